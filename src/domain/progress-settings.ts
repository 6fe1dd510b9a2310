import type { Row } from "./change.ts";
import { type Guard, halves, shape } from "./guard.ts";

/**
 * Where the progress states begin, in steps. Found by simulation, see
 * `test/domain/progress-simulation.test.ts`. [PS12]
 */
export type ProgressSettings = {
  /** Behind a line by this much now is *slow* in key stage 2 … */
  slow: number;
  /** … and by this much in key stage 1, where a step is a term's work … */
  slowKeyStage1: number;
  /** … if the judgement before was behind it by this much. */
  before: number;
  /** No step gained since July and behind by this much is *stuck*. */
  stuck: number;
  /** Behind by this much is *falling behind*. */
  behind: number;
  /** Ahead of July's line by this much is *good progress*. */
  good: number;
  /** Ahead of the key stage's line by this much is *good progress* too. */
  wellAhead: number;
  /** Steps gained since July that are *accelerated*: a level … */
  accelerated: number;
  /** … if that is more than expected by this much. */
  clearly: number;
  /** Away from the child's own line by this much within a term, a judgement's author is asked. */
  surprise: number;
};

export const PROGRESS_DEFAULTS: ProgressSettings = {
  slow: 1.5,
  slowKeyStage1: 1,
  before: 1,
  stuck: 1.5,
  behind: 2.5,
  good: 1,
  wellAhead: 2,
  accelerated: 3,
  clearly: 1.5,
  surprise: 2,
};

const NAMES = Object.keys(PROGRESS_DEFAULTS) as (keyof ProgressSettings)[];
const SOME = shape(Object.fromEntries(NAMES.map((name) => [name, halves(0.5, 9)])), NAMES);

function together(of: ProgressSettings): string | undefined {
  if (of.before > Math.min(of.slow, of.slowKeyStage1))
    return "must not ask more of the judgement before than of this one";
  if (of.behind < Math.max(of.slow, of.slowKeyStage1))
    return "must have falling behind no nearer than slow";
  return undefined;
}

/** What is wrong with a school's own thresholds, of which any may be left out. [PS12] */
export const progressProblem: Guard = (value) =>
  SOME(value) ?? together({ ...PROGRESS_DEFAULTS, ...(value as Partial<ProgressSettings>) });

/** The thresholds in force, from the school's row. [PS12] */
export function progressSettings(school: Row | undefined): ProgressSettings {
  const own = school?.f.progress;
  if (own === undefined || own === null || progressProblem(own) !== undefined)
    return PROGRESS_DEFAULTS;
  return { ...PROGRESS_DEFAULTS, ...(own as Partial<ProgressSettings>) };
}
