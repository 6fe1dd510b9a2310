import { sequenceOf } from "../../domain/calendar-file.ts";
import type { Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { calledOffOf, type Meeting, meetingKey } from "../../domain/meeting.ts";
import { staffCalledOffOf, type StaffMeeting } from "../../domain/staff-meeting.ts";

/** What a calendar file needs beside the meetings there are. [MR6] */
export type CalendarMeetings = {
  /** What was called off and was to be today or later. */
  off: readonly (Meeting | StaffMeeting)[];
  /** A number of a meeting that grows with every change of it. */
  sequenceOf: (of: Meeting | StaffMeeting) => number;
};

export function calendarMeetings(
  rows: { meeting: readonly Row[]; "staff-meeting": readonly Row[] },
  today: Day,
): CalendarMeetings {
  const off = [...calledOffOf(rows.meeting), ...staffCalledOffOf(rows["staff-meeting"])];
  return {
    off: off.filter(({ on }) => on >= today),
    sequenceOf: (of) => {
      const row =
        "class" in of
          ? rows.meeting.find(({ k }) => k === meetingKey(of))
          : rows["staff-meeting"].find(({ k }) => k === of.id);
      return row === undefined ? 0 : sequenceOf(row);
    },
  };
}
