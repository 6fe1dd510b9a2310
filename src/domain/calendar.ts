import { date as isDate } from "./guard.ts";
import type { PointSeason, Season } from "./scale.ts";

/** A calendar day as the school knows it, `2026-11-21`. */
export type Day = string;

const LONDON_DAY = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day it is in an English school at a moment given in milliseconds since 1970. [CA2] */
export function schoolDay(ms: number): Day {
  return LONDON_DAY.format(ms);
}

const CLOCK = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

/** Time of day in an English school: "10:42". */
export function schoolTime(ms: number): string {
  return CLOCK.format(ms);
}

/** The academic year a day falls in, named by the year it starts: 1 September to 31 August. [CA1] */
export function academicYearOf(day: Day): number {
  const [year, month] = partsOf(day);
  return month >= 9 ? year : year - 1;
}

/** "2026/27". */
export function writeAcademicYear(year: number): string {
  return `${year}/${String((year + 1) % 100).padStart(2, "0")}`;
}

/** The first and the last day of an academic year. [CA1] */
export function daysOfYear(year: number): { from: Day; to: Day } {
  return { from: `${year}-09-01`, to: `${year + 1}-08-31` };
}

/**
 * The term a day falls in: autumn September to December, spring January to Easter taken as March,
 * summer April to August. Holidays belong to the term before them. [CA3]
 */
export function seasonOf(day: Day): Season {
  const [, month] = partsOf(day);
  if (month >= 9) return "autumn";
  return month <= 3 ? "spring" : "summer";
}

/** A number for a day's term, one more for each later term of any year. [CA3] */
export function termNumber(day: Day): number {
  const at = { autumn: 0, spring: 1, summer: 2 }[seasonOf(day)];
  return academicYearOf(day) * 3 + at;
}

/** "Autumn 2026", "Spring 2027": with the calendar year it falls in. */
export function writeTerm(year: number, season: Season): string {
  const name = { autumn: "Autumn", spring: "Spring", summer: "Summer" }[season];
  return `${name} ${season === "autumn" ? year : year + 1}`;
}

/** Days the assessment points of a year stand for until the school sets its own. [P2] */
export function defaultPointDates(year: number): Record<PointSeason, Day> {
  return {
    baseline: `${year}-07-15`,
    autumn: `${year}-12-11`,
    spring: `${year + 1}-03-19`,
    summer: `${year + 1}-07-15`,
  };
}

const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function partsOf(day: Day): [year: number, month: number, date: number] {
  return day.split("-").map(Number) as [number, number, number];
}

/** "Tue 17 Nov" in the academic year of `today`, else "21 Nov 2025". [CA4] */
export function writeDay(day: Day, today?: Day): string {
  const [year, month, date] = partsOf(day);
  const short = `${date} ${MONTHS[month - 1]}`;
  if (today === undefined || academicYearOf(day) !== academicYearOf(today))
    return `${short} ${year}`;
  return `${WEEKDAYS[new Date(Date.UTC(year, month - 1, date)).getUTCDay()]} ${short}`;
}

/** "3 May": a birthday, without the year. */
export function writeBirthday(day: Day): string {
  const [, month, date] = partsOf(day);
  return `${date} ${MONTHS[month - 1]}`;
}

/** The day a number of days later (or earlier). */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}

/** Days from one day to another; negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  const ms = (day: Day) => {
    const [year, month, date] = partsOf(day);
    return Date.UTC(year, month - 1, date);
  };
  return Math.round((ms(to) - ms(from)) / 86_400_000);
}

/** A moment as a calendar file writes it, in UTC: `20261121T120000Z`. RFC 5545 §3.3.5. */
export function calendarStamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** Whether nobody is at school because it is Saturday or Sunday. */
export function isWeekend(day: Day): boolean {
  const [year, month, date] = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date)).getUTCDay() % 6 === 0;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** "Nursery", "Reception", "Year 4". */
export function writeYearGroup(yearGroup: number): string {
  if (yearGroup < 0) return "Nursery";
  return yearGroup === 0 ? "Reception" : `Year ${yearGroup}`;
}

/** "N", "R", "Y4": where a column is narrow. */
export function writeYearGroupShort(yearGroup: number): string {
  if (yearGroup < 0) return "N";
  return yearGroup === 0 ? "R" : `Y${yearGroup}`;
}

/** Reads "R", "Reception", "Year 4", "Y4", "Yr 4", "4"; undefined when it is none of a primary's. */
export function parseYearGroup(typed: string): number | undefined {
  const text = typed.toLowerCase().replaceAll(/[\s.]+/g, "");
  if (["n", "nursery", "n1", "n2"].includes(text)) return -1;
  if (["r", "rec", "reception", "yearr", "yr", "0", "year0", "y0", "fs2", "yrr"].includes(text))
    return 0;
  const number = /^(?:year|yr|y|nc)?([1-6])$/.exec(text)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** The academic year a child born on a day begins Reception: the one after the fourth birthday. [CA5] */
export function receptionYearOf(born: Day): number {
  return academicYearOf(born) + 5;
}

/** The year group a child of a birthday is usually in, in an academic year. [CA5] */
export function usualYearGroup(born: Day, year: number): number {
  return year - receptionYearOf(born);
}

/** Reads "30/04/2018", "30.4.2018" or "2018-04-30", day before month; undefined for anything else. */
export function parseDay(typed: string): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim());
  const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(typed.trim());
  const [, first = "", month = "", last = ""] = iso ?? british ?? [];
  const [year, date] = iso === null ? [last, first] : [first, last];
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return year !== "" && isDate(day) === undefined ? day : undefined;
}
