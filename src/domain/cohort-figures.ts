import type { AttainmentBand } from "./expectation.ts";
import { isCounted, type StandingAt } from "./standing-at.ts";

/** What a cohort looks like at a point, the children behind every number. Parts add up. [CF1] */
export type CohortFigures = {
  /** On roll at the point or judged at it. */
  children: readonly StandingAt[];
  /** With a level. */
  assessed: readonly StandingAt[];
  bands: Readonly<Record<AttainmentBand, readonly StandingAt[]>>;
  /** With a level where the scale expects nothing (Reception). */
  unbanded: readonly StandingAt[];
  /** With a reason for having no level. Never low. [L4] */
  marked: readonly StandingAt[];
  /** No level yet. */
  missing: readonly StandingAt[];
  /** Joined later, left, or not in the school that year: in none of the others. */
  away: readonly StandingAt[];
  /** Of the children with a level and an expectation; undefined where there are none. [CF2] */
  below: Share | undefined;
  onTrack: Share | undefined;
  above: Share | undefined;
  onTrackOrAbove: Share | undefined;
  /** Mean points of those with a level; undefined where there are none. */
  points: Mean | undefined;
  /** So few that one child decides. [CF5] */
  small: boolean;
};

/** A number of children out of others, with what it can carry. [CF2] [CF3] */
export type Share = {
  count: number;
  of: number;
  /** 0 to 100, not rounded. */
  percent: number;
  /** Per cent that one child makes. */
  oneChild: number;
  /** 95 % interval after Wilson, in per cent. */
  low: number;
  high: number;
};

/** A mean of points. The interval is absent for fewer than two children. [CF4] */
export type Mean = {
  count: number;
  mean: number;
  /** Sample standard deviation; 0 for one child. */
  deviation: number;
  interval: { low: number; high: number } | undefined;
};

/** Of so few children or fewer a figure is marked small: one of them is a tenth or more. [CF5] */
export const SMALL_COHORT = 10;

/** 97.5 % of the normal distribution. */
const Z = 1.959964;

/** A share with its Wilson interval; undefined of nobody, for that is not nought. [CF2] [CF3] */
export function shareOf(count: number, of: number): Share | undefined {
  if (of <= 0) return undefined;
  const p = count / of;
  const shrink = 1 + (Z * Z) / of;
  const middle = (p + (Z * Z) / (2 * of)) / shrink;
  const half = (Z / shrink) * Math.sqrt((p * (1 - p)) / of + (Z * Z) / (4 * of * of));
  return {
    count,
    of,
    percent: p * 100,
    oneChild: 100 / of,
    low: count === 0 ? 0 : Math.max(0, middle - half) * 100,
    high: count === of ? 100 : Math.min(1, middle + half) * 100,
  };
}

/** A mean with its 95 % interval after Student; undefined of nothing. [CF4] */
export function meanOf(values: readonly number[]): Mean | undefined {
  const count = values.length;
  if (count === 0) return undefined;
  const mean = values.reduce((sum, one) => sum + one, 0) / count;
  if (count === 1) return { count, mean, deviation: 0, interval: undefined };
  const squares = values.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (count - 1));
  const half = (studentT(count - 1) * deviation) / Math.sqrt(count);
  return { count, mean, deviation, interval: { low: mean - half, high: mean + half } };
}

/** 97.5 % points of Student's t for 1 to 10 degrees of freedom, from the published table. */
const STUDENT = [12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622, 2.2281];

/** The 97.5 % point of Student's t; from 11 on by the expansion around the normal (to 0.0005). */
export function studentT(degrees: number): number {
  const known = STUDENT[degrees - 1];
  if (known !== undefined) return known;
  const z3 = Z ** 3;
  const z5 = Z ** 5;
  const z7 = Z ** 7;
  return (
    Z +
    (z3 + Z) / (4 * degrees) +
    (5 * z5 + 16 * z3 + 3 * Z) / (96 * degrees ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384 * degrees ** 3)
  );
}

/** The figures of a cohort's standings in one subject at one point. [CF1] [CF2] */
export function cohortFigures(standings: readonly StandingAt[]): CohortFigures {
  const children = standings.filter(isCounted);
  const assessed = children.filter((one) => one.is === "level");
  const inBand = (band: AttainmentBand) => assessed.filter((one) => one.band === band);
  const bands = {
    "well-below": inBand("well-below"),
    below: inBand("below"),
    "on-track": inBand("on-track"),
    above: inBand("above"),
    "well-above": inBand("well-above"),
  };
  const unbanded = assessed.filter((one) => one.band === undefined);
  const of = assessed.length - unbanded.length;
  const share = (...named: readonly AttainmentBand[]) =>
    shareOf(
      named.reduce((sum, band) => sum + bands[band].length, 0),
      of,
    );
  return {
    children,
    assessed,
    bands,
    unbanded,
    marked: children.filter((one) => one.is === "marked"),
    missing: children.filter((one) => one.is === "none"),
    away: standings.filter((one) => !isCounted(one)),
    below: share("well-below", "below"),
    onTrack: share("on-track"),
    above: share("above", "well-above"),
    onTrackOrAbove: share("on-track", "above", "well-above"),
    points: meanOf(assessed.flatMap((one) => one.points ?? [])),
    small: isSmall(children.length),
  };
}

/** Whether a figure about so many children is marked small. [CF5] */
export function isSmall(children: number): boolean {
  return children > 0 && children <= SMALL_COHORT;
}

/** "60 %"; a few are never rounded to none, nor nearly all to all. [CF6] */
export function writePercent({ count, of, percent }: Share): string {
  const whole = Math.round(percent);
  if (whole === 0 && count > 0) return "under 1 %";
  if (whole === 100 && count < of) return "over 99 %";
  return `${whole} %`;
}

/** "1 child = 3.3 %": stands beside every percentage. [CF6] */
export function writeOneChild({ oneChild }: Pick<Share, "oneChild">): string {
  return `1 child = ${Math.round(oneChild * 10) / 10} %`;
}

/** "42 to 75 %". */
export function writeInterval({ low, high }: Pick<Share, "low" | "high">): string {
  return `${Math.round(low)} to ${Math.round(high)} %`;
}

/** "18 of 30 (60 %)": the count first. [CF6] */
export function writeShare(share: Share): string {
  return `${share.count} of ${share.of} (${writePercent(share)})`;
}

/** "21.4", "−0.3": to a tenth. */
export function writePoints(points: number): string {
  const tenths = Math.round(points * 10);
  return `${tenths < 0 ? "−" : ""}${(Math.abs(tenths) / 10).toFixed(1)}`;
}
