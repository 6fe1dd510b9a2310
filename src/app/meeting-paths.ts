import type { Meeting } from "../domain/meeting.ts";

type Of = Pick<Meeting, "class" | "id">;

/** Where a meeting is prepared. */
export function preparePath({ class: schoolClass, id }: Of): string {
  return `/meet/${schoolClass}/${id}/prepare`;
}

/** Where a meeting is: to be held, or its summary once it is closed. */
export function meetingPath({ class: schoolClass, id }: Of): string {
  return `/meet/${schoolClass}/${id}`;
}

/** Where a meeting is held, full screen. */
export function runPath({ class: schoolClass, id }: Of): string {
  return `/meet/${schoolClass}/${id}/run`;
}
