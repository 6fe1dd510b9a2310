import type { CalendarEvent } from "./calendar-file.ts";
import { addDays, type Day, isWeekend, writeDay } from "./calendar.ts";
import { sayNames } from "./combined-words.ts";
import type { MeetingRound } from "./meeting-round.ts";
import type { Meeting } from "./meeting.ts";
import type { StaffMeeting } from "./staff-meeting.ts";

/** The days of a round on which there is school: its weekdays. */
export function daysOfRound({ from, to }: Pick<MeetingRound, "from" | "to">): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (!isWeekend(day)) days.push(day);
  return days;
}

/**
 * A meeting for each class of a round that has none, over its weekdays in order, at the same times
 * each day; what does not fit is on the last day, for a person to move. [MR7]
 */
export function planMeetings(of: {
  round: MeetingRound;
  /** In the order they are to be held, with who comes. */
  classes: readonly { class: string; people: readonly string[] }[];
  /** Meetings there are. */
  held: readonly Meeting[];
  /** Times of day, "15:30": as many meetings a day. Empty: one a day, without a time. */
  times: readonly string[];
  /** An own id for a class's meeting. */
  idOf: (schoolClass: string) => string;
}): Meeting[] {
  const { round, held, idOf } = of;
  const days = daysOfRound(round);
  const times = of.times.length === 0 ? [null] : of.times;
  const taken = new Set(held.map(({ on, at }) => `${on} ${at}`));
  const slots = days
    .flatMap((on) => times.map((at) => ({ on, at })))
    .filter(({ on, at }) => !taken.has(`${on} ${at}`));
  const last = { on: days.at(-1) ?? round.to, at: times.at(-1) ?? null };
  const has = new Set(held.filter((one) => one.round === round.id).map((one) => one.class));
  return of.classes
    .filter((one) => !has.has(one.class))
    .map((one, at): Meeting => {
      const slot = slots[at] ?? last;
      return {
        id: idOf(one.class),
        class: one.class,
        round: round.id,
        subjects: round.subjects,
        ...slot,
        minutes: round.minutes,
        people: one.people,
        state: "planned",
      };
    });
}

/** Meetings that share a person at the same time: each pair once. [MR7] */
export function clashes(
  meetings: readonly (Meeting | StaffMeeting)[],
): { person: string; meetings: readonly [string, string] }[] {
  const found: ReturnType<typeof clashes> = [];
  for (const [at, one] of meetings.entries())
    for (const other of meetings.slice(at + 1)) {
      if (one.on !== other.on || one.at === null || other.at === null) continue;
      const [a, b] = [minuteOf(one.at), minuteOf(other.at)];
      if (a + one.minutes <= b || b + other.minutes <= a) continue;
      for (const person of one.people)
        if (other.people.includes(person)) found.push({ person, meetings: [one.id, other.id] });
    }
  return found;
}

function minuteOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  return hours * 60 + minutes;
}

/** A meeting as a calendar shows it: class, subjects and who comes; no child. [MR6] */
export function meetingEvent(
  { id, on, at, minutes }: Pick<Meeting, "id" | "on" | "at" | "minutes">,
  names: { of: string; subjects: readonly string[]; people: readonly string[] },
): CalendarEvent {
  const title = `Progress meeting, ${names.of}`;
  const about = names.subjects.length === 0 ? "" : `About ${sayNames(names.subjects)}.`;
  const who = names.people.length === 0 ? "" : `With ${sayNames(names.people)}.`;
  const notes = [about, who].filter((line) => line !== "").join("\n");
  return { id, title, notes, on, at, minutes };
}

/** "Mon 16 Nov to Fri 27 Nov": the days of a round in words. */
export function writeRoundDays(
  { from, to }: Pick<MeetingRound, "from" | "to">,
  today: Day,
): string {
  return from === to ? writeDay(from, today) : `${writeDay(from, today)} to ${writeDay(to, today)}`;
}
