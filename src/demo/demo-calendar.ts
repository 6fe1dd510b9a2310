import { academicYearOf, type Day, daysOfYear, defaultPointDates } from "../domain/calendar.ts";
import type { PointSeason } from "../domain/scale.ts";

/** Days since 1 January 1970: what this layer counts in. Below 0 for the earlier birthdays. */
export type DayNumber = number;

export const DAY_MS = 86_400_000;

const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysBeforeYear(year: number): number {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  return 365 * (year - 1970) + leaps - 477;
}

export function dayNumber(day: Day): DayNumber {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return daysBeforeYear(year) + (DAYS_BEFORE_MONTH[month - 1] as number) + leapDay + date - 1;
}

export function dayOf(number: DayNumber): Day {
  let year = 1970 + Math.floor(number / 365.2425);
  while (daysBeforeYear(year + 1) <= number) year++;
  while (daysBeforeYear(year) > number) year--;
  const inYear = number - daysBeforeYear(year);
  const starts = DAYS_BEFORE_MONTH.map((days, at) => days + (at > 1 && isLeap(year) ? 1 : 0));
  const month = starts.filter((start) => start <= inYear).length;
  const date = inYear - (starts[month - 1] as number) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(number: DayNumber): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** The demo school's holidays, month and day of the first and the last; Christmas goes over the year. */
const HOLIDAYS = [
  ["10-24", "11-01"],
  ["12-19", "12-31"],
  ["01-01", "01-04"],
  ["02-13", "02-21"],
  ["04-01", "04-15"],
  ["05-25", "05-31"],
  ["07-22", "09-02"],
] as const;

/** Whether the demo school is open on a day: no weekend and no holiday. */
export function isOpenOn(number: DayNumber): boolean {
  const date = dayOf(number).slice("2026-".length);
  const isAway = HOLIDAYS.some(([first, last]) => first <= date && date <= last);
  return !isAway && weekday(number) > 0 && weekday(number) < 6;
}

/** A day itself, or the next on which the demo school is open. */
export function openFrom(number: DayNumber): DayNumber {
  let day = number;
  while (!isOpenOn(day)) day++;
  return day;
}

/** A day itself, or the last before it on which the demo school was open. */
export function openUntil(number: DayNumber): DayNumber {
  let day = number;
  while (!isOpenOn(day)) day--;
  return day;
}

/**
 * A day itself or the next school day; where that is after `last`, the school day before it, and where
 * that is before `first`, the day as it is: the year has not begun then.
 */
export function schoolDayWithin(day: DayNumber, first: DayNumber, last: DayNumber): DayNumber {
  const next = openFrom(day);
  if (next <= last) return next;
  const before = openUntil(day);
  return before >= first ? before : day;
}

export type DemoPoint = {
  id: PointSeason;
  name: string;
  season: PointSeason;
  date: DayNumber;
  /** Judgements are made from `opens` up to, not including, `closes`. */
  opens: DayNumber;
  closes: DayNumber;
  /** `open`: the one the school is busy with. `ahead`: nobody has judged for it yet. */
  judged: "complete" | "open" | "ahead";
};

export type DemoYear = {
  year: number;
  begins: DayNumber;
  ends: DayNumber;
  points: readonly DemoPoint[];
};

const POINTS = [
  { id: "autumn", name: "Autumn", termBegins: "-09-03" },
  { id: "spring", name: "Spring", termBegins: "-01-05" },
  { id: "summer", name: "Summer", termBegins: "-04-16" },
] as const;

/** The academic years the demo school remembers, oldest first; the last is the one `day` is in. */
export function yearsUpTo(day: Day, count: number): readonly DemoYear[] {
  const present = academicYearOf(day);
  return Array.from({ length: count }, (_, at) => yearOf(present - count + 1 + at, day));
}

function yearOf(year: number, day: Day): DemoYear {
  const today = dayNumber(day);
  const present = year === academicYearOf(day);
  const dates = defaultPointDates(year);
  const terms = POINTS.map((point) =>
    dayNumber(`${point.id === "autumn" ? year : year + 1}${point.termBegins}`),
  );
  // A school is a week into a term before anyone writes down a judgement for it.
  const newest = terms.filter((begins) => begins + 7 <= today).length - 1;
  const baseline: DemoPoint = {
    id: "baseline",
    name: "Baseline",
    season: "baseline",
    date: dayNumber(dates.baseline),
    opens: (terms[0] as number) + 2,
    closes: Math.min((terms[0] as number) + 21, today),
    judged: newest < 0 ? "ahead" : "complete",
  };
  const points = POINTS.map(({ id, name }, at): DemoPoint => {
    const date = dayNumber(dates[id]);
    const judged = !present || at < newest ? "complete" : at === newest ? "open" : "ahead";
    return {
      id,
      name,
      season: id,
      date,
      opens: Math.min(date - 21, Math.max((terms[at] as number) + 2, today - 21)),
      closes: Math.min(date + 3, today),
      judged,
    };
  });
  return {
    year,
    begins: dayNumber(daysOfYear(year).from),
    ends: dayNumber(daysOfYear(year).to),
    points: [baseline, ...points],
  };
}
