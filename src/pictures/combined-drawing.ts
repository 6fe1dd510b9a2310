import type { CombinedPlot } from "../domain/combined-attainment.ts";
import { type CellsPicture, cellsDrawing } from "./cells-drawing.ts";
import type { Drawing } from "./drawing.ts";
import { quadrantAt, quadrantRows } from "./quadrant-layout.ts";
import type { LegendEntry } from "./sheet.ts";

const BOX = { kind: "rect", x: 2, y: 2, width: 20, height: 12, stroke: "rule" } as const;

/** What the signs of {@link combinedDrawing} mean. */
export const COMBINED_LEGEND: readonly LegendEntry[] = [
  {
    sign: [{ kind: "line", x1: 2, x2: 22, y1: 8, y2: 8, stroke: "ink", weight: 2.5 }],
    words: "where what is asked begins",
  },
  { sign: [{ ...BOX, fill: "above-soft" }], words: "enough in both" },
  { sign: [{ ...BOX, fill: "below-soft", pattern: "dots" }], words: "enough in neither" },
];

/** The picture of two subjects as marks, for paper and files. Pure. [CO6] */
export function combinedDrawing(plot: CombinedPlot, names: boolean): Drawing {
  const { rows, columns } = quadrantRows(plot);
  const cellAt: CellsPicture["cellAt"] = (up, across) => {
    const quadrant = quadrantAt(plot, across, up);
    const here = plot.children
      .filter((one) => one.across.rung?.index === across.index && one.up.rung?.index === up.index)
      .map(({ child }) => child.name);
    if (quadrant === "both") return { names: here, fill: "above-soft" };
    if (quadrant === "neither") return { names: here, fill: "below-soft", pattern: "dots" };
    return { names: here, fill: quadrant === undefined ? "paper" : "on-track-soft" };
  };
  return cellsDrawing({
    title: `${plot.up.name} against ${plot.across.name}`,
    side: plot.up.name,
    foot: plot.across.name,
    rows,
    columns,
    cellAt,
    lines: { row: plot.lines.up, column: plot.lines.across },
    names,
  });
}
