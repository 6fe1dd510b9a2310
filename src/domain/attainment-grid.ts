import type { AssessmentPoint } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  type FactsSubject,
  levelIn,
  scaleIn,
} from "./attainment-facts.ts";
import { type GridColumnPlan, gridColumns } from "./attainment-grid-columns.ts";
import { type GridFigures, gridFigures } from "./attainment-grid-figures.ts";
import { isBefore } from "./attainment-grid-points.ts";
import { type AttainmentBand, expectedRange } from "./expectation.ts";
import { EVERYBODY, type GroupFilter, matches } from "./group-filter.ts";
import { placeOf, rungsOf, writeLevel } from "./level.ts";
import { movementSteps } from "./movement.ts";
import type { Rung, Scale } from "./scale.ts";
import { pointByKey, type StandingAt, standingAt } from "./standing-at.ts";

/** What a whole-school grid shows: plain values, so that an address or a snapshot can hold them. */
export type GridOptions = {
  subject: string;
  /** Year and slot of the assessment point: `2026:autumn`. The year is that of the facts. */
  point: string;
  columns: "years" | "classes";
  /** Reception (and Nursery) stands beside Years 1 to 6. */
  reception: boolean;
  /** Only these columns; all of them when empty. */
  only: readonly string[];
  /** The earlier point that movement is counted from; null: no movement. */
  since: string | null;
  filter: GroupFilter;
  /** Who stands out among those shown; null: nobody does. */
  highlight: GroupFilter | null;
};

/** One child in a column. Plain values only. */
export type GridChild = {
  id: string;
  name: string;
  class: string | null;
  yearGroup: number;
  /** The value that shows; null when nothing was judged. */
  value: string | null;
  /** As a teacher writes it: "3S", "P6", "Absent"; empty when there is none. */
  level: string;
  /** Index of the row; undefined for a child with no level. */
  rung: number | undefined;
  /** Given as a whole level, standing in its secure row. [L3] */
  unsplit: boolean;
  /** The fine value below the first level. */
  fine: string | undefined;
  /** Against what is expected of this child. [AG3] */
  band: AttainmentBand | undefined;
  /** An expectation was agreed for this child in place of the general one. [AI3] */
  agreed: boolean;
  /** Has left since. */
  left: boolean;
  /** Steps since the compared point; undefined where they cannot be counted. [AG4] */
  movement: number | undefined;
  /** At the compared point: the row, how it is written, and the band then. */
  was: { rung: number; level: string; band: AttainmentBand | undefined } | undefined;
  /** Within what is highlighted; everybody when nothing is. */
  lit: boolean;
};

export type GridCell = {
  /** Who stands here, by name. */
  children: readonly GridChild[];
  /** Who of the column stood here at the compared point and stands elsewhere now. */
  ghosts: readonly GridChild[];
};

/** Children of a column without a level, by the reason; `left` and `later` are not counted. [AG2] */
export type GridStrip = { code: string; label: string; children: readonly GridChild[] };

/** The rows expected of a year group, by index, lowest and highest. */
export type GridRange = { yearGroup: number; lo: number; hi: number };

export type GridColumn = {
  id: string;
  name: string;
  yearGroups: readonly number[];
  /** Empty where nothing is expected; one for each year group in a mixed class. */
  expected: readonly GridRange[];
  /** One a row, in the order of {@link AttainmentGrid.rows}. */
  cells: readonly GridCell[];
  strips: readonly GridStrip[];
  figures: GridFigures;
};

export type AttainmentGrid = {
  subject: Pick<FactsSubject, "id" | "name">;
  scale: Scale;
  point: AssessmentPoint;
  since: AssessmentPoint | undefined;
  /** Every step of the scale, the highest first. */
  rows: readonly Rung[];
  columns: readonly GridColumn[];
  /** All columns together. */
  total: GridFigures;
  /** Somebody is to stand out. */
  highlights: boolean;
};

/** Everybody at a point, by year group, with no movement. */
export function plainGrid(of: Pick<GridOptions, "subject" | "point">): GridOptions {
  return {
    ...of,
    columns: "years",
    reception: false,
    only: [],
    since: null,
    filter: EVERYBODY,
    highlight: null,
  };
}

/**
 * The whole-school attainment grid as numbers and names, before anything is drawn. Undefined where
 * the facts hold no such subject or point in their year. ISP handbook, Appendices 2 and 3.
 */
