import { type AttainmentFacts, levelIn, scaleIn } from "./attainment-facts.ts";
import type { LateArrival } from "./late-arrivals.ts";
import { writeLevel } from "./level.ts";
import type { FrozenView, Snapshot } from "./snapshot.ts";

/** "Frozen as this device knew it; 3 changes were not at school yet." [SN5] */
export function sayWaiting(snapshot: Pick<Snapshot, "waiting">, who: string): string {
  const { waiting } = snapshot;
  if (waiting === 0) return `As ${who}’s device knew it; all of its changes were at school.`;
  const changes = waiting === 1 ? "1 change was" : `${waiting} changes were`;
  return `As ${who}’s device knew it; ${changes} not at school yet.`;
}

/** "3 judgements reached school after this was frozen." [SN6] */
export function sayLate(late: readonly LateArrival[]): string {
  const count = late.length === 1 ? "1 judgement" : `${late.length} judgements`;
  return `${count} made before this was frozen reached this device after it.`;
}

/** "Maths, Autumn: 3S" of a late judgement; the snapshot shows what it showed. */
export function sayLateOne(late: LateArrival, facts: AttainmentFacts): string {
  const subject = facts.subjects.find(({ id }) => id === late.subject);
  const point = facts.points.find(({ id, year }) => id === late.slot && year === facts.year);
  const scale = subject && scaleIn(facts, subject, facts.year);
  const level = (v: string | null | undefined) =>
    v == null ? "no level" : scale === undefined ? v : writeLevel(scale, v);
  const child = facts.children.find(({ id }) => id === late.pupil);
  const shown = child && levelIn(child, facts.year, late.subject, late.slot);
  const where = `${subject?.name ?? late.subject}, ${point?.name ?? "Baseline"}`;
  return `${where}: ${level(late.v)} (this snapshot shows ${level(shown)})`;
}

/** The address part a view was frozen with. */
export function searchOf(view: FrozenView): string {
  const search = (view.options as { search?: unknown } | null)?.search;
  return typeof search === "string" ? search : "";
}

/** How a view is called among a snapshot's views: "Maths", "Year 4 combined". */
export function nameOfView(view: FrozenView): string {
  const name = (view.options as { name?: unknown } | null)?.name;
  if (typeof name === "string") return name;
  return (
    { grid: "Grid", tracker: "Class", combined: "Combined", progress: "Progress" }[view.screen] ??
    "View"
  );
}
