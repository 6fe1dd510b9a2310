import { headingOf, isNameHeading } from "./class-list-headings.ts";
import { countPlan, type ListWish, planCells, type PlannedCell } from "./class-list-plan.ts";
import type { ClassList, ListColumn } from "./class-list.ts";
import { parseLevel } from "./level.ts";
import { type NameMatch, nameMatcher } from "./name-match.ts";
import type { Pupil } from "./pupil.ts";

/** A block of cells as it was copied, row by row. */
export type Block = readonly (readonly string[])[];

/** A selection on the list: rows and columns by their place, both ends in it. */
export type BlockArea = { top: number; left: number; bottom: number; right: number };

/** A line of a pasted list of names, and whose it is. Only `one` and `chosen` are applied. */
export type PlannedLine = {
  /** Counted from 0 in what was pasted: what a choice is kept under. */
  line: number;
  typed: string;
  is: "one" | "chosen" | "several" | "perhaps" | "none" | "twice" | "left-out";
  pupil: string | undefined;
  /** Whom it may mean. */
  suggested: readonly string[];
  /** Cells of the line that say something. */
  levels: number;
};

export type PlannedHeading = {
  typed: string;
  column: string | undefined;
  name: string | undefined;
};

export type PastePlan = {
  cells: readonly PlannedCell[];
  /** Empty when what was pasted has no names: rows then go in as they stand. */
  lines: readonly PlannedLine[];
  headings: readonly PlannedHeading[];
  /** Cells that say something but lie beyond the last child or column. */
  beyond: number;
};

export type PasteOf = {
  block: Block;
  /** The children in view, in order, and the place the paste starts from. */
  order: readonly string[];
  area: BlockArea;
  pupils: readonly Pupil[];
  /** What a person decided about a line: a child, or null to leave it out. */
  chosen: ReadonlyMap<number, string | null>;
};

/**
 * What a paste will do, cell by cell, before anything is done. With a column of names the lines go to
 * the children of those names, whatever the order; without, to the rows and columns from the cursor
 * on. A name that only comes near one is a question, never an answer. [LI9] [LI11] [LI12]
 */
export function planPaste(list: ClassList, of: PasteOf): PastePlan {
  const block = trimmed(of.block);
  const read = readSheet(list, block, of);
  if (read.names === undefined) return planByPlace(list, block, read, of);
  const lines = linesOf(block, read.first, read.names, of);
  const wishes: ListWish[] = [];
  let beyond = 0;
  for (const line of lines) {
    for (const [at, typed] of (block[line.line] ?? []).entries()) {
      const goes = read.columns.get(at);
      if (goes === null && typed !== "") beyond += 1;
      if (line.pupil === undefined || goes === undefined || goes === null) continue;
      wishes.push({ pupil: line.pupil, column: goes, typed });
    }
  }
  return {
    cells: planCells(list, wishes),
    lines: lines.filter((line) => line.levels > 0 || line.is === "one"),
    headings: read.headings,
    beyond,
  };
}

/** Whether a paste may go in unasked: one value, and every cell takes it. */
export function isPlain(block: Block, plan: PastePlan): boolean {
  const one = trimmed(block).length === 1 && trimmed(block)[0]?.length === 1;
  return one && plan.lines.length === 0 && countPlan(plan.cells).refused === 0 && plan.beyond === 0;
}

function trimmed(block: Block): Block {
  const rows = block.map((row) => row.map((cell) => cell.replaceAll(/\s+/g, " ").trim()));
  while (rows.length > 1 && rows.at(-1)?.every((cell) => cell === "") === true) rows.pop();
  return rows;
}

type Sheet = {
  /** Columns of the block that hold the name; undefined without names. */
  names: readonly number[] | undefined;
  /** Where the lines begin, below the headings. */
  first: number;
  /** Column of the block → the list's column it goes to; null beyond the last. */
  columns: ReadonlyMap<number, string | null>;
  headings: readonly PlannedHeading[];
};

function readSheet(list: ClassList, block: Block, of: PasteOf): Sheet {
  const start = list.columns[Math.max(of.area.left, 0)];
  const heads = headingsOf(list, block, start);
  const first = heads?.rows ?? 0;
  const names = heads?.names ?? nameColumnsOf(list, block.slice(first), of.pupils);
  const width = Math.max(0, ...block.map((row) => row.length));
  const columns = new Map<number, string | null>();
  const headings: PlannedHeading[] = [];
  if (heads !== undefined) {
    const taken = new Set<string>();
    for (let at = 0; at < width; at += 1) {
      if (names?.includes(at) === true) continue;
      const column = heads.columns[at];
      const typed = heads.typed[at] ?? "";
      const twice = column !== undefined && taken.has(column.id);
      if (column !== undefined && !twice) {
        columns.set(at, column.id);
        taken.add(column.id);
      }
      if (typed !== "")
        headings.push({
          typed,
          column: twice ? undefined : column?.id,
          name: twice ? undefined : column?.fullName,
        });
    }
  } else {
    const after = names === undefined ? 0 : Math.max(...names) + 1;
    for (let at = after; at < width; at += 1)
      columns.set(at, list.columns[Math.max(of.area.left, 0) + at - after]?.id ?? null);
  }
  return { names, first, columns, headings };
}

