import { addDays, type Day, schoolDay, writeDay, schoolTime } from "./calendar.ts";
import type { Entry, EntryWay } from "./change.ts";
import type { TrackerChip, TrackerColumn } from "./class-tracker.ts";
import { clockMs } from "./clock.ts";
import { sayBand } from "./expectation.ts";
import { placeOf, writeLevel } from "./level.ts";
import { sayMovement } from "./movement.ts";
import type { Scale } from "./scale.ts";

/** A value as it is read aloud: "Level 3 Secure", "Level 3, given whole", "Below L1, P6", "Absent". */
export function sayLevel(scale: Scale, value: string): string {
  const place = placeOf(scale, value);
  if (place === undefined) return value;
  if (place.kind === "non-grade") return place.nonGrade.label;
  if (place.fine !== undefined) return `${place.rung.label}, ${place.fine}`;
  return place.unsplit ? `${place.rung.band?.label ?? value}, given whole` : place.rung.label;
}

/** A chip read aloud: "Leo, Level 3 Secure, on track, up 2 steps". */
export function sayChip(scale: Scale, chip: TrackerChip): string {
  return [
    chip.name,
    chip.value === null ? "no level yet" : sayLevel(scale, chip.value),
    chip.stood === undefined ? "" : `stood at ${sayLevel(scale, chip.stood)} before`,
    chip.band === undefined ? "" : sayBand(chip.band),
    chip.movement === undefined ? "" : sayMovement(chip.movement),
    chip.agreed ? "own expectation agreed" : "",
    chip.conflict ? "two judgements differ" : "",
    chip.questioned === undefined ? "" : `questioned as ${chip.questioned}`,
    chip.unsent ? "only on this device so far" : "",
    chip.left ? "has left" : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

/** What has just happened to a child's record: "Leo is at 3S in Spring: on track, up 2 steps." */
export function sayMove(scale: Scale, chip: TrackerChip, column: TrackerColumn): string {
  const { name, value } = chip;
  if (chip.questioned !== undefined)
    return `${name}’s baseline is questioned as ${chip.questioned}. July’s ${chip.level} stands until someone else agrees.`;
  if (value === null) return `${name} has no level in ${column.name} now. The history keeps it.`;
  if (chip.rung === undefined)
    return `${name} is marked “${sayLevel(scale, value)}” in ${column.name}.`;
  const more = [
    chip.band === undefined ? "" : sayBand(chip.band),
    chip.movement === undefined ? "" : sayMovement(chip.movement),
  ].filter((part) => part !== "");
  const tail = more.length === 0 ? "" : `: ${more.join(", ")}`;
  return `${name} is at ${writeLevel(scale, value)} in ${column.name}${tail}.`;
}

/**
 * Why a value cannot question a baseline, or undefined where it can or where nothing is questioned:
 * that a child was absent in September says nothing about what they could do in July. [J6]
 */
export function sayNoQuestion(
  scale: Scale,
  chip: TrackerChip | undefined,
  column: TrackerColumn | undefined,
  value: string,
): string | undefined {
  if (column?.season !== "baseline" || chip === undefined || chip.value === null) return undefined;
  if (placeOf(scale, value)?.kind !== "non-grade") return undefined;
  return `“${sayLevel(scale, value)}” is not a level, so it cannot question July’s ${chip.level}. Type the level that you would put.`;
}

/** "today", "yesterday", else "on Tue 17 Nov". */
export function sayWhen(day: Day, today: Day): string {
  if (day === today) return "today";
  if (day === addDays(today, -1)) return "yesterday";
  return `on ${writeDay(day, today)}`;
}

const WAYS: Readonly<Record<EntryWay, string>> = {
  typed: "typed",
  moved: "moved on the grid",
  pasted: "pasted",
  confirmed: "confirmed as unchanged",
  restored: "put back",
  resolved: "decided between two judgements",
  imported: "imported",
};

/** How a judgement came to be. */
function sayWay(way: EntryWay): string {
  return WAYS[way];
}

/**
 * Who made an entry, when, how and on which device. The time of day and which of several devices it
 * was are told to its author alone: of a colleague's work one is told the day. [J10]
 */
export function sayMade(
  entry: Entry,
  seen: { who: string; by: { user: string; device: string }; today: Day },
): string {
  const ms = clockMs(entry.h);
  const when = sayWhen(schoolDay(ms), seen.today);
  const way = sayWay(entry.how);
  if (entry.by !== seen.by.user) return `${seen.who}, ${when}, ${way}`;
  const where = entry.dev === seen.by.device ? "on this device" : "on another device of yours";
  const device = entry.dev === "" ? "" : ` ${where}`;
  return `You, ${when} at ${schoolTime(ms)}, ${way}${device}`;
}

/** Whose an entry is and when: `who` is "you" or a colleague's name. */
export type Told = { entry: Entry; who: string };

function told(scale: Scale, { entry, who }: Told, today: Day): string {
  const when = sayWhen(schoolDay(clockMs(entry.h)), today);
  return entry.v === null
    ? `${who} took the level back ${when}`
    : `${who} put ${writeLevel(scale, entry.v)} ${when}`;
}

/**
 * Two people judged apart: "Mrs Khan put 3H on Tue 17 Nov; you put 3S today. Both are kept; 3S is
 * showing." `heads` in the order of their clocks, the last one showing. [J3]
 */
export function sayConflict(scale: Scale, heads: readonly Told[], today: Day): string {
  const lines = heads.map((head) => told(scale, head, today));
  const showing = heads.at(-1)?.entry.v ?? null;
  const all = heads.length === 2 ? "Both" : `All ${heads.length}`;
  const shows =
    showing === null ? "no level is showing" : `${writeLevel(scale, showing)} is showing`;
  const sentence = `${lines.join("; ")}. ${all} are kept; ${shows}.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
