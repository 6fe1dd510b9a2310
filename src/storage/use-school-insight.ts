import { useMemo } from "react";
import { academicYearOf } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { type ClassInsight, classInsight, type InsightRows } from "../domain/class-insight.ts";
import { membershipOf } from "../domain/membership.ts";
import { isOnRoll, pupilOf } from "../domain/pupil.ts";
import { useLive, useSchoolDay, useStanding } from "./use-live.ts";

/** What is known of every child this person sees, by child and subject, with the rows behind it. */
export type SchoolInsight = ClassInsight & {
  /** Those on roll today. */
  pupils: readonly string[];
  rows: InsightRows;
};

/**
 * What is known of the children of this year, each part worked out when it is first asked for.
 * Undefined until the device has been read.
 */
export function useSchoolInsight(): SchoolInsight | undefined {
  const standing = useStanding();
  const today = useSchoolDay();
  const rows = useLive(async (view): Promise<InsightRows & { pupil: readonly Row[] }> => {
    const [point, membership, attainment, targets, intervention, places, actions, pupil] =
      await Promise.all([
        view.rows("point"),
        view.rows("membership"),
        view.rows("attainment"),
        view.rows("target-group"),
        view.rows("intervention"),
        view.rows("intervention-pupil"),
        view.rows("meeting-action"),
        view.rows("pupil"),
      ]);
    return {
      school: await view.row("school", "school"),
      point,
      membership,
      attainment,
      "target-group": targets,
      intervention,
      "intervention-pupil": places,
      "meeting-action": actions,
      pupil,
    };
  }, []);
  const roster = standing?.roster;
  return useMemo(() => {
    if (rows === undefined || roster === undefined) return undefined;
    const year = academicYearOf(today);
    const groups = new Map<string, number>();
    for (const row of rows.membership) {
      const place = membershipOf(row);
      if (place?.year === year) groups.set(place.pupil, place.yearGroup);
    }
    const children = rows.pupil
      .map(pupilOf)
      .filter((pupil) => groups.has(pupil.id) && isOnRoll(pupil, today))
      .map((pupil) => ({ pupil, yearGroup: groups.get(pupil.id) ?? 0 }));
    const insight = classInsight({ rows, roster, children, year, today });
    return { ...insight, pupils: children.map(({ pupil }) => pupil.id), rows };
  }, [rows, roster, today]);
}
