import type { ExportTable } from "../domain/export-table.ts";
import type { Drawing, Mark } from "./drawing.ts";
import { textWidth, wrapText } from "./text-width.ts";

const size = 12;
const rowHeight = 22;
const widest = 190;

/** A table as a drawing, for a sheet whose figures are numbers. Empty cells say "–", which is not nought. */
export function tableDrawing(table: ExportTable, of: { skip?: readonly string[] } = {}): Drawing {
  const columns = table.columns
    .map((column, at) => ({ ...column, at }))
    .filter(({ key }) => !(of.skip ?? []).includes(key));
  const told = table.rows.map((row) =>
    columns.map(({ at }) => {
      const cell = row[at] ?? null;
      return {
        text: cell === null ? "–" : String(cell),
        number: typeof cell === "number" || cell === null,
      };
    }),
  );
  const heads = columns.map(({ words }) => wrapText(words, 84, size, "bold"));
  const widths = columns.map((_, at) => {
    const cells = told.map((row) => textWidth(row[at]?.text ?? "", size));
    const words = (heads[at] ?? []).map((line) => textWidth(line, size, "bold"));
    return Math.min(widest, Math.max(40, ...cells, ...words)) + 16;
  });
  const lines = Math.max(1, ...heads.map((head) => head.length));
  const top = lines * 15 + 8;
  const width = widths.reduce((sum, one) => sum + one, 0);
  const height = top + table.rows.length * rowHeight + 2;
  const marks: Mark[] = [];
  let x = 0;
  for (const [at, wide] of widths.entries()) {
    const right = told.length > 0 && told.every((row) => row[at]?.number === true);
    const place = right ? { x: x + wide - 8, anchor: "end" as const } : { x: x + 8 };
    for (const [line, words] of (heads[at] ?? []).entries())
      marks.push({
        kind: "text",
        ...place,
        y: top - 8 - (lines - 1 - line) * 15,
        text: words,
        size,
        weight: "bold",
      });
    for (const [row, cells] of told.entries())
      marks.push({
        kind: "text",
        ...place,
        y: top + row * rowHeight + 15,
        text: cells[at]?.text ?? "",
        size,
        maxWidth: wide - 16,
      });
    x += wide;
  }
  for (let row = 0; row <= table.rows.length; row += 1) {
    const y = top + row * rowHeight;
    marks.push({
      kind: "line",
      x1: 0,
      y1: y,
      x2: width,
      y2: y,
      stroke: row === 0 ? "rule-strong" : "hair",
    });
  }
  return { width, height, title: `${table.name}: ${table.rows.length} rows`, marks };
}
