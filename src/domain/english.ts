import { placeOf } from "./level.ts";
import type { Scale } from "./scale.ts";

/** Points from which the average of reading and writing makes each level. research/domain.md §1. */
const CUT_OFFS: readonly (readonly [points: number, value: string])[] = [
  [24, "4"],
  [18, "3"],
  [16, "2H"],
  [14, "2S"],
  [12, "2L"],
  [6, "1"],
  [3, "W"],
];

export type English = {
  /** A value of the levels scale: whole levels, but Level 2 in its three steps; null below W. */
  value: string | null;
  /** Average of the points it was made from. */
  points: number;
  /** True where only one of the two subjects had a level. */
  fromOne: boolean;
  /** For key stage 2 the same cut-offs are this school's own rule, not a published one. */
  basis: "published" | "school's rule";
};

/** Above Level 4 the cut-offs go on in sixes, one whole level each. */
function levelAt(points: number): string | null {
  if (points >= 30) return String(Math.min(Math.floor(points / 6), 6));
  return CUT_OFFS.find(([from]) => points >= from)?.[1] ?? null;
}

/**
 * English from reading and writing: the average of their points, read back with the published
 * cut-offs; where only one has a level, that one; undefined where neither has. [EN1] [EN2]
 */
export function englishOf(
  levels: Scale,
  reading: string | undefined,
  writing: string | undefined,
  yearGroup: number,
): English | undefined {
  const points = [reading, writing].flatMap((value) => pointsOf(levels, value) ?? []);
  if (points.length === 0) return undefined;
  const average = points.reduce((sum, one) => sum + one, 0) / points.length;
  return {
    value: levelAt(average),
    points: average,
    fromOne: points.length === 1,
    basis: yearGroup <= 2 ? "published" : "school's rule",
  };
}

/** Points of a value, fine values by their own; undefined for what is no level. For groups only. [L5] */
export function pointsOf(scale: Scale, value: string | undefined): number | undefined {
  const place = value === undefined ? undefined : placeOf(scale, value);
  if (place?.kind !== "rung") return undefined;
  const fine = scale.floor?.fine.find((other) => other.code === place.fine);
  return fine?.points ?? place.rung.points;
}
