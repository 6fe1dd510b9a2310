import type { CombinedPlot, Quadrant } from "../domain/combined-attainment.ts";
import { rungsOf } from "../domain/level.ts";
import type { Rung } from "../domain/scale.ts";

/** The rows and columns a plot needs: all children, both lines, and a row more beyond each line. */
export function quadrantRows(plot: CombinedPlot): {
  /** Highest first. */
  rows: readonly Rung[];
  /** Lowest first. */
  columns: readonly Rung[];
} {
  return {
    rows: [...between(plot, "up")].reverse(),
    columns: between(plot, "across"),
  };
}

function between(plot: CombinedPlot, axis: "across" | "up"): readonly Rung[] {
  const rungs = rungsOf(plot[axis].scale);
  const line = plot.lines[axis];
  const at = plot.children.flatMap((one) => one[axis].rung?.index ?? []);
  if (line !== undefined) at.push(line.index, line.index - 1);
  if (at.length === 0) return rungs.slice(0, 3);
  return rungs.slice(Math.max(0, Math.min(...at)), Math.max(...at) + 1);
}

/** The quarter a place lies in, by the lines; undefined where one is missing. */
export function quadrantAt({ lines }: CombinedPlot, across: Rung, up: Rung): Quadrant | undefined {
  if (lines.across === undefined || lines.up === undefined) return undefined;
  const right = across.index >= lines.across.index;
  const above = up.index >= lines.up.index;
  if (right) return above ? "both" : "across";
  return above ? "up" : "neither";
}