/** One or two rows of headings at the top, when at least one of them names a column or "Name". */
function headingsOf(list: ClassList, block: Block, start: ListColumn | undefined) {
  for (const rows of [1, 2]) {
    if (block.length <= rows) return undefined;
    const top = block[0] ?? [];
    const under = block[1] ?? [];
    let last = "";
    const typed = Array.from({ length: Math.max(top.length, under.length) }, (_, at) => {
      if (rows === 1) return top[at] ?? "";
      // A heading over several columns stands in the first of them.
      last = (top[at] ?? "") === "" ? last : (top[at] ?? "");
      return `${isNameHeading(under[at] ?? "") ? "" : last} ${under[at] ?? ""}`.trim();
    });
    const says = rows === 1 ? top : [...top, ...under];
    if (says.some((cell) => cell !== "" && isLevelOf(list, cell))) return undefined;
    const columns = typed.map((heading) => headingOf(list, heading, start));
    const names = typed.flatMap((heading, at) => (isNameHeading(heading) ? [at] : []));
    const found = columns.filter((column) => column !== undefined).length;
    if (names.length === 0 && found === 0) continue;
    // Subjects alone may be the upper of two rows.
    const belowIsHeadings =
      rows === 1 &&
      block.length > 2 &&
      under.some((cell) => headingOf(list, cell, start) !== undefined) &&
      !under.some((cell) => cell !== "" && isLevelOf(list, cell));
    if (belowIsHeadings) continue;
    return { rows, typed, columns, names: names.length === 0 ? undefined : names };
  }
  return undefined;
}

function isLevelOf(list: ClassList, text: string): boolean {
  const scales = new Set(list.columns.map((column) => column.scale));
  return [...scales].some((scale) => "value" in parseLevel(scale, text));
}

/** The column, or two side by side, where at least half of what is written is or is near a name. */
function nameColumnsOf(
  list: ClassList,
  block: Block,
  pupils: readonly Pupil[],
): readonly number[] | undefined {
  const match = nameMatcher(pupils);
  const width = Math.max(0, ...block.map((row) => row.length));
  const hits = (at: readonly number[]) => {
    const written = block.map((row) => nameAt(row, at)).filter((name) => name !== "");
    const found = written
      .filter((name) => !isLevelOf(list, name))
      .map((name) => match(name).is)
      .filter((is) => is !== "none");
    const sure = found.filter((is) => is === "one").length;
    return found.length * 2 >= written.length ? found.length + sure : 0;
  };
  let best: { at: readonly number[]; hits: number } = { at: [], hits: 0 };
  for (let at = 0; at < width; at += 1)
    for (const columns of [[at], [at, at + 1]]) {
      const found = hits(columns);
      if (found > best.hits) best = { at: columns, hits: found };
    }
  return best.hits > 0 ? best.at : undefined;
}

function nameAt(row: readonly string[], at: readonly number[]): string {
  return at
    .map((one) => row[one] ?? "")
    .join(" ")
    .trim();
}

function linesOf(
  block: Block,
  first: number,
  names: readonly number[],
  { pupils, chosen }: PasteOf,
): readonly PlannedLine[] {
  const match = nameMatcher(pupils);
  const lines = block.slice(first).flatMap((row, index): PlannedLine[] => {
    const line = first + index;
    const typed = nameAt(row, names);
    const levels = row.filter((cell, at) => !names.includes(at) && cell !== "").length;
    if (typed === "" && levels === 0) return [];
    return [{ line, typed, levels, ...claimOf(match(typed), chosen.get(line)) }];
  });
  const claims = new Map<string, number>();
  for (const { pupil } of lines)
    if (pupil !== undefined) claims.set(pupil, (claims.get(pupil) ?? 0) + 1);
  return lines.map((line) =>
    line.pupil !== undefined && (claims.get(line.pupil) ?? 0) > 1
      ? { ...line, is: "twice", pupil: undefined, suggested: [line.pupil] }
      : line,
  );
}

function claimOf(
  match: NameMatch,
  choice: string | null | undefined,
): Pick<PlannedLine, "is" | "pupil" | "suggested"> {
  const suggested =
    match.is === "one" ? [match.pupil] : match.is === "none" ? [] : [...match.pupils];
  if (choice === null) return { is: "left-out", pupil: undefined, suggested };
  if (choice !== undefined) return { is: "chosen", pupil: choice, suggested };
  return { is: match.is, pupil: match.is === "one" ? match.pupil : undefined, suggested };
}

/** Without names: one value fills the selection, a block repeats in one it fits into, else from the corner. */
function planByPlace(list: ClassList, block: Block, sheet: Sheet, of: PasteOf): PastePlan {
  const rows = block.slice(sheet.first);
  const { area, order } = of;
  const top = Math.max(area.top, 0);
  const left = Math.max(area.left, 0);
  const height = Math.max(area.bottom - top + 1, 1);
  const width = Math.max(area.right - left + 1, 1);
  const across = Math.max(0, ...rows.map((row) => row.length));
  const repeats =
    sheet.headings.length === 0 &&
    rows.length > 0 &&
    across > 0 &&
    height % rows.length === 0 &&
    width % across === 0;
  const wishes: ListWish[] = [];
  let beyond = 0;
  for (let down = 0; down < (repeats ? height : rows.length); down += 1) {
    const pupil = order[top + down];
    const row = rows[down % rows.length] ?? [];
    for (let at = 0; at < (repeats ? width : row.length); at += 1) {
      const typed = row[repeats ? at % across : at] ?? "";
      const column = repeats ? list.columns[left + at]?.id : sheet.columns.get(at);
      if (column === undefined) continue;
      if (pupil === undefined || column === null) beyond += Number(typed !== "");
      else wishes.push({ pupil, column, typed });
    }
  }
  return { cells: planCells(list, wishes), lines: [], headings: sheet.headings, beyond };
}
