import { type AssessmentPoint, pointOf, pointsOf } from "../domain/assessment-point.ts";
import type { Row } from "../domain/change.ts";
import { recordKey } from "../domain/judgement.ts";
import { membershipOf } from "../domain/membership.ts";
import type { ProgressYear } from "../domain/progress-line.ts";
import type { View } from "./view.ts";

/** Rows of the years before, as read: the same object as long as none of them has changed. */
type History = {
  school: Row | undefined;
  /** Academic year → its points; the years before, latest first. */
  years: readonly (readonly [year: number, points: readonly AssessmentPoint[]])[];
  memberships: ReadonlyMap<string, Row>;
  records: ReadonlyMap<string, Row>;
  /** All of the rows, to be compared. */
  rows: readonly unknown[];
};

/** Answers with the history it had before, as long as every row of it is the same. */
export function steadyHistory(): (next: History) => History {
  let held: History | undefined;
  return (next) => {
    if (held === undefined || !sameRows(held.rows, next.rows)) held = next;
    return held;
  };
}

export async function readHistory(
  view: View,
  pupils: readonly string[],
  year: number,
): Promise<History> {
  const school = await view.row("school", "school");
  const points = await view.rows("point");
  const past = [...new Set(points.flatMap((row) => pointOf(row)?.year ?? []))]
    .filter((one) => one < year)
    .sort((a, b) => b - a);
  const keys = pupils.flatMap((pupil) => past.map((one) => recordKey(pupil, one)));
  const memberships = await view.many("membership", keys);
  const records = await view.many("attainment", keys);
  return {
    school,
    years: past.map((one) => [one, pointsOf(points, one)] as const),
    memberships,
    records,
    rows: [school, ...points, ...memberships.values(), ...records.values()],
  };
}

function sameRows(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at]);
}

/** A child's years before, as far back as there is anything of the child. */
export function yearsBefore(
  { years, memberships, records }: History,
  pupil: string,
  year: number,
  yearGroup: number,
): ProgressYear[] {
  let known = { year, yearGroup };
  return years.flatMap(([one, points]) => {
    const key = recordKey(pupil, one);
    const [membership, record] = [memberships.get(key), records.get(key)];
    const was = membership && membershipOf(membership)?.yearGroup;
    known = { year: one, yearGroup: was ?? known.yearGroup - (known.year - one) };
    if (membership === undefined && record === undefined) return [];
    return [{ ...known, points, record }];
  });
}
