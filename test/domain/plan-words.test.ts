import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { layersForChildren, sayAchievedCounts } from "../../src/domain/curricular-target-words.ts";
import { achievedCounts, sayAchieved } from "../../src/domain/curricular-target.ts";
import { halfTermOf } from "../../src/domain/half-term.ts";
import { parsePounds, sayIntervention, writePounds } from "../../src/domain/intervention-words.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { sayBeforeAndSince } from "../../src/domain/moment-words.ts";
import { progressLine } from "../../src/domain/progress-line.ts";
import {
  sayTargetGroupReview,
  targetGroupByTerm,
  targetGroupReview,
} from "../../src/domain/target-group-review.ts";
import { afterEdits } from "../support/after-edits.ts";
import { SMALL_POINTS } from "../support/small-facts.ts";
import { entry, record, rowOf } from "../support/small-school.ts";

/** A child of Year 4 with July's level and this autumn's in maths. */
function lineOf(july: string | undefined, autumn: string | undefined) {
  const cell = (v: string | undefined, point: string) =>
    v === undefined ? {} : { [`maths.${point}`]: [entry(v, { by: "u" })] };
  const points = (year: number) => SMALL_POINTS.filter((point) => point.year === year);
  return progressLine({
    scale: LEVELS,
    subject: "maths",
    years: [
      {
        year: 2025,
        yearGroup: 3,
        points: points(2025),
        record: record("p", 2025, cell(july, "summer")),
      },
      {
        year: 2026,
        yearGroup: 4,
        points: points(2026),
        record: record("p", 2026, cell(autumn, "autumn")),
      },
    ],
  });
}

describe("the review of a target group", () => {
  it("[TC4] each term's point so far: who was in it then, by the level given at that point", () => {
    const year = SMALL_POINTS.filter((point) => point.year === 2026);
    const place = (pupil: string, from: string, to: string | null, autumn?: string) => ({
      pupil,
      spans: [{ from, to }],
      line: lineOf("2S", autumn),
    });
    const places = [
      place("up", "2026-09-21", null, "3S"),
      place("out", "2026-09-21", "2027-01-20", "2H"),
      place("late", "2027-02-01", null, "2S"),
      place("gap", "2026-09-21", null),
    ];
    const at = (today: string) =>
      targetGroupByTerm({ places, points: year, year: 2026, today }).map(
        ({ point, is, children }) => [point.name, is, children] as const,
      );
    expect(at("2026-11-21")).toEqual([
      ["Autumn", "now", { reached: ["up"], some: ["out"], none: [], unknown: ["gap"] }],
    ]);
    // In spring nobody has a level yet: autumn's does not stand in for it.
    expect(at("2027-02-10")).toEqual([
      ["Autumn", "past", { reached: ["up"], some: ["out"], none: [], unknown: ["gap"] }],
      ["Spring", "now", { reached: [], some: [], none: [], unknown: ["up", "late", "gap"] }],
    ]);
    expect(at("2027-08-01").map(([name, is]) => `${name} ${is}`)).toEqual([
      "Autumn past",
      "Spring past",
      "Summer past",
    ]);
  });

  it("[TC4] the four lists are the group of that day, each child in one, whatever the levels", () => {
    const level = fc.option(fc.constantFrom("2L", "2S", "2H", "3L", "3S", "!A"), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        fc.array(fc.record({ july: level, autumn: level, inIt: fc.boolean() })),
        (made) => {
          const places = made.map(({ july, autumn, inIt }, at) => ({
            pupil: `p${at}`,
            spans: inIt ? [{ from: "2026-09-21", to: null }] : [],
            line: lineOf(july, autumn),
          }));
          const points = SMALL_POINTS.filter((point) => point.year === 2026);
          const [autumn] = targetGroupByTerm({ places, points, year: 2026, today: "2026-12-20" });
          const all = Object.values(autumn!.children).flat().sort();
          const inIt = places.filter(({ spans }) => spans.length > 0).map(({ pupil }) => pupil);
          expect(all).toEqual(inIt.sort());
        },
      ),
    );
  });

  it("[TC3] counts add up to the children, whoever has no two levels apart", () => {
    const lines = [
      lineOf("2S", "3S"),
      lineOf("2S", "2H"),
      lineOf("2S", "2S"),
      lineOf("2S", "2L"),
      lineOf("2S", undefined),
      undefined,
    ];
    const review = targetGroupReview(lines, 2026);
    expect(review).toEqual({ total: 6, reached: 1, some: 1, none: 2, unknown: 2 });
    expect(sayTargetGroupReview(review)).toBe(
      "6 children are chosen: 1 gained a level or more since July, 1 a step or more, 2 no step yet, 2 without two levels to compare.",
    );
    expect(sayTargetGroupReview(targetGroupReview([], 2026))).toBe("Nobody is chosen yet.");
    expect(sayTargetGroupReview(targetGroupReview([undefined], 2026))).toBe(
      "1 child is chosen; no two levels of this year to compare yet.",
    );
  });

  it("[MA12] a level is told with its point and in the scale's own words", () => {
    const line = lineOf("BL1", "1L");
    const [before, after] = line.moments;
    expect(sayBeforeAndSince(line, { before, after })).toBe("Below L1 at Summer, 1L at Autumn");
    expect(sayBeforeAndSince(line, { before: undefined, after: undefined })).toBe(
      "no level before, none since",
    );
  });
});

