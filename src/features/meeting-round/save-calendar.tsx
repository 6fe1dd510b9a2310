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

/** Meetings as a file that any calendar takes; no child is named in it. [MR6] */
export function SaveCalendar({
  held,
  meetings,
  staffMeetings = [],
  name,
  host,
  hrefs,
}: {
  held: MeetingsHeld;
  meetings: readonly Meeting[];
  staffMeetings?: readonly StaffMeeting[];
  name: string;
  host: string;
  hrefs: MeetingHrefs;
}) {
  const device = useDevice();
  const open = meetings.filter(({ state }) => state !== "closed");
  const count = open.length + staffMeetings.length;
  if (count === 0) return null;

  function save(): void {
    const names = { ...held, nameOf: (user: string) => staffName(held, user) };
    const events = [
      ...open.map((one) =>
        eventOf(one, {
          title: `Progress meeting ${className(held, one)}`,
          people: sayPeople(one.people, { ...names, user: "" }),
          about: saySubjects(one.subjects, held),
          address: `${host}${hrefs.prepare(one)}`,
        }),
      ),
      ...staffMeetings.map((one) =>
        eventOf(one, {
          title: one.name,
          people: sayPeople(one.people, { ...names, user: "" }),
          about: saySubjects(one.subjects, held),
          address: `${host}${hrefs.staffMeeting(one.id)}`,
        }),
      ),
    ];
    const text = calendarFile({ name, events, stamp: calendarStamp(device.now()) });
    saveFile(fileName([name], "ics"), new Blob([text], { type: "text/calendar;charset=utf-8" }));
    showToast({
      words: `${plural(events.length, "meeting")} saved as a calendar file. Open it to put them into your calendar; a later file moves them and makes none twice.`,
    });
  }

  return <Button onClick={save}>Calendar file</Button>;
}

function eventOf(
  { id, on, at, minutes }: Pick<Meeting, "id" | "on" | "at" | "minutes">,
  of: { title: string; people: string; about: string; address: string },
): CalendarEvent {
  const notes = [of.about, of.people, of.address].filter((line) => line !== "").join("\n");
  return { id, title: of.title, notes, on, at, minutes };
}

/** The file goes to others as well: nobody in it is "you". */
function staffName(held: MeetingsHeld, user: string): string {
  return held.staff.find((one) => one.user === user)?.name ?? "";
}

function className(held: MeetingsHeld, meeting: Meeting): string {
  const of = held.classesOf(held.year).find((one) => one.schoolClass.id === meeting.class);
  return of?.schoolClass.name ?? "";
}
