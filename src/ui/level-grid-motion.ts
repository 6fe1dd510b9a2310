import { type RefObject, useCallback, useLayoutEffect, useRef } from "react";

type Leaving = { at: string; cell: Element | null; from: DOMRect; since: number };

const MOVE_MS = 180;
const TRACE_MS = 900;
const STALE_MS = 3_000;

/**
 * Lets a name glide from where it stood to where it is drawn next, with a trace of the old place
 * for a moment. Nothing moves for those who asked their device for less motion.
 */
export function useNameMotion(grid: RefObject<HTMLElement | null>): (chip: HTMLElement) => void {
  const leaving = useRef(new Map<string, Leaving>());

  useLayoutEffect(() => {
    const root = grid.current;
    if (root === null) return;
    for (const last of leaving.current.values()) {
      // One that did not move after all must not be seen moving later, for another reason.
      if (performance.now() - last.since > STALE_MS) leaving.current.delete(last.at);
      const chip = root.querySelector<HTMLElement>(`[data-at=${JSON.stringify(last.at)}]`);
      if (chip === null || chip.closest("[data-cell]") === last.cell) continue;
      leaving.current.delete(last.at);
      const to = chip.getBoundingClientRect();
      const glide = `translate(${last.from.left - to.left}px, ${last.from.top - to.top}px)`;
      chip.animate([{ transform: glide }, { transform: "none" }], {
        duration: MOVE_MS,
        easing: "cubic-bezier(0.2, 0.7, 0.2, 1)",
      });
      leaveTrace(root, last);
    }
  });

  return useCallback((chip) => {
    if (typeof chip.animate !== "function") return;
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const at = chip.dataset.at ?? "";
    const from = chip.getBoundingClientRect();
    const cell = chip.closest("[data-cell]");
    leaving.current.set(at, { at, cell, from, since: performance.now() });
  }, []);
}

function leaveTrace(root: HTMLElement, last: Leaving): void {
  const others = [...root.querySelectorAll("[data-name]")];
  if (
    !isFree(
      last.from,
      others.map((chip) => chip.getBoundingClientRect()),
    )
  )
    return;
  const frame = root.getBoundingClientRect();
  const trace = document.createElement("span");
  trace.dataset.trace = "";
  trace.ariaHidden = "true";
  trace.style.left = `${last.from.left - frame.left}px`;
  trace.style.top = `${last.from.top - frame.top}px`;
  trace.style.width = `${last.from.width}px`;
  trace.style.height = `${last.from.height}px`;
  root.append(trace);
  trace.animate(
    [{ opacity: 0.8 }, { opacity: 0.8, offset: 0.6 }, { opacity: 0 }],
    TRACE_MS,
  ).onfinish = () => trace.remove();
}

type Box = Pick<DOMRect, "left" | "top" | "right" | "bottom">;

/** Whether nothing else has moved into a place: a trace round another child would speak of them. */
export function isFree(place: Box, others: readonly Box[]): boolean {
  return !others.some(
    (other) =>
      other.left < place.right &&
      other.right > place.left &&
      other.top < place.bottom &&
      other.bottom > place.top,
  );
}
