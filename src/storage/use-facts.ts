import { useMemo } from "react";
import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import type { Row } from "../domain/change.ts";
import { type FactsRows, gatherFacts } from "../domain/gather-facts.ts";
import { useLive, useSchoolDay, useStanding } from "./use-live.ts";

const TABLES = [
  "school",
  "subject",
  "point",
  "class",
  "group",
  "pupil",
  "membership",
  "pupil-group",
  "attainment",
  "target-group",
  "intervention",
  "intervention-pupil",
] as const satisfies readonly (keyof FactsRows)[];

/**
 * What this person may know of the school's children in an academic year, kept up to date with every
 * judgement. Undefined until the device has been read.
 */
export function useFacts(year: number): AttainmentFacts | undefined {
  const standing = useStanding();
  const day = useSchoolDay();
  const rows = useLive(async (view): Promise<FactsRows> => {
    const read = await Promise.all(TABLES.map(async (t) => [t, await view.rows(t)] as const));
    return Object.fromEntries(read) as Record<(typeof TABLES)[number], Row[]>;
  }, []);
  const roster = standing?.roster;
  return useMemo(
    () =>
      rows === undefined || roster === undefined
        ? undefined
        : gatherFacts({ rows, roster, year, day }),
    [rows, roster, year, day],
  );
}
