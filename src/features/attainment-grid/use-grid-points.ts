import { useMemo } from "react";
import { type AssessmentPoint, pointOf } from "../../domain/assessment-point.ts";
import { academicYearOf } from "../../domain/calendar.ts";
import { useLive, useSchoolDay } from "../../storage/use-live.ts";

/** The points of every year up to this one, for looking back. Undefined until the device is read. */
export function useGridPoints(): readonly AssessmentPoint[] | undefined {
  const year = academicYearOf(useSchoolDay());
  const rows = useLive((view) => view.rows("point"), []);
  return useMemo(
    () => rows?.flatMap((row) => pointOf(row) ?? []).filter((point) => point.year <= year),
    [rows, year],
  );
}
