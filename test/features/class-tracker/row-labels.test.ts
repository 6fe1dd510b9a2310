import { describe, expect, it } from "vitest";
import { rungsOf } from "../../../src/domain/level.ts";
import { LEVELS } from "../../../src/domain/levels-scale.ts";
import { rowLabels } from "../../../src/features/class-tracker/tracker-drawing.ts";

/** What stands beside the rows from one level to another, highest first: "H", "4 S". */
function labels(from: string, to: string): string[] {
  const codes = rungsOf(LEVELS).map(({ code }) => code);
  const shown = rungsOf(LEVELS).slice(codes.indexOf(from), codes.indexOf(to) + 1);
  const rows = shown.toReversed().map((rung) => ({ rung, cells: [] }));
  return rowLabels(LEVELS, rows).map(({ band, step }) => `${band} ${step}`.trim());
}

describe("labels of the rows on show", () => {
  it("has a level's number beside its middle step", () => {
    expect(labels("3L", "4H")).toEqual(["H", "4 S", "L", "H", "3 S", "L"]);
  });

  it("has the number beside the nearest step when the middle one is folded away", () => {
    expect(labels("3H", "5L")).toEqual(["5 L", "H", "4 S", "L", "3 H"]);
  });
});
