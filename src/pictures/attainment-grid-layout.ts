import { max } from "d3-array";
import { scaleLinear } from "d3-scale";
import { type GridMarks, writeGridMarks } from "../domain/attainment-grid-marks.ts";
import type { AttainmentGrid, GridCell, GridChild, GridColumn } from "../domain/attainment-grid.ts";
import { writeMovement } from "../domain/movement.ts";
import { textWidth } from "./text-width.ts";

/** The room there is and how it is wanted. Lengths in CSS pixels. */
export type GridRoom = {
  width: number;
  height: number;
  /** 1 fits the room; larger makes every cell larger, and names may then have room. */
  zoom: number;
  show: "fit" | "names" | "counts";
  /** A finger needs taller rows than a mouse. */
  touch: boolean;
  /** Letters for the back of a hall. */
  large: boolean;
  /** Rows nobody stands in at either end are drawn too. */
  allRows: boolean;
  ghosts: boolean;
  /** What stands after names, which takes room too. */
  marks?: GridMarks | undefined;
};

export type CellLayout = {
  /** Names by line, as they fit; none where counts are shown. */
  lines: readonly (readonly GridChild[])[];
  /** Children whose names had no room. */
  hidden: number;
  /** A line under the names says how many stood here. */
  ghosts: boolean;
  /** Of the pill with the count, as a share of the column from 0 to 1. */
  bar: number;
  /** Of the outline where children stood at the compared point; 0 for none. */
  was: number;
};

export type RowLayout = { index: number; height: number; cells: readonly CellLayout[] };

export type GridLayout = {
  shows: "names" | "counts";
  /** Names were asked for and there are too many children for them. */
  tooMany: boolean;
  /** Everything stands in the room without scrolling. */
  fits: boolean;
  label: number;
  column: number;
  /** Highest first; rows folded away at the ends are left out. */
  rows: readonly RowLayout[];
  folded: { top: number; foot: number };
};

/** More names than this are not drawn: a screen of dots says less than a number. [AG7] */
export const MOST_NAMES = 1000;

/** Lines of names in a cell before the rest becomes "+n"; a larger picture has room for more. */
const MOST_LINES = 5;
const NARROWEST = { mouse: 66, touch: 66, large: 96 };
const LOWEST = { mouse: 26, touch: 32, large: 34 };
/** The line that opens the rows folded away. */
export const FOLD_HEIGHT = { mouse: 24, touch: 32, large: 0 };
const TALLEST = 64;

/** Sizes of a name's letters and of a line of names. */
export function nameSize(room: Pick<GridRoom, "large">): { size: number; line: number } {
  return room.large ? { size: 18, line: 34 } : { size: 13, line: 24 };
}

/** Where everything of a grid stands. Pure: the same grid in the same room is laid out alike. */
export function gridLayout(grid: AttainmentGrid, room: GridRoom): GridLayout {
  const hand = room.large ? "large" : room.touch ? "touch" : "mouse";
  const label = room.large ? 84 : 62;
  const count = Math.max(grid.columns.length, 1);
  const column = Math.max(((room.width - label) / count) * room.zoom, NARROWEST[hand]);
  const window = rowsWorthDrawing(grid, room.allRows);
  const rows = grid.rows.slice(window.from, window.to);
  const isFolded = rows.length < grid.rows.length;
  const fold = isFolded ? FOLD_HEIGHT[hand] : 0;
  const height = (room.height - fold) * room.zoom;
  const even = Math.min(
    Math.max(height / Math.max(rows.length, 1), LOWEST[hand]),
    TALLEST * room.zoom,
  );
  const tooMany = grid.total.assessed > MOST_NAMES;
  const named = tooMany || room.show === "counts" ? undefined : withNames();
  const names = named !== undefined && (room.show === "names" || named.roomy) ? named : undefined;
  const wide = names?.column ?? column;
  const bars = barsOf(grid);
  const laid =
    names?.rows ??
    rows.map((row, at): RowLayout => ({
      index: row.index,
      height: even,
      cells: grid.columns.map((one) => {
        const cell = one.cells[window.from + at];
        return { lines: [], hidden: 0, ghosts: false, ...bars(cell, room.ghosts) };
      }),
    }));
  const total = laid.reduce((sum, row) => sum + row.height, 0);
  return {
    shows: names === undefined ? "counts" : "names",
    tooMany: tooMany && room.show === "names",
    fits: total + fold <= room.height + 1 && wide * count + label <= room.width + 1,
    label,
    column: wide,
    rows: laid,
    folded: { top: window.from, foot: grid.rows.length - window.to },
  };

  function withNames(): { rows: RowLayout[]; column: number; roomy: boolean } {
    const { line } = nameSize(room);
    const longest = max(grid.columns, (one) =>
      max(one.cells, (cell) => max(cell.children, (child) => nameWidth(child, room))),
    );
    // A name is never cut, so a column is at least as wide as its longest.
    const wide = Math.max(column, (longest ?? 0) + 12);
    let crowded = wide > column;
    const laid = rows.map((row, at): RowLayout => {
      const cells = grid.columns.map((one): CellLayout => {
        const cell = one.cells[window.from + at];
        const packed = packNames(cell?.children ?? [], wide - 12, room);
        if (packed.hidden > 0) crowded = true;
        const ghosts = room.ghosts && (cell?.ghosts.length ?? 0) > 0;
        return { ...packed, ghosts, bar: 0, was: 0 };
      });
      const lines = max(cells, (cell) => cell.lines.length + (cell.ghosts ? 1 : 0)) ?? 0;
      return { index: row.index, height: Math.max(LOWEST[hand], lines * line + 8), cells };
    });
    const total = laid.reduce((sum, row) => sum + row.height, 0);
    // What is left over is shared out, so that a short grid still fills its room.
    const spare = Math.max(0, height - total) / Math.max(laid.length, 1);
    const grown = laid.map((row) => ({
      ...row,
      height: Math.min(row.height + spare, Math.max(row.height, TALLEST)),
    }));
    return { rows: grown, column: wide, roomy: !crowded && total <= height };
  }
}

