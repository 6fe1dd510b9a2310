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

/**
 * What is not right yet about each of a list of classes, by its key. Of two with one name the later is
 * marked. Empty when the list can be used.
 */
export function wrongWithClasses(classes: readonly PlannedClass[]): ReadonlyMap<string, string> {
  const wrong = new Map<string, string>();
  const names = new Set<string>();
  for (const { key, name, yearGroups } of classes) {
    const plain = name.trim().toLowerCase();
    if (plain === "") wrong.set(key, "Every class needs a name, such as 4B or Oak.");
    else if (names.has(plain))
      wrong.set(key, `Two classes are called “${name.trim()}”. Give one another name.`);
    else if (yearGroups.length === 0)
      wrong.set(key, `Say which year groups are in ${name.trim()}.`);
    names.add(plain);
  }
  return wrong;
}
