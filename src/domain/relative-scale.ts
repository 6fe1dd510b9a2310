import { NON_GRADES } from "./non-grades.ts";
import { type Scale, SEASONS } from "./scale.ts";

const YEARS = [1, 2, 3, 4, 5, 6];

/**
 * Where a child stands against what is expected at that moment. Staying put is expected progress,
 * so there is no pace. [E6] research/domain.md §5.
 */
export const RELATIVE: Scale = {
  id: "relative",
  name: "Working towards, expected, greater depth",
  kind: "relative",
  bands: [
    { code: "WTS", label: "Working towards", aliases: ["WT"] },
    { code: "EXS", label: "Expected", aliases: ["EX", "EXP"] },
    { code: "GDS", label: "Greater depth", aliases: ["GD"] },
  ],
  steps: [],
  points: { WTS: 1, EXS: 2, GDS: 3 },
  nonGrades: NON_GRADES,
  expectations: YEARS.flatMap((yearGroup) =>
    SEASONS.map((season) => ({ yearGroup, season, lo: "EXS", hi: "EXS" })),
  ),
  pace: [],
};
