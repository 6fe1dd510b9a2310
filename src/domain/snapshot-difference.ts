import type { AssessmentPoint } from "./assessment-point.ts";
import { type AttainmentFacts, type FactsChild, scaleIn, yearOf } from "./attainment-facts.ts";
import { movementSteps } from "./movement.ts";
import { haveSameRows } from "./progress-matrix.ts";
import { latestPoint, standingAt } from "./standing-at.ts";

/** A child in two frozen pictures of one subject; the values are what each shows. */
export type ComparedChild = {
  child: FactsChild;
  from: string | undefined;
  to: string | undefined;
  /** Undefined where the two cannot be compared. [M2] */
  steps: number | undefined;
};

/**
 * What moved between two frozen pictures in one subject. The first eight part all children that are
 * in either. [SN8]
 */
export type SnapshotDifference = {
  subject: string;
  from: AssessmentPoint;
  to: AssessmentPoint;
  /** Most steps first. */
  up: readonly ComparedChild[];
  down: readonly ComparedChild[];
  same: readonly ComparedChild[];
  /** Another value in each, that steps cannot say. */
  changed: readonly ComparedChild[];
  /** Nothing in the first, something in the second. */
  newlyJudged: readonly ComparedChild[];
  /** Something in the first, nothing in the second. */
  noLonger: readonly ComparedChild[];
  /** Nothing in either. */
  neither: readonly ComparedChild[];
  /** On roll in the second alone, or in the first alone. */
  arrived: readonly FactsChild[];
  left: readonly FactsChild[];
};

/** The difference at the point each picture is of; undefined where either has no such subject. */
export function snapshotDifference(
  a: AttainmentFacts,
  b: AttainmentFacts,
  of: { subject: string; from?: AssessmentPoint; to?: AssessmentPoint },
): SnapshotDifference | undefined {
  const from = of.from ?? latestPoint(a, [of.subject]);
  const to = of.to ?? latestPoint(b, [of.subject]);
  const inA = a.subjects.find(({ id }) => id === of.subject);
  const inB = b.subjects.find(({ id }) => id === of.subject);
  if (from === undefined || to === undefined || inA === undefined || inB === undefined)
    return undefined;
  const scaleA = scaleIn(a, inA, from.year);
  const scaleB = scaleIn(b, inB, to.year);
  const scale =
    scaleA !== undefined && scaleB !== undefined && haveSameRows(scaleA, scaleB)
      ? scaleB
      : undefined;
  const before = new Map(here(a).map((child) => [child.id, child]));
  const after = new Map(here(b).map((child) => [child.id, child]));
  const made = {
    up: [] as ComparedChild[],
    down: [] as ComparedChild[],
    same: [] as ComparedChild[],
    changed: [] as ComparedChild[],
    newlyJudged: [] as ComparedChild[],
    noLonger: [] as ComparedChild[],
    neither: [] as ComparedChild[],
  };
  for (const child of here(b)) {
    const was = before.get(child.id);
    if (was === undefined) continue;
    const start = standingAt(a, was, inA, from).value;
    const end = standingAt(b, child, inB, to).value;
    const steps = scale && movementSteps(scale, start, end);
    made[kindOf(start, end, steps)].push({ child, from: start, to: end, steps });
  }
  const bySteps = (x: ComparedChild, y: ComparedChild) =>
    Math.abs(y.steps ?? 0) - Math.abs(x.steps ?? 0);
  return {
    subject: of.subject,
    from,
    to,
    ...made,
    up: made.up.sort(bySteps),
    down: made.down.sort(bySteps),
    arrived: here(b).filter(({ id }) => !before.has(id)),
    left: here(a).filter(({ id }) => !after.has(id)),
  };
}

/** Children on roll in the picture: with a place in its year, and not gone by its day. */
function here(facts: AttainmentFacts): readonly FactsChild[] {
  return facts.children.filter(
    (child) =>
      yearOf(child, facts.year) !== undefined && (child.left === null || child.left > facts.day),
  );
}

function kindOf(
  from: string | undefined,
  to: string | undefined,
  steps: number | undefined,
): "up" | "down" | "same" | "changed" | "newlyJudged" | "noLonger" | "neither" {
  if (from === undefined) return to === undefined ? "neither" : "newlyJudged";
  if (to === undefined) return "noLonger";
  if (from === to || steps === 0) return "same";
  if (steps === undefined) return "changed";
  return steps > 0 ? "up" : "down";
}

/** Whether nothing moved and nobody came or went. */
export function isSame(difference: SnapshotDifference): boolean {
  const { up, down, changed, newlyJudged, noLonger, arrived, left } = difference;
  return [up, down, changed, newlyJudged, noLonger, arrived, left].every((one) => one.length === 0);
}
