import { type Day, writeDay } from "./calendar.ts";
import { sayCount, sayList } from "./count-words.ts";
import { byDue, type MeetingAction } from "./meeting-action.ts";
import type { EntryTable, MeetingEntry } from "./meeting-entry.ts";

/** What of an action a recap says: as it is now, or as it was when a meeting was closed. */
export type RecapAction = Pick<
  MeetingAction,
  | "id"
  | "what"
  | "children"
  | "owner"
  | "ownerWords"
  | "accepted"
  | "due"
  | "made"
  | "state"
  | "why"
>;

/** What one person agreed to. [ML4] */
export type RecapOfPerson = {
  /** User id; null for somebody without an account, or nobody. */
  owner: string | null;
  /** "You", the name, or "Nobody yet". */
  who: string;
  /** "You agreed to do 2 things." */
  says: string;
  lines: readonly { action: RecapAction; says: string }[];
};

/** What was said and agreed for one child. [ML4] */
export type RecapOfChild = {
  pupil: string;
  name: string;
  entries: readonly { subject: string; table: EntryTable; parked: boolean }[];
  lines: readonly { action: RecapAction; says: string }[];
};

type Names = {
  /** Name of a person by user id. */
  person: (user: string) => string;
  /** Short name of a child. */
  child: (pupil: string) => string;
  /** Who reads it, so that their part says "you"; null: on paper. */
  reader: string | null;
  today: Day;
};

/** "Ten minutes of number facts a day, for Amara and Bo, by Fri 11 Dec." */
function sayAction(action: RecapAction, names: Names, withChildren: boolean): string {
  const { what, children, due, state, why } = action;
  const text = what.replace(/[.\s]+$/, "");
  const known = children.map(names.child).sort((a, b) => a.localeCompare(b, "en"));
  const whom = withChildren && known.length > 0 ? `, for ${sayList(known)}` : "";
  if (state === "dropped") return `${text}${whom}: dropped${why === null ? "" : `, ${why}`}.`;
  return `${text}${whom}, by ${writeDay(due, names.today)}.`;
}

/** The name of who does an action. */
export function sayOwner(
  { owner, ownerWords }: Pick<MeetingAction, "owner" | "ownerWords">,
  person: (user: string) => string,
): string {
  return owner === null ? (ownerWords ?? "Nobody yet") : person(owner);
}

/** What each person agreed to: the reader first, then by name, what nobody has taken last. [ML4] */
export function recapByPerson(actions: readonly RecapAction[], names: Names): RecapOfPerson[] {
  const held = new Map<string, { owner: string | null; who: string; actions: RecapAction[] }>();
  for (const action of [...actions].sort(byDue)) {
    const { owner } = action;
    const own = names.reader !== null && owner === names.reader;
    const who = own ? "You" : sayOwner(action, names.person);
    const key = owner ?? `~${who}`;
    const one = held.get(key);
    if (one === undefined) held.set(key, { owner, who, actions: [action] });
    else one.actions.push(action);
  }
  return [...held.values()]
    .sort((a, b) => rankOf(a) - rankOf(b) || a.who.localeCompare(b.who, "en"))
    .map(({ owner, who, actions: own }) => ({
      owner,
      who,
      says: sayAgreed(who, own),
      lines: own.map((action) => ({ action, says: sayAction(action, names, true) })),
    }));
}

function rankOf({ who }: { who: string }): number {
  if (who === "You") return 0;
  return who === "Nobody yet" ? 2 : 1;
}

function sayAgreed(who: string, actions: readonly RecapAction[]): string {
  const things = sayCount(actions.length, "thing");
  if (who === "Nobody yet") return `${things} without a name yet.`;
  const open = actions.filter(({ accepted, state }) => accepted === null && state === "open");
  if (open.length === 0) return `${who} agreed to do ${things}.`;
  const asked = `${who === "You" ? "are" : "is"} asked to do`;
  if (open.length === actions.length) return `${who} ${asked} ${things}.`;
  const taken = sayCount(actions.length - open.length, "thing");
  return `${who} agreed to do ${taken} and ${asked} ${open.length} more.`;
}

/** What was said and agreed for each child who was spoken of or has an action, by name. [ML4] */
export function recapByChild(
  entries: readonly MeetingEntry[],
  actions: readonly MeetingAction[],
  names: Names,
): RecapOfChild[] {
  const pupils = new Set([
    ...entries.map(({ pupil }) => pupil),
    ...actions.flatMap(({ children }) => children),
  ]);
  return [...pupils]
    .map((pupil) => ({
      pupil,
      name: names.child(pupil),
      entries: entries
        .filter((entry) => entry.pupil === pupil)
        .map(({ subject, table, parked }) => ({ subject, table, parked })),
      lines: [...actions]
        .filter(({ children }) => children.includes(pupil))
        .sort(byDue)
        .map((action) => ({
          action,
          says: `${sayOwner(action, names.person)}: ${sayAction(action, names, false)}`,
        })),
    }))
    .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.pupil < b.pupil ? -1 : 1));
}
