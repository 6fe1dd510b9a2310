/** A cell: row −1 is the headings, column −1 the names. */
export type ListAt = { row: number; column: number };

/** Where the keyboard is, and the corners of what is selected around it. */
export type ListCursor = {
  /** What is typed goes here. */
  at: ListAt;
  /** Where the selection began, and where it reaches. */
  from: ListAt;
  to: ListAt;
  /** The column that a run of Tabs began in: Enter goes back to it, one row down. */
  tabbedFrom: number | undefined;
};

export type ListSize = { rows: number; columns: number };

/** Corners of a selection of children and columns, both in it; `left` may be −1, the names. */
export type ListArea = { top: number; left: number; bottom: number; right: number };

export type ListStep =
  | "left"
  | "right"
  | "up"
  | "down"
  | "row-start"
  | "row-end"
  | "grid-start"
  | "grid-end"
  | "page-up"
  | "page-down"
  | "edge-left"
  | "edge-right"
  | "edge-up"
  | "edge-down";

/** Rows that Page Up and Page Down go. */
const PAGE = 10;

export function cursorAt(row: number, column: number, tabbedFrom?: number): ListCursor {
  const at = { row, column };
  return { at, from: at, to: at, tabbedFrom };
}

/** The selection; headings are never part of one that reaches below them. */
export function areaOf({ from, to }: ListCursor): ListArea {
  return {
    top: Math.max(0, Math.min(from.row, to.row)),
    bottom: Math.max(from.row, to.row),
    left: Math.min(from.column, to.column),
    right: Math.max(from.column, to.column),
  };
}

export function isBlock({ from, to }: ListCursor): boolean {
  return from.row !== to.row || from.column !== to.column;
}

/** The cursor with another selection around its cell. */
export function selecting(cursor: ListCursor, area: ListArea): ListCursor {
  return {
    at: cursor.at,
    from: { row: area.top, column: area.left },
    to: { row: area.bottom, column: area.right },
    tabbedFrom: undefined,
  };
}

/** What a row, a column or all of the list is, around a cell. */
export function areaToSelect(what: "row" | "column" | "all", at: ListAt, size: ListSize): ListArea {
  const all = { top: 0, left: -1, bottom: size.rows - 1, right: size.columns - 1 };
  if (what === "all") return all;
  return what === "row"
    ? { ...all, top: at.row, bottom: at.row }
    : { ...all, left: at.column, right: at.column };
}

function within(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), Math.max(lowest, highest));
}

/** The cursor on the list as it is now: rows and columns may have gone. */
export function clamped(cursor: ListCursor, size: ListSize): ListCursor {
  const inside = ({ row, column }: ListAt): ListAt => ({
    row: within(row, -1, size.rows - 1),
    column: within(column, -1, size.columns - 1),
  });
  const { at, from, to, tabbedFrom } = cursor;
  return { at: inside(at), from: inside(from), to: inside(to), tabbedFrom };
}

/**
 * The cursor after a step; stops at the edges, for wrapping round loses people. With `extend` the
 * cursor stays and the selection reaches further. `isFilled` says where levels stand, for Ctrl and
 * an arrow. [LI4]
 */
export function stepped(
  cursor: ListCursor,
  step: ListStep,
  size: ListSize,
  of: { extend: boolean; isFilled: (at: ListAt) => boolean },
): ListCursor {
  if (of.extend) {
    const to = target(cursor.to, step, size, of.isFilled);
    return clamped({ ...cursor, to: { ...to, row: Math.max(to.row, 0) } }, size);
  }
  const to = target(cursor.at, step, size, of.isFilled);
  return clamped(cursorAt(to.row, to.column), size);
}

