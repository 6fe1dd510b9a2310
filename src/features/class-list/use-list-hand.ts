import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from "react";
import { fillDown, planCells, sayBar } from "../../domain/class-list-plan.ts";
import { sayCell } from "../../domain/class-list-words.ts";
import { cellIn } from "../../domain/class-list.ts";
import {
  advanced,
  areaOf,
  areaToSelect,
  isBlock,
  type ListAt,
  type ListCursor,
  selecting,
  stepped,
} from "./list-cursor.ts";
import type { TakeNext } from "./list-editor.tsx";
import { keyToIntent, type ListIntent } from "./list-keys.ts";
import type { ClassListHeld } from "./use-class-list.ts";
import { useKeysAnywhere } from "./use-keys-anywhere.ts";
import { useListClipboard } from "./use-list-clipboard.ts";
import { useListCursor } from "./use-list-cursor.ts";
import { useListPress } from "./use-list-press.ts";
import { type ListPlace, useListSteps } from "./use-list-steps.ts";
import type { ListView } from "./use-list-view.ts";

/**
 * What the teacher's hand is doing on the list: where the cursor is, what is being typed, what is
 * asked. Turns presses, keys and the clipboard into steps.
 */
export function useListHand(
  held: ClassListHeld,
  view: ListView,
  subject: string,
  table: RefObject<HTMLTableElement | null>,
) {
  const { list } = held;
  const { columns } = list;
  const { rows } = view;
  const { cursor, setCursor } = useListCursor(list, view, subject);
  const [editing, setEditing] = useState<ListPlace & { start: string; opened: "typed" | "f2" }>();
  const [note, setNote] = useState<ListPlace & { words: string }>();
  const [told, setTold] = useState("");
  const toFocus = useRef(false);
  const leaving = useRef(false);
  const steps = useListSteps(held, {
    onNote: setNote,
    onTell: setTold,
    onDone: () => {
      toFocus.current = true;
    },
    onGo: (place) => goToPlace(place),
  });
  const { asking, setAsking, unkept, apply, putTyped, restore } = steps;
  const size = { rows: rows.length, columns: columns.length };

  const focusAt = ({ at: { row, column } }: ListCursor) => {
    const cell = table.current?.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
    if (cell !== document.activeElement) cell?.focus();
  };

  useLayoutEffect(() => {
    if (!toFocus.current || editing !== undefined || asking !== undefined) return;
    toFocus.current = false;
    focusAt(cursor);
  });

  const placeAt = ({ row, column }: ListAt): ListPlace | undefined => {
    const pupil = rows[row]?.pupil;
    const id = columns[column]?.id;
    return pupil === undefined || id === undefined ? undefined : { pupil, column: id };
  };
  const cellAt = (at: ListAt) => {
    const place = placeAt(at);
    return place === undefined ? undefined : cellIn(list, place.pupil, place.column);
  };
  const here = placeAt(cursor.at);

  /** Children and columns of the selection. */
  const selected = () => {
    const area = areaOf(cursor);
    return {
      area,
      pupils: rows.slice(area.top, area.bottom + 1).map((row) => row.pupil),
      columns: columns.slice(Math.max(area.left, 0), area.right + 1).map((column) => column.id),
    };
  };

  /** The same for every cell of the selection; null: taken back. */
  const wishing = (typed: string | null) => {
    const { pupils, columns } = selected();
    return pupils.flatMap((pupil) => columns.map((column) => ({ pupil, column, typed })));
  };

  const goTo = (next: ListCursor) => {
    toFocus.current = true;
    leaving.current = false;
    setNote(undefined);
    setCursor(next);
    if (isBlock(next)) {
      const area = areaOf(next);
      const across = area.right - Math.max(area.left, 0) + 1;
      setTold(`${area.bottom - area.top + 1} children, ${across} columns selected`);
    }
  };

  const goToPlace = ({ pupil, column }: ListPlace) => {
    const row = rows.findIndex((one) => one.pupil === pupil);
    const at = { row, column: columns.findIndex((one) => one.id === column) };
    if (row >= 0) goTo({ at, from: at, to: at, tabbedFrom: undefined });
  };

  const whyBarred = (place: ListPlace): string | undefined => {
    const found = cellIn(list, place.pupil, place.column);
    if (found?.cell.bar === undefined) return undefined;
    return held.readOnly ?? sayBar(found.cell.bar, found.column, found.row.short);
  };

  const edit = (start: string | undefined) => {
    if (here === undefined) return;
    const words = whyBarred(here);
    if (words !== undefined) {
      setNote({ ...here, words });
      return;
    }
    const kept = unkept.get(`${here.pupil} ${here.column}`);
    const text = start ?? kept ?? cellAt(cursor.at)?.cell.level ?? "";
    setNote(undefined);
    setEditing({ ...here, start: text, opened: start === undefined ? "f2" : "typed" });
  };

  /** Takes what was typed, or answers why not; then goes where the key says. */
  const take = (text: string, next: TakeNext): string | undefined => {
    if (editing === undefined) return undefined;
    const typed = text.trim();
    const { pupil, column, opened, start } = editing;
    const found = cellIn(list, pupil, column);
    if (next === "fill" && typed !== "") {
      const wishes = wishing(typed);
      const wrong = planCells(list, wishes).find((cell) => cell.is === "unreadable");
      if (wrong !== undefined) return wrong.why;
      close(next);
      void apply(wishes, "typed", "Some cells will not take this");
      return undefined;
    }
    const clears = typed === "" && opened === "f2" && found?.cell.value !== null;
    const [plan] = planCells(list, [{ pupil, column, typed: clears ? null : typed }]);
    if (plan === undefined || found === undefined) {
      close(next);
      return undefined;
    }
    const untouched = opened === "f2" && typed === start.trim();
    const settles = found.cell.conflict && !untouched && typed !== "";
    if (plan.is === "unreadable" || plan.is === "barred") return plan.why;
    close(next);
    if (plan.is === "change" || settles) void putTyped(plan, found.cell.value, settles);
    return undefined;
  };

  const close = (next: TakeNext) => {
    setEditing(undefined);
    setNote(undefined);
    if (next === "stay") return;
    toFocus.current = true;
    const way = next === "fill" ? undefined : next;
    if (way === undefined) return;
    const advances =
      way === "enter" || way === "shift-enter" || way === "tab" || way === "shift-tab";
    const to = advances
      ? advanced(cursor, way, size)
      : stepped(cursor, way, size, { extend: false, isFilled });
    setCursor(to ?? cursor);
    // Before the field goes: one that is taken away with the focus has the whole list styled twice.
    focusAt(to ?? cursor);
  };

  const isFilled = (at: ListAt) => (cellAt(at)?.cell.value ?? null) !== null;

  const act = (intent: ListIntent): boolean => {
    switch (intent.do) {
      case "step":
        goTo(stepped(cursor, intent.step, size, { extend: intent.extend, isFilled }));
        return true;
      case "advance": {
        const tabs = intent.way === "tab" || intent.way === "shift-tab";
        if (tabs && leaving.current) return false;
        if (!tabs && cursor.at.row === -1) {
          view.sortBy(columns[cursor.at.column]?.id ?? "name");
          toFocus.current = true;
          return true;
        }
        const next = advanced(cursor, intent.way, size);
        if (next === undefined) return false;
        goTo(next);
        return true;
      }
      case "select": {
        const { row, column } = cursor.at;
        if (intent.what === "row" && row < 0) return true;
        const area = areaToSelect(intent.what, cursor.at, size);
        goTo(selecting(row < 0 ? { ...cursor, at: { row: 0, column } } : cursor, area));
        return true;
      }
      case "type":
        edit(intent.text);
        return true;
      case "edit":
        edit(undefined);
        return true;
      case "withdraw": {
        if (cursor.at.row >= 0)
          void apply(wishing(null), "typed", "Some levels cannot be taken back");
        return true;
      }
      case "fill": {
        const { area, columns } = selected();
        if (cursor.at.row < 0) return true;
        // One row alone is filled from the row above, as in a spreadsheet.
        const top = area.top === area.bottom ? Math.max(area.top - 1, 0) : area.top;
        const pupils = rows.slice(top, area.bottom + 1).map((row) => row.pupil);
        void apply(fillDown(list, pupils, columns), "pasted", "Some cells will not take this");
        return true;
      }
      case "undo":
      case "redo":
        void restore(intent.do);
        return true;
      case "let-go":
        leaving.current = true;
        setNote(undefined);
        setCursor({ ...cursor, from: cursor.at, to: cursor.at, tabbedFrom: undefined });
        toFocus.current = true;
        return true;
      default:
        return intent satisfies never;
    }
  };

  const onKey = (event: KeyboardEvent | globalThis.KeyboardEvent) => {
    const { key, altKey: alt, shiftKey: shift } = event;
    const intent = keyToIntent({ key, ctrl: event.ctrlKey || event.metaKey, alt, shift });
    if (intent !== undefined && act(intent)) event.preventDefault();
  };

  useKeysAnywhere(act);

  const press = useListPress({
    table,
    view,
    cursor,
    columns: columns.map((column) => column.id),
    typing: editing !== undefined,
    onTake: (text) => take(text, "stay") === undefined,
    onGo: goTo,
    onEdit: () => edit(undefined),
  });

  const { onCopy, onPaste } = useListClipboard({
    view,
    columns,
    cursor,
    selected,
    steps,
    onTell: setTold,
  });

  const active = cellAt(cursor.at);
  return {
    cursor,
    editing,
    note,
    asking,
    told,
    active,
    activeWords: active === undefined ? "" : sayCell(active.cell, active.column),
    selected,
    take,
    onKey,
    ...press,
    onCopy,
    onPaste,
    applyCells: steps.applyCells,
    goToPlace,
    restore,
    say: steps.say,
    settle: (value: string | null) => {
      if (here !== undefined) void steps.settle(here, value);
    },
    dismiss: () => {
      setAsking(undefined);
      toFocus.current = true;
    },
    leaveEditor: () => {
      setEditing(undefined);
      toFocus.current = true;
    },
  };
}