describe("interventions in words", () => {
  it("[IV5] a cost is typed in pounds and kept in pence", () => {
    expect(parsePounds("£1,240")).toBe(124_000);
    expect(parsePounds("12.5")).toBe(1250);
    expect(parsePounds("a lot")).toBeUndefined();
    expect(writePounds(124_000)).toBe("£1,240");
    expect(writePounds(1205)).toBe("£12.05");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (pence) => {
        expect(parsePounds(writePounds(pence))).toBe(pence);
      }),
    );
  });

  it("[IV1] says when it runs, and of sessions and cost only what is written down", () => {
    const one = { id: "i", name: "Paired reading", wave: 2, subject: null, leads: null } as const;
    expect(sayIntervention({ ...one, from: "2026-09-21", to: null }, "2026-11-21")).toBe(
      "since Mon 21 Sep",
    );
    expect(
      sayIntervention(
        {
          ...one,
          leads: "Mr Vance",
          from: "2026-09-21",
          to: "2026-11-20",
          sessions: 24,
          cost: 24_000,
        },
        "2026-11-21",
      ),
    ).toBe("Mon 21 Sep to Fri 20 Nov, over, 24 sessions, £240, led by Mr Vance");
  });
});

describe("curricular targets in words", () => {
  it("[CU3] opens at the half-term of the day", () => {
    const days = [
      "2026-09-03",
      "2026-11-21",
      "2027-01-05",
      "2027-03-01",
      "2027-04-20",
      "2027-07-20",
    ];
    expect(days.map(halfTermOf)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("[CU4] children read what all, most and some can do; what is empty is left out", () => {
    const layers = { yearGroup: 4, must: "I use a full stop", should: "", could: "I use a colon" };
    expect(layersForChildren(layers)).toEqual([
      { heading: "All of us", words: "I use a full stop" },
      { heading: "Some of us", words: "I use a colon" },
    ]);
    expect(layersForChildren(undefined)).toEqual([]);
  });

  it("[CU2] what was said of a child and taken back is nobody's word, not “not yet”", () => {
    const of = { pupil: "p-a", target: "t", on: "2026-11-21", by: "u" };
    const said = rowOf(sayAchieved({ ...of, achieved: "must" }));
    expect(achievedCounts("t", ["p-a"], [said]).must).toBe(1);
    const taken = afterEdits(said, sayAchieved({ ...of, achieved: null }));
    expect(achievedCounts("t", ["p-a"], [taken])).toMatchObject({ unsaid: 1, none: 0 });
  });

  it("[CU2] counts in words add up, whoever was not spoken of apart", () => {
    expect(sayAchievedCounts({ unsaid: 4, none: 2, must: 6, should: 12, could: 4 })).toBe(
      "Of 28: 4 could, 12 should, 6 must, 2 not yet; 4 not spoken of yet.",
    );
    expect(sayAchievedCounts(achievedCounts("t", ["a", "b"], []))).toBe(
      "Of 2 children, nobody has been spoken of yet.",
    );
  });
});
