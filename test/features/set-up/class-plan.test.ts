import { describe, expect, it } from "vitest";
import {
  type PlannedClass,
  suggestClasses,
  wrongWithClasses,
} from "../../../src/features/set-up/class-plan.ts";

const planned = (name: string, ...yearGroups: number[]): PlannedClass => ({
  key: name,
  name,
  yearGroups,
});

describe("suggested classes", () => {
  it("are called by their year where there is one a year", () => {
    expect(suggestClasses([1, 0], 1).map(({ name }) => name)).toEqual(["Reception", "Year 1"]);
  });

  it("have letters where there are several, Nursery and Reception too", () => {
    expect(suggestClasses([-1, 0, 4], 2).map(({ name }) => name)).toEqual([
      "NA",
      "NB",
      "RA",
      "RB",
      "4A",
      "4B",
    ]);
  });
});

describe("a list of classes", () => {
  it("is right with names that differ and year groups", () => {
    expect(wrongWithClasses([planned("Oak", 3, 4), planned("Ash", 5)]).size).toBe(0);
  });

  it.each([
    [[planned(" ", 1)], "Every class needs a name, such as 4B or Oak."],
    [
      [planned("Oak", 1), planned("oak ", 2)],
      "Two classes are called “oak”. Give one another name.",
    ],
    [[planned("Oak")], "Say which year groups are in Oak."],
  ])("says which class is not right yet and why: %#", (classes, say) => {
    expect([...wrongWithClasses(classes)]).toEqual([[classes.at(-1)?.key, say]]);
  });
});
