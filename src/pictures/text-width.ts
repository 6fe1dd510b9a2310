import { type TextMark, textSize } from "./drawing.ts";

/** Widths of space to ~ in Inter, in hundredths of the letters' size. */
const widths = [
  28, 29, 47, 63, 64, 99, 65, 30, 37, 37, 51, 66, 29, 46, 29, 36, 62, 47, 60, 62, 65, 59, 61, 56,
  62, 61, 29, 30, 66, 66, 66, 51, 97, 67, 65, 73, 72, 60, 59, 75, 74, 27, 55, 67, 56, 89, 76, 76,
  63, 76, 64, 64, 65, 74, 67, 99, 67, 67, 63, 37, 36, 37, 47, 46, 45, 56, 61, 57, 61, 59, 37, 61,
  59, 24, 24, 55, 24, 87, 59, 61, 61, 61, 38, 53, 36, 59, 57, 82, 55, 57, 56, 43, 34, 43, 66,
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
    hundredths += widths[code - 32] ?? 70;
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
