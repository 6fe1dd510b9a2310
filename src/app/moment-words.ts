import { schoolDay, writeDay } from "../domain/calendar.ts";

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

/** "10:42" today, "Tue 17 Nov" before. */
export function writeMoment(ms: number, nowMs: number): string {
  const day = schoolDay(ms);
  const today = schoolDay(nowMs);
  return day === today ? CLOCK.format(ms) : writeDay(day, today);
}

/** "today at 10:42", "Tue 17 Nov at 10:42". */
export function sayMoment(ms: number, nowMs: number): string {
  const day = schoolDay(ms);
  const today = schoolDay(nowMs);
  return `${day === today ? "today" : writeDay(day, today)} at ${CLOCK.format(ms)}`;
}
