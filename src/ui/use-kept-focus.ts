import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus in a box whose pieces come and go: when the button that had it is drawn no more
 * ("Keep 3S", "Done", "Undo" in the toast), the line it spoke of takes it, wherever that line stands
 * now; else the line that came after it, else the one before; else the box itself. So the next Tab goes
 * on from there and not from the top of the page. A line is what carries `data-line` with a key of its
 * own. The box needs `tabIndex={-1}` and a name.
 */
export function useKeptFocus(box: RefObject<HTMLElement | null>): void {
  const watched = useRef<{ root: HTMLElement; stop: () => void }>(null);
  // Without a list: a screen that is still being read draws its box later.
  useLayoutEffect(() => {
    const root = box.current;
    if (watched.current?.root === root) return;
    watched.current?.stop();
    watched.current = root && { root, stop: keepFocusIn(root) };
  });
  useLayoutEffect(
    () => () => {
      watched.current?.stop();
      watched.current = null;
    },
    [],
  );
}

/** Answers how to stop. */
function keepFocusIn(root: HTMLElement): () => void {
  let held: Node | undefined;
  let byKey = false;
  let line: string | undefined;
  let order = linesIn(root).map(keyOf);
  const keep = (target: EventTarget | null) => {
    held = undefined;
    if (!(target instanceof HTMLElement)) return;
    const inToast = target.closest("[data-toasts]") !== null;
    if (root.contains(target)) line = keyOf(target.closest("[data-line]"));
    if (root.contains(target) || inToast) held = target;
  };
  const onFocus = ({ target }: FocusEvent) => keep(target);
  keep(document.activeElement);
  // A press beside everything gives the focus up on purpose.
  const onPress = () => {
    byKey = false;
    if (document.activeElement !== held) held = undefined;
  };
  const onKey = () => {
    byKey = true;
  };
  const changes = new MutationObserver(() => {
    const before = order;
    const lines = linesIn(root);
    order = lines.map(keyOf);
    const lost = document.activeElement === null || document.activeElement === document.body;
    if (held === undefined || held.isConnected || !lost) return;
    held = undefined;
    const place = before.indexOf(line);
    const near = [
      line,
      ...before.slice(place + 1),
      ...before.slice(0, Math.max(place, 0)).toReversed(),
    ];
    const to = line === undefined ? undefined : near.find((key) => order.includes(key));
    const next = to === undefined ? undefined : lines.find((one) => keyOf(one) === to);
    // Whoever points sees the page stay where it is; whoever types sees where they are.
    (next?.querySelector<HTMLElement>("button, a[href]") ?? root).focus({
      preventScroll: !byKey || next === undefined,
    });
  });
  document.addEventListener("focusin", onFocus);
  document.addEventListener("pointerup", onPress);
  document.addEventListener("keydown", onKey, true);
  changes.observe(root, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", onFocus);
    document.removeEventListener("pointerup", onPress);
    document.removeEventListener("keydown", onKey, true);
    changes.disconnect();
  };
}

function linesIn(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>("[data-line]")];
}

function keyOf(line: Element | null): string | undefined {
  return line instanceof HTMLElement ? line.dataset.line : undefined;
}
