import type { Day } from "./calendar.ts";
import { changedFields } from "./changed-fields.ts";
import type { SetEdit } from "./edit.ts";
import { type ActionTerms, type Helped, type MeetingAction, whoDoes } from "./meeting-action.ts";
import { LONGEST_REASON } from "./meeting-tables.ts";

type ActionPlace = Pick<ActionTerms, "class" | "id">;

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

/**
 * Says that an action is done. A reason it was once dropped for is kept, and not shown. [MA6]
 * @param by who says so; left out where it is only put back as it was. [MA17]
 */
export function finishAction(of: ActionPlace, on: Day, by?: string): SetEdit {
  return edit(of, { state: "done", doneOn: on, ...signedBy(by) });
}

/**
 * Drops an action, with the reason. [MA6]
 * @param by who says so. [MA17]
 */
export function dropAction(of: ActionPlace, why: string, by?: string): SetEdit {
  const said = why.trim().slice(0, LONGEST_REASON).trim();
  const set = { state: "dropped", doneOn: null, why: said === "" ? null : said };
  return edit(of, { ...set, ...signedBy(by) });
}

function signedBy(by: string | undefined): SetEdit["set"] {
  return by === undefined ? {} : { saidBy: by };
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
