import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completionsOf } from "../../src/domain/level-completion.ts";
import { parseLevel, readingsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";

const codes = (typed: string) => completionsOf(LEVELS, typed).map((one) => one.code);

describe("what typed letters may become", () => {
  it("[LI6] a level offers itself and its parts, low to high", () => {
    expect(codes("3")).toEqual(["3", "3L", "3S", "3H"]);
  });

  it("[LI6] either notation, any case", () => {
    expect(codes("3b")).toEqual(["3S"]);
    expect(codes("3S")).toEqual(["3S"]);
    expect(completionsOf(LEVELS, "3b")[0]!.label).toBe("Level 3 Secure");
  });

  it("[LI6] marks by key or name", () => {
    expect(codes("ab")).toEqual(["Absent"]);
    expect(codes("p")).toContain("P6");
  });

  it("[LI6] offers nothing for nothing, and for what is on no scale", () => {
    expect(codes("")).toEqual([]);
    expect(codes("9z")).toEqual([]);
  });

  it("[LI6] on every scale an offer can be typed, and what is typed in full stands first", () => {
    for (const scale of [LEVELS, RELATIVE, YEAR_BANDS]) {
      const words = [...readingsOf(scale).keys()];
      fc.assert(
        fc.property(fc.constantFrom(...words), fc.nat(), (word, cut) => {
          const typed = word.slice(0, 1 + (cut % word.length));
          const offered = completionsOf(scale, typed);
          for (const one of offered)
            expect(parseLevel(scale, one.code)).toEqual({ value: one.value });
          const exact = readingsOf(scale).get(typed);
          expect([exact ?? offered[0]?.value]).toEqual([offered[0]?.value]);
        }),
      );
    }
  });
});
