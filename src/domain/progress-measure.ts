import { rungsOf } from "./level.ts";
import { julyBefore, type ProgressLine, type ProgressMoment, termOf } from "./progress-line.ts";
import { SEASONS } from "./scale.ts";

/** How a child stands against their own line from one start. Steps; `lag` below 0 is ahead. */
export type Measure = {
  start: ProgressMoment;
  gained: number;
  expected: number;
  lag: number;
  /** The lag at the judgement before, when that too is later than the start. */
  before: number | undefined;
  /** Judged terms since the start, this one among them. */
  judged: number;
  /** No judgement since the start stands above it. */
  flat: boolean;
  /** This judgement and the one before stand below the start. */
  lastTwoBelow: boolean;
};

/** Both measures of the latest judgement. [PS2] */
export type Measures = {
  last: ProgressMoment;
  /** From last July, or from this year's first judgement where there is no July. */
  july: Measure | undefined;
  /** From the start of the key stage. */
  entry: Measure | undefined;
  /** Steps an expectation agreed for this year asks for; there is one line only then. [PS3] */
  agreed: number | undefined;
};

/** Foundation stage 0, key stage 1 is Years 1 and 2, key stage 2 Years 3 to 6. */
export function keyStageOf(yearGroup: number): 0 | 1 | 2 {
  if (yearGroup < 1) return 0;
  return yearGroup < 3 ? 1 : 2;
}

/** In the undivided row under the first step, on no ladder of its own. */
export function isFloor(at: ProgressMoment): boolean {
  return at.rung.band === undefined && !at.onFineLadder;
}

/** The last judgement of each term: a school with more points is not measured more nervously. [PS4] */
export function lastOfTerms(line: ProgressLine): readonly ProgressMoment[] {
  return line.moments.filter((moment, at) => line.moments[at + 1]?.term !== moment.term);
}

type Expect = (at: ProgressMoment) => number;

/** Steps behind what is expected. The undivided floor is as wide as the terms spent in it. [E5] */
function lagAt(start: ProgressMoment, at: ProgressMoment, expect: Expect, top: number): number {
  const height = Math.min(start.height + expect(at), Math.max(top, start.height));
  return height - (isFloor(at) ? Math.min(Math.max(height, at.height), 0) : at.height);
}

/** Whether two levels can be measured against each other: W and P levels cannot. [M2] */
export function comparable(a: ProgressMoment, b: ProgressMoment): boolean {
  const above = a.rung.band !== undefined || b.rung.band !== undefined;
  return above || a.onFineLadder === b.onFineLadder;
}

function measure(
  line: ProgressLine,
  moments: readonly ProgressMoment[],
  start: ProgressMoment | undefined,
  expect: Expect,
): Measure | undefined {
  const last = moments.at(-1);
  if (start === undefined || last === undefined || last.term <= start.term) return undefined;
  const since = moments.filter((moment) => moment.term > start.term && comparable(start, moment));
  if (since.at(-1) !== last) return undefined;
  const top = rungsOf(line.scale).length - 1;
  const before = since.at(-2);
  return {
    start,
    gained: last.height - start.height,
    expected: Math.min(expect(last), Math.max(top - start.height, 0)),
    lag: lagAt(start, last, expect, top),
    before: before && lagAt(start, before, expect, top),
    judged: since.length,
    flat: since.every((moment) => moment.height <= start.height),
    lastTwoBelow: since.length > 1 && since.slice(-2).every((one) => one.height < start.height),
  };
}

/** The latest judgement against the child's own lines, or undefined where there is none. [PS2] */
export function measuresOf(line: ProgressLine): Measures | undefined {
  const moments = lastOfTerms(line);
  const last = moments.at(-1);
  if (last === undefined) return undefined;
  const july = julyBefore(line, last) ?? moments.find((moment) => moment.year === last.year);
  const aim = line.agreed.get(last.year);
  if (aim !== undefined) {
    const away = july === undefined ? 0 : aim.height - july.height;
    const from = termOf(last.year - 1, "summer");
    // The straight line from July to the step agreed by summer. [AI4]
    const expect: Expect = (at) => (away * (at.term - from)) / SEASONS.length;
    const inReach = july?.onFineLadder === aim.onFineLadder || aim.height >= 1;
    const known = july?.term === from && inReach ? july : undefined;
    return {
      last,
      july: measure(line, moments, known, expect),
      entry: undefined,
      agreed: away,
    };
  }
  const pace = (start: ProgressMoment | undefined) =>
    start === undefined || start.onFineLadder
      ? undefined
      : measure(line, moments, start, (at) => at.climb - start.climb);
  return { last, july: pace(july), entry: pace(entryOf(line, moments, last)), agreed: undefined };
}

/**
 * Where the line of the key stage starts: the summer before it, or the first judgement in it, or the
 * July after the latest year with an expectation agreed instead. [PS2] [PS3]
 */
function entryOf(
  line: ProgressLine,
  moments: readonly ProgressMoment[],
  last: ProgressMoment,
): ProgressMoment | undefined {
  const stage = keyStageOf(last.yearGroup);
  let start: ProgressMoment | undefined;
  for (const moment of moments) {
    if (moment.onFineLadder) continue;
    const isJuly = moment.season === "summer";
    const within = keyStageOf(moment.yearGroup) === stage;
    const eve = isJuly && keyStageOf(moment.yearGroup + 1) === stage;
    const afterAgreed = isJuly && line.agreed.has(moment.year);
    if (eve && !within) start = moment;
    else if (within && (start === undefined || afterAgreed)) start = moment;
  }
  return start;
}
