import { useState } from "react";
import type { ClassList } from "../../domain/class-list.ts";
import { clamped, cursorAt, type ListAt, type ListCursor } from "./list-cursor.ts";
import type { ListView } from "./use-list-view.ts";

/**
 * The cursor of the list. It stays with its child and column when rows are sorted or columns shown
 * and hidden; it starts at the first child, in the point being filled.
 */
export function useListCursor(list: ClassList, view: ListView, subject: string) {
  const order = view.rows.map((row) => row.pupil);
  const ids = list.columns.map((column) => column.id);
  const [held, setHeld] = useState(() => ({
    cursor: cursorAt(0, startOf(list, subject)),
    order,
    ids,
  }));
  let now = held;
  if (!isSame(held.order, order) || !isSame(held.ids, ids)) {
    const move = ({ row, column }: ListAt): ListAt => ({
      row: row < 0 ? row : placeOf(order, held.order[row], row),
      column: column < 0 ? column : placeOf(ids, held.ids[column], column),
    });
    const at = move(held.cursor.at);
    const moved = clamped(cursorAt(at.row, at.column), { rows: order.length, columns: ids.length });
    now = { cursor: moved, order, ids };
    setHeld(now);
  }
  return {
    cursor: now.cursor,
    setCursor: (cursor: ListCursor) => setHeld({ cursor, order, ids }),
  };
}

function startOf({ columns }: ClassList, subject: string): number {
  const wanted = columns.findIndex((one) => one.subject === subject && one.state === "open");
  return Math.max(wanted >= 0 ? wanted : columns.findIndex((one) => one.state === "open"), 0);
}

function placeOf(all: readonly string[], id: string | undefined, otherwise: number): number {
  const at = id === undefined ? -1 : all.indexOf(id);
  return at < 0 ? otherwise : at;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
