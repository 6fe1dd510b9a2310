import { pointAt } from "../../domain/assessment-point.ts";
import { type AttainmentFacts, pointsIn, yearOf } from "../../domain/attainment-facts.ts";
import { type Day, writeDay } from "../../domain/calendar.ts";
import { membershipOf } from "../../domain/membership.ts";
import { writeMoment } from "../../domain/moment-words.ts";
import { lastYearGroupOf } from "../../domain/roll-over.ts";
import {
  levelInYear,
  sayLevelInYear,
  type TargetCandidate,
  targetCandidates,
} from "../../domain/target-candidates.ts";
import {
  targetGroupByTerm,
  type TargetGroupReview,
  targetGroupReview,
  type TermReview,
} from "../../domain/target-group-review.ts";
import { targetedOn, targetGroupKey } from "../../domain/target-group.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import type { TargetGroups } from "./use-target-groups.ts";

/** A child in a list: `class` is where they are, for the next year with where they move into. */
type Placed = { name: string; class: string };

/** A child who is chosen, with how far the year has come. */
export type ChosenRow = Placed & {
  id: string;
  since: Day;
  /** "2S at Autumn"; empty: no level known. */
  now: string;
  /** "1 step gained since July of the 3 that make a level." */
  far: string;
  gained: number | undefined;
  why: string | null;
  by: string;
};

/** A year group in a subject: who is chosen, who might be, and everybody else. */
export type YearRows = {
  yearGroup: number;
  chosen: readonly ChosenRow[];
  review: TargetGroupReview;
  /** This year's terms so far; none of a group for the next year. */
  terms: readonly TermReview[];
  candidates: readonly (TargetCandidate & Placed & { now: string; before: boolean })[];
  others: readonly (Placed & { id: string })[];
};

/**
 * Year groups in order, each with its children of a subject. For the next year they stand in the
 * year group they move into, without those who leave; this year's group is told beside it.
 * [TC1] [TC2] [TC4] [TG5]
 */
export function yearRows(of: {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  groups: TargetGroups;
  subject: string;
  /** Of one class only, as the children are placed now; empty: of every class. */
  schoolClass: string;
  /** The year that is chosen for: the facts' own, or the one after. */
  year: number;
}): readonly YearRows[] {
  const { facts, insight, groups, subject, schoolClass, year } = of;
  const next = year !== facts.year;
  const points = pointsIn(facts, facts.year);
  const targets = new Map(insight.rows["target-group"].map((row) => [row.k, row]));
  const inIt = (id: string) =>
    targetedOn(targets.get(targetGroupKey(id, year, subject)), facts.day)?.from ?? null;
  const known = insight
    .children(subject, pointAt(points, facts.day)?.id ?? "")
    .map((child) => ({ ...child, before: child.targetedSince !== null }))
    .map((child) => ({
      ...child,
      targetedSince: next ? inIt(child.pupil.id) : child.targetedSince,
      // This year's group is a plan too.
      planned: child.planned || (next && child.before),
    }));
  const before = new Set(known.filter((one) => next && one.before).map(({ pupil }) => pupil.id));
  const since = new Map(known.map((one) => [one.pupil.id, one.targetedSince]));
  const candidates = targetCandidates(known);
  const places = placesOf(facts, insight, groups, next);
  const all = facts.children.filter(
    ({ id }) =>
      since.has(id) &&
      places.has(id) &&
      (schoolClass === "" || places.get(id)?.now === schoolClass),
  );
  const place = (id: string) => places.get(id) ?? { name: "", class: "" };
  const now = (id: string) => {
    const line = insight.line(id, subject);
    const last = line?.moments.at(-1);
    return last === undefined ? "" : writeMoment(line, last);
  };
  const byYear = new Map<number, string[]>();
  for (const { id } of all) {
    const yearGroup = places.get(id)?.yearGroup ?? 0;
    byYear.set(yearGroup, [...(byYear.get(yearGroup) ?? []), id]);
  }
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([yearGroup, ids]): YearRows => {
      const own = new Set(ids);
      const chosen = ids.flatMap((id): ChosenRow[] => {
        const from = since.get(id);
        if (from == null) return [];
        const held = groups.of(id, subject);
        const far = levelInYear(insight.line(id, subject), facts.year);
        const { name, class: cls } = place(id);
        return [
          {
            id,
            name,
            class: cls,
            since: from,
            now: now(id),
            far: sayLevelInYear(far),
            gained: far?.gained,
            why: held?.why ?? null,
            by: groups.staffName(held?.by ?? ""),
          },
        ];
      });
      const might = candidates.filter(({ pupil }) => own.has(pupil.id));
      const named = new Set([...chosen.map(({ id }) => id), ...might.map(({ pupil }) => pupil.id)]);
      return {
        yearGroup,
        chosen,
        review: targetGroupReview(
          chosen.map(({ id }) => insight.line(id, subject)),
          facts.year,
        ),
        terms: next
          ? []
          : targetGroupByTerm({
              places: ids.map((id) => ({
                pupil: id,
                spans: groups.of(id, subject)?.spans ?? [],
                line: insight.line(id, subject),
              })),
              points,
              year,
              today: facts.day,
            }),
        candidates: might.map((one) => ({
          ...one,
          name: place(one.pupil.id).name,
          class: place(one.pupil.id).class,
          now: now(one.pupil.id),
          before: before.has(one.pupil.id),
        })),
        others: ids
          .filter((id) => !named.has(id))
          .map((id) => ({ id, name: place(id).name, class: place(id).class })),
      };
    });
}

type Place = Placed & {
  /** Class id of this year. */
  now: string | null;
  yearGroup: number;
};

/** Where the children stand; for the next year where they move into, without those who leave. [TG5] */
function placesOf(
  facts: AttainmentFacts,
  insight: SchoolInsight,
  groups: TargetGroups,
  next: boolean,
): ReadonlyMap<string, Place> {
  const last = lastYearGroupOf(facts.classes);
  const moved = new Map(
    insight.rows.membership.flatMap((row) => {
      const one = membershipOf(row);
      return one?.year === facts.year + 1 && one.class !== null ? [[one.pupil, one] as const] : [];
    }),
  );
  const found = new Map<string, Place>();
  for (const child of facts.children) {
    const at = yearOf(child, facts.year);
    if (at === undefined) continue;
    const name = facts.classes.find((one) => one.id === at.class)?.name ?? "";
    const own = { name: child.name, now: at.class };
    const to = moved.get(child.id);
    if (!next) found.set(child.id, { ...own, class: name, yearGroup: at.yearGroup });
    else if (to !== undefined)
      found.set(child.id, {
        ...own,
        class: `${name} → ${groups.className(to.class ?? "")}`,
        yearGroup: to.yearGroup,
      });
    else if (at.yearGroup < last)
      found.set(child.id, { ...own, class: name, yearGroup: at.yearGroup + 1 });
  }
  return found;
}

/** "since Mon 21 Sep, chosen by Mrs Okafor". */
export function sayChosen({ since, by }: Pick<ChosenRow, "since" | "by">, today: Day): string {
  return `since ${writeDay(since, today)}, chosen by ${by}`;
}
