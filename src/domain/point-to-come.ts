import { type AssessmentPoint, pointAt, windowOf } from "./assessment-point.ts";
import { type Day, writeDay } from "./calendar.ts";

/** Whether another point is worked towards and this one's levels are not asked for yet. [P5] */
function isToCome(points: readonly AssessmentPoint[], point: AssessmentPoint, today: Day): boolean {
  return (
    point.season !== "baseline" &&
    windowOf(point).opens > today &&
    pointAt(points, today)?.id !== point.id
  );
}

/**
 * What to say after levels were given at points of which some are still to come, with a space before
 * it; empty when none is. They are recorded all the same. [P5]
 */
export function sayToCome(
  points: readonly AssessmentPoint[],
  /** Ids of the points, and of what is none (a target). */
  given: readonly string[],
  today: Day,
): string {
  const early = points.filter(
    (point) => given.includes(point.id) && isToCome(points, point, today),
  );
  const [first, ...more] = early;
  if (first === undefined) return "";
  const recorded = "Recorded all the same.";
  if (more.length > 0)
    return ` ${early.map(({ name }) => name).join(" and ")} are still to come. ${recorded}`;
  const opens = writeDay(windowOf(first).opens, today);
  return ` ${first.name} is still to come: its levels are asked for from ${opens}. ${recorded}`;
}
