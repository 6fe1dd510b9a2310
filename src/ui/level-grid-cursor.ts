/**
 * Where the keyboard is in a grid of cells that hold several names. `item` −1 is the cell itself:
 * where an empty cell, or one that a picked name may be put into, is stood on.
 */
export type GridCursor = { row: number; column: number; item: number };

/** Names (and other buttons) in each cell, row by row. */
export type GridShape = readonly (readonly number[])[];

export type GridStep =
  | "left"
  | "right"
  | "up"
  | "down"
  | "row-start"
  | "row-end"
  | "grid-start"
  | "grid-end"
  | "column-top"
  | "column-foot";

const STEP_OF_KEY: Readonly<Record<string, GridStep>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  Home: "row-start",
  End: "row-end",
  PageUp: "column-top",
  PageDown: "column-foot",
};

/** The step a key asks for, or undefined; Ctrl takes Home and End to the corners. */
export function stepOfKey(key: string, ctrl: boolean): GridStep | undefined {
  if (ctrl && key === "Home") return "grid-start";
  if (ctrl && key === "End") return "grid-end";
  return STEP_OF_KEY[key];
}

/**
 * The cursor after a step. Stops at the edges, for wrapping round loses people. With `byCell` the
 * names inside cells are passed over: a picked name is carried from cell to cell.
 */
export function moveCursor(
  shape: GridShape,
  at: GridCursor,
  step: GridStep,
  byCell: boolean,
): GridCursor {
  const items = (row: number, column: number) => (byCell ? 0 : (shape[row]?.[column] ?? 0));
  const enter = (row: number, wish: number, fromRight = false): GridCursor => {
    // A row may be one wide cell.
    const column = Math.min(wish, (shape[row]?.length ?? 1) - 1);
    const count = items(row, column);
    return { row, column, item: count === 0 ? -1 : fromRight ? count - 1 : 0 };
  };
  const lastRow = shape.length - 1;
  const lastColumn = (shape[at.row]?.length ?? 1) - 1;
  switch (step) {
    case "left":
      if (!byCell && at.item > 0) return { ...at, item: at.item - 1 };
      return at.column === 0 ? at : enter(at.row, at.column - 1, true);
    case "right":
      if (!byCell && at.item + 1 < items(at.row, at.column)) return { ...at, item: at.item + 1 };
      return at.column >= lastColumn ? at : enter(at.row, at.column + 1);
    case "up":
      return at.row === 0 ? at : enter(at.row - 1, at.column);
    case "down":
      return at.row >= lastRow ? at : enter(at.row + 1, at.column);
    case "row-start":
      return enter(at.row, 0);
    case "row-end":
      return enter(at.row, lastColumn, true);
    case "grid-start":
      return enter(0, 0);
    case "grid-end":
      return enter(lastRow, (shape[lastRow]?.length ?? 1) - 1, true);
    case "column-top":
    case "column-foot": {
      const rows = [...shape.keys()].filter((row) => (shape[row]?.[at.column] ?? 0) > 0);
      const row = step === "column-top" ? rows[0] : rows.at(-1);
      return row === undefined ? at : enter(row, at.column);
    }
    default:
      return step satisfies never;
  }
}
