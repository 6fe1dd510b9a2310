import { leakIn } from "./suppression-leak.ts";

/** Counts of one cohort: `counts` part it, so they add up to `of`. */
export type CountRow = {
  id: string;
  of: number;
  counts: Readonly<Record<string, number>>;
};

/** The same for people outside the school's leadership; null is kept back, not nought. */
export type PublishedRow = {
  id: string;
  of: number | null;
  counts: Readonly<Record<string, number | null>>;
};

/** Of so few children or fewer nothing is given. [SP1] */
export const FEWEST_PUBLISHED = 5;
/** Of so few or fewer, nobody and everybody are kept back. [SP2] */
export const FEWEST_FOR_NONE_OR_ALL = 10;

type Kept = { rows: Set<string>; cells: Map<string, Set<string>> };

/**
 * What may leave the leadership's hands of a whole and the parts it falls into without rest (classes
 * of a year; a group and everyone else): what is too small is kept back, and then enough besides that
 * it cannot be worked out by subtracting. [SP1] [SP2] [SP3] research/domain.md §6.
 */
export function publishable(of: {
  total: CountRow;
  parts: readonly CountRow[];
  /** Where somebody is counted, fewer than these are kept back too, however many they are among. [SP4] */
  fewest?: number;
}): {
  total: PublishedRow;
  parts: readonly PublishedRow[];
} {
  const { total, parts, fewest = 0 } = of;
  const isTooSmall: TooSmall = (row, key) => isTooPlain(row, key) || isFew(row, key, fewest);
  const all = [total, ...parts];
  const keys = Object.keys(total.counts);
  const kept: Kept = {
    rows: new Set(all.filter((row) => row.of <= FEWEST_PUBLISHED).map((row) => row.id)),
    cells: new Map(all.map((row) => [row.id, new Set(keys.filter((key) => isTooSmall(row, key)))])),
  };
  if (kept.rows.has(total.id)) for (const row of parts) kept.rows.add(row.id);
  const hides = () =>
    hideRow(parts, kept) ||
    hideWithinRow(all, keys, kept, Math.max(fewest, 1)) ||
    hideInColumn(of, keys, kept, isTooSmall);
  const publish = (row: CountRow): PublishedRow => {
    const gone = kept.rows.has(row.id);
    return {
      id: row.id,
      of: gone ? null : row.of,
      counts: Object.fromEntries(
        keys.map((key) => [key, gone || isKept(kept, row, key) ? null : (row.counts[key] ?? 0)]),
      ),
    };
  };
  for (;;) {
    // Each round keeps back at least one thing more, so it ends.
    while (hides());
    const given = { total: publish(total), parts: parts.map(publish) };
    // Rows and columns together can give away what neither does alone: then a whole row goes.
    if (leakIn(given.total, given.parts, fewest) === undefined) return given;
    const shown = parts.filter((row) => !kept.rows.has(row.id));
    // Nothing is given at all: what still follows (of no parts, nobody) cannot be kept back further.
    if (shown.length === 0 && kept.rows.has(total.id)) return given;
    kept.rows.add(shown.length === 0 ? total.id : smallest(shown, (row) => row.of).id);
  }
}

type TooSmall = (row: CountRow, key: string) => boolean;

function isFew({ counts }: CountRow, key: string, fewest: number): boolean {
  const count = counts[key] ?? 0;
  return count > 0 && count < fewest;
}

/** Nobody or everybody of a few says something about each of them. [SP2] */
function isTooPlain({ of, counts }: CountRow, key: string): boolean {
  const count = counts[key] ?? 0;
  return of <= FEWEST_FOR_NONE_OR_ALL && (count === 0 || count === of);
}

function isKept(kept: Kept, row: CountRow, key: string): boolean {
  return kept.rows.has(row.id) || kept.cells.get(row.id)?.has(key) === true;
}

/** One part kept back, or a few that together are few, could be subtracted from the whole. [SP3] */
function hideRow(parts: readonly CountRow[], kept: Kept): boolean {
  const hidden = parts.filter((row) => kept.rows.has(row.id));
  const shown = parts.filter((row) => !kept.rows.has(row.id));
  if (hidden.length === 0 || shown.length === 0) return false;
  if (hidden.length > 1 && sum(hidden.map((row) => row.of)) > FEWEST_PUBLISHED) return false;
  kept.rows.add(smallest(shown, (row) => row.of).id);
  return true;
}

/**
 * One count kept back of a row is the rest of it; so are several that are nobody together, or on a wall
 * too few. [SP3] [SP4]
 */
function hideWithinRow(
  rows: readonly CountRow[],
  keys: readonly string[],
  kept: Kept,
  fewest: number,
): boolean {
  for (const row of rows) {
    const cells = kept.cells.get(row.id);
    if (kept.rows.has(row.id) || cells === undefined || cells.size === 0) continue;
    const shown = keys.filter((key) => !cells.has(key));
    const hidden = sum([...cells].map((key) => row.counts[key] ?? 0));
    if (shown.length === 0 || (cells.size > 1 && hidden >= fewest)) continue;
    // Enough have to be among what is kept back, or the rest of the row says who they are.
    const some = shown.filter((key) => (row.counts[key] ?? 0) > 0);
    const from = hidden < fewest && some.length > 0 ? some : shown;
    cells.add(smallest(from, (key) => row.counts[key] ?? 0));
    return true;
  }
  return false;
}

/** The same down a column: the whole less the parts that are shown must not give one away. [SP3] */
function hideInColumn(
  { total, parts }: { total: CountRow; parts: readonly CountRow[] },
  keys: readonly string[],
  kept: Kept,
  isTooSmall: TooSmall,
): boolean {
  for (const key of keys) {
    const hidden = parts.filter((row) => isKept(kept, row, key));
    const shown = parts.filter((row) => !isKept(kept, row, key));
    if (shown.length === 0) continue;
    const whole = isKept(kept, total, key);
    if (!whole && hidden.length === 0) continue;
    if (whole ? hidden.length > 0 : !givesAway(hidden, key, isTooSmall)) continue;
    kept.cells.get(smallest(shown, (row) => row.of).id)?.add(key);
    return true;
  }
  return false;
}

/** Whether what is left for the hidden parts together says too much about them. */
function givesAway(hidden: readonly CountRow[], key: string, isTooSmall: TooSmall): boolean {
  if (hidden.length === 1) return true;
  const together = { id: "", of: sum(hidden.map((row) => row.of)), counts: {} };
  const count = sum(hidden.map((row) => row.counts[key] ?? 0));
  return count === 0 || isTooSmall({ ...together, counts: { [key]: count } }, key);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** The first of the smallest; there is at least one. */
function smallest<T>(some: readonly T[], sizeOf: (one: T) => number): T {
  return some.reduce((least, one) => (sizeOf(one) < sizeOf(least) ? one : least));
}
