import { NON_GRADES } from "./non-grades.ts";
import type { Expectation, FineValue, Scale, Season } from "./scale.ts";

const P_LEVELS: readonly (readonly [code: string, points: number])[] = [
  ["P1i", 0.5],
  ["P1ii", 0.7],
  ["P2i", 0.9],
  ["P2ii", 1.1],
  ["P3i", 1.3],
  ["P3ii", 1.5],
  ["P4", 2],
  ["P5", 3],
  ["P6", 4],
  ["P7", 5],
  ["P8", 6],
];

/** What shares the row "Below L1". P levels are a ladder of their own; W and the early years are not. */
const FINE: readonly FineValue[] = [
  ...P_LEVELS.map(([code, points], rank) => ({ code, label: `${code} level`, points, rank })),
  { code: "W", label: "Working towards level 1", points: 3 },
  { code: "EY1", label: "Early years: emerging", points: 3 },
  { code: "EY2", label: "Early years: expected", points: 3 },
];

/** Points of every row: 2 a step, 6 a level; a whole level N is 6N+3, its S. [L5] */
const POINTS: Record<string, number> = { BL1: 3 };
const LEVEL_NUMBERS = [1, 2, 3, 4, 5, 6];
for (const level of LEVEL_NUMBERS) {
  POINTS[`${level}L`] = 6 * level + 1;
  POINTS[`${level}S`] = 6 * level + 3;
  POINTS[`${level}H`] = 6 * level + 5;
}

/** Lowest and highest row expected in autumn, spring and summer. [E1] research/domain.md §2. */
const EXPECTED: Readonly<Record<number, readonly string[]>> = {
  1: ["BL1 1L", "1L 1S", "1S 1H"],
  2: ["1H 1H", "2L 2L", "2S 2S"],
  3: ["2S 2H", "2H 2H", "2H 3L"],
  4: ["2H 3L", "3L 3S", "3S 3S"],
  5: ["3S 3S", "3H 3H", "3H 4L"],
  6: ["4L 4L", "4L 4S", "4S 4S"],
};
const SEASON_ORDER: readonly Season[] = ["autumn", "spring", "summer"];

const expectations: Expectation[] = Object.entries(EXPECTED).flatMap(([yearGroup, ranges]) =>
  ranges.map((range, at) => {
    const [lo = "", hi = ""] = range.split(" ");
    return { yearGroup: Number(yearGroup), season: SEASON_ORDER[at] as Season, lo, hi };
  }),
);

/**
 * National Curriculum levels, each split Low, Secure, High (the same as c, b, a). research/domain.md
 * §1, §2; ISP handbook Appendices 3 and 4.
 */
export const LEVELS: Scale = {
  id: "levels",
  name: "National Curriculum levels",
  kind: "ladder",
  floor: { code: "BL1", label: "Below L1", points: 3, fine: FINE },
  bands: LEVEL_NUMBERS.map((level) => ({
    code: `${level}`,
    label: `Level ${level}`,
    aliases: [`L${level}`],
  })),
  steps: [
    { code: "L", label: "Low", aliases: ["c"] },
    { code: "S", label: "Secure", aliases: ["b"] },
    { code: "H", label: "High", aliases: ["a"] },
  ],
  wholeBandAt: "S",
  points: POINTS,
  nonGrades: NON_GRADES,
  expectations,
  // Two levels over key stage 1 (6 points a year), two over key stage 2 (3 points a year). [E4]
  pace: [
    { yearGroups: [1, 2], stepsAYear: 3 },
    { yearGroups: [3, 4, 5, 6], stepsAYear: 1.5 },
  ],
};
