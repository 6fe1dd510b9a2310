import { rungsOf } from "../domain/level.ts";
import type { ProgressMatrix } from "../domain/progress-matrix.ts";
import type { Rung } from "../domain/scale.ts";

/** The columns a matrix needs, lowest first: where children stand, started, and should by now be. */
export function matrixColumns(matrix: ProgressMatrix): readonly Rung[] {
  const rungs = rungsOf(matrix.scale);
  const at = matrix.rows.flatMap(({ rung, expected }) =>
    expected === undefined ? [rung.index] : [rung.index, Math.floor(expected)],
  );
  for (const { rung } of matrix.columns) at.push(rung.index);
  if (at.length === 0) return [];
  return rungs.slice(Math.min(...at), Math.max(...at) + 1);
}
