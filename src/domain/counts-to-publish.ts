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
import { latestPoint, sayPoint, standingAt } from "./standing-at.ts";
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
 */
export function countsToPublish(
  snapshot: Pick<Snapshot, "name" | "day" | "year">,
  facts: AttainmentFacts,
  note: string,
): PublishedCounts {
  const tables = facts.subjects.flatMap((subject) => tableOf(facts, subject) ?? []);
  const { name, day, year } = snapshot;
  return { name, note: note.trim(), day, year, tables };
}

function tableOf(facts: AttainmentFacts, subject: FactsSubject): CountsTable | undefined {
  const point = latestPoint(facts, [subject.id]);
  if (point?.year !== facts.year || subject.scaleIn[facts.year] === undefined) return undefined;
  const years = new Map<number, FactsChild[]>();
  for (const child of facts.children) {
    const yearGroup = yearOf(child, facts.year)?.yearGroup ?? 0;
    // Nothing is expected of Reception on these scales, so there is nothing to be below.
    if (yearGroup < 1) continue;
    const held = years.get(yearGroup);
    if (held === undefined) years.set(yearGroup, [child]);
    else held.push(child);
  }
  const count = (id: string, children: readonly FactsChild[]): CountRow => {
    const figures = cohortFigures(
      children.map((child) => standingAt(facts, child, subject, point)),
    );
    const { bands, missing, marked, unbanded } = figures;
    return {
      id,
      of: figures.children.length,
      counts: {
        below: bands["well-below"].length + bands.below.length,
        "on-track": bands["on-track"].length,
        above: bands.above.length + bands["well-above"].length,
        none: missing.length + marked.length + unbanded.length,
      },
    };
  };
  const parts = [...years]
    .sort(([a], [b]) => a - b)
    .map(([yearGroup, children]) => count(writeYearGroup(yearGroup), children))
    .filter((row) => row.of > 0);
  if (parts.length === 0) return undefined;
  const published = publishable({ total: count("All years", [...years.values()].flat()), parts });
  const write = ({ id, of, counts }: PublishedRow) => ({
    label: id,
    counts: [of, ...COLUMNS.map((column) => counts[column.id] ?? null)],
  });
  return {
    title: `${subject.name}, ${sayPoint(point)}`,
    columns: ["Children", ...COLUMNS.map(({ label }) => label)],
    rows: [...published.parts.map(write), write(published.total)],
  };
}
