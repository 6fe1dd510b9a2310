import type { CombinedAttainment, CombinedChild, Quadrant } from "./combined-attainment.ts";
import type { CombinedColumn, CombinedStanding } from "./combined-subject.ts";
import { writeLevel } from "./level.ts";

/** "English and maths", "reading, writing and maths". */
export function sayNames(names: readonly string[]): string {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

/** A subject's name inside a sentence: English keeps its capital. */
export function nameWithin(name: string): string {
  return name === "English" ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** "on track", or "3S or above". */
export function sayAsked({ from }: Pick<CombinedColumn, "from">): string {
  return from === undefined ? "on track" : `${from.code} or above`;
}

/** "On track in English and 3S or above in maths": what is asked, in words. [CO2] */
export function sayAskedOf(subjects: readonly CombinedColumn[]): string {
  const same = subjects.every((one) => sayAsked(one) === sayAsked(subjects[0] ?? one));
  const names = (some: readonly CombinedColumn[]) =>
    sayNames(some.map((one) => nameWithin(one.name)));
  const words =
    same && subjects[0] !== undefined
      ? `${sayAsked(subjects[0])} in ${names(subjects)}`
      : sayNames(subjects.map((one) => `${sayAsked(one)} in ${nameWithin(one.name)}`));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "English 3 (reading 3L, writing 3S), maths 3L": a child's levels in the subjects, what is missing said. */
export function sayStandings(
  { subjects }: Pick<CombinedAttainment, "subjects">,
  { standings }: Pick<CombinedChild, "standings">,
): string {
  return subjects
    .map(
      (column, at) =>
        `${at === 0 ? column.name : nameWithin(column.name)} ${sayStanding(column, standings[at])}`,
    )
    .join(", ");
}

/** "3L", "absent", "no level yet"; English says what it is made of, "3 (reading 3L, writing 3S)". [EN2] */
export function sayStanding(
  { scale }: Pick<CombinedColumn, "scale">,
  standing: CombinedStanding | undefined,
): string {
  if (standing === undefined || standing.is === "none") return "no level yet";
  if (standing.value === undefined)
    return standing.is === "marked" ? "no level, with a reason" : "not here then";
  const level = writeLevel(scale, standing.value);
  if (standing.madeOf.length === 0) return level;
  const parts = standing.madeOf.map(({ name, value }) =>
    `${nameWithin(name)} ${writeLevel(scale, value)}`.trim(),
  );
  return `${level} (${parts.join(", ")}${standing.fromOne ? " alone" : ""})`;
}

/** "On track in both", "Maths alone": the four quarters in words. */
export function sayQuadrant(
  quadrant: Quadrant,
  { across, up }: { across: CombinedColumn; up: CombinedColumn },
): string {
  switch (quadrant) {
    case "both":
      return "Both";
    case "across":
      return `${across.name} alone`;
    case "up":
      return `${up.name} alone`;
    default:
      return "Neither";
  }
}
