import { moveCalendar, SCHOOL_DAY } from "../test/support/school-calendar.mjs";

/** The school's day on which every bench takes place, whatever the calendar says: Autumn is open. */
export const BENCH_DAY = SCHOOL_DAY.slice(0, 10);

const SHIFT_MS = Date.parse(SCHOOL_DAY) - Date.now();

/** Milliseconds since 1970 as the bench's servers and pages have them. */
export function benchNow(): number {
  return Date.now() + SHIFT_MS;
}

/** Moves a page's calendar to the bench's day. */
export const MOVE_CALENDAR = `(${moveCalendar.toString()})(${SHIFT_MS})`;
