import { type AttainmentFacts, yearOf } from "./attainment-facts.ts";
import { ANY, EVERYBODY, type GroupFilter, sayFilter } from "./group-filter.ts";

/**
 * A filter as it is picked by hand: any of these year groups or classes, all (or any) of these
 * groups, and none of those. Keys are the filters themselves, written down.
 */
export type FilterPicks = {
  places: readonly string[];
  groups: readonly string[];
  join: "and" | "or";
  without: readonly string[];
};

export const NO_PICKS: FilterPicks = { places: [], groups: [], join: "and", without: [] };

export type FilterChoice = { id: string; label: string };

/** What there is to pick from: year groups and classes with children, groups that somebody is in. */
export function filterChoices(facts: AttainmentFacts): {
  places: readonly FilterChoice[];
  groups: readonly FilterChoice[];
} {
  const inThem = new Set(facts.children.flatMap((child) => child.groups));
  const years = new Set(facts.children.map((child) => yearOf(child, facts.year)?.yearGroup));
  const classes = new Set(facts.children.map((child) => yearOf(child, facts.year)?.class));
  const whole = facts.groups.filter(({ id }) => inThem.has(id)).map(({ id }) => id);
  const codes = [...inThem].filter((id) => id.includes(":")).sort();
  const choice = (filter: GroupFilter): FilterChoice => ({
    id: JSON.stringify(filter),
    label: sayFilter(filter, facts),
  });
  return {
    places: [
      ...[...years]
        .flatMap((one) => one ?? [])
        .sort((a, b) => a - b)
        .map((yearGroup) => choice({ yearGroup })),
      ...facts.classes.filter(({ id }) => classes.has(id)).map(({ id }) => choice({ class: id })),
    ],
    groups: [
      ...whole.map((group) => choice({ group })),
      ...(facts.children.some((child) => child.targets.length > 0)
        ? [choice({ target: ANY })]
        : []),
      ...facts.subjects
        .filter(({ id }) => facts.children.some((child) => child.targets.includes(id)))
        .map(({ id }) => choice({ target: id })),
      ...(facts.children.some((child) => child.interventions.length > 0)
        ? [choice({ intervention: ANY })]
        : []),
      ...codes.map((group) => choice({ group })),
    ],
  };
}

/** The filter of what was picked. [GF1] */
export function filterOfPicks({ places, groups, join, without }: FilterPicks): GroupFilter {
  const parts: GroupFilter[] = [];
  if (places.length > 0) parts.push(oneOrAny(read(places)));
  if (groups.length > 0) parts.push(...(join === "and" ? read(groups) : [oneOrAny(read(groups))]));
  parts.push(...read(without).map((not) => ({ not })));
  const [only] = parts;
  if (only === undefined) return EVERYBODY;
  return parts.length === 1 ? only : { all: parts };
}

/** What a filter was picked as; undefined for one that cannot be picked by hand. */
export function picksOfFilter(filter: GroupFilter): FilterPicks | undefined {
  const picks = { places: [] as string[], groups: [] as string[], without: [] as string[] };
  let join: FilterPicks["join"] = "and";
  for (const part of "all" in filter ? filter.all : [filter]) {
    const kinds = "any" in part ? part.any : [part];
    if (kinds.every(isPlace) && picks.places.length === 0)
      picks.places = kinds.map((one) => JSON.stringify(one));
    else if (kinds.every(isGroup) && (kinds.length === 1 || picks.groups.length === 0)) {
      if (join === "or") return undefined;
      if (kinds.length > 1) join = "or";
      picks.groups.push(...kinds.map((one) => JSON.stringify(one)));
    } else if ("not" in part && isGroup(part.not)) picks.without.push(JSON.stringify(part.not));
    else return undefined;
  }
  return { ...picks, join };
}

function read(keys: readonly string[]): GroupFilter[] {
  return keys.map((key) => JSON.parse(key) as GroupFilter);
}

function oneOrAny(filters: readonly GroupFilter[]): GroupFilter {
  const [only] = filters;
  return only !== undefined && filters.length === 1 ? only : { any: filters };
}

function isPlace(filter: GroupFilter): boolean {
  return "yearGroup" in filter || "class" in filter;
}

function isGroup(filter: GroupFilter): boolean {
  return "group" in filter || "target" in filter || "intervention" in filter;
}
