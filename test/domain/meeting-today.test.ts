import { expect, it } from "vitest";
import { meetingToday } from "../../src/domain/meeting-today.ts";
import { type Meeting, saveMeeting } from "../../src/domain/meeting.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { CLASSES, rowOf, smallSchool, STAFF, TODAY } from "../support/small-school.ts";

const roster = rosterOf(smallSchool().rows);
/** Clock time of the day, in winter, in milliseconds. */
const at = (time: string) => Date.parse(`${TODAY}T${time}:00Z`);
const meeting = (id: string, more: Partial<Meeting>): Meeting => ({
  id,
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: TODAY,
  at: null,
  minutes: 45,
  people: [STAFF.head],
  state: "planned",
  ...more,
});
const opened = (user: string, time: string, ...meetings: Meeting[]) =>
  meetingToday(
    meetings.map((one) => rowOf(saveMeeting(one))),
    { user, roster },
    TODAY,
    at(time),
  )?.id;

it("[MR8] is today's and not closed, of whoever comes to it or teaches the class", () => {
  const today = meeting("m", {});
  expect(opened(STAFF.head, "08:00", today)).toBe("m");
  expect(opened(STAFF.oakTeacher, "08:00", today)).toBe("m");
  for (const user of [STAFF.ashTeacher, STAFF.assistant, STAFF.senco])
    expect(opened(user, "08:00", today)).toBeUndefined();
  expect(opened(STAFF.head, "08:00", { ...today, state: "closed" })).toBeUndefined();
  expect(opened(STAFF.head, "08:00", { ...today, on: "2026-11-24" })).toBeUndefined();
});

it("[MR8] of several, the first that is not over yet; in the evening, the last", () => {
  const [early, late] = [meeting("early", { at: "09:15" }), meeting("late", { at: "15:30" })];
  expect(opened(STAFF.head, "08:00", late, early)).toBe("early");
  expect(opened(STAFF.head, "10:00", late, early)).toBe("early");
  expect(opened(STAFF.head, "10:01", late, early)).toBe("late");
  expect(opened(STAFF.head, "10:01", late, { ...early, state: "closed" })).toBe("late");
  expect(opened(STAFF.head, "21:00", late, early)).toBe("late");
});
