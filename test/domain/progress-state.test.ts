import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { progressLine } from "../../src/domain/progress-line.ts";
import {
  PROGRESS_DEFAULTS,
  progressProblem,
  progressSettings,
} from "../../src/domain/progress-settings.ts";
import { LADDER_STATES, progressState } from "../../src/domain/progress-state.ts";
import { sayState, writeSteps } from "../../src/domain/progress-words.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";
import { type ChildsYears, FIRST_YEAR, lineOf, yearsOf } from "../support/progress-child.ts";
import { entry, row } from "../support/small-school.ts";

const stateOf = (levels: string, yearGroup: number, more: Partial<ChildsYears> = {}) =>
  progressState(lineOf({ levels, yearGroup, ...more }));
const said = (levels: string, yearGroup: number, more: Partial<ChildsYears> = {}) => {
  const line = lineOf({ levels, yearGroup, ...more });
  const finding = progressState(line);
  return `${finding.state} ${finding.rule}: ${sayState(line, finding)}`;
};

describe("progress states on a ladder, each with its sentence", () => {
  it.each([
    // Key stage 2: one and a half steps a year.
    ["2H | 2H 2H 2H", 4, "stuck PS9: No step gained since July; expected 1½ by now."],
    ["2H | 2H 2H", 4, "on-track PS11: No step gained since July; expected 1 by now."],
    ["2H | 2H 3L 3L", 4, "on-track PS11: 1 step gained since July; expected 1½ by now."],
    ["2H | 3L 3L 3S", 4, "on-track PS11: 2 steps gained since July; expected 1½ by now."],
    [
      "2H | 3L 3S 3H",
      4,
      "accelerated PS6: 3 steps gained since July; expected 1½ by now. A level or more in the year.",
    ],
    ["2H | 3L 3S", 4, "good-progress PS7: 2 steps gained since July; expected 1 by now."],
    // Key stage 1: three steps a year.
    ["1S | 1H 2L 2S", 2, "on-track PS11: 3 steps gained since July; expected 3 by now."],
    ["1S | 1S 1S", 2, "stuck PS9: No step gained since July; expected 2 by now."],
    [
      "1S | 1S 1H",
      2,
      "slow PS10: 1 step gained since July; expected 2 by now. Behind at the point before too.",
    ],
    ["1S | 2L 2S 2H", 2, "good-progress PS7: 4 steps gained since July; expected 3 by now."],
    [
      "1S | 2L 2H 3L",
      2,
      "accelerated PS6: 5 steps gained since July; expected 3 by now. A level or more in the year.",
    ],
    // Falling.
    [
      "3S | 3S 3L 2H",
      4,
      "falling-behind PS8: 2 steps down since July, at 2H; expected 1½ by now. Lower than July at two points running.",
    ],
  ])(
    "[PS6] [PS7] [PS8] [PS9] [PS10] [PS11] [PS14] %s in Year %i: %s",
    (levels, yearGroup, sentence) => {
      expect(said(levels, yearGroup)).toBe(sentence);
    },
  );

  it("[PS10] one step a year in key stage 2 is slow by the end of Year 5 at the latest", () => {
    const years = ["2S 2S 2H", "2H 2H 3L", "3L 3L 3S", "3S 3S 3H"];
    const early = ["2H 2H 2H", "3L 3L 3L", "3S 3S 3S", "3H 3H 3H"];
    expect(stateOf(`2S | ${years.slice(0, 2).join(" | ")}`, 3).state).toBe("on-track");
    expect(stateOf(`2S | ${years[0]} | 2H 2H`, 3).state).toBe("slow");
    expect(stateOf(`2S | ${early.slice(0, 2).join(" | ")}`, 3).state).toBe("on-track");
    expect(said(`2S | ${early.slice(0, 3).join(" | ")}`, 3)).toBe(
      "slow PS10: 3 steps gained since the end of Year 2; expected 4½ by now. Behind at the point before too.",
    );
    expect(stateOf(`2S | ${early.join(" | ")}`, 3).state).toBe("slow");
  });

  it("[PS8] a lag that has grown to nearly a level is falling behind", () => {
    expect(said("2S | 2S 2S 2S | 2S 2S 2H", 3)).toContain("slow PS10");
    expect(said("2S | 2S 2S 2S | 2S 2S 2S", 3)).toBe(
      "falling-behind PS8: No step gained since the end of Year 2; expected 3 by now. Behind at the point before too.",
    );
  });

  it("[PS9] a child ahead of their line who stands still for a year is stuck all the same", () => {
    expect(stateOf("2S | 2H 3L 3S | 3H 3H 3H | 3H 3H 3H", 3).state).toBe("stuck");
  });

  it("[PS6] [PS7] whoever catches up is not called slow for what was before", () => {
    const before = "2S | 2S 2S 2S | 2S 2S 2H";
    expect(stateOf(`${before} | 3L 3S 3H`, 3).state).toBe("accelerated");
    expect(stateOf(`${before} | 3L 3S`, 3).state).toBe("good-progress");
    expect(stateOf(`${before} | 3L`, 3).state).toBe("on-track");
  });

  it("[PS4] no single judgement makes a child a concern, however low", () => {
    for (const { code } of rungsOf(LEVELS)) {
      expect(["on-track", "good-progress", "accelerated"]).toContain(
        stateOf(`3S | 3S 3H 3H | ${code}`, 4).state,
      );
      expect(["on-track", "good-progress", "accelerated", "not-enough-evidence"]).toContain(
        stateOf(`2S | - - ${code}`, 4).state,
      );
    }
  });

  it("[PS5] says so where there is too little to go by", () => {
    const why = (levels: string, yearGroup: number) => said(levels, yearGroup).slice(25);
    expect(said("- | - -", 4)).toBe("not-enough-evidence PS5: No level yet.");
    expect(said("2S | 2S", 4)).toBe(
      "not-enough-evidence PS5: Two terms of levels are needed before anything can be said.",
    );
    expect(why("W | W W", 0)).toBe("Nothing is expected before Year 1.");
    expect(why("P4 | P4 P5", 4)).toBe(
      "P levels have no general pace; an expectation can be agreed.",
    );
    expect(why("W | W P5", 1)).toBe("P levels have no general pace; an expectation can be agreed.");
    expect(why("P7 | P8 P8 1L", 4)).toBe(why("P4 | P4 P5", 4));
    expect(said("- | 2S - 2S", 4, { agreed: { 0: "2H" } })).toBe(
      "not-enough-evidence PS5: There is no earlier level to measure from.",
    );
    const line = lineOf({ levels: "2S | 2S 2H", yearGroup: 4 });
    const now = { year: FIRST_YEAR + 1, season: "autumn" } as const;
    expect(sayState(line, progressState(line, { now }))).toBe(
      `No level since Spring ${FIRST_YEAR + 1}.`,
    );
    expect(progressState(line, { now: { year: FIRST_YEAR, season: "summer" } }).state).toBe(
      "on-track",
    );
  });

  it("[PS3] what was agreed for a child is what that child is measured by", () => {
    expect(stateOf("1L | 1L 1L 1S", 4).state).toBe("on-track");
    expect(said("1L | 1L 1L 1L", 4, { agreed: { 0: "1S" } })).toBe(
      "stuck PS9: No step gained since July; expected 1 on the way to what was agreed.",
    );
    expect(stateOf("P6 | P6 P7 P7", 4, { agreed: { 0: "P7" } }).state).toBe("on-track");
    expect(stateOf("2S | 2S 2S 2S", 4, { agreed: { 0: "2S" } }).state).toBe("on-track");
  });

  it("[PS14] names places where a child starts below the first level, and a level given whole", () => {
    expect(said("W | W 1L 1S", 1)).toBe(
      "on-track PS11: Below L1 in July, 1S now; 1S expected by now.",
    );
    expect(said("W | W W W", 1)).toBe(
      "stuck PS9: Below L1 in July, still there; 1S expected by now.",
    );
    expect(said("2 | 2S 2S 2S", 3)).toBe(
      "stuck PS9: No step gained since July; expected 1½ by now. A level was given whole, so a step is uncertain.",
    );
    expect([0, 0.5, 1, 1.49, 2.5, 3].map(writeSteps)).toEqual(["0", "½", "1", "1½", "2½", "3"]);
  });

  it("[PS14] read in the autumn, the sentence says which July", () => {
    const line = lineOf({ levels: "2H | 2H 2H 2H", yearGroup: 4 });
    expect(sayState(line, progressState(line), FIRST_YEAR + 1)).toBe(
      `No step gained since July ${FIRST_YEAR}; expected 1½ by Summer ${FIRST_YEAR + 1}.`,
    );
  });

  it("[PS2] year bands climb three steps a year through both key stages", () => {
    const at = (levels: string, yearGroup: number) =>
      progressState(lineOf({ levels, yearGroup }, YEAR_BANDS)).state;
    expect(at("3S | 4E 4D 4S", 4)).toBe("on-track");
    expect(at("3S | 3S 3S 3S", 4)).toBe("falling-behind");
    expect(at("3S | 3S 3S", 4)).toBe("stuck");
  });
});

