import { useState } from "react";
import {
  EVERYBODY,
  type ListFilter,
  type ListSort,
  orderOf,
  REGISTER,
} from "../../domain/class-list-view.ts";
import type { ClassList, ListRow } from "../../domain/class-list.ts";

/** Which children are shown and in what order, as it was when it was last asked for. */
export type ListView = {
  sort: ListSort;
  filter: ListFilter;
  rows: readonly ListRow[];
  /** What was typed since would change the order or who is shown. */
  stale: boolean;
  sortBy: (by: string) => void;
  setFilter: (filter: ListFilter) => void;
  refresh: () => void;
};

/** Nothing moves under a teacher's hand: rows are ordered when asked, not as levels are typed. [LI3] */
export function useListView(list: ClassList): ListView {
  const [asked, setAsked] = useState({ sort: REGISTER, filter: EVERYBODY });
  const everybody = list.rows.map((row) => row.pupil).join(" ");
  const [held, setHeld] = useState({
    asked,
    everybody,
    order: orderOf(list, asked.sort, asked.filter),
  });
  const fresh = orderOf(list, asked.sort, asked.filter);
  let now = held;
  if (held.asked !== asked || held.everybody !== everybody) {
    now = { asked, everybody, order: fresh };
    setHeld(now);
  }
  const byId = new Map(list.rows.map((row) => [row.pupil, row]));
  return {
    ...asked,
    rows: now.order.flatMap((pupil) => byId.get(pupil) ?? []),
    stale: fresh.join(" ") !== now.order.join(" "),
    sortBy: (by) => setAsked({ ...asked, sort: nextSort(asked.sort, by) }),
    setFilter: (filter) => setAsked({ ...asked, filter }),
    refresh: () => setHeld({ asked, everybody, order: fresh }),
  };
}

/** A heading pressed again turns the order round, then gives the register back. */
function nextSort(sort: ListSort, by: string): ListSort {
  if (by === "name") {
    if (sort.by === "family")
      return sort.down ? { by: "first", down: false } : { by: "family", down: true };
    return REGISTER;
  }
  if (sort.by !== by) return { by, down: false };
  return sort.down ? REGISTER : { by, down: true };
}
