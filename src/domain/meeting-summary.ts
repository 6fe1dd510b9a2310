import { type Day, schoolDay } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, numberIn, wordsIn } from "./field.ts";
import type { ActionKind, ActionState } from "./meeting-action.ts";
import type { EntryTable } from "./meeting-entry.ts";
import { type Meeting, stateMeeting } from "./meeting.ts";
import type { PhraseKind } from "./phrase.ts";
import { keyParts } from "./schema.ts";
import { joinedSummary, rowsOfSummary, type SummaryRow } from "./summary-parts.ts";
import { writtenAt } from "./written-at.ts";

/** What was said of a child in a subject, as plain text. */
export type SummaryEntry = {
  subject: string;
  table: EntryTable;
  /** The sentence of the rule that suggested it. */
  why: string | null;
  parked: boolean;
  phrases: readonly { kind: PhraseKind; words: string }[];
  evidence: string;
  difference: string;
  barriers: string;
  agreed: string;
};

/** A child in a summary; an erasure takes all of it out. */
export type SummaryChild = {
  id: string;
  name: string;
  entries: readonly SummaryEntry[];
  /** What the child said, with the day. */
  voice: readonly { on: Day; words: string }[];
  /** Ids of the actions for the child: those themselves name nobody. */
  actions: readonly string[];
};

/** An action in a summary, without its children. */
export type SummaryAction = {
  id: string;
  kind: ActionKind;
  what: string;
  subject: string | null;
  wave: number | null;
  /** Name of the intervention it is given by. */
  intervention: string | null;
  /** Who does it: user id where there is an account, and the name as it was. */
  owner: string | null;
  who: string;
  accepted: boolean;
  due: Day;
  state: ActionState;
};

/** What a summary says beside its children, with every name as it was then. */
export type SummaryAbout = {
  /** "4B". */
  class: string;
  /** "Autumn progress meetings"; null: held outside a round. */
  round: string | null;
  subjects: readonly { id: string; name: string }[];
  /** Names of who was there. */
  people: readonly string[];
  success: string;
  general: string;
  actions: readonly SummaryAction[];
};

/** What was written in a meeting, as it stood when it was closed. Never changed. [ML1] */
export type MeetingSummary = {
  id: string;
  classId: string;
  meeting: string;
  /** From 1; a meeting closed on two devices apart has the same one twice. */
  version: number;
  /** Milliseconds since 1970. */
  at: number;
  by: string;
  day: Day;
  about: SummaryAbout;
  children: readonly SummaryChild[];
  /** Id of the class's snapshot of the moment; null: none was made. */
  snapshot: string | null;
};

/** A correction or a thought after the meeting was closed. [ML2] */
export type MeetingAddition = {
  id: string;
  classId: string;
  meeting: string;
  /** About the class; empty when it is about a child. */
  text: string;
  children: readonly { id: string; text: string }[];
  at: number;
  by: string;
};

/**
 * Closes a meeting: the summary, and that it is closed. What goes in is what the class's adults see:
 * a restricted note never does. [ML1] [ML3]
 */
export function closeMeeting(of: {
  id: string;
  meeting: Meeting;
  /** The versions there are. */
  before: readonly MeetingSummary[];
  at: number;
  day: Day;
  by: string;
  about: SummaryAbout;
  children: readonly SummaryChild[];
  snapshot: string | null;
}): SetEdit[] {
  const { id, meeting, before, at, day, by, about, children, snapshot } = of;
  const version = 1 + Math.max(0, ...before.map((one) => one.version));
  const { own, parts } = rowsOfSummary({ about, children });
  return [
    {
      t: "meeting-summary",
      k: `${meeting.class}:${id}`,
      set: {
        meeting: meeting.id,
        version,
        at,
        by,
        day,
        subjects: [...meeting.subjects],
        people: [...meeting.people],
        ...own,
        parts: parts.length,
        snapshot,
      },
    },
    ...parts.map((part, number): SetEdit => ({
      t: "meeting-summary-part",
      k: `${meeting.class}:${id}:${number}`,
      set: { ...part },
    })),
    ...closedOn(meeting, day),
  ];
}

/** Held before the day it was planned for, it was held on the day it is closed. [ML7] */
function closedOn(meeting: Meeting, day: Day): SetEdit[] {
  const closed = stateMeeting(meeting, "closed");
  const moved = meeting.on > day ? { on: day, at: null } : {};
  return [{ ...closed, set: { ...closed.set, ...moved } }];
}

/**
 * What a row and the parts beside it say; undefined when it is none, cannot be read, or some of its
 * parts have not come yet. [ML5]
 */
