import { withoutCarriedOn } from "./action-list.ts";
import type { Day } from "./calendar.ts";
import { byDue, type MeetingAction } from "./meeting-action.ts";
import { actionsToAskAfter } from "./meeting-suggestions.ts";
import type { Meeting } from "./meeting.ts";

/** What a meeting asks after, in three parts that share none. [MS1] [MA8] */
export type ActionsBefore = {
  /** Agreed in the meeting before, whatever became of them. */
  last: readonly MeetingAction[];
  /** Agreed for the class at any other time, and still open or done on the day. */
  open: readonly MeetingAction[];
  /** Open in the class that a child came from, with the children who are here now. */
  elsewhere: readonly MeetingAction[];
};

/** What was agreed before a meeting, for its class and for the children who are in it now. */
export function actionsBefore(of: {
  meeting: Pick<Meeting, "id" | "class">;
  /** The meeting that this one begins with. [MR4] */
  previous: Pick<Meeting, "id"> | undefined;
  /** Those this person sees, of all classes. */
  actions: readonly MeetingAction[];
  /** The children of the class now. */
  register: ReadonlySet<string>;
  /** What is done today stays where it was ticked: whether it helped is asked next. */
  today: Day;
}): ActionsBefore {
  const { meeting, previous } = of;
  const before = of.actions.filter((one) => one.meeting !== meeting.id);
  const own = before.filter((one) => one.class === meeting.class);
  const isLast = (one: MeetingAction) => previous !== undefined && one.meeting === previous.id;
  return {
    last: actionsToAskAfter(own.filter(isLast)),
    // What an earlier meeting carried on is asked about in the new one alone. [MA15]
    open: withoutCarriedOn(own)
      .filter((one) => !isLast(one) && isOpenOn(one, of.today))
      .sort(byDue),
    elsewhere: actionsToCarry(of.actions, meeting.class, of.register, of.today),
  };
}

/**
 * Open actions of other classes for children who are in this one now, after the year has moved on or
 * a child has changed class, with those children alone. What was carried on for a child already, into
 * whichever class, is left out. [MA8]
 */
export function actionsToCarry(
  actions: readonly MeetingAction[],
  into: string,
  register: ReadonlySet<string>,
  today: Day,
): MeetingAction[] {
  const carried = new Set(
    actions.flatMap(({ from, children }) => children.map((child) => `${from}:${child}`)),
  );
  const isHere = (action: MeetingAction) => (child: string) =>
    register.has(child) && !carried.has(`${action.id}:${child}`);
  return actions
    .filter((one) => one.class !== null && one.class !== into && isOpenOn(one, today))
    .map((one) => ({ ...one, children: one.children.filter(isHere(one)) }))
    .filter(({ children }) => children.length > 0)
    .sort(byDue);
}

function isOpenOn({ state, doneOn }: MeetingAction, day: Day): boolean {
  return state === "open" || doneOn === day;
}
