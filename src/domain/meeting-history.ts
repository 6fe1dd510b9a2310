import { type Day, schoolDay, writeDay } from "./calendar.ts";
import { sayList } from "./count-words.ts";
import type { ExportTable } from "./export-table.ts";
import { type Written, writeWholeMoment } from "./last-written.ts";
import { byDue, type MeetingAction, sayHelpedWords } from "./meeting-action.ts";
import { ENTRY_TABLE_WORDS, type MeetingEntry } from "./meeting-entry.ts";
import type { MeetingAddition } from "./meeting-summary.ts";
import type { Meeting } from "./meeting.ts";
import type { TickedPhrase } from "./phrase.ts";
import type { PupilVoice } from "./pupil-voice.ts";
import type { TableName } from "./schema.ts";

/** A child in one meeting: what was said, and what was agreed for them in it. [MH1] */
export type MeetingOfChild = {
  /** Id of the meeting; null: agreed or talked about outside one. */
  meeting: string | null;
  /** The meeting's day; where that is not known here, the first day of anything in it. */
  on: Day;
  /** False of a meeting that is only planned or prepared: nothing was spoken of in it yet. */
  isHeld: boolean;
  entries: readonly (MeetingEntry & { ticked: readonly TickedPhrase[]; leftOut: boolean })[];
  actions: readonly MeetingAction[];
  talks: readonly PupilVoice[];
  /** What was added about the child after it was closed. [ML2] */
  additions: readonly { id: string; on: Day; text: string; by: string }[];
};

/**
 * A child's progress meetings, the latest first, and all that is held of the child in them. What was
 * said follows the child into every class; the day of a meeting, its actions and what was added are
 * there for who sees the class it was of. [MH1] [MH2]
 */
export function meetingsOfChild(of: {
  pupil: string;
  entries: readonly MeetingEntry[];
  /** Entries that somebody left out of their meeting. */
  leftOut: readonly MeetingEntry[];
  ticked: readonly TickedPhrase[];
  actions: readonly MeetingAction[];
  talks: readonly PupilVoice[];
  /** Of every meeting this person sees. */
  additions: readonly MeetingAddition[];
  /** Meetings this person sees. */
  meetings: readonly Pick<Meeting, "id" | "on" | "state">[];
}): MeetingOfChild[] {
  const known = new Map(of.meetings.map((meeting) => [meeting.id, meeting]));
  const entries = [
    ...of.entries.map((entry) => ({ ...entry, leftOut: false })),
    ...of.leftOut.map((entry) => ({ ...entry, leftOut: true })),
  ].filter(({ pupil }) => pupil === of.pupil);
  const actions = of.actions.filter(({ children }) => children.includes(of.pupil));
  const talks = of.talks.filter(({ pupil }) => pupil === of.pupil);
  const ids = new Set<string | null>([
    ...entries.map(({ meeting }) => meeting),
    ...actions.map(({ meeting }) => meeting),
    ...talks.map(({ meeting }) => meeting),
    ...of.additions.flatMap(({ meeting, children }) =>
      children.some(({ id }) => id === of.pupil) ? meeting : [],
    ),
  ]);
  const found = [...ids].map((meeting): MeetingOfChild => {
    const own = actions.filter((action) => action.meeting === meeting).sort(byDue);
    const said = talks.filter((talk) => talk.meeting === meeting);
    const days = [...own.map(({ made }) => made), ...said.map(({ on }) => on)].sort();
    const held = meeting === null ? undefined : known.get(meeting);
    const on = meeting === null ? days.at(-1) : (held?.on ?? days[0]);
    return {
      meeting,
      on: on ?? "",
      // One of a class that this person does not see is over, or they would.
      isHeld: held === undefined || held.state === "closed",
      entries: entries
        .filter((entry) => entry.meeting === meeting)
        .sort((a, b) => (a.subject < b.subject ? -1 : 1))
        .map((entry) => ({
          ...entry,
          ticked: of.ticked.filter((one) => one.pupil === of.pupil && one.entry === entry.id),
        })),
      actions: own,
      talks: said,
      additions: of.additions
        .filter((one) => one.meeting === meeting)
        .flatMap(({ id, at, by, children }) =>
          children.flatMap((child) =>
            child.id === of.pupil ? [{ id, on: schoolDay(at), text: child.text, by }] : [],
          ),
        ),
    };
  });
  return found.sort((a, b) => compare(b.on, a.on) || compare(a.meeting ?? "~", b.meeting ?? "~"));
}

/**
 * What of a child's meetings is shown on the page: without who was left out, and without one that is
 * only prepared, unless something was agreed or talked about for it. [MH1]
 */
