import { useMemo } from "react";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import { type FactsRows, gatherFacts } from "../domain/gather-facts.ts";
import { useLive, useSchoolDay, useStanding } from "./use-live.ts";

/**
 * What this person may know of the school's children in an academic year, kept up to date with every
 * judgement. Undefined until the device has been read.
 */
export function useFacts(year: number): AttainmentFacts | undefined {
  const standing = useStanding();
  const day = useSchoolDay();
  const rows = useLive(
    async (view): Promise<FactsRows> => ({
      school: await view.rows("school"),
      subject: await view.rows("subject"),
      point: await view.rows("point"),
      class: await view.rows("class"),
      group: await view.rows("group"),
      pupil: await view.rows("pupil"),
      membership: await view.rows("membership"),
      "pupil-group": await view.rows("pupil-group"),
      attainment: await view.rows("attainment"),
      "target-group": await view.rows("target-group"),
      intervention: await view.rows("intervention"),
      "intervention-pupil": await view.rows("intervention-pupil"),
    }),
    [],
  );
  const roster = standing?.roster;
  return useMemo(
    () =>
      rows === undefined || roster === undefined
        ? undefined
        : gatherFacts({ rows, roster, year, day }),
    [rows, roster, year, day],
  );
}
