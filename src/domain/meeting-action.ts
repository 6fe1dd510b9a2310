import { addDays, type Day, isWeekend } from "./calendar.ts";
import type { Row } from "./change.ts";
import { childrenIn } from "./children-in-row.ts";
import type { Clock } from "./clock.ts";
import { dayIn, listIn, numberIn, oneIn, wordsIn } from "./field.ts";
import type { Wave } from "./intervention.ts";
import { ACTION_KINDS, ACTION_STATES, HELPED } from "./meeting-tables.ts";
import { keyParts } from "./schema.ts";

export type ActionKind = (typeof ACTION_KINDS)[number];
export type ActionState = (typeof ACTION_STATES)[number];
export type Helped = (typeof HELPED)[number];

/** What was agreed: what is done, for whom, by whom and by when. [MA1] */
export type ActionTerms = {
  id: string;
  /** Class it is kept with; null: the staff's own, for no child. */
  class: string | null;
  /** Id of the meeting; null: agreed outside one. */
  meeting: string | null;
  /** Ids of the entries it came from. */
  entries: readonly string[];
  /** The children it is for; of the staff's own there are none. */
  children: readonly string[];
  /** Null: for no one subject. */
  subject: string | null;
  kind: ActionKind;
  what: string;
  wave: Wave | null;
  /** Id of the intervention it is given by. */
  intervention: string | null;
  /** User id of who does it; null where that person has no account. */
  owner: string | null;
  ownerWords: string | null;
  due: Day;
  /** The day it was agreed, and user id of who wrote it down. */
  made: Day;
  by: string;
  /** Id of the action this one goes on from. */
  from: string | null;
};

/** An action with what became of it. */
export type MeetingAction = ActionTerms & {
  /** Who said that it is taken on: its owner, or who wrote it down; null: nobody yet. [MA4] */
  accepted: { on: Day; by: string } | null;
  state: ActionState;
  doneOn: Day | null;
  /** Why it was dropped. */
  why: string | null;
  /**
   * What somebody wrote when they dropped it, where it is not dropped any more: taken up again, or
   * done by somebody else meanwhile. Nobody's words go unseen. [MA6]
   */
  onceDropped?: string | null | undefined;
  /** Null: nobody has said. */
  helped: Helped | null;
  helpedOn: Day | null;
  /** When it was written down, to order what was agreed on one day. */
  stamp?: Clock | undefined;
  /**
   * Nobody has changed it or said anything of it since it was written down; that it was taken off and
   * brought back is neither. [MA16]
   */
  isAsMade?: boolean | undefined;
};

const KIND_WORDS: Readonly<Record<ActionKind, string>> = {
  class: "In class",
  intervention: "Intervention",
  family: "With the family",
  attendance: "Attendance",
  outside: "Outside service",
};

/** "With the family": where an action is done. */
export function writeActionKind(kind: ActionKind): string {
  return KIND_WORDS[kind];
}

const HELPED_WORDS: Readonly<Record<Helped, string>> = {
  yes: "It helped",
  some: "It helped somewhat",
  no: "It did not help",
};

/** "It helped somewhat": what was said of an action. */
export function sayHelpedWords(helped: Helped | null): string {
  return helped === null ? "Nobody has said yet whether it helped" : HELPED_WORDS[helped];
}

