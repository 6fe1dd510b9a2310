import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";

/** A class of one academic year: next year's is another. */
export type SchoolClass = {
  id: string;
  name: string;
  year: number;
  /** Reception 0; several in a mixed class. */
  yearGroups: readonly number[];
};

/** The class a row stands for; undefined when it was removed or lacks its year. */
export function classOf(row: Row): SchoolClass | undefined {
  const { name, year, yearGroups, removed } = row.f;
  if (row.t !== "class" || row.gone || removed === true || typeof year !== "number")
    return undefined;
  return {
    id: row.k,
    name: typeof name === "string" ? name : row.k,
    year,
    yearGroups: Array.isArray(yearGroups)
      ? yearGroups.filter((one): one is number => typeof one === "number").sort((a, b) => a - b)
      : [],
  };
}

/** The classes of an academic year in year order, then by name. Never by attainment. [C1] */
export function classesOf(rows: Iterable<Row>, year: number): SchoolClass[] {
  const classes: SchoolClass[] = [];
  for (const row of rows) {
    const one = classOf(row);
    if (one?.year === year) classes.push(one);
  }
  return classes.sort(compareClasses);
}

export function compareClasses(a: SchoolClass, b: SchoolClass): number {
  const highest = Math.max(a.yearGroups.length, b.yearGroups.length);
  for (let at = 0; at < highest; at += 1) {
    const difference = (a.yearGroups[at] ?? -9) - (b.yearGroups[at] ?? -9);
    if (difference !== 0) return difference;
  }
  return a.name.localeCompare(b.name, "en", { numeric: true }) || (a.id < b.id ? -1 : 1);
}

export function saveClass(one: SchoolClass): SetEdit {
  return {
    t: "class",
    k: one.id,
    set: { name: one.name, year: one.year, yearGroups: [...one.yearGroups], removed: false },
  };
}
