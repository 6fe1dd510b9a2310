import type { AttainmentFacts, FactsSubject } from "./attainment-facts.ts";
import { writeYearGroup } from "./calendar.ts";
import { placesOf, pointPublished, titleOfCounts } from "./counts-to-publish.ts";
import type { CountsRow, CountsTable, PublishedCounts } from "./published-counts.ts";
import { leakIn } from "./suppression-leak.ts";
import { FEWEST_PUBLISHED, type PublishedRow } from "./suppression.ts";

/** Counts that governors have, with the facts they were made of. */
export type Publication = {
  counts: PublishedCounts;
  facts: AttainmentFacts;
  /** Children whose records were erased since: governors have them in their numbers still. */
  erased: number;
};

/** A subject that is left out of a publication, and beside which one it would tell too much. */
export type LeftOut = {
  subject: FactsSubject;
  /** The name of what is published already. */
  beside: string;
  /** So few children differ somewhere; undefined where a number kept back would follow otherwise. */
  differ: number | undefined;
};

/**
 * The subjects that may not be published of a snapshot while others of the same year stand published:
 * where somebody who subtracts one table from the other would have a count of one to five children, or
 * a number that one of them keeps back. [PC5] research/domain.md §6.
 */
export function leftOutBeside(
  made: { counts: PublishedCounts; facts: AttainmentFacts },
  standing: readonly Publication[],
): LeftOut[] {
  return made.facts.subjects.flatMap((subject): LeftOut[] => {
    for (const other of standing) {
      const differ = tooNear({ ...made, erased: 0 }, other, subject);
      if (differ === false) continue;
      return [
        { subject, beside: other.counts.name, differ: differ === "follows" ? undefined : differ },
      ];
    }
    return [];
  });
}

/** How few children differ where that is too few; false where the two can stand beside each other. */
function tooNear(
  one: Publication,
  other: Publication,
  subject: FactsSubject,
): number | "follows" | false {
  if (one.facts.year !== other.facts.year) return false;
  const [here, there] = [tableOf(one, subject), tableOf(other, subject)];
  if (here === undefined || there === undefined) return false;
  const differing = differenceOf(here.places, there.places);
  for (const labels of groupsToldByBoth(here.table, there.table)) {
    const sum = labels.reduce((total, label) => total + (differing.get(label) ?? 0), 0);
    if (sum > 0 && sum <= FEWEST_PUBLISHED) return sum;
    const erased = one.erased + other.erased;
    if (erased > 0 && sum + erased <= FEWEST_PUBLISHED && !isSame(here.table, there.table, labels))
      return sum + erased;
  }
  const same = new Set(
    rowLabels(here.table, there.table).filter((label) => (differing.get(label) ?? 0) === 0),
  );
  const leaks = [filled(here.table, there.table, same), filled(there.table, here.table, same)].some(
    ({ total, parts }) => leakIn(total, parts) !== undefined,
  );
  return leaks && "follows";
}

type Places = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A subject's table as it is told, and who stands in it; undefined where it is not published. */
function tableOf(
  { counts, facts }: Publication,
  { id }: FactsSubject,
): { table: CountsTable; places: Places } | undefined {
  const subject = facts.subjects.find((one) => one.id === id);
  const point = subject && pointPublished(facts, subject);
  if (subject === undefined || point === undefined) return undefined;
  const title = titleOfCounts(subject, point);
  const table = counts.tables.find((one) => one.title === title);
  if (table === undefined) return undefined;
  const places = [...placesOf(facts, subject, point)];
  return { table, places: new Map(places.map(([year, some]) => [writeYearGroup(year), some])) };
}

/** Row → how many children came to it, left it, or stand in another column of it. */
function differenceOf(one: Places, other: Places): ReadonlyMap<string, number> {
  const differing = new Map<string, number>();
  for (const label of new Set([...one.keys(), ...other.keys()])) {
    const [here, there] = [one.get(label), other.get(label)];
    const ids = new Set([...(here?.keys() ?? []), ...(there?.keys() ?? [])]);
    differing.set(label, [...ids].filter((id) => here?.get(id) !== there?.get(id)).length);
  }
  return differing;
}

/**
 * What can be subtracted: each row that both tell, and all the others together, which is what the
 * wholes leave.
 */
function groupsToldByBoth(one: CountsTable, other: CountsTable): string[][] {
  const labels = rowLabels(one, other);
  const both = labels.filter((label) => told(one, label) && told(other, label));
  const rest = labels.filter((label) => !both.includes(label));
  const wholes = [one, other].every((table) => table.rows.at(-1)?.counts[0] != null);
  return [...both.map((label) => [label]), ...(wholes && rest.length > 0 ? [rest] : [])];
}

/** The rows of year groups, without the whole, which stands last. */
function rowLabels(...tables: readonly CountsTable[]): string[] {
  return [...new Set(tables.flatMap(({ rows }) => rows.slice(0, -1).map(({ label }) => label)))];
}

function rowOf(table: CountsTable, label: string): CountsRow | undefined {
  return table.rows.slice(0, -1).find((row) => row.label === label);
}

function told(table: CountsTable, label: string): boolean {
  return rowOf(table, label)?.counts[0] != null;
}

function isSame(one: CountsTable, other: CountsTable, labels: readonly string[]): boolean {
  return labels.every(
    (label) =>
      rowOf(one, label)?.counts.join() === rowOf(other, label)?.counts.join() &&
      rowOf(one, label) !== undefined,
  );
}

/** A table with what another tells of rows in which nobody differs, for whoever lays them together. */
function filled(
  table: CountsTable,
  from: CountsTable,
  same: ReadonlySet<string>,
): { total: PublishedRow; parts: PublishedRow[] } {
  const rowFor = ({ label, counts }: CountsRow): PublishedRow => {
    const beside = same.has(label) ? rowOf(from, label)?.counts : undefined;
    const [of = null, ...rest] = counts.map((count, at) => count ?? beside?.[at] ?? null);
    return {
      id: label,
      of,
      counts: Object.fromEntries(rest.map((count, at) => [table.columns[at + 1] ?? at, count])),
    };
  };
  const rows = table.rows.map(rowFor);
  const total = rows.at(-1) ?? { id: "", of: null, counts: {} };
  return { total, parts: rows.slice(0, -1) };
}
