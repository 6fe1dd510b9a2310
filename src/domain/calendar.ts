/** A calendar day as the school knows it, `2026-11-21`. */
export type Day = string;

const LONDON_DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day it is in an English school at a moment given in milliseconds since 1970. */
export function schoolDay(ms: number): Day {
  return LONDON_DAY.format(ms);
}

/** The academic year a day falls in, named by the year it starts: 1 September to 31 August. [CA1] */
export function academicYearOf(day: Day): number {
  const [year, month] = day.split("-").map(Number) as [number, number];
  return month >= 9 ? year : year - 1;
}

/** "2026/27". */
export function writeAcademicYear(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}
