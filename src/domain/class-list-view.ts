import type { ClassGroup } from "./class-group.ts";
import type { ListCell } from "./class-list-cell.ts";
import type { ClassList, ListRow } from "./class-list.ts";
import { placeOf } from "./level.ts";
import { plainName } from "./plain-name.ts";
import type { Scale } from "./scale.ts";

/** `by`: `family`, `first`, or a column's id. */
export type ListSort = { by: string; down: boolean };

/** Which children of a column are wanted. */
export const LIST_FILTERS = ["missing", "below", "on-track", "above", "marked", "level"] as const;
export type ListFilterKind = (typeof LIST_FILTERS)[number];

export type ListFilter = {
  /** Letters of a child's name. */
  name: string;
  /** Only children with something still to do in the columns shown that are being filled. */
  missing: boolean;
  /** One column's children; `text` for `level`: "3", "3S". */
  column: { id: string; is: ListFilterKind; text: string } | undefined;
  /** Only the children of a group, as they were when it was chosen. */
  group: Pick<ClassGroup, "id" | "pupils"> | undefined;
};

export const REGISTER: ListSort = { by: "family", down: false };
export const EVERYBODY: ListFilter = {
  name: "",
  missing: false,
  column: undefined,
  group: undefined,
};

/**
 * The children to show, in order. No level stands at the end whichever way one sorts: missing is
 * not low. Equal ones keep register order. [LI3]
 */
export function orderOf(list: ClassList, sort: ListSort, filter: ListFilter): readonly string[] {
  const rows = list.rows.filter((row) => isWanted(list, row, filter));
  if (sort.by === "family") return ids(sort.down ? rows.reverse() : rows);
  const sign = sort.down ? -1 : 1;
  const at = list.columns.findIndex((column) => column.id === sort.by);
  const scale = list.columns[at]?.scale;
  if (sort.by !== "first" && scale === undefined) return ids(rows);
  const register = new Map(rows.map((row, index) => [row, index]));
  const byRegister = (a: ListRow, b: ListRow) => (register.get(a) ?? 0) - (register.get(b) ?? 0);
  if (scale === undefined)
    return ids(
      rows.sort(
        (a, b) => sign * compareText(plainName(a.first), plainName(b.first)) || byRegister(a, b),
      ),
    );
  const heights = new Map(rows.map((row) => [row, heightOf(scale, row.cells[at])]));
  return ids(
    rows.sort((a, b) => {
      const one = heights.get(a);
      const other = heights.get(b);
      if (one === undefined || other === undefined)
        return Number(one === undefined) - Number(other === undefined) || byRegister(a, b);
      return sign * (one - other) || byRegister(a, b);
    }),
  );
}

function ids(rows: readonly ListRow[]): readonly string[] {
  return rows.map((row) => row.pupil);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Where a value stands, fine values in their own order within the lowest row; undefined for no level. */
function heightOf(scale: Scale, cell: ListCell | undefined): number | undefined {
  const place = cell?.value == null ? undefined : placeOf(scale, cell.value);
  if (place?.kind !== "rung") return undefined;
  const fines = scale.floor?.fine ?? [];
  const fine = fines.findIndex((one) => one.code === place.fine);
  return place.rung.index + (fine < 0 ? 0 : (fine + 1) / (fines.length + 2));
}

function isWanted(list: ClassList, row: ListRow, filter: ListFilter): boolean {
  const wish = plainName(filter.name);
  if (wish !== "" && !` ${plainName(row.name)}`.includes(` ${wish}`) && !hasShort(row, wish))
    return false;
  if (filter.missing && !isMissingSomething(list, row)) return false;
  if (filter.group !== undefined && !filter.group.pupils.has(row.pupil)) return false;
  const { column } = filter;
  if (column === undefined) return true;
  const at = list.columns.findIndex((one) => one.id === column.id);
  const cell = row.cells[at];
  return cell === undefined || isKind(cell, column);
}

function hasShort(row: ListRow, wish: string): boolean {
  return plainName(row.short).startsWith(wish);
}

/** Something to do at the open point; where none is shown, at any point that takes levels. */
function isMissingSomething(list: ClassList, row: ListRow): boolean {
  const open = list.columns.some((column) => column.state === "open");
  return row.cells.some((cell, at) => {
    const state = list.columns[at]?.state;
    return cell.missing && (open ? state === "open" : state === "free");
  });
}

function isKind(cell: ListCell, { is, text }: { is: ListFilterKind; text: string }): boolean {
  switch (is) {
    case "missing":
      return cell.missing;
    case "below":
      return cell.band === "below" || cell.band === "well-below";
    case "on-track":
      return cell.band === "on-track";
    case "above":
      return cell.band === "above" || cell.band === "well-above";
    case "marked":
      return cell.value?.startsWith("!") ?? false;
    case "level":
      return cell.level.toLowerCase().startsWith(text.trim().toLowerCase());
    default:
      return is satisfies never;
  }
}
