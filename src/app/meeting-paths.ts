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

/** Where what was agreed in a meeting is looked after. */
export function actionsPath({ id }: Of): string {
  return `/plan?${new URLSearchParams({ whose: "school", meeting: id })}`;
}
