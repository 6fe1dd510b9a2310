import { rungByCode, rungsOf } from "./level.ts";
import { type PointSeason, type Rung, type Scale, type Season, SEASONS } from "./scale.ts";

/** The rows a child of a year group is expected to stand in at a time of the year. */
export type ExpectedRange = { lo: Rung; hi: Rung };

/** A year group at a time of its year. Reception 0, Years 1–6. */
export type Moment = { yearGroup: number; season: Season };

/** Lowest first. */
export const ATTAINMENT_BANDS = ["well-below", "below", "on-track", "above", "well-above"] as const;
export type AttainmentBand = (typeof ATTAINMENT_BANDS)[number];

/** Steps outside the range from which a child is *well* below or above: a whole level. [E3] */
export const WELL_OUTSIDE = 3;

/**
 * When a point's judgement was really made: a baseline is last summer's result, so it counts as the
 * summer of the year group before. [E2] architecture §9.
 */
export function momentOf(yearGroup: number, season: PointSeason): Moment {
  return season === "baseline"
    ? { yearGroup: yearGroup - 1, season: "summer" }
    : { yearGroup, season };
}

/** The expected rows, or undefined where the scale expects nothing (Reception). [E1] [E2] */
export function expectedRange(
  scale: Scale,
  yearGroup: number,
  season: PointSeason,
): ExpectedRange | undefined {
  const at = momentOf(yearGroup, season);
  const expected = scale.expectations.find(
    (other) => other.yearGroup === at.yearGroup && other.season === at.season,
  );
  if (expected === undefined) return undefined;
  const lo = rungByCode(scale, expected.lo);
  const hi = rungByCode(scale, expected.hi);
  return lo && hi && { lo, hi };
}

/** Where a row stands against what is expected, in steps. [E3] research/domain.md §2. */
export function attainmentBand(range: ExpectedRange, rung: Rung): AttainmentBand {
  const under = range.lo.index - rung.index;
  if (under > 0) return under >= WELL_OUTSIDE ? "well-below" : "below";
  const over = rung.index - range.hi.index;
  if (over > 0) return over >= WELL_OUTSIDE ? "well-above" : "above";
  return "on-track";
}

const BAND_WORDS: Readonly<Record<AttainmentBand, string>> = {
  "well-below": "well below",
  below: "below",
  "on-track": "on track",
  above: "above",
  "well-above": "well above",
};

/** "well below": always about the expectation, never about the child. */
export function sayBand(band: AttainmentBand): string {
  return BAND_WORDS[band];
}

/** Terms since Reception's first: autumn of Year 1 is 4. */
function termsAt({ yearGroup, season }: Moment): number {
  return yearGroup * SEASONS.length + SEASONS.indexOf(season) + 1;
}

/** Steps a child on track climbs between two moments; 0 backwards and on relative scales. [E4] [E6] */
export function expectedSteps(scale: Scale, from: Moment, to: Moment): number {
  if (scale.kind === "relative") return 0;
  let steps = 0;
  for (let term = termsAt(from) + 1; term <= termsAt(to); term += 1) {
    const yearGroup = Math.floor((term - 1) / SEASONS.length);
    const pace = scale.pace.find((other) => other.yearGroups.includes(yearGroup));
    steps += (pace?.stepsAYear ?? 0) / SEASONS.length;
  }
  return steps;
}

/**
 * Where a row stands in steps. The floor is undivided and lies further below the first step than one
 * row: as many steps as its points say, so that W at the end of Reception leads to 1S in Year 1.
 */
export function heightOf(scale: Scale, rung: Rung): number {
  const [floor, first, second] = rungsOf(scale);
  if (scale.floor === undefined || rung.index > 0 || !floor || !first || !second) return rung.index;
  const step = second.points - first.points;
  return step > 0 ? 1 - (first.points - floor.points) / step : 0;
}

/**
 * Where a child who starts at `start.rung` is expected to stand later, as a fractional row index
 * within the scale: their own line, at the pace of each key stage. [E4] [E5] [E6]
 */
export function ownExpectedIndex(scale: Scale, start: { rung: Rung } & Moment, at: Moment): number {
  const steps = expectedSteps(scale, start, at);
  if (steps === 0) return start.rung.index;
  const index = heightOf(scale, start.rung) + steps;
  return Math.min(Math.max(index, start.rung.index), rungsOf(scale).length - 1);
}