function target(
  at: ListAt,
  step: ListStep,
  size: ListSize,
  isFilled: (at: ListAt) => boolean,
): ListAt {
  const { row, column } = at;
  switch (step) {
    case "left":
      return { row, column: column - 1 };
    case "right":
      return { row, column: column + 1 };
    case "up":
      return { row: row - 1, column };
    case "down":
      return { row: row + 1, column };
    case "row-start":
      return { row, column: 0 };
    case "row-end":
      return { row, column: size.columns - 1 };
    case "grid-start":
      return { row: 0, column: 0 };
    case "grid-end":
      return { row: size.rows - 1, column: size.columns - 1 };
    // Among the children; the headings are one step further.
    case "page-up":
      return { row: Math.max(Math.min(row, 0), row - PAGE), column };
    case "page-down":
      return { row: row + PAGE, column };
    case "edge-left":
      return edge(at, { row: 0, column: -1 }, size, isFilled);
    case "edge-right":
      return edge(at, { row: 0, column: 1 }, size, isFilled);
    case "edge-up":
      return edge(at, { row: -1, column: 0 }, size, isFilled);
    case "edge-down":
      return edge(at, { row: 1, column: 0 }, size, isFilled);
    default:
      return step satisfies never;
  }
}

/** To the end of a run of levels, or over a gap to where the next begins, as in a spreadsheet. */
function edge(at: ListAt, by: ListAt, size: ListSize, isFilled: (at: ListAt) => boolean): ListAt {
  const next = (from: ListAt): ListAt | undefined => {
    const to = { row: from.row + by.row, column: from.column + by.column };
    const inside = to.row >= 0 && to.row < size.rows && to.column >= 0 && to.column < size.columns;
    return inside ? to : undefined;
  };
  let here = at;
  let to = next(here);
  if (to === undefined) return at;
  const run = isFilled(here) && isFilled(to);
  while (to !== undefined && isFilled(to) === run) {
    here = to;
    to = next(here);
  }
  return run ? here : (to ?? here);
}

/**
 * Enter, and Tab. In a selected block they go round within it; else Enter goes down, from a run of
 * Tabs back to the column it began in, and Tab goes along the row and on to the next. Undefined where
 * Tab leaves the list: before its first cell and after its last. [LI4]
 */
export function advanced(
  cursor: ListCursor,
  way: "enter" | "shift-enter" | "tab" | "shift-tab",
  size: ListSize,
): ListCursor | undefined {
  if (isBlock(cursor)) return around(cursor, way);
  const { row, column } = cursor.at;
  if (way === "enter" || way === "shift-enter") {
    const to = way === "enter" ? Math.min(row + 1, size.rows - 1) : Math.max(row - 1, 0);
    return cursorAt(to, cursor.tabbedFrom ?? column);
  }
  const began = cursor.tabbedFrom ?? (way === "tab" ? column : undefined);
  const index = row * size.columns + column + (way === "tab" ? 1 : -1);
  if (row < 0 || index < 0 || index >= size.rows * size.columns) return undefined;
  if (column < 0) return way === "tab" ? cursorAt(row, 0) : undefined;
  const to = { row: Math.floor(index / size.columns), column: index % size.columns };
  return cursorAt(to.row, to.column, to.row === row ? began : undefined);
}

/** The block stays selected: only the cell goes on, by column for Enter and by row for Tab. */
function around(
  cursor: ListCursor,
  way: "enter" | "shift-enter" | "tab" | "shift-tab",
): ListCursor {
  const area = areaOf(cursor);
  const left = Math.max(area.left, 0);
  const height = area.bottom - area.top + 1;
  const width = Math.max(area.right - left + 1, 1);
  const down = within(cursor.at.row, area.top, area.bottom) - area.top;
  const across = within(cursor.at.column, left, area.right) - left;
  const byColumn = way === "enter" || way === "shift-enter";
  const back = way === "shift-enter" || way === "shift-tab";
  const count = height * width;
  const index = byColumn ? across * height + down : down * width + across;
  const next = (index + (back ? count - 1 : 1)) % count;
  const to = byColumn
    ? { row: area.top + (next % height), column: left + Math.floor(next / height) }
    : { row: area.top + Math.floor(next / width), column: left + (next % width) };
  return { ...cursor, at: to };
}
