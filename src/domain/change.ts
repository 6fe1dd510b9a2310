import { compareStamps, type Clock, type Stamp } from "./clock.ts";
import { joinPiece, noteIn, type NoteInput } from "./note.ts";
import { tableOf } from "./schema.ts";

/**
 * One edit as a device made it. `set` gives fields new values (the last writer wins, field by
 * field); `add` puts one entry into one cell of a judgement record (nothing is ever beaten); `note`
 * joins one piece of writing to one section of a note (nothing that was written apart is lost).
 */
export type Change = {
  /** Random 128 bits as 32 hexadecimal digits: the idempotency key. */
  id: string;
  /** Table, see `schema.ts`. */
  t: string;
  /** Key of the row within its table. */
  k: string;
  op: "set" | "add" | "note";
  /** `set`: field → value. `add`: one cell → {@link EntryInput}. `note`: one section → {@link NoteInput}. */
  f: Record<string, unknown>;
  h: Clock;
  /** Version of the schema the author's app knew. */
  sv: number;
};

/** How an entry came to be: shown in the history of a cell. */
export const ENTRY_WAYS = [
  "typed",
  "moved",
  "pasted",
  "confirmed",
  "restored",
  "resolved",
  "imported",
] as const;
export type EntryWay = (typeof ENTRY_WAYS)[number];

/** What an `add` carries. `v` null means *withdrawn*; `prev` names every entry it supersedes. */
export type EntryInput = {
  v: string | null;
  how: EntryWay;
  why?: string;
  prev: readonly string[];
};

/** One judgement in a cell, immutable. `by`, `dev` and `at` are the server's knowledge. */
export type Entry = EntryInput &
  Stamp & {
    /** User who made it. */
    by: string;
    /** Device it was made on. */
    dev: string;
    /** Milliseconds when the school received it; 0 while it is only on this device. */
    at: number;
  };

/** A row as everyone holds it: fields with their stamps, and cells of entries. */
export type Row = {
  t: string;
  k: string;
  scope: string;
  /** The school's number for the row's latest change; 0 while only on this device. */
  seq: number;
  f: Record<string, unknown>;
  /** Field → stamp of the change that set it. */
  h: Record<string, Stamp>;
  /** Cell → its entries, ordered by stamp. Only in tables with cells. */
  c?: Record<string, readonly Entry[]>;
  /** Erased: the row keeps its key alone, and nothing is ever put into it again. */
  gone?: true;
};

/** Who made a change, as known where it is applied. */
export type Authorship = { by: string; dev: string; at: number };

export function emptyRow(t: string, k: string, scope: string): Row {
  return { t, k, scope, seq: 0, f: {}, h: {} };
}

/** The entry a change of kind `add` stands for, with its cell. */
export function entryOf(change: Change, author: Authorship): { cell: string; entry: Entry } {
  const [cell, input] = Object.entries(change.f)[0] as [string, EntryInput];
  const entry: Entry = {
    id: change.id,
    h: change.h,
    v: input.v,
    how: input.how,
    ...(input.why === undefined ? {} : { why: input.why }),
    prev: input.prev,
    by: author.by,
    dev: author.dev,
    at: author.at,
  };
  return { cell, entry };
}

/** Adds an entry to a cell; one already there (same id) is left as it is. */
export function unionEntry(entries: readonly Entry[], entry: Entry): readonly Entry[] {
  if (entries.some((other) => other.id === entry.id)) return entries;
  return [...entries, entry].sort(compareStamps);
}

/**
 * The row after a change. Applying the same changes in any order, any number of times, gives the
 * same row. [SY1] [SY2] The row passed in is not touched.
 */
export function applyChange(row: Row, change: Change, author: Authorship): Row {
  if (row.gone) return row;
  if (change.op === "add") {
    const { cell, entry } = entryOf(change, author);
    const before = row.c?.[cell] ?? [];
    const after = unionEntry(before, entry);
    return after === before ? row : { ...row, c: { ...row.c, [cell]: after } };
  }
  if (change.op === "note") return withPiece(row, change, author);
  // What is written once stays as it was first written. [SN1]
  if (isWritten(row)) return row;
  const stamp: Stamp = { h: change.h, id: change.id };
  let f = row.f;
  let h = row.h;
  for (const [field, value] of Object.entries(change.f)) {
    const held = h[field];
    if (held !== undefined && compareStamps(held, stamp) >= 0) continue;
    f = { ...f, [field]: value };
    h = { ...h, [field]: stamp };
  }
  return f === row.f && h === row.h ? row : { ...row, f, h };
}

function withPiece(row: Row, { id, h, f }: Change, { by }: Authorship): Row {
  const [section, { g, u }] = Object.entries(f)[0] as [string, NoteInput];
  const before = noteIn(row, section);
  const after = joinPiece(before, g, { id, h, by, u });
  const latest = after.u.at(-1);
  if (after === before || latest === undefined) return row;
  const stamp: Stamp = { h: latest.h, id: latest.id };
  return { ...row, f: { ...row.f, [section]: after }, h: { ...row.h, [section]: stamp } };
}

/** Whether a row is of a kind that is written once, and has been. [SN1] */
export function isWritten(row: Pick<Row, "t" | "h">): boolean {
  return tableOf(row.t)?.once !== undefined && Object.keys(row.h).length > 0;
}

/** The entries that no other entry in the cell supersedes, ordered by stamp. */
export function headsOf(entries: readonly Entry[]): readonly Entry[] {
  const superseded = new Set(entries.flatMap((entry) => entry.prev));
  return entries.filter((entry) => !superseded.has(entry.id));
}

/** The entry that shows: the head with the highest clock, ties by id. [J2] */
export function currentEntry(entries: readonly Entry[] | undefined): Entry | undefined {
  return entries === undefined ? undefined : headsOf(entries).at(-1);
}

/** Heads that disagree, latest last; empty when everyone agrees. [J3] */
export function conflictOf(entries: readonly Entry[] | undefined): readonly Entry[] {
  const heads = headsOf(entries ?? []);
  return new Set(heads.map((entry) => entry.v)).size > 1 ? heads : [];
}

/**
 * Whether adding `entry` would close a circle of entries that supersede one another. Honest apps
 * cannot make one (an entry's id does not exist before it), so the server refuses it.
 */
export function makesCycle(
  entries: readonly Entry[],
  entry: { id: string; prev: readonly string[] },
): boolean {
  const prevById = new Map(entries.map((other) => [other.id, other.prev]));
  const waiting = [...entry.prev];
  const seen = new Set<string>();
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === entry.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(prevById.get(id) ?? []));
  }
  return false;
}
