import type { AttainmentFacts, FactsChild, FactsLevel, FactsYear } from "./attainment-facts.ts";
import type { Entry, Row } from "./change.ts";
import { keyParts } from "./schema.ts";

/**
 * The judgements known of a child in the facts' year, by cell: the one that shows first, each by the
 * first digits of its id. With them it can be said later what was not known yet. [SN6]
 */
export type KnownEntries = Readonly<Record<string, readonly string[]>>;

/** A child as it lies in a part of a snapshot: the facts, levels as bare values, and what was known. */
export type FrozenChild = Omit<FactsChild, "years"> & {
  years: readonly (Omit<FactsYear, "levels"> & { levels: Readonly<Record<string, string>> })[];
  known: KnownEntries;
};

/** All of the facts that is not about a child. */
export type FrozenAbout = Omit<AttainmentFacts, "children">;

/** One part of a snapshot's facts; the first says what they are about. */
export type FrozenPart = { about: FrozenAbout | null; children: readonly FrozenChild[] };

/** Facts as they were, and what was known of each child's judgements. */
export type ThawedFacts = { facts: AttainmentFacts; known: ReadonlyMap<string, KnownEntries> };

/** Characters of children in one part: far below what one change may be, so several go at once. */
export const PART_LENGTH = 40_000;
/** Digits of an id that are kept: within one cell no two are alike. */
const ID_DIGITS = 8;

export function shortId(id: string): string {
  return id.slice(0, ID_DIGITS);
}

/**
 * Facts in parts, each small enough for one change. Of earlier years the values alone are kept. After
 * each part it says how many children are done, so that a long freeze can be followed and left. [SN11]
 * @param records rows of judgements; those of the facts' year say what was known. [SN3]
 */
export function* freezingFacts(
  facts: AttainmentFacts,
  records: readonly Row[],
): Generator<number, FrozenPart[]> {
  const known = knownIn(facts, records);
  const { children, ...about } = facts;
  const parts: { about: FrozenAbout | null; children: FrozenChild[] }[] = [{ about, children: [] }];
  let length = 0;
  for (const [done, child] of children.entries()) {
    const frozen: FrozenChild = {
      ...child,
      years: child.years.map((year) => ({
        ...year,
        levels: Object.fromEntries(
          Object.entries(year.levels).map(([cell, level]) => [cell, level.v]),
        ),
      })),
      known: known.get(child.id) ?? {},
    };
    const more = JSON.stringify(frozen).length;
    if (length > 0 && length + more > PART_LENGTH) {
      parts.push({ about: null, children: [] });
      length = 0;
      yield done;
    }
    parts.at(-1)?.children.push(frozen);
    length += more;
  }
  return parts;
}

function knownIn(facts: AttainmentFacts, records: readonly Row[]): Map<string, KnownEntries> {
  const shown = new Map(
    facts.children.map((child) => [
      child.id,
      child.years.find(({ year }) => year === facts.year)?.levels ?? {},
    ]),
  );
  const known = new Map<string, KnownEntries>();
  for (const row of records) {
    const parts = keyParts(row.t, row.k);
    const levels = shown.get(parts?.pupil ?? "");
    if (parts?.pupil === undefined || Number(parts.year) !== facts.year || levels === undefined)
      continue;
    const cells = Object.entries(row.c ?? {}).map(([cell, entries]): [string, string[]] => [
      cell,
      shownFirst(entries, levels[cell]),
    ]);
    known.set(parts.pupil, Object.fromEntries(cells));
  }
  return known;
}

function shownFirst(entries: readonly Entry[], shown: FactsLevel | undefined): string[] {
  const ids = entries.map(({ id }) => id);
  const first = shown !== undefined && ids.includes(shown.id) ? [shown.id] : [];
  return [...first, ...ids.filter((id) => id !== first[0])].map(shortId);
}

/**
 * The facts again, from parts in any order. Undefined when what is there is not all of one
 * snapshot's facts, or cannot be read. [SN3] [SN4]
 */
export function thawFacts(parts: readonly FrozenPart[]): ThawedFacts | undefined {
  const abouts = parts.flatMap(({ about }) => about ?? []);
  const [about] = abouts;
  if (about === undefined || abouts.length > 1 || !isReadable(about, parts)) return undefined;
  const known = new Map<string, KnownEntries>();
  const children = parts.flatMap((part) =>
    part.children.map(({ known: knows, ...child }): FactsChild => {
      known.set(child.id, knows);
      return {
        ...child,
        years: child.years.map((year) => ({
          ...year,
          levels: levelsOf(year.levels, year.year === about.year ? knows : {}),
        })),
      };
    }),
  );
  return { facts: { ...about, children }, known };
}

function levelsOf(
  levels: Readonly<Record<string, string>>,
  known: KnownEntries,
): Record<string, FactsLevel> {
  return Object.fromEntries(
    Object.entries(levels).map(([cell, v]) => [cell, { v, id: known[cell]?.[0] ?? "" }]),
  );
}

/** A faulty app may have written anything: what a screen would stumble over is not shown at all. */
function isReadable(about: FrozenAbout, parts: readonly FrozenPart[]): boolean {
  const lists = [about.subjects, about.points, about.classes, about.groups];
  return (
    typeof about.day === "string" &&
    typeof about.year === "number" &&
    typeof about.scales === "object" &&
    lists.every((list) => Array.isArray(list)) &&
    parts.every((part) => part.children.every(isChild))
  );
}

function isChild(child: FrozenChild): boolean {
  const lists = [child.groups, child.targets, child.interventions, child.years];
  return (
    typeof child.name === "string" &&
    typeof child.known === "object" &&
    child.known !== null &&
    lists.every((list) => Array.isArray(list)) &&
    child.years.every(({ year, levels }) => typeof year === "number" && isText(levels))
  );
}

function isText(levels: unknown): boolean {
  return (
    typeof levels === "object" &&
    levels !== null &&
    Object.values(levels).every((value) => typeof value === "string")
  );
}
