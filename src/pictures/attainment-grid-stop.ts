import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useRef } from "react";

/**
 * One tab stop for a whole picture. Whatever can be stood on carries `data-at`, its row
 * `data-grid-row`; that name is remembered, so the stop stays with the place when it is drawn again.
 */
export type GridStop = {
  /** Goes where a key says; false when the key is not one of these. */
  onKey: (event: KeyboardEvent) => boolean;
  received: (element: Element) => void;
};

export function useGridStop(table: RefObject<HTMLTableElement | null>): GridStop {
  const held = useRef<string | undefined>(undefined);

  useLayoutEffect(() => {
    const root = table.current;
    const all = root?.querySelectorAll<HTMLElement>("[data-at]");
    if (root === null || all === undefined) return;
    const wanted = [...all].find((one) => one.dataset.at === held.current);
    makeStop(root, wanted ?? root.querySelector<HTMLElement>("button[data-at]") ?? all[0]);
  });

  return useMemo<GridStop>(
    () => ({
      onKey: (event) => {
        const root = table.current;
        const from = (event.target as Element).closest<HTMLElement>("[data-at]");
        if (root === null || from === null || event.altKey) return false;
        const to = goTo(root, from, event);
        if (to === undefined) return false;
        event.preventDefault();
        to.focus();
        return true;
      },
      received: (element) => {
        const target = element.closest<HTMLElement>("[data-at]");
        if (table.current === null || target === null) return;
        held.current = target.dataset.at;
        makeStop(table.current, target);
      },
    }),
    [table],
  );
}

function makeStop(root: HTMLElement, stop: HTMLElement | undefined): void {
  for (const other of root.querySelectorAll('[data-at][tabindex="0"]'))
    if (other !== stop) other.setAttribute("tabindex", "-1");
  stop?.setAttribute("tabindex", "0");
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey">;

function goTo(root: HTMLElement, from: HTMLElement, { key, ctrlKey, metaKey }: Key) {
  const rows = [...root.querySelectorAll("[data-grid-row]")].map((row) => [
    ...row.querySelectorAll<HTMLElement>("[data-at]"),
  ]);
  const row = rows.findIndex((cells) => cells.includes(from));
  const across = rows[row]?.indexOf(from) ?? -1;
  if (across < 0) return undefined;
  const far = ctrlKey || metaKey;
  const last = rows.length - 1;
  switch (key) {
    case "ArrowUp":
      return rows[far ? 0 : Math.max(row - 1, 0)]?.[across];
    case "ArrowDown":
      return rows[far ? last : Math.min(row + 1, last)]?.[across];
    case "ArrowLeft":
      return rows[row]?.[far ? 0 : Math.max(across - 1, 0)];
    case "ArrowRight":
      return rows[row]?.[far ? rows[row].length - 1 : Math.min(across + 1, rows[row].length - 1)];
    case "Home":
      return rows[far ? 0 : row]?.[0];
    case "End":
      return rows[far ? last : row]?.at(-1);
    case "PageUp":
      return rows.find((cells) => cells[across]?.tagName === "BUTTON")?.[across];
    case "PageDown":
      return rows.findLast((cells) => cells[across]?.tagName === "BUTTON")?.[across];
    default:
      return undefined;
  }
}
