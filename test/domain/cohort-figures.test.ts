import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  cohortFigures,
  meanOf,
  type Share,
  shareOf,
  studentT,
  writeInterval,
  writeOneChild,
  writePercent,
  writeShare,
} from "../../src/domain/cohort-figures.ts";
import { pointByKey, type StandingAt, standingAt } from "../../src/domain/standing-at.ts";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

/** The standings of some children in maths at a point of 2026. */
function at(children: readonly SmallChild[], key = "2026:summer", day?: string): StandingAt[] {
  const facts = smallFacts(children, day === undefined ? {} : { day });
  const subject = facts.subjects[2]!;
  const point = pointByKey(facts, key)!;
  return facts.children.map((child) => standingAt(facts, child, subject, point));
}
const share = (count: number, of: number) => shareOf(count, of) as Share;
const names = (standings: readonly StandingAt[]) => standings.map((one) => one.child.name);

describe("the figures of a cohort", () => {
  // Year 4 in summer: expected 3S exactly, so 3L is below, 2S and under are well below.
  const school: SmallChild[] = [
    inOak("Amara", { "maths.summer": "3S" }),
    inOak("Ben", { "maths.summer": "3L" }),
    inOak("Cara", { "maths.summer": "2H" }),
    inOak("Dev", { "maths.summer": "2S" }),
    inOak("Ewa", { "maths.summer": "4L" }),
    inOak("Finn", { "maths.summer": "4S" }),
    inOak("Gwen", { "maths.summer": "!A" }),
    inOak("Hal", {}),
    inOak("Isa", {}, { left: "2027-02-01" }),
    inOak("Jo", { "maths.summer": "3S" }, { left: "2027-07-19" }),
    inOak("Kit", {}, { arrived: "2027-07-18" }),
    { name: "Lou", years: { 2026: [0, "oak", { "maths.summer": "1L" }] } },
    inOak("Max", { "maths.summer": "2L", "maths.expectation": "2L" }),
  ];

  it("[CF1] adds up: with a level, marked, without one; the rest is named beside", () => {
    const figures = cohortFigures(at(school));
    expect(names(figures.bands["well-below"])).toEqual(["Dev"]);
    expect(names(figures.bands.below)).toEqual(["Ben", "Cara"]);
    // An expectation agreed for Max stands in place of the general one. [AI4]
    expect(names(figures.bands["on-track"])).toEqual(["Amara", "Jo", "Max"]);
    expect(names(figures.bands.above)).toEqual(["Ewa"]);
    expect(names(figures.bands["well-above"])).toEqual(["Finn"]);
    expect(names(figures.unbanded)).toEqual(["Lou"]);
    expect(names(figures.marked)).toEqual(["Gwen"]);
    expect(names(figures.missing)).toEqual(["Hal"]);
    expect(names(figures.away)).toEqual(["Isa", "Kit"]);
    expect(figures.children).toHaveLength(11);
    expect(figures.assessed).toHaveLength(9);
  });

  it("[CF1] counts nobody at a point of a year they were not here", () => {
    expect(at(school, "2025:summer").every((one) => one.is === "no-place")).toBe(true);
  });

  it("[CF1] reads a baseline by last summer's range, and a point the school does not keep", () => {
    const [one] = at([inOak("Amara", { "maths.baseline": "2H" })], "2026:baseline");
    expect(one).toMatchObject({ is: "level", band: "on-track", points: 17 });
  });

  it("[CF2] takes percentages of those with a level and an expectation; of nobody there is none", () => {
    const figures = cohortFigures(at(school));
    expect(figures.below).toMatchObject({ count: 3, of: 8 });
    expect(figures.onTrackOrAbove).toMatchObject({
      count: 5,
      of: 8,
      percent: 62.5,
      oneChild: 12.5,
    });
    const nobody = cohortFigures(at([inOak("Hal", {}), inOak("Gwen", { "maths.summer": "!A" })]));
    expect(nobody.onTrackOrAbove).toBeUndefined();
    expect(nobody.points).toBeUndefined();
    expect(shareOf(0, 0)).toBeUndefined();
  });

  it("[CF3] carries the interval of a percentage after Wilson", () => {
    expect(writeInterval(share(18, 30))).toBe("42 to 75 %");
    expect(writeInterval(share(6, 8))).toBe("41 to 93 %");
    expect(writeInterval(share(0, 3))).toBe("0 to 56 %");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), fc.nat(700), (of, some) => {
        const { low, high, percent } = share(some % (of + 1), of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(100);
        expect(low).toBeLessThanOrEqual(percent);
        expect(high).toBeGreaterThanOrEqual(percent);
      }),
    );
  });

  it("[CF4] carries the interval of a mean after Student; one child has none", () => {
    expect(meanOf([])).toBeUndefined();
    expect(meanOf([21])).toEqual({ count: 1, mean: 21, deviation: 0, interval: undefined });
    // 19, 21, 23: mean 21, s = 2, half width 4.3027 × 2 / √3 = 4.968.
    const mean = meanOf([19, 21, 23])!;
    expect(mean).toMatchObject({ count: 3, mean: 21, deviation: 2 });
    expect(mean.interval?.low).toBeCloseTo(16.0317, 3);
    expect(mean.interval?.high).toBeCloseTo(25.9683, 3);
    // From the published table.
    for (const [degrees, t] of [
      [1, 12.706],
      [10, 2.228],
      [11, 2.201],
      [15, 2.131],
      [29, 2.045],
      [59, 2.001],
      [120, 1.98],
    ] as const)
      expect(studentT(degrees)).toBeCloseTo(t, 3);
  });

  it("[CF5] marks ten children or fewer as a small group", () => {
    const oak = (many: number) =>
      Array.from({ length: many }, (_, nth) => inOak(`N${nth}`, { "maths.summer": "3S" }));
    expect(cohortFigures(at(oak(10))).small).toBe(true);
    expect(cohortFigures(at(oak(11))).small).toBe(false);
    expect(cohortFigures([]).small).toBe(false);
  });

  it("[CF6] writes counts before percentages, and never a few as none or nearly all as all", () => {
    expect(writeShare(share(18, 30))).toBe("18 of 30 (60 %)");
    expect(writeOneChild(share(18, 30))).toBe("1 child = 3.3 %");
    expect(writePercent(share(1, 400))).toBe("under 1 %");
    expect(writePercent(share(399, 400))).toBe("over 99 %");
    expect(writePercent(share(0, 400))).toBe("0 %");
    expect(writePercent(share(400, 400))).toBe("100 %");
  });
});
