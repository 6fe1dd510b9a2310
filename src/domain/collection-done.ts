import { type Day, schoolDay } from "./calendar.ts";
import { currentEntry, type Row } from "./change.ts";
import { clockMs, compareStamps } from "./clock.ts";
import type { SetEdit } from "./edit.ts";
import { cellName, entriesIn } from "./judgement.ts";
import { keyParts } from "./schema.ts";

/** What a statement is about: a class (or a set) in a subject at a point of a year. */
export type CollectionOf = { year: number; point: string; class: string; subject: string };

/** Somebody has said that the levels are all in. */
export type CollectionDone = CollectionOf & {
  /** User id of who said so, and the day. */
  by: string;
  on: Day;
};

/** Key of the row: `2026:autumn:<class>:maths`. */
export function collectionKey(of: CollectionOf): string {
  return `${of.year}:${of.point}:${of.class}:${of.subject}`;
}

/** What a row says; undefined when it says nothing or was taken back. [CR7] */
export function collectionDoneOf(row: Row | undefined): CollectionDone | undefined {
  if (row === undefined || row.t !== "collection" || row.gone || row.f.done !== true)
    return undefined;
  const parts = keyParts(row.t, row.k);
  if (parts?.point === undefined || parts.class === undefined) return undefined;
  return {
    year: Number(parts.year),
    point: parts.point,
    class: parts.class,
    subject: parts.subject ?? "",
    by: String(row.f.by),
    on: String(row.f.on),
  };
}

/** Says that the levels are all in, or takes that back. Every field is written, so none mix. [CR7] */
export function sayCollected(
  of: CollectionOf,
  said: { done: boolean; by: string; on: Day },
): SetEdit {
  return { t: "collection", k: collectionKey(of), set: { ...said } };
}

/**
 * The last day a level of these children was changed after it was said that all were in; undefined
 * when each is as it was. The same level given again is no change. [CR8]
 */
export function changedSince(
  row: Row,
  of: Pick<CollectionOf, "subject" | "point">,
  records: Iterable<Row | undefined>,
): Day | undefined {
  const said = row.h.done;
  if (said === undefined) return undefined;
  let last: number | undefined;
  for (const record of records) {
    const entries = entriesIn(record, cellName(of.subject, of.point));
    const now = currentEntry(entries);
    if (now === undefined || compareStamps(now, said) <= 0) continue;
    const then = currentEntry(entries.filter((entry) => compareStamps(entry, said) <= 0));
    if ((then?.v ?? null) !== now.v) last = Math.max(last ?? 0, clockMs(now.h));
  }
  return last === undefined ? undefined : schoolDay(last);
}
