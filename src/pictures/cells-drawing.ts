import { scaleBand } from "d3-scale";
import type { Rung } from "../domain/scale.ts";
import type { Drawing, Ink, Mark, Pattern } from "./drawing.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** A square of the picture: who stands in it, and what its ground means. */
export type DrawnCell = { names: readonly string[]; fill: Ink; pattern?: Pattern };

export type CellsPicture = {
  title: string;
  /** What stands at the side and at the foot, named. */
  side: string;
  foot: string;
  /** Highest first. */
  rows: readonly Rung[];
  /** Lowest first. */
  columns: readonly Rung[];
  cellAt: (row: Rung, column: Rung) => DrawnCell;
  /** Lines under this row and before this column, where what is expected begins. */
  lines?: { row: Rung | undefined; column: Rung | undefined };
  /** Where a row's pace leads, as a fraction of columns from the first. */
  paceOf?: (row: Rung) => number | undefined;
  /** Names in the cells, or how many. */
  names: boolean;
};

const LABEL = 60;
/** A column, and how wide the longest word of a name may make it. */
const WIDTH = 96;
const WIDEST = 168;
/** On both sides of a name. */
const ASIDE = 8;
const LINE = 16;
const FOOT = 44;
const SIZE = 12;

/**
 * A picture of children by two levels, for paper and files: the same cells as on the screen. A long
 * name goes on in the next line, and a long word makes the columns wider; it is never cut.
 */
export function cellsDrawing(of: CellsPicture): Drawing {
  const { rows, columns, names, lines } = of;
  const cells = new Map(
    rows.map((row) => [row, columns.map((column) => ({ column, cell: of.cellAt(row, column) }))]),
  );
  const wide = widthFor(names ? [...cells.values()].flat().flatMap(({ cell }) => cell.names) : []);
  const width = LABEL + Math.max(columns.length, 1) * wide;
  const x = scaleBand()
    .domain(columns.map(({ code }) => code))
    .range([LABEL, width]);
  const marks: Mark[] = [];
  // On top of every cell: the next row's ground would paint over half of a line.
  const over: Mark[] = [];
  let y = 0;
  for (const row of rows) {
    const here = (cells.get(row) ?? []).map(({ column, cell }) => {
      const told = names || cell.names.length === 0 ? cell.names : [String(cell.names.length)];
      const words = told.flatMap((one) => wrapText(one, wide - ASIDE, SIZE));
      return { column, cell, words };
    });
    const most = Math.max(1, ...here.map(({ words }) => words.length));
    const height = most * LINE + 10;
    for (const { column, cell, words } of here) {
      const left = x(column.code) ?? LABEL;
      const { fill, pattern } = cell;
      marks.push({
        kind: "rect",
        x: left,
        y,
        width: wide,
        height,
        fill,
        stroke: "rule",
        ...(pattern === undefined ? {} : { pattern }),
      });
      const top = y + (height - words.length * LINE) / 2;
      for (const [at, text] of words.entries())
        marks.push({
          kind: "text",
          x: left + wide / 2,
          y: top + at * LINE + SIZE,
          text,
          size: SIZE,
          anchor: "middle",
          maxWidth: wide - ASIDE,
        });
    }
    marks.push({
      kind: "text",
      x: LABEL - 8,
      y: y + height / 2 + 4,
      text: row.code,
      size: SIZE,
      weight: "bold",
      anchor: "end",
    });
    const pace = of.paceOf?.(row);
    if (pace !== undefined) {
      const at = LABEL + (pace + 0.5) * wide;
      const line = { kind: "line", x1: at, x2: at, y1: y + 2, y2: y + height - 2 } as const;
      marks.push({ ...line, stroke: "ink", weight: 2, dash: [2, 3] });
    }
    y += height;
    if (row === lines?.row)
      over.push({ kind: "line", x1: 0, x2: width, y1: y, y2: y, stroke: "ink", weight: 2.5 });
  }
  marks.push(...over);
  const before = lines?.column === undefined ? undefined : x(lines.column.code);
  if (before !== undefined)
    marks.push({ kind: "line", x1: before, x2: before, y1: 0, y2: y, stroke: "ink", weight: 2.5 });
  for (const column of columns)
    marks.push({
      kind: "text",
      x: (x(column.code) ?? 0) + wide / 2,
      y: y + 18,
      text: column.code,
      size: SIZE,
      weight: "bold",
      anchor: "middle",
    });
  marks.push(
    { kind: "text", x: 0, y: y + 36, text: `↑ ${of.side}`, size: SIZE, ink: "soft" },
    {
      kind: "text",
      x: width,
      y: y + 36,
      text: `${of.foot} →`,
      size: SIZE,
      ink: "soft",
      anchor: "end",
    },
  );
  return { width, height: y + FOOT, title: of.title, marks };
}

/** As wide as the longest word asks for: wider columns would make all letters smaller on the paper. */
function widthFor(names: readonly string[]): number {
  const words = names.flatMap((one) => one.split(/\s+/));
  const longest = words.reduce((most, one) => Math.max(most, textWidth(one, SIZE)), 0);
  return Math.min(WIDEST, Math.max(WIDTH, Math.ceil(longest) + ASIDE));
}
