import type { EntryWay } from "../../domain/change.ts";
import type { PlannedCell } from "../../domain/class-list-plan.ts";
import type { ListStep } from "../../domain/class-list-undo.ts";
import type { ClassList } from "../../domain/class-list.ts";
import { writeLevel } from "../../domain/level.ts";
import { plural } from "../../ui/plural.ts";

/** What a step of several cells did: "Put in 27 levels for 9 children." */
export function sayStep(how: EntryWay, cells: readonly PlannedCell[]): string {
  const changes = cells.filter((cell) => cell.is === "change");
  const [only] = changes;
  const taken = changes.every((cell) => cell.to === null);
  if (only !== undefined && changes.length === 1 && only.questions)
    return `${only.name}’s ${only.columnName} is questioned as ${only.level}. July’s ${only.from} stands until someone else agrees.`;
  if (only !== undefined && changes.length === 1)
    return taken
      ? `${only.name} has no level in ${only.columnName} now. The history keeps it.`
      : `${only.name} is at ${only.level} in ${only.columnName}.`;
  const levels = plural(changes.length, "level");
  if (taken) return `Took back ${levels}. The history keeps them.`;
  const children = plural(new Set(changes.map((cell) => cell.pupil)).size, "child", "children");
  return `${how === "pasted" ? "Put in" : "Gave"} ${levels} for ${children}.`;
}

/** What going back or forth did, and what was left because somebody changed it since. */
export function saySettled(
  way: "undo" | "redo",
  { kept, left }: { kept: ListStep; left: number },
  list: ClassList,
): string {
  const changed = `${plural(left, "level")} had been changed since and ${left === 1 ? "was" : "were"} left. The history has every value.`;
  if (kept.length === 0) return changed.charAt(0).toUpperCase() + changed.slice(1);
  const begin = way === "undo" ? "Undone" : "Done again";
  const [only] = kept;
  if (only !== undefined && kept.length === 1 && left === 0) {
    const row = list.rows.find((one) => one.pupil === only.pupil);
    const column = list.columns.find(
      (one) => one.subject === only.subject && one.slot === only.slot && one.kind !== "before",
    );
    const level = column === undefined ? (only.to ?? "") : writeLevel(column.scale, only.to);
    const where = `${row?.short ?? "The child"}, ${column?.fullName ?? ""}`;
    return `${begin}: ${where} ${level === "" ? "has no level" : `is ${level}`}.`;
  }
  return `${begin}: ${plural(kept.length, "level")}.${left === 0 ? "" : ` ${changed}`}`;
}
