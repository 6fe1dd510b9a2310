import { describe, expect, it } from "vitest";
import { englishOf } from "../../src/domain/english.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";

const english = (reading: string | undefined, writing: string | undefined, yearGroup = 2) =>
  englishOf(LEVELS, reading, writing, yearGroup);

describe("English from reading and writing", () => {
  it("[EN1] is the average of their points, read back with the published cut-offs", () => {
    const table = [
      ["W", "W", "W"],
      ["W", "1", "1"],
      ["1H", "2L", "2L"],
      ["1", "2S", "2L"],
      ["2L", "2S", "2S"],
      ["2S", "2H", "2H"],
      ["2H", "3L", "3"],
      ["2H", "3", "3"],
      ["3S", "4S", "4"],
    ] as const;
    for (const [reading, writing, level] of table) {
      expect(english(reading, writing)?.value).toBe(level);
      expect(english(writing, reading)?.value).toBe(level);
    }
    expect(english("P4", "P4")?.value).toBeNull();
    expect(english("2L", "2S")?.points).toBe(14);
  });

  it("[EN1] for key stage 2 says that it is the school's own rule, and goes on above Level 4", () => {
    expect(english("4S", "4S", 2)?.basis).toBe("published");
    expect(english("4S", "4S", 6)).toMatchObject({ value: "4", basis: "school's rule" });
    expect(english("5L", "4H", 6)?.value).toBe("5");
    expect(english("6H", "6H", 6)?.value).toBe("6");
  });

  it("[EN2] one alone counts alone, neither makes none", () => {
    expect(english("2S", "!A")).toMatchObject({ value: "2S", fromOne: true });
    expect(english(undefined, "3")).toMatchObject({ value: "3", fromOne: true });
    expect(english("2S", "2S")?.fromOne).toBe(false);
    expect(english("!A", "!D")).toBeUndefined();
    expect(english(undefined, undefined)).toBeUndefined();
  });
});
