import { type TextMark, textSize } from "./drawing.ts";

/** Widths of space to ~ in Inter with its tabular digits, in hundredths of the letters' size. */
const widths = [
  28, 29, 47, 63, 65, 98, 64, 30, 36, 36, 50, 66, 29, 46, 29, 36, 65, 65, 65, 65, 65, 65, 65, 65,
  65, 65, 29, 30, 66, 66, 66, 51, 97, 69, 65, 73, 72, 60, 59, 75, 74, 27, 57, 67, 57, 90, 75, 76,
  64, 76, 64, 64, 65, 74, 69, 99, 68, 68, 63, 36, 36, 36, 47, 46, 32, 56, 61, 57, 61, 58, 37, 61,
  59, 24, 24, 55, 24, 88, 59, 60, 61, 61, 38, 53, 33, 59, 56, 82, 55, 56, 55, 43, 33, 43, 66,
];

/** How wide a text is set, in pixels: close enough to lay out by, the same on every machine. */
export function textWidth(
  text: string,
  size = textSize,
  weight: TextMark["weight"] = "regular",
): number {
  let hundredths = 0;
  for (const letter of text.normalize("NFD")) {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x300 && code <= 0x36f) continue;
    hundredths += widths[code - 32] ?? (code < 0x2000 ? 70 : 105);
  }
  return (hundredths * size * (weight === "bold" ? 1.06 : 1)) / 100;
}

/** The smallest share of its size a text is set at before it is shortened. */
const smallest = 0.75;

/** A text mark as it is set: smaller when it is too wide for its place, then shortened with "…". */
export function fitText(mark: TextMark): { text: string; size: number } {
  const size = mark.size ?? textSize;
  const { text, maxWidth } = mark;
  if (maxWidth === undefined) return { text, size };
  const width = textWidth(text, size, mark.weight);
  if (width <= maxWidth) return { text, size };
  const small = Math.max(size * smallest, (size * maxWidth) / width);
  if (textWidth(text, small, mark.weight) <= maxWidth + 0.01) return { text, size: small };
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, small, mark.weight) > maxWidth)
    letters.pop();
  return { text: `${letters.join("").trimEnd()}…`, size: small };
}

/** A text in lines no wider than a width; a word that is wider stands alone in its line. */
export function wrapText(
  text: string,
  width: number,
  size = textSize,
  weight: TextMark["weight"] = "regular",
): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((one) => one !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size, weight) <= width)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * Paragraphs in lines no wider than a width: a line of its own where the writer began one, and a word
 * that is wider than a line cut, so that nothing runs off the paper.
 */
export function paragraphLines(
  text: string,
  width: number,
  size = textSize,
  weight: TextMark["weight"] = "regular",
): string[] {
  return text
    .split("\n")
    .flatMap((line) => wrapText(line, width, size, weight))
    .flatMap((line) => cutWord(line, width, size, weight));
}

function cutWord(line: string, width: number, size: number, weight: TextMark["weight"]): string[] {
  if (textWidth(line, size, weight) <= width) return [line];
  const pieces: string[] = [];
  let piece = "";
  for (const letter of line) {
    if (piece !== "" && textWidth(piece + letter, size, weight) > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}
