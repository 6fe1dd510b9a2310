import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pointsOf } from "../../src/domain/english.ts";
import {
  parseLevel,
  placeOf,
  readingsOf,
  rungByCode,
  rungsOf,
  writeLevel,
} from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { SHIPPED_SCALES } from "../../src/domain/shipped-scales.ts";
import { YEAR_BANDS } from "../../src/domain/year-bands-scale.ts";

const P_LEVELS = ["P1i", "P1ii", "P2i", "P2ii", "P3i", "P3ii", "P4", "P5", "P6", "P7", "P8"];

describe("the rows of a grid", () => {
  it("[L6] levels have nineteen, 6H at the top, one undivided row at the foot", () => {
    const codes = rungsOf(LEVELS).map((rung) => rung.code);
    expect(codes).toHaveLength(19);
    expect(codes.slice(0, 4)).toEqual(["BL1", "1L", "1S", "1H"]);
    expect(codes.at(-1)).toBe("6H");
    for (const fine of [...P_LEVELS, "W", "EY1", "EY2"])
      expect(placeOf(LEVELS, fine)).toMatchObject({ kind: "rung", rung: { code: "BL1" }, fine });
  });

  it("year bands have nineteen too, the relative scale three", () => {
    expect(rungsOf(YEAR_BANDS)).toHaveLength(19);
    expect(rungsOf(RELATIVE).map((rung) => rung.code)).toEqual(["WTS", "EXS", "GDS"]);
  });
});

describe("what a value means", () => {
  it("[L1] a row, a whole band, a fine value or a non-grade; nothing else is on the scale", () => {
    expect(placeOf(LEVELS, "3S")).toMatchObject({ kind: "rung", unsplit: false, fine: undefined });
    expect(placeOf(LEVELS, "!A")).toMatchObject({
      kind: "non-grade",
      nonGrade: { label: "Absent" },
    });
    for (const stranger of [
      "7S",
      "3b",
      "3s",
      "",
      "A",
      "GDS",
      "0",
      "BL",
      "constructor",
      "__proto__",
    ])
      expect(placeOf(LEVELS, stranger)).toBeUndefined();
    expect(placeOf(RELATIVE, "3S")).toBeUndefined();
    expect(placeOf(YEAR_BANDS, "3")).toBeUndefined();
  });

  it("[L3] a whole level stands at Secure, marked, and is written as it was given", () => {
    expect(placeOf(LEVELS, "3")).toMatchObject({ rung: { code: "3S" }, unsplit: true });
    expect(writeLevel(LEVELS, "3")).toBe("3");
    expect(parseLevel(LEVELS, "level 3")).toEqual({ value: "3" });
  });

  it("[L4] a non-grade is neither empty nor a row, and has no points", () => {
    for (const { nonGrades, ...rest } of SHIPPED_SCALES)
      for (const { code, label, key } of nonGrades) {
        const scale = { nonGrades, ...rest };
        expect(placeOf(scale, code)?.kind).toBe("non-grade");
        expect(code.startsWith("!")).toBe(true);
        expect(writeLevel(scale, code)).toBe(label);
        expect(parseLevel(scale, key)).toEqual({ value: code });
        expect(pointsOf(scale, code)).toBeUndefined();
      }
    const labels = LEVELS.nonGrades.map((one) => one.label);
    expect(labels).toEqual(
      expect.arrayContaining(["Absent", "Disapplied", "Not yet assessed", "Left"]),
    );
  });

  it("[L5] points are two a step and six a level, from W 3 to 6H 41", () => {
    const points = rungsOf(LEVELS).map((rung) => rung.points);
    expect(points).toEqual([
      3, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39, 41,
    ]);
    for (const level of [1, 2, 3, 4, 5, 6])
      expect(pointsOf(LEVELS, `${level}`)).toBe(6 * level + 3);
    expect(P_LEVELS.map((code) => pointsOf(LEVELS, code))).toEqual([
      0.5, 0.7, 0.9, 1.1, 1.3, 1.5, 2, 3, 4, 5, 6,
    ]);
    expect(pointsOf(LEVELS, "W")).toBe(3);
  });
});

describe("what a teacher types", () => {
  it("[L2] both notations, any case, any spaces", () => {
    for (const typed of ["3S", "3s", "3b", "3B", " 3 b ", "Level 3 Secure", "l3b", "3 secure"])
      expect(parseLevel(LEVELS, typed)).toEqual({ value: "3S" });
    expect(parseLevel(LEVELS, "2c")).toEqual({ value: "2L" });
    expect(parseLevel(LEVELS, "2A")).toEqual({ value: "2H" });
    expect(parseLevel(LEVELS, "below l1")).toEqual({ value: "BL1" });
    expect(parseLevel(LEVELS, "p1I")).toEqual({ value: "P1i" });
    expect(parseLevel(LEVELS, "w")).toEqual({ value: "W" });
    expect(parseLevel(YEAR_BANDS, "y4 secure")).toEqual({ value: "4S" });
    expect(parseLevel(RELATIVE, "greater depth")).toEqual({ value: "GDS" });
    expect(parseLevel(RELATIVE, "wt")).toEqual({ value: "WTS" });
  });

  it("[L1] what is on no scale is answered with what would be right", () => {
    expect(parseLevel(LEVELS, "7x")).toEqual({
      wrong: "“7x” is not on the scale “National Curriculum levels”. Try 3H, 3a or A (absent).",
    });
    for (const typed of ["", " ", "S", "33", "x".repeat(500)])
      expect(parseLevel(LEVELS, typed)).toHaveProperty("wrong");
  });

  it("[L2] every code, label and key of a shipped scale is read back as its own value", () => {
    for (const scale of SHIPPED_SCALES) {
      const clashes: string[] = [];
      const readings = readingsOf(scale, (word) => clashes.push(word));
      expect(clashes).toEqual([]);
      for (const [word, value] of readings) {
        expect(parseLevel(scale, word.toUpperCase())).toEqual({ value });
        expect(placeOf(scale, value)).toBeDefined();
      }
      for (const rung of rungsOf(scale)) {
        expect(parseLevel(scale, rung.code)).toEqual({ value: rung.code });
        expect(rungByCode(scale, rung.code)).toBe(rung);
      }
    }
  });

  it("[L1] whatever is typed, the answer is a value of the scale or a sentence", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9LSHabcPW! ]{0,4}$/)), (typed) => {
        for (const scale of SHIPPED_SCALES) {
          const read = parseLevel(scale, typed);
          const answers =
            "value" in read ? placeOf(scale, read.value) !== undefined : read.wrong.length > 20;
          expect(answers).toBe(true);
        }
      }),
    );
  });

  it("writes nothing for nothing, and an unknown value as it stands", () => {
    expect(writeLevel(LEVELS, null)).toBe("");
    expect(writeLevel(LEVELS, undefined)).toBe("");
    expect(writeLevel(LEVELS, "9Z")).toBe("9Z");
    expect(writeLevel(LEVELS, "P6")).toBe("P6");
  });
});
