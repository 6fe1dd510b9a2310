import type { AssessmentPoint } from "./assessment-point.ts";

/** The handbook's form: three columns. `midYear`: the point that stands for it; undefined: spring. */
export type TrackerForm = { midYear: string | undefined };

/** A point under the name that the form gives it. */
export type FormPoint = AssessmentPoint & {
  /** The school's own name of it. */
  of?: string;
};

/** The points that can stand for mid-year: all between the baseline and the last. [CT8] */
export function midYearPoints(points: readonly AssessmentPoint[]): readonly AssessmentPoint[] {
  return points.filter((point) => point.season !== "baseline").slice(0, -1);
}

/** Which point is mid-year: the one chosen, else spring, else the last before the end. [CT8] */
export function midYearOf(
  points: readonly AssessmentPoint[],
  form: TrackerForm,
): AssessmentPoint | undefined {
  const between = midYearPoints(points);
  return (
    between.find((point) => point.id === form.midYear) ??
    between.find((point) => point.season === "spring") ??
    between.at(-1)
  );
}

/** Baseline, Mid-year and End of year; movement is then counted between these. ISP handbook, Appendix 4. [CT8] */
export function formPoints(
  points: readonly AssessmentPoint[],
  form: TrackerForm,
): readonly FormPoint[] {
  const mid = midYearOf(points, form);
  const end = points.filter((point) => point.season !== "baseline").at(-1);
  return [
    ...points.filter((point) => point.season === "baseline"),
    ...(mid === undefined ? [] : [{ ...mid, name: "Mid-year", of: mid.name }]),
    ...(end === undefined ? [] : [{ ...end, name: "End of year", of: end.name }]),
  ];
}
