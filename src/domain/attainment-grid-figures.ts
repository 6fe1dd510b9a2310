import type { GridChild } from "./attainment-grid.ts";
import { ATTAINMENT_BANDS, type AttainmentBand } from "./expectation.ts";

/** What stands under a column: counts, never a percentage without them. [AG2] [AG3] [AG4] */
export type GridFigures = {
  /** Who counts: on roll on the day. */
  children: number;
  /** Of them, with a level. */
  assessed: number;
  /** Of them, with a level where something is expected: the whole that percentages are of. */
  judged: number;
  bands: Readonly<Record<AttainmentBand, number>>;
  /** Where they moved since the compared point; adds up to `children`. Undefined without one. */
  moved: { up: number; same: number; down: number; unknown: number } | undefined;
  /** The same children then and now: how many were on track or above. Undefined without a point. */
  change: { children: number; before: number; now: number } | undefined;
};

/** Counts children; see {@link GridFigures}. */
export function gridFigures(children: readonly GridChild[], compares: boolean): GridFigures {
  const bands = Object.fromEntries(ATTAINMENT_BANDS.map((band) => [band, 0])) as Record<
    AttainmentBand,
    number
  >;
  const moved = { up: 0, same: 0, down: 0, unknown: 0 };
  const change = { children: 0, before: 0, now: 0 };
  let assessed = 0;
  let judged = 0;
  for (const { rung, band, movement, was } of children) {
    if (rung !== undefined) assessed += 1;
    if (band !== undefined) {
      judged += 1;
      bands[band] += 1;
    }
    moved[wayOf(movement)] += 1;
    if (band === undefined || was?.band === undefined) continue;
    change.children += 1;
    if (isOnTrack(was.band)) change.before += 1;
    if (isOnTrack(band)) change.now += 1;
  }
  return {
    children: children.length,
    assessed,
    judged,
    bands,
    moved: compares ? moved : undefined,
    change: compares ? change : undefined,
  };
}

export function wayOf(movement: number | undefined): "up" | "same" | "down" | "unknown" {
  if (movement === undefined) return "unknown";
  if (movement === 0) return "same";
  return movement > 0 ? "up" : "down";
}

/** On track or above. */
export function isOnTrack(band: AttainmentBand): boolean {
  return band !== "below" && band !== "well-below";
}

export function onTrackOrAbove({ bands }: Pick<GridFigures, "bands">): number {
  return bands["on-track"] + bands.above + bands["well-above"];
}
