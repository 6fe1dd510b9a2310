import { describe, expect, it } from "vitest";
import { cohortFigures } from "../../src/domain/cohort-figures.ts";
import { combinedAttainment } from "../../src/domain/combined-attainment.ts";
import { compareGroups } from "../../src/domain/group-comparison.ts";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { type ProgressMatrix, progressMatrix } from "../../src/domain/progress-matrix.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { pointByKey, standingAt } from "../../src/domain/standing-at.ts";
import { publishable } from "../../src/domain/suppression.ts";
import { type SmallChild, smallFacts } from "../support/small-facts.ts";

// Worked out on paper from docs/rules.md, before any of it was run. Year 4: 2H was expected at the
// baseline (2H to 3L, the summer of Year 3), 3S by summer. Year 6: 3H to 4L at the baseline, 4S by
// summer.

/** Baseline and summer of reading, writing and maths. */
const child = (
  name: string,
  yearGroup: number,
  sex: "girls" | "boys",
  levels: readonly [reading: string, writing: string, maths: string],
  more: Partial<SmallChild> = {},
): SmallChild => {
  const cells: Record<string, string> = {};
  for (const [at, subject] of ["reading", "writing", "maths"].entries()) {
    const [baseline = "-", summer = "-"] = (levels[at] ?? "").split(" ");
    if (baseline !== "-") cells[`${subject}.baseline`] = baseline;
    if (summer !== "-") cells[`${subject}.summer`] = summer;
  }
  const place = yearGroup === 4 ? "oak" : "elm";
  return { name, groups: [sex], years: { 2026: [yearGroup, place, cells] }, ...more };
};

const HILL: readonly SmallChild[] = [
  child("Amara", 4, "girls", ["2H 3S", "2H 3S", "2H 3S"]),
  child("Ben", 4, "boys", ["2H 3L", "2S 2H", "2H 3S"]),
  child("Cara", 4, "girls", ["3L 3H", "3L 3S", "3L 3L"]),
  child("Dev", 4, "boys", ["W 1L", "W W", "1L 2L"]),
  child("Ewa", 4, "girls", ["2 3", "2S -", "2S 4L"]),
  child("Finn", 4, "boys", ["- 3S", "- !A", "- 3S"]),
  child("Gwen", 6, "girls", ["4L 4S", "4L 4S", "3H 4L"]),
  child("Hal", 6, "boys", ["3H 4H", "3H 4S", "4L 5S"]),
];

function of(school: readonly SmallChild[], subject: string, scale = smallFacts([]).scales.levels!) {
  const facts = smallFacts(school, { scale });
  const one = facts.subjects.find(({ id }) => id === subject)!;
  const point = pointByKey(facts, "2026:summer")!;
  return { facts, standings: facts.children.map((who) => standingAt(facts, who, one, point)) };
}

