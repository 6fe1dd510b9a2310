import { writeLevel } from "./level.ts";
import type { ProgressLine } from "./progress-line.ts";
import { comparable, isFloor, lastOfTerms } from "./progress-measure.ts";
import { PROGRESS_DEFAULTS, type ProgressSettings } from "./progress-settings.ts";
import { saySteps } from "./progress-words.ts";

/** A question about a judgement, for whoever made it and for nobody else. */
export type Surprise = {
  /** User id of the judgement's author: the only person who is ever shown it. */
  author: string;
  /** Id of the judgement. */
  entry: string;
  /** Steps from the child's own line; above 0 is higher. */
  steps: number;
  question: string;
};

/**
 * Asks the author of the latest judgement about it when it lies far from the child's own line after
 * one term. Not asked once a reason stands beside it. Never part of a list. [PS15]
 */
export function surprise(
  line: ProgressLine,
  reader: string,
  settings: ProgressSettings = PROGRESS_DEFAULTS,
): Surprise | undefined {
  const moments = lastOfTerms(line);
  const [before, last] = [moments.at(-2), moments.at(-1)];
  if (before === undefined || last === undefined || last.term - before.term !== 1) return undefined;
  if (last.entry.by !== reader || last.entry.why !== undefined) return undefined;
  if (!comparable(before, last) || (isFloor(before) && isFloor(last))) return undefined;
  const expected = before.onFineLadder ? 0 : last.climb - before.climb;
  // The row under the first step is undivided: of it, the place nearest to the other level counts.
  const heights = [before, last].map((one) => (isFloor(one) ? 0 : one.height));
  const steps = (heights[1] ?? 0) - (heights[0] ?? 0) - expected;
  if (Math.abs(steps) < settings.surprise) return undefined;
  const [now, then] = [last, before].map(({ value }) => writeLevel(line.scale, value));
  const way = steps > 0 ? "higher" : "lower";
  return {
    author: last.entry.by,
    entry: last.entry.id,
    steps,
    question: `${now} after ${then}: ${saySteps(Math.abs(steps))} ${way} than this child’s own line in one term, which is more than most. If it is right, there is nothing to do; you may say why. Only you see this.`,
  };
}
