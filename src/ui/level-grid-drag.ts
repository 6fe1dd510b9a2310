import { type RefObject, useLayoutEffect, useRef } from "react";
import styles from "./level-grid-drag.module.css";

export type NameDrag = {
  mayDrag: boolean;
  /** A name was let go over a cell, a group at the foot or a level at the side. */
  onDrop: (name: HTMLElement, over: HTMLElement) => void;
  /** A name was held under a finger and let go where it stands. */
  onHold: (name: HTMLElement) => void;
  /** How many go along with it, itself included. */
  countOf: (name: HTMLElement) => number;
};

/** Pixels a mouse goes before a press is a drag, and a finger before a touch is a scroll. */
const MOUSE_SLACK = 6;
const FINGER_SLACK = 10;
/** How long a finger rests on a name before it is picked up, in milliseconds. */
const HOLD_MS = 350;
/** Within this many pixels of the edge the grid scrolls under what is dragged, this many a frame. */
const EDGE = 44;
const EDGE_SPEED = 10;
const OVER = "[data-group], [data-cell][data-column], [data-row-label]";

/**
 * Names can be dragged, by mouse or, after a short hold, by finger: a bonus beside tap-tap and keys.
 * A finger that moves at once scrolls, as ever. Escape lets go and moves nobody.
 */
export function useNameDrag(grid: RefObject<HTMLElement | null>, drag: NameDrag): void {
  const latest = useRef(drag);
  useLayoutEffect(() => {
    latest.current = drag;
  });
  useLayoutEffect(() => {
    const root = grid.current;
    return root === null ? undefined : listen(root, latest);
  }, [grid]);
}

type Held = { name: HTMLElement; pointer: number; x: number; y: number; touch: boolean };

function listen(root: HTMLElement, drag: RefObject<NameDrag>): () => void {
  let held: Held | undefined;
  let flying: HTMLElement | undefined;
  let over: HTMLElement | undefined;
  let timer = 0;
  let frame = 0;
  let at = { x: 0, y: 0 };

  const outline = (next: HTMLElement | undefined) => {
    if (next === over) return;
    over?.removeAttribute("data-drop");
    over = next;
    if (next !== undefined)
      next.dataset.drop =
        next.closest<HTMLElement>("[data-cell]")?.dataset.state === "closed" ? "closed" : "takes";
  };

  const follow = () => {
    if (flying === undefined) return;
    flying.style.transform = `translate(${at.x}px, ${at.y}px)`;
    const found = document.elementFromPoint(at.x, at.y)?.closest<HTMLElement>(OVER);
    outline(found != null && root.contains(found) ? found : undefined);
  };

  const scrollAtEdge = () => {
    if (flying === undefined) return;
    const box = root.parentElement;
    if (box !== null) {
      const { top, bottom } = box.getBoundingClientRect();
      if (at.y < top + EDGE) box.scrollBy(0, -EDGE_SPEED);
      else if (at.y > bottom - EDGE) box.scrollBy(0, EDGE_SPEED);
      follow();
    }
    frame = requestAnimationFrame(scrollAtEdge);
  };

  const lift = () => {
    if (held === undefined) return;
    const count = drag.current.countOf(held.name);
    flying = document.createElement("div");
    flying.className = styles.flying ?? "";
    flying.ariaHidden = "true";
    const words = held.name.querySelector("[data-written]")?.textContent ?? "";
    flying.textContent = count > 1 ? `${words} and ${count - 1} more` : words;
    document.body.append(flying);
    held.name.dataset.dragged = "";
    root.dataset.dragging = "";
    follow();
    frame = requestAnimationFrame(scrollAtEdge);
  };

  const end = () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    flying?.remove();
    held?.name.removeAttribute("data-dragged");
    root.removeAttribute("data-dragging");
    outline(undefined);
    flying = undefined;
    held = undefined;
    for (const [type, listener] of WHILE_HELD) globalThis.removeEventListener(type, listener, true);
  };

  const onMove = (event: Event) => {
    if (!(event instanceof PointerEvent) || event.pointerId !== held?.pointer) return;
    at = { x: event.clientX, y: event.clientY };
    const far = Math.hypot(at.x - held.x, at.y - held.y);
    if (flying !== undefined) follow();
    else if (held.touch && far > FINGER_SLACK) end();
    else if (!held.touch && far > MOUSE_SLACK) lift();
  };

  const onUp = (event: Event) => {
    if (!(event instanceof PointerEvent) || event.pointerId !== held?.pointer) return;
    const { name, touch, x, y } = held;
    const dropped = flying !== undefined;
    const target = over;
    const moved = Math.hypot(at.x - x, at.y - y) > FINGER_SLACK;
    end();
    if (!dropped) return;
    swallowClick();
    if (!moved && touch) drag.current.onHold(name);
    else if (target !== undefined && target !== name.closest(OVER))
      drag.current.onDrop(name, target);
  };

  const onKey = (event: Event) => {
    if (!(event instanceof KeyboardEvent) || event.key !== "Escape" || flying === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    swallowClick();
  };

  // The window's, not that of a name that hands the focus on.
  const onBlur = (event: Event) => {
    if (event.target === globalThis.window) end();
  };

  const WHILE_HELD: readonly (readonly [string, (event: Event) => void])[] = [
    ["pointermove", onMove],
    ["pointerup", onUp],
    ["pointercancel", end],
    ["keydown", onKey],
    ["blur", onBlur],
  ];

  const onDown = (event: PointerEvent) => {
    const name = (event.target as Element).closest<HTMLElement>("[data-name]");
    end();
    if (name === null || !drag.current.mayDrag || !event.isPrimary || event.button !== 0) return;
    at = { x: event.clientX, y: event.clientY };
    held = { name, pointer: event.pointerId, ...at, touch: event.pointerType !== "mouse" };
    if (held.touch) timer = window.setTimeout(lift, HOLD_MS);
    for (const [type, listener] of WHILE_HELD) globalThis.addEventListener(type, listener, true);
  };
  // What is dragged must not scroll the grid; a menu must not come up over it.
  const onTouchMove = (event: TouchEvent) => {
    if (flying !== undefined && event.cancelable) event.preventDefault();
  };
  const onMenu = (event: Event) => {
    if (held?.touch === true) event.preventDefault();
  };

  root.addEventListener("pointerdown", onDown);
  root.addEventListener("touchmove", onTouchMove, { passive: false });
  root.addEventListener("contextmenu", onMenu);
  return () => {
    end();
    root.removeEventListener("pointerdown", onDown);
    root.removeEventListener("touchmove", onTouchMove);
    root.removeEventListener("contextmenu", onMenu);
  };
}

/**
 * The press that ends a drag is not a press on what lies under it. The next one is: how long after
 * does not matter, since a browser may give its click late and a hand may press again at once.
 */
function swallowClick(): void {
  const forget = () => {
    globalThis.removeEventListener("click", stop, true);
    globalThis.removeEventListener("pointerdown", forget, true);
  };
  const stop = (event: MouseEvent) => {
    // A button that was pressed by a key is none of the drag's.
    if (event.detail === 0) return;
    event.preventDefault();
    event.stopPropagation();
    forget();
  };
  globalThis.addEventListener("click", stop, true);
  globalThis.addEventListener("pointerdown", forget, true);
}
