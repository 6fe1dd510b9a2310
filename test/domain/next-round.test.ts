import { describe, expect, it } from "vitest";
import type { AssessmentPoint } from "../../src/domain/assessment-point.ts";
import { defaultPointDates } from "../../src/domain/calendar.ts";
import { daysOfNext, nextPoint, nextRoundName } from "../../src/domain/next-round.ts";

const DATES = defaultPointDates(2026);
const POINTS = (["baseline", "autumn", "spring", "summer"] as const).map(
  (id, order): AssessmentPoint => ({
    id,
    year: 2026,
    name: id,
    order,
    season: id,
    date: DATES[id],
    lockedAt: null,
  }),
);
const AUTUMN = {
  point: "autumn",
  name: "Autumn progress meetings",
  from: "2026-11-23",
  to: "2026-12-04",
};
const TODAY = "2026-11-21";
const daysOf = (point: string, rounds: readonly (typeof AUTUMN)[]) =>
  daysOfNext(
    POINTS.find(({ id }) => id === point),
    rounds,
    POINTS,
    TODAY,
  );

describe("another round", () => {
  it("[MR1] is about the first point from now on that no round looks at yet", () => {
    expect(nextPoint([], POINTS, TODAY)?.id).toBe("autumn");
    expect(nextPoint([{ point: "baseline" }], POINTS, TODAY)?.id).toBe("autumn");
    expect(nextPoint([AUTUMN], POINTS, TODAY)?.id).toBe("spring");
    expect(nextPoint([AUTUMN], POINTS, "2027-02-01")?.id).toBe("spring");
    expect(nextPoint([AUTUMN, { point: "spring" }], POINTS, "2027-02-01")?.id).toBe("summer");
    const all = POINTS.map(({ id }) => ({ point: id }));
    expect(nextPoint(all, POINTS, TODAY)?.id).toBe("autumn");
    expect(nextPoint([], [], TODAY)).toBe(undefined);
  });

  it("[MR1] lies to its point as the last one lay, from a Monday after it", () => {
    expect(daysOf("autumn", [])).toEqual({ from: "2026-11-23", to: "2026-12-04" });
    expect(daysOf("spring", [AUTUMN])).toEqual({ from: "2027-03-01", to: "2027-03-12" });
    expect(daysOf("autumn", [AUTUMN])).toEqual({ from: "2026-12-07", to: "2026-12-18" });
    const over = { ...AUTUMN, from: "2026-10-05", to: "2026-10-09" };
    expect(daysOf("autumn", [over])).toEqual({ from: "2026-11-23", to: "2026-11-27" });
    const unknown = { ...AUTUMN, point: "gone" };
    expect(daysOf("spring", [unknown])).toEqual({ from: "2026-12-07", to: "2026-12-18" });
  });

  it("[MR1] is never called as another round of the year is", () => {
    expect(nextRoundName("Spring", [AUTUMN])).toBe("Spring progress meetings");
    expect(nextRoundName("Autumn", [AUTUMN])).toBe("Autumn progress meetings 2");
    const two = { name: " autumn progress meetings 2" };
    expect(nextRoundName("Autumn", [AUTUMN, two])).toBe("Autumn progress meetings 3");
    expect(nextRoundName("", [])).toBe("Progress meetings");
  });
});
