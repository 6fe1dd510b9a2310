import { describe, expect, it } from "vitest";
import {
  attainmentBand,
  ATTAINMENT_BANDS,
  expectedRange,
  expectedSteps,
  ownExpectedIndex,
  sayBand,
} from "../../src/domain/expectation.ts";
import { rungByCode, rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { type Scale, type Season, SEASONS } from "../../src/domain/scale.ts";
import { SHIPPED_SCALES } from "../../src/domain/shipped-scales.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";

const at = (code: string, scale: Scale = LEVELS) => rungByCode(scale, code)!;
const range = (yearGroup: number, season: Season | "baseline", scale: Scale = LEVELS) => {
  const found = expectedRange(scale, yearGroup, season);
  return found && `${found.lo.code} ${found.hi.code}`;
};
const own = (code: string, from: [number, Season], to: [number, Season], scale: Scale = LEVELS) =>
  ownExpectedIndex(
    scale,
    { rung: at(code, scale), yearGroup: from[0], season: from[1] },
    { yearGroup: to[0], season: to[1] },
  );

describe("what is expected", () => {
  it("[E1] 2S, 3S and 4S end Years 2, 4 and 6; Years 1, 3 and 5 end in ranges", () => {
    const summers = [1, 2, 3, 4, 5, 6].map((yearGroup) => range(yearGroup, "summer"));
    expect(summers).toEqual(["1S 1H", "2S 2S", "2H 3L", "3S 3S", "3H 4L", "4S 4S"]);
    expect(SEASONS.map((season) => range(4, season))).toEqual(["2H 3L", "3L 3S", "3S 3S"]);
    expect(SEASONS.map((season) => range(1, season))).toEqual(["BL1 1L", "1L 1S", "1S 1H"]);
    expect(range(3, "autumn")).toBe("2S 2H");
  });

  it("[E1] nothing is expected of Reception, Nursery or beyond Year 6", () => {
    for (const scale of SHIPPED_SCALES)
      for (const yearGroup of [-1, 0, 7]) expect(range(yearGroup, "summer", scale)).toBeUndefined();
  });

  it("[E1] year bands are emerging, developing, secure through their own year", () => {
    expect(SEASONS.map((season) => range(5, season, YEAR_BANDS))).toEqual([
      "5E 5E",
      "5D 5D",
      "5S 5S",
    ]);
  });

  it("[E1] on every shipped scale each term of Years 1 to 6 has a range that never falls", () => {
    for (const scale of SHIPPED_SCALES) {
      let before = { lo: -1, hi: -1 };
      for (const yearGroup of [1, 2, 3, 4, 5, 6])
        for (const season of SEASONS) {
          const now = expectedRange(scale, yearGroup, season)!;
          expect(now.lo.index).toBeGreaterThanOrEqual(before.lo);
          expect(now.hi.index).toBeGreaterThanOrEqual(Math.max(before.hi, now.lo.index));
          before = { lo: now.lo.index, hi: now.hi.index };
        }
    }
  });

  it("[E2] a baseline is judged by last summer's range: July's on-track 1S stays on track in Year 2", () => {
    expect(range(2, "baseline")).toBe(range(1, "summer"));
    expect(attainmentBand(expectedRange(LEVELS, 2, "baseline")!, at("1S"))).toBe("on-track");
    expect(attainmentBand(expectedRange(LEVELS, 2, "autumn")!, at("1S"))).toBe("below");
    expect(range(1, "baseline")).toBeUndefined();
  });

  it("[E3] bands change one and three steps outside the range", () => {
    const year3 = expectedRange(LEVELS, 3, "summer")!;
    const bands = ["1H", "2L", "2S", "2H", "3L", "3S", "3H", "4L"].map((code) =>
      attainmentBand(year3, at(code)),
    );
    expect(bands).toEqual([
      "well-below",
      "below",
      "below",
      "on-track",
      "on-track",
      "above",
      "above",
      "well-above",
    ]);
    expect(ATTAINMENT_BANDS.map(sayBand)).toEqual([
      "well below",
      "below",
      "on track",
      "above",
      "well above",
    ]);
  });
});

describe("a child's own line", () => {
  it("[E4] three steps a year in key stage 1, one and a half in key stage 2", () => {
    const year = (yearGroup: number) =>
      expectedSteps(
        LEVELS,
        { yearGroup: yearGroup - 1, season: "summer" },
        { yearGroup, season: "summer" },
      );
    expect([0, 1, 2, 3, 4, 5, 6].map(year)).toEqual(
      [0, 3, 3, 1.5, 1.5, 1.5, 1.5].map((n) => expect.closeTo(n)),
    );
    expect(own("2S", [2, "summer"], [6, "summer"])).toBeCloseTo(at("4S").index);
    expect(own("1S", [1, "summer"], [2, "summer"])).toBeCloseTo(at("2S").index);
    expect(own("2S", [2, "summer"], [3, "autumn"])).toBeCloseTo(at("2S").index + 0.5);
    expect(own("1S", [1, "spring"], [3, "autumn"])).toBeCloseTo(at("1S").index + 4.5);
    expect(own("3S", [3, "summer"], [4, "summer"], YEAR_BANDS)).toBeCloseTo(
      at("4S", YEAR_BANDS).index,
    );
  });

  it("[E4] a child on the expected row of July stays within what is expected all year", () => {
    for (const yearGroup of [2, 3, 4, 5, 6]) {
      const start = expectedRange(LEVELS, yearGroup, "baseline")!;
      const end = expectedRange(LEVELS, yearGroup, "summer")!;
      const middle = own(start.hi.code, [yearGroup - 1, "summer"], [yearGroup, "summer"]);
      expect(middle).toBeGreaterThanOrEqual(end.lo.index);
      expect(
        own(start.lo.code, [yearGroup - 1, "summer"], [yearGroup, "summer"]),
      ).toBeLessThanOrEqual(end.hi.index);
    }
  });

  it("[E5] starts at the child's own row, never runs before it, ends at the top row", () => {
    expect(own("5S", [3, "summer"], [3, "summer"])).toBe(at("5S").index);
    expect(own("3S", [4, "summer"], [2, "autumn"])).toBe(at("3S").index);
    expect(own("6H", [3, "summer"], [6, "summer"])).toBe(rungsOf(LEVELS).length - 1);
  });

  it("[E5] the floor counts by its points: W after Reception leads to 1S in Year 1", () => {
    expect(own("BL1", [0, "summer"], [1, "summer"])).toBeCloseTo(at("1S").index);
    expect(own("BL1", [0, "summer"], [1, "autumn"])).toBe(0);
    expect(own("BL1", [3, "summer"], [4, "autumn"])).toBe(0);
    expect(own("BY1", [0, "summer"], [1, "summer"], YEAR_BANDS)).toBeCloseTo(
      at("1S", YEAR_BANDS).index,
    );
  });

  it("[E6] on a relative scale the line is level, and so is what is expected", () => {
    expect(own("EXS", [2, "summer"], [6, "summer"], RELATIVE)).toBe(at("EXS", RELATIVE).index);
    expect(RELATIVE.kind).toBe("relative");
    expect(
      expectedSteps(
        { ...LEVELS, kind: "relative" },
        { yearGroup: 1, season: "autumn" },
        { yearGroup: 6, season: "summer" },
      ),
    ).toBe(0);
    const bands = ["WTS", "EXS", "GDS"].map((code) =>
      attainmentBand(expectedRange(RELATIVE, 4, "spring")!, at(code, RELATIVE)),
    );
    expect(bands).toEqual(["below", "on-track", "above"]);
  });
});
