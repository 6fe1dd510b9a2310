import type { TrackerFacts, TrackerScene } from "./class-tracker.ts";
import { momentOf, ownExpectedIndex } from "./expectation.ts";
import { placeOf, rungsOf } from "./level.ts";

/** How many empty rows stay in view above the highest and below the lowest name. */
const SPARE_ROWS = 1;

/** The rows worth drawing, by rung index; the others fold into one line at either end. */
export type TrackerWindow = { highest: number; lowest: number };

/** From the highest to the lowest row with a name or an expectation, and one more. [CT2] */
export function trackerWindow(scene: TrackerScene): TrackerWindow {
  const last = scene.rows.length - 1;
  const used = [
    ...scene.rows
      .filter((row) => row.cells.some((cell) => cell.length > 0))
      .map((r) => r.rung.index),
    ...scene.columns.flatMap((column) => column.expected.flatMap(({ lo, hi }) => [lo, hi])),
  ];
  if (used.length === 0) return { highest: last, lowest: 0 };
  return {
    highest: Math.min(Math.max(...used) + SPARE_ROWS, last),
    lowest: Math.max(Math.min(...used) - SPARE_ROWS, 0),
  };
}

/**
 * Where a child would stand in each column had they climbed at the expected pace from their own
 * baseline: column → rung index, to the nearest row. Empty without a baseline level. [CT3]
 */
export function ownExpectedPlaces(
  facts: TrackerFacts,
  scene: TrackerScene,
  pupil: string,
): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const chips = scene.chips.get(pupil) ?? [];
  const start = chips[scene.columns.findIndex((column) => column.season === "baseline")];
  const yearGroup = facts.children.find((child) => child.pupil.id === pupil)?.yearGroup;
  const from = start?.value == null ? undefined : placeOf(facts.scale, start.value);
  if (from?.kind !== "rung" || yearGroup === undefined) return places;
  const top = rungsOf(facts.scale).length - 1;
  for (const { id, season } of scene.columns) {
    if (season === "baseline") continue;
    const index = ownExpectedIndex(
      facts.scale,
      { rung: from.rung, ...momentOf(yearGroup, "baseline") },
      momentOf(yearGroup, season),
    );
    places.set(id, Math.min(Math.max(Math.round(index), 0), top));
  }
  return places;
}
