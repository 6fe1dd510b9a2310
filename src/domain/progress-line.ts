import { aimIn, childRange } from "./aim.ts";
import type { AssessmentPoint } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Entry, Row } from "./change.ts";
import { type AttainmentBand, attainmentBand, expectedSteps, heightOf } from "./expectation.ts";
import { baselineOf, cellName, currentEntryIn, entriesIn } from "./judgement.ts";
import { placeOf } from "./level.ts";
import { fineHeight } from "./movement.ts";
import { type Rung, type Scale, type Season, SEASONS } from "./scale.ts";

/** A child's academic year: year group, the school's points in order, and the record of judgements. */
export type ProgressYear = {
  year: number;
  yearGroup: number;
  points: readonly AssessmentPoint[];
  record: Row | undefined;
};

/** One judgement with a level, in time. */
export type ProgressMoment = {
  /** Academic year it was made in: July 2026 belongs to 2025. */
  year: number;
  yearGroup: number;
  season: Season;
  /** One more for each later term of any year. */
  term: number;
  /** What the school calls the point, and its day. */
  point: string;
  date: Day;
  value: string;
  rung: Rung;
  /** The fine value below the first step, such as P6. */
  fine: string | undefined;
  /** Given whole, so it stands at Secure for want of better. */
  unsplit: boolean;
  /** Where it stands in steps, as {@link heightOf} and P levels count. */
  height: number;
  /** On P levels, which have no general pace and cannot be compared with W. [M2] */
  onFineLadder: boolean;
  /** Steps expected since the line's first moment, at the general pace. [E4] */
  climb: number;
  entry: Entry;
  /** Every judgement of the same cell, oldest first: what stood there on an earlier day. */
  all: readonly Entry[];
};

/** One child's judgements in one subject over the years. */
export type ProgressLine = {
  scale: Scale;
  /** In order of time; only those with a level. [PS1] */
  moments: readonly ProgressMoment[];
  /** Academic year → where the expectation agreed for the child that year stands. [AI3] */
  agreed: ReadonlyMap<number, { value: string; height: number; onFineLadder: boolean }>;
  /** Some level of the line was given whole. */
  unsplit: boolean;
};

export function termOf(year: number, season: Season): number {
  return year * SEASONS.length + SEASONS.indexOf(season);
}

/** Where a value stands, or undefined when it is no level. */
function standing(scale: Scale, value: string | null | undefined) {
  const place = typeof value === "string" ? placeOf(scale, value) : undefined;
  if (place?.kind !== "rung") return undefined;
  const fine = fineHeight(scale, place);
  const height = fine ?? heightOf(scale, place.rung);
  return { ...place, height, onFineLadder: fine !== undefined };
}

type Found = Omit<ProgressMoment, "climb">;

function momentAt(
  scale: Scale,
  at: Pick<ProgressMoment, "year" | "yearGroup" | "season" | "point" | "date">,
  entry: Entry | undefined,
  all: readonly Entry[],
): Found[] {
  const stands = standing(scale, entry?.v);
  if (stands === undefined || entry?.v == null) return [];
  const { rung, fine, unsplit, height, onFineLadder } = stands;
  const term = termOf(at.year, at.season);
  return [{ ...at, term, value: entry.v, rung, fine, unsplit, height, onFineLadder, entry, all }];
}

/** A moment as another judgement of its cell has it; undefined where that is no level. [MA12] */
export function momentWith(
  scale: Scale,
  moment: ProgressMoment,
  entry: Entry | undefined,
): ProgressMoment | undefined {
  if (entry === moment.entry) return moment;
  const [found] = momentAt(scale, moment, entry, moment.all);
  return found && { ...found, climb: moment.climb };
}

/**
 * A child's judgements in time, over all the years known. Non-grades, gaps and what was taken back
 * are left out; the baseline is last July's judgement, corrected where two people agreed. [PS1]
 */
