import type { TrackerChip, TrackerScene } from "./class-tracker.ts";

/** A column against what is expected, the names behind every figure. Adds up to the whole class. [CT1] */
export type TrackerTally = {
  /** Lowest attainers first: who needs most is read first. */
  below: readonly TrackerChip[];
  onTrack: readonly TrackerChip[];
  above: readonly TrackerChip[];
  /** A level where the scale says nothing about what is expected. */
  unjudged: readonly TrackerChip[];
  /** Marked with a reason for having no level; missing is never low. [L4] */
  noLevel: readonly TrackerChip[];
  toDo: readonly TrackerChip[];
  /** Not on roll at the point. */
  away: readonly TrackerChip[];
};

/** Counts one column of the tracker. A child who has left counts where they have a level. */
export function trackerTally(scene: TrackerScene, column: string): TrackerTally {
  const at = scene.columns.findIndex((other) => other.id === column);
  const placed = scene.rows
    .flatMap((row) => row.cells[at] ?? [])
    .sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0));
  const strip = scene.strips[at] ?? [];
  const inGroup = (codes: readonly string[]) =>
    strip.filter((group) => codes.includes(group.code)).flatMap((group) => group.chips);
  return {
    below: placed.filter((chip) => chip.band === "below" || chip.band === "well-below"),
    onTrack: placed.filter((chip) => chip.band === "on-track"),
    above: placed.filter((chip) => chip.band === "above" || chip.band === "well-above"),
    unjudged: placed.filter((chip) => chip.band === undefined),
    noLevel: strip
      .filter((group) => group.code.startsWith("!") || group.code === "off")
      .flatMap((group) => group.chips),
    toDo: inGroup(["none"]),
    away: inGroup(["later", "left"]),
  };
}