/** What a row says, of a class or of the staff; undefined when it is none or was removed. */
export function meetingActionOf(row: Row | undefined): MeetingAction | undefined {
  if (row === undefined || row.gone || row.f.removed === true) return undefined;
  if (row.t !== "meeting-action" && row.t !== "staff-action") return undefined;
  const parts = keyParts(row.t, row.k);
  const { f } = row;
  const [what, due] = [wordsIn(f.what), dayIn(f.due)];
  if (parts?.id === undefined || what === null || due === null) return undefined;
  const state = oneIn(ACTION_STATES, f.state, "open");
  const [accepted, acceptedBy] = [dayIn(f.accepted), wordsIn(f.acceptedBy)];
  const [owner, ownerWords] = [wordsIn(f.owner), wordsIn(f.ownerWords)];
  // Said for somebody else, it is no word of who does it now.
  const isTaken = accepted !== null && acceptedBy !== null;
  const isFor = wordsIn(f.acceptedFor) === whoDoes({ owner, ownerWords });
  const wave = numberIn(f.wave);
  return {
    id: parts.id,
    class: parts.class ?? null,
    meeting: wordsIn(f.meeting),
    entries: listIn(f.entries),
    children: childrenIn(row),
    subject: wordsIn(f.subject),
    kind: oneIn(ACTION_KINDS, f.kind, "class"),
    what,
    wave: wave === 1 || wave === 2 || wave === 3 ? wave : null,
    intervention: wordsIn(f.intervention),
    owner,
    ownerWords,
    due,
    made: dayIn(f.made) ?? due,
    by: wordsIn(f.by) ?? "",
    from: wordsIn(f.from),
    accepted: isTaken && isFor ? { on: accepted, by: acceptedBy } : null,
    state,
    doneOn: state === "done" ? dayIn(f.doneOn) : null,
    why: state === "dropped" ? wordsIn(f.why) : null,
    onceDropped: state === "dropped" ? null : wordsIn(f.why),
    helped: HELPED.find((one) => one === f.helped) ?? null,
    helpedOn: dayIn(f.helpedOn),
    stamp: row.h.made?.h,
    isAsMade: Object.entries(row.h).every(
      ([field, { id }]) => field === "removed" || id === row.h.made?.id,
    ),
  };
}

/** Every action, the first due first, then in the order they were agreed. */
export function meetingActionsOf(rows: Iterable<Row>): MeetingAction[] {
  const actions: MeetingAction[] = [];
  for (const row of rows) {
    const action = meetingActionOf(row);
    if (action !== undefined) actions.push(action);
  }
  return actions.sort(byDue);
}

type DueAction = Pick<MeetingAction, "due" | "made" | "id" | "stamp">;

/** Negative when the first is due before; of those due on one day, when it was agreed before. */
export function byDue(a: DueAction, b: DueAction): number {
  const [one, other] = [a, b].map(
    ({ due, made, stamp = "", id }) => `${due} ${made} ${stamp} ${id}`,
  );
  if (one === other) return 0;
  return (one ?? "") < (other ?? "") ? -1 : 1;
}

/** Weeks until an action is due, unless somebody says otherwise: half a term. [MA1] */
const USUAL_WEEKS = 6;

/** The day an action agreed on a day is due unless somebody says otherwise. [MA1] */
export function usualDue(day: Day): Day {
  return onTeachingDay(addDays(day, USUAL_WEEKS * 7));
}

/**
 * A day itself, or the next after it that is no weekend and not in the weeks about Christmas or in
 * summer when every school is closed. Other holidays differ from council to council. [MA1]
 */
export function onTeachingDay(day: Day): Day {
  let on = day;
  while (isWeekend(on) || isSchoolClosed(on)) on = addDays(on, 1);
  return on;
}

/** Days on which no English school teaches, whatever its council: late December, most of summer. */
function isSchoolClosed(day: Day): boolean {
  const date = day.slice("2026-".length);
  return date >= "12-22" || date <= "01-04" || (date >= "07-24" && date <= "09-03");
}

/** Whether an action waits for its day to be done; a day that is today is not past. [MA5] */
export function isOverdue(action: Pick<MeetingAction, "state" | "due">, day: Day): boolean {
  return action.state === "open" && action.due < day;
}

/** Who does an action, by id or in words: whom taking it on is said for. [MA4] */
export function whoDoes({
  owner,
  ownerWords,
}: Pick<ActionTerms, "owner" | "ownerWords">): string | null {
  return owner ?? ownerWords;
}