export function meetingsToShow(meetings: readonly MeetingOfChild[], today: Day): MeetingOfChild[] {
  return meetings
    .map((one) => ({ ...one, entries: one.entries.filter(({ leftOut }) => !leftOut) }))
    .filter(({ on, isHeld, entries, actions, talks, additions }) => {
      const isSaid = actions.length + talks.length + additions.length > 0;
      return isSaid || (entries.length > 0 && (isHeld || on <= today));
    });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * One child's meetings as a file holds them: a row for each thing said, agreed or talked about, for
 * a copy of the child's record. [MH2]
 */
export function childMeetingsTable(
  meetings: readonly MeetingOfChild[],
  names: {
    subject: (id: string) => string;
    person: (user: string) => string;
    /** Text of a section of a note of the child's; empty where nothing was written. */
    text: (note: string, section: string) => string;
    /** Of a row with this id, or of a section of a note; a tick goes by {@link tickName}. */
    written: (t: TableName, id: string, section?: string) => Written;
  },
): ExportTable {
  const rows: (string | null)[][] = [];
  const add = (
    on: Day,
    what: string,
    subject: string | null,
    words: string,
    who: string | null,
    { by, at }: Written,
    became: readonly (string | null)[] = [null, null, null],
  ) => {
    const writers = by.length === 0 ? null : sayList(by.map(names.person));
    const changed = at === null ? null : writeWholeMoment(at);
    if (words !== "")
      rows.push([on === "" ? null : on, what, subject, words, who, ...became, writers, changed]);
  };
  for (const { on, isHeld, entries, actions, talks, additions } of meetings) {
    for (const { id, subject, table, why, ticked, leftOut } of entries) {
      const name = names.subject(subject);
      add(
        on,
        leftOut ? "Left out of the meeting" : isHeld ? "Spoken of" : "Prepared for the meeting",
        name,
        [ENTRY_TABLE_WORDS[table], why ?? ""].join(". ").replace(/\. $/, ""),
        null,
        names.written("meeting-entry", id),
      );
      for (const tick of ticked) {
        const written = names.written("meeting-phrase", tickName(tick));
        add(on, TICKED[tick.kind], name, tick.words, null, written);
      }
      for (const [section, what] of NOTE_HEADINGS) {
        const written = names.written("meeting-note", id, section);
        add(on, what, name, names.text(id, section), null, written);
      }
    }
    for (const action of actions) {
      const { id, subject, what, owner, ownerWords, made } = action;
      const who = owner === null ? ownerWords : names.person(owner);
      const name = subject === null ? null : names.subject(subject);
      add(made, "Agreed", name, what, who, names.written("meeting-action", id), [
        action.due,
        sayBecame(action),
        sayWhetherHelped(action),
      ]);
    }
    for (const { id, on: day, text, by } of additions)
      add(day, "Added later", null, text, names.person(by), names.written("meeting-addition", id));
    for (const { id, on: day, by } of talks) {
      const written = names.written("meeting-note", id, "voice");
      add(day, "The child said", null, names.text(id, "voice"), names.person(by), written);
    }
  }
  return {
    name: "Progress meetings",
    columns: [
      { key: "date", words: "Date" },
      { key: "what", words: "What" },
      { key: "subject", words: "Subject" },
      { key: "words", words: "Words" },
      { key: "who", words: "Who" },
      { key: "due", words: "By when" },
      { key: "became", words: "What became of it" },
      { key: "helped", words: "Did it help?" },
      { key: "written_by", words: "Written down by, where this device knows" },
      { key: "last_changed", words: "Last changed" },
    ],
    rows,
  };
}

/** By what a tick is found: its words for one entry. [ME4] */
export function tickName({ entry, kind, words }: Pick<TickedPhrase, "entry" | "kind" | "words">) {
  return `${entry} ${kind} ${words}`;
}

function sayBecame({ state, doneOn, why, onceDropped }: MeetingAction): string {
  if (state === "dropped") return why === null ? "Dropped" : `Dropped: ${why}`;
  const done = doneOn === null ? "Done" : `Done on ${writeDay(doneOn)}`;
  const before = onceDropped == null ? "" : `. Dropped once: ${onceDropped}`;
  return `${state === "done" ? done : "Open"}${before}`;
}

function sayWhetherHelped({ state, helped }: MeetingAction): string | null {
  return state === "done" ? sayHelpedWords(helped) : null;
}

/**
 * What of a child is for leaders and the SENCO, as a table of its own that says so: for a copy of the
 * child's record alone, and only when one of them asks for it. [MH4]
 * @param notes with the meeting's day and the subject they were written in, empty where not known
 */
export function restrictedTable(
  notes: readonly { on: Day; subject: string; words: string; by: string }[],
  person: (user: string) => string,
): ExportTable {
  return {
    name: "For leaders and SENCO only",
    columns: [
      { key: "date", words: "Meeting" },
      { key: "subject", words: "Subject" },
      { key: "words", words: "Words, for leaders and the SENCO only" },
      { key: "who", words: "Who wrote last" },
    ],
    rows: notes.map(({ on, subject, words, by }) => [
      on === "" ? null : on,
      subject === "" ? null : subject,
      words,
      person(by),
    ]),
  };
}

const TICKED = {
  difference: "What made the difference",
  barrier: "What may be in the way",
  action: "Agreed",
} as const;

/** The sections of a child's note in a meeting, with what stands over them. ISP handbook, Appendix 9. */
export const NOTE_HEADINGS = [
  ["evidence", "Evidence"],
  ["difference", "What made the difference"],
  ["barriers", "What may be in the way"],
  ["agreed", "Agreed"],
] as const;
