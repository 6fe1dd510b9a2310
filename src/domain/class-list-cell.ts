import { aimIn } from "./aim.ts";
import type { TrackerChip, TrackerFacts, TrackerScene } from "./class-tracker.ts";
import type { AttainmentBand } from "./expectation.ts";
import { cellName, conflictIn, currentEntryIn } from "./judgement.ts";
import { writeLevel } from "./level.ts";
import type { Scale } from "./scale.ts";

/** Why a cell takes nothing from this person. */
export type ListBar = "closed" | "closed-baseline" | "other-teacher" | "view";

/** One child in one column. Plain values only, so that two can be compared cheaply. */
export type ListCell = {
  /** What shows; null when there is nothing. */
  value: string | null;
  /** As a teacher writes it: "3S", "P6", "Absent"; empty when there is nothing. */
  level: string;
  /** Index of the row on the scale, for sorting. */
  rung: number | undefined;
  band: AttainmentBand | undefined;
  movement: number | undefined;
  agreed: boolean;
  conflict: boolean;
  questioned: string | undefined;
  unsent: boolean;
  /** On roll at the point and nothing put yet. */
  missing: boolean;
  bar: ListBar | undefined;
};

/** A child's cell at a point, from the chip the tracker shows there. */
export function pointCell(
  scene: TrackerScene,
  chip: TrackerChip,
  column: TrackerScene["columns"][number],
  missing: boolean,
  may: boolean,
): ListCell {
  const { value, level, rung, band, movement, agreed, conflict, questioned, unsent } = chip;
  const baseline = column.season === "baseline";
  const closed = column.state === "closed";
  const bar = closed
    ? baseline
      ? "closed-baseline"
      : "closed"
    : may
      ? undefined
      : "other-teacher";
  return {
    value,
    level,
    rung,
    band,
    movement: baseline ? undefined : movement,
    agreed,
    conflict,
    questioned,
    unsent,
    missing: missing && !baseline,
    bar,
  };
}

const PLAIN_CELL = {
  rung: undefined,
  band: undefined,
  movement: undefined,
  agreed: false,
  conflict: false,
  questioned: undefined,
  unsent: false,
  missing: false,
} as const;

/** A child's target or prediction. */
export function aimCell(
  facts: Pick<TrackerFacts, "thisYear">,
  { id, scale }: { id: string; scale: Scale },
  pupil: string,
  slot: "target" | "prediction",
  may: boolean,
): ListCell {
  const row = facts.thisYear.get(pupil);
  const value = aimIn(row, id, slot)?.v ?? null;
  return {
    ...PLAIN_CELL,
    value,
    level: writeLevel(scale, value),
    conflict: conflictIn(row, cellName(id, slot)).length > 0,
    unsent: currentEntryIn(row, cellName(id, slot))?.at === 0,
    bar: may ? undefined : "other-teacher",
  };
}

/** A child's level at the same point a year ago: only to look at. */
export function beforeCell(
  facts: Pick<TrackerFacts, "lastYear">,
  { id, lastScale }: { id: string; lastScale: Scale },
  pupil: string,
  slot: string,
): ListCell {
  const value = currentEntryIn(facts.lastYear.get(pupil), cellName(id, slot))?.v ?? null;
  return { ...PLAIN_CELL, value, level: writeLevel(lastScale, value), bar: "view" };
}