/**
 * Names into lines of a width; who has no room is counted, and "+12" has room of its own after the
 * last. Whole names only. [AG7]
 */
export function packNames(
  children: readonly GridChild[],
  width: number,
  room: Pick<GridRoom, "large" | "zoom" | "marks">,
): Pick<CellLayout, "lines" | "hidden"> {
  const lines: GridChild[][] = [];
  const most = Math.floor(MOST_LINES * room.zoom);
  const more = textWidth("+99", nameSize(room).size) + 14;
  let left = 0;
  for (const [at, child] of children.entries()) {
    const wide = nameWidth(child, room);
    const last = at === children.length - 1;
    const keep = (line: number) => (line === most && !last ? more : 0);
    const line = lines.at(-1);
    if (line !== undefined && left >= wide + keep(lines.length)) {
      line.push(child);
      left -= wide;
    } else if (lines.length < most && width >= wide + keep(lines.length + 1)) {
      lines.push([child]);
      left = width - wide;
    } else {
      if (lines.length < most) lines.push([]);
      return { lines, hidden: children.length - at };
    }
  }
  return { lines, hidden: 0 };
}

/** The room a name takes with its movement and marks. */
export function nameWidth(child: GridChild, room: Pick<GridRoom, "large" | "marks">): number {
  const { size } = nameSize(room);
  const small = [
    child.unsplit ? `[${child.level}]` : "",
    child.fine ?? "",
    child.agreed ? "◇" : "",
    writeGridMarks(room.marks, child.id),
    child.movement === undefined ? "" : writeMovement(child.movement),
  ].filter((sign) => sign !== "");
  const signs = small.reduce((sum, sign) => sum + textWidth(sign, size * 0.9) + 3, 0);
  return textWidth(child.name, size) + signs + 14;
}

/** Lengths of the pills: the fullest cell of the grid fills its column. */
function barsOf(grid: AttainmentGrid) {
  const fullest =
    max(grid.columns, (column) =>
      max(column.cells, (cell) => Math.max(cell.children.length, wasIn(cell))),
    ) ?? 1;
  // What stood here before is written beside, so that no pill fills its whole column.
  const length = scaleLinear(
    [1, Math.max(fullest, 2)],
    [0.26, grid.since === undefined ? 1 : 0.68],
  ).clamp(true);
  return (cell: GridCell | undefined, ghosts: boolean): Pick<CellLayout, "bar" | "was"> => {
    const now = cell?.children.length ?? 0;
    const was = cell === undefined || !ghosts ? 0 : wasIn(cell);
    return { bar: now === 0 ? 0 : length(now), was: was === 0 ? 0 : length(was) };
  };
}

/** Where a row stands against what is expected in a column; undefined where nothing is. */
export function sideOf(
  column: Pick<GridColumn, "expected">,
  index: number,
): "above" | "expected" | "below" | undefined {
  if (column.expected.length === 0) return undefined;
  if (column.expected.some(({ lo, hi }) => index >= lo && index <= hi)) return "expected";
  return column.expected.every(({ hi }) => index > hi) ? "above" : "below";
}

/** How many children of the column stood in a cell at the compared point. */
export function wasIn(cell: GridCell): number {
  return cell.ghosts.length + cell.children.filter(({ was, rung }) => was?.rung === rung).length;
}

/** How high the foot of the picture is: reasons, the year's name, figures. */
export function gridFootHeight(of: { figures: boolean; touch: boolean; large: boolean }): number {
  const strip = of.touch ? 38 : 28;
  return (of.large ? 150 : strip + 70) + (of.figures ? 7 * 18 : 0);
}

/** From the highest to the lowest row with a child, a ghost or an expectation, and one more. [CT2] */
function rowsWorthDrawing(grid: AttainmentGrid, all: boolean): { from: number; to: number } {
  if (all) return { from: 0, to: grid.rows.length };
  const used = grid.rows.map(({ index }, at) =>
    grid.columns.some((column) => {
      const cell = column.cells[at];
      return (
        (cell !== undefined && cell.children.length + cell.ghosts.length > 0) ||
        column.expected.some(({ lo, hi }) => index >= lo && index <= hi)
      );
    }),
  );
  const first = used.indexOf(true);
  if (first < 0) return { from: 0, to: grid.rows.length };
  return {
    from: Math.max(first - 1, 0),
    to: Math.min(used.lastIndexOf(true) + 2, grid.rows.length),
  };
}
