import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  advanced,
  areaOf,
  clamped,
  cursorAt,
  type ListCursor,
  type ListStep,
  selecting,
  stepped,
} from "../../../src/features/class-list/list-cursor.ts";
import { editorKeyToIntent, keyToIntent } from "../../../src/features/class-list/list-keys.ts";

const SIZE = { rows: 6, columns: 4 };
/** Levels in the first three rows of the second column, and in its last. */
const isFilled = (at: { row: number; column: number }) =>
  at.column === 1 && (at.row < 3 || at.row === 5);
const go = (from: ListCursor, step: ListStep, extend = false) =>
  stepped(from, step, SIZE, { extend, isFilled });
const said = ({ at }: ListCursor) => `${at.row} ${at.column}`;

describe("the cursor of the list", () => {
  it("[LI4] stops at the edges; headings are above and names before the levels", () => {
    expect(said(go(cursorAt(0, 3), "right"))).toBe("0 3");
    expect(said(go(cursorAt(0, 0), "up"))).toBe("-1 0");
    expect(said(go(cursorAt(0, 0), "left"))).toBe("0 -1");
    expect(said(go(cursorAt(5, 0), "down"))).toBe("5 0");
    expect(said(go(cursorAt(3, 2), "grid-end"))).toBe("5 3");
    expect(said(go(cursorAt(3, 2), "row-start"))).toBe("3 0");
    expect(said(go(cursorAt(3, 2), "page-up"))).toBe("0 2");
  });

  it("[LI4] Ctrl and an arrow go to the end of what is filled, or to where it begins again", () => {
    expect(said(go(cursorAt(0, 1), "edge-down"))).toBe("2 1");
    expect(said(go(cursorAt(2, 1), "edge-down"))).toBe("5 1");
    expect(said(go(cursorAt(0, 0), "edge-down"))).toBe("5 0");
    expect(said(go(cursorAt(5, 1), "edge-up"))).toBe("2 1");
  });

  it("[LI4] Shift and arrows select a block, and the cell that typing goes to stays", () => {
    const block = go(go(cursorAt(2, 2), "up", true), "left", true);
    expect(said(block)).toBe("2 2");
    expect(areaOf(block)).toEqual({ top: 1, left: 1, bottom: 2, right: 2 });
  });

  it("[LI4] after a run of Tabs, Enter goes to the next child in the column it began in", () => {
    const tabbed = advanced(advanced(cursorAt(1, 1), "tab", SIZE)!, "tab", SIZE)!;
    expect(said(tabbed)).toBe("1 3");
    expect(said(advanced(tabbed, "enter", SIZE)!)).toBe("2 1");
    expect(said(advanced(go(tabbed, "left"), "enter", SIZE)!)).toBe("2 2");
  });

  it("[LI4] Tab goes on to the next row, and leaves the list at its ends", () => {
    expect(said(advanced(cursorAt(1, 3), "tab", SIZE)!)).toBe("2 0");
    expect(advanced(cursorAt(5, 3), "tab", SIZE)).toBeUndefined();
    expect(advanced(cursorAt(0, 0), "shift-tab", SIZE)).toBeUndefined();
    expect(advanced(cursorAt(-1, 2), "tab", SIZE)).toBeUndefined();
  });

  it("[LI4] in a block Enter and Tab go round it, each cell once", () => {
    const area = { top: 1, left: 1, bottom: 3, right: 2 };
    for (const way of ["enter", "tab", "shift-enter", "shift-tab"] as const) {
      let cursor = selecting(cursorAt(1, 1), area);
      const seen = new Set<string>();
      for (let at = 0; at < 6; at += 1) {
        cursor = advanced(cursor, way, SIZE)!;
        seen.add(said(cursor));
        expect(areaOf(cursor)).toEqual(area);
      }
      expect(seen.size).toBe(6);
      expect(said(cursor)).toBe("1 1");
    }
  });

  it("[LI4] wherever one goes, the cursor is on the list", () => {
    const steps = fc.constantFrom<ListStep>(
      "left",
      "right",
      "up",
      "down",
      "row-start",
      "row-end",
      "grid-start",
      "grid-end",
      "page-up",
      "page-down",
      "edge-left",
      "edge-right",
      "edge-up",
      "edge-down",
    );
    const ways = fc.constantFrom("enter", "shift-enter", "tab", "shift-tab" as const);
    const moves = fc.array(fc.tuple(steps, fc.boolean(), fc.option(ways)), { maxLength: 40 });
    const size = fc.record({
      rows: fc.integer({ min: 1, max: 5 }),
      columns: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(moves, size, fc.func(fc.boolean()), (all, size, filled) => {
        let cursor = cursorAt(0, 0);
        for (const [step, extend, way] of all) {
          cursor = stepped(cursor, step, size, { extend, isFilled: filled });
          if (way !== null) cursor = advanced(cursor, way, size) ?? cursor;
          expect(cursor).toEqual(clamped(cursor, size));
          const area = areaOf(cursor);
          expect(area.top).toBeLessThanOrEqual(Math.max(area.bottom, 0));
          expect(area.top).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

describe("keys of the list", () => {
  const press = (key: string, held: Partial<Record<"ctrl" | "alt" | "shift", boolean>> = {}) =>
    keyToIntent({ key, ctrl: false, alt: false, shift: false, ...held });

  it("[LI4] are a spreadsheet's", () => {
    expect(press("ArrowDown", { shift: true })).toEqual({ do: "step", step: "down", extend: true });
    expect(press("ArrowDown", { ctrl: true })).toEqual({
      do: "step",
      step: "edge-down",
      extend: false,
    });
    expect(press("Home", { ctrl: true })).toMatchObject({ step: "grid-start" });
    expect(press("Tab", { shift: true })).toEqual({ do: "advance", way: "shift-tab" });
    expect(press("3")).toEqual({ do: "type", text: "3" });
    expect(press("F2")).toEqual({ do: "edit" });
    expect(press("d", { ctrl: true })).toEqual({ do: "fill" });
    expect(press("z", { ctrl: true, shift: true })).toEqual({ do: "redo" });
    expect(press(" ", { shift: true })).toEqual({ do: "select", what: "row" });
  });

  it("[LI4] leave the browser its own: copy, paste, print, and Alt", () => {
    for (const key of ["c", "v", "x", "p", "f"]) expect(press(key, { ctrl: true })).toBeUndefined();
    expect(press("ArrowLeft", { alt: true })).toBeUndefined();
    expect(press("?")).toBeUndefined();
  });

  it("[LI6] in a cell, arrows choose while levels are offered, and else take and go on", () => {
    const key = { ctrl: false, alt: false, shift: false };
    const typed = (name: string, choosing: boolean, opened: "typed" | "f2" = "typed") =>
      editorKeyToIntent({ ...key, key: name }, { opened, choosing });
    expect(typed("ArrowDown", true)).toEqual({ do: "offer", by: 1 });
    expect(typed("ArrowDown", false)).toEqual({ do: "take", next: "down" });
    expect(typed("ArrowLeft", false)).toEqual({ do: "take", next: "left" });
    expect(typed("ArrowLeft", false, "f2")).toBeUndefined();
    expect(typed("Escape", true)).toEqual({ do: "leave" });
    expect(
      editorKeyToIntent({ ...key, key: "Enter", ctrl: true }, { opened: "typed", choosing: true }),
    ).toEqual({ do: "take", next: "fill" });
  });
});
