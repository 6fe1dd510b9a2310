import { type AssessmentPoint, pointAt } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import { sayCount } from "./count-words.ts";
import type { ProgressLine } from "./progress-line.ts";
import { type Span, spanOn } from "./span.ts";
import { levelInYear } from "./target-candidates.ts";

/** A target group against "at least one level in the year", in counts that add up to all. [TC3] */
export type TargetGroupReview = {
  total: number;
  /** A level or more gained since July. */
  reached: number;
  /** A step or more, and not yet a level. */
  some: number;
  /** No step, or fewer than in July. */
  none: number;
  /** No two levels of this year to compare. */
  unknown: number;
};

/** Counts how far the children of a target group have come since July. [TC2] [TC3] */
export function targetGroupReview(
  lines: readonly (ProgressLine | undefined)[],
  year: number,
): TargetGroupReview {
  const review = { total: lines.length, reached: 0, some: 0, none: 0, unknown: 0 };
  for (const line of lines) {
    const far = levelInYear(line, year);
    if (far === undefined) review.unknown += 1;
    else if (far.reached) review.reached += 1;
    else if (far.gained > 0) review.some += 1;
    else review.none += 1;
  }
  return review;
}

/** "Of 6 chosen, 2 gained a level or more since July, 3 a step or more, 1 no step yet." [TC3] */
export function sayTargetGroupReview({
  total,
  reached,
  some,
  none,
  unknown,
}: TargetGroupReview): string {
  if (total === 0) return "Nobody is chosen yet.";
  const all = sayCount(total, "child is", "children are");
  if (unknown === total) return `${all} chosen; no two levels of this year to compare yet.`;
  const parts = [
    `${reached} gained a level or more since July`,
    ...(some > 0 ? [`${some} a step or more`] : []),
    ...(none > 0 ? [`${none} no step yet`] : []),
    ...(unknown > 0 ? [`${unknown} without two levels to compare`] : []),
  ];
  return `${all} chosen: ${parts.join(", ")}.`;
}

/** One child's times in the group, and all judgements in the subject. */
export type ReviewedPlace = {
  pupil: string;
  spans: readonly Span[];
  line: ProgressLine | undefined;
};

export type ReviewKind = Exclude<keyof TargetGroupReview, "total">;

/** The group at one term's point: who was in it then, by how far they had come by then. [TC4] */
export type TermReview = {
  point: AssessmentPoint;
  /** Past, or what the school works towards now: a point to come has no review. */
  is: "past" | "now";
  /** Pupils, each in one list; the lists together are the group of that day. */
  children: Readonly<Record<ReviewKind, readonly string[]>>;
};

/**
 * The target group at each term's point so far: the children in it on the point's day (today, while
 * it is to come), against a level since July by the level given at that point and by no other. [TC4]
 */
export function targetGroupByTerm(of: {
  places: readonly ReviewedPlace[];
  /** Of the year. */
  points: readonly AssessmentPoint[];
  year: number;
  today: Day;
}): TermReview[] {
  const { places, points, year, today } = of;
  const terms = points.filter(({ season }) => season !== "baseline");
  const now = pointAt(terms, today);
  const reached = terms.slice(0, now === undefined ? 0 : terms.indexOf(now) + 1);
  return reached.map((point) => {
    const day = point.date < today ? point.date : today;
    const children: Record<ReviewKind, string[]> = { reached: [], some: [], none: [], unknown: [] };
    for (const { pupil, spans, line } of places)
      if (spanOn(spans, day) !== undefined) children[kindAt(line, year, point)].push(pupil);
    return { point, is: point === now && point.date >= today ? "now" : "past", children };
  });
}

function kindAt(
  line: ProgressLine | undefined,
  year: number,
  { name, date }: AssessmentPoint,
): ReviewKind {
  const at =
    line?.moments.findIndex(
      (moment) => moment.year === year && moment.date === date && moment.point === name,
    ) ?? -1;
  if (line === undefined || at < 0) return "unknown";
  const far = levelInYear({ ...line, moments: line.moments.slice(0, at + 1) }, year);
  if (far === undefined) return "unknown";
  if (far.reached) return "reached";
  return far.gained > 0 ? "some" : "none";
}
