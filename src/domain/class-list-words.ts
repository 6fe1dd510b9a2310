import type { ListCell } from "./class-list-cell.ts";
import type { ListColumn } from "./class-list.ts";
import { sayLevel } from "./class-tracker-words.ts";
import { sayBand } from "./expectation.ts";
import { sayMovement } from "./movement.ts";

/** A cell read aloud: "Level 3 Secure, on track, up 2 steps, only on this device so far". */
export function sayCell(cell: ListCell, column: ListColumn): string {
  return [
    cell.value === null
      ? cell.missing
        ? "no level yet"
        : "empty"
      : sayLevel(column.scale, cell.value),
    cell.band === undefined ? "" : sayBand(cell.band),
    cell.movement === undefined ? "" : sayMovement(cell.movement),
    cell.agreed && column.kind === "point" ? "own expectation agreed" : "",
    cell.conflict ? "two judgements differ" : "",
    cell.questioned === undefined ? "" : `questioned as ${cell.questioned}`,
    cell.unsent ? "only on this device so far" : "",
    sayShut(cell),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function sayShut({ bar }: ListCell): string {
  if (bar === undefined) return "";
  if (bar === "other-teacher") return "another teacher’s";
  return bar === "view" ? "to compare with" : "closed";
}

/** A level or mark as short as it is typed: "3S", "Absent", and "EM" where the mark's name is long. */
export function writeShort(cell: ListCell, column: ListColumn): string {
  if (cell.level.length <= 7) return cell.level;
  const mark = column.scale.nonGrades.find((one) => one.code === cell.value);
  return mark?.key ?? cell.level;
}
