import {
  type AssessmentPoint,
  defaultPoints,
  pointsOf,
} from "../../src/domain/assessment-point.ts";
import { emptyRow, type Entry } from "../../src/domain/change.ts";
import { recordKey } from "../../src/domain/judgement.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import {
  type ProgressLine,
  progressLine,
  type ProgressYear,
} from "../../src/domain/progress-line.ts";
import { type Scale, SEASONS } from "../../src/domain/scale.ts";
import { entry, rowOf } from "./small-school.ts";

/** The academic year after the July that a child's levels begin with. */
export const FIRST_YEAR = 2022;

const pointsByYear = new Map<number, readonly AssessmentPoint[]>();
function pointsIn(year: number): readonly AssessmentPoint[] {
  const held = pointsByYear.get(year) ?? pointsOf(defaultPoints(year).map(rowOf), year);
  pointsByYear.set(year, held);
  return held;
}

export type ChildsYears = {
  /** Levels in time: July, then a part for each year: "2S | 2S 2H - | 2H". "-" is no judgement. */
  levels: string;
  /** Year group of the first whole year. */
  yearGroup: number;
  /** Year (0 the first whole one) → the expectation agreed for it. */
  agreed?: Readonly<Record<number, string>>;
  /** More entries for a cell, by `<year>.<slot>` with the years as in `agreed`. */
  more?: Readonly<Record<string, readonly Entry[]>>;
};

/** One child's academic years with the default points, in maths. */
export function yearsOf({
  levels,
  yearGroup,
  agreed = {},
  more = {},
}: ChildsYears): ProgressYear[] {
  const parts = levels.split("|").map((part) => part.trim().split(/\s+/));
  return parts.map((values, at) => {
    const year = FIRST_YEAR - 1 + at;
    const cells: Record<string, readonly Entry[]> = {};
    const slots = at === 0 ? ["summer"] : SEASONS;
    for (const [index, slot] of slots.entries()) {
      const value = values[index];
      if (value === undefined || value === "-" || value === "") continue;
      const ms = Date.UTC(year, 11 + index * 3, 1);
      cells[`maths.${slot}`] = [
        entry(value, { by: "u-okafor", ms, id: `${at}${index}`.padStart(32, "0"), dev: "d" }),
      ];
    }
    const aim = agreed[at - 1];
    if (aim !== undefined)
      cells["maths.expectation"] = [entry(aim, { by: "u-sidhu", why: "Agreed with parents\nx" })];
    for (const [cell, entries] of Object.entries(more)) {
      const [of = "", slot = ""] = cell.split(".");
      if (Number(of) === at - 1) cells[`maths.${slot}`] = entries;
    }
    return {
      year,
      yearGroup: yearGroup - 1 + at,
      points: pointsIn(year),
      record: { ...emptyRow("attainment", recordKey("p-amara", year), "p:p-amara"), c: cells },
    };
  });
}

export function lineOf(child: ChildsYears, scale: Scale = LEVELS): ProgressLine {
  return progressLine({ scale, subject: "maths", years: yearsOf(child) });
}
