import type { AttainmentFacts, FactsChild } from "./attainment-facts.ts";
import { type ChildMark, INTERVENTION_SIGN, TARGET_GROUP_SIGN } from "./class-tracker-marks.ts";

/** What the school plans for a child, as a mark after the name; shown when asked for. [AG10] */
export const PLAN_MARKS = [
  { id: "target-group", sign: TARGET_GROUP_SIGN, words: "target group" },
  { id: "intervention", sign: INTERVENTION_SIGN, words: "in an intervention" },
] as const;
export type PlanMark = (typeof PLAN_MARKS)[number]["id"];

/** Which marks are asked for: plans, and groups by their ids. */
export type GridMarkChoice = { plans: readonly PlanMark[]; groups: readonly string[] };

/** Pupil → marks in the legend's order; undefined where none are asked for. */
export type GridMarks = ReadonlyMap<string, readonly ChildMark[]>;

/**
 * Marks after names in one subject, from the facts alone, so that what is frozen keeps what it had:
 * the subject's target group, interventions of the subject or of none, then groups. [AG10]
 */
export function gridMarks(
  facts: AttainmentFacts,
  subject: string,
  { plans, groups }: GridMarkChoice,
): GridMarks | undefined {
  if (plans.length === 0 && groups.length === 0) return undefined;
  const asked = facts.groups.filter(({ id }) => groups.includes(id));
  const marks = new Map<string, readonly ChildMark[]>();
  for (const child of facts.children) {
    const own: ChildMark[] = [
      ...PLAN_MARKS.filter(({ id }) => plans.includes(id) && has(facts, child, id, subject)),
      ...asked
        .filter(({ id }) => child.groups.includes(id))
        .map(({ letter, name }) => ({ sign: letter, words: name })),
    ];
    if (own.length > 0) marks.set(child.id, own);
  }
  return marks;
}

function has(facts: AttainmentFacts, child: FactsChild, mark: PlanMark, subject: string): boolean {
  if (mark === "target-group") return child.targets.includes(subject);
  return child.interventions.some((name) => {
    // Facts frozen before the subjects were kept tell the names alone.
    const given = facts.interventionIn?.[name];
    return given === undefined || given.includes(null) || given.includes(subject);
  });
}

/** The marks asked for, as a legend has them. */
export function gridMarkLegend(
  facts: Pick<AttainmentFacts, "groups">,
  { plans, groups }: GridMarkChoice,
): readonly ChildMark[] {
  return [
    ...PLAN_MARKS.filter(({ id }) => plans.includes(id)),
    ...facts.groups
      .filter(({ id }) => groups.includes(id))
      .map(({ letter, name }) => ({ sign: letter, words: name })),
  ];
}

/** "◆ P" after a name: one sign a kind. */
export function writeGridMarks(marks: GridMarks | undefined, pupil: string): string {
  return [...new Set((marks?.get(pupil) ?? []).map(({ sign }) => sign))].join(" ");
}

/** How many of some children have each plan mark, in the legend's order: "◆2 ●1"; "" for none. */
export function countPlanMarks(
  marks: GridMarks | undefined,
  children: readonly { id: string }[],
): string {
  return PLAN_MARKS.map(({ sign }) => {
    const count = children.filter(({ id }) =>
      marks?.get(id)?.some((mark) => mark.sign === sign),
    ).length;
    return count === 0 ? "" : `${sign}${count}`;
  })
    .filter((part) => part !== "")
    .join(" ");
}
