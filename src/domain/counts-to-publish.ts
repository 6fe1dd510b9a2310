import type { AssessmentPoint } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  type FactsSubject,
  yearOf,
} from "./attainment-facts.ts";
import { writeYearGroup } from "./calendar.ts";
import { cohortFigures } from "./cohort-figures.ts";
import type { CountsTable, PublishedCounts } from "./published-counts.ts";
import type { Snapshot } from "./snapshot.ts";
import { latestPoint, sayPoint, type StandingAt, standingAt } from "./standing-at.ts";
import { type CountRow, publishable, type PublishedRow } from "./suppression.ts";

/** The columns of a table, and which bands stand in each. */
const COLUMNS = [
  { id: "below", label: "Below" },
  { id: "on-track", label: "On track" },
  { id: "above", label: "Above" },
  { id: "none", label: "No level" },
] as const;

/**
 * What governors are to see of a snapshot: for each subject how many children of each year group are
 * below, on track and above, at the latest point judged. What is too small is kept back, and enough
 * besides that it cannot be worked out. [PC1] [PC3] research/domain.md §6.
 * @param note for governors, in the leaders' words.
 * @param leftOut subjects that would tell too much beside what is published already. [PC5]
 */
export function countsToPublish(
  snapshot: Pick<Snapshot, "name" | "day" | "year">,
  facts: AttainmentFacts,
  note: string,
  leftOut: ReadonlySet<string> = new Set(),
): PublishedCounts {
  const tables = facts.subjects
    .filter(({ id }) => !leftOut.has(id))
    .flatMap((subject) => tableOf(facts, subject) ?? []);
  const { name, day, year } = snapshot;
  return { name, note: note.trim(), day, year, tables };
}

function tableOf(facts: AttainmentFacts, subject: FactsSubject): CountsTable | undefined {
  const point = pointPublished(facts, subject);
  if (point === undefined) return undefined;
  const years = placesOf(facts, subject, point);
  const parts = [...years]
    .sort(([a], [b]) => a - b)
    .map(([yearGroup, places]) => count(writeYearGroup(yearGroup), places))
    .filter((row) => row.of > 0);
  if (parts.length === 0) return undefined;
  const all = new Map([...years.values()].flatMap((places) => [...places]));
  const published = publishable({ total: count("All years", all), parts });
  const write = ({ id, of, counts }: PublishedRow) => ({
    label: id,
    counts: [of, ...COLUMNS.map((column) => counts[column.id] ?? null)],
  });
  return {
    title: titleOfCounts(subject, point),
    columns: ["Children", ...COLUMNS.map(({ label }) => label)],
    rows: [...published.parts.map(write), write(published.total)],
  };
}

/** "Maths, Autumn 2026/27". */
export function titleOfCounts({ name }: FactsSubject, point: AssessmentPoint): string {
  return `${name}, ${sayPoint(point)}`;
}

/** The column of a table of counts that a child stands in. */
export type CountedIn = (typeof COLUMNS)[number]["id"];

/** The point a subject is published at; undefined where there is none of the facts' year. */
export function pointPublished(
  facts: AttainmentFacts,
  subject: FactsSubject,
): AssessmentPoint | undefined {
  const point = latestPoint(facts, [subject.id]);
  const isTracked = subject.scaleIn[facts.year] !== undefined;
  return point?.year === facts.year && isTracked ? point : undefined;
}

/** Year group → child → the column the child is counted in. Who is counted in none is not in it. */
export function placesOf(
  facts: AttainmentFacts,
  subject: FactsSubject,
  point: AssessmentPoint,
): ReadonlyMap<number, ReadonlyMap<string, CountedIn>> {
  const years = new Map<number, FactsChild[]>();
  for (const child of facts.children) {
    const yearGroup = yearOf(child, facts.year)?.yearGroup ?? 0;
    // Nothing is expected of Reception on these scales, so there is nothing to be below.
    if (yearGroup < 1) continue;
    const held = years.get(yearGroup);
    if (held === undefined) years.set(yearGroup, [child]);
    else held.push(child);
  }
  return new Map(
    [...years].map(([yearGroup, children]) => {
      const standings = children.map((child) => standingAt(facts, child, subject, point));
      return [yearGroup, columnsOf(standings)];
    }),
  );
}

function columnsOf(standings: readonly StandingAt[]): ReadonlyMap<string, CountedIn> {
  const { bands, missing, marked, unbanded } = cohortFigures(standings);
  const places = new Map<string, CountedIn>();
  const put = (column: CountedIn, some: readonly StandingAt[]) => {
    for (const { child } of some) places.set(child.id, column);
  };
  put("below", [...bands["well-below"], ...bands.below]);
  put("on-track", bands["on-track"]);
  put("above", [...bands.above, ...bands["well-above"]]);
  put("none", [...missing, ...marked, ...unbanded]);
  return places;
}

function count(id: string, places: ReadonlyMap<string, CountedIn>): CountRow {
  const counts: Record<CountedIn, number> = { below: 0, "on-track": 0, above: 0, none: 0 };
  for (const column of places.values()) counts[column] += 1;
  return { id, of: places.size, counts };
}
