import fc from "fast-check";
import { expect, it } from "vitest";
import { pointsOf } from "../../src/domain/assessment-point.ts";
import { collectionBudget } from "../../src/domain/collection-budget.ts";
import type { Pupil } from "../../src/domain/pupil.ts";
import { oakFacts } from "../support/oak-list.ts";
import { smallSchool, TODAY } from "../support/small-school.ts";

const points = pointsOf(smallSchool().rows, 2026);
const subjects = ["reading", "writing", "maths"];

function oakBudget(change: (pupil: Pupil) => Pupil = (pupil) => pupil) {
  const { children, thisYear } = oakFacts();
  const pupils = children.map(({ pupil }) => change(pupil));
  return collectionBudget({ subjects, points, pupils, thisYear, today: TODAY });
}

it("[CR6] counts children, subjects and points, and what is made", () => {
  expect(oakBudget()).toEqual({
    asked: 5 * 3 * 3,
    made: 2,
    subjects: 3,
    points: 3,
    children: { fewest: 5, most: 5 },
  });
});

it("[CR6] follows arrivals and leavers from point to point", () => {
  const budget = oakBudget((pupil) => ({
    ...pupil,
    left: pupil.id === "p-bo" ? "2027-01-10" : null,
    arrived: pupil.id === "p-ewan" ? "2027-01-10" : pupil.arrived,
  }));
  expect(budget.children).toEqual({ fewest: 4, most: 4 });
  expect(budget.asked).toBe(4 * 3 * 3);
  const none = collectionBudget({
    subjects,
    points: [],
    pupils: [],
    thisYear: new Map(),
    today: TODAY,
  });
  expect(none).toMatchObject({ asked: 0, made: 0, children: { fewest: 0, most: 0 } });
});

it("[CR6] never counts more made than asked for", () => {
  const left = fc.option(fc.constantFrom("2026-10-01", "2027-01-10", "2027-04-01"));
  fc.assert(
    fc.property(fc.array(left, { minLength: 5, maxLength: 5 }), (days) => {
      let at = 0;
      const { asked, made } = oakBudget((pupil) => ({ ...pupil, left: days[at++] ?? null }));
      expect(made).toBeLessThanOrEqual(asked);
      expect(asked).toBeLessThanOrEqual(45);
    }),
  );
});
