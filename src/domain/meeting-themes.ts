import { type ActionTally, tallyActions } from "./action-list.ts";
import { type Day } from "./calendar.ts";
import { sayCount } from "./count-words.ts";
import type { MeetingAction } from "./meeting-action.ts";
import type { EntryTable, MeetingEntry } from "./meeting-entry.ts";
import type { Meeting } from "./meeting.ts";
import { type PhraseKind, samePhrase, type TickedPhrase } from "./phrase.ts";

/** A phrase across a round: for how many children, in which classes and subjects. [MW1] */
export type Theme = {
  kind: PhraseKind;
  /** As it was ticked most lately in the order given. */
  words: string;
  pupils: readonly string[];
  classes: readonly string[];
  subjects: readonly string[];
};

/** A barrier that was named for a child now and in an earlier meeting. [MW2] */
export type RepeatedBarrier = {
  pupil: string;
  words: string;
  /** Ids of the meetings in which it was named, the earliest first. */
  meetings: readonly string[];
};

/** How a round went, over its classes. Actions and entries add up over the classes. */
export type RoundThemes = {
  meetings: { planned: number; prepared: number; closed: number };
  /** Children spoken of, each once a table and subject. */
  entries: Readonly<Record<EntryTable, number>>;
  barriers: readonly Theme[];
  repeated: readonly RepeatedBarrier[];
  actions: ActionTally;
  byClass: readonly { class: string; actions: ActionTally; entries: number }[];
  /** What made the difference, to be shared. */
  practice: readonly Theme[];
  /** What was agreed, done and said to have helped, what helped wholly first. [MW4] */
  helped: readonly MeetingAction[];
};

/** Fewest children a theme is shown for outside its class, so that none stands out. [MW1] */
export const FEWEST_OF_A_THEME = 3;

/**
 * The phrases of some meetings over classes: the most children first, then the most classes. A child
 * counts once for a phrase, however many subjects it was ticked in. [MW1]
 */
export function themesOf(
  kind: PhraseKind,
  ticked: readonly TickedPhrase[],
  entries: readonly MeetingEntry[],
): Theme[] {
  const entryOf = new Map(entries.map((entry) => [`${entry.pupil}:${entry.id}`, entry]));
  const held = new Map<
    string,
    { words: string } & Record<"pupils" | "classes" | "subjects", Set<string>>
  >();
  for (const one of ticked) {
    const entry = entryOf.get(`${one.pupil}:${one.entry}`);
    // What was ticked for a child who was then left out was taken back with the child.
    if (one.kind !== kind || entry === undefined) continue;
    const same = samePhrase(one.words);
    const theme = held.get(same) ?? {
      words: one.words,
      pupils: new Set(),
      classes: new Set(),
      subjects: new Set(),
    };
    theme.pupils.add(one.pupil);
    theme.classes.add(entry.class);
    theme.subjects.add(entry.subject);
    held.set(same, theme);
  }
  return [...held.values()]
    .map(({ words, pupils, classes, subjects }) => ({
      kind,
      words,
      pupils: [...pupils].sort(),
      classes: [...classes].sort(),
      subjects: [...subjects].sort(),
    }))
    .sort(
      (a, b) =>
        b.pupils.length - a.pupils.length ||
        b.classes.length - a.classes.length ||
        a.words.localeCompare(b.words, "en"),
    );
}

/**
 * Barriers named for a child in some meetings and before them, up to those meetings: what was agreed
 * may not reach it. Two meetings of one round are one occasion. [MW2]
 */