export function attainmentGrid(
  facts: AttainmentFacts,
  options: GridOptions,
): AttainmentGrid | undefined {
  const subject = facts.subjects.find((one) => one.id === options.subject);
  const point = pointByKey(facts, options.point);
  const scale = subject === undefined ? undefined : scaleIn(facts, subject, facts.year);
  if (subject === undefined || point?.year !== facts.year || scale === undefined) return undefined;
  const before = options.since === null ? undefined : pointByKey(facts, options.since);
  const since = before !== undefined && isBefore(before, point) ? before : undefined;
  const rows = [...rungsOf(scale)].reverse();
  const at = { facts, subject, scale, point, since, options };
  const columns = gridColumns(facts, options).map((plan) =>
    columnOf(
      at,
      plan,
      rows,
      plan.children
        .filter((child) => matches(options.filter, child, facts))
        .map((child) => childAt(at, child, plan.names.get(child.id) ?? child.name)),
    ),
  );
  return {
    subject: { id: subject.id, name: subject.name },
    scale,
    point,
    since,
    rows,
    columns,
    total: gridFigures(columns.flatMap(countedIn), since !== undefined),
    highlights: options.highlight !== null,
  };
}

/** The children a column counts: with a level, a mark or still to do. [AG2] */
export function countedIn(column: Pick<GridColumn, "cells" | "strips">): readonly GridChild[] {
  return [
    ...column.cells.flatMap((cell) => cell.children),
    ...column.strips.filter(isCountedStrip).flatMap((strip) => strip.children),
  ];
}

export function isCountedStrip(strip: Pick<GridStrip, "code">): boolean {
  return strip.code !== "left" && strip.code !== "later";
}

type At = {
  facts: AttainmentFacts;
  subject: FactsSubject;
  scale: Scale;
  point: AssessmentPoint;
  since: AssessmentPoint | undefined;
  options: GridOptions;
};

type Placed = { child: GridChild; is: StandingAt["is"] };

function childAt(at: At, child: FactsChild, name: string): Placed {
  const { facts, subject, scale, point, since, options } = at;
  const now = standingAt(facts, child, subject, point);
  // A step of another year's scale is not a step of this one's. [AG4]
  const same = since !== undefined && scaleIn(facts, subject, since.year) === scale;
  const then = same ? standingAt(facts, child, subject, since) : undefined;
  const place = now.value === undefined ? undefined : placeOf(scale, now.value);
  const { highlight } = options;
  return {
    is: now.is,
    child: {
      id: child.id,
      name,
      class: now.class,
      yearGroup: now.yearGroup,
      value: now.value ?? null,
      level: writeStep(scale, now.value),
      rung: now.rung?.index,
      unsplit: now.unsplit,
      fine: place?.kind === "rung" ? place.fine : undefined,
      band: now.band,
      agreed: levelIn(child, facts.year, subject.id, "expectation") !== undefined,
      left: child.left !== null && child.left <= facts.day,
      movement: movementSteps(scale, then?.value, now.value),
      was:
        then?.rung === undefined
          ? undefined
          : { rung: then.rung.index, level: writeStep(scale, then.value), band: then.band },
      lit: highlight === null || matches(highlight, child, facts),
    },
  };
}

/** "3S", "P6"; the undivided floor by its name. */
function writeStep(scale: Scale, value: string | undefined): string {
  return value !== undefined && value === scale.floor?.code
    ? scale.floor.label
    : writeLevel(scale, value);
}

function columnOf(
  { scale, point, since }: At,
  plan: GridColumnPlan,
  rows: readonly Rung[],
  placed: readonly Placed[],
): GridColumn {
  const cells = new Map<number, Filling>();
  for (const { index } of rows) cells.set(index, { children: [], ghosts: [] });
  const strips = new Map<string, GridChild[]>();
  for (const { child, is } of placed) {
    const filled = child.rung === undefined ? undefined : cells.get(child.rung);
    if (filled === undefined) {
      const code = is === "marked" ? markOf(child) : is;
      strips.set(code, [...(strips.get(code) ?? []), child]);
    } else {
      filled.children.push(child);
      if (child.was !== undefined && child.was.rung !== child.rung)
        cells.get(child.was.rung)?.ghosts.push(child);
    }
  }
  const column = {
    id: plan.id,
    name: plan.name,
    yearGroups: plan.yearGroups,
    expected: plan.yearGroups.flatMap((yearGroup) => {
      const range = expectedRange(scale, yearGroup, point.season);
      return range === undefined ? [] : [{ yearGroup, lo: range.lo.index, hi: range.hi.index }];
    }),
    cells: rows.map(({ index }) => cells.get(index) ?? { children: [], ghosts: [] }),
    strips: stripLabels(scale).flatMap(([code, label]) => {
      const found = strips.get(code);
      return found === undefined ? [] : [{ code, label, children: found }];
    }),
  };
  return { ...column, figures: gridFigures(countedIn(column), since !== undefined) };
}

type Filling = { children: GridChild[]; ghosts: GridChild[] };

function markOf(child: GridChild): string {
  return child.value?.startsWith("!") === true ? child.value : "off";
}

function stripLabels(scale: Scale): readonly (readonly [string, string])[] {
  return [
    ["none", "No level yet"],
    ...scale.nonGrades.map((nonGrade) => [nonGrade.code, nonGrade.label] as const),
    ["off", "Not on this scale"],
    ["later", "Joined later"],
    ["left", "Left"],
  ];
}
