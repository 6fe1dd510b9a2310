import { ownExpectedIndex } from "../domain/expectation.ts";
import { placeOf, rungsOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { DEFAULT_SUBJECTS } from "../domain/subject.ts";
import { type DemoPlan, neighbour } from "./demo-attainment.ts";
import type { DemoPoint, DemoYear } from "./demo-calendar.ts";
import type { DemoChild } from "./demo-children.ts";
import type { DemoClass } from "./demo-classes.ts";
import { deviceOf, type RecordBook, sittingAt } from "./demo-entries.ts";
import { hasSpell } from "./demo-groups.ts";
import { seeded } from "./seeded.ts";

/** This year's targets, predictions and, for children with a plan, negotiated expectations. */
export function aimAll(plan: DemoPlan, book: RecordBook): void {
  const year = plan.years.at(-1) as DemoYear;
  const begun = year.points.findLast((point) => point.judged !== "ahead");
  if (begun === undefined) return;
  for (const one of plan.classes) {
    if (one.year !== year.year || one.yearGroup === 0) continue;
    const teacher = plan.teacherOf(one.id);
    const chance = seeded(plan.seed, "aims", one.id);
    const targetsMs = sittingAt(chance, year.begins + 4, Math.min(year.begins + 35, begun.closes));
    const predictionsMs = sittingAt(chance, begun.opens, begun.closes);
    for (const child of plan.childrenOf.get(one.id) ?? [])
      if (child.left === null && child.arrived <= year.begins)
        aimFor(plan, book, { one, child, teacher, targetsMs, predictionsMs, begun });
  }
}

function aimFor(
  plan: DemoPlan,
  book: RecordBook,
  of: {
    one: DemoClass;
    child: DemoChild;
    teacher: string;
    targetsMs: number;
    predictionsMs: number;
    begun: DemoPoint;
  },
): void {
  const { one, child, teacher } = of;
  for (const { id: subject } of DEFAULT_SUBJECTS) {
    const chance = seeded(plan.seed, "aim", child.id, one.year, subject);
    const july = plan.courses.get(child.id)?.get(subject)?.(one.yearGroup - 1, "summer");
    if (july === undefined || !chance.happens(0.96)) continue;
    const common = {
      chance,
      pupil: child.id,
      year: one.year,
      subject,
      by: teacher,
      dev: deviceOf(plan.seed, teacher),
      how: "typed" as const,
    };
    const target = targetFrom(july, one.yearGroup, chance.happens(0.35) ? 1 : 0);
    const ms = of.targetsMs + chance.whole(1, 900_000);
    book.put({ ...common, slot: "target", value: target, ms });
    if (hasSpell(child, "sen-e") && chance.happens(0.75)) {
      const value = targetFrom(july, one.yearGroup, -1);
      const why = chance.pick(WHYS);
      book.put({ ...common, slot: "expectation", value, why, ms: ms + 600_000 });
    }
    if (!chance.happens(0.85)) continue;
    const seen = plan.courses.get(child.id)?.get(subject)?.(one.yearGroup, "summer") ?? target;
    // Teachers predict from what they see, leaning towards what was agreed.
    const value = chance.happens(0.45) || !isDivided(seen) ? target : seen;
    const slot = "prediction";
    book.put({ ...common, slot, value, ms: of.predictionsMs + chance.whole(1, 900_000) });
  }
}

const WHYS = [
  "Agreed with Mum at the annual review: two small steps this year, in her plan",
  "Plan reviewed with the SENCO in July; the general expectation does not fit yet",
  "Agreed with the family and the speech and language therapist for this year",
  "Sensory impairment team advises a slower pace; review in spring",
];

function isDivided(value: string): boolean {
  const place = placeOf(LEVELS, value);
  return place?.kind === "rung" && !place.unsplit;
}

/** Where a child's own line leads by the summer from last July's value, and `more` steps. */
function targetFrom(july: string, yearGroup: number, more: number): string {
  const place = placeOf(LEVELS, july);
  if (place?.kind !== "rung") return july;
  const ranks = LEVELS.floor?.fine ?? [];
  const rank = ranks.findIndex((fine) => fine.code === place.fine && fine.rank !== undefined);
  // On the P levels the next one is a year's work.
  if (rank >= 0)
    return more < 0
      ? july
      : ranks[rank + 1]?.rank === undefined
        ? "1L"
        : (ranks[rank + 1]?.code ?? "1L");
  const start = { rung: place.rung, yearGroup: yearGroup - 1, season: "summer" as const };
  const index = ownExpectedIndex(LEVELS, start, { yearGroup, season: "summer" });
  const rungs = rungsOf(LEVELS);
  const at = Math.min(Math.max(Math.round(index) + more, place.rung.index), rungs.length - 2);
  return rungs[at]?.code ?? neighbour(july, 1);
}
