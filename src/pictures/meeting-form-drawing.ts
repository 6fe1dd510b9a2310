import type { FormTable } from "../domain/meeting-form.ts";
import type { Drawing, Mark } from "./drawing.ts";
import { paragraphLines } from "./text-width.ts";

const size = 11.5;
const lead = 15;
const pad = 6;
/** Shares of the width: the child, the evidence, what was said, what was agreed. */
const shares = [0.12, 0.26, 0.28, 0.34] as const;

type Cells = readonly [string[], string[], string[], string[]];

/** A piece of the form that stands on one page or is cut between two lines. */
type Block = Words | Row;
type Words = { kind: "title" | "words"; lines: readonly string[] };
type Row = { kind: "head" | "row"; cells: Cells; ends: boolean };

/**
 * The form of a meeting as pages of one width: a success first, then the tables, what else was said,
 * and what was added later. A row goes to the next page whole when it fits there, and is cut between lines when it is
 * taller than a page; a table's headings stand on each of its pages. ISP handbook, Appendix 9. [MF1]
 */
export function meetingFormPages(
  form: {
    title: string;
    success: string;
    general: string;
    tables: readonly FormTable[];
    /** What was added after the closing. */
    later: string;
  },
  { width, height }: { width: number; height: number },
): Drawing[] {
  const pages: Block[][] = [];
  let page: Block[] = [];
  let used = 0;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  const put = (block: Block) => {
    page.push(block);
    used += heightOf(block);
  };
  const words = (heading: string, text: string) => {
    if (text.trim() === "") return;
    const lines = paragraphs(text, width);
    if (used + heightOf({ kind: "words", lines: lines.slice(0, 1) }) + 30 > height) turn();
    put({ kind: "title", lines: [heading] });
    for (let from = 0; from < lines.length;) {
      const room = Math.max(1, Math.floor((height - used - 2 * pad) / lead));
      put({ kind: "words", lines: lines.slice(from, from + room) });
      from += room;
      if (from < lines.length) turn();
    }
  };
  words("A success", form.success);
  for (const table of form.tables) {
    const head: Block = { kind: "head", cells: headOf(table), ends: true };
    const top = () => {
      put({ kind: "title", lines: [table.title] });
      put(head);
    };
    const rows = table.rows.length === 0 ? [NOBODY] : table.rows.map((row) => cellsOf(row, width));
    const first = rows[0] ?? NOBODY;
    const begins = 30 + heightOf(head);
    if (used + begins + Math.min(heightOf({ kind: "row", cells: first, ends: true }), 80) > height)
      turn();
    top();
    for (const cells of rows) {
      let rest = cells;
      const whole = heightOf({ kind: "row", cells: rest, ends: true });
      if (used + whole > height && begins + whole <= height) {
        turn();
        top();
      }
      for (;;) {
        const room = Math.max(1, Math.floor((height - used - 2 * pad) / lead));
        const tall = Math.max(...rest.map((lines) => lines.length));
        put({ kind: "row", cells: map(rest, (lines) => lines.slice(0, room)), ends: tall <= room });
        if (tall <= room) break;
        rest = map(rest, (lines) => lines.slice(room));
        turn();
        top();
      }
    }
  }
  words("Also said", form.general);
  words("Added later", form.later);
  turn();
  if (pages.length === 0) pages.push([]);
  return pages.map((blocks, at) => pageOf(blocks, width, `${form.title}, page ${at + 1}`));
}

const NOBODY: Cells = [["Nobody."], [], [], []];

function headOf({ whom, said }: FormTable): Cells {
  return [[whom], ["Evidence"], [said], ["Agreed action, who and by when"]];
}

function cellsOf(row: FormTable["rows"][number], width: number): Cells {
  const child = row.subject === "" ? row.child : `${row.child}\n${row.subject}`;
  const texts = [child, row.evidence, row.said, row.agreed] as const;
  const wide = (at: 0 | 1 | 2 | 3) => paragraphs(texts[at], width * shares[at]);
  return [wide(0), wide(1), wide(2), wide(3)];
}

function paragraphs(text: string, width: number): string[] {
  return paragraphLines(text, width - 2 * pad, size);
}

function map(cells: Cells, change: (lines: string[]) => string[]): Cells {
  return [change(cells[0]), change(cells[1]), change(cells[2]), change(cells[3])];
}

function heightOf(block: Block): number {
  if ("lines" in block) return block.kind === "title" ? 30 : block.lines.length * lead + 2 * pad;
  return Math.max(1, ...block.cells.map((lines) => lines.length)) * lead + 2 * pad;
}

function pageOf(blocks: readonly Block[], width: number, title: string): Drawing {
  const marks: Mark[] = [];
  let y = 0;
  for (const block of blocks) {
    const tall = heightOf(block);
    if ("lines" in block) {
      if (block.kind === "title") marks.push(textAt(0, y + 21, block.lines[0] ?? "", true, 14));
      else
        for (const [at, line] of block.lines.entries())
          marks.push(textAt(pad, y + pad + 11 + at * lead, line));
    } else {
      const isHead = block.kind === "head";
      if (isHead)
        marks.push({ kind: "rect", x: 0, y, width, height: tall, fill: "sunk", stroke: "rule" });
      let x = 0;
      for (const [at, lines] of block.cells.entries()) {
        for (const [line, words] of lines.entries())
          marks.push(textAt(x + pad, y + pad + 11 + line * lead, words, isHead || at === 0));
        if (at > 0) marks.push({ kind: "line", x1: x, x2: x, y1: y, y2: y + tall, stroke: "hair" });
        x += width * (shares[at] ?? 0);
      }
      if (block.ends)
        marks.push({ kind: "line", x1: 0, x2: width, y1: y + tall, y2: y + tall, stroke: "rule" });
    }
    y += tall;
  }
  return { width, height: Math.max(y, 1), title, marks };
}

function textAt(x: number, y: number, text: string, bold = false, of = size): Mark {
  return { kind: "text", x, y, text, size: of, ...(bold ? { weight: "bold" as const } : {}) };
}
