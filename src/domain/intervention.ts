import { addDays, type Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import type { SetEdit } from "./edit.ts";
import { keyParts } from "./schema.ts";
import { ended, joined, type Span, spanOn, spansOf } from "./span.ts";

/** 1: good teaching for all. 2: a small group for a time. 3: for one child. ISP handbook §2.4. */
export type Wave = 1 | 2 | 3;

export const WAVES: readonly Wave[] = [1, 2, 3];

/** Something given beyond or within the lesson, with who leads it and when it runs. [IV1] */
export type Intervention = {
  /** See `own-id.ts`: whoever named it is part of the id. */
  id: string;
  name: string;
  wave: Wave;
  /** Null: for no one subject. */
  subject: string | null;
  /** Who leads it, in words: often somebody without an account. */
  leads: string | null;
  from: Day;
  /** Planned last day; null: no end set. */
  to: Day | null;
  /** How many sessions it has in all; unset: nobody counts. */
  sessions?: number | null;
  /** What all of it costs in whole pence; unset: nobody counts. */
  cost?: number | null;
};

/** A child in an intervention, with the days. */
export type InterventionPlace = { pupil: string; intervention: string; spans: readonly Span[] };

function words(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

/** What a row says; undefined when it is none, was removed, or lacks its beginning. */
export function interventionOf(row: Row | undefined): Intervention | undefined {
  if (row?.t !== "intervention" || row.gone || row.f.removed === true) return undefined;
  const { name, wave, subject, leads, from, to, sessions, cost } = row.f;
  if (typeof from !== "string") return undefined;
  return {
    id: row.k,
    name: words(name) ?? "Intervention",
    wave: wave === 1 || wave === 3 ? wave : 2,
    subject: words(subject),
    leads: words(leads),
    from,
    to: words(to),
    ...(typeof sessions === "number" ? { sessions } : {}),
    ...(typeof cost === "number" ? { cost } : {}),
  };
}

/** Every intervention by wave, then name. [IV1] */
export function interventionsOf(rows: Iterable<Row>): Intervention[] {
  const found: Intervention[] = [];
  for (const row of rows) {
    const one = interventionOf(row);
    if (one !== undefined) found.push(one);
  }
  return found.sort(
    (a, b) => a.wave - b.wave || a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1),
  );
}

/** Whether it runs on a day, or is still to begin. */
export function isToCome(one: Intervention, day: Day): boolean {
  return one.to === null || one.to >= day;
}

export function saveIntervention({ id, ...set }: Intervention): SetEdit {
  return { t: "intervention", k: id, set: { ...set, removed: false } };
}

/**
 * Changes what an intervention is called, who leads it and when it runs. Whoever is in it until its
 * planned end goes with that end; a child taken out on another day keeps that day. [IV4] `places`:
 * the rows of its children that the person may change. What was not changed is not written. [ED1]
 */
export function changeIntervention(
  before: Intervention,
  after: Intervention,
  places: Iterable<Row>,
): SetEdit[] {
  // Its two days go together: it never ends before it begins.
  const edits = changedFields(saveIntervention(before), saveIntervention(after), [["from", "to"]]);
  if (before.to === after.to) return edits;
  for (const row of places) {
    const at = interventionPlaceOf(row);
    if (at?.intervention !== before.id) continue;
    const spans = at.spans.map((span) =>
      span.to === before.to && (after.to === null || after.to >= span.from)
        ? { ...span, to: after.to }
        : span,
    );
    if (spans.some((span, nth) => span.to !== at.spans[nth]?.to))
      edits.push(place(at.pupil, before.id, spans));
  }
  return edits;
}

/** Takes an intervention off the list; who was in it, and when, is kept. [IV4] */
export function removeIntervention(id: string): SetEdit {
  return { t: "intervention", k: id, set: { removed: true } };
}

export function interventionPupilKey(pupil: string, intervention: string): string {
  return `${pupil}:${intervention}`;
}

/** What a row says; undefined when the child was never in it. */
export function interventionPlaceOf(row: Row | undefined): InterventionPlace | undefined {
  const parts = row === undefined || row.gone ? undefined : keyParts(row.t, row.k);
  const spans = spansOf(row);
  if (row?.t !== "intervention-pupil" || parts?.pupil === undefined || spans.length === 0)
    return undefined;
  return { pupil: parts.pupil, intervention: parts.id ?? "", spans };
}

/** Puts a child into an intervention from a day, until its planned end if it has one. [IV3] */
export function putInIntervention(
  row: Row | undefined,
  pupil: string,
  { id, to }: Pick<Intervention, "id" | "to">,
  from: Day,
): SetEdit {
  const end = to !== null && to >= from ? to : null;
  const spans = joined(spansOf(row), from).map((span) =>
    span.from === from && span.to === null ? { from, to: end } : span,
  );
  return place(pupil, id, spans);
}

/**
 * Takes a child out: the day before is the last one in it. Out on the day of beginning, it was a slip
 * and leaves no span. [IV3]
 */
export function takeOutOfIntervention(
  row: Row | undefined,
  pupil: string,
  intervention: string,
  day: Day,
): SetEdit {
  return place(pupil, intervention, ended(spansOf(row), addDays(day, -1)));
}

/** Writes back what stood before, for Undo. */
export function interventionAsBefore(
  row: Row | undefined,
  pupil: string,
  intervention: string,
): SetEdit {
  return place(pupil, intervention, spansOf(row));
}

function place(pupil: string, intervention: string, spans: readonly Span[]): SetEdit {
  const k = interventionPupilKey(pupil, intervention);
  return { t: "intervention-pupil", k, set: { spans: [...spans] } };
}

/** What a child is or was given, with one line a span: the latest begun first. [IV3] */
export type Support = { intervention: Intervention; span: Span };

/** A child's support over time, from the child's rows. One whose intervention is gone is left out. */
export function supportOf(
  rows: Iterable<Row>,
  interventions: readonly Intervention[],
  pupil: string,
): Support[] {
  const byId = new Map(interventions.map((one) => [one.id, one]));
  const found: Support[] = [];
  for (const row of rows) {
    const at = interventionPlaceOf(row);
    const intervention = byId.get(at?.intervention ?? "");
    if (at?.pupil !== pupil || intervention === undefined) continue;
    for (const span of at.spans) found.push({ intervention, span });
  }
  return found.sort((a, b) => (a.span.from < b.span.from ? 1 : -1));
}

/** Whether a child is in an intervention on a day: the span, or undefined. [IV3] */
export function supportedOn(row: Row | undefined, day: Day): Span | undefined {
  return spanOn(interventionPlaceOf(row)?.spans ?? [], day);
}
