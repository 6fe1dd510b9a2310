import { type PointerEvent, type RefObject, useRef } from "react";
import type { ListAt, ListCursor } from "./list-cursor.ts";
import type { ListView } from "./use-list-view.ts";

/** Mouse and finger on the list: going to a cell, reaching over a block, opening, sorting. */
export function useListPress(of: {
  table: RefObject<HTMLTableElement | null>;
  view: ListView;
  cursor: ListCursor;
  /** Ids of the columns. */
  columns: readonly string[];
  /** A level is being typed. */
  typing: boolean;
  /** Takes what is being typed; answers whether it could be read. */
  onTake: (text: string) => boolean;
  onGo: (cursor: ListCursor) => void;
  onEdit: () => void;
}) {
  const { cursor, onGo } = of;
  const tapped = useRef("");
  return {
    onPress: (at: ListAt, event: PointerEvent) => {
      // A press elsewhere takes what is being typed first, and stays when it cannot be read.
      const field = of.table.current?.querySelector<HTMLInputElement>("input");
      if (of.typing && field != null && !of.onTake(field.value)) {
        event.preventDefault();
        return;
      }
      if (event.shiftKey && at.row >= 0) {
        event.preventDefault();
        onGo({ ...cursor, to: at, tabbedFrom: undefined });
      } else onGo({ at, from: at, to: at, tabbedFrom: undefined });
    },
    onReach: (at: ListAt) => {
      const moved = at.row !== cursor.to.row || at.column !== cursor.to.column;
      if (at.row >= 0 && cursor.from.row >= 0 && !of.typing && moved)
        onGo({ ...cursor, to: at, tabbedFrom: undefined });
    },
    onTap: (at: ListAt, event: { detail: number }) => {
      if (at.row < 0) {
        of.view.sortBy(of.columns[at.column] ?? "name");
        return;
      }
      // Twice by mouse, or once more by touch where the cursor is already.
      const again = tapped.current === `${at.row} ${at.column}`;
      tapped.current = `${at.row} ${at.column}`;
      const coarse = window.matchMedia?.("(pointer: coarse)").matches ?? false;
      if (event.detail === 2 || (coarse && again)) of.onEdit();
    },
  };
}
