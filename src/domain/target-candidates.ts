import { type ChildToSuggest, hasPlan } from "./meeting-suggestions.ts";
import type { ProgressLine } from "./progress-line.ts";
import { julyBefore } from "./progress-line.ts";
import { comparable } from "./progress-measure.ts";
import { saySteps } from "./progress-words.ts";
import { compareByName, type Pupil } from "./pupil.ts";

/** Why a child might be chosen for the target group, in the list's order. [TC1] */
export const CANDIDATE_REASONS = [
  "well-below-no-plan",
  "falling-behind",
  "stuck",
  "slow",
  "higher-before",
  "well-below",
] as const;
export type CandidateReason = (typeof CANDIDATE_REASONS)[number];

/** A child who might be chosen; a person chooses. [TC1] */
export type TargetCandidate = { pupil: Pupil; reason: CandidateReason; why: string };

/** Steps in a level: what the target group is expected to gain in the year. ISP handbook §2.4. */
export const STEPS_OF_A_LEVEL = 3;

/**
 * How far a child has come of "at least one level in the year", from last July: the steps gained and
 * those still to gain. Undefined without two levels that can be compared. [TC2]
 */
export function levelInYear(
  line: ProgressLine | undefined,
  year: number,
): { gained: number; toGain: number; reached: boolean } | undefined {
  const last = line?.moments.at(-1);
  if (line === undefined || last === undefined || last.year !== year) return undefined;
  const july = julyBefore(line, last);
  if (july === undefined || july === last || !comparable(july, last)) return undefined;
  const gained = last.height - july.height;
  const toGain = Math.max(0, STEPS_OF_A_LEVEL - gained);
  return { gained, toGain, reached: toGain === 0 };
}

/** "1 step gained since July of the 3 that make a level." How a term's review begins. [TC2] */
export function sayLevelInYear(of: ReturnType<typeof levelInYear>): string {
  if (of === undefined) return "No two levels this year to compare yet.";
  const { gained, reached } = of;
  if (reached) return "A level or more gained since July.";
  if (gained < 0)
    return `${saySteps(gained)} down since July; a level is ${STEPS_OF_A_LEVEL} steps up.`;
  const so = gained === 0 ? "No step" : saySteps(gained);
  return `${so} gained since July of the ${STEPS_OF_A_LEVEL} that make a level.`;
}

/**
 * Who might be chosen, from each child's own starting point: those well below for whom nothing is
 * planned first, then by the state of their progress, then who stood higher at the end of the key
 * stage before than they do against expectations now. Never by nearness to the expected row. [TC1]
 */
export function targetCandidates(children: readonly ChildToSuggest[]): TargetCandidate[] {
  return children
    .filter(({ targetedSince }) => targetedSince === null)
    .flatMap((child): (TargetCandidate & { away: number })[] => {
      const found = reasonOf(child);
      if (found === undefined) return [];
      const { finding, says } = child;
      const away = "measure" in finding ? finding.measure.lag : 0;
      const why = [found.first, says].filter((words) => words !== "").join(" ");
      return [{ pupil: child.pupil, reason: found.reason, why, away }];
    })
    .sort(
      (a, b) =>
        CANDIDATE_REASONS.indexOf(a.reason) - CANDIDATE_REASONS.indexOf(b.reason) ||
        b.away - a.away ||
        compareByName(a.pupil, b.pupil),
    )
    .map(({ pupil, reason, why }) => ({ pupil, reason, why }));
}

function reasonOf(child: ChildToSuggest): { reason: CandidateReason; first: string } | undefined {
  const { band, finding } = child;
  if (band === "well-below" && !hasPlan(child))
    return { reason: "well-below-no-plan", first: "Well below, and no plan yet." };
  const { state } = finding;
  if (state === "falling-behind" || state === "stuck" || state === "slow")
    return { reason: state, first: "" };
  if ("measure" in finding && finding.from === "entry" && finding.measure.lag >= 1)
    return {
      reason: "higher-before",
      first: "Stood higher at the start of the key stage than now.",
    };
  return band === "well-below" ? { reason: "well-below", first: "Well below." } : undefined;
}
