import { type Day, writeDay } from "../../domain/calendar.ts";
import { sayList } from "../../domain/count-words.ts";
import type { HeldAtOnce } from "../../domain/meeting-plan.ts";
import { type Meeting, writeMeeting } from "../../domain/meeting.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { plural } from "../../ui/plural.ts";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";

/** "14 meetings: 3 held, 2 prepared". */
export function sayRoundMeetings(meetings: readonly Meeting[]): string {
  const count = (state: Meeting["state"]) => meetings.filter((one) => one.state === state).length;
  const [held, prepared] = [count("closed"), count("prepared")];
  const parts = [
    ...(held === 0 ? [] : [`${held} held`]),
    ...(prepared === 0 ? [] : [`${prepared} prepared`]),
  ];
  const all = plural(meetings.length, "meeting");
  return parts.length === 0 ? all : `${all}: ${parts.join(", ")}`;
}

/** "Tue 24 Nov, 14:30, 45 minutes". */
export function sayWhen(meeting: Pick<Meeting, "on" | "at" | "minutes">, today: Day): string {
  return `${writeMeeting(meeting, today)}, ${meeting.minutes} minutes`;
}

/** "you and Mrs Grant": who comes, the person who reads it first. */
export function sayPeople(
  people: readonly string[],
  held: Pick<MeetingsHeld, "nameOf" | "user">,
): string {
  const inOrder = [...people].sort((a, b) => Number(b === held.user) - Number(a === held.user));
  return sayList(inOrder.map(held.nameOf));
}

/** "Reading and Maths", in the school's order. */
export function saySubjects(
  subjects: readonly string[],
  held: Pick<MeetingsHeld, "subjects">,
): string {
  return sayList(held.subjects.filter(({ id }) => subjects.includes(id)).map(({ name }) => name));
}

/** "Fri 4 Dec: Ash 13:30 and Oak 13:40, with you and Mr Sidhu." [MR7] */
export function sayAtOnce(
  { on, meetings, people }: HeldAtOnce<Meeting | StaffMeeting>,
  held: Pick<MeetingsHeld, "classesOf" | "nameOf" | "today" | "user">,
  year: number,
): string {
  const classes = new Map(
    held.classesOf(year).map(({ schoolClass }) => [schoolClass.id, schoolClass.name]),
  );
  const names = meetings.map((one) => {
    const name = "class" in one ? (classes.get(one.class) ?? "another class") : one.name;
    return one.at === null ? name : `${name} ${one.at}`;
  });
  return `${writeDay(on, held.today)}: ${sayList(names)}, with ${sayPeople(people, held)}.`;
}
