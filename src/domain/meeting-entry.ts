import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { oneIn, wordsIn } from "./field.ts";
import { ENTRY_TABLES, LONGEST_REASON } from "./meeting-tables.ts";
import type { Meeting } from "./meeting.ts";
import { keyParts } from "./schema.ts";

export type EntryTable = (typeof ENTRY_TABLES)[number];

/** A child spoken of in a meeting, in one subject, in one of its three tables. [ME1] */
export type MeetingEntry = {
  /** See {@link entryId}. */
  id: string;
  pupil: string;
  /** The class that the meeting was about. */
  class: string;
  meeting: string;
  subject: string;
  table: EntryTable;
  /** The sentence of the rule that suggested it; null: a person thought of it. */
  why: string | null;
  /** To be spoken of later, not now. */
  parked: boolean;
};

const LONGEST_ID = 64;

/**
 * The id of an entry: it follows from the meeting and the subject, so that two devices that put the
 * same child into the same meeting apart have made one entry, with one text. [ME1]
 */
export function entryId(meeting: string, subject: string): string {
  const own = meeting.slice(meeting.lastIndexOf("_") + 1);
  return `${own}-${subject}`.slice(0, LONGEST_ID);
}

export function entryKey(of: Pick<MeetingEntry, "pupil" | "id">): string {
  return `${of.pupil}:${of.id}`;
}

/** Headings of the three tables, and of who is spoken of outside them. ISP handbook, Appendix 9. */
export const ENTRY_TABLE_WORDS: Readonly<Record<EntryTable, string>> = {
  good: "Good progress",
  slow: "Slow progress or stuck",
  behind: "Falling behind",
  none: "Also spoken of",
};

/** What is asked of each child in a table. ISP handbook, Appendix 9. [ME3] */
export const ENTRY_TABLE_QUESTIONS: Readonly<Record<EntryTable, string>> = {
  good: "What made the difference?",
  slow: "What may be in the way?",
  behind: "What may be in the way?",
  none: "What is next?",
};

/** What a row says; undefined when it is none, or the child was left out. */
export function meetingEntryOf(row: Row | undefined): MeetingEntry | undefined {
  if (row?.t !== "meeting-entry" || row.gone || row.f.removed === true) return undefined;
  const parts = keyParts(row.t, row.k);
  const meeting = wordsIn(row.f.meeting);
  if (parts?.pupil === undefined || parts.id === undefined || meeting === null) return undefined;
  return {
    id: parts.id,
    pupil: parts.pupil,
    class: wordsIn(row.f.class) ?? "",
    meeting,
    subject: wordsIn(row.f.subject) ?? "",
    table: oneIn(ENTRY_TABLES, row.f.table ?? row.f.suggested, "none"),
    why: wordsIn(row.f.why),
    parked: row.f.parked === true,
  };
}

/** The entries of rows, of one meeting or of all. */
export function meetingEntriesOf(rows: Iterable<Row>, meeting?: string): MeetingEntry[] {
  const entries: MeetingEntry[] = [];
  for (const row of rows) {
    const entry = meetingEntryOf(row);
    if (entry !== undefined && (meeting === undefined || entry.meeting === meeting))
      entries.push(entry);
  }
  return entries;
}

/** What a meeting put by for later, and nobody came to. */
export function parkedIn(
  rows: Iterable<Row>,
  meeting: Pick<Meeting, "id"> | undefined,
): MeetingEntry[] {
  if (meeting === undefined) return [];
  return meetingEntriesOf(rows, meeting.id).filter(({ parked }) => parked);
}

type ToPut = {
  meeting: Pick<Meeting, "id" | "class">;
  pupil: string;
  subject: string;
  table: EntryTable;
  why?: string | null;
};

/**
 * Makes an entry of a child who is only suggested: with the first word or tick, or with all who are
 * taken in. The table is the rule's, so it holds while no person has chosen one, and who was left out
 * stays out: the device may not have heard of either. [ME2]
 */
export function beginEntry({ meeting, pupil, subject, table, why }: ToPut): SetEdit {
  const said = why?.trim().slice(0, LONGEST_REASON).trim() ?? "";
  return {
    t: "meeting-entry",
    k: entryKey({ pupil, id: entryId(meeting.id, subject) }),
    set: {
      class: meeting.class,
      meeting: meeting.id,
      subject,
      suggested: table,
      why: said === "" ? null : said,
    },
  };
}

/** Puts a child into a meeting's table, or back into it: by a person's choice. [ME2] */
export function putInMeeting(of: ToPut): SetEdit {
  const { t, k, set } = beginEntry(of);
  const { suggested: table, ...begun } = set;
  return { t, k, set: { ...begun, table, parked: false, removed: false } };
}

/** Moves a child to another table: a person's choice goes before the rule's. [ME2] */
export function moveEntry(entry: Pick<MeetingEntry, "pupil" | "id">, table: EntryTable): SetEdit {
  return { t: "meeting-entry", k: entryKey(entry), set: { table } };
}

/** Parks a child to be spoken of later, or takes them up again. */
export function parkEntry(entry: Pick<MeetingEntry, "pupil" | "id">, parked: boolean): SetEdit {
  return { t: "meeting-entry", k: entryKey(entry), set: { parked } };
}

/**
 * Leaves a child who has an entry out of a meeting, or brings them back; what was written stays with
 * the child, and the table somebody else moves them to meanwhile is kept. [ME2] [ED1]
 */
export function leaveOut(entry: Pick<MeetingEntry, "pupil" | "id">, out: boolean): SetEdit {
  return { t: "meeting-entry", k: entryKey(entry), set: { removed: out } };
}

/** Leaves out a child who was only suggested, so that nobody suggests them in this meeting again. [ME2] */
export function leaveOutSuggested(
  of: Pick<MeetingEntry, "pupil" | "id" | "class" | "meeting" | "subject" | "table">,
): SetEdit {
  const { class: schoolClass, meeting, subject, table } = of;
  const set = { class: schoolClass, meeting, subject, suggested: table, removed: true };
  return { t: "meeting-entry", k: entryKey(of), set };
}

/** Keys of entries of children who were left out of a meeting by a person. [ME2] */
export function leftOutOf(rows: Iterable<Row>, meeting: string): ReadonlySet<string> {
  const out = new Set<string>();
  for (const row of rows)
    if (row.t === "meeting-entry" && !row.gone && row.f.removed === true)
      if (row.f.meeting === meeting) out.add(row.k);
  return out;
}
