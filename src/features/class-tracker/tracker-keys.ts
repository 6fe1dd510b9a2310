import { type GridStep, stepOfKey } from "../../ui/level-grid-cursor.ts";

/** A key with what was held down; `ctrl` is Cmd on a Mac. */
export type TrackerKey = { key: string; ctrl: boolean; alt: boolean; shift: boolean };

/** Where the key was pressed. `carrying`: a name is picked and waits for a cell. */
export type TrackerCursor = {
  on: "name" | "cell" | "foot" | "row" | "button" | undefined;
  carrying: boolean;
  /** Several names are selected; `lifted` when arrows carry them from cell to cell. */
  several?: "marked" | "lifted" | undefined;
};

export type TrackerIntent =
  | { do: "step"; step: GridStep; byCell: boolean }
  /** Selects as far as the next name, or selects one more, or picks up all that are selected. */
  | { do: "extend"; step: GridStep }
  | { do: "mark" }
  | { do: "lift" }
  /** Puts the picked child into the cell under the cursor. */
  | { do: "place" }
  | { do: "type"; text: string }
  /** One step up or down from where the child stands. */
  | { do: "nudge"; by: 1 | -1 }
  | { do: "withdraw" }
  | { do: "undo" }
  | { do: "redo" }
  | { do: "details" }
  | { do: "cancel" };

const TYPED = /^[\p{L}\p{N}]$/u;

/** What a key means on the grid, or undefined when it is the browser's. Pure. */
export function keyToIntent(key: TrackerKey, at: TrackerCursor): TrackerIntent | undefined {
  const letter = key.key.toLowerCase();
  if (key.ctrl && !key.alt) {
    if (letter === "z") return { do: key.shift ? "redo" : "undo" };
    if (letter === "y") return { do: "redo" };
  }
  const onChild = at.on === "name" || (at.carrying && at.on !== undefined && at.on !== "button");
  if (key.alt && !key.ctrl && onChild) {
    if (key.key === "ArrowUp") return { do: "nudge", by: 1 };
    if (key.key === "ArrowDown") return { do: "nudge", by: -1 };
  }
  if (key.alt) return undefined;
  const step = stepOfKey(key.key, key.ctrl);
  const carries = at.carrying && at.several !== "marked";
  if (step !== undefined)
    return key.shift && !carries && at.on !== undefined
      ? { do: "extend", step }
      : { do: "step", step, byCell: carries };
  if (key.key === " " && at.on === "name" && (key.ctrl || at.several === "marked"))
    return { do: "mark" };
  if (key.ctrl) return undefined;
  if (key.key === "Enter" && at.on === "name" && at.several === "marked") return { do: "lift" };
  switch (key.key) {
    case "Escape":
      return { do: "cancel" };
    case "Enter":
    case " ":
      return at.carrying && (at.on === "cell" || at.on === "foot") ? { do: "place" } : undefined;
    case "Delete":
    case "Backspace":
      return onChild ? { do: "withdraw" } : undefined;
    case "F2":
      return onChild ? { do: "details" } : undefined;
    default:
      return onChild && TYPED.test(key.key) ? { do: "type", text: key.key } : undefined;
  }
}

/** The keys of this screen, for `?`. */
export const TRACKER_KEYS: readonly { keys: string; does: string }[] = [
  { keys: "Arrow keys", does: "go from name to name and from cell to cell" },
  { keys: "3S or 3b, Enter", does: "gives the name you are on that level" },
  { keys: "A, Enter", does: "marks the name you are on absent; other marks likewise" },
  { keys: "Enter, arrows, Enter", does: "picks a name up, carries it to a cell and puts it there" },
  { keys: "Alt ↑, Alt ↓", does: "moves the name you are on one step" },
  {
    keys: "Shift + arrows, Ctrl Space",
    does: "select several names; a level, Alt ↑ or Enter then moves all of them",
  },
  { keys: "Ctrl click, Shift click", does: "select several names with the mouse" },
  { keys: "Delete", does: "takes the level back; the history keeps it" },
  { keys: "Ctrl Z", does: "undoes what you did last" },
  { keys: "Ctrl Y", does: "does it again" },
  { keys: "F2", does: "opens the child’s history" },
  { keys: "Alt Enter", does: "shows where those still to do stood before" },
  { keys: "Ctrl Enter", does: "confirms the children who stand where they stood" },
  { keys: "Home, End", does: "go to the first and the last point" },
  { keys: "Page Up, Page Down", does: "go to the highest and the lowest name of a point" },
  { keys: "Esc", does: "puts names down, or leaves what you were typing" },
];
