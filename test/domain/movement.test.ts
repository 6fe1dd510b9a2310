import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { movementSteps, sayMovement, writeMovement } from "../../src/domain/movement.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";

const moved = (from: string | null, to: string | null) => movementSteps(LEVELS, from, to);

describe("movement", () => {
  it("[M1] counts rows, down as well as up, whole levels from their Secure", () => {
    expect(moved("2S", "3L")).toBe(2);
    expect(moved("3L", "2H")).toBe(-1);
    expect(moved("3S", "3S")).toBe(0);
    expect(moved("2", "2H")).toBe(1);
    expect(moved("3", "3S")).toBe(0);
    expect(moved("BL1", "1S")).toBe(2);
    expect(movementSteps(RELATIVE, "EXS", "GDS")).toBe(1);
  });

  it("[M1] the way back is the way there, turned round", () => {
    const codes = fc.constantFrom(...rungsOf(LEVELS).map((rung) => rung.code), "P4", "P8");
    fc.assert(
      fc.property(codes, codes, (a, b) => {
        const there = moved(a, b);
        const back = moved(b, a);
        expect(there === undefined ? undefined : 0 - there).toBe(back);
      }),
    );
  });

  it("[M2] P levels are a ladder of their own, and leaving the floor counts from there", () => {
    expect(moved("P4", "P6")).toBe(2);
    expect(moved("P6", "P5")).toBe(-1);
    expect(moved("P8", "1L")).toBe(1);
    expect(moved("P6", "1L")).toBe(3);
    expect(moved("1S", "P8")).toBe(-2);
    expect(moved("W", "1L")).toBe(1);
  });

  it("[M2] a P level cannot be compared with W or an undivided Below L1", () => {
    expect(moved("P6", "W")).toBeUndefined();
    expect(moved("BL1", "P6")).toBeUndefined();
    expect(moved("W", "W")).toBe(0);
  });

  it("[M3] with either end missing, withdrawn or a non-grade there is none to show", () => {
    for (const [from, to] of [
      [null, "3S"],
      ["3S", null],
      ["!A", "3S"],
      ["3S", "!L"],
      ["9Z", "3S"],
      ["!A", "!A"],
    ] as const)
      expect(moved(from, to)).toBeUndefined();
    expect(movementSteps(LEVELS, undefined, "3S")).toBeUndefined();
  });

  it("[M4] is written with a sign and said in words, one step in the singular", () => {
    expect([2, 1, 0, -1, -3].map(writeMovement)).toEqual(["▲2", "▲1", "=", "▼1", "▼3"]);
    expect([2, 1, 0, -1, -3].map(sayMovement)).toEqual([
      "up 2 steps",
      "up 1 step",
      "no change",
      "down 1 step",
      "down 3 steps",
    ]);
  });
});
