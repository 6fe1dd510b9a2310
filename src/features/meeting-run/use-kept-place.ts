import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * After a look at something else a part of the meeting stands as far down as it did; the one that is
 * worked in has the focus. Answers what keeps the place while it is scrolled. [RN5]
 */
export function useKeptPlace(
  part: RefObject<HTMLElement | null>,
  isLooking: boolean,
  takesFocus: boolean,
): () => void {
  const top = useRef(0);
  const wasLooking = useRef(isLooking);
  useLayoutEffect(() => {
    const isBack = wasLooking.current && !isLooking;
    wasLooking.current = isLooking;
    if (!isBack || part.current === null) return;
    part.current.scrollTo(0, top.current);
    if (takesFocus) part.current.focus({ preventScroll: true });
  }, [part, isLooking, takesFocus]);
  return () => {
    top.current = part.current?.scrollTop ?? 0;
  };
}
