import type { Day } from "./calendar.ts";
import { canonical } from "./canonical.ts";
import type { Row } from "./change.ts";
import { sayCount } from "./count-words.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, wordsIn } from "./field.ts";
import { keyParts } from "./schema.ts";
import { type Span, spanOn } from "./span.ts";
import { wayBack } from "./way-back.ts";

/** A child's part of one session of an intervention: there, or away. [IS1] */
export type SessionOfChild = {
  pupil: string;
  intervention: string;
  on: Day;
  there: boolean;
  /** What was done; the same for the whole group. */
  words: string | null;
  /** User id of who wrote it down last. */
  by: string;
};

/** A session as far as its children are seen: there is one of an intervention on a day. [IS2] */
export type Session = {
  on: Day;
  there: readonly string[];
  away: readonly string[];
  /** Two people who wrote of their own children may have said two things. */
  words: readonly string[];
};

/** Sessions a child was there for, of those written down for the child. */
export type Attended = { there: number; of: number };

/** What a row says; undefined when it is none or was taken back. */
export function sessionOfChild(row: Row | undefined): SessionOfChild | undefined {
  if (row?.t !== "intervention-session" || row.gone || row.f.removed === true) return undefined;
  const pupil = keyParts(row.t, row.k)?.pupil;
  const { intervention, there, words, by } = row.f;
  const on = dayIn(row.f.on);
  const of = wordsIn(intervention);
  if (pupil === undefined || on === null || of === null) return undefined;
  return {
    pupil,
    intervention: of,
    on,
    there: there !== false,
    words: wordsIn(words),
    by: wordsIn(by) ?? "",
  };
}

/** Of one child and day: whoever writes the same session down writes the same row. [IS2] */
export function sessionKey(pupil: string, intervention: string, on: Day): string {
  return `${pupil}:${intervention}-${on.replaceAll("-", "")}`;
}

/** Intervention → its sessions, the latest first. [IS1] */
export function sessionsByIntervention(rows: Iterable<Row>): ReadonlyMap<string, Session[]> {
  const days = new Map<string, Map<Day, SessionOfChild[]>>();
  for (const row of rows) {
    const one = sessionOfChild(row);
    if (one === undefined) continue;
    const held = days.get(one.intervention) ?? new Map<Day, SessionOfChild[]>();
    days.set(one.intervention, held.set(one.on, [...(held.get(one.on) ?? []), one]));
  }
  const idsOf = (of: readonly SessionOfChild[], there: boolean) =>
    of.flatMap((one) => (one.there === there ? one.pupil : [])).sort();
  return new Map(
    [...days].map(([intervention, held]) => [
      intervention,
      [...held]
        .sort(([a], [b]) => (a < b ? 1 : -1))
        .map(([on, of]): Session => ({
          on,
          there: idsOf(of, true),
          away: idsOf(of, false),
          words: [...new Set(of.flatMap(({ words }) => words ?? []))].sort(),
        })),
    ]),
  );
}

/** How many sessions a child was there for, of those within the times the child was in it. [IS3] */
export function attendedBy(
  pupil: string,
  sessions: readonly Session[],
  within: readonly Span[],
): Attended {
  const counted = sessions.filter(({ on }) => spanOn(within, on) !== undefined);
  const there = counted.filter((one) => one.there.includes(pupil)).length;
  return { there, of: there + counted.filter((one) => one.away.includes(pupil)).length };
}

/** The same of all its children together: a child at a session counts once. [IS3] */
export function attendedByAll(
  sessions: readonly Session[],
  places: readonly { pupil: string; spans: readonly Span[] }[],
): Attended {
  const each = places.map(({ pupil, spans }) => attendedBy(pupil, sessions, spans));
  const count = (of: (one: Attended) => number) => each.reduce((sum, one) => sum + of(one), 0);
  return { there: count(({ there }) => there), of: count(({ of }) => of) };
}

/** What somebody says of a session; `words` undefined: they left them as the form showed them. */
export type SessionSaid = {
  on: Day;
  there: readonly string[];
  away: readonly string[];
  words: string | null | undefined;
};

