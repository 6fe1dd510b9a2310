import { type Day, daysBetween, writeDay } from "./calendar.ts";
import { asSentence, sayCount } from "./count-words.ts";
import { byDue, isOverdue, type MeetingAction } from "./meeting-action.ts";

/** The parts of a list of actions, in its order. [MA9] */
export const ACTION_PARTS = ["overdue", "soon", "later", "to-ask", "done", "dropped"] as const;
export type ActionPart = (typeof ACTION_PARTS)[number];

/** Days before an action is due in which it is spoken of as due soon. [MA9] */
export const SOON_DAYS = 7;

/** What a list is narrowed by; everything that is given has to fit. */
export type ActionFilter = {
  /** User id of who does it. */
  owner?: string;
  class?: string;
  meeting?: string;
  intervention?: string;
  pupil?: string;
  subject?: string;
  parts?: readonly ActionPart[];
};

/** Where an action belongs on a day: each in one part. [MA9] */
export function partOf(action: MeetingAction, day: Day): ActionPart {
  if (action.state === "dropped") return "dropped";
  if (action.state === "done") return action.helped === null ? "to-ask" : "done";
  if (isOverdue(action, day)) return "overdue";
  return daysBetween(day, action.due) <= SOON_DAYS ? "soon" : "later";
}

/**
 * The actions without the open ones that go on in a newer one for every child they are for: one thing
 * to do stands once. [MA15]
 */
export function withoutCarriedOn(actions: readonly MeetingAction[]): MeetingAction[] {
  const into = new Map<string, MeetingAction[]>();
  for (const one of actions)
    if (one.from !== null) into.set(one.from, [...(into.get(one.from) ?? []), one]);
  return actions.filter(({ id, state, children }) => {
    const newer = into.get(id);
    if (state !== "open" || newer === undefined) return true;
    return !children.every((child) => newer.some((one) => one.children.includes(child)));
  });
}

/** Whether an action is one of those asked for. [MA10] */
export function fits(action: MeetingAction, filter: ActionFilter, day: Day): boolean {
  const { owner, class: schoolClass, meeting, intervention, pupil, subject, parts } = filter;
  return (
    (owner === undefined || action.owner === owner) &&
    (schoolClass === undefined || action.class === schoolClass) &&
    (meeting === undefined || action.meeting === meeting) &&
    (intervention === undefined || action.intervention === intervention) &&
    (pupil === undefined || action.children.includes(pupil)) &&
    (subject === undefined || action.subject === subject) &&
    (parts === undefined || parts.includes(partOf(action, day)))
  );
}

