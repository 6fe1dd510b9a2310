import { type RefObject, useLayoutEffect, useState } from "react";

/** The room an element has, in CSS pixels, and whether a finger works in it. */
export type Room = { width: number; height: number; touch: boolean };

/** As long as nothing can be measured: a laptop's. */
const USUAL: Room = { width: 1180, height: 640, touch: false };

/** Follows the size of an element. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const [room, setRoom] = useState<Room>(USUAL);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null || typeof ResizeObserver !== "function") return undefined;
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = box;
      const touch = matchMedia("(pointer: coarse)").matches;
      // Out of sight it has no size; what is laid out stays as it is.
      if (width === 0) return;
      setRoom((held) =>
        held.width === width && held.height === height && held.touch === touch
          ? held
          : { width, height, touch },
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element]);
  return room;
}
