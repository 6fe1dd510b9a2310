import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { sayCount } from "./count-words.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, wordsIn } from "./field.ts";
import { keyParts } from "./schema.ts";
import { type Span, spanOn } from "./span.ts";

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

/** How many sessions a child was there for; `within`: of one time in it alone. [IS3] */
export function attendedBy(pupil: string, sessions: readonly Session[], within?: Span): Attended {
  const counted = sessions.filter(({ on }) => within === undefined || spanOn([within], on));
  const there = counted.filter((one) => one.there.includes(pupil)).length;
  return { there, of: there + counted.filter((one) => one.away.includes(pupil)).length };
}

/** The same of all its children together: a child at a session counts once. [IS3] */
export function attendedByAll(sessions: readonly Session[]): Attended {
  const count = (of: (one: Session) => readonly string[]) =>
    sessions.reduce((sum, one) => sum + of(one).length, 0);
  const there = count((one) => one.there);
  return { there, of: there + count((one) => one.away) };
}

/**
 * Writes a session down, or changes it: a row for each child, and none where nothing changed, so that
 * what another person wrote of another child stays. `rowOf`: the child's row of that day. [IS2] [ED1]
 */
export function saveSession(
  of: {
    intervention: string;
    on: Day;
    there: readonly string[];
    away: readonly string[];
    words: string | null;
    by: string;
  },
  rowOf: (key: string) => Row | undefined,
): SetEdit[] {
  const { intervention, on, words, by } = of;
  const part = (there: boolean) => (pupil: string) => {
    const k = sessionKey(pupil, intervention, on);
    const before = sessionOfChild(rowOf(k));
    const set = {
      ...(before === undefined ? { intervention, on, removed: false } : {}),
      ...(before?.there === there ? {} : { there }),
      ...(before !== undefined && before.words === words ? {} : { words }),
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

/** Writes back what stood before those edits, for Undo, in the name of who undoes. */
export function sessionAsBefore(
  edits: readonly SetEdit[],
  rowOf: (key: string) => Row | undefined,
  by: string,
): SetEdit[] {
  return edits.map(({ k, set }) => {
    const row = rowOf(k);
    if (sessionOfChild(row) === undefined) return edit(k, { removed: true, by });
    const before = Object.keys(set).map((field) => [field, row?.f[field] ?? null]);
    return edit(k, { ...Object.fromEntries(before), by });
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
