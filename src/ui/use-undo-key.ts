import { useLayoutEffect } from "react";
import { forgetSteps, lastStep, showToast, takeBack } from "./toast.ts";

/** How the key stands in the list of a screen. */
export const UNDO_KEY = { keys: "Ctrl Z", does: "takes back what you did last" } as const;

/** A box with an undo of its own. */
const TAKES_WORDS = "input:not([type=checkbox], [type=radio]), textarea, [contenteditable]";

/**
 * Ctrl Z takes back the last step on this screen, and the one before it at the next press: what Undo in
 * its toast does, also when the toast has gone. A box one writes in has its own.
 */
export function useUndoKey(on: boolean): void {
  useLayoutEffect(() => {
    if (!on) return undefined;
    forgetSteps();
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey || event.defaultPrevented || event.repeat) return;
      if (event.target instanceof Element && event.target.closest(TAKES_WORDS) !== null) return;
      if (document.querySelector("dialog[open]") !== null) return;
      const step = lastStep();
      if (step === undefined) return;
      event.preventDefault();
      takeBack(step);
      showToast({ words: `Taken back. ${step.words}` });
    };
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("keydown", onKey);
      forgetSteps();
    };
  }, [on]);
}
