import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  clampClock,
  clockAfter,
  clockAt,
  clockMs,
  CLOCK_PATTERN,
  compareStamps,
  isAhead,
  laterOf,
  MAX_AHEAD_MS,
  nextClock,
} from "../../src/domain/clock.ts";
import { idOf, NOW } from "../support/small-school.ts";

const MAX_MS = 2 ** 48 - 1;
const ms = fc.integer({ min: 0, max: MAX_MS });
const clock = fc
  .tuple(ms, fc.integer({ min: 0, max: 0xffff }))
  .map(([at, count]) => clockAt(at).slice(0, 12) + count.toString(16).padStart(4, "0"));
const stamp = fc.record({
  h: fc.constantFrom(clockAt(1), clockAt(2), clockAt(NOW), clockAfter(clockAt(NOW))),
  id: fc.constantFrom(idOf("a"), idOf("b"), idOf("c")),
});

describe("a clock reading", () => {
  it("is sixteen hexadecimal digits that keep their milliseconds", () => {
    fc.assert(
      fc.property(ms, (at) => {
        expect(clockAt(at)).toMatch(CLOCK_PATTERN);
        expect(clockMs(clockAt(at))).toBe(at);
      }),
    );
  });

  it("compares as text as it compares in time", () => {
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(clockAt(a) < clockAt(b)).toBe(a < b);
      }),
    );
  });

  it("[SY4] a new edit is later than everything its author saw, and never before now", () => {
    fc.assert(
      fc.property(
        fc.option(clock, { nil: undefined }),
        fc.integer({ min: 0, max: MAX_MS - 1 }),
        (last, now) => {
          const next = nextClock(last, now);
          expect(next).toMatch(CLOCK_PATTERN);
          expect(clockMs(next)).toBeGreaterThanOrEqual(now);
          expect(last === undefined || last.startsWith("ffffffffffff") || next > last).toBe(true);
        },
      ),
    );
  });

  it("[SY4] never fails: a full counter moves on, and the end of time stays", () => {
    expect(clockAfter(`${clockAt(5).slice(0, 12)}ffff`)).toBe(clockAt(6));
    expect(clockAfter("ffffffffffffffff")).toBe("ffffffffffffffff");
    expect(nextClock(undefined, Number.NaN)).toBe(clockAt(0));
    expect(nextClock(undefined, -5)).toBe(clockAt(0));
    expect(nextClock(undefined, Infinity)).toBe(clockAt(0));
  });

  it("[SY5] a clock that is not ahead is left as it is", () => {
    for (const late of [0, 1000, MAX_AHEAD_MS])
      expect(clampClock(clockAt(NOW + late), NOW, [clockAt(NOW + late + 9)])).toBe(
        clockAt(NOW + late),
      );
  });

  it("[SY5] a clock from the future is pulled back to now, above every cause it names", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: NOW + MAX_AHEAD_MS + 1, max: MAX_MS }),
        fc.array(fc.integer({ min: 0, max: MAX_AHEAD_MS }).map((more) => clockAt(NOW + more))),
        (ahead, floors) => {
          const clamped = clampClock(clockAt(ahead), NOW, floors);
          expect(isAhead(clamped, NOW)).toBe(false);
          expect(clockMs(clamped)).toBeGreaterThanOrEqual(NOW);
          for (const floor of floors) expect(clamped > floor).toBe(true);
        },
      ),
    );
  });
});

it("[SY5] a cause at the very moment of the clamp still comes before", () => {
  const clamped = clampClock(clockAt(NOW + 2 * MAX_AHEAD_MS), NOW, [clockAt(NOW)]);
  expect(clamped).toBe(clockAfter(clockAt(NOW)));
});

describe("the order of stamps", () => {
  it("[SY1] is total: antisymmetric, transitive, equal only for the same change", () => {
    fc.assert(
      fc.property(stamp, stamp, stamp, (a, b, c) => {
        expect(Math.sign(compareStamps(a, b))).toBe(-Math.sign(compareStamps(b, a)) + 0);
        expect(compareStamps(a, b) === 0).toBe(a.h === b.h && a.id === b.id);
        const inOrder = [a, b, c].sort(compareStamps);
        expect(compareStamps(inOrder[0]!, inOrder[2]!)).toBeLessThanOrEqual(0);
        expect([c, a, b].sort(compareStamps)).toEqual(inOrder);
      }),
    );
  });

  it("prefers the later clock, then the higher id", () => {
    const early = { h: clockAt(1), id: "f" };
    const late = { h: clockAt(2), id: "a" };
    expect(laterOf(early, late)).toBe(late);
    expect(laterOf({ h: clockAt(1), id: "a" }, early)).toBe(early);
  });
});
