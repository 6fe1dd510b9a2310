import type { Entry, Row } from "../domain/change.ts";
import { currentEntry } from "../domain/change.ts";
import { placeOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { ownId } from "../domain/own-id.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import { type DemoPlan, neighbour } from "./demo-attainment.ts";
import { DAY_MS, dayOf, type DemoPoint, type DemoYear, weekday } from "./demo-calendar.ts";
import type { DemoChild } from "./demo-children.ts";
import type { DemoClass } from "./demo-classes.ts";
import { deviceOf, type RecordBook, sittingAt } from "./demo-entries.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

type Judged = { child: DemoChild; one: DemoClass; subject: string; entry: Entry };

/** Judgements with a level that stand alone in their cell, in the order of the class list. */
function judgedIn(plan: DemoPlan, book: RecordBook, one: DemoClass, subject: string, slot: string) {
  const judged: Judged[] = [];
  for (const child of plan.childrenOf.get(one.id) ?? []) {
    const entries = book.in(child.id, one.year, subject, slot);
    const entry = currentEntry(entries);
    if (child.left !== null || entries.length !== 1 || entry?.v == null) continue;
    const place = placeOf(LEVELS, entry.v);
    if (place?.kind === "rung" && place.rung.band !== undefined)
      judged.push({ child, one, subject, entry });
  }
  return judged;
}

/**
 * Two children of whom a teacher and the deputy thought differently while neither knew of the other:
 * both judgements stand, and someone has to decide.
 */
export function disagree(plan: DemoPlan, book: RecordBook): void {
  const year = plan.years.at(-1) as DemoYear;
  const point = year.points.findLast((other) => other.judged !== "ahead");
  if (point === undefined || plan.shown === undefined) return;
  const another = plan.classes.findLast(
    (one) => one.year === year.year && one.yearGroup > 0 && one !== plan.shown,
  );
  const places: [DemoClass | undefined, string, number][] = [
    [plan.shown, "reading", 1],
    [another ?? plan.shown, "maths", -1],
  ];
  for (const [one, subject, steps] of places) {
    if (one === undefined) continue;
    const chance = seeded(plan.seed, "disagreement", one.id, subject);
    const judged = judgedIn(plan, book, one, subject, point.id);
    if (judged.length === 0) continue;
    const { child, entry } = chance.pick(judged);
    book.put({
      chance,
      pupil: child.id,
      year: one.year,
      subject,
      slot: point.id,
      value: neighbour(entry.v as string, steps),
      how: "typed",
      by: plan.deputy,
      dev: deviceOf(plan.seed, plan.deputy),
      ms: entry.at + chance.whole(1_800_000, 5_400_000),
    });
  }
}

/** New teachers who doubt an inherited baseline, one of them with a second person's agreement. */
export function challengeBaselines(plan: DemoPlan, book: RecordBook): void {
  const year = plan.years.at(-1) as DemoYear;
  const baseline = year.points[0] as DemoPoint;
  if (baseline.judged === "ahead" || baseline.opens >= baseline.closes) return;
  const present = plan.classes.filter((one) => one.year === year.year && one.yearGroup > 0);
  present.forEach((one, at) => {
    const chance = seeded(plan.seed, "baseline", one.id);
    const by = plan.teacherOf(one.id);
    const put = (child: DemoChild, subject: string, value: string, why: string, user = by) => {
      const prev = book.in(child.id, year.year, subject, "baseline").slice(-1);
      const sat = sittingAt(chance, baseline.opens, baseline.closes);
      book.put({
        chance,
        pupil: child.id,
        year: year.year,
        subject,
        slot: "baseline",
        value,
        how: "typed",
        why,
        prev,
        by: user,
        dev: deviceOf(plan.seed, user),
        ms: Math.max(sat, (child.arrived + 2) * DAY_MS, (prev[0]?.at ?? 0) + DAY_MS),
      });
    };
    for (const child of plan.childrenOf.get(one.id) ?? [])
      if (child.left === null && child.arrived > year.begins && child.arrived < baseline.closes)
        for (const { id } of DEFAULT_SUBJECTS) {
          const value = plan.courses.get(child.id)?.get(id)?.(one.yearGroup - 1, "summer");
          if (value !== undefined)
            put(child, id, value, "From the report of the school before, and my own reading");
        }
    if (one !== plan.shown && at % 3 !== 0) return;
    const { id: subject } = chance.pick(DEFAULT_SUBJECTS);
    for (const child of plan.childrenOf.get(one.id) ?? []) {
      const entry = currentEntry(book.in(child.id, year.year - 1, subject, "summer"));
      const place = entry?.v == null ? undefined : placeOf(LEVELS, entry.v);
      if (child.left !== null || place?.kind !== "rung" || place.rung.index < 3) continue;
      if (!chance.happens(0.12)) continue;
      const value = neighbour(place.rung.code, -1);
      put(child, subject, value, "First weeks: needs a good deal of help at July’s level");
      if (at % 2 === 0) put(child, subject, value, "Heard the child too, and agree", plan.deputy);
      return;
    }
  });
}

/** Who looked at a judgement, on what, and whether they agreed: a few at each of the last points. */
export function moderationRows(plan: DemoPlan, book: RecordBook, rows: RowMaker): readonly Row[] {
  const made: Row[] = [];
  for (const year of plan.years.slice(-2))
    for (const point of year.points) {
      if (point.id === "baseline" || point.judged === "ahead") continue;
      const classes = plan.classes.filter((one) => one.year === year.year && one.yearGroup > 0);
      for (const one of classes) {
        const chance = seeded(plan.seed, "moderation", one.id, point.id);
        if (!chance.happens(0.3)) continue;
        const { id: subject } = chance.pick(DEFAULT_SUBJECTS);
        const judged = judgedIn(plan, book, one, subject, point.id);
        if (judged.length > 0) made.push(moderate(plan, book, rows, chance.pick(judged), point));
      }
    }
  return made;
}

function moderate(
  plan: DemoPlan,
  book: RecordBook,
  rows: RowMaker,
  { child, one, subject, entry }: Judged,
  point: DemoPoint,
): Row {
  const chance = seeded(plan.seed, "moderated", child.id, one.year, point.id, subject);
  const after = Math.floor(entry.at / DAY_MS) + chance.whole(1, 4);
  const drawn = Math.min(after, Math.floor(rows.lastMs / DAY_MS));
  // Back to Friday from a weekend, unless that is before the judgement.
  const schoolDay = weekday(drawn) % 6 === 0 ? drawn - (weekday(drawn) === 0 ? 2 : 1) : drawn;
  const ms = Math.max(schoolDay * DAY_MS + 57_600_000, entry.at + 1_800_000);
  const changed = chance.happens(0.25);
  if (changed)
    book.put({
      chance,
      pupil: child.id,
      year: one.year,
      subject,
      slot: point.id,
      value: neighbour(entry.v as string, -1),
      how: "typed",
      why: "Changed after moderation",
      prev: [entry],
      by: entry.by,
      dev: entry.dev,
      ms,
    });
  const f = {
    subject,
    point: point.id,
    entry: entry.id,
    outcome: changed ? "changed" : "agreed",
    evidence: chance.pick(EVIDENCE[subject] ?? EVERY_SUBJECT),
    on: dayOf(Math.floor(Math.min(ms, rows.lastMs) / DAY_MS)),
    by: chance.happens(0.3) ? chance.pick(PARTNERS) : plan.deputyName,
  };
  return rows.make(
    "moderation",
    `${child.id}:${one.year}:${ownId(plan.deputy, chance.hex(12))}`,
    f,
    ms,
  );
}

/** Teachers of schools nearby, who have no account here. */
const PARTNERS = ["Mrs Ellwood, Thornmere Primary", "Mr Achterberg, Saint Bride’s Juniors"];

const EVERY_SUBJECT: readonly string[] = [
  "Three pieces from the book, two of them done alone",
  "Books side by side with the parallel class",
];
const EVIDENCE: Readonly<Record<string, readonly string[]>> = {
  reading: ["Reading record since half-term and a ten-minute talk about the text"],
  writing: [...EVERY_SUBJECT, "Work from geography as well as from English lessons"],
  maths: [...EVERY_SUBJECT, "End-of-unit task, then the same kind of problem in words"],
};
