import { describe, expect, it } from "vitest";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { bandOf, lineUntil, progressLine } from "../../src/domain/progress-line.ts";
import { measuresOf } from "../../src/domain/progress-measure.ts";
import { type ChildsYears, FIRST_YEAR, lineOf, yearsOf } from "../support/progress-child.ts";
import { entry } from "../support/small-school.ts";

const values = (child: ChildsYears) => lineOf(child).moments.map((moment) => moment.value);

describe("the line of a child's judgements", () => {
  it("[PS1] runs over the years in order of time, whatever order the years come in", () => {
    const child = { levels: "2S | 2S 2H 2H | 2H 3L 3L", yearGroup: 3 };
    expect(values(child)).toEqual(["2S", "2S", "2H", "2H", "2H", "3L", "3L"]);
    const line = progressLine({ scale: LEVELS, subject: "maths", years: yearsOf(child).reverse() });
    expect(line).toEqual(lineOf(child));
    const terms = line.moments.map((moment) => moment.term - line.moments[0]!.term);
    expect(terms).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(line.moments.map((moment) => moment.climb)).toEqual([0, 0.5, 1, 1.5, 2, 2.5, 3]);
  });

  it("[PS1] leaves out non-grades, gaps, what is not on the scale and what was taken back", () => {
    const child = { levels: "2S | !A - 2H | 9Z 3L -", yearGroup: 3 };
    expect(values(child)).toEqual(["2S", "2H", "3L"]);
    const first = entry("3L", { by: "u-okafor" });
    const back = entry(null, { by: "u-okafor", ms: 2e12, prev: [first.id] });
    expect(values({ ...child, more: { "1.spring": [first, back] } })).toEqual(["2S", "2H"]);
  });

  it("[PS1] takes July as two people corrected it, and what was entered where there was none", () => {
    const child = { levels: "2S | 2S 2H 2H | 2H", yearGroup: 3 };
    const one = entry("2S", { by: "u-lind", ms: 1.7e12 });
    const two = entry("2S", { by: "u-okafor", ms: 1.8e12, prev: [one.id] });
    expect(values({ ...child, more: { "1.baseline": [one] } })[3]).toBe("2H");
    expect(values({ ...child, more: { "1.baseline": [one, two] } })[3]).toBe("2S");
    expect(values({ levels: "- | 2S", yearGroup: 3, more: { "0.baseline": [one] } })).toEqual([
      "2S",
      "2S",
    ]);
  });

  it("[PS1] keeps fine values, and notes a level given whole", () => {
    const line = lineOf({ levels: "2 | P6 2S", yearGroup: 3 });
    expect(line.unsplit).toBe(true);
    expect(line.moments[0]).toMatchObject({ unsplit: true, rung: { code: "2S" } });
    expect(line.moments[1]).toMatchObject({ fine: "P6", onFineLadder: true, height: -2 });
    expect(lineOf({ levels: "2S | 2S", yearGroup: 3 }).unsplit).toBe(false);
  });

  it("[PS1] counts a child who repeats a year at that year's pace", () => {
    const years = yearsOf({ levels: "1S | 1H 2L 2S | 2S 2S 2H", yearGroup: 2 });
    const again = years.map((one, at) => (at === 2 ? { ...one, yearGroup: 2 } : one));
    const line = progressLine({ scale: LEVELS, subject: "maths", years: again });
    expect(line.moments.map((moment) => moment.climb)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("[PS2] measures from July and from the start of the key stage", () => {
    const line = lineOf({ levels: "1S | 1H 2L 2S | 2S 2H 2H | 2H 3L", yearGroup: 2 });
    const all = measuresOf(line)!;
    expect(all.entry).toMatchObject({ gained: 2, expected: 2.5, lag: 0.5, before: 1 });
    expect(all.entry!.start).toMatchObject({ yearGroup: 2, season: "summer", value: "2S" });
    expect(all.july).toMatchObject({ gained: 1, expected: 1, lag: 0 });
    expect(all.july!.start).toMatchObject({ year: FIRST_YEAR + 1, season: "summer" });
  });

  it("[PS2] starts with the first judgement known where July or the key stage's start is not", () => {
    const all = measuresOf(lineOf({ levels: "- | - 2S 2S | - 2H 2H", yearGroup: 4 }))!;
    expect(all.entry).toMatchObject({ gained: 1, expected: 2 });
    expect(all.july).toMatchObject({ gained: 1, expected: 1.5 });
    const noJuly = measuresOf(lineOf({ levels: "- | 2S 2S - | 2S 2H 2H", yearGroup: 4 }))!;
    expect(noJuly.july).toMatchObject({ gained: 1, expected: 1 });
  });

  it("[PS2] ends at the top row, so nobody at the top is behind", () => {
    expect(measuresOf(lineOf({ levels: "6H | 6H 6H 6H", yearGroup: 3 }))!.july).toMatchObject({
      expected: 0,
      lag: 0,
    });
  });

  it("[PS2] the undivided floor is as wide as the terms spent in it", () => {
    const lags = ["W", "W W", "W W W"].map(
      (year) => measuresOf(lineOf({ levels: `W | ${year}`, yearGroup: 1 }))!.july!.lag,
    );
    expect(lags).toEqual([0, 1, 2]);
    expect(measuresOf(lineOf({ levels: "W | W 1L 1S", yearGroup: 1 }))!.july!.lag).toBe(0);
  });

  it("[PS3] an agreed expectation is the line of its year, and the next line starts after it", () => {
    const levels = "1S | 1S 1S 1H | 1H 2L 2L";
    const first = { levels: "1S | 1S 1S 1H", yearGroup: 3, agreed: { 0: "1H" } };
    const all = measuresOf(lineOf(first))!;
    expect(all).toMatchObject({ agreed: 1, entry: undefined, july: { gained: 1, lag: 0 } });
    const next = measuresOf(lineOf({ levels, yearGroup: 3, agreed: { 0: "1H" } }))!;
    expect(next.entry).toMatchObject({ expected: 1.5, gained: 1 });
    expect(measuresOf(lineOf({ levels, yearGroup: 3 }))!.entry).toMatchObject({ expected: 3 });
  });

  it("[PS1] can be looked at as it was at an earlier term", () => {
    const line = lineOf({ levels: "2 | 2S 2H 2H", yearGroup: 3 });
    const was = lineUntil(line, line.moments[1]!.term);
    expect(was.moments.map((moment) => moment.value)).toEqual(["2", "2S"]);
    expect(bandOf(was)).toBe("on-track");
    expect(bandOf(lineOf({ levels: "1L | 1L 1L", yearGroup: 3 }))).toBe("well-below");
    expect(bandOf(lineOf({ levels: "1L | 1L 1S", yearGroup: 3, agreed: { 0: "1S" } }))).toBe(
      "on-track",
    );
    expect(bandOf(lineOf({ levels: "-", yearGroup: 3 }))).toBeUndefined();
  });
});
