import type { Day } from "./calendar.ts";
import { collectionRound, type RoundFacts } from "./collection-round.ts";
import { sayCount } from "./count-words.ts";
import type { LastHeard } from "./last-heard.ts";
import { isOverdue, type MeetingAction } from "./meeting-action.ts";
import { isOver, type MeetingRound } from "./meeting-round.ts";
import type { Meeting } from "./meeting.ts";
import { compareByName, type Pupil } from "./pupil.ts";

/** One subject of a class: who is asked for a level at the round's point, and who has none yet. */
export type SubjectReadiness = {
  subject: string;
  asked: number;
  missing: readonly Pupil[];
  /** Somebody said that all are in. [CR7] */
  saidDone: boolean;
};

/** What became of what was agreed last time. */
export type LastActions = {
  meeting: Meeting;
  total: number;
  done: number;
  /** Open ones, and of these how many are overdue. */
  open: number;
  overdue: number;
  dropped: number;
  /** Done ones of which nobody has said whether they helped. */
  toAsk: number;
};

/** How far a class is for its meeting. [MR3] */
export type MeetingReadiness = {
  class: string;
  subjects: readonly SubjectReadiness[];
  /** Levels missing in all subjects together. */
  missing: number;
  complete: boolean;
  /** Undefined where there was no meeting before. */
  last: LastActions | undefined;
  /** Undefined where nothing is known, and once the round is over. */
  heard: LastHeard | undefined;
};

/** Works out how far a class is: its levels, what was agreed last time, and what may be on its way. [MR3] */
export function meetingReadiness(of: {
  class: string;
  /** The round's point and one subject each. */
  subjects: readonly RoundFacts[];
  /** Subjects of which somebody said that all levels are in. */
  saidDone: ReadonlySet<string>;
  last: { meeting: Meeting; actions: readonly MeetingAction[] } | undefined;
  heard: LastHeard | undefined;
  round: MeetingRound | undefined;
  today: Day;
}): MeetingReadiness {
  const subjects = of.subjects.map((facts): SubjectReadiness => {
    const { children } = collectionRound(facts);
    const missing = children
      .filter(({ is }) => is === "ready" || is === "missing")
      .map(({ pupil }) => pupil)
      .sort(compareByName);
    const { subject } = facts;
    return { subject, asked: children.length, missing, saidDone: of.saidDone.has(subject) };
  });
  const missing = subjects.reduce((sum, one) => sum + one.missing.length, 0);
  const isPast = of.round !== undefined && isOver(of.round, of.today);
  return {
    class: of.class,
    subjects,
    missing,
    complete: missing === 0 && subjects.some(({ asked }) => asked > 0),
    last: of.last && lastActions(of.last.meeting, of.last.actions, of.today),
    heard: isPast ? undefined : of.heard,
  };
}

/** What became of a meeting's actions; those of other meetings are passed over. */
export function lastActions(
  meeting: Meeting,
  actions: readonly MeetingAction[],
  day: Day,
): LastActions {
  const own = actions.filter((one) => one.meeting === meeting.id);
  const count = (is: (one: MeetingAction) => boolean) => own.filter(is).length;
  return {
    meeting,
    total: own.length,
    done: count(({ state }) => state === "done"),
    open: count(({ state }) => state === "open"),
    overdue: count((one) => isOverdue(one, day)),
    dropped: count(({ state }) => state === "dropped"),
    toAsk: count(({ state, helped }) => state === "done" && helped === null),
  };
}

/** "All 30 levels are in.", "4 of 30 levels are missing.": one subject in words. */
export function saySubjectReadiness({ asked, missing }: SubjectReadiness): string {
  if (asked === 0) return "No levels are asked for.";
  const levels = `${asked} ${asked === 1 ? "level" : "levels"}`;
  if (missing.length === 0) return asked === 1 ? "The one level is in." : `All ${levels} are in.`;
  return `${missing.length} of ${levels} ${missing.length === 1 ? "is" : "are"} missing.`;
}

/** "Last time: 3 of 5 actions are done, 1 is overdue.": what became of what was agreed. */
export function sayLastActions(last: LastActions | undefined): string {
  if (last === undefined) return "No meeting before this one.";
  const { total, done, overdue, dropped } = last;
  if (total === 0) return "Nothing was agreed last time.";
  const parts = [
    `${done} of ${sayCount(total, "action")} ${done === 1 ? "is" : "are"} done`,
    ...(overdue === 0 ? [] : [`${overdue} ${overdue === 1 ? "is" : "are"} overdue`]),
    ...(dropped === 0 ? [] : [`${dropped} ${dropped === 1 ? "was" : "were"} dropped`]),
  ];
  return `Last time: ${parts.join(", ")}.`;
}
