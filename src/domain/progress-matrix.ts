import type { AssessmentPoint } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  type FactsSubject,
  scaleIn,
} from "./attainment-facts.ts";
import { isSmall, type Mean, meanOf } from "./cohort-figures.ts";
import { expectedSteps, momentOf, ownExpectedIndex } from "./expectation.ts";
import { childrenIn, type GroupFilter } from "./group-filter.ts";
import { rungsOf } from "./level.ts";
import { movementSteps } from "./movement.ts";
import type { Rung, Scale } from "./scale.ts";
import { isCounted, pointByKey, pointKey, type StandingAt, standingAt } from "./standing-at.ts";

export type MatrixOptions = {
  subject: string;
  /** `2025:summer`; the same or an earlier point than `to`. */
  from: string;
  to: string;
  filter: GroupFilter;
};

/** One child between two points. */
export type MatrixChild = {
  child: FactsChild;
  from: StandingAt;
  to: StandingAt;
  /** Undefined where the two cannot be compared, such as W with a P level. [M2] */
  steps: number | undefined;
};

export type MatrixCell = {
  from: Rung;
  to: Rung;
  children: readonly MatrixChild[];
};

/** Where children stood and where they stand. [PM1]–[PM4] */
export type ProgressMatrix = {
  subject: FactsSubject;
  scale: Scale;
  from: AssessmentPoint;
  to: AssessmentPoint;
  /** From the highest to the lowest row anybody started in; `expected` is where the pace leads. */
  rows: readonly { rung: Rung; children: readonly MatrixChild[]; expected: number | undefined }[];
  /** From the lowest to the highest row anybody stands in now. */
  columns: readonly { rung: Rung; children: readonly MatrixChild[] }[];
  /** Only those with somebody in them. */
  cells: readonly MatrixCell[];
  /** On roll at the later point: the next four part them. [PM1] */
  children: readonly MatrixChild[];
  both: readonly MatrixChild[];
  noStart: readonly MatrixChild[];
  noEnd: readonly MatrixChild[];
  neither: readonly MatrixChild[];
  /** Of those in both, by direction; `apart` cannot be compared. */
  up: readonly MatrixChild[];
  same: readonly MatrixChild[];
  down: readonly MatrixChild[];
  apart: readonly MatrixChild[];
  /** Steps expected between the points, where all are of one year group. */
  expectedSteps: number | undefined;
  /** Points gained by those in both. For groups only. [L5] */
  gain: Mean | undefined;
  small: boolean;
};

const started = (one: MatrixChild) => one.from.rung !== undefined;
const ended = (one: MatrixChild) => one.to.rung !== undefined;

/**
 * From-point by to-point. `scale-changed`: the subject was judged on another scale then, and levels of
 * two scales are never subtracted. [PM3]
 */
export function progressMatrix(
  facts: AttainmentFacts,
  options: MatrixOptions,
): ProgressMatrix | { none: "no-point" | "no-subject" | "scale-changed" } {
  const from = pointByKey(facts, options.from);
  const to = pointByKey(facts, options.to);
  const subject = facts.subjects.find((one) => one.id === options.subject);
  if (from === undefined || to === undefined) return { none: "no-point" };
  const scale = subject && scaleIn(facts, subject, to.year);
  if (subject === undefined || scale === undefined) return { none: "no-subject" };
  const before = scaleIn(facts, subject, from.year);
  if (before === undefined || !haveSameRows(before, scale)) return { none: "scale-changed" };
  const children = childrenIn(facts, options.filter)
    .map((child): MatrixChild => {
      const start = standingAt(facts, child, subject, from);
      const end = standingAt(facts, child, subject, to);
      const levels = start.is === "level" && end.is === "level";
      const steps = levels ? movementSteps(scale, start.value, end.value) : undefined;
      return { child, from: start, to: end, steps };
    })
    .filter((one) => isCounted(one.to));
  const both = children.filter((one) => started(one) && ended(one));
  const expects = expectationOf(scale, both, from, to);
  return {
    subject,
    scale,
    from,
    to,
    rows: [...rungsOf(scale)].reverse().flatMap((rung) => {
      const here = both.filter((one) => one.from.rung?.index === rung.index);
      return here.length === 0 ? [] : [{ rung, children: here, expected: expects?.leads(rung) }];
    }),
    columns: rungsOf(scale).flatMap((rung) => {
      const here = both.filter((one) => one.to.rung?.index === rung.index);
      return here.length === 0 ? [] : [{ rung, children: here }];
    }),
    cells: cellsOf(both),
    children,
    both,
    noStart: children.filter((one) => !started(one) && ended(one)),
    noEnd: children.filter((one) => started(one) && !ended(one)),
    neither: children.filter((one) => !started(one) && !ended(one)),
    up: both.filter(({ steps }) => steps !== undefined && steps > 0),
    same: both.filter(({ steps }) => steps === 0),
    down: both.filter(({ steps }) => steps !== undefined && steps < 0),
    apart: both.filter(({ steps }) => steps === undefined),
    expectedSteps: expects?.steps,
    gain: meanOf(
      both.flatMap(({ from: a, to: b }) =>
        a.points === undefined || b.points === undefined ? [] : [b.points - a.points],
      ),
    ),
    small: isSmall(children.length),
  };
}

/** Whether levels of two years can be compared: the same scale, though perhaps expecting otherwise. */
export function haveSameRows(a: Scale, b: Scale): boolean {
  if (a === b) return true;
  const [some, others] = [rungsOf(a), rungsOf(b)];
  return (
    a.id === b.id &&
    some.length === others.length &&
    some.every((rung, at) => rung.code === others[at]?.code)
  );
}

function cellsOf(both: readonly MatrixChild[]): MatrixCell[] {
  const cells = new Map<string, { from: Rung; to: Rung; children: MatrixChild[] }>();
  for (const one of both) {
    const [from, to] = [one.from.rung, one.to.rung];
    if (from === undefined || to === undefined) continue;
    const key = `${from.index}:${to.index}`;
    const held = cells.get(key);
    if (held === undefined) cells.set(key, { from, to, children: [one] });
    else held.children.push(one);
  }
  return [...cells.values()].sort((a, b) => b.from.index - a.from.index || a.to.index - b.to.index);
}

/** Where the pace leads from a row; only where all children are of one year group. [PM2] */
function expectationOf(
  scale: Scale,
  both: readonly MatrixChild[],
  from: AssessmentPoint,
  to: AssessmentPoint,
): { steps: number; leads: (rung: Rung) => number } | undefined {
  const [first] = both;
  if (first === undefined || pointKey(from) === pointKey(to)) return undefined;
  const { yearGroup } = first.to;
  const before = first.from.yearGroup;
  if (both.some((one) => one.to.yearGroup !== yearGroup || one.from.yearGroup !== before))
    return undefined;
  const start = momentOf(before, from.season);
  const end = momentOf(yearGroup, to.season);
  return {
    steps: expectedSteps(scale, start, end),
    leads: (rung) => ownExpectedIndex(scale, { rung, ...start }, end),
  };
}
