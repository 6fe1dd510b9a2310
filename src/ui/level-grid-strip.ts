import { type RefObject, useLayoutEffect } from "react";

/** A strip taller than this part of the room would hide more names than it shows. */
const MOST_OF_ROOM = 1 / 5;

/** The strip of those without a level stays in sight at the foot of what scrolls, while it is low. */
export function useStripInSight(grid: RefObject<HTMLTableElement | null>): void {
  useLayoutEffect(
    () => (grid.current === null ? undefined : keepStripInSight(grid.current)),
    [grid],
  );
}

/** The room the strip takes is told to the browser, so that nothing with the focus is under it. */
function keepStripInSight(table: HTMLTableElement): (() => void) | undefined {
  const strip = table.querySelector<HTMLElement>("[data-strip]");
  const room = table.parentElement;
  if (strip === null || room === null || typeof ResizeObserver !== "function") return undefined;
  const measure = () => {
    const height = strip.offsetHeight;
    const stays = height <= room.clientHeight * MOST_OF_ROOM;
    strip.dataset.strip = stays ? "stays" : "";
    room.style.scrollPaddingBottom = stays ? `${height + 8}px` : "";
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(strip);
  observer.observe(room);
  return () => observer.disconnect();
}
