import { describe, expect, it } from "vitest";
import { dayNumber, dayOf, weekday, yearsUpTo } from "../../src/demo/demo-calendar.ts";
import { inventUpn } from "../../src/demo/demo-children.ts";
import { seeded } from "../../src/demo/seeded.ts";

describe("days as numbers", () => {
  it("go there and back, and agree with the calendar", () => {
    const wrong: string[] = [];
    for (let number = -9000; number < 48_000; number += 7) {
      const date = new Date(number * 86_400_000);
      const day = dayOf(number);
      const same = day === date.toISOString().slice(0, 10) && dayNumber(day) === number;
      if (!same || weekday(number) !== date.getUTCDay()) wrong.push(day);
    }
    expect(wrong).toEqual([]);
    for (const day of ["2024-02-29", "2024-03-01", "2000-12-31", "2026-01-01"])
      expect(dayOf(dayNumber(day))).toBe(day);
  });

  it("open every point before it closes, and never after the day", () => {
    const wrong: string[] = [];
    for (let at = dayNumber("2026-09-01"); at < dayNumber("2027-09-01"); at++) {
      const points = yearsUpTo(dayOf(at), 3).flatMap((year) => year.points);
      if (points.filter((point) => point.judged === "open").length > 1) wrong.push(dayOf(at));
      for (const { judged, opens, closes } of points)
        if (judged !== "ahead" && (opens >= closes || closes > at)) wrong.push(dayOf(at));
    }
    expect(wrong).toEqual([]);
  });
});

describe("seeded chance", () => {
  it("depends on the seed alone, fills its range, and does not repeat ids", () => {
    expect(seeded("a", 1).hex(32)).toBe(seeded("a", 1).hex(32));
    expect(seeded("a", 1).hex(32)).not.toBe(seeded("a1").hex(32));
    const chance = seeded("range");
    const drawn = Array.from({ length: 4000 }, () => chance.whole(2, 5));
    for (const value of [2, 3, 4, 5])
      expect(drawn.filter((one) => one === value).length).toBeGreaterThan(850);
    const bells = Array.from({ length: 4000 }, () => chance.bell(10, 2));
    const mean = bells.reduce((sum, one) => sum + one, 0) / bells.length;
    expect(Math.abs(mean - 10)).toBeLessThan(0.2);
    const ids = Array.from({ length: 20_000 }, (_, at) => seeded("ids", at).hex(20));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("invented pupil numbers", () => {
  it("pass the check letter and are of no real authority", () => {
    const upn = inventUpn(seeded("upn"), 2020);
    expect(upn).toMatch(/^[A-HJ-NP-RT-Z]999\d{9}$/);
    const sum = upn
      .slice(1)
      .split("")
      .reduce((all, digit, at) => all + Number(digit) * (at + 2), 0);
    expect("ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23]).toBe(upn[0]);
  });
});
