import type { AssessmentPoint } from "./assessment-point.ts";
import { type AttainmentFacts, pointsIn } from "./attainment-facts.ts";
import { pointByKey } from "./standing-at.ts";

/** The points of a year of the facts in order, with a baseline to look at where it has none. [J5] */
export function gridPoints(
  facts: Pick<AttainmentFacts, "points">,
  year: number,
): readonly AssessmentPoint[] {
  const points = pointsIn(facts, year);
  if (points.some((point) => point.season === "baseline")) return points;
  const baseline = pointByKey(facts, `${year}:baseline`);
  return baseline === undefined ? points : [baseline, ...points];
}

export function isBefore(a: AssessmentPoint, b: AssessmentPoint): boolean {
  if (a.year !== b.year) return a.year < b.year;
  if (a.order !== b.order) return a.order < b.order;
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}

/**
 * The points movement can be counted from, latest first: those before it in its year, then every
 * earlier year's but its baseline, which is the summer before it. [AG4]
 */
export function earlierPoints(
  facts: Pick<AttainmentFacts, "points">,
  point: AssessmentPoint,
): readonly AssessmentPoint[] {
  const years = [...new Set(facts.points.map((one) => one.year))].filter((y) => y < point.year);
  return [
    ...years.flatMap((year) => pointsIn(facts, year).filter((one) => one.season !== "baseline")),
    ...gridPoints(facts, point.year).filter((one) => isBefore(one, point)),
  ].toReversed();
}
