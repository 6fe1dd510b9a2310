import type { ListBar, ListCell } from "./class-list-cell.ts";
import { cellIn, type ClassList, type ListColumn, type ListRow } from "./class-list.ts";
import { parseLevel, writeLevel } from "./level.ts";

/**
 * What will become of one cell. `change`: it gets `to`. `same`: it has that already, or nothing was
 * put there. `barred`: it takes nothing from this person. `unreadable`: not on the scale. `differs`:
 * two judgements stand there and are settled one by one.
 */
export type PlannedCell = {
  pupil: string;
  column: string;
  /** The child's name in the class, and the column's in full. */
  name: string;
  columnName: string;
  typed: string;
  from: string;
  /** The value to put, null to take back; only for `change`. */
  to: string | null;
  /** How that is written. */
  level: string;
  is: "change" | "same" | "barred" | "unreadable" | "differs";
  /** The change questions July’s level, which stands until two agree. [J6] */
  questions: boolean;
  /** Why nothing happens, in a sentence; undefined for `change` and `same`. */
  why: string | undefined;
};

/** A wish for a cell: letters as typed or pasted; null takes back what stands there. */
export type ListWish = { pupil: string; column: string; typed: string | null };

/** What each wish comes to, in their order: exactly the ones that are a `change` are applied. [LI9] */
export function planCells(list: ClassList, wishes: readonly ListWish[]): readonly PlannedCell[] {
  return wishes.flatMap((wish) => {
    const found = cellIn(list, wish.pupil, wish.column);
    return found === undefined ? [] : [planCell(found, wish)];
  });
}

type Found = { row: ListRow; column: ListColumn; cell: ListCell };

function planCell({ row, column, cell }: Found, { typed }: ListWish): PlannedCell {
  const about = {
    pupil: row.pupil,
    column: column.id,
    name: row.short,
    columnName: column.fullName,
    typed: typed?.trim() ?? "",
    from: cell.level,
    to: null,
    level: "",
    questions: false,
    why: undefined,
  };
  // An empty cell of a sheet says nothing: nobody takes thirty levels back by a paste.
  if (typed !== null && about.typed === "") return { ...about, is: "same" };
  if (typed !== null && alike(about.typed, cell.level)) return { ...about, is: "same" };
  const read = typed === null ? { value: null } : parseLevel(column.scale, typed);
  if ("value" in read && read.value === standing(cell, column, typed === null))
    return { ...about, is: "same" };
  if (cell.bar !== undefined)
    return { ...about, is: "barred", why: sayBar(cell.bar, column, row.short) };
  if ("wrong" in read) return { ...about, is: "unreadable", why: read.wrong };
  if (column.kind === "baseline" && read.value === null && cell.questioned === undefined)
    return { ...about, is: "barred", why: sayInherited(row.short, cell.level) };
  if (cell.conflict)
    return {
      ...about,
      is: "differs",
      why: `Two judgements of ${row.short} differ in ${column.fullName}. Settle that on the cell itself first.`,
    };
  const level = writeLevel(column.scale, read.value);
  const questions = column.kind === "baseline" && cell.value !== null && read.value !== null;
  return { ...about, is: "change", to: read.value, level, questions };
}

/** The value that a wish is compared with: a baseline's question, where there is one, is not July's. */
function standing(cell: ListCell, column: ListColumn, withdraws: boolean): string | null {
  if (column.kind === "baseline" && cell.questioned !== undefined)
    return withdraws ? cell.value : null;
  return cell.value;
}

function alike(a: string, b: string): boolean {
  return b !== "" && a.toLowerCase() === b.toLowerCase();
}

/** Why nothing may be put into a cell. */
export function sayBar(bar: ListBar, column: ListColumn, name: string): string {
  switch (bar) {
    case "closed":
      return `${column.name} is closed, so nothing was changed. A senior leader can open it again.`;
    case "closed-baseline":
      return "The baseline is closed: it is last July’s level. A senior leader can open it.";
    case "other-teacher":
      return `${name}’s levels in ${column.subjectName} are given by another teacher.`;
    case "view":
      return "This is last year’s level, shown to compare with. It is not changed here.";
    default:
      return bar satisfies never;
  }
}

/** A baseline that nobody has questioned cannot be taken back here. [J6] */
export function sayInherited(name: string, level: string): string {
  return `${name}’s baseline is July’s ${level}. To question it, type another level here.`;
}

/** How many cells change, and how many will not although something was wanted of them. */
export function countPlan(cells: readonly PlannedCell[]): { change: number; refused: number } {
  return {
    change: cells.filter((cell) => cell.is === "change").length,
    refused: cells.filter((cell) => cell.why !== undefined).length,
  };
}

/** The top row of a block into all rows below it, column by column. [LI8] */
export function fillDown(
  list: ClassList,
  pupils: readonly string[],
  columns: readonly string[],
): readonly ListWish[] {
  const [first, ...others] = pupils;
  if (first === undefined) return [];
  return columns.flatMap((column) => {
    const from = cellIn(list, first, column)?.cell.level ?? "";
    // Nothing to fill with: what stands below stays.
    return from === "" ? [] : others.map((pupil) => ({ pupil, column, typed: from }));
  });
}
