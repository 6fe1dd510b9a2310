import { type AttainmentFacts, levelIn, scaleIn } from "./attainment-facts.ts";
import { readGridQuery, writeGridQuery } from "./attainment-grid-query.ts";
import type { LateArrival } from "./late-arrivals.ts";
import { writeLevel } from "./level.ts";
import type { FrozenView, Snapshot } from "./snapshot.ts";
import { latestPoint, sayPoint } from "./standing-at.ts";

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

/** The views of a review set: every subject's grid of every year group, then the other pictures. */
export function reviewViews(facts: AttainmentFacts): FrozenView[] {
  const others = ["combined", "progress"].map((screen) => ({ screen, options: { search: "" } }));
  return [...gridViews(facts, "years"), ...others];
}

/** The views of a class's snapshot: every subject, the class as the one column. */
export function classViews(facts: AttainmentFacts): FrozenView[] {
  return gridViews(facts, "classes");
}

function gridViews(facts: AttainmentFacts, columns: "years" | "classes"): FrozenView[] {
  const plain = readGridQuery(facts, "");
  return facts.subjects
    .filter((subject) => subject.scaleIn[facts.year] !== undefined)
    .map((subject): FrozenView => {
      const point = latestPoint(facts, [subject.id]);
      const options = { ...plain.options, subject: subject.id, reception: true, columns };
      const at = point?.year === facts.year ? `${point.year}:${point.id}` : plain.options.point;
      const search = writeGridQuery({ ...plain, options: { ...options, point: at } });
      return { screen: "grid", options: { search } };
    });
}

/** "Review set, Autumn 2026/27". */
export function nameReviewSet(facts: AttainmentFacts): string {
  return named("Review set", facts);
}

/** "4B, Autumn 2026/27". */
export function nameClassSnapshot(name: string, facts: AttainmentFacts): string {
  return named(name, facts);
}

function named(what: string, facts: AttainmentFacts): string {
  const point = latestPoint(
    facts,
    facts.subjects.map(({ id }) => id),
  );
  return point === undefined ? what : `${what}, ${sayPoint(point)}`;
}

/** The address part a view was frozen with. */
export function searchOf(view: FrozenView): string {
  const search = (view.options as { search?: unknown } | null)?.search;
  return typeof search === "string" ? search : "";
}
