import { type Day, writeDay } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, numberIn, oneIn, wordsIn } from "./field.ts";
import { USUAL_MINUTES } from "./meeting-round.ts";
import { MEETING_STATES } from "./meeting-tables.ts";
import { keyParts } from "./schema.ts";

export type MeetingState = (typeof MEETING_STATES)[number];

/** A pupil progress meeting: a class's teacher and a leader, about some subjects, on a day. [MR2] */
export type Meeting = {
  id: string;
  class: string;
  /** Id of its round; null: held outside one. */
  round: string | null;
  subjects: readonly string[];
  on: Day;
  /** "14:30"; null: some time that day. */
  at: string | null;
  minutes: number;
  /** User ids of who comes. */
  people: readonly string[];
  state: MeetingState;
};

export function meetingKey(of: Pick<Meeting, "class" | "id">): string {
  return `${of.class}:${of.id}`;
}

/** What a row says; undefined when it is none or was removed. */
export function meetingOf(row: Row | undefined): Meeting | undefined {
  return row === undefined || isOff(row) ? undefined : saidOf(row);
}

/** Meetings that were called off, as they were to be, in their order. [MR6] */
export function calledOffOf(rows: Iterable<Row>): Meeting[] {
  const meetings: Meeting[] = [];
  for (const row of rows) {
    const meeting = isOff(row) ? saidOf(row) : undefined;
    if (meeting !== undefined) meetings.push(meeting);
  }
  return meetings.sort(byTime);
}

/** What has been held can no longer be called off. [ML1] */
function isOff({ f }: Row): boolean {
  return f.removed === true && f.closed !== true;
}

function saidOf(row: Row): Meeting | undefined {
  if (row.t !== "meeting" || row.gone) return undefined;
  const isClosed = row.f.closed === true;
  const parts = keyParts(row.t, row.k);
  const on = dayIn(row.f.on);
  if (parts?.class === undefined || parts.id === undefined || on === null) return undefined;
  return {
    id: parts.id,
    class: parts.class,
    round: wordsIn(row.f.round),
    subjects: listIn(row.f.subjects),
    on,
    at: wordsIn(row.f.at),
    minutes: numberIn(row.f.minutes) ?? USUAL_MINUTES,
    people: listIn(row.f.people),
    state: isClosed ? "closed" : oneIn(MEETING_STATES, row.f.state, "planned"),
  };
}

/** Meetings in the order they are held. */
export function meetingsOf(rows: Iterable<Row>): Meeting[] {
  const meetings: Meeting[] = [];
  for (const row of rows) {
    const meeting = meetingOf(row);
    if (meeting !== undefined) meetings.push(meeting);
  }
  return meetings.sort(byTime);
}

/** Negative when the first is held before; what has no time comes first of its day. */
export function byTime(
  a: Pick<Meeting, "on" | "at" | "id">,
  b: Pick<Meeting, "on" | "at" | "id">,
): number {
  const [one, other] = [a, b].map(({ on, at, id }) => `${on} ${at ?? ""} ${id}`);
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

/**
 * The meeting of the class before this one that was closed: where this one starts. One that looked at
 * a subject of this one goes before a later one that did not. [MR4]
 */
export function meetingBefore(
  meetings: readonly Meeting[],
  of: Pick<Meeting, "id" | "class" | "on" | "at" | "subjects">,
): Meeting | undefined {
  const before = meetings
    .filter((one) => one.class === of.class && one.state === "closed" && one.id !== of.id)
    .filter((one) => byTime(one, of) < 0)
    .sort(byTime);
  const shares = (one: Meeting) => one.subjects.some((subject) => of.subjects.includes(subject));
  return before.findLast(shares) ?? before.at(-1);
}

/** Writes a meeting whole: a new one. */
export function saveMeeting(meeting: Meeting): SetEdit {
  const { id: _, class: __, ...set } = meeting;
  return { t: "meeting", k: meetingKey(meeting), set: { ...set, removed: false } };
}

/** Writes what was changed of a meeting; its day and time go together. [ED1] */
export function changeMeeting(before: Meeting, after: Meeting): SetEdit[] {
  return changedFields(saveMeeting(before), saveMeeting(after), [["on", "at"]]);
}

/**
 * Says how far a meeting is. Once closed it stays so, whatever a device writes that did not know: it
 * prepared, moved or called off what had been held. [ML1]
 */
export function stateMeeting(of: Pick<Meeting, "class" | "id">, state: MeetingState): SetEdit {
  const closed = state === "closed" ? { closed: true } : {};
  return { t: "meeting", k: meetingKey(of), set: { state, ...closed } };
}

/** Takes a meeting off the list; what was said in it stays with the children. */
export function removeMeeting(of: Pick<Meeting, "class" | "id">): SetEdit {
  return { t: "meeting", k: meetingKey(of), set: { removed: true } };
}

/** "Tue 17 Nov, 14:30": when a meeting is. */
export function writeMeeting({ on, at }: Pick<Meeting, "on" | "at">, today: Day): string {
  return at === null ? writeDay(on, today) : `${writeDay(on, today)}, ${at}`;
}
