import type { ProgressMatrix } from "../domain/progress-matrix.ts";
import { sayPoint } from "../domain/standing-at.ts";
import { cellsDrawing } from "./cells-drawing.ts";
import type { Drawing } from "./drawing.ts";
import { matrixColumns } from "./matrix-layout.ts";
import type { LegendEntry } from "./sheet.ts";

const BOX = { kind: "rect", x: 2, y: 2, width: 20, height: 12, stroke: "rule" } as const;
const PACE = { kind: "line", x1: 12, x2: 12, y1: 1, y2: 15, stroke: "ink", weight: 2 } as const;

/** What the signs of {@link matrixDrawing} mean. */
export const MATRIX_LEGEND: readonly LegendEntry[] = [
  { sign: [{ ...BOX, fill: "sunk", pattern: "hatch" }], words: "no change" },
  { sign: [{ ...PACE, dash: [2, 3] }], words: "where the pace leads" },
];

/** The matrix as marks, for paper and files. Pure. [PM1] [PM2] */
export function matrixDrawing(matrix: ProgressMatrix, names: boolean): Drawing {
  const columns = matrixColumns(matrix);
  const first = columns[0]?.index ?? 0;
  return cellsDrawing({
    title: `${matrix.subject.name}, ${sayPoint(matrix.from)} to ${sayPoint(matrix.to)}`,
    side: sayPoint(matrix.from),
    foot: sayPoint(matrix.to),
    rows: matrix.rows.map(({ rung }) => rung),
    columns,
    cellAt: (from, to) => {
      const cell = matrix.cells.find(
        (one) => one.from.index === from.index && one.to.index === to.index,
      );
      const here = (cell?.children ?? []).map(({ child }) => child.name);
      if (from.index === to.index) return { names: here, fill: "sunk", pattern: "hatch" };
      if (here.length === 0) return { names: here, fill: "paper" };
      return { names: here, fill: to.index > from.index ? "above-soft" : "below-soft" };
    },
    paceOf: (row) => {
      const expected = matrix.rows.find(({ rung }) => rung === row)?.expected;
      return expected === undefined ? undefined : expected - first;
    },
    names,
  });
}