export function repeatedBarriers(
  ticked: readonly TickedPhrase[],
  /** All meetings, in the order they are held. */
  meetings: readonly Pick<Meeting, "id" | "round">[],
  /** Only those named again in one of these; what comes after the last of them is not known yet. */
  now: ReadonlySet<string>,
): RepeatedBarrier[] {
  const last = meetings.findLastIndex(({ id }) => now.has(id));
  const known = meetings.slice(0, last + 1);
  const order = new Map(known.map(({ id }, at) => [id, at]));
  const occasion = new Map(known.map(({ id, round }) => [id, round ?? id]));
  const held = new Map<string, { pupil: string; words: string; in: Set<string> }>();
  for (const { pupil, kind, words, meeting } of ticked) {
    if (kind !== "barrier" || !order.has(meeting)) continue;
    const key = `${pupil} ${samePhrase(words)}`;
    const one = held.get(key) ?? { pupil, words, in: new Set<string>() };
    one.in.add(meeting);
    held.set(key, one);
  }
  return [...held.values()]
    .map(({ pupil, words, in: named }) => ({
      pupil,
      words,
      meetings: [...named].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)),
    }))
    .filter(
      ({ meetings: named }) =>
        named.some((id) => now.has(id)) && new Set(named.map((id) => occasion.get(id))).size > 1,
    )
    .sort(
      (a, b) =>
        b.meetings.length - a.meetings.length ||
        compare(a.words, b.words) ||
        compare(a.pupil, b.pupil),
    );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A round over its classes. [MW1]–[MW3] ISP handbook §2.6: "pinpoint the needs … across the school". */
export function roundThemes(of: {
  /** Meetings of the round. */
  meetings: readonly Meeting[];
  /** Every meeting known, in the order they are held, for what is named again. */
  allMeetings: readonly Meeting[];
  /** Of all meetings known. */
  entries: readonly MeetingEntry[];
  ticked: readonly TickedPhrase[];
  actions: readonly MeetingAction[];
  day: Day;
}): RoundThemes {
  const ids = new Set(of.meetings.map(({ id }) => id));
  const entries = of.entries.filter(({ meeting }) => ids.has(meeting));
  const ticked = of.ticked.filter(({ meeting }) => ids.has(meeting));
  const actions = of.actions.filter(({ meeting }) => meeting !== null && ids.has(meeting));
  const inEntry = new Set(of.entries.map((entry) => `${entry.pupil}:${entry.id}`));
  const inState = (state: Meeting["state"]) =>
    of.meetings.filter((meeting) => meeting.state === state).length;
  const inTable = (table: EntryTable) => entries.filter((entry) => entry.table === table).length;
  const classes = [...new Set(of.meetings.map((meeting) => meeting.class))];
  return {
    meetings: {
      planned: inState("planned"),
      prepared: inState("prepared"),
      closed: inState("closed"),
    },
    entries: {
      good: inTable("good"),
      slow: inTable("slow"),
      behind: inTable("behind"),
      none: inTable("none"),
    },
    barriers: themesOf("barrier", ticked, entries),
    repeated: repeatedBarriers(
      // As above: who was left out of a meeting is not named in it.
      of.ticked.filter((one) => inEntry.has(`${one.pupil}:${one.entry}`)),
      of.allMeetings,
      ids,
    ),
    actions: tallyActions(actions, of.day),
    byClass: classes.map((one) => ({
      class: one,
      actions: tallyActions(
        actions.filter((action) => action.class === one),
        of.day,
      ),
      entries: entries.filter((entry) => entry.class === one).length,
    })),
    practice: themesOf("difference", ticked, entries),
    helped: actionsThatHelped(actions),
  };
}

/** Done, and said to have helped or helped somewhat; each in the order given. [MW4] */
function actionsThatHelped(actions: readonly MeetingAction[]): MeetingAction[] {
  const done = actions.filter(({ state }) => state === "done");
  return [
    ...done.filter(({ helped }) => helped === "yes"),
    ...done.filter(({ helped }) => helped === "some"),
  ];
}

/** "Lessons missed: 5 children in 3 classes." A theme in words, without a name. [MW1] */
export function sayTheme({ words, pupils, classes }: Theme): string {
  const children = sayCount(pupils.length, "child", "children");
  return `${words.replace(/\.$/, "")}: ${children} in ${sayCount(classes.length, "class", "classes")}.`;
}
