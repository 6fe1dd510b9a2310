import type { ListStep } from "./list-cursor.ts";

/** A key with what was held down; `ctrl` is Cmd on a Mac. */
export type ListKey = { key: string; ctrl: boolean; alt: boolean; shift: boolean };

export type ListAdvance = "enter" | "shift-enter" | "tab" | "shift-tab";

export type ListIntent =
  | { do: "step"; step: ListStep; extend: boolean }
  | { do: "advance"; way: ListAdvance }
  | { do: "select"; what: "all" | "row" | "column" }
  /** Opens the editor: with these letters instead of what stands there, or with what stands there. */
  | { do: "type"; text: string }
  | { do: "edit" }
  | { do: "withdraw" }
  | { do: "fill" }
  | { do: "undo" }
  | { do: "redo" }
  /** Shrinks a selection to its cell; the next Tab then leaves the list. */
  | { do: "let-go" };

const STEP_OF_KEY: Readonly<Record<string, readonly [plain: ListStep, ctrl: ListStep]>> = {
  ArrowLeft: ["left", "edge-left"],
  ArrowRight: ["right", "edge-right"],
  ArrowUp: ["up", "edge-up"],
  ArrowDown: ["down", "edge-down"],
  Home: ["row-start", "grid-start"],
  End: ["row-end", "grid-end"],
  PageUp: ["page-up", "page-up"],
  PageDown: ["page-down", "page-down"],
};

const TYPED = /^[\p{L}\p{N}]$/u;

/** What a key means on the list, or undefined when it is the browser's. Pure. [LI4] */
export function keyToIntent({ key, ctrl, alt, shift }: ListKey): ListIntent | undefined {
  if (alt) return undefined;
  const steps = Object.hasOwn(STEP_OF_KEY, key) ? STEP_OF_KEY[key] : undefined;
  if (steps !== undefined) return { do: "step", step: steps[ctrl ? 1 : 0], extend: shift };
  if (key === " " && ctrl) return { do: "select", what: "column" };
  if (key === " " && shift) return { do: "select", what: "row" };
  if (ctrl) return controlled(key.toLowerCase(), shift);
  switch (key) {
    case "Enter":
      return { do: "advance", way: shift ? "shift-enter" : "enter" };
    case "Tab":
      return { do: "advance", way: shift ? "shift-tab" : "tab" };
    case "Escape":
      return { do: "let-go" };
    case "F2":
      return { do: "edit" };
    case "Delete":
    case "Backspace":
      return { do: "withdraw" };
    default:
      return TYPED.test(key) ? { do: "type", text: key } : undefined;
  }
}

function controlled(letter: string, shift: boolean): ListIntent | undefined {
  switch (letter) {
    case "z":
      return { do: shift ? "redo" : "undo" };
    case "y":
      return { do: "redo" };
    case "a":
      return { do: "select", what: "all" };
    case "d":
      return { do: "fill" };
    default:
      return undefined;
  }
}

/** What a key means while a level is being typed. `choosing`: several levels are offered below. */
export type EditorIntent =
  | { do: "take"; next: ListAdvance | ListStep | "fill" }
  | { do: "leave" }
  | { do: "offer"; by: 1 | -1 };

/**
 * Typed over, a cell gives its arrows away as soon as nothing is offered; opened with F2, Left and
 * Right stay within the letters. [LI4] [LI6]
 */
export function editorKeyToIntent(
  { key, ctrl, alt, shift }: ListKey,
  of: { opened: "typed" | "f2"; choosing: boolean },
): EditorIntent | undefined {
  if (alt) return undefined;
  switch (key) {
    case "Enter":
      return { do: "take", next: ctrl ? "fill" : shift ? "shift-enter" : "enter" };
    case "Tab":
      return { do: "take", next: shift ? "shift-tab" : "tab" };
    case "Escape":
      return { do: "leave" };
    case "ArrowDown":
      return of.choosing ? { do: "offer", by: 1 } : { do: "take", next: "down" };
    case "ArrowUp":
      return of.choosing ? { do: "offer", by: -1 } : { do: "take", next: "up" };
    case "ArrowLeft":
      return of.opened === "typed" ? { do: "take", next: "left" } : undefined;
    case "ArrowRight":
      return of.opened === "typed" ? { do: "take", next: "right" } : undefined;
    default:
      return undefined;
  }
}

/** The keys of this screen, for `?`. */
export const LIST_KEYS: readonly { keys: string; does: string }[] = [
  { keys: "Arrow keys", does: "go from cell to cell; with Ctrl to the end of what is filled" },
  { keys: "3S or 3b, Enter", does: "gives that level and goes to the child below" },
  { keys: "Tab, Shift Tab", does: "go along the row; Enter then goes to the next child" },
  { keys: "F2", does: "changes what stands in a cell; typing replaces it" },
  { keys: "Esc", does: "leaves a cell as it was; then Tab leaves the list" },
  { keys: "Delete", does: "takes levels back; the history keeps them" },
  { keys: "Shift and arrows", does: "select a block; Ctrl A selects all" },
  { keys: "Ctrl C, Ctrl V", does: "copy and paste, to and from a spreadsheet too" },
  { keys: "Ctrl D", does: "fills the first row of a block down" },
  {
    keys: "Ctrl Enter",
    does: "gives what was typed to the whole block; else confirms the children who stand where they stood",
  },
  { keys: "Ctrl Z, Ctrl Y", does: "undo, and do again; a paste is one step" },
  { keys: "Home, End", does: "go to the ends of a row, with Ctrl of the list" },
  { keys: "Ctrl Space, Shift Space", does: "select a column, a row" },
  { keys: "Enter on a heading", does: "sorts by that column" },
];
