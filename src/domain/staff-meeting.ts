import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, numberIn, oneIn, wordsIn } from "./field.ts";
import { USUAL_MINUTES } from "./meeting-round.ts";
import { MEETING_STATES, STAFF_MEETING_KINDS } from "./meeting-tables.ts";
import { byTime, type MeetingState } from "./meeting.ts";

export type StaffMeetingKind = (typeof STAFF_MEETING_KINDS)[number];

/**
 * A meeting about several classes: of a phase, a subject's, the whole staff's. No child is named in
 * it; its pictures are counts, or veiled. [MR5] ISP handbook §2.6, "the range".
 */
export type StaffMeeting = {
  id: string;
  round: string | null;
  kind: StaffMeetingKind;
  name: string;
  classes: readonly string[];
  /** The one subject it is about; null: those of `subjects`. */
  subject: string | null;
  subjects: readonly string[];
  on: Day;
  at: string | null;
  minutes: number;
  people: readonly string[];
  state: MeetingState;
};

const KINDS: Readonly<Record<StaffMeetingKind, string>> = {
  phase: "Phase meeting",
  subject: "Subject meeting",
  staff: "Whole-staff meeting",
};

/** "Phase meeting". */
export function writeStaffMeetingKind(kind: StaffMeetingKind): string {
  return KINDS[kind];
}

/** What a row says; undefined when it is none or was removed. */
export function staffMeetingOf(row: Row | undefined): StaffMeeting | undefined {
  return row === undefined || row.f.removed === true ? undefined : saidOf(row);
}

/** Staff meetings that were called off, as they were to be, in their order. [MR6] */
export function staffCalledOffOf(rows: Iterable<Row>): StaffMeeting[] {
  const meetings: StaffMeeting[] = [];
  for (const row of rows) {
    const meeting = row.f.removed === true ? saidOf(row) : undefined;
    if (meeting !== undefined) meetings.push(meeting);
  }
  return meetings.sort(byTime);
}

function saidOf(row: Row): StaffMeeting | undefined {
  if (row.t !== "staff-meeting" || row.gone) return undefined;
  const { f } = row;
  const on = dayIn(f.on);
  if (on === null) return undefined;
  const kind = oneIn(STAFF_MEETING_KINDS, f.kind, "staff");
  return {
    id: row.k,
    round: wordsIn(f.round),
    kind,
    name: wordsIn(f.name) ?? KINDS[kind],
    classes: listIn(f.classes),
    subject: wordsIn(f.subject),
    subjects: listIn(f.subjects),
    on,
    at: wordsIn(f.at),
    minutes: numberIn(f.minutes) ?? USUAL_MINUTES,
    people: listIn(f.people),
    state: oneIn(MEETING_STATES, f.state, "planned"),
  };
}

/** Staff meetings in the order they are held. */
export function staffMeetingsOf(rows: Iterable<Row>): StaffMeeting[] {
  const meetings: StaffMeeting[] = [];
  for (const row of rows) {
    const meeting = staffMeetingOf(row);
    if (meeting !== undefined) meetings.push(meeting);
  }
  return meetings.sort(byTime);
}

export function saveStaffMeeting({ id, ...set }: StaffMeeting): SetEdit {
  return { t: "staff-meeting", k: id, set: { ...set, name: set.name.trim(), removed: false } };
}

/** Writes what was changed of a staff meeting; its day and time go together. [ED1] */
export function changeStaffMeeting(before: StaffMeeting, after: StaffMeeting): SetEdit[] {
  const together = [
    ["on", "at"],
    // Of one subject, or of several: which of the two it says follows from the kind.
    ["kind", "subject", "subjects"],
  ];
  return changedFields(saveStaffMeeting(before), saveStaffMeeting(after), together);
}

export function stateStaffMeeting(id: string, state: MeetingState): SetEdit {
  return { t: "staff-meeting", k: id, set: { state } };
}

export function removeStaffMeeting(id: string): SetEdit {
  return { t: "staff-meeting", k: id, set: { removed: true } };
}
