import {
  conflictOf,
  currentEntry,
  type Entry,
  type EntryWay,
  headsOf,
  type Row,
} from "./change.ts";
import type { AddEdit } from "./edit.ts";

/** Key of the record of a child's academic year: `<pupil>:2026`. */
export function recordKey(pupil: string, year: number): string {
  return `${pupil}:${year}`;
}

/** Name of a cell: a subject at an assessment point, or at `target`, `prediction`, `expectation`. */
export function cellName(subject: string, slot: string): string {
  return `${subject}.${slot}`;
}

export function cellParts(cell: string): { subject: string; slot: string } {
  const dot = cell.lastIndexOf(".");
  return { subject: cell.slice(0, Math.max(dot, 0)), slot: cell.slice(dot + 1) };
}

export function entriesIn(row: Row | undefined, cell: string): readonly Entry[] {
  const cells = row?.gone ? undefined : row?.c;
  return cells !== undefined && Object.hasOwn(cells, cell) ? (cells[cell] ?? []) : [];
}

/** The entry that shows in a cell; its value is null when the judgement was withdrawn. [J2] [J4] */
export function currentEntryIn(row: Row | undefined, cell: string): Entry | undefined {
  return currentEntry(entriesIn(row, cell));
}

/** The value that shows: undefined when nothing was judged or it was withdrawn. [J4] */
export function valueIn(row: Row | undefined, cell: string): string | undefined {
  return currentEntryIn(row, cell)?.v ?? undefined;
}

/** Judgements of one cell that disagree, the one that shows last; empty when all agree. [J3] */
export function conflictIn(row: Row | undefined, cell: string): readonly Entry[] {
  return conflictOf(entriesIn(row, cell));
}

/** One line of a cell's history. `beside`: not what shows, yet superseded by nobody. */
export type HistoryLine = { entry: Entry; is: "current" | "beside" | "superseded" };

/** Every judgement ever made in a cell, newest first. [J1] */
export function historyIn(row: Row | undefined, cell: string): readonly HistoryLine[] {
  const entries = entriesIn(row, cell);
  const heads = new Set(headsOf(entries));
  const current = currentEntry(entries);
  return entries
    .map((entry): HistoryLine => {
      if (entry === current) return { entry, is: "current" };
      return { entry, is: heads.has(entry) ? "beside" : "superseded" };
    })
    .reverse();
}

/**
 * A judgement as an edit. It names every head its author could see, so it replaces exactly those:
 * one made elsewhere meanwhile stays beside it and shows as a conflict. `value` null withdraws. [J1]
 */
export function judge(of: {
  /** The record as the author sees it; undefined before the first judgement of the year. */
  row: Row | undefined;
  pupil: string;
  year: number;
  subject: string;
  /** Assessment point, or `target`, `prediction`, `expectation`. */
  slot: string;
  value: string | null;
  how: EntryWay;
  why?: string;
}): AddEdit {
  const cell = cellName(of.subject, of.slot);
  return {
    t: "attainment",
    k: recordKey(of.pupil, of.year),
    cell,
    v: of.value,
    how: of.how,
    ...(of.why === undefined || of.why === "" ? {} : { why: of.why }),
    prev: headsOf(entriesIn(of.row, cell)).map((entry) => entry.id),
  };
}

/**
 * The starting level of a year in one subject, and how it came to stand.
 * `none`: nothing was judged. `inherited`: last July's. `challenged`: last July's still stands, a
 * teacher has put another value. `agreed`: two people put that other value, so it stands.
 * `entered`: there was no July result (a new arrival), so what was put stands.
 */
export type Baseline =
  | { is: "none"; entry: undefined }
  | { is: "inherited" | "agreed" | "entered"; entry: Entry }
  | { is: "challenged"; entry: Entry; challenge: Entry };

/**
 * Works the baseline out from last year's final cell and this year's `baseline` cell; nothing is ever
 * copied. [J5] [J6] `lastSlot` is the final point of last year.
 */
export function baselineOf(
  lastYear: Row | undefined,
  thisYear: Row | undefined,
  subject: string,
  lastSlot = "summer",
): Baseline {
  const july = currentEntryIn(lastYear, cellName(subject, lastSlot));
  const put = entriesIn(thisYear, cellName(subject, "baseline"));
  const challenge = currentEntry(put);
  const stands = july?.v == null ? undefined : july;
  if (challenge?.v == null)
    return stands === undefined
      ? { is: "none", entry: undefined }
      : { is: "inherited", entry: stands };
  if (stands === undefined) return { is: "entered", entry: challenge };
  if (challenge.v === stands.v) return { is: "inherited", entry: stands };
  // What each person last put counts: who has changed their mind no longer agrees.
  const lastBy = new Map(put.map((entry) => [entry.by, entry.v]));
  const agreeing = [...lastBy.values()].filter((value) => value === challenge.v).length;
  return agreeing > 1
    ? { is: "agreed", entry: challenge }
    : { is: "challenged", entry: stands, challenge };
}

/** The entry that stands as the baseline, see {@link baselineOf}. [J5] [J6] */
export function baselineEntry(
  lastYear: Row | undefined,
  thisYear: Row | undefined,
  subject: string,
): Entry | undefined {
  return baselineOf(lastYear, thisYear, subject).entry;
}