/** The list by its parts, empty ones left out; within one the first due first, done ones the latest. [MA9] */
export function listActions(
  actions: readonly MeetingAction[],
  filter: ActionFilter,
  day: Day,
): { part: ActionPart; actions: MeetingAction[] }[] {
  const asked = actions.filter((action) => fits(action, filter, day)).sort(byDue);
  return ACTION_PARTS.flatMap((part) => {
    const own = asked.filter((action) => partOf(action, day) === part);
    const isOver = part === "done" || part === "dropped" || part === "to-ask";
    if (isOver) own.sort((a, b) => compare(b.doneOn ?? b.due, a.doneOn ?? a.due) || byDue(a, b));
    return own.length === 0 ? [] : [{ part, actions: own }];
  });
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Actions by what became of them; open, done and dropped add up to all. [MA9] */
export type ActionTally = {
  total: number;
  open: number;
  overdue: number;
  soon: number;
  done: number;
  /** Done, and nobody has said whether they helped. */
  toAsk: number;
  helped: { yes: number; some: number; no: number };
  dropped: number;
  /** Open ones that nobody has taken on yet. */
  notTaken: number;
};

export function tallyActions(actions: readonly MeetingAction[], day: Day): ActionTally {
  const count = (is: (one: MeetingAction) => boolean) => actions.filter(is).length;
  const helped = (answer: MeetingAction["helped"]) =>
    count((one) => one.state === "done" && one.helped === answer);
  return {
    total: actions.length,
    open: count(({ state }) => state === "open"),
    overdue: count((one) => isOverdue(one, day)),
    soon: count((one) => partOf(one, day) === "soon"),
    done: count(({ state }) => state === "done"),
    toAsk: helped(null),
    helped: { yes: helped("yes"), some: helped("some"), no: helped("no") },
    dropped: count(({ state }) => state === "dropped"),
    notTaken: count(({ state, accepted }) => state === "open" && accepted === null),
  };
}

/** "4 actions are open, 1 of them overdue; 3 are done and 1 was dropped." */
export function sayTally({ total, open, overdue, done, dropped }: ActionTally): string {
  if (total === 0) return "No actions.";
  const late = overdue === 0 ? "" : `, ${overdue} of them overdue`;
  const rest = [
    ...(done === 0 ? [] : [`${done} ${done === 1 ? "is" : "are"} done`]),
    ...(dropped === 0 ? [] : [`${dropped} ${dropped === 1 ? "was" : "were"} dropped`]),
  ].join(" and ");
  const first = asSentence(`${sayCount(open, "action")} ${open === 1 ? "is" : "are"} open${late}`);
  return rest === "" ? `${first}.` : `${first}; ${rest}.`;
}

const PART_WORDS: Readonly<Record<ActionPart, string>> = {
  overdue: "Overdue",
  soon: "Due within a week",
  later: "Due later",
  "to-ask": "Done: did it help?",
  done: "Done",
  dropped: "Dropped",
};

/** "Due within a week": the heading of a part. */
export function writeActionPart(part: ActionPart): string {
  return PART_WORDS[part];
}

/** "Due today", "Due Fri 11 Dec", "Was due Fri 4 Dec, 3 days ago": when an action is due. [MA5] */
export function sayDue(action: MeetingAction, day: Day): string {
  const { due, state, doneOn } = action;
  if (state === "done") return doneOn === null ? "Done" : `Done ${writeDay(doneOn, day)}`;
  if (state === "dropped") return action.why === null ? "Dropped" : `Dropped: ${action.why}`;
  const days = daysBetween(due, day);
  if (days === 0) return "Due today";
  if (days > 0) return `Was due ${writeDay(due, day)}, ${sayCount(days, "day")} ago`;
  return `Due ${writeDay(due, day)}`;
}

/**
 * What a person is reminded of: their own actions that are overdue or due soon, those they have not
 * taken on yet, and those they did of which nobody has said whether they helped. Within the app
 * alone, and nobody else's. [MA11]
 */
export function remindersFor(
  actions: readonly MeetingAction[],
  user: string,
  day: Day,
): {
  overdue: MeetingAction[];
  soon: MeetingAction[];
  toTake: MeetingAction[];
  toAsk: MeetingAction[];
} {
  const own = withoutCarriedOn(actions)
    .filter((action) => action.owner === user)
    .sort(byDue);
  const inPart = (part: ActionPart) => own.filter((action) => partOf(action, day) === part);
  return {
    overdue: inPart("overdue"),
    soon: inPart("soon"),
    toTake: own.filter(({ state, accepted }) => state === "open" && accepted === null),
    toAsk: inPart("to-ask"),
  };
}

/** "1 action is overdue, 2 are due within a week."; empty when there is nothing to remind of. */
export function sayReminders(of: ReturnType<typeof remindersFor>): string {
  const parts: string[] = [];
  const add = (count: number, one: string, many: string) => {
    if (count === 0) return;
    const noun = parts.length === 0 ? sayCount(count, "action") : String(count);
    parts.push(`${noun} ${count === 1 ? one : many}`);
  };
  add(of.overdue.length, "is overdue", "are overdue");
  add(of.soon.length, "is due within a week", "are due within a week");
  add(of.toTake.length, "waits for you to take it on", "wait for you to take them on");
  add(of.toAsk.length, "is done: did it help?", "are done: did they help?");
  const said = parts.join(", ");
  return said === "" || said.endsWith("?") ? said : `${said}.`;
}
