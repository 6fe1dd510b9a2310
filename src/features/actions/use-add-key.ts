import { useLayoutEffect, useRef } from "react";
import { isWriting } from "../../ui/is-writing.ts";

/** N adds an action, wherever on the screen one is. */
export function useAddKey(on: boolean, add: () => void): void {
  const held = useRef(add);
  useLayoutEffect(() => {
    held.current = add;
  });
  useLayoutEffect(() => {
    if (!on) return undefined;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "n" || event.defaultPrevented || isWriting(event.target))
        return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      held.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [on]);
}
