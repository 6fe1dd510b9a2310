import type { Day } from "./calendar.ts";
import type { ExportTable } from "./export-table.ts";
import { byDue, type MeetingAction } from "./meeting-action.ts";
import { ENTRY_TABLE_WORDS, type MeetingEntry } from "./meeting-entry.ts";
import type { Meeting } from "./meeting.ts";
import type { TickedPhrase } from "./phrase.ts";
import type { PupilVoice } from "./pupil-voice.ts";

/** A child in one meeting: what was said, and what was agreed for them in it. [MH1] */
export type MeetingOfChild = {
  /** Id of the meeting; null: agreed or talked about outside one. */
  meeting: string | null;
  /** The meeting's day; where that is not known here, the first day of anything in it. */
  on: Day;
  entries: readonly (MeetingEntry & { ticked: readonly TickedPhrase[] })[];
  actions: readonly MeetingAction[];
  talks: readonly PupilVoice[];
};

/**
 * A child's progress meetings, the latest first. What was said follows the child into every class;
 * the day of a meeting and its actions are there for who sees the class it was of. [MH1]
 */
export function meetingsOfChild(of: {
  pupil: string;
  entries: readonly MeetingEntry[];
  ticked: readonly TickedPhrase[];
  actions: readonly MeetingAction[];
  talks: readonly PupilVoice[];
  /** Meetings this person sees. */
  meetings: readonly Pick<Meeting, "id" | "on">[];
  today: Day;
}): MeetingOfChild[] {
  const days = new Map(of.meetings.map(({ id, on }) => [id, on]));
  const entries = of.entries.filter(({ pupil }) => pupil === of.pupil);
  const actions = of.actions.filter(({ children }) => children.includes(of.pupil));
  const talks = of.talks.filter(({ pupil }) => pupil === of.pupil);
  const ids = new Set<string | null>([
    ...entries.map(({ meeting }) => meeting),
    ...actions.map(({ meeting }) => meeting),
    ...talks.map(({ meeting }) => meeting),
  ]);
  const found = [...ids].map((meeting): MeetingOfChild => {
    const own = actions.filter((action) => action.meeting === meeting).sort(byDue);
    const said = talks.filter((talk) => talk.meeting === meeting);
    const known = [...own.map(({ made }) => made), ...said.map(({ on }) => on)].sort();
    const on = meeting === null ? known.at(-1) : (days.get(meeting) ?? known[0]);
    return {
      meeting,
      on: on ?? "",
      entries: entries
        .filter((entry) => entry.meeting === meeting)
        .sort((a, b) => (a.subject < b.subject ? -1 : 1))
        .map((entry) => ({
          ...entry,
          ticked: of.ticked.filter((one) => one.pupil === of.pupil && one.entry === entry.id),
        })),
      actions: own,
      talks: said,
    };
  });
  // A meeting that was only prepared has been said nothing in yet.
  return found
    .filter(({ on, actions: own, talks: said }) => on <= of.today || own.length + said.length > 0)
    .sort((a, b) => compare(b.on, a.on) || compare(a.meeting ?? "~", b.meeting ?? "~"));
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
  },
): ExportTable {
  const rows: (string | null)[][] = [];
  const add = (
    on: Day,
    what: string,
    subject: string | null,
    words: string,
    who: string | null,
  ) => {
    if (words !== "") rows.push([on === "" ? null : on, what, subject, words, who]);
  };
  for (const { on, entries, actions, talks } of meetings) {
    for (const { id, subject, table, why, ticked } of entries) {
      const name = names.subject(subject);
      add(
        on,
        "Spoken of",
        name,
        [ENTRY_TABLE_WORDS[table], why ?? ""].join(". ").replace(/\. $/, ""),
        null,
      );
      for (const { kind, words } of ticked) add(on, TICKED[kind], name, words, null);
      for (const [section, what] of NOTE_HEADINGS)
        add(on, what, name, names.text(id, section), null);
    }
    for (const action of actions) {
      const { subject, what, owner, ownerWords, made } = action;
      const who = owner === null ? ownerWords : names.person(owner);
      add(made, "Agreed", subject === null ? null : names.subject(subject), what, who);
    }
    for (const { id, on: day, by } of talks)
      add(day, "The child said", null, names.text(id, "voice"), names.person(by));
  }
  return {
    name: "Progress meetings",
    columns: [
      { key: "date", words: "Date" },
      { key: "what", words: "What" },
      { key: "subject", words: "Subject" },
      { key: "words", words: "Words" },
      { key: "who", words: "Who" },
    ],
    rows,
  };
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
