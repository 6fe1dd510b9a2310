import { type AttainmentFacts, yearOf } from "./attainment-facts.ts";
import { readGridQuery, writeGridQuery } from "./attainment-grid-query.ts";
import { writeYearGroup } from "./calendar.ts";
import { readCombinedQuery, writeCombinedQuery } from "./combined-query.ts";
import { ANY, EVERYBODY, type GroupFilter } from "./group-filter.ts";
import { readProgressQuery, writeProgressQuery } from "./progress-query.ts";
import type { FrozenView } from "./snapshot.ts";
import { latestPoint, sayPoint } from "./standing-at.ts";

/**
 * The views of a review set: every subject's grid of every year group, each year group in all
 * subjects, the target groups, and progress in every subject. [SN10] ISP handbook, RAP review.
 */
export function reviewViews(facts: AttainmentFacts): FrozenView[] {
  const ages = facts.children.flatMap((child) => yearOf(child, facts.year)?.yearGroup ?? []);
  const yearGroups = [...new Set(ages)].filter((one) => one > 0).sort((a, b) => a - b);
  const combined = yearGroups.map((yearGroup) =>
    combinedView(facts, { yearGroup }, `${writeYearGroup(yearGroup)} combined`),
  );
  const inTargets = facts.children.some(({ targets }) => targets.length > 0);
  const targets = inTargets ? [combinedView(facts, { target: ANY }, "Target groups")] : [];
  return [...gridViews(facts, "years"), ...combined, ...targets, ...progressViews(facts)];
}

/**
 * The views of a class's snapshot: its tracker in every subject, the chosen one first, then the same
 * with the class as the one column, which counts. [SN13]
 */
export function classViews(facts: AttainmentFacts, first = ""): FrozenView[] {
  const trackers = [...tracked(facts)]
    .sort((a, b) => Number(b.id === first) - Number(a.id === first))
    .map(({ id, name }): FrozenView => {
      const search = new URLSearchParams({ subject: id }).toString();
      return { screen: "tracker", options: { name: `${name} tracker`, search } };
    });
  return [...trackers, ...gridViews(facts, "classes")];
}

/** "Review set, Autumn 2026/27"; "4B, Autumn 2026/27". */
export function nameOfSet(what: string, facts: AttainmentFacts): string {
  const ids = facts.subjects.map(({ id }) => id);
  const point = latestPoint(facts, ids);
  return point === undefined ? what : `${what}, ${sayPoint(point)}`;
}

function tracked(facts: AttainmentFacts): AttainmentFacts["subjects"] {
  return facts.subjects.filter((subject) => subject.scaleIn[facts.year] !== undefined);
}

function gridViews(facts: AttainmentFacts, columns: "years" | "classes"): FrozenView[] {
  const plain = readGridQuery(facts, "");
  return tracked(facts).map(({ id, name }) => {
    const point = latestPoint(facts, [id]);
    const at = point?.year === facts.year ? `${point.year}:${point.id}` : plain.options.point;
    const options = { ...plain.options, subject: id, point: at, reception: true, columns };
    const search = writeGridQuery({ ...plain, options });
    return { screen: "grid", options: { name, search } };
  });
}

function combinedView(facts: AttainmentFacts, filter: GroupFilter, name: string): FrozenView {
  const plain = readCombinedQuery(facts, "");
  const search = writeCombinedQuery({ ...plain, options: { ...plain.options, filter } });
  return { screen: "combined", options: { name, search } };
}

function progressViews(facts: AttainmentFacts): FrozenView[] {
  return tracked(facts).map(({ id, name }) => {
    const plain = readProgressQuery(facts, new URLSearchParams({ subject: id }).toString());
    const options = { ...plain.options, filter: EVERYBODY };
    const search = writeProgressQuery({ ...plain, options });
    return { screen: "progress", options: { name: `${name} progress`, search } };
  });
}
