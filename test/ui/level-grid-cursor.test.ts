import { describe, expect, it } from "vitest";
import {
  type GridCursor,
  type GridShape,
  type GridStep,
  moveCursor,
} from "../../src/ui/level-grid-cursor.ts";

/** Names per cell: a line that folds rows away, then three rows of two points. */
const SHAPE: GridShape = [[1], [2, 0], [0, 3], [1, 1]];

function go(from: GridCursor, ...steps: GridStep[]): string {
  const at = steps.reduce((cursor, step) => moveCursor(SHAPE, cursor, step, false), from);
  return `${at.row} ${at.column} ${at.item}`;
}
const at = (row: number, column: number, item: number): GridCursor => ({ row, column, item });

describe("the cursor of a grid with several names in a cell", () => {
  it("goes through the names of a cell and on to the next cell", () => {
    expect(go(at(2, 0, -1), "right")).toBe("2 1 0");
    expect(go(at(2, 1, 0), "right", "right")).toBe("2 1 2");
    expect(go(at(2, 1, 0), "left")).toBe("2 0 -1");
    expect(go(at(3, 1, 0), "left")).toBe("3 0 0");
  });

  it("stops at the edges instead of wrapping round", () => {
    expect(go(at(2, 1, 2), "right")).toBe("2 1 2");
    expect(go(at(0, 0, 0), "up")).toBe("0 0 0");
    expect(go(at(3, 1, 0), "down")).toBe("3 1 0");
  });

  it("stands on an empty cell, and on the one wide cell of a folded row", () => {
    expect(go(at(3, 0, 0), "up")).toBe("2 0 -1");
    expect(go(at(1, 1, -1), "up")).toBe("0 0 0");
  });

  it("goes to ends, corners, and to the highest and lowest name of a column", () => {
    expect(go(at(2, 0, -1), "row-end")).toBe("2 1 2");
    expect(go(at(3, 1, 0), "row-start")).toBe("3 0 0");
    expect(go(at(3, 1, 0), "grid-start")).toBe("0 0 0");
    expect(go(at(0, 0, 0), "grid-end")).toBe("3 1 0");
    expect(go(at(3, 1, 0), "column-top")).toBe("2 1 0");
    expect(go(at(1, 1, -1), "column-foot")).toBe("3 1 0");
  });

  it("carries a picked name from cell to cell, past the names in them", () => {
    expect(moveCursor(SHAPE, at(2, 1, 1), "right", true)).toEqual(at(2, 1, 1));
    expect(moveCursor(SHAPE, at(2, 1, 1), "left", true)).toEqual(at(2, 0, -1));
    expect(moveCursor(SHAPE, at(2, 0, -1), "right", true)).toEqual(at(2, 1, -1));
  });
});
