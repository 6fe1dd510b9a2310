import type { MeetingRound } from "../../domain/meeting-round.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { MeetingSlot } from "./planned-days.tsx";

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

/** Whether two meetings say the same: then there is nothing to write. */
export function sameMeeting(a: Meeting, b: Meeting | undefined): boolean {
  if (b === undefined) return false;
  return (
    a.on === b.on &&
    a.at === b.at &&
    a.minutes === b.minutes &&
    sameList(a.subjects, b.subjects) &&
    sameList(a.people, b.people)
  );
}

function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}
