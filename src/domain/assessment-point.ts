import { addDays, type Day, defaultPointDates, laterDay } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { POINT_SEASONS, type PointSeason } from "./scale.ts";
import { keyParts } from "./schema.ts";

export type AssessmentPoint = {
  /** `autumn`: the slot of its cells. */
  id: string;
  /** Academic year, by the year it starts in. */
  year: number;
  name: string;
  order: number;
  season: PointSeason;
  date: Day;
  /** First and last day judgements are collected, where the school set them; see {@link windowOf}. */
  opens?: Day | undefined;
  closes?: Day | undefined;
  /** Milliseconds since 1970 when it was closed; null while open. */
  lockedAt: number | null;
};

/** The point a row stands for, or undefined when it lacks a part. */
export function pointOf(row: Row): AssessmentPoint | undefined {
  const parts = row.t === "point" && !row.gone ? keyParts(row.t, row.k) : undefined;
  const { name, order, season, date, opens, closes, lockedAt } = row.f;
  if (parts?.point === undefined || parts.year === undefined) return undefined;
  if (!POINT_SEASONS.includes(season as PointSeason)) return undefined;
  return {
    id: parts.point,
    year: Number(parts.year),
    name: typeof name === "string" ? name : parts.point,
    order: typeof order === "number" ? order : 0,
    season: season as PointSeason,
    date: typeof date === "string" ? date : "",
    ...(typeof opens === "string" ? { opens } : {}),
    ...(typeof closes === "string" ? { closes } : {}),
    lockedAt: typeof lockedAt === "number" ? lockedAt : null,
  };
}

/** The assessment points of an academic year, in the school's order. [P1] */
export function pointsOf(rows: Iterable<Row>, year: number): AssessmentPoint[] {
  const points: AssessmentPoint[] = [];
  for (const row of rows) {
    const point = pointOf(row);
    if (point?.year === year) points.push(point);
  }
  return points.sort(
    (a, b) => a.order - b.order || compareText(a.date, b.date) || compareText(a.id, b.id),
  );
}

const DEFAULT_NAMES: Readonly<Record<PointSeason, string>> = {
  baseline: "Baseline",
  autumn: "Autumn",
  spring: "Spring",
  summer: "Summer",
};

/** Baseline, Autumn, Spring and Summer of a year, as edits. [P2] */
export function defaultPoints(year: number): SetEdit[] {
  const dates = defaultPointDates(year);
  return POINT_SEASONS.map((season, order) => ({
    t: "point",
    k: `${year}:${season}`,
    set: { name: DEFAULT_NAMES[season], order, season, date: dates[season], lockedAt: null },
  }));
}

/** Days before a point's day that its collection opens, where the school has not said. */
const OPENS_BEFORE_DAYS = 14;

/** First and last day, both included, that a point's judgements are asked for. */
export type CollectionWindow = {
  opens: Day;
  closes: Day;
  /** Whether the school set it; else it is worked out from the point's day. */
  own: { opens: boolean; closes: boolean };
};

/** When a point's judgements are collected: two weeks up to its day, unless the school says. [CR1] */
export function windowOf({
  date,
  opens,
  closes,
}: Pick<AssessmentPoint, "date" | "opens" | "closes">): CollectionWindow {
  const last = closes ?? date;
  const first = opens ?? addDays(date, -OPENS_BEFORE_DAYS);
  const own = { opens: opens !== undefined, closes: closes !== undefined };
  // Two people may have set the two days apart: a window is never the wrong way round.
  return { opens: first > last ? last : first, closes: last, own };
}

/**
 * The point a teacher is working towards on a day: the first that is not a baseline and not yet
 * past, else the last. A point is past when its day and its collection are over. [P3]
 */
export function pointAt(points: readonly AssessmentPoint[], day: Day): AssessmentPoint | undefined {
  const judged = points.filter((point) => point.season !== "baseline");
  return (
    judged.find((point) => laterDay(point.date, windowOf(point).closes) >= day) ?? judged.at(-1)
  );
}

/** Closes a point at a moment: what was judged before is still taken. [P4] */
export function closePoint(point: AssessmentPoint, nowMs: number): SetEdit {
  return { t: "point", k: `${point.year}:${point.id}`, set: { lockedAt: nowMs } };
}

export function reopenPoint(point: AssessmentPoint): SetEdit {
  return { t: "point", k: `${point.year}:${point.id}`, set: { lockedAt: null } };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
