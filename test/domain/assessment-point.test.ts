import { describe, expect, it } from "vitest";
import {
  closePoint,
  defaultPoints,
  pointAt,
  pointOf,
  pointsOf,
  reopenPoint,
} from "../../src/domain/assessment-point.ts";
import { academicYearOf } from "../../src/domain/calendar.ts";
import { NOW, row, rowOf, smallSchool, YEAR } from "../support/small-school.ts";

const { rows } = smallSchool();

describe("assessment points", () => {
  it("[P2] a year starts with last July, December, March and July", () => {
    const points = pointsOf(defaultPoints(2026).map(rowOf), 2026);
    expect(points.map(({ id, name, season }) => [id, name, season])).toEqual([
      ["baseline", "Baseline", "baseline"],
      ["autumn", "Autumn", "autumn"],
      ["spring", "Spring", "spring"],
      ["summer", "Summer", "summer"],
    ]);
    expect(points.map(({ date }) => date.slice(0, 7))).toEqual([
      "2026-07",
      "2026-12",
      "2027-03",
      "2027-07",
    ]);
    expect(points.map(({ date }) => academicYearOf(date))).toEqual([2025, 2026, 2026, 2026]);
    expect(points.every(({ lockedAt }) => lockedAt === null)).toBe(true);
  });

  it("[P1] a year's points stand in the school's order, its own among them", () => {
    const own = row("point", "2026:half-term", {
      name: "Half-term",
      order: 1,
      season: "autumn",
      date: "2026-10-20",
      lockedAt: null,
    });
    const ids = pointsOf([...rows, own], YEAR).map(({ id }) => id);
    expect(ids).toEqual(["baseline", "half-term", "autumn", "spring", "summer"]);
    const late = { ...own, f: { ...own.f, date: "2027-05-01" } };
    expect(pointsOf([...rows, late], YEAR)[2]?.id).toBe("half-term");
    const first = { ...late, f: { ...late.f, order: 0 } };
    expect(pointsOf([...rows, first], YEAR)[0]?.id).toBe("baseline");
    const last = { ...own, f: { ...own.f, order: 9, date: "2026-09-02" } };
    expect(pointsOf([...rows, last], YEAR).at(-1)?.id).toBe("half-term");
    expect(pointsOf(rows, 2031)).toEqual([]);
    expect(pointsOf(rows.toReversed(), YEAR)).toEqual(pointsOf(rows, YEAR));
  });

  it("passes over what is no point", () => {
    expect(pointOf(row("pupil", "p", { season: "autumn" }))).toBeUndefined();
    expect(pointOf(row("point", "2026:x", { name: "X" }))).toBeUndefined();
    expect(
      pointOf({ ...row("point", "2026:x", { season: "autumn" }), gone: true }),
    ).toBeUndefined();
  });

  it("[P3] the point worked towards is the first not past, never the baseline", () => {
    const points = pointsOf(rows, YEAR);
    const on = (day: string) => pointAt(points, day)?.id;
    expect([
      on("2026-07-01"),
      on("2026-09-02"),
      on("2026-12-11"),
      on("2026-12-12"),
      on("2027-08-30"),
    ]).toEqual(["autumn", "autumn", "autumn", "spring", "summer"]);
    expect(pointAt([], "2026-09-02")).toBeUndefined();
  });

  it("[P4] closing writes the moment, reopening takes it away", () => {
    const [, autumn] = pointsOf(rows, YEAR);
    expect(closePoint(autumn!, NOW)).toEqual({
      t: "point",
      k: "2026:autumn",
      set: { lockedAt: NOW },
    });
    expect(reopenPoint(autumn!)).toEqual({ t: "point", k: "2026:autumn", set: { lockedAt: null } });
  });
});
