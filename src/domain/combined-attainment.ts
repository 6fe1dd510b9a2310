import type { AssessmentPoint } from "./assessment-point.ts";
import type { AttainmentFacts, FactsChild } from "./attainment-facts.ts";
import { isSmall, type Share, shareOf } from "./cohort-figures.ts";
import {
  type CombinedColumn,
  type CombinedStanding,
  type CombinedSubject,
  columnOf,
  combinedStanding,
  countsCombined,
  ENGLISH,
} from "./combined-subject.ts";
import { type ExpectedRange, expectedRange } from "./expectation.ts";
import { childrenIn, type GroupFilter } from "./group-filter.ts";
import type { Rung } from "./scale.ts";
import { pointByKey, pointKey } from "./standing-at.ts";

export type CombinedOptions = {
  /** `2026:autumn`. */
  point: string;
  filter: GroupFilter;
  /** Two or more; the first two are the axes unless others are named. */
  subjects: readonly CombinedSubject[];
  /** Subjects of the picture: from left to right, and upwards. */
  across?: string;
  up?: string;
};

/** One child of the cohort, with a standing for each subject in the order of the options. */
export type CombinedChild = { child: FactsChild; standings: readonly CombinedStanding[] };

/** A cohort in several subjects at once. [CO1]–[CO6] */
export type CombinedAttainment = {
  point: AssessmentPoint;
  subjects: readonly CombinedColumn[];
  /** Of all children counted: the next three part them. [CO1] */
  children: readonly CombinedChild[];
  /** With a level in every subject: of these the share is taken. */
  complete: readonly CombinedChild[];
  /** Without a level in one or more; never below. [CO3] */
  incomplete: readonly CombinedChild[];
  /** With every level, but nothing is expected of them (Reception). */
  undecided: readonly CombinedChild[];
  inAll: { children: readonly CombinedChild[]; share: Share | undefined };
  /** Each subject by itself, of the same complete children. */
  each: readonly {
    subject: string;
    children: readonly CombinedChild[];
    share: Share | undefined;
  }[];
  /** Well below in a subject with nothing planned for it: before everybody else. [CO5] */
  wellBelowNoPlan: readonly AwayChild[];
  /** All but one subject met; in register order, never by nearness. [CO5] */
  oneAway: readonly AwayChild[];
  plot: CombinedPlot | undefined;
  small: boolean;
};

/** A child and the subjects in question. */
export type AwayChild = CombinedChild & { subjects: readonly string[] };

