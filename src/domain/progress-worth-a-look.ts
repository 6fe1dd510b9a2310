import type { AttainmentBand } from "./expectation.ts";
import { isConcern, type ProgressFinding } from "./progress-state.ts";
import { compareByName, type Pupil } from "./pupil.ts";

/** What is known of one child in one subject. */
export type ChildToWeigh = {
  pupil: Pupil;
  finding: ProgressFinding;
  /** Against what is expected of this child, see `bandOf`. */
  band: AttainmentBand | undefined;
  /** An intervention, an action or an agreed expectation is in place. */
  planned: boolean;
};

/** Why a child is on the list, in the list's order. [PS16] */
export const LOOK_REASONS = [
  "well-below-no-plan",
  "falling-behind",
  "stuck",
  "slow",
  "has-plan",
  "made-the-difference",
] as const;
export type LookReason = (typeof LOOK_REASONS)[number];
export type WorthALook = ChildToWeigh & { reason: LookReason };

const QUESTIONS: Readonly<Record<LookReason, string>> = {
  "well-below-no-plan": "Well below, and no plan yet. What would help?",
  "falling-behind": "What is in the way?",
  stuck: "What is in the way?",
  slow: "What is in the way?",
  "has-plan": "Is what was agreed helping?",
  "made-the-difference": "What made the difference?",
};

/** The question a meeting asks. ISP handbook, Appendix 9. */
export function sayLook(reason: LookReason): string {
  return QUESTIONS[reason];
}

function reasonOf({ finding, band, planned }: ChildToWeigh): LookReason | undefined {
  const { state } = finding;
  if (band === "well-below" && !planned) return "well-below-no-plan";
  if (state === "good-progress" || state === "accelerated") return "made-the-difference";
  if (planned && (band === "well-below" || isConcern(state))) return "has-plan";
  return state === "falling-behind" || state === "stuck" || state === "slow" ? state : undefined;
}

/** Steps behind the child's own line, by the rule that fired. */
function lagOf({ finding }: ChildToWeigh): number {
  return "measure" in finding ? finding.measure.lag : 0;
}

/**
 * The children to look at: first those well below for whom nothing is planned, last those whose good
 * progress has something to teach; within a reason by how far they are from their own line, then by
 * name. How near a child is to the expected line counts nowhere, nor does the class. [PS16]
 */
export function worthALook(children: readonly ChildToWeigh[]): WorthALook[] {
  const found = children.flatMap((child): WorthALook[] => {
    const reason = reasonOf(child);
    return reason === undefined ? [] : [{ ...child, reason }];
  });
  return found.sort(
    (a, b) =>
      LOOK_REASONS.indexOf(a.reason) - LOOK_REASONS.indexOf(b.reason) ||
      awayFromLine(b) - awayFromLine(a) ||
      compareByName(a.pupil, b.pupil),
  );
}

function awayFromLine(child: WorthALook): number {
  const lag = lagOf(child);
  return child.reason === "made-the-difference" ? -lag : lag;
}
