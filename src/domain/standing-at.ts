import { childRange } from "./aim.ts";
import type { AssessmentPoint } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  type FactsSubject,
  levelIn,
  pointsIn,
  scaleIn,
  yearOf,
} from "./attainment-facts.ts";
import { writeAcademicYear } from "./calendar.ts";
import { pointsOf } from "./english.ts";
import { type AttainmentBand, attainmentBand, type ExpectedRange } from "./expectation.ts";
import { placeOf } from "./level.ts";
import type { Rung, Scale } from "./scale.ts";

/**
 * How a child stands in a subject at a point. `level`: on a row of the scale. `marked`: a reason why
 * there is no level. `none`: on roll and not judged. `later`: joined after the point. `left`: gone
 * without a level. `no-place`: not in the school that year. Only the first three are counted. [CF1]
 */
export type StandingAt = {
  child: FactsChild;
  subject: string;
  /** The year's place; meaningless (−2) where there is none. */
  yearGroup: number;
  class: string | null;
  is: "level" | "marked" | "none" | "later" | "left" | "no-place";
  /** What shows: `3S`, `!A`; undefined where nothing does. */
  value: string | undefined;
  rung: Rung | undefined;
  /** Given whole, so a step either way is uncertain. [L3] */
  unsplit: boolean;
  /** For groups only. [L5] */
  points: number | undefined;
  /** The rows expected of this child then; undefined where the scale expects nothing. [E1] [AI4] */
  range: ExpectedRange | undefined;
  band: AttainmentBand | undefined;
};

/** `2026:autumn`. */
export function pointKey(point: Pick<AssessmentPoint, "year" | "id">): string {
  return `${point.year}:${point.id}`;
}

/** The point of a key; a baseline can be looked at also where the school keeps no point for it. */
export function pointByKey(
  facts: Pick<AttainmentFacts, "points">,
  key: string,
): AssessmentPoint | undefined {
  const held = facts.points.find((point) => pointKey(point) === key);
  if (held !== undefined) return held;
  const [year, id] = key.split(":");
  if (id !== "baseline" || !/^\d{4}$/.test(year ?? "")) return undefined;
  const base = { id, name: "Baseline", season: "baseline", order: -1, lockedAt: 0 } as const;
  return { ...base, year: Number(year), date: `${year}-07-15` };
}

/** "Autumn 2026/27": a point named without a doubt of which year it was. */
export function sayPoint(point: Pick<AssessmentPoint, "name" | "year">): string {
  return `${point.name} ${writeAcademicYear(point.year)}`;
}

/**
 * The point a picture opens at: the latest of the facts' year at which anybody has a level in any of
 * these subjects, else the latest of an earlier year, else the year's first.
 */
export function latestPoint(
  facts: AttainmentFacts,
  subjects: readonly string[],
): AssessmentPoint | undefined {
  const inTime = [...facts.points].sort(
    (a, b) => a.year - b.year || a.order - b.order || (a.date < b.date ? -1 : 1),
  );
  const judged = inTime.filter((point) =>
    facts.children.some((child) =>
      subjects.some((subject) => levelIn(child, point.year, subject, point.id) !== undefined),
    ),
  );
  return judged.at(-1) ?? pointsIn(facts, facts.year)[0];
}

/** How a child stands in a subject at a point. [CF1] */
export function standingAt(
  facts: Pick<AttainmentFacts, "scales" | "day">,
  child: FactsChild,
  subject: FactsSubject,
  point: Pick<AssessmentPoint, "id" | "year" | "season" | "date">,
): StandingAt {
  const place = yearOf(child, point.year);
  const nothing = {
    child,
    subject: subject.id,
    yearGroup: place?.yearGroup ?? -2,
    class: place?.class ?? null,
    value: undefined,
    rung: undefined,
    unsplit: false,
    points: undefined,
    range: undefined,
    band: undefined,
  };
  if (place === undefined) return { ...nothing, is: "no-place" };
  const scale = scaleIn(facts, subject, point.year);
  const value = place.levels[`${subject.id}.${point.id}`]?.v;
  const range = scale && rangeOf(scale, place, subject.id, point);
  if (scale === undefined || value === undefined)
    return { ...nothing, range, is: absence(facts, child, point) };
  const stands = placeOf(scale, value);
  // What is not on the year's scale is kept beside, as the tracker does: never read as another level.
  if (stands?.kind !== "rung") return { ...nothing, range, value, is: "marked" };
  const { rung, unsplit } = stands;
  return {
    ...nothing,
    is: "level",
    value,
    rung,
    unsplit,
    points: pointsOf(scale, value),
    range,
    band: range && attainmentBand(range, rung),
  };
}

function rangeOf(
  scale: Scale,
  { yearGroup, levels }: { yearGroup: number; levels: Readonly<Record<string, { v: string }>> },
  subject: string,
  { season }: Pick<AssessmentPoint, "season">,
): ExpectedRange | undefined {
  return childRange({
    scale,
    yearGroup,
    season,
    agreed: levels[`${subject}.expectation`]?.v,
    baseline: levels[`${subject}.baseline`]?.v,
  });
}

/** Why a child without anything at a point has nothing. [CT1] */
export function absence(
  facts: Pick<AttainmentFacts, "day">,
  child: Pick<FactsChild, "arrived" | "left">,
  point: Pick<AssessmentPoint, "year" | "season" | "date">,
): "none" | "later" | "left" {
  if (child.left !== null && child.left <= facts.day) return "left";
  const at = point.season === "baseline" ? `${point.year}-08-31` : point.date;
  return child.arrived !== null && child.arrived > at ? "later" : "none";
}

/** Whether a child belongs to the children a figure of the point is about. [CF1] */
export function isCounted({ is }: Pick<StandingAt, "is">): boolean {
  return is === "level" || is === "marked" || is === "none";
}
