import { type AttainmentFacts, type FactsChild, yearOf } from "./attainment-facts.ts";
import type { GridOptions } from "./attainment-grid.ts";
import { writeYearGroup } from "./calendar.ts";
import { plainName } from "./plain-name.ts";
import { shortNames } from "./pupil.ts";

/** A column before anything is counted: whose it is. */
export type GridColumnPlan = {
  /** A year group's number or a class's id. */
  id: string;
  name: string;
  yearGroups: readonly number[];
  /** In the order of their names. */
  children: readonly FactsChild[];
  /** Child → first name with the fewest letters that make it unique in the column. [AG5] */
  names: ReadonlyMap<string, string>;
};

/** Facts do not change: whose a column is and what they are called is worked out once. */
const known = new WeakMap<AttainmentFacts, Map<GridOptions["columns"], GridColumnPlan[]>>();

/**
 * The columns of a grid, in year order: the year groups (or classes) that have a child in the facts.
 * A mixed class is one column as a class, and its children stand in their own years. [AG5]
 */
export function gridColumns(
  facts: AttainmentFacts,
  options: Pick<GridOptions, "columns" | "reception" | "only">,
): GridColumnPlan[] {
  const all = columnsOf(facts, options.columns);
  const wanted = all.filter(
    ({ yearGroups }) => options.reception || yearGroups.some((yearGroup) => yearGroup > 0),
  );
  const only = wanted.filter(({ id }) => options.only.includes(id));
  return only.length === 0 ? wanted : only;
}

type Unnamed = Omit<GridColumnPlan, "names">;

function columnsOf(facts: AttainmentFacts, kind: GridOptions["columns"]): GridColumnPlan[] {
  const held = known.get(facts) ?? new Map<GridOptions["columns"], GridColumnPlan[]>();
  known.set(facts, held);
  const plans =
    held.get(kind) ??
    (kind === "years" ? yearColumns(facts) : classColumns(facts)).map((plan) => {
      const names = namesIn(plan.children);
      return { ...plan, names, children: inOrder(plan.children, names) };
    });
  held.set(kind, plans);
  return plans;
}

/** By the names they have in the column; each is made plain once, for there may be thousands. */
function inOrder(
  children: readonly FactsChild[],
  names: ReadonlyMap<string, string>,
): readonly FactsChild[] {
  const keyed = children.map((child) => ({
    child,
    key: plainName(names.get(child.id) ?? child.name),
  }));
  return keyed
    .sort((a, b) => (a.key === b.key ? (a.child.id < b.child.id ? -1 : 1) : a.key < b.key ? -1 : 1))
    .map(({ child }) => child);
}

/** Who needs more than a family name to be told apart is called as in the whole school. */
function namesIn(children: readonly FactsChild[]): ReadonlyMap<string, string> {
  const whole = new Map<string, number>();
  for (const child of children) {
    const name = `${child.given} ${child.family}`;
    whole.set(name, (whole.get(name) ?? 0) + 1);
  }
  const short = shortNames(
    children.map(({ id, given, family, sex, arrived, left }) => ({
      id,
      given,
      family,
      sex,
      arrived,
      left,
      known: null,
      born: null,
      upn: null,
    })),
  );
  return new Map(
    children.map((child) => [
      child.id,
      whole.get(`${child.given} ${child.family}`) === 1
        ? (short.get(child.id) ?? child.name)
        : child.name,
    ]),
  );
}

function yearColumns(facts: AttainmentFacts): Unnamed[] {
  const byYear = new Map<number, FactsChild[]>();
  for (const child of facts.children) {
    const yearGroup = yearOf(child, facts.year)?.yearGroup;
    if (yearGroup === undefined) continue;
    const held = byYear.get(yearGroup);
    if (held === undefined) byYear.set(yearGroup, [child]);
    else held.push(child);
  }
  return [...byYear]
    .sort(([a], [b]) => a - b)
    .map(([yearGroup, children]) => ({
      id: String(yearGroup),
      name: writeYearGroup(yearGroup),
      yearGroups: [yearGroup],
      children,
    }));
}

function classColumns(facts: AttainmentFacts): Unnamed[] {
  const byClass = new Map<string | null, FactsChild[]>();
  const classes = new Set(facts.classes.map(({ id }) => id));
  for (const child of facts.children) {
    const held = yearOf(child, facts.year)?.class ?? null;
    const id = held !== null && classes.has(held) ? held : null;
    const inIt = byClass.get(id);
    if (inIt === undefined) byClass.set(id, [child]);
    else inIt.push(child);
  }
  const columns = facts.classes.flatMap(({ id, name }): Unnamed[] => {
    const children = byClass.get(id);
    return children === undefined
      ? []
      : [{ id, name, yearGroups: yearGroupsOf(facts, children), children }];
  });
  const without = byClass.get(null);
  if (without !== undefined)
    columns.push({
      id: "none",
      name: "No class",
      yearGroups: yearGroupsOf(facts, without),
      children: without,
    });
  return columns;
}

function yearGroupsOf(facts: AttainmentFacts, children: readonly FactsChild[]): number[] {
  const found = new Set(children.map((child) => yearOf(child, facts.year)?.yearGroup ?? 0));
  return [...found].sort((a, b) => a - b);
}
