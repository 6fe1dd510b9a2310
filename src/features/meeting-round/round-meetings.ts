import { bringBack } from "../../domain/changed-fields.ts";
import type { SetEdit } from "../../domain/edit.ts";
import {
  changeMeetingRound,
  type MeetingRound,
  removeMeetingRound,
  saveMeetingRound,
} from "../../domain/meeting-round.ts";
import { changeMeeting, type Meeting, removeMeeting, saveMeeting } from "../../domain/meeting.ts";
import type { MeetingSlot } from "./planned-days.tsx";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";

/**
 * The meetings of a round as its form says. What somebody set for one meeting alone (its length, its
 * subjects, who else comes) stays, as long as the form does not say otherwise for all; what has been
 * held stays as it was held.
 */
export function meetingsOfRound(of: {
  made: MeetingRound;
  /** The round as it was; undefined for a new one. */
  round: MeetingRound | undefined;
  had: readonly Meeting[];
  slots: readonly MeetingSlot[];
  /** Who comes to every meeting beside the teachers, as it was and as it is now. */
  leadersBefore: ReadonlySet<string>;
  leaders: ReadonlySet<string>;
  teachersOf: (schoolClass: string) => readonly string[];
  newId: () => string;
}): Meeting[] {
  const { made, round, leaders, leadersBefore } = of;
  const sameSubjects = round !== undefined && sameList(round.subjects, made.subjects);
  const added = [...leaders].filter((one) => !leadersBefore.has(one));
  return of.slots.map(({ class: schoolClass, on, at }): Meeting => {
    const before = of.had.find((one) => one.class === schoolClass);
    if (before?.state === "closed") return before;
    const people =
      before === undefined
        ? [...of.teachersOf(schoolClass), ...leaders]
        : [...before.people.filter((one) => !leadersBefore.has(one) || leaders.has(one)), ...added];
    return {
      id: before?.id ?? of.newId(),
      class: schoolClass,
      round: made.id,
      subjects: before !== undefined && sameSubjects ? before.subjects : made.subjects,
      on,
      at,
      minutes:
        before !== undefined && round?.minutes === made.minutes ? before.minutes : made.minutes,
      people: [...new Set(people)],
      state: before?.state ?? "planned",
    };
  });
}

/**
 * What the form of a round writes, and the way back: what was changed alone, of the round and of each
 * of its meetings, so that what somebody else changed meanwhile stays. [ED1]
 */
export function editsOfRound(of: {
  made: MeetingRound;
  round: MeetingRound | undefined;
  had: readonly Meeting[];
  meetings: readonly Meeting[];
  chosen: ReadonlySet<string>;
}): { edits: SetEdit[]; back: SetEdit[] } {
  const { made, round, had, meetings, chosen } = of;
  const before = new Map(had.map((one) => [one.id, one]));
  const added = meetings.filter(({ id }) => !before.has(id));
  const both = meetings.flatMap((is) => {
    const was = before.get(is.id);
    return was === undefined ? [] : [{ was, is }];
  });
  const gone = had
    .filter((one) => one.state !== "closed" && !chosen.has(one.class))
    .map(removeMeeting);
  return {
    edits: [
      ...(round === undefined ? [saveMeetingRound(made)] : changeMeetingRound(round, made)),
      ...added.map(saveMeeting),
      ...both.flatMap(({ was, is }) => changeMeeting(was, is)),
      ...gone,
    ],
    back: [
      ...(round === undefined ? [removeMeetingRound(made.id)] : changeMeetingRound(made, round)),
      ...added.map(removeMeeting),
      ...both.flatMap(({ was, is }) => changeMeeting(is, was)),
      ...gone.map(bringBack),
    ],
  };
}

/**
 * Takes a round off the list with its meetings that have not been held, and the way back. What was held
 * stays, and what was prepared stays with the children. [MR9]
 */
export function removalOfRound(
  round: Pick<MeetingRound, "id">,
  meetings: readonly Meeting[],
): { open: Meeting[]; closed: Meeting[]; edits: SetEdit[]; back: SetEdit[] } {
  const own = meetings.filter((one) => one.round === round.id);
  const open = own.filter(({ state }) => state !== "closed");
  const edits = [removeMeetingRound(round.id), ...open.map(removeMeeting)];
  const closed = own.filter(({ state }) => state === "closed");
  return { open, closed, edits, back: edits.map(bringBack) };
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** One meeting of each class: another that somebody planned beside it is left as it is. */
export function firstOfEach(meetings: readonly Meeting[], round: string): Meeting[] {
  const own = meetings.filter((one) => one.round === round);
  return own.filter((one, at) => own.findIndex((other) => other.class === one.class) === at);
}

/** Who comes to every meeting of a round beside the classes' own teachers. */
export function leadersOf(meetings: readonly Meeting[], held: MeetingsHeld): string[] {
  const teaching = new Map(
    held.classesOf(held.year).map(({ schoolClass, teachers }) => [schoolClass.id, teachers]),
  );
  const others = meetings.map((one) =>
    one.people.filter((person) => teaching.get(one.class)?.includes(person) !== true),
  );
  return (others[0] ?? []).filter((person) => others.every((some) => some.includes(person)));
}
