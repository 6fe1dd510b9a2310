import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { PROGRESS_DEFAULTS, progressProblem, type ProgressSettings } from "./progress-settings.ts";
import { saySteps, writeSteps } from "./progress-words.ts";

export type ProgressRule = keyof ProgressSettings;

/** The thresholds in the order a school reads them, with what each does in a sentence. [PS12] [PS19] */
export const PROGRESS_RULES: readonly {
  id: ProgressRule;
  name: string;
  /** The sentence with the steps in it. */
  says: (steps: string) => string;
}[] = [
  {
    id: "behind",
    name: "Falling behind",
    says: (steps) => `${steps} or more behind the child’s own line now.`,
  },
  {
    id: "stuck",
    name: "Stuck",
    says: (steps) => `No step gained since July, and ${steps} or more behind.`,
  },
  {
    id: "slow",
    name: "Slow, Years 3 to 6",
    says: (steps) => `${steps} or more behind the child’s own line now.`,
  },
  {
    id: "slowKeyStage1",
    name: "Slow, Years 1 and 2",
    says: (steps) => `${steps} or more behind, where a step is a term’s work.`,
  },
  {
    id: "before",
    name: "At the judgement before",
    says: (steps) => `Slow and falling behind also need ${steps} behind at the judgement before.`,
  },
  {
    id: "good",
    name: "Good progress",
    says: (steps) => `${steps} or more ahead of the line from July.`,
  },
  {
    id: "wellAhead",
    name: "Good progress over the key stage",
    says: (steps) => `${steps} or more ahead of the line from the start of the key stage.`,
  },
  {
    id: "accelerated",
    name: "Accelerated progress",
    says: (steps) => `${steps} or more gained since July; three steps are a level.`,
  },
  {
    id: "clearly",
    name: "Accelerated, beyond the expected",
    says: (steps) => `It also needs ${steps} more than expected.`,
  },
  {
    id: "surprise",
    name: "A question to the teacher",
    says: (steps) =>
      `A level ${steps} or more from the child’s own line in one term is asked about, to its author alone.`,
  },
];

/** Fewest and most steps a threshold may be. */
export const FEWEST_STEPS = 0.5;
export const MOST_STEPS = 9;

/** Reads "1½", "1.5", "1 1/2" and "2" as steps; undefined for anything but half steps. */
export function parseSteps(typed: string): number | undefined {
  const text = typed
    .trim()
    .replace(",", ".")
    .replace(/\s*(½|\s1\/2)$/, ".5");
  const read = /^\d?(\.5|\.0)?$/.test(text) && text !== "" ? Number(text) : Number.NaN;
  return read >= FEWEST_STEPS && read <= MOST_STEPS ? read : undefined;
}

/** The school's own thresholds, of which any may be missing. */
export function ownProgress(school: Row | undefined): Partial<ProgressSettings> {
  const own = school?.f.progress;
  return own === undefined || own === null || progressProblem(own) !== undefined ? {} : own;
}

/**
 * Sets one threshold, or gives the shipped one back (undefined). Answers the edit, or in words why
 * the thresholds would no longer fit together. [PS19]
 */
export function setProgressRule(
  own: Partial<ProgressSettings>,
  rule: ProgressRule,
  steps: number | undefined,
): { edit: SetEdit } | { wrong: string } {
  const { [rule]: _before, ...others } = own;
  const after =
    steps === undefined || steps === PROGRESS_DEFAULTS[rule]
      ? others
      : { ...others, [rule]: steps };
  if (progressProblem(after) !== undefined) return { wrong: sayUnfit(after) };
  return { edit: saveProgress(after) };
}

/** Writes the school's own thresholds; none of its own gives all the shipped ones back. */
export function saveProgress(own: Partial<ProgressSettings>): SetEdit {
  const none = Object.keys(own).length === 0;
  return { t: "school", k: "school", set: { progress: none ? null : { ...own } } };
}

function sayUnfit(own: Partial<ProgressSettings>): string {
  const all = { ...PROGRESS_DEFAULTS, ...own };
  const slow = Math.min(all.slow, all.slowKeyStage1);
  if (all.before > slow)
    return `The judgement before would need ${saySteps(all.before)}, more than slow itself (${writeSteps(slow)}). Nothing was changed.`;
  return `Falling behind (${writeSteps(all.behind)}) would be nearer than slow (${writeSteps(Math.max(all.slow, all.slowKeyStage1))}). Nothing was changed.`;
}
