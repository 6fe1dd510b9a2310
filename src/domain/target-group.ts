import { addDays, type Day, daysOfYear } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { keyParts } from "./schema.ts";
import { ended, joined, type Span, spanOn, spansOf } from "./span.ts";

/**
 * A child chosen, by a person, to make accelerated progress in a subject in an academic year. Always
 * a human's choice: nothing here is worked out. [TG1] ISP handbook §2.4, Appendix 11.
 */
export type TargetGroupPlace = {
  pupil: string;
  year: number;
  subject: string;
  /** When the child was in it this year, earliest first. */
  spans: readonly Span[];
  /** Why of the latest step in or out, if anybody wished to say so. */
  why: string | null;
  /** User id of who took that step. */
  by: string;
};

/** Longest reason, in characters: a line, not a report. */
export const LONGEST_TARGET_WHY = 200;

/** Key of the row: `<pupil>:2026:maths`. */
export function targetGroupKey(pupil: string, year: number, subject: string): string {
  return `${pupil}:${year}:${subject}`;
}

/** What a row says; undefined when it says nothing, or the child was never in it. */
export function targetGroupOf(row: Row | undefined): TargetGroupPlace | undefined {
  const parts = row === undefined || row.gone ? undefined : keyParts(row.t, row.k);
  const spans = spansOf(row);
  if (row?.t !== "target-group" || parts?.pupil === undefined || spans.length === 0)
    return undefined;
  const { why, by } = row.f;
  return {
    pupil: parts.pupil,
    year: Number(parts.year),
    subject: parts.subject ?? "",
    spans,
    why: typeof why === "string" && why !== "" ? why : null,
    by: typeof by === "string" ? by : "",
  };
}

/**
 * When a child was in it, as a page over several years shows it: a group is of one year, so who stayed
 * in it to the end was in it to the year's last day, and not for ever. [TG2]
 */
export function targetSpans({ year, spans }: TargetGroupPlace, today: Day): readonly Span[] {
  const { to } = daysOfYear(year);
  return spans.map((span) => (span.to === null && to < today ? { ...span, to } : span));
}

/** Whether a child is in the target group on a day, and since when: the span, or undefined. [TG2] */
export function targetedOn(row: Row | undefined, day: Day): Span | undefined {
  return spanOn(targetGroupOf(row)?.spans ?? [], day);
}

type Step = {
  pupil: string;
  year: number;
  subject: string;
  /** The row as the person sees it. */
  row: Row | undefined;
  day: Day;
  by: string;
  why?: string;
};

/** Takes a child into the target group from a day on. Every field is written, so none mix. [TG1] */
export function joinTargetGroup(of: Step): SetEdit {
  return step(of, joined(spansOf(of.row), of.day));
}

/**
 * Takes a child out: the day before is the last one in it, and what went before is kept. Out on the
 * day of the choice, it was a slip and leaves no span. [TG2]
 */
export function leaveTargetGroup(of: Step): SetEdit {
  return step(of, ended(spansOf(of.row), addDays(of.day, -1)));
}

function step({ pupil, year, subject, by, why }: Step, spans: readonly Span[]): SetEdit {
  const said = why?.trim().slice(0, LONGEST_TARGET_WHY).trim() ?? "";
  const k = targetGroupKey(pupil, year, subject);
  return { t: "target-group", k, set: { spans, why: said === "" ? null : said, by } };
}

/**
 * Writes back what stood before a step, reason and all, for Undo: a step too, so it is of whoever
 * undoes. Without a row, that the child was never in it. [TG4]
 */
export function targetGroupAsBefore(of: Omit<Step, "day" | "why">): SetEdit {
  const why = targetGroupOf(of.row)?.why ?? "";
  return step({ ...of, why, day: "" }, [...spansOf(of.row)]);
}