describe("progress states on a relative scale", () => {
  it.each([
    [
      "EXS | EXS EXS EXS",
      "on-track",
      "Holding their place, which is expected progress on this scale.",
    ],
    ["GDS | GDS EXS", "on-track", "Holding their place, which is expected progress on this scale."],
    ["GDS | EXS EXS", "falling-behind", "Lower than before at two points running: EXS now."],
    ["EXS | WTS WTS", "falling-behind", "Lower than before at two points running: WTS now."],
    ["WTS | WTS WTS WTS", "falling-behind", "Below what is expected at three points running."],
    [
      "WTS | WTS EXS EXS",
      "on-track",
      "Holding their place, which is expected progress on this scale.",
    ],
  ])("[PS13] %s is %s: %s", (levels, state, sentence) => {
    const line = lineOf({ levels, yearGroup: 4 }, RELATIVE);
    const finding = progressState(line);
    expect([finding.state, sayState(line, finding)]).toEqual([state, sentence]);
  });

  it("[PS13] nobody is ever stuck, slow, good or accelerated", () => {
    const code = fc.constantFrom("WTS", "EXS", "GDS", "-", "!A");
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 9 }), (codes) => {
        const { state } = progressState(lineOf({ levels: asYears(codes), yearGroup: 3 }, RELATIVE));
        expect(["on-track", "falling-behind", "not-enough-evidence"]).toContain(state);
      }),
      { numRuns: 100, seed: 1 },
    );
  });
});

