import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef } from "react";
import { type GridCursor, type GridShape, type GridStep, moveCursor } from "./level-grid-cursor.ts";

/**
 * One tab stop for a whole grid, kept without drawing anything again. What can be stood on carries
 * `data-at` with a name of its own; that name is what is remembered, so the focus follows a child
 * to another cell.
 */
export type GridFocus = {
  /** Stands on what carries this name, now or as soon as it is drawn. */
  focus: (at: string) => void;
  /** Moves by a key. */
  step: (step: GridStep, byCell: boolean) => void;
  /** Call when something inside received the focus. */
  received: (element: Element) => void;
  /** Call when the focus left the grid. */
  left: () => void;
};

const BODY_ROW = "[data-body-row]";

export function useGridFocus(grid: RefObject<HTMLElement | null>): GridFocus {
  const current = useRef<string | undefined>(undefined);
  const holds = useRef(false);

  const pending = useRef<string | undefined>(undefined);

  const find = useCallback(
    (at: string): HTMLElement | undefined =>
      grid.current?.querySelector<HTMLElement>(`[data-at=${JSON.stringify(at)}]`) ?? undefined,
    [grid],
  );

  const makeStop = useCallback(
    (element: HTMLElement) => {
      for (const other of grid.current?.querySelectorAll('[data-at][tabindex="0"]') ?? [])
        if (other !== element) other.setAttribute("tabindex", "-1");
      element.setAttribute("tabindex", "0");
    },
    [grid],
  );

  // After every drawing: there is one tab stop, and the focus has not fallen out of the grid with
  // a name that moved.
  useLayoutEffect(() => {
    const root = grid.current;
    if (root === null) return;
    const wanted = current.current === undefined ? undefined : find(current.current);
    const stop =
      wanted ??
      root.querySelector<HTMLElement>("[data-start] [data-at]") ??
      root.querySelector<HTMLElement>("[data-at]");
    if (stop === null) return;
    makeStop(stop);
    if (wanted !== undefined && pending.current === current.current) {
      pending.current = undefined;
      wanted.focus();
      return;
    }
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (!holds.current || !lost) return;
    // A name that folded away leaves the focus at the foot of its column.
    const column = (current.current ?? "").split("|").at(-1) ?? "";
    (wanted ?? find(`foot|${column}`) ?? stop).focus();
  });

  return useMemo<GridFocus>(
    () => ({
      focus: (at) => {
        current.current = at;
        holds.current = true;
        const element = find(at);
        pending.current = element === undefined ? at : undefined;
        if (element === undefined) return;
        makeStop(element);
        element.focus();
      },
      step: (step, byCell) => {
        const root = grid.current;
        if (root === null) return;
        const rows = [...root.querySelectorAll(BODY_ROW)].map((row) => [
          ...row.querySelectorAll<HTMLElement>("[data-cell]"),
        ]);
        const shape: GridShape = rows.map((row) => row.map((cell) => itemsOf(cell).length));
        const at = cursorOf(rows);
        const next = moveCursor(shape, at, step, byCell);
        const cell = rows[next.row]?.[next.column];
        const target = next.item < 0 ? cell : itemsOf(cell)[next.item];
        if (target === undefined) return;
        current.current = target.dataset.at;
        makeStop(target);
        target.focus();
      },
      received: (element) => {
        const target = element.closest<HTMLElement>("[data-at]");
        if (target === null) return;
        holds.current = true;
        pending.current = undefined;
        current.current = target.dataset.at;
        makeStop(target);
      },
      left: () => {
        holds.current = false;
      },
    }),
    [grid, find, makeStop],
  );
}

/** The names and other buttons of a cell, in reading order. */
function itemsOf(cell: HTMLElement | undefined): readonly HTMLElement[] {
  return cell === undefined ? [] : [...cell.querySelectorAll<HTMLElement>("[data-at]")];
}

/** Where the focus is, as rows, columns and names; the first cell when it is nowhere in the grid. */
function cursorOf(rows: readonly (readonly HTMLElement[])[]): GridCursor {
  const focused = document.activeElement;
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries()) {
      if (cell === focused) return { row, column, item: -1 };
      if (focused !== null && cell.contains(focused))
        return { row, column, item: itemsOf(cell).findIndex((item) => item.contains(focused)) };
    }
  return { row: 0, column: 0, item: -1 };
}
