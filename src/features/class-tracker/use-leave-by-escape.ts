import { type RefObject, useLayoutEffect } from "react";

/** Leaves a form by Escape while the focus is in it, and only the form: the sheet stays open. */
export function useLeaveByEscape(form: RefObject<HTMLElement | null>, onLeave: () => void): void {
  useLayoutEffect(() => {
    const element = form.current;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onLeave();
    };
    element?.addEventListener("keydown", onKey);
    return () => element?.removeEventListener("keydown", onKey);
  }, [form, onLeave]);
}