/** July, then years of three. */
function asYears(codes: readonly string[]): string {
  return codes.map((code, at) => (at % 3 === 1 ? `| ${code}` : code)).join(" ");
}

describe("whatever the levels", () => {
  const rungs = rungsOf(LEVELS);
  const level = fc.integer({ min: 0, max: rungs.length - 1 });
  /** Levels that move as children's do, with gaps. */
  const course = fc.record({
    yearGroup: fc.integer({ min: 1, max: 4 }),
    start: fc.integer({ min: 0, max: 12 }),
    moves: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 2, maxLength: 8 }),
    gaps: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
  });
  const levelsOf = ({
    start,
    moves,
    gaps,
  }: {
    start: number;
    moves: number[];
    gaps: boolean[];
  }) => {
    let index = start;
    const codes = [rungs[start]!.code];
    for (const [at, move] of moves.entries()) {
      index = Math.min(Math.max(index + move, 0), rungs.length - 1);
      codes.push(gaps[at] === true && gaps[at + 1] === true ? "-" : rungs[index]!.code);
    }
    return codes;
  };
  const rank = (levels: string, yearGroup: number) => {
    const { state } = stateOf(levels, yearGroup);
    return state === "not-enough-evidence" ? undefined : LADDER_STATES.indexOf(state);
  };

  it("[PS6] a higher latest level never makes the state worse", () => {
    fc.assert(
      fc.property(course, level, (of, last) => {
        const codes = levelsOf(of).slice(0, -1);
        const at = (index: number) => rank(asYears([...codes, rungs[index]!.code]), of.yearGroup);
        const [low, high] = [at(last), at(Math.min(last + 1, rungs.length - 1))];
        expect(low === undefined).toBe(high === undefined);
        expect(high ?? 0).toBeGreaterThanOrEqual(low ?? 0);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it("[PS1] neither the order of the years nor that of a cell's entries counts", () => {
    fc.assert(
      fc.property(course, fc.boolean(), (of, turn) => {
        const child = { levels: asYears(levelsOf(of)), yearGroup: of.yearGroup };
        const years = yearsOf(child);
        const turned = turn ? [...years].reverse() : [...years.slice(1), years[0]!];
        const line = progressLine({ scale: LEVELS, subject: "maths", years: turned });
        expect(progressState(line)).toEqual(progressState(lineOf(child)));
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("[PS1] a judgement made and taken back leaves the state as it was, and so does a non-grade", () => {
    fc.assert(
      fc.property(course, level, (of, index) => {
        const levels = asYears(levelsOf(of));
        const without = stateOf(levels, of.yearGroup);
        const made = entry(rungs[index]!.code, { by: "u-okafor", ms: 1.9e12 });
        const back = entry(null, { by: "u-okafor", ms: 1.95e12, prev: [made.id] });
        const absent = entry("!A", { by: "u-okafor", ms: 1.95e12, prev: [made.id] });
        // The year after all that was judged.
        const next = `${Math.ceil(levels.split("|").length)}`;
        const padded = `${levels} | - | -`;
        for (const last of [back, absent])
          expect(
            stateOf(padded, of.yearGroup, { more: { [`${next}.autumn`]: [made, last] } }),
          ).toEqual(without);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it("[PS14] every state has a sentence, about the work and never a label", () => {
    fc.assert(
      fc.property(course, (of) => {
        const sentence = said(asYears(levelsOf(of)), of.yearGroup).replace(/^\S+ \S+ /, "");
        expect(sentence).toMatch(/^[A-Z0-9½].+\.$/);
        expect(sentence).not.toMatch(/stuck|slow|behind own|undefined|NaN/i);
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

describe("the thresholds", () => {
  it("[PS12] are the shipped ones until a school sets its own, one by one", () => {
    const school = (progress: unknown) => row("school", "school", { name: "S", progress });
    expect(progressSettings(undefined)).toBe(PROGRESS_DEFAULTS);
    expect(progressSettings(school(null))).toBe(PROGRESS_DEFAULTS);
    expect(progressSettings(school({ stuck: 2 }))).toEqual({ ...PROGRESS_DEFAULTS, stuck: 2 });
    expect(progressSettings(school({ stuck: "2" }))).toBe(PROGRESS_DEFAULTS);
    const line = lineOf({ levels: "2H | 2H 2H 2H", yearGroup: 4 });
    const settings = { ...PROGRESS_DEFAULTS, stuck: 2 };
    expect(progressState(line, { settings }).state).toBe("slow");
  });

  it("[PS12] are refused where they make no sense", () => {
    const guard = tableOf("school")!.fields.progress!;
    for (const fine of [null, {}, { slow: 2 }, PROGRESS_DEFAULTS])
      expect(guard(fine)).toBeUndefined();
    expect(progressProblem({ slow: 1.3 })).toBe(
      '"slow" must be a number of half steps from 0.5 to 9',
    );
    expect(progressProblem({ fast: 1 })).toBe('has a part "fast" that is not known');
    expect(progressProblem({ before: 2 })).toContain("the judgement before");
    expect(progressProblem({ behind: 1 })).toContain("falling behind no nearer");
  });
});
