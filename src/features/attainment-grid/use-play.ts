import { useEffect, useState } from "react";

/** How long a point stands before the next. */
const EVERY_MS = 1600;

/**
 * Steps through points, by hand or one after another. Without a wish for motion nothing moves by
 * itself: stepping is left.
 */
export function usePlay(points: readonly string[], here: string, go: (point: string) => void) {
  const [plays, setPlays] = useState(false);
  const at = points.indexOf(here);
  const before = at > 0 ? points[at - 1] : undefined;
  const after = at < 0 ? undefined : points[at + 1];
  const mayPlay = points.length > 1 && !wantsNoMotion();

  useEffect(() => {
    if (!plays) return undefined;
    const timer = setTimeout(() => {
      if (after === undefined) setPlays(false);
      else go(after);
    }, EVERY_MS);
    return () => clearTimeout(timer);
  });

  return {
    before,
    after,
    mayPlay,
    plays,
    go: (point: string | undefined) => {
      setPlays(false);
      if (point !== undefined) go(point);
    },
    turn: () => {
      // From the end it begins again.
      if (!plays && after === undefined && points[0] !== undefined) go(points[0]);
      setPlays(!plays);
    },
  };
}

function wantsNoMotion(): boolean {
  return typeof matchMedia !== "function" || matchMedia("(prefers-reduced-motion: reduce)").matches;
}
