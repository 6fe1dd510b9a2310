import { addDays, type Day, isWeekend } from "./calendar.ts";
import type { Row } from "./change.ts";
import { changedFields } from "./changed-fields.ts";
import { childrenIn } from "./children-in-row.ts";
import type { Clock } from "./clock.ts";
import type { SetEdit } from "./edit.ts";
import { dayIn, listIn, numberIn, oneIn, wordsIn } from "./field.ts";
import type { Wave } from "./intervention.ts";
import { ACTION_KINDS, ACTION_STATES, HELPED, LONGEST_REASON } from "./meeting-tables.ts";
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
};

type ActionPlace = Pick<ActionTerms, "class" | "id">;

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

function edit({ class: schoolClass, id }: ActionPlace, set: SetEdit["set"]): SetEdit {
  return schoolClass === null
    ? { t: "staff-action", k: id, set }
    : { t: "meeting-action", k: `${schoolClass}:${id}`, set };
}

function setOf(terms: ActionTerms): Record<string, unknown> {
  const { id: _, class: schoolClass, entries, children, ...set } = terms;
  const what = set.what.trim();
  // The staff's own actions name no child.
  const about = { entries: [...entries], children: children.map((child) => ({ id: child })) };
  return { ...set, ...(schoolClass === null ? {} : about), what, removed: false };
}

/** A new action, open; taken on already when who writes it down says so. [MA1] [MA4] */
export function agreeAction(terms: ActionTerms, accepted: boolean): SetEdit {
  return edit(terms, {
    ...setOf(terms),
    accepted: accepted ? terms.made : null,
    acceptedBy: accepted ? terms.by : null,
    acceptedFor: accepted ? whoDoes(terms) : null,
    state: "open",
    doneOn: null,
    why: null,
    helped: null,
    helpedOn: null,
  });
}

/**
 * Writes what was changed of what was agreed, and nothing of what became of it. Another owner has not
 * taken it on: who did take it on is kept with whom they said it for. [ED1] [MA4]
 */
export function changeAction(before: ActionTerms, terms: ActionTerms): SetEdit[] {
  const [was, is] = [before, terms].map((one) => edit(before, setOf(termsOf(one))));
  return was === undefined || is === undefined
    ? []
    : changedFields(was, is, [["owner", "ownerWords"]]);
}

/**
 * Says that an action is taken on by whoever does it now, in the name of who says it; null takes that
 * back. [MA4]
 */
export function acceptAction(
  of: ActionPlace & Pick<ActionTerms, "owner" | "ownerWords">,
  said: { on: Day; by: string } | null,
): SetEdit {
  return edit(of, {
    accepted: said?.on ?? null,
    acceptedBy: said?.by ?? null,
    acceptedFor: said === null ? null : whoDoes(of),
  });
}

function whoDoes({ owner, ownerWords }: Pick<ActionTerms, "owner" | "ownerWords">): string | null {
  return owner ?? ownerWords;
}

/** Says that an action is done. A reason it was once dropped for is kept, and not shown. [MA6] */
export function finishAction(of: ActionPlace, on: Day): SetEdit {
  return edit(of, { state: "done", doneOn: on });
}

/** Drops an action, with the reason. [MA6] */
export function dropAction(of: ActionPlace, why: string): SetEdit {
  const said = why.trim().slice(0, LONGEST_REASON).trim();
  return edit(of, { state: "dropped", doneOn: null, why: said === "" ? null : said });
}

/** Opens an action again, or takes a slip back. */
export function reopenAction(of: ActionPlace): SetEdit {
  return edit(of, { state: "open", doneOn: null });
}

/** Says whether an action helped; null takes that back. [MA7] */
export function sayHelped(of: ActionPlace, helped: Helped | null, on: Day): SetEdit {
  return edit(of, { helped, helpedOn: helped === null ? null : on });
}

/** Takes an action off every list, as one written down by mistake. */
export function removeAction(of: ActionPlace): SetEdit {
  return edit(of, { removed: true });
}

/**
 * Carries an action on: a new one that says what it goes on from, for the children it is still for.
 * Who does it has not taken the new one on yet. The old one is as it was. [MA8]
 */
export function carryOn(
  action: MeetingAction,
  into: {
    id: string;
    class: string | null;
    meeting: string | null;
    children: readonly string[];
    owner: string | null;
    due: Day;
    made: Day;
    by: string;
  },
): SetEdit {
  const ownerWords = into.owner === null ? action.ownerWords : null;
  const terms: ActionTerms = { ...action, ...into, ownerWords, entries: [], from: action.id };
  return agreeAction(termsOf(terms), false);
}

/** An action without what became of it. */
export function termsOf(action: ActionTerms): ActionTerms {
  const { id, class: schoolClass, meeting, entries, children, subject, kind, what } = action;
  const { wave, intervention, owner, ownerWords, due, made, by, from } = action;
  return {
    id,
    class: schoolClass,
    meeting,
    entries,
    children,
    subject,
    kind,
    what,
    wave,
    intervention,
    owner,
    ownerWords,
    due,
    made,
    by,
    from,
  };
}
