import { describe, expect, it } from "vitest";
import { defaultPoints, pointsOf } from "../../src/domain/assessment-point.ts";
import { formPoints, midYearPoints } from "../../src/domain/class-tracker-form.ts";
import { rowOf } from "../support/small-school.ts";

const POINTS = pointsOf(defaultPoints(2026).map(rowOf), 2026);
const named = (points: readonly { name: string; of?: string }[]) =>
  points.map(({ name, of }) => (of === undefined ? name : `${name} (${of})`));

describe("the handbook's form", () => {
  it("[CT8] is Baseline, Mid-year and End of year, mid-year being Spring unless chosen", () => {
    expect(named(formPoints(POINTS, { midYear: undefined }))).toEqual([
      "Baseline",
      "Mid-year (Spring)",
      "End of year (Summer)",
    ]);
    expect(named(formPoints(POINTS, { midYear: "autumn" }))[1]).toBe("Mid-year (Autumn)");
    expect(midYearPoints(POINTS).map(({ id }) => id)).toEqual(["autumn", "spring"]);
  });

  it("[CT8] of a school with fewer points shows those there are", () => {
    const last = POINTS.filter((point) => point.season === "summer");
    expect(named(formPoints(last, { midYear: "autumn" }))).toEqual(["End of year (Summer)"]);
    expect(formPoints([], { midYear: undefined })).toEqual([]);
    const two = POINTS.filter((point) => point.season !== "spring");
    expect(named(formPoints(two, { midYear: undefined }))[1]).toBe("Mid-year (Autumn)");
  });
});
