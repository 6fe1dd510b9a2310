import { writeYearGroup } from "./calendar.ts";

/** The year groups of a primary school, youngest first: Nursery −1, Reception 0, Years 1 to 6. */
export const YEAR_GROUPS = [-1, 0, 1, 2, 3, 4, 5, 6] as const;

/** "N", "R", "4": for a class's suggested name. */
export function yearGroupLetter(yearGroup: number): string {
  if (yearGroup < 0) return "N";
  return yearGroup === 0 ? "R" : String(yearGroup);
}

/** "Year 3", "Years 3 and 4", "Reception and Year 1". */
export function writeYearGroups(yearGroups: readonly number[]): string {
  const sorted = [...yearGroups].sort((a, b) => a - b);
  if (sorted.length < 2) return sorted.map(writeYearGroup).join("");
  const years = sorted.every((yearGroup) => yearGroup > 0);
  const words = years ? sorted.map(String) : sorted.map(writeYearGroup);
  const last = words.pop();
  return `${years ? "Years " : ""}${words.join(", ")} and ${last}`;
}
