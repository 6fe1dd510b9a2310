import { addDays, type Day, isWeekend, writeDay } from "./calendar.ts";
import type { MeetingRound } from "./meeting-round.ts";
import { byTime, type Meeting } from "./meeting.ts";
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

/** Meetings of which each is at the time of another that one of its people is in. */
export type HeldAtOnce<M> = { on: Day; meetings: readonly M[]; people: readonly string[] };

/**
 * The meetings being planned that would be held at once with another of them, or with one there is,
 * by the same people: those that hang together as one, so that seven at one time are said once. [MR7]
 */
export function heldAtOnce<M extends Meeting | StaffMeeting>(
  planned: readonly M[],
  others: readonly M[],
): HeldAtOnce<M>[] {
  const isPlanned = new Set(planned.map(({ id }) => id));
  const groups: { ids: Set<string>; people: Set<string> }[] = [];
  for (const { person, meetings } of clashes([...planned, ...others])) {
    if (!meetings.some((id) => isPlanned.has(id))) continue;
    const [first = { ids: new Set<string>(), people: new Set<string>() }, ...rest] = groups.filter(
      ({ ids }) => meetings.some((id) => ids.has(id)),
    );
    if (!groups.includes(first)) groups.push(first);
    for (const id of meetings) first.ids.add(id);
    first.people.add(person);
    for (const one of rest) {
      for (const id of one.ids) first.ids.add(id);
      for (const who of one.people) first.people.add(who);
      groups.splice(groups.indexOf(one), 1);
    }
  }
  return groups.flatMap(({ ids, people }) => {
    const meetings = [...planned, ...others].filter(({ id }) => ids.has(id)).sort(sooner);
    const [first] = meetings;
    return first === undefined ? [] : [{ on: first.on, meetings, people: [...people] }];
  });
}

/** By their time alone: those of one time stay in the order they came. */
function sooner(a: Pick<Meeting, "on" | "at">, b: Pick<Meeting, "on" | "at">): number {
  return byTime({ on: a.on, at: a.at, id: "" }, { on: b.on, at: b.at, id: "" });
}

function minuteOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(":").map(Number);
  return hours * 60 + minutes;
}

/** "Mon 16 Nov to Fri 27 Nov": the days of a round in words. */
export function writeRoundDays(
  { from, to }: Pick<MeetingRound, "from" | "to">,
  today: Day,
): string {
  return from === to ? writeDay(from, today) : `${writeDay(from, today)} to ${writeDay(to, today)}`;
}