export function progressLine(of: {
  scale: Scale;
  subject: string;
  years: readonly ProgressYear[];
}): ProgressLine {
  const { scale, subject } = of;
  const years = [...of.years].sort((a, b) => a.year - b.year);
  const found: Found[] = [];
  const agreed = new Map<number, { value: string; height: number; onFineLadder: boolean }>();
  for (const [index, { year, yearGroup, points, record }] of years.entries()) {
    const before = years[index - 1]?.year === year - 1 ? years[index - 1] : undefined;
    const last = before?.points.filter((point) => point.season === "summer").at(-1);
    const baseline = baselineOf(before?.record, record, subject, last?.id).entry;
    const july = {
      year: year - 1,
      yearGroup: before?.yearGroup ?? yearGroup - 1,
      season: "summer",
      point: last?.name ?? "Baseline",
      date: last?.date ?? `${year}-07-15`,
    } as const;
    const ofJuly = last === undefined ? [] : entriesIn(before?.record, cellName(subject, last.id));
    const judged = baseline !== undefined && ofJuly.includes(baseline);
    const stands = momentAt(scale, july, baseline, judged ? ofJuly : baseline ? [baseline] : []);
    // The judgement of July is there already; what two people agreed since stands in its place.
    if (stands.length > 0 && found.at(-1)?.term === termOf(july.year, july.season)) found.pop();
    found.push(...stands);
    for (const point of points) {
      if (point.season === "baseline") continue;
      const cell = cellName(subject, point.id);
      const { season, name, date } = point;
      const at = { year, yearGroup, season, point: name, date };
      found.push(...momentAt(scale, at, currentEntryIn(record, cell), entriesIn(record, cell)));
    }
    const value = aimIn(record, subject, "expectation")?.v;
    const aim = standing(scale, value);
    if (aim !== undefined && value != null)
      agreed.set(year, { value, height: aim.height, onFineLadder: aim.onFineLadder });
  }
  found.sort((a, b) => a.term - b.term);
  const climbs = climbsOf(scale, years, found);
  const moments = found.map((moment) => ({ ...moment, climb: climbs.get(moment.term) ?? 0 }));
  return { scale, moments, agreed, unsplit: moments.some((moment) => moment.unsplit) };
}

/** Term → steps expected since the first moment, year by year at the pace of the child's year group. */
function climbsOf(
  scale: Scale,
  years: readonly ProgressYear[],
  moments: readonly Found[],
): Map<number, number> {
  const climbs = new Map<number, number>();
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined) return climbs;
  let climb = 0;
  let known: { year: number; yearGroup: number } = first;
  climbs.set(first.term, 0);
  for (let term = first.term + 1; term <= last.term; term += 1) {
    const year = Math.floor(term / SEASONS.length);
    known = years.find((one) => one.year === year) ?? known;
    const yearGroup = known.yearGroup + (year - known.year);
    const season = SEASONS[term % SEASONS.length] as Season;
    const before = SEASONS[(term + 2) % SEASONS.length] as Season;
    const from = { yearGroup: season === "autumn" ? yearGroup - 1 : yearGroup, season: before };
    climb += expectedSteps(scale, from, { yearGroup, season });
    climbs.set(term, climb);
  }
  return climbs;
}

/** The line as it was known at the end of a term. */
export function lineUntil(line: ProgressLine, term: number): ProgressLine {
  const moments = line.moments.filter((moment) => moment.term <= term);
  return { ...line, moments, unsplit: moments.some((moment) => moment.unsplit) };
}

/** Last July's judgement before a moment, where there is one. */
export function julyBefore(line: ProgressLine, at: ProgressMoment): ProgressMoment | undefined {
  const term = termOf(at.year - 1, "summer");
  return line.moments.filter((moment) => moment.term === term).at(-1);
}

/**
 * Where the latest judgement stands against what is expected of this child then: the year group's
 * range, or the one agreed. [E3] [AI4]
 */
export function bandOf(line: ProgressLine): AttainmentBand | undefined {
  const last = line.moments.at(-1);
  if (last === undefined) return undefined;
  const range = childRange({
    scale: line.scale,
    yearGroup: last.yearGroup,
    season: last.season,
    agreed: line.agreed.get(last.year)?.value,
    baseline: julyBefore(line, last)?.value,
  });
  return range && attainmentBand(range, last.rung);
}
