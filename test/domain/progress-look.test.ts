import { describe, expect, it } from "vitest";
import type { AttainmentBand } from "../../src/domain/expectation.ts";
import { bandOf } from "../../src/domain/progress-line.ts";
import { progressState } from "../../src/domain/progress-state.ts";
import { surprise } from "../../src/domain/progress-surprise.ts";
import { sayLook, worthALook } from "../../src/domain/progress-worth-a-look.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { lineOf } from "../support/progress-child.ts";
import { entry, row } from "../support/small-school.ts";

describe("a surprising judgement", () => {
  const asked = (levels: string, yearGroup = 3, reader = "u-okafor") =>
    surprise(lineOf({ levels, yearGroup }), reader)?.steps;

  it("[PS15] is two steps or more from the child's own line within a term, either way", () => {
    expect(asked("2S | 2H")).toBeUndefined();
    expect(asked("2S | 3L")).toBeUndefined();
    expect(asked("2S | 3S")).toBe(2.5);
    expect(asked("2S | 2L")).toBeUndefined();
    expect(asked("2S | 1H")).toBe(-2.5);
    expect(asked("1S | 2S", 1)).toBe(2);
    expect(asked("1S | 1L", 1)).toBe(-2);
    expect(asked("1S | 2L", 1)).toBeUndefined();
  });

  it("[PS15] is asked about once, after one term, and not within the undivided floor", () => {
    expect(asked("2S | - 3H")).toBeUndefined();
    expect(asked("2S | 3S 3S")).toBeUndefined();
    expect(asked("W | W", 1)).toBeUndefined();
    expect(asked("P6 | W", 1)).toBeUndefined();
    expect(asked("W | 2L", 1)).toBe(3);
    expect(asked("2L | W", 1)).toBe(-5);
  });

  it("[PS15] is for its author's eyes alone, and settled by a reason", () => {
    const line = lineOf({ levels: "2S | 3S", yearGroup: 3 });
    expect(surprise(line, "u-okafor")).toMatchObject({
      author: "u-okafor",
      entry: line.moments[1]!.entry.id,
      question:
        "3S after 2S: 2½ steps higher than this child’s own line in one term, which is more than most. If it is right, there is nothing to do; you may say why. Only you see this.",
    });
    expect(surprise(line, "u-hale")).toBeUndefined();
    const why = entry("3S", { by: "u-okafor", why: "Read to me all term" });
    const said = lineOf({ levels: "2S | 3S", yearGroup: 3, more: { "0.autumn": [why] } });
    expect(surprise(said, "u-okafor")).toBeUndefined();
  });
});

describe("the children worth a look", () => {
  const child = (family: string, levels: string, planned = false, yearGroup = 4) => {
    const line = lineOf({ levels, yearGroup });
    const pupil = pupilOf(row("pupil", `p-${family.toLowerCase()}`, { given: "A", family }));
    return { pupil, finding: progressState(line), band: bandOf(line), planned };
  };
  const listed = (...children: ReturnType<typeof child>[]) =>
    worthALook(children).map((one) => `${one.pupil.family}: ${one.reason}`);
  const flat = child("Flat", "2H | 2H 2H 2H");
  const behind = child("Behind", "3S | 3S 3L 2H");
  const slow = child("Slow", "2S | 2S 2S 2S | 2S 2H 2H", false, 3);
  const good = child("Good", "3L | 3S 3S 4L");
  const steady = child("Steady", "2H | 3L 3L 3S");
  const wellBelow = child("Welbelow", "1L | 1S 1S 1H");
  const planned = child("Planned", "1L | 1S 1S 1H", true);

  it("[PS16] begins with those well below without a plan, even when they make good steps", () => {
    expect(listed(good, slow, flat, steady, behind, planned, wellBelow)).toEqual([
      "Welbelow: well-below-no-plan",
      "Behind: falling-behind",
      "Flat: stuck",
      "Slow: slow",
      "Planned: has-plan",
      "Good: made-the-difference",
    ]);
    expect(sayLook("made-the-difference")).toBe("What made the difference?");
  });

  it("[PS16] never puts a child nearer the expected line first for being near it", () => {
    const bands: (AttainmentBand | undefined)[] = ["below", "on-track", "above", undefined];
    for (const band of bands)
      expect(listed({ ...flat, band }, wellBelow)[0]).toBe("Welbelow: well-below-no-plan");
    const near = { ...flat, band: "below" as const };
    const far = { ...child("Afar", "2H | 2H 2H 2H"), band: "on-track" as const };
    expect(listed(near, far)).toEqual(["Afar: stuck", "Flat: stuck"]);
  });

  it("[PS16] goes by the distance from the child's own line, then by name", () => {
    const further = child("Zed", "3H | 3H 3S 3S");
    const a = child("Abel", "3S | 3S 3L 2H");
    expect(listed(behind, a, further)).toEqual([
      "Abel: falling-behind",
      "Behind: falling-behind",
      "Zed: falling-behind",
    ]);
  });
});
