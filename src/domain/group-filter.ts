import { type AttainmentFacts, type FactsChild, yearOf } from "./attainment-facts.ts";
import { writeYearGroup } from "./calendar.ts";

/**
 * Which children are asked about. Plain JSON, so that a filter is frozen and sent with its figure.
 * An *and* of nothing is everybody, an *or* of nothing is nobody. [GF1]
 */
export type GroupFilter =
  | { all: readonly GroupFilter[] }
  | { any: readonly GroupFilter[] }
  | { not: GroupFilter }
  /** A group of the facts (sex and SEN are groups too), or one code of it: `ethnicity:WBRI`. */
  | { group: string }
  /** As placed in the facts' own year: a cohort stays one cohort when looking back. [GF2] */
  | { yearGroup: number }
  /** Null: the children in no class. */
  | { class: string | null }
  /** In the target group of a subject, or of {@link ANY}. */
  | { target: string }
  /** Taking part in an intervention of this name, or in {@link ANY}. */
  | { intervention: string };

/** Stands for any target group or any intervention. */
export const ANY = "*";

export const EVERYBODY: GroupFilter = { all: [] };

/** Whether a child is asked about. [GF1] [GF2] */
export function matches(
  filter: GroupFilter,
  child: FactsChild,
  facts: Pick<AttainmentFacts, "year">,
): boolean {
  if ("all" in filter) return filter.all.every((one) => matches(one, child, facts));
  if ("any" in filter) return filter.any.some((one) => matches(one, child, facts));
  if ("not" in filter) return !matches(filter.not, child, facts);
  if ("group" in filter) return child.groups.includes(filter.group);
  if ("target" in filter) return has(child.targets, filter.target);
  if ("intervention" in filter) return has(child.interventions, filter.intervention);
  const place = yearOf(child, facts.year);
  if (place === undefined) return false;
  return "yearGroup" in filter
    ? place.yearGroup === filter.yearGroup
    : place.class === filter.class;
}

function has(held: readonly string[], wanted: string): boolean {
  return wanted === ANY ? held.length > 0 : held.includes(wanted);
}

/** The children of the facts a filter asks about, in register order. */
export function childrenIn(facts: AttainmentFacts, filter: GroupFilter): readonly FactsChild[] {
  return facts.children.filter((child) => matches(filter, child, facts));
}

/** Both at once; everybody adds nothing. */
export function both(a: GroupFilter, b: GroupFilter): GroupFilter {
  const parts = [a, b].flatMap((one) => ("all" in one ? one.all : [one]));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { all: parts };
}

/** The groups a filter speaks of, for what must not be shown unasked. */
export function groupsNamed(filter: GroupFilter): readonly string[] {
  if ("all" in filter) return filter.all.flatMap(groupsNamed);
  if ("any" in filter) return filter.any.flatMap(groupsNamed);
  if ("not" in filter) return groupsNamed(filter.not);
  return "group" in filter ? [filter.group] : [];
}

type Names = Pick<AttainmentFacts, "groups" | "classes" | "subjects">;

/** "Year 4 and (Pupil premium or SEN support), without Boys": in words, never in codes. [GF3] */
export function sayFilter(filter: GroupFilter, facts: Names): string {
  return "all" in filter && filter.all.length > 0
    ? sayAll(filter.all, facts)
    : sayPart(filter, facts);
}

function sayAll(parts: readonly GroupFilter[], facts: Names): string {
  const within = parts.filter((one) => !("not" in one));
  const without = parts.flatMap((one) => ("not" in one ? [one.not] : []));
  const head = within.map((one) => sayPart(one, facts, true)).join(" and ") || "Everybody";
  const rest = without.map((one) => sayPart(one, facts, true)).join(" or ");
  return rest === "" ? head : `${head}, without ${rest}`;
}

function sayPart(filter: GroupFilter, facts: Names, inside = false): string {
  const bracket = (words: string, parts: number) => (inside && parts > 1 ? `(${words})` : words);
  if ("all" in filter) {
    if (filter.all.length === 0) return "Everybody";
    return bracket(sayAll(filter.all, facts), filter.all.length);
  }
  if ("any" in filter) {
    if (filter.any.length === 0) return "Nobody";
    const words = filter.any.map((one) => sayPart(one, facts, true)).join(" or ");
    return bracket(words, filter.any.length);
  }
  if ("not" in filter) return `Everybody without ${sayPart(filter.not, facts, true)}`;
  if ("group" in filter) return sayGroup(filter.group, facts);
  if ("yearGroup" in filter) return writeYearGroup(filter.yearGroup);
  if ("class" in filter) {
    if (filter.class === null) return "No class";
    return facts.classes.find((one) => one.id === filter.class)?.name ?? "A class of another year";
  }
  if ("target" in filter) {
    if (filter.target === ANY) return "In a target group";
    const subject = facts.subjects.find((one) => one.id === filter.target)?.name;
    return `Target group for ${(subject ?? filter.target).toLowerCase()}`;
  }
  return filter.intervention === ANY ? "In an intervention" : `In ${filter.intervention}`;
}

function sayGroup(id: string, { groups }: Names): string {
  const whole = groups.find((one) => one.id === id);
  if (whole !== undefined) return whole.name;
  const [group, ...code] = id.split(":");
  const name = groups.find((one) => one.id === group)?.name;
  if (name === undefined) return "A group that is no longer kept";
  return code.length === 0 ? name : `${name} ${code.join(":")}`;
}
