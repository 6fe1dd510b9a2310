import { calendarFile, type CalendarEvent } from "../../domain/calendar-file.ts";
import { calendarStamp } from "../../domain/calendar.ts";
import type { Meeting } from "../../domain/meeting.ts";
import type { StaffMeeting } from "../../domain/staff-meeting.ts";
import { fileName, saveFile } from "../../files/save-file.ts";
import { useDevice } from "../../storage/use-live.ts";
import { Button } from "../../ui/button.tsx";
import { plural } from "../../ui/plural.ts";
import { showToast } from "../../ui/toast.ts";
import { sayPeople, saySubjects } from "./meeting-words.ts";
import type { MeetingHrefs } from "./readiness-board.tsx";
import type { MeetingsHeld } from "./use-meeting-rounds.ts";

/**
 * Meetings as a file that any calendar takes, with those of the same kind that were called off; no
 * child is named in it. [MR6]
 */
export function SaveCalendar({
  held,
  meetings,
  isIn,
  name,
  host,
  hrefs,
}: {
  held: MeetingsHeld;
  /** Those to take along; what has been held is left out. */
  meetings: readonly (Meeting | StaffMeeting)[];
  /** Whether a meeting that was called off would be among them. */
  isIn: (off: Meeting | StaffMeeting) => boolean;
  name: string;
  host: string;
  hrefs: MeetingHrefs;
}) {
  const device = useDevice();
  const open = meetings.filter(({ state }) => state !== "closed");
  const off = held.calendar.off.filter(isIn);
  if (open.length + off.length === 0) return null;

  function save(): void {
    const events = [...open, ...off].map((one) => eventOf(one, off.includes(one)));
    const text = calendarFile({ name, events, stamp: calendarStamp(device.now()) });
    saveFile(fileName([name], "ics"), new Blob([text], { type: "text/calendar;charset=utf-8" }));
    showToast({
      words: `${sayTaken(open.length, off.length)} Open it to put them into your calendar; a later file moves them, strikes out what was called off and makes none twice.`,
    });
  }

  function eventOf(one: Meeting | StaffMeeting, isOff: boolean): CalendarEvent {
    const { id, on, at, minutes } = one;
    const ofClass = "class" in one;
    const address = ofClass ? hrefs.prepare(one) : hrefs.staffMeeting(id);
    const people = sayPeople(one.people, { nameOf: (user) => staffName(held, user), user: "" });
    const notes = [saySubjects(one.subjects, held), people, isOff ? "" : `${host}${address}`];
    return {
      id,
      title: ofClass ? `Progress meeting ${className(held, one)}` : one.name,
      notes: notes.filter((line) => line !== "").join("\n"),
      on,
      at,
      minutes,
      sequence: held.calendar.sequenceOf(one),
      isOff,
    };
  }

  return <Button onClick={save}>Calendar file</Button>;
}

/** The file goes to others as well: nobody in it is "you". */
function staffName(held: MeetingsHeld, user: string): string {
  return held.staff.find((one) => one.user === user)?.name ?? "";
}

function className(held: MeetingsHeld, meeting: Meeting): string {
  const of = held.classesOf(held.year).find((one) => one.schoolClass.id === meeting.class);
  return of?.schoolClass.name ?? "";
}

/** "5 meetings saved as a calendar file, and 1 that was called off." */
function sayTaken(open: number, off: number): string {
  if (open === 0) return `${plural(off, "meeting")} called off, saved as a calendar file.`;
  const called = off === 0 ? "" : `, and ${off} that ${off === 1 ? "was" : "were"} called off`;
  return `${plural(open, "meeting")} saved as a calendar file${called}.`;
}
