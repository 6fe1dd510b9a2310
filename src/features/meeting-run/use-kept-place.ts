import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * After a look at something else the meeting stands as far down as it did, and has the focus. Answers
 * what keeps the place while it is scrolled. [RN5]
 */
export function useKeptPlace(main: RefObject<HTMLElement | null>, isLooking: boolean): () => void {
  const top = useRef(0);
  const wasLooking = useRef(isLooking);
  useLayoutEffect(() => {
    const isBack = wasLooking.current && !isLooking;
    wasLooking.current = isLooking;
    if (!isBack || main.current === null) return;
    main.current.scrollTo(0, top.current);
    main.current.focus({ preventScroll: true });
  }, [main, isLooking]);
  return () => {
    top.current = main.current?.scrollTop ?? 0;
  };
}
