import { describe, expect, it } from "vitest";
import {
  keyToIntent,
  TRACKER_KEYS,
  type TrackerCursor,
} from "../../../src/features/class-tracker/tracker-keys.ts";

const NAME: TrackerCursor = { on: "name", carrying: false };
const CARRYING: TrackerCursor = { on: "cell", carrying: true };

function press(keys: string, at: TrackerCursor = NAME) {
  const parts = keys.split("+");
  return keyToIntent(
    {
      key: parts.at(-1)!,
      ctrl: parts.includes("Ctrl"),
      alt: parts.includes("Alt"),
      shift: parts.includes("Shift"),
    },
    at,
  );
}

describe("keys on the class tracker", () => {
  it("a letter or figure on a name begins to type its level", () => {
    expect(press("3")).toEqual({ do: "type", text: "3" });
    expect(press("p")).toEqual({ do: "type", text: "p" });
    expect(press("?")).toBeUndefined();
    expect(press("3", { on: "cell", carrying: false })).toBeUndefined();
    expect(press("3", CARRYING)).toEqual({ do: "type", text: "3" });
  });

  it("arrows go from name to name, and from cell to cell while a name is carried", () => {
    expect(press("ArrowUp")).toEqual({ do: "step", step: "up", byCell: false });
    expect(press("ArrowUp", CARRYING)).toEqual({ do: "step", step: "up", byCell: true });
    expect(press("Ctrl+Home")).toEqual({ do: "step", step: "grid-start", byCell: false });
  });

  it("Alt with an arrow moves the child a step; the browser keeps its own Alt keys", () => {
    expect(press("Alt+ArrowUp")).toEqual({ do: "nudge", by: 1 });
    expect(press("Alt+ArrowDown")).toEqual({ do: "nudge", by: -1 });
    expect(press("Alt+ArrowLeft")).toBeUndefined();
  });

  it("undo and redo by the keys of every spreadsheet", () => {
    expect(press("Ctrl+z")).toEqual({ do: "undo" });
    expect(press("Ctrl+y")).toEqual({ do: "redo" });
    expect(press("Ctrl+Shift+Z")).toEqual({ do: "redo" });
    expect(press("Ctrl+s")).toBeUndefined();
  });

  it("Enter puts a carried name down in a cell and is a press everywhere else", () => {
    expect(press("Enter", CARRYING)).toEqual({ do: "place" });
    expect(press("Enter")).toBeUndefined();
    expect(press("Enter", { on: "button", carrying: true })).toBeUndefined();
  });

  it("Delete, F2 and Escape act on the name one is on", () => {
    expect(press("Delete")).toEqual({ do: "withdraw" });
    expect(press("Delete", { on: "cell", carrying: false })).toBeUndefined();
    expect(press("F2")).toEqual({ do: "details" });
    expect(press("Escape")).toEqual({ do: "cancel" });
  });

  it("[CT6] Shift extends, Ctrl Space marks, Enter lifts all that are marked", () => {
    const marked: TrackerCursor = { on: "name", carrying: true, several: "marked" };
    const lifted: TrackerCursor = { on: "cell", carrying: true, several: "lifted" };
    expect(press("Shift+ArrowDown")).toEqual({ do: "extend", step: "down" });
    expect(press("Shift+ArrowDown", CARRYING)).toMatchObject({ do: "step", byCell: true });
    expect(press("Ctrl+ ")).toEqual({ do: "mark" });
    expect(press(" ")).toBeUndefined();
    expect(press(" ", marked)).toEqual({ do: "mark" });
    expect(press("ArrowDown", marked)).toMatchObject({ do: "step", byCell: false });
    expect(press("Enter", marked)).toEqual({ do: "lift" });
    expect(press("ArrowDown", lifted)).toMatchObject({ do: "step", byCell: true });
    expect(press("Enter", lifted)).toEqual({ do: "place" });
  });

  it("lists its keys for those who ask, each once", () => {
    const keys = TRACKER_KEYS.map((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
