import { NON_GRADES } from "./non-grades.ts";
import { type Expectation, type Scale, SEASONS } from "./scale.ts";

const YEARS = [1, 2, 3, 4, 5, 6];
const STEPS = [
  { code: "E", label: "Emerging", aliases: ["em"] },
  { code: "D", label: "Developing", aliases: ["dev"] },
  { code: "S", label: "Secure", aliases: ["sec"] },
];

/** One point a step, from the floor's 0: for groups only. */
const POINTS: Record<string, number> = { BY1: 0 };
for (const year of YEARS)
  for (const [at, step] of STEPS.entries()) POINTS[`${year}${step.code}`] = 3 * year - 2 + at;

/** Emerging in the year's own band by autumn, developing by spring, secure by summer. [E1] */
const expectations: Expectation[] = YEARS.flatMap((yearGroup) =>
  SEASONS.map((season, at) => {
    const code = `${yearGroup}${STEPS[at]?.code ?? ""}`;
    return { yearGroup, season, lo: code, hi: code };
  }),
);

/** A band for each year's curriculum, in three steps: used since levels went. research/domain.md §5. */
export const YEAR_BANDS: Scale = {
  id: "year-bands",
  name: "Year bands",
  kind: "ladder",
  floor: {
    code: "BY1",
    label: "Below Year 1",
    points: 0,
    fine: [1, 2, 3, 4].map((standard, rank) => ({
      code: `PK${standard}`,
      label: `Pre-key stage standard ${standard}`,
      points: 0,
      rank,
    })),
  },
  bands: YEARS.map((year) => ({ code: `${year}`, label: `Year ${year}`, aliases: [`Y${year}`] })),
  steps: STEPS,
  points: POINTS,
  nonGrades: NON_GRADES,
  expectations,
  pace: [{ yearGroups: YEARS, stepsAYear: 3 }],
};
