import {
  type AssessmentPoint,
  defaultPoints,
  pointsOf,
} from "../../src/domain/assessment-point.ts";
import type { AttainmentFacts, FactsChild, FactsYear } from "../../src/domain/attainment-facts.ts";
import { SHIPPED_GROUPS } from "../../src/domain/group.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import type { Scale } from "../../src/domain/scale.ts";
import { rowOf } from "./small-school.ts";

/** One child of small facts: years as `{ 2026: [4, "oak", { "maths.autumn": "3S" }] }`. */
export type SmallChild = {
  name: string;
  family?: string;
  sex?: FactsChild["sex"];
  groups?: readonly string[];
  targets?: readonly string[];
  interventions?: readonly string[];
  arrived?: string;
  left?: string;
  years: Readonly<
    Record<number, readonly [yearGroup: number, cls: string | null, levels: Record<string, string>]>
  >;
};

export const FACTS_YEAR = 2026;
export const FACTS_DAY = "2027-07-20";

/** The default points of the year and the two before. */
export const SMALL_POINTS: readonly AssessmentPoint[] = [2024, 2025, 2026].flatMap((year) =>
  pointsOf(defaultPoints(year).map(rowOf), year),
);

/**
 * A school one can hold in one's head: reading, writing and maths on levels (or on `scale`), classes
 * Oak (Year 4), Ash (Year 5) and Elm (Year 6) in 2026, children as they are given.
 */
export function smallFacts(
  children: readonly SmallChild[],
  of: { scale?: Scale; day?: string } = {},
): AttainmentFacts {
  const scale = of.scale ?? LEVELS;
  const scaleIn = Object.fromEntries(
    [2022, 2023, 2024, 2025, 2026].map((year) => [year, scale.id]),
  );
  const cls = (id: string, name: string, yearGroup: number) => ({
    id,
    name,
    year: FACTS_YEAR,
    yearGroups: [yearGroup],
  });
  return {
    day: of.day ?? FACTS_DAY,
    year: FACTS_YEAR,
    school: "Small School",
    subjects: [
      { id: "reading", name: "Reading", scaleIn },
      { id: "writing", name: "Writing", scaleIn },
      { id: "maths", name: "Maths", scaleIn },
    ],
    scales: { [scale.id]: scale },
    points: SMALL_POINTS,
    classes: [cls("oak", "Oak", 4), cls("ash", "Ash", 5), cls("elm", "Elm", 6)],
    groups: SHIPPED_GROUPS,
    children: children.map((child, at) => ({
      id: `c${String(at).padStart(3, "0")}`,
      name: child.name,
      given: child.name,
      family: child.family ?? "",
      sex: child.sex ?? null,
      arrived: child.arrived ?? null,
      left: child.left ?? null,
      groups: child.groups ?? [],
      targets: child.targets ?? [],
      interventions: child.interventions ?? [],
      years: Object.entries(child.years).map(
        ([year, [yearGroup, schoolClass, levels]], nth): FactsYear => ({
          year: Number(year),
          yearGroup,
          class: schoolClass,
          levels: Object.fromEntries(
            Object.entries(levels).map(([cell, v]) => [cell, { v, id: `e${at}-${nth}-${cell}` }]),
          ),
        }),
      ),
    })),
  };
}

/** A child in Oak (Year 4) with levels at one or more points of 2026. */
export function inOak(
  name: string,
  levels: Record<string, string>,
  more: Partial<Omit<SmallChild, "name" | "years">> = {},
): SmallChild {
  return { name, ...more, years: { [FACTS_YEAR]: [4, "oak", levels] } };
}
