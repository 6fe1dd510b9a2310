import { useLayoutEffect } from "react";
import { isWriting } from "../../ui/is-writing.ts";
import { keyToIntent, type ListIntent } from "./list-keys.ts";

/** With the focus nowhere the list has the keys; undo and redo work wherever it is. */
export function useKeysAnywhere(act: (intent: ListIntent) => boolean): void {
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector("dialog[open]") !== null) return;
      const { key, altKey: alt, shiftKey: shift } = event;
      const intent = keyToIntent({ key, ctrl: event.ctrlKey || event.metaKey, alt, shift });
      if (intent === undefined) return;
      const leaves = intent.do === "advance" || intent.do === "let-go";
      const restores = intent.do === "undo" || intent.do === "redo";
      const isOurs =
        (event.target === document.body && !leaves) || (restores && !isWriting(event.target));
      if (isOurs && act(intent)) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
}
