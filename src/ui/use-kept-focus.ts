import { type RefObject, useEffect } from "react";

/**
 * Keeps the focus in a box whose pieces come and go: when the button that had it is drawn no more
 * ("Keep 3S", "Confirm 3 unchanged"), the box itself takes it, so the next Tab goes on from there and
 * not from the top of the page. The box needs `tabIndex={-1}` and a name.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = box.current;
    if (root === null) return undefined;
    let held: Node | undefined;
    const onFocus = ({ target }: FocusEvent) => {
      held = target instanceof Node && root.contains(target) ? target : undefined;
    };
    // A press beside everything gives the focus up on purpose.
    const onPress = () => {
      if (document.activeElement !== held) held = undefined;
    };
    const changes = new MutationObserver(() => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (held === undefined || held.isConnected || !lost) return;
      held = undefined;
      root.focus({ preventScroll: true });
    });
    document.addEventListener("focusin", onFocus);
    document.addEventListener("pointerup", onPress);
    changes.observe(root, { childList: true, subtree: true });
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("pointerup", onPress);
      changes.disconnect();
    };
  }, [box]);
}
