import { addDays, type Day, writeDay } from "./calendar.ts";
import type { Row } from "./change.ts";

/** From the first to the last day, both in it; null: still in it. */
export type Span = { from: Day; to: Day | null };

/** The spans of a row, as stored. */
export function spansOf(row: Row | undefined): readonly Span[] {
  return Array.isArray(row?.f.spans) && !row.gone ? (row.f.spans as Span[]) : [];
}

/** The span a day lies in. */
export function spanOn(spans: readonly Span[], day: Day): Span | undefined {
  return spans.find(({ from, to }) => from <= day && (to === null || to >= day));
}

/** The spans with one more from a day on; a day that lies in one already changes nothing. */
export function joined(spans: readonly Span[], from: Day): Span[] {
  return spanOn(spans, from) === undefined ? [...spans, { from, to: null }] : [...spans];
}

/**
 * The spans when the one that `last` lies in ends with that day. One that would end before it began
 * is gone, so `last` the day before it began takes a slip back.
 */
export function ended(spans: readonly Span[], last: Day): Span[] {
  const open = spanOn(spans, last) ?? spanOn(spans, addDays(last, 1));
  return spans
    .map((span) => (span === open ? { ...span, to: last } : span))
    .filter(({ from, to }) => to === null || from <= to);
}

/** "since Mon 21 Sep", "Mon 21 Sep to Fri 18 Dec": a span in words. */
export function writeSpan({ from, to }: Span, today: Day): string {
  const begins = writeDay(from, today);
  return to === null ? `since ${begins}` : `${begins} to ${writeDay(to, today)}`;
}
