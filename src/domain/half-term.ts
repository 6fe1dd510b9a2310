import { type Day } from "./calendar.ts";

/** The half-terms of a year: Autumn 1 to Summer 2. */
export const HALF_TERMS = [1, 2, 3, 4, 5, 6] as const;

/**
 * The half-term a day is in, 1 to 6, holidays with the one before them; schools' dates differ by days,
 * so this only says which one a screen opens at. [CU3] ISP Appendix 11.
 */
export function halfTermOf(day: Day): number {
  const [, month = 9, date = 1] = day.split("-").map(Number);
  if (month >= 9) return month <= 10 ? 1 : 2;
  if (month === 1 || (month === 2 && date <= 18)) return 3;
  if (month <= 3) return 4;
  return month <= 5 ? 5 : 6;
}
