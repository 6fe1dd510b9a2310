import type { Drawing, Mark } from "./drawing.ts";
import { paragraphLines } from "./text-width.ts";

/** A piece of text on paper. */
export type TextBlock = {
  /**
   * A heading, one below it, words, a point of a list, a point with a box to tick, or words that stand
   * back, under the point before them.
   */
  kind: "title" | "under" | "words" | "item" | "tick" | "aside";
  text: string;
};

const size = 13;
const lead = 18;
/** How far the words of a point stand in. */
const hang = 20;

type Look = { size: number; lead: number; above: number; left: number; bold: boolean };

const LOOKS: Readonly<Record<TextBlock["kind"], Look>> = {
  title: { size: 15.5, lead: 21, above: 18, left: 0, bold: true },
  under: { size, lead, above: 8, left: 0, bold: true },
  words: { size, lead, above: 3, left: 0, bold: false },
  item: { size, lead, above: 5, left: hang, bold: false },
  tick: { size, lead, above: 5, left: hang, bold: false },
  aside: { size, lead, above: 0, left: hang, bold: false },
};

/** A line as it is set, and whether the one after it must stand on its page. */
type Line = { words: string; block: TextBlock["kind"]; begins: boolean; staysWithNext: boolean };

/**
 * Text as pages of one size: it goes over as many as it needs, no word is cut off, and a heading is
 * never the last line of a page. Answers one page at least.
 */
export function textPages(
  blocks: readonly TextBlock[],
  { title, width, height }: { title: string; width: number; height: number },
): Drawing[] {
  const pages: Line[][] = [];
  let page: Line[] = [];
  const turn = () => {
    pages.push(page);
    page = [];
  };
  for (const lines of heldTogether(linesOf(blocks, width))) {
    if (page.length > 0 && heightOf([...page, ...lines]) > height) turn();
    page.push(...lines);
  }
  if (page.length > 0 || pages.length === 0) turn();
  return pages.map((lines, at) =>
    pageOf(lines, { width, title: pages.length === 1 ? title : `${title}, page ${at + 1}` }),
  );
}

function linesOf(blocks: readonly TextBlock[], width: number): Line[] {
  return blocks.flatMap(({ kind, text }) => {
    const look = LOOKS[kind];
    const weight = look.bold ? "bold" : "regular";
    const lines = paragraphLines(text, width - look.left, look.size, weight);
    return lines.map((words, at): Line => ({
      words,
      block: kind,
      begins: at === 0,
      staysWithNext: kind === "title" || kind === "under",
    }));
  });
}

/** Headings with the first line below them. */
function heldTogether(lines: readonly Line[]): Line[][] {
  const found: Line[][] = [];
  let held: Line[] = [];
  for (const line of lines) {
    held.push(line);
    if (line.staysWithNext) continue;
    found.push(held);
    held = [];
  }
  return held.length === 0 ? found : [...found, held];
}

function heightOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line, at) => sum + tallOf(line, at), 0);
}

/** What a line takes; the first of a page has nothing above it. */
function tallOf({ block, begins }: Line, at: number): number {
  const look = LOOKS[block];
  return look.lead + (begins && at > 0 ? look.above : 0);
}

function pageOf(
  lines: readonly Line[],
  { width, title }: { width: number; title: string },
): Drawing {
  const marks: Mark[] = [];
  let y = 0;
  for (const [at, line] of lines.entries()) {
    const look = LOOKS[line.block];
    y += tallOf(line, at);
    const foot = y - 4;
    if (line.begins && line.block === "item")
      marks.push({ kind: "text", x: 4, y: foot, text: "•", size });
    if (line.begins && line.block === "tick")
      marks.push({ kind: "rect", x: 0, y: foot - 10, width: 11, height: 11, stroke: "ink" });
    marks.push({
      kind: "text",
      x: look.left,
      y: foot,
      text: line.words,
      size: look.size,
      ...(look.bold ? { weight: "bold" as const } : {}),
      ...(line.block === "aside" ? { ink: "soft" as const } : {}),
    });
  }
  return { width, height: Math.max(y, 1), title, marks };
}
