import { describe, expect, it } from "vitest";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { scaleProblem } from "../../src/domain/scale-problem.ts";
import type { Scale } from "../../src/domain/scale.ts";
import { TABLES } from "../../src/domain/schema.ts";
import { SHIPPED_SCALES } from "../../src/domain/shipped-scales.ts";

const but = (change: Partial<Record<keyof Scale, unknown>>) => ({ ...LEVELS, ...change });

describe("a school's own scale", () => {
  it("[SC3] the shipped ones hold together, as data that was written out and read back", () => {
    for (const scale of SHIPPED_SCALES)
      expect(scaleProblem(JSON.parse(JSON.stringify(scale)))).toBeUndefined();
  });

  it.each<[string, unknown, RegExp]>([
    ["no object", "levels", /must have parts/],
    ["null", null, /must have parts/],
    ["a part missing", { ...LEVELS, kind: undefined }, /lacks "kind"/],
    ["a part nobody knows", { ...LEVELS, colour: "red" }, /"colour" that is not known/],
    ["an unknown kind", but({ kind: "spiral" }), /"kind" must be one of/],
    [
      "a code with a dot before it",
      but({ bands: [{ code: ".1", label: "x" }] }),
      /code of letters/,
    ],
    [
      "a single row",
      { ...RELATIVE, bands: RELATIVE.bands.slice(0, 1), points: { WTS: 1 } },
      /two rows/,
    ],
    [
      "one code twice",
      but({ bands: [...LEVELS.bands, { code: "6", label: "Six" }] }),
      /code “6L” twice/,
    ],
    [
      "a fine value like a row",
      but({ floor: { ...LEVELS.floor, fine: [{ code: "3S", label: "x", points: 1 }] } }),
      /code “3S” twice/,
    ],
    [
      "a non-grade like a level",
      but({ nonGrades: [{ code: "A", key: "A", label: "Absent" }] }),
      /must begin with !/,
    ],
    [
      "one word for two values",
      but({ nonGrades: [{ code: "!X", key: "3b", label: "Odd" }] }),
      /“3b” mean both 3S and !X/,
    ],
    [
      "two fine values of one rank",
      but({
        floor: {
          ...LEVELS.floor,
          fine: [
            { code: "P1", label: "x", points: 1, rank: 0 },
            { code: "P2", label: "y", points: 2, rank: 0 },
          ],
        },
      }),
      /same rank/,
    ],
    ["a whole level at no step", but({ wholeBandAt: "Q" }), /not one of its steps/],
    [
      "a row without points",
      but({ points: { ...LEVELS.points, "6H": undefined } }),
      /must be from 0/,
    ],
    [
      "points left out",
      but({ points: Object.fromEntries(Object.entries(LEVELS.points).slice(1)) }),
      /no points for/,
    ],
    ["points for no row", but({ points: { ...LEVELS.points, "7L": 43 } }), /“7L”, which is no row/],
    ["points that fall", but({ points: { ...LEVELS.points, "2S": 13 } }), /2S no more points/],
    ["infinite points", but({ points: { ...LEVELS.points, "6H": Infinity } }), /from 0 to 1000/],
    [
      "an expectation of no row",
      but({ expectations: [{ yearGroup: 4, season: "summer", lo: "3S", hi: "9S" }] }),
      /“9S” of year group 4/,
    ],
    [
      "a range upside down",
      but({ expectations: [{ yearGroup: 4, season: "summer", lo: "3S", hi: "3L" }] }),
      /ends below its start/,
    ],
    [
      "two expectations of one term",
      but({
        expectations: [...LEVELS.expectations.slice(0, 1), ...LEVELS.expectations.slice(0, 1)],
      }),
      /two expectations/,
    ],
    [
      "an expectation that falls",
      but({
        expectations: [
          { yearGroup: 4, season: "spring", lo: "3S", hi: "3S" },
          { yearGroup: 4, season: "summer", lo: "3L", hi: "3S" },
        ],
      }),
      /less of year group 4 in summer/,
    ],
    [
      "an expectation whose top falls",
      but({
        expectations: [
          { yearGroup: 4, season: "spring", lo: "3L", hi: "3S" },
          { yearGroup: 4, season: "summer", lo: "3L", hi: "3L" },
        ],
      }),
      /less of year group 4 in summer/,
    ],
    [
      "a season nobody has",
      but({ expectations: [{ yearGroup: 4, season: "winter", lo: "3S", hi: "3S" }] }),
      /"season" must be one of/,
    ],
    [
      "a pace on a relative scale",
      { ...RELATIVE, pace: [{ yearGroups: [1], stepsAYear: 1 }] },
      /no pace/,
    ],
    [
      "two paces for a year",
      but({
        pace: [
          { yearGroups: [3, 4], stepsAYear: 1 },
          { yearGroups: [4], stepsAYear: 2 },
        ],
      }),
      /two paces/,
    ],
  ])("[SC3] %s is refused in words", (_, definition, words) => {
    expect(scaleProblem(definition)).toMatch(words);
  });

  it("[SC3] is checked where it is written, and null gives the shipped one back", () => {
    const guard = TABLES.scale.fields.definition;
    expect(guard(LEVELS)).toBeUndefined();
    expect(guard(null)).toBeUndefined();
    expect(guard({})).toMatch(/lacks/);
  });
});
