import type { ExportTable } from "../domain/export-table.ts";
import type { Drawing, Mark } from "./drawing.ts";
import { textWidth, wrapText } from "./text-width.ts";

const size = 12;
const lineHeight = 16;
/** Above and below a row's lines. */
const rowPadding = 6;
const cellPadding = 16;
/** What a column may take before it shares the paper with the others, and the paper's width. */
const widest = 190;
const paper = 1040;
/** Of the rows on one sheet of A4 that stays readable. */
const pageHeight = 660;

type Options = { skip?: readonly string[] };

type Told = { lines: readonly string[]; number: boolean };

/**
 * A table as a drawing, for a sheet whose figures are numbers. Empty cells say "–", which is not
 * nought; what is too long for its column goes on in the next line, and is never cut.
 */
export function tableDrawing(table: ExportTable, of: Options = {}): Drawing {
  const { columns, rows } = laidOut(table, of);
  return drawn(table, columns, rows);
}

/** The same on as many drawings as it needs to stay readable, at least one. */
export function tableDrawings(table: ExportTable, of: Options = {}): Drawing[] {
  const { columns, rows } = laidOut(table, of);
  const pages: Told[][][] = [[]];
  let height = 0;
  for (const row of rows) {
    const more = heightOf(row);
    if (height > 0 && height + more > pageHeight) {
      pages.push([]);
      height = 0;
    }
    pages.at(-1)?.push(row);
    height += more;
  }
  return pages.map((some) => drawn(table, columns, some));
}

type Column = { head: readonly string[]; width: number; right: boolean };

function laidOut(table: ExportTable, of: Options): { columns: Column[]; rows: Told[][] } {
  const shown = table.columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ key }) => !(of.skip ?? []).includes(key));
  const cells = table.rows.map((row) =>
    shown.map(({ at }) => {
      const cell = row[at] ?? null;
      const text = cell === null ? "–" : String(cell);
      return { text, number: typeof cell === "number" || cell === null };
    }),
  );
  const heads = shown.map(({ words }) => wrapText(words, 84, size, "bold"));
  const wanted = shown.map((_, at) => {
    const texts = cells.map((row) => textWidth(row[at]?.text ?? "", size));
    const words = (heads[at] ?? []).map((line) => textWidth(line, size, "bold"));
    return texts.concat(words).reduce((most, one) => Math.max(most, one), 40) + cellPadding;
  });
  const narrow = wanted.filter((one) => one <= widest);
  const left = paper - narrow.reduce((sum, one) => sum + one, 0);
  const share = Math.max(widest, left / Math.max(1, wanted.length - narrow.length));
  const columns = shown.map((_, at): Column => ({
    head: heads[at] ?? [],
    width: Math.min(wanted[at] ?? 0, share),
    right: cells.length > 0 && cells.every((row) => row[at]?.number === true),
  }));
  const rows = cells.map((row) =>
    row.map(({ text, number }, at): Told => {
      const lines = wrapText(text, (columns[at]?.width ?? 0) - cellPadding + 0.01, size);
      return { lines: lines.length === 0 ? [""] : lines, number };
    }),
  );
  return { columns, rows };
}

function heightOf(row: readonly Told[]): number {
  return Math.max(1, ...row.map(({ lines }) => lines.length)) * lineHeight + rowPadding;
}

function drawn(
  table: ExportTable,
  columns: readonly Column[],
  rows: readonly (readonly Told[])[],
): Drawing {
  const lines = Math.max(1, ...columns.map(({ head }) => head.length));
  const top = lines * 15 + 8;
  const width = columns.reduce((sum, one) => sum + one.width, 0);
  const marks: Mark[] = [];
  const tops = [top];
  for (const row of rows) tops.push((tops.at(-1) ?? top) + heightOf(row));
  let x = 0;
  for (const [at, { head, width: wide, right }] of columns.entries()) {
    const place = right ? { x: x + wide - 8, anchor: "end" as const } : { x: x + 8 };
    for (const [line, words] of head.entries())
      marks.push({
        kind: "text",
        ...place,
        y: top - 8 - (lines - 1 - line) * 15,
        text: words,
        size,
        weight: "bold",
      });
    for (const [row, cells] of rows.entries())
      for (const [line, text] of (cells[at]?.lines ?? []).entries())
        marks.push({
          kind: "text",
          ...place,
          y: (tops[row] ?? top) + line * lineHeight + 15,
          text,
          size,
          // A single word may still be wider than its column.
          maxWidth: wide - cellPadding,
        });
    x += wide;
  }
  for (const [row, y] of tops.entries())
    marks.push({
      kind: "line",
      x1: 0,
      y1: y,
      x2: width,
      y2: y,
      stroke: row === 0 ? "rule-strong" : "hair",
    });
  const height = (tops.at(-1) ?? top) + 2;
  return { width, height, title: `${table.name}: ${rows.length} rows`, marks };
}
