import { sayCount } from "./count-words.ts";
import type { ProgressLine } from "./progress-line.ts";
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
