import type { TrackerChip, TrackerFacts, TrackerScene } from "./class-tracker.ts";
import { collectionRound } from "./collection-round.ts";
import { placeOf } from "./level.ts";
import type { Scale } from "./scale.ts";

/** Index of the row a chip is drawn in: where it was judged, else where the child stood before. */
export function drawnAt(scale: Scale, chip: TrackerChip | undefined): number | undefined {
  if (chip?.stood === undefined) return chip?.rung;
  const place = placeOf(scale, chip.stood);
  return place?.kind === "rung" ? place.rung.index : undefined;
}

/**
 * The scene with those still to do in the open column drawn where they stood before, so that only
 * who moved needs moving. Nothing is judged by it: such a chip has no level, no movement and no
 * band. Children with nothing to go by stay at the foot. [CR4]
 */
export function standingScene(scene: TrackerScene, facts: TrackerFacts): TrackerScene {
  const at = scene.columns.findIndex((column) => column.state === "open");
  const point = facts.points.find((one) => one.id === scene.columns[at]?.id);
  if (point === undefined) return scene;
  const stood = new Map<string, { chip: TrackerChip; index: number }>();
  for (const child of collectionRound({ ...facts, point }).children) {
    const chip = scene.chips.get(child.pupil.id)?.[at];
    const place = child.is === "ready" ? placeOf(facts.scale, child.earlier.value) : undefined;
    if (child.is !== "ready" || chip === undefined || place?.kind !== "rung") continue;
    const { value } = child.earlier;
    const index = place.rung.index;
    stood.set(child.pupil.id, {
      chip: { ...chip, stood: value, unsplit: place.unsplit, fine: place.fine },
      index,
    });
  }
  if (stood.size === 0) return scene;
  const withStood = (chips: readonly TrackerChip[], index: number) => {
    const more = [...stood.values()].filter((one) => one.index === index);
    if (more.length === 0) return chips;
    const inCell = new Map(chips.map((chip) => [chip.pupil, chip]));
    for (const { chip } of more) inCell.set(chip.pupil, chip);
    // The order of names is the class's, whoever has been judged.
    return [...scene.chips.keys()].flatMap((pupil) => inCell.get(pupil) ?? []);
  };
  return {
    ...scene,
    rows: scene.rows.map((row) => ({
      ...row,
      cells: row.cells.map((chips, column) =>
        column === at ? withStood(chips, row.rung.index) : chips,
      ),
    })),
    strips: scene.strips.map((groups, column) =>
      column === at
        ? groups.flatMap((group) => {
            const chips = group.chips.filter((chip) => !stood.has(chip.pupil));
            return chips.length === 0 ? [] : [{ ...group, chips }];
          })
        : groups,
    ),
    chips: new Map(
      [...scene.chips].map(([pupil, chips]) => [
        pupil,
        chips.map((chip, column) => (column === at ? (stood.get(pupil)?.chip ?? chip) : chip)),
      ]),
    ),
  };
}