describe("a small school worked out by hand", () => {
  it("[CF1] [CF2] [FI1] the figures of a column", () => {
    const table = (subject: string) => {
      const figures = cohortFigures(of(HILL, subject).standings);
      return [
        figures.children.length,
        figures.assessed.length,
        figures.bands["well-below"].length,
        figures.bands.below.length,
        figures.bands["on-track"].length,
        figures.bands.above.length,
        figures.bands["well-above"].length,
        figures.marked.length,
        figures.missing.length,
        Math.round((figures.points?.mean ?? 0) * 1000) / 1000,
      ];
    };
    //            all level wb b on ab wa marked missing mean
    // Reading points: 21 19 23 7 21 21 27 29 = 168 of 8.
    expect(table("reading")).toEqual([8, 8, 1, 1, 4, 2, 0, 0, 0, 21]);
    // Writing: 21 17 21 3 - !A 27 27 = 116 of 6.
    expect(table("writing")).toEqual([8, 6, 1, 1, 4, 0, 0, 1, 1, 19.333]);
    // Maths: 21 21 19 13 25 21 25 33 = 178 of 8. Dev's 2L is five rows under 3S; Ewa's 4L two over;
    // Gwen's 4L one under 4S; Hal's 5S three over.
    expect(table("maths")).toEqual([8, 8, 1, 2, 3, 1, 1, 0, 0, 22.25]);
  });

  it("[CO1] [CO3] [CO4] [CO5] [FI1] several subjects at once", () => {
    const combine = (...subjects: string[]) => {
      const found = combinedAttainment(smallFacts(HILL), {
        point: "2026:summer",
        filter: EVERYBODY,
        subjects: subjects.map((subject) => ({ subject })),
      })!;
      const names = (some: readonly { child: { name: string } }[]) =>
        some.map((one) => one.child.name).join(" ");
      return {
        inAll: names(found.inAll.children),
        of: found.complete.length,
        incomplete: names(found.incomplete),
        wellBelow: names(found.wellBelowNoPlan),
        oneAway: names(found.oneAway),
      };
    };
    expect(combine("reading", "writing", "maths")).toEqual({
      inAll: "Amara Hal",
      of: 6,
      incomplete: "Ewa Finn",
      wellBelow: "Dev",
      oneAway: "Cara Gwen",
    });
    // English: Amara 21, Ben 18 (3L), Cara 22 (3H), Dev 5 (W), Ewa 21 of reading alone, Finn the same,
    // Gwen 27, Hal 28 (4H).
    expect(combine("english", "maths")).toEqual({
      inAll: "Amara Ewa Finn Hal",
      of: 8,
      incomplete: "",
      wellBelow: "Dev",
      oneAway: "Ben Cara Gwen",
    });
  });

  it("[PM1] [PM4] [FI1] from-point by to-point", () => {
    const matrix = progressMatrix(smallFacts(HILL), {
      subject: "reading",
      from: "2026:baseline",
      to: "2026:summer",
      filter: EVERYBODY,
    }) as ProgressMatrix;
    const cells = matrix.cells.map(
      ({ from, to, children }) => `${from.code} ${to.code} ${children.length}`,
    );
    expect(cells).toEqual([
      "4L 4S 1",
      "3H 4H 1",
      "3L 3H 1",
      "2H 3L 1",
      "2H 3S 1",
      "2S 3S 1",
      "BL1 1L 1",
    ]);
    // Gained: Amara 4, Ben 2, Cara 4, Dev 4, Ewa 6, Gwen 2, Hal 6 = 28 of 7.
    expect(matrix.gain).toMatchObject({ count: 7, mean: 4 });
    expect([matrix.up, matrix.same, matrix.down, matrix.noStart].map((one) => one.length)).toEqual([
      7, 0, 0, 1,
    ]);
  });

  it("[GC2] [FI1] girls beside boys", () => {
    const { facts, standings } = of(HILL, "maths");
    const measured = standings.map((one) => ({
      child: one.child,
      met: one.band === undefined ? undefined : !one.band.includes("below"),
      points: one.points,
    }));
    const [row] = compareGroups(facts, measured, ["girls"], "the school");
    // Girls: Amara yes, Cara no, Ewa yes, Gwen no. Boys: Ben yes, Dev no, Finn yes, Hal yes.
    expect(row?.group.share).toMatchObject({ count: 2, of: 4, percent: 50 });
    expect(row?.comparator.share).toMatchObject({ count: 3, of: 4, percent: 75 });
    // 21 19 25 25 = 90 of 4; 21 13 21 33 = 88 of 4.
    expect(row?.gap.mean?.size).toBeCloseTo(0.5);
  });

  it("[SP1] [SP2] [SP3] [FI1] what governors may be given of four classes", () => {
    const row = (id: string, below: number, onTrack: number, above: number) => ({
      id,
      of: below + onTrack + above,
      counts: { below, onTrack, above },
    });
    const given = publishable({
      total: row("total", 17, 45, 24),
      parts: [
        row("oak", 6, 15, 9),
        row("ash", 7, 14, 8),
        row("elm", 4, 15, 3),
        row("fir", 0, 1, 4),
      ],
    });
    // Fir has five children, so nothing is given; the next smallest, Elm, goes with it, or Fir
    // would be the rest.
    expect(given.parts.map((one) => one.of)).toEqual([30, 29, null, null]);
    expect(given.total.counts).toEqual({ below: 17, onTrack: 45, above: 24 });
  });
});

describe("a small school on a relative scale worked out by hand", () => {
  const school = [
    child("Amara", 4, "girls", ["EXS EXS", "", ""]),
    child("Ben", 4, "boys", ["EXS WTS", "", ""]),
    child("Cara", 6, "girls", ["WTS GDS", "", ""]),
    child("Dev", 6, "boys", ["GDS -", "", ""]),
  ];

  it("[CF1] [PM4] [FI1] bands, moves and points", () => {
    const figures = cohortFigures(of(school, "reading", RELATIVE).standings);
    const { bands, missing, points } = figures;
    expect([bands.below, bands["on-track"], bands.above, missing].map((one) => one.length)).toEqual(
      [1, 1, 1, 1],
    );
    // 2, 1 and 3 points.
    expect(points).toMatchObject({ count: 3, mean: 2, deviation: 1 });
    const matrix = progressMatrix(smallFacts(school, { scale: RELATIVE }), {
      subject: "reading",
      from: "2026:baseline",
      to: "2026:summer",
      filter: EVERYBODY,
    }) as ProgressMatrix;
    expect([matrix.up, matrix.same, matrix.down, matrix.noEnd].map((one) => one.length)).toEqual([
      1, 1, 1, 1,
    ]);
  });
});
