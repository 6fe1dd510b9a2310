import type { EntryWay } from "../domain/change.ts";
import { placeOf, rungsOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { type Season, SEASONS } from "../domain/scale.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import { DAY_MS, type DemoPoint, type DemoYear } from "./demo-calendar.ts";
import type { DemoChild } from "./demo-children.ts";
import type { DemoClass } from "./demo-classes.ts";
import { deviceOf, type RecordBook, sittingAt } from "./demo-entries.ts";
import { hasSpell } from "./demo-groups.ts";
import { abilityOf, type Course, courseOf, courseOnPLevels, isOnPLevels } from "./demo-progress.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** Everything the judgements follow from. */
export type DemoPlan = {
  seed: string;
  years: readonly DemoYear[];
  classes: readonly DemoClass[];
  /** Class → the children who are, or were, in it. */
  childrenOf: ReadonlyMap<string, readonly DemoChild[]>;
  /** Pupil → subject → course. */
  courses: ReadonlyMap<string, ReadonlyMap<string, Course>>;
  teacherOf: (schoolClass: string) => string;
  /** Second teacher in conflicts and moderation. */
  deputy: string;
  /** "Mr Kaczmarek". */
  deputyName: string;
  /** The class a visitor sees first. */
  shown: DemoClass | undefined;
};

export function coursesOf(
  seed: string,
  children: readonly DemoChild[],
): Map<string, Map<string, Course>> {
  return new Map(
    children.map((child) => {
      const chance = seeded(seed, "ability", child.id);
      const ability = abilityOf(chance, child);
      const onPLevels = isOnPLevels(chance, child);
      const courses = DEFAULT_SUBJECTS.map(({ id }): [string, Course] => {
        const own = seeded(seed, "course", child.id, id);
        return [id, onPLevels ? courseOnPLevels(own) : courseOf(own, child, ability, id)];
      });
      return [child.id, new Map(courses)];
    }),
  );
}

/** Judges every class, year, point and subject, as far as the school has come. */
export function judgeAll(plan: DemoPlan, book: RecordBook): void {
  for (const year of plan.years)
    for (const one of plan.classes) {
      if (one.year !== year.year) continue;
      for (const point of year.points) {
        if (point.id === "baseline" || point.judged === "ahead") continue;
        // Reception is judged once, at its end: that is where Year 1 starts from.
        if (one.yearGroup === 0 && point.id !== "summer") continue;
        for (const { id } of DEFAULT_SUBJECTS) judgeClass(plan, book, one, point, id);
      }
    }
}

/**
 * What the oldest year remembered begins key stage 2 with: the results of key stage 1, brought in from
 * the lists of the July before. Without them two levels of progress could not be counted.
 */
export function bringInKeyStage1(plan: DemoPlan, book: RecordBook): void {
  const [first] = plan.years;
  if (first === undefined || plan.years.length < 2) return;
  for (const one of plan.classes.filter(
    ({ year, yearGroup }) => year === first.year && yearGroup === 3,
  ))
    for (const child of plan.childrenOf.get(one.id) ?? []) {
      // Who came later brought no result of this school.
      if (child.arrived > first.begins) continue;
      for (const { id: subject } of DEFAULT_SUBJECTS) {
        const value = plan.courses.get(child.id)?.get(subject)?.(2, "summer");
        if (value === undefined) continue;
        book.put({
          chance: seeded(plan.seed, "key stage 1", child.id, subject),
          pupil: child.id,
          year: first.year,
          subject,
          slot: "baseline",
          value,
          how: "imported",
          by: plan.deputy,
          dev: deviceOf(plan.seed, plan.deputy),
          ms: (first.begins + 3) * DAY_MS + 36_000_000,
        });
      }
    }
}

type Sitting = { by: string; dev: string; how: EntryWay; ms: number; heard: number | undefined };

function judgeClass(
  plan: DemoPlan,
  book: RecordBook,
  one: DemoClass,
  point: DemoPoint,
  subject: string,
): void {
  const chance = seeded(plan.seed, "sitting", one.id, point.id, subject);
  const missing = missingShare(plan, one, point, subject);
  const sittings = [sittingOf(plan, chance, one, point), sittingOf(plan, chance, one, point)];
  for (const child of plan.childrenOf.get(one.id) ?? []) {
    const value = plan.courses.get(child.id)?.get(subject)?.(one.yearGroup, point.season as Season);
    const own = seeded(plan.seed, "judgement", child.id, one.year, point.id, subject);
    const fate = fateOf(plan, own, child, one, point);
    if (value === undefined || fate === "missing" || own.happens(missing)) continue;
    const sitting = sittings[own.happens(0.8) ? 0 : 1] as Sitting;
    sitting.ms += sitting.how === "pasted" ? 1 : chance.whole(2500, 14_000);
    enter(plan, book, own, { child, one, point, subject, sitting, value, fate });
  }
}

function sittingOf(plan: DemoPlan, chance: Seeded, one: DemoClass, point: DemoPoint): Sitting {
  const by = plan.teacherOf(one.id);
  const ms = sittingAt(chance, point.opens, point.closes);
  const offline = chance.happens(0.15);
  return {
    by,
    dev: deviceOf(plan.seed, by, chance.happens(0.2) ? 1 : 0),
    how: chance.happens(0.12) ? "pasted" : seeded(plan.seed, "habit", by).pick(["typed", "moved"]),
    ms,
    heard: offline ? ms + Math.floor(chance.whole(1, 60) * 3_600_000) : undefined,
  };
}

/** Share of judgements that are still to be made: at the open point about one in ten. */
function missingShare(plan: DemoPlan, one: DemoClass, point: DemoPoint, subject: string): number {
  if (point.judged === "complete") return 0.008;
  if (one.id === plan.shown?.id) return 0.12;
  const present = plan.classes.filter((other) => other.year === one.year && other.yearGroup > 0);
  // In a school with many classes one has not got round to writing at all.
  if (present.length < 8) return 0.1;
  return one === present[1] && subject === "writing" ? 1 : 0.065;
}

/** What keeps a child from having a level at a point; "judged" when nothing does. */
function fateOf(
  plan: DemoPlan,
  own: Seeded,
  child: DemoChild,
  one: DemoClass,
  point: DemoPoint,
): "judged" | "missing" | "!A" | "!D" | "!J" {
  const made = Math.min(point.date, point.closes - 1);
  if (child.left !== null && child.left <= point.closes) return "missing";
  const daysHere = made - child.arrived;
  if (daysHere < 3) return "missing";
  if (daysHere < 21 && child.arrived > (plan.years[0]?.begins ?? 0))
    return own.happens(0.5) && one.yearGroup > 0 ? "!J" : daysHere < 10 ? "missing" : "judged";
  const absence = seeded(plan.seed, "absence", child.id, one.year, point.id);
  if (absence.happens(0.013)) return own.happens(0.7) ? "!A" : "missing";
  if (one.yearGroup > 1 && hasSpell(child, "sen-e") && absence.happens(0.08)) return "!D";
  return "judged";
}

/** One judgement, with whatever was put before it and corrected. */
function enter(
  plan: DemoPlan,
  book: RecordBook,
  own: Seeded,
  of: {
    child: DemoChild;
    one: DemoClass;
    point: DemoPoint;
    subject: string;
    sitting: Sitting;
    value: string;
    fate: "judged" | "!A" | "!D" | "!J";
  },
): void {
  const { child, one, point, subject, sitting, fate } = of;
  const value = fate === "judged" ? of.value : fate;
  const before = fate === "judged" ? valueBefore(plan, child, one, point, subject) : undefined;
  const common = {
    chance: own,
    pupil: child.id,
    year: one.year,
    subject,
    slot: point.id,
    by: sitting.by,
    dev: sitting.dev,
  };
  const how = value === before && own.happens(0.6) ? "confirmed" : sitting.how;
  const heard = sitting.heard === undefined ? {} : { heard: sitting.heard };
  // Whoever came after the class was judged is judged a few days later.
  const judgedMs = Math.max(sitting.ms, (child.arrived + 2) * DAY_MS + 57_000_000);
  const corrected = fate === "judged" && one.yearGroup > 0 && own.happens(0.03);
  if (!corrected) {
    book.put({ ...common, value, how, ms: judgedMs, ...heard });
    return;
  }
  const first = book.put({
    ...common,
    value: neighbour(value, own.happens(0.5) ? 1 : -1),
    how,
    ms: judgedMs,
    ...heard,
  });
  const mistyped = own.happens(0.4);
  const ms = first.at + (mistyped ? own.whole(8_000, 200_000) : own.whole(1, 5) * DAY_MS);
  if (own.happens(0.15)) {
    const gap = Math.floor((Math.min(ms, book.lastMs) - first.at) / 2);
    const taken = book.put({ ...common, value: null, how, prev: [first], ms: first.at + gap });
    book.put({ ...common, value, how: "typed", prev: [taken], ms });
    return;
  }
  const why = mistyped ? {} : { why: own.pick(REASONS) };
  book.put({ ...common, value, how: sitting.how, prev: [first], ms, ...why });
}

const REASONS = [
  "Looked again with the parallel class's books",
  "A second piece of independent work showed it",
  "Talked it through at the moderation meeting",
  "Read with me on Thursday, much more fluent alone",
  "Needed more help than I first thought",
];

function valueBefore(
  plan: DemoPlan,
  child: DemoChild,
  one: DemoClass,
  point: DemoPoint,
  subject: string,
): string | undefined {
  const at = SEASONS.indexOf(point.season as Season);
  const course = plan.courses.get(child.id)?.get(subject);
  return at > 0
    ? course?.(one.yearGroup, SEASONS[at - 1] as Season)
    : course?.(one.yearGroup - 1, "summer");
}

/** The value so many rows away, within the scale; a fine value or a whole level first takes its row. */
export function neighbour(value: string, steps: number): string {
  const rungs = rungsOf(LEVELS);
  const place = placeOf(LEVELS, value);
  if (place?.kind !== "rung") return value;
  const index = Math.min(Math.max(place.rung.index + steps, 0), rungs.length - 1);
  const other = rungs[index]?.code ?? value;
  return other === place.rung.code ? (rungs[index + 1]?.code ?? value) : other;
}
