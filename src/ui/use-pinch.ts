import { type RefObject, useLayoutEffect, useRef } from "react";

/** Two fingers, or Ctrl and the wheel, make what is in an element larger and smaller. */
export function usePinch(
  element: RefObject<HTMLElement | null>,
  zoom: number,
  onZoom: (zoom: number) => void,
): void {
  const now = useRef({ zoom, onZoom });
  useLayoutEffect(() => {
    now.current = { zoom, onZoom };
  });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return undefined;
    let start: { apart: number; zoom: number } | undefined;
    let frame = 0;
    const set = (zoom: number) => {
      // No more often than the screen is drawn.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => now.current.onZoom(zoom));
    };
    const onTouch = (event: TouchEvent) => {
      const apart = apartOf(event.touches);
      if (apart === undefined) {
        start = undefined;
        return;
      }
      event.preventDefault();
      start ??= { apart, zoom: now.current.zoom };
      set((start.zoom * apart) / start.apart);
    };
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      set(now.current.zoom * Math.exp(-event.deltaY / 300));
    };
    const active = { passive: false };
    box.addEventListener("touchstart", onTouch, active);
    box.addEventListener("touchmove", onTouch, active);
    box.addEventListener("touchend", onTouch, active);
    box.addEventListener("wheel", onWheel, active);
    return () => {
      cancelAnimationFrame(frame);
      box.removeEventListener("touchstart", onTouch);
      box.removeEventListener("touchmove", onTouch);
      box.removeEventListener("touchend", onTouch);
      box.removeEventListener("wheel", onWheel);
    };
  }, [element]);
}

/** How far two fingers are apart; undefined for any other number of them. */
function apartOf(touches: TouchList): number | undefined {
  const [first, second] = [touches[0], touches[1]];
  if (touches.length !== 2 || first === undefined || second === undefined) return undefined;
  return Math.max(Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY), 1);
}
