import { asSentence, sayCount, sayList } from "./count-words.ts";
import type { MeetingAction } from "./meeting-action.ts";

/** More actions than this in one meeting, or for one person, and Keepup asks which matter most. [MA13] */
export const MOST_OF_A_MEETING = 10;
export const MOST_OF_A_PERSON = 4;

/** How much was agreed and for how many people. [MA13] */
export type MeetingCount = {
  actions: number;
  people: number;
  /** Who has how many, the most first; user id, or the words for somebody without an account. */
  byPerson: readonly { owner: string | null; ownerWords: string | null; actions: number }[];
  /** Actions that nobody is named for. */
  nobody: number;
  overMeeting: boolean;
  /** Those with more than a person's share. */
  overPerson: readonly string[];
};

/** Counts what a meeting agreed: dropped ones are no work. [MA13] */
export function countActions(actions: readonly MeetingAction[]): MeetingCount {
  const held = new Map<
    string,
    { owner: string | null; ownerWords: string | null; actions: number }
  >();
  let nobody = 0;
  const live = actions.filter(({ state }) => state !== "dropped");
  for (const { owner, ownerWords } of live) {
    const key = owner === null ? (ownerWords?.trim().toLowerCase() ?? "") : `@${owner}`;
    if (key === "") nobody += 1;
    else {
      const one = held.get(key);
      if (one === undefined) held.set(key, { owner, ownerWords, actions: 1 });
      else one.actions += 1;
    }
  }
  const byPerson = [...held.entries()]
    .sort(([a, one], [b, other]) => other.actions - one.actions || (a < b ? -1 : 1))
    .map(([, one]) => one);
  return {
    actions: live.length,
    people: byPerson.length,
    byPerson,
    nobody,
    overMeeting: live.length > MOST_OF_A_MEETING,
    overPerson: byPerson
      .filter((one) => one.actions > MOST_OF_A_PERSON)
      .map(({ owner, ownerWords }) => owner ?? ownerWords ?? ""),
  };
}

/** "9 actions for 5 people": how much was agreed. */
export function sayMeetingCount({ actions, people, nobody }: MeetingCount): string {
  if (actions === 0) return "No actions yet";
  const who =
    people === 0 ? "for nobody yet" : `for ${people} ${people === 1 ? "person" : "people"}`;
  const without = nobody === 0 || people === 0 ? "" : `, ${nobody} without a name`;
  return `${sayCount(actions, "action")} ${who}${without}`;
}

/** What is asked when there is more than can be done; empty while there is not. Never enforced. [MA13] */
export function sayTooMuch(count: MeetingCount, nameOf: (owner: string) => string): string {
  const parts: string[] = [];
  if (count.overMeeting)
    parts.push(`That is more than ${MOST_OF_A_MEETING}: which will make the most difference?`);
  if (count.overPerson.length > 0) {
    const names = sayList(count.overPerson.map(nameOf));
    const has = count.overPerson.length === 1 ? "has" : "have";
    parts.push(asSentence(`${names} ${has} more than ${MOST_OF_A_PERSON}: could somebody share?`));
  }
  return parts.join(" ");
}
