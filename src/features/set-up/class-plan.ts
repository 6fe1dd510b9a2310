import { writeYearGroup } from "../../domain/calendar.ts";
import { yearGroupLetter } from "../../domain/year-group.ts";

/** A class as it is being planned, before the school exists. */
export type PlannedClass = { key: string; name: string; yearGroups: readonly number[] };

/** How a school commonly names its classes: by letter where a year has several. */
export function suggestClasses(
  yearGroups: readonly number[],
  classesPerYear: number,
): PlannedClass[] {
  return [...yearGroups]
    .sort((a, b) => a - b)
    .flatMap((yearGroup) =>
      Array.from({ length: classesPerYear }, (_, at) => ({
        key: `${yearGroup}-${at}`,
        name:
          classesPerYear === 1
            ? writeYearGroup(yearGroup)
            : `${yearGroupLetter(yearGroup)}${String.fromCodePoint(65 + at)}`,
        yearGroups: [yearGroup],
      })),
    );
}

/** What is not right yet about a list of classes; undefined when it can be used. */
export function wrongWithClasses(classes: readonly PlannedClass[]): string | undefined {
  if (classes.length === 0) return "A school needs at least one class.";
  const names = new Set<string>();
  for (const { name, yearGroups } of classes) {
    const plain = name.trim().toLowerCase();
    if (plain === "") return "Every class needs a name, such as 4B or Oak.";
    if (names.has(plain)) return `Two classes are called “${name.trim()}”. Give one another name.`;
    if (yearGroups.length === 0) return `Say which year groups are in ${name.trim()}.`;
    names.add(plain);
  }
  return undefined;
}
