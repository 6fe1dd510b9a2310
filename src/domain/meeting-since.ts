import { sayDue } from "./action-list.ts";
import { type Day, writeDay } from "./calendar.ts";
import type { MeetingAction } from "./meeting-action.ts";
import { type RecapAction, type RecapOfPerson, recapByPerson, sayOwner } from "./meeting-recap.ts";
import type { MeetingAddition, MeetingSummary, SummaryAction } from "./meeting-summary.ts";

/** Who agreed to what when the meeting was closed, whatever became of it since. [ML4] [ML1] */
export function recapOfSummary(
  { about, children, day }: Pick<MeetingSummary, "about" | "children" | "day">,
  { reader, today }: { reader: string | null; today: Day },
): RecapOfPerson[] {
  // What was agreed for a child who was erased has no words any more.
  const agreed = about.actions.filter(({ what }) => what !== "");
  const people = new Map(agreed.map(({ owner, who }) => [owner, who]));
  const names = new Map(children.map(({ id, name }) => [id, name]));
  const actions = agreed.map(({ owner, who, accepted, ...action }): RecapAction => ({
    ...action,
    owner,
    ownerWords: owner !== null || who === "" ? null : who,
    children: children.filter((child) => child.actions.includes(action.id)).map(({ id }) => id),
    accepted: accepted ? { on: day, by: owner ?? "" } : null,
    made: day,
    why: null,
  }));
  return recapByPerson(actions, {
    person: (user) => people.get(user) ?? "",
    child: (pupil) => names.get(pupil) ?? "",
    reader,
    today,
  });
}

/**
 * What became of an action since its meeting was closed: done or dropped, another day, another person,
 * other words. Empty while it is as it was agreed. [ML4]
 */
export function sayActionSince(
  was: SummaryAction,
  /** Undefined: taken off. */
  is: MeetingAction | undefined,
  names: { person: (user: string) => string; today: Day },
): string {
  if (is === undefined) return "Taken off since.";
  const sameOwner =
    was.owner === is.owner && (is.owner !== null || was.who === (is.ownerWords ?? ""));
  const isOpen = is.state === "open";
  const said = [
    is.what === was.what ? "" : `Now: “${is.what}”.`,
    sameOwner ? "" : `Now: ${sayOwner(is, names.person)}.`,
    sameOwner && isOpen && !was.accepted && is.accepted !== null ? "Taken on since." : "",
    isOpen && is.due !== was.due ? `Now by ${writeDay(is.due, names.today)}.` : "",
    isOpen ? "" : `${sayDue(is, names.today).replace(/\.$/, "")}.`,
  ];
  return said.filter((one) => one !== "").join(" ");
}

/** What was added after the closing, a line each, with who and when: "Bo: … (Miss Okafor, 24 Nov 2026)". [ML2] */
export function sayAdditions(
  additions: readonly MeetingAddition[],
  names: {
    person: (user: string) => string;
    child: (pupil: string) => string;
    /** "24 Nov 2026". */
    day: (at: number) => string;
  },
): string[] {
  return additions.map(
    (one) => `${sayAddition(one, names.child)} (${names.person(one.by)}, ${names.day(one.at)})`,
  );
}

/** "Bo: Heard from home since." */
export function sayAddition(
  { children, text }: Pick<MeetingAddition, "children" | "text">,
  child: (pupil: string) => string,
): string {
  return [...children.map((one) => `${child(one.id)}: ${one.text}`), text]
    .filter((said) => said !== "")
    .join(" ");
}