export function meetingSummaryOf(
  row: Row | undefined,
  parts: readonly Row[] = [],
): MeetingSummary | undefined {
  if (row?.t !== "meeting-summary" || row.gone) return undefined;
  const key = keyParts(row.t, row.k);
  const { f } = row;
  const [meeting, about] = [wordsIn(f.meeting), f.about as Partial<SummaryAbout> | null];
  if (key?.class === undefined || key.id === undefined || meeting === null) return undefined;
  if (typeof about !== "object" || about === null || !Array.isArray(about.actions))
    return undefined;
  if (!Array.isArray(f.children)) return undefined;
  const beside = partsIn(parts, `${row.k}:`, numberIn(f.parts) ?? 0);
  if (beside === undefined) return undefined;
  const at = writtenAt(row);
  const own = {
    about: {
      class: wordsIn(about.class) ?? "",
      round: wordsIn(about.round),
      subjects: Array.isArray(about.subjects) ? about.subjects : [],
      people: listIn(about.people),
      success: wordsIn(about.success) ?? "",
      general: wordsIn(about.general) ?? "",
      actions: about.actions,
    },
    children: f.children as SummaryChild[],
  };
  return {
    id: key.id,
    classId: key.class,
    meeting,
    version: numberIn(f.version) ?? 1,
    at,
    by: wordsIn(f.by) ?? "",
    // Set right, it was closed on the day it really was.
    day: at === f.at ? (dayIn(f.day) ?? "") : schoolDay(at),
    ...joinedSummary(own, beside),
    snapshot: wordsIn(f.snapshot),
  };
}

/** The parts of a summary in their order; undefined while one has not come. */
function partsIn(rows: readonly Row[], key: string, count: number): SummaryRow[] | undefined {
  if (count === 0) return [];
  const held = new Map(
    rows.filter(({ t }) => t === "meeting-summary-part").map((row) => [row.k, row]),
  );
  const parts = Array.from({ length: count }, (_, number) => held.get(`${key}${number}`)?.f);
  if (parts.some((f) => f === undefined)) return undefined;
  return parts.map((f) => ({
    about: (f?.about ?? {}) as SummaryRow["about"],
    children: (f?.children ?? []) as SummaryRow["children"],
  }));
}

/**
 * The versions of a meeting's summary, the first first; the last is the one that is shown. [ML1]
 * `rows`: with the parts of summaries among them.
 */
export function summariesOf(rows: Iterable<Row>, meeting: string): MeetingSummary[] {
  const found: MeetingSummary[] = [];
  const all = [...rows];
  for (const row of all) {
    const summary = row.f.meeting === meeting ? meetingSummaryOf(row, all) : undefined;
    if (summary?.meeting === meeting) found.push(summary);
  }
  return found.sort((a, b) => a.version - b.version || a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** Adds to a closed meeting what came later; what is about a child goes with the child. [ML2] */
export function addToMeeting(of: {
  id: string;
  meeting: Pick<Meeting, "id" | "class">;
  pupil: string | null;
  text: string;
  at: number;
  by: string;
}): SetEdit {
  const { id, meeting, pupil, at, by } = of;
  const text = of.text.trim();
  return {
    t: "meeting-addition",
    k: `${meeting.class}:${id}`,
    set: {
      meeting: meeting.id,
      text: pupil === null ? text : "",
      children: pupil === null ? [] : [{ id: pupil, text }],
      at,
      by,
    },
  };
}

/** What was added to a meeting, or to any, in order of time. [ML2] */
export function additionsOf(rows: Iterable<Row>, meeting?: string): MeetingAddition[] {
  const found: MeetingAddition[] = [];
  for (const row of rows) {
    const parts = keyParts(row.t, row.k);
    if (row.t !== "meeting-addition" || row.gone) continue;
    const of = wordsIn(row.f.meeting);
    if (of === null || (meeting !== undefined && of !== meeting)) continue;
    if (parts?.class === undefined || parts.id === undefined) continue;
    const { by } = row.f;
    const text = wordsIn(row.f.text) ?? "";
    const children = Array.isArray(row.f.children)
      ? (row.f.children as MeetingAddition["children"])
      : [];
    // What was about a child who was erased says nothing any more. [SY14]
    if (text === "" && children.length === 0) continue;
    found.push({
      id: parts.id,
      classId: parts.class,
      meeting: of,
      text,
      children,
      at: writtenAt(row),
      by: wordsIn(by) ?? "",
    });
  }
  return found.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}