export const QUADRANTS = ["both", "across", "up", "neither"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** The picture of two subjects. [CO6] */
export type CombinedPlot = {
  across: CombinedColumn;
  up: CombinedColumn;
  /** Where the lines stand: the lowest row that is enough. Undefined where children differ in it. */
  lines: { across: Rung | undefined; up: Rung | undefined };
  /** Everybody with a level in both. */
  children: readonly PlottedChild[];
  quadrants: Readonly<Record<Quadrant, readonly PlottedChild[]>>;
};

export type PlottedChild = {
  child: FactsChild;
  across: CombinedStanding;
  up: CombinedStanding;
  /** Undefined where it cannot be said whether what is asked was reached. */
  quadrant: Quadrant | undefined;
};

/** A cohort on several subjects, or undefined where the point or the subjects are not there. */
export function combinedAttainment(
  facts: AttainmentFacts,
  options: CombinedOptions,
): CombinedAttainment | undefined {
  const point = pointByKey(facts, options.point);
  if (point === undefined) return undefined;
  const subjects = options.subjects.flatMap((one) => columnOf(facts, one, point.year) ?? []);
  if (subjects.length === 0) return undefined;
  const children = childrenIn(facts, options.filter)
    .map((child) => ({
      child,
      standings: subjects.map((column) => combinedStanding(facts, child, column, point)),
    }))
    .filter((one) => countsCombined(one.standings));
  const leveled = children.filter(isComplete);
  const complete = leveled.filter(isDecided);
  const inAll = complete.filter(meetsAll);
  return {
    point,
    subjects,
    children,
    complete,
    incomplete: children.filter((one) => !isComplete(one)),
    undecided: leveled.filter((one) => !isDecided(one)),
    inAll: { children: inAll, share: shareOf(inAll.length, complete.length) },
    each: subjects.map(({ id }, at) => {
      const met = complete.filter((one) => one.standings[at]?.met === true);
      return { subject: id, children: met, share: shareOf(met.length, complete.length) };
    }),
    wellBelowNoPlan: children.flatMap(wellBelow),
    oneAway: complete.flatMap((one) => {
      const short = one.standings.filter(({ met }) => met === false);
      return short.length === 1 && subjects.length > 1
        ? [{ ...one, subjects: short.map(({ subject }) => subject) }]
        : [];
    }),
    plot: plotOf(subjects, children, options, point),
    small: isSmall(children.length),
  };
}

const isComplete = ({ standings }: CombinedChild) => standings.every(({ is }) => is === "level");
const isDecided = ({ standings }: CombinedChild) => standings.every(({ met }) => met !== undefined);
const meetsAll = ({ standings }: CombinedChild) => standings.every(({ met }) => met === true);

/** Whether something is planned: in the target group for the subject, or in an intervention. [CO5] */
function isPlanned(child: FactsChild, subject: string): boolean {
  const targets = subject === ENGLISH ? ["english", "reading", "writing"] : [subject];
  return child.interventions.length > 0 || targets.some((one) => child.targets.includes(one));
}

function wellBelow(one: CombinedChild): AwayChild[] {
  const subjects = one.standings
    .filter(({ band, subject }) => band === "well-below" && !isPlanned(one.child, subject))
    .map(({ subject }) => subject);
  return subjects.length === 0 ? [] : [{ ...one, subjects }];
}

function plotOf(
  subjects: readonly CombinedColumn[],
  children: readonly CombinedChild[],
  options: CombinedOptions,
  point: AssessmentPoint,
): CombinedPlot | undefined {
  const at = (id: string | undefined, or: number) => {
    const found = subjects.findIndex((one) => one.id === id);
    return found < 0 ? or : found;
  };
  const acrossAt = at(options.across, 0);
  const upAt = at(options.up, acrossAt === 1 ? 0 : 1);
  const [across, up] = [subjects[acrossAt], subjects[upAt]];
  if (across === undefined || up === undefined || across === up) return undefined;
  const plotted = children.flatMap(({ child, standings }): PlottedChild[] => {
    const [x, y] = [standings[acrossAt], standings[upAt]];
    if (x?.rung === undefined || y?.rung === undefined) return [];
    return [{ child, across: x, up: y, quadrant: quadrantOf(x.met, y.met) }];
  });
  const inQuadrant = (quadrant: Quadrant) => plotted.filter((one) => one.quadrant === quadrant);
  return {
    across,
    up,
    lines: {
      across: lineOf(
        across,
        plotted.map((one) => one.across),
        point,
      ),
      up: lineOf(
        up,
        plotted.map((one) => one.up),
        point,
      ),
    },
    children: plotted,
    quadrants: {
      both: inQuadrant("both"),
      across: inQuadrant("across"),
      up: inQuadrant("up"),
      neither: inQuadrant("neither"),
    },
  };
}

function quadrantOf(across: boolean | undefined, up: boolean | undefined): Quadrant | undefined {
  if (across === undefined || up === undefined) return undefined;
  if (across) return up ? "both" : "across";
  return up ? "up" : "neither";
}

/** One line is drawn only where it is everybody's: a chosen row, or one year group's range. [CO6] */
function lineOf(
  column: CombinedColumn,
  standings: readonly CombinedStanding[],
  point: AssessmentPoint,
): Rung | undefined {
  if (column.from !== undefined) return column.from;
  const ranges = new Set(standings.map(({ yearGroup }) => yearGroup));
  const [only, ...more] = ranges;
  if (only === undefined || more.length > 0) return undefined;
  const range: ExpectedRange | undefined = expectedRange(column.scale, only, point.season);
  return range?.lo;
}

/** How many were there in all, at each point at which anybody of the cohort had every level. [CO7] */
export function combinedOverTime(
  facts: AttainmentFacts,
  options: CombinedOptions,
): readonly CombinedAttainment[] {
  return [...facts.points]
    .filter((point) => point.season !== "baseline")
    .sort((a, b) => a.year - b.year || a.order - b.order)
    .flatMap((point) => {
      const one = combinedAttainment(facts, { ...options, point: pointKey(point) });
      return one === undefined || one.complete.length === 0 ? [] : [one];
    });
}
