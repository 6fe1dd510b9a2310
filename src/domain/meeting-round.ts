import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, numberIn, wordsIn } from "./field.ts";

/** The weeks in which a school holds its pupil progress meetings, once a term or half-term. [MR1] */
export type MeetingRound = {
  id: string;
  /** "Autumn progress meetings". */
  name: string;
  year: number;
  /** Id of the assessment point whose levels are looked at. */
  point: string;
  subjects: readonly string[];
  /** First and last day meetings are held. */
  from: Day;
  to: Day;
  /** How long a meeting is. */
  minutes: number;
};

export const USUAL_MINUTES = 45;

/** What a row says; undefined when it is none or was removed. */
export function meetingRoundOf(row: Row | undefined): MeetingRound | undefined {
  if (row?.t !== "meeting-round" || row.gone || row.f.removed === true) return undefined;
  const { name, year, point, subjects, from, to, minutes } = row.f;
  const [first, last] = [dayIn(from), dayIn(to)];
  if (typeof year !== "number" || first === null || last === null) return undefined;
  return {
    id: row.k,
    name: wordsIn(name) ?? "Progress meetings",
    year,
    point: wordsIn(point) ?? "",
    subjects: listIn(subjects),
    // Two people may have set the two days apart: a round is never the wrong way round.
    from: first < last ? first : last,
    to: first < last ? last : first,
    minutes: numberIn(minutes) ?? USUAL_MINUTES,
  };
}

/** Every round, the latest first. */
export function meetingRoundsOf(rows: Iterable<Row>): MeetingRound[] {
  const rounds: MeetingRound[] = [];
  for (const row of rows) {
    const round = meetingRoundOf(row);
    if (round !== undefined) rounds.push(round);
  }
  return rounds.sort((a, b) => compare(b.from, a.from) || compare(a.id, b.id));
}

/**
 * The round a day is about: the one under way, else the next to begin, else the one that ended last.
 * [MR1]
 */
export function roundAt(rounds: readonly MeetingRound[], day: Day): MeetingRound | undefined {
  const soonestFirst = [...rounds].sort((a, b) => compare(a.from, b.from) || compare(a.id, b.id));
  return soonestFirst.find(({ to }) => to >= day) ?? soonestFirst.at(-1);
}

/** A round is over once its last day is past; then nobody is asked to hurry any more. */
export function isOver(round: MeetingRound, day: Day): boolean {
  return round.to < day;
}

export function saveMeetingRound({ id, ...set }: MeetingRound): SetEdit {
  return { t: "meeting-round", k: id, set: { ...set, name: set.name.trim(), removed: false } };
}

/** Writes what was changed of a round. [ED1] */
export function changeMeetingRound(before: MeetingRound, after: MeetingRound): SetEdit[] {
  return changedFields(saveMeetingRound(before), saveMeetingRound(after));
}

/** Takes a round off the list; its meetings and what was said in them stay. */
export function removeMeetingRound(id: string): SetEdit {
  return { t: "meeting-round", k: id, set: { removed: true } };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
