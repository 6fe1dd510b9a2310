import { expect, it } from "vitest";
import { defaultPoints, pointsOf } from "../../src/domain/assessment-point.ts";
import { sayToCome } from "../../src/domain/point-to-come.ts";
import { rowOf } from "../support/small-school.ts";

const points = pointsOf(defaultPoints(2026).map(rowOf), 2026);
const NOVEMBER = "2026-11-17";

it("[P5] whoever gives a level at a point still to come is told, and from when it is asked for", () => {
  expect(sayToCome(points, ["spring"], NOVEMBER)).toBe(
    " Spring is still to come: its levels are asked for from Fri 5 Mar. Recorded all the same.",
  );
  expect(sayToCome(points, ["spring", "autumn", "summer"], NOVEMBER)).toBe(
    " Spring and Summer are still to come. Recorded all the same.",
  );
});

it("[P5] nothing is said of the point that is worked towards, of a past one, or of what is none", () => {
  // Autumn's own collection has not begun either on this day.
  for (const slot of ["autumn", "baseline", "target"])
    expect(sayToCome(points, [slot], NOVEMBER)).toBe("");
  expect(sayToCome(points, ["autumn", "spring"], "2027-03-06")).toBe("");
  // Early in the collection of the next point the one before is over.
  expect(sayToCome(points, ["summer"], "2027-07-20")).toBe("");
});