/**
 * Writes a session down, or changes it: a row for each child, and in it what was touched alone, so
 * that what another person wrote apart stays. A child not written down yet stood in the form as there.
 * `opened`: the child's row of that day as the form opened. [IS2] [ED1]
 */
export function saveSession(
  { intervention, on, words, by, ...of }: SessionSaid & { intervention: string; by: string },
  opened: (key: string) => Row | undefined,
): SetEdit[] {
  const part = (there: boolean) => (pupil: string) => {
    const k = sessionKey(pupil, intervention, on);
    const row = opened(k);
    const isNew = sessionOfChild(row) === undefined;
    // Of one that was taken back the row still says what the form did not show.
    const stood = { there: row?.f.there !== false, words: wordsIn(row?.f.words) };
    const said = words === undefined ? (isNew ? null : stood.words) : words;
    const set = {
      ...(isNew ? { intervention, on, removed: false } : {}),
      ...(stood.there === there ? {} : { there }),
      ...(stood.words === said ? {} : { words: said }),
    };
    return Object.keys(set).length === 0 ? [] : [edit(k, { ...set, by })];
  };
  return [...of.there.flatMap(part(true)), ...of.away.flatMap(part(false))];
}

/** Takes back a session, as far as its children are seen. [IS2] */
export function removeSession(
  of: { intervention: string; on: Day; pupils: readonly string[]; by: string },
  rowOf: (key: string) => Row | undefined,
): SetEdit[] {
  return of.pupils.flatMap((pupil) => {
    const k = sessionKey(pupil, of.intervention, of.on);
    return sessionOfChild(rowOf(k)) === undefined ? [] : [edit(k, { removed: true, by: of.by })];
  });
}

/**
 * What Undo of those edits writes, in the name of who undoes: each field as it stood `before`, where it
 * still says what they wrote. A child's part that they began is taken away only while it says nothing
 * else; what a colleague wrote there apart stays. [IS2] [ED1]
 */
export function sessionAsBefore(
  edits: readonly SetEdit[],
  before: (key: string) => Row | undefined,
  now: (key: string) => Row | undefined,
  by: string,
): SetEdit[] {
  return edits.flatMap((step) => {
    const [was, row] = [before(step.k), now(step.k)];
    const stood = sessionOfChild(was);
    if (stood === undefined) {
      const wrote = row && sessionOfChild({ ...row, f: { ...was?.f, ...step.set } });
      const says = sessionOfChild(row);
      const isOurs = says !== undefined && canonical(says) === canonical(wrote);
      return isOurs ? [edit(step.k, { removed: true, by })] : [];
    }
    const set = Object.fromEntries(
      Object.entries({ there: stood.there, words: stood.words, removed: false }).filter(([field]) =>
        Object.hasOwn(step.set, field),
      ),
    );
    const [back] = wayBack(step, { ...step, set }, row, "fields");
    return back === undefined ? [] : [edit(step.k, { ...back.set, by })];
  });
}

function edit(k: string, set: SetEdit["set"]): SetEdit {
  return { t: "intervention-session", k, set };
}

/**
 * "7 of 12 sessions held", "7 sessions held"; where nobody wrote one down, how many there are to be, or
 * nothing: what is not written down is not zero. [IS4]
 */
export function saySessions(planned: number | null | undefined, held: number): string | undefined {
  if (held === 0) return planned == null ? undefined : sayCount(planned, "session");
  if (planned == null) return `${sayCount(held, "session")} held`;
  return held > planned
    ? `${sayCount(held, "session")} held, ${planned} planned`
    : `${held} of ${sayCount(planned, "session")} held`;
}

/** "6 of 7"; empty where none is written down. [IS3] */
export function writeAttended({ there, of }: Attended): string {
  return of === 0 ? "" : `${there} of ${of}`;
}

/** "there for 6 of 7 sessions"; undefined where none is written down. [IS3] */
export function sayAttended(attended: Attended): string | undefined {
  if (attended.of === 0) return undefined;
  return `there for ${writeAttended(attended)} ${attended.of === 1 ? "session" : "sessions"}`;
}
