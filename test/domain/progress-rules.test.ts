import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ownProgress,
  parseSteps,
  PROGRESS_RULES,
  saveProgress,
  setProgressRule,
} from "../../src/domain/progress-rules.ts";
import {
  PROGRESS_DEFAULTS,
  progressProblem,
  progressSettings,
} from "../../src/domain/progress-settings.ts";
import { saySteps, writeSteps } from "../../src/domain/progress-words.ts";
import { row, rowOf } from "../support/small-school.ts";

describe("the school's own thresholds", () => {
  it("[PS19] each has its sentence with the steps in it, and none is left out", () => {
    expect(PROGRESS_RULES.map(({ id }) => id).sort()).toEqual(
      Object.keys(PROGRESS_DEFAULTS).sort(),
    );
    for (const { id, says } of PROGRESS_RULES)
      expect(says(saySteps(PROGRESS_DEFAULTS[id]))).toContain(saySteps(PROGRESS_DEFAULTS[id]));
  });

  it("[PS19] one is set, and given back: the shipped figure is not kept as one's own", () => {
    const set = setProgressRule({}, "stuck", 2);
    expect(set).toEqual({
      edit: { t: "school", k: "school", set: { progress: { stuck: 2 } } },
    });
    expect(setProgressRule({ stuck: 2 }, "stuck", undefined)).toEqual({
      edit: saveProgress({}),
    });
    expect(setProgressRule({ stuck: 2, good: 2 }, "stuck", PROGRESS_DEFAULTS.stuck)).toEqual({
      edit: saveProgress({ good: 2 }),
    });
    expect(saveProgress({}).set.progress).toBeNull();
    const kept = "edit" in set ? rowOf(set.edit) : undefined;
    expect(ownProgress(kept)).toEqual({ stuck: 2 });
    expect(progressSettings(kept)).toEqual({ ...PROGRESS_DEFAULTS, stuck: 2 });
    expect(ownProgress(row("school", "school", { progress: { stuck: 99 } }))).toEqual({});
    expect(ownProgress(undefined)).toEqual({});
  });

  it("[PS19] what does not fit together is refused with the reason", () => {
    expect(setProgressRule({}, "before", 2)).toEqual({
      wrong:
        "The judgement before would need 2 steps, more than slow itself (1). Nothing was changed.",
    });
    expect(setProgressRule({}, "behind", 1)).toEqual({
      wrong: "Falling behind (1) would be nearer than slow (1½). Nothing was changed.",
    });
  });

  it("[PS19] whatever is set in turn, what is kept always fits together", () => {
    const steps = fc.integer({ min: 1, max: 18 }).map((halves) => halves / 2);
    const rule = fc.constantFrom(...PROGRESS_RULES.map(({ id }) => id));
    fc.assert(
      fc.property(fc.array(fc.tuple(rule, fc.option(steps, { nil: undefined }))), (sets) => {
        let school = rowOf(saveProgress({}));
        for (const [id, value] of sets) {
          const result = setProgressRule(ownProgress(school), id, value);
          if ("edit" in result) school = rowOf(result.edit);
          expect([undefined, null]).toContain(
            school.f.progress === null ? null : progressProblem(school.f.progress),
          );
        }
      }),
    );
  });

  it("[PS19] steps are typed as they are written, and in other ways", () => {
    const typed = ["1½", "1.5", "1,5", "1 ½", "1 1/2", "½", "0.5", "2", " 3 ", "2.0", "9"];
    expect(typed.map(parseSteps)).toEqual([1.5, 1.5, 1.5, 1.5, 1.5, 0.5, 0.5, 2, 3, 2, 9]);
    for (const wrong of ["", "0", "1.3", "9½", "-1", "two", "11", "½½"])
      expect(parseSteps(wrong)).toBeUndefined();
    for (let halves = 1; halves <= 18; halves += 1)
      expect(parseSteps(writeSteps(halves / 2))).toBe(halves / 2);
  });
});
