import { drawnAt } from "./class-tracker-standing.ts";
import type { TrackerMove } from "./class-tracker-undo.ts";
import { sayLevel } from "./class-tracker-words.ts";
import type { TrackerColumn, TrackerScene } from "./class-tracker.ts";
import { placeOf, rungsOf, writeLevel } from "./level.ts";
import type { Scale } from "./scale.ts";

/** Children of a column as they are read: from the highest row down, then the strip at the foot. */
export function inReadingOrder(scene: TrackerScene, column: string): readonly string[] {
  const at = scene.columns.findIndex((one) => one.id === column);
  return [
    ...scene.rows.flatMap((row) => row.cells[at] ?? []),
    ...(scene.strips[at] ?? []).flatMap((group) => group.chips),
  ].map((chip) => chip.pupil);
}

/** Everybody from one child to another in a column, both with them; only the second when the first is not there. [CT6] */
export function childrenBetween(
  scene: TrackerScene,
  column: string,
  from: string,
  to: string,
): readonly string[] {
  const order = inReadingOrder(scene, column);
  const [a, b] = [order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Why one child of several cannot be judged; nobody else is then either. [CT6] */
export type SeveralRefusal = { name: string; why: string };

/** "Nothing was moved. Leo and Mia: …": every child that stands in the way, the reason once each. [CT6] */
export function sayRefusals(refusals: readonly SeveralRefusal[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, why } of refusals) byReason.set(why, [...(byReason.get(why) ?? []), name]);
  const lines = [...byReason].map(([why, names]) => `${listNames(names)}: ${why}`);
  return ["Nothing was changed, for any of them.", ...lines].join(" ");
}

function listNames(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** One rung up or down for each of several children, or why one of them cannot. [CT6] */
export function nudgeSeveral(
  scale: Scale,
  scene: TrackerScene,
  of: { pupils: readonly string[]; column: string; by: 1 | -1 },
): { values: ReadonlyMap<string, string> } | { refusals: readonly SeveralRefusal[] } {
  const values = new Map<string, string>();
  const refusals: SeveralRefusal[] = [];
  for (const pupil of of.pupils) {
    const chip = scene.chips.get(pupil)?.find((one) => one.column === of.column);
    const name = chip?.name ?? "";
    const rung = drawnAt(scale, chip);
    const to = rung === undefined ? undefined : rungsOf(scale)[rung + of.by];
    if (to !== undefined) values.set(pupil, to.code);
    else if (rung === undefined) refusals.push({ name, why: "no level here to move from." });
    else refusals.push({ name, why: `already in the ${of.by > 0 ? "highest" : "lowest"} row.` });
  }
  return refusals.length > 0 ? { refusals } : { values };
}

/** What has just happened to several children: "Moved 4 children to 3S in Maths, Autumn." [CT6] */
export function sayMoves(
  scale: Scale,
  moves: readonly TrackerMove[],
  subject: string,
  column: TrackerColumn,
): string {
  const where = `in ${subject}, ${column.name}`;
  const children = moves.length === 1 ? "1 child" : `${moves.length} children`;
  const values = new Set(moves.map((move) => move.to));
  const [value] = values;
  if (values.size === 1 && value === null)
    return `Took the level of ${children} back ${where}. The history keeps it.`;
  if (column.season === "baseline" && moves.some((move) => move.from !== null))
    return `Questioned the baseline of ${children} in ${subject}. July’s levels stand until someone else agrees.`;
  if (values.size === 1 && value !== null && value !== undefined)
    return placeOf(scale, value)?.kind === "non-grade"
      ? `Marked ${children} “${sayLevel(scale, value)}” ${where}.`
      : `Moved ${children} to ${writeLevel(scale, value)} ${where}.`;
  const steps = new Set(moves.map((move) => stepsOf(scale, move)));
  const [by] = steps;
  if (steps.size === 1 && (by === 1 || by === -1))
    return `Moved ${children} ${by > 0 ? "up" : "down"} one step ${where}.`;
  return `Changed the levels of ${children} ${where}.`;
}

function stepsOf(scale: Scale, { from, to }: TrackerMove): number | undefined {
  const a = from === null ? undefined : placeOf(scale, from);
  const b = to === null ? undefined : placeOf(scale, to);
  if (a?.kind !== "rung" || b?.kind !== "rung") return undefined;
  return b.rung.index - a.rung.index;
}
