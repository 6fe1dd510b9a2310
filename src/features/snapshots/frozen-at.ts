import { schoolDay, writeDay } from "../../domain/calendar.ts";

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

/** "21 Nov 2026 at 10:42": two of one day are told apart. */
export function sayFrozenAt(ms: number): string {
  return `${writeDay(schoolDay(ms))} at ${CLOCK.format(ms)}`;
}
