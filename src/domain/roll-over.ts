import { daysOfYear, writeYearGroup } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { SetEdit } from "./edit.ts";
import { type Membership, membershipOf, saveMembership } from "./membership.ts";
import { plainName } from "./plain-name.ts";
import { pupilOf } from "./pupil.ts";
import { classesOf, saveClass, type SchoolClass } from "./school-class.ts";

/** What becomes of one child when the year ends. */
export type RollOverRow = {
  pupil: string;
  from: Membership;
  /** `moves`: into `to`. `leaves`: the last year group is done. `stays`: nothing is done, see `say`. */
  is: "moves" | "leaves" | "stays";
  to: SchoolClass | undefined;
  say: string;
};

export type RollOverPlan = {
  /** The year that ends. */
  from: number;
  /** Classes to be made for the next year. */
  newClasses: readonly SchoolClass[];
  rows: readonly RollOverRow[];
};

/** The highest year group of a primary school. */
const LAST_YEAR_GROUP = 6;

/** The year group that leaves when the year ends: the highest of a primary school's classes. */
export function lastYearGroupOf(classes: readonly Pick<SchoolClass, "yearGroups">[]): number {
  const yearGroups = classes.flatMap((one) => one.yearGroups);
  return Math.max(...yearGroups.filter((yearGroup) => yearGroup <= LAST_YEAR_GROUP), 0);
}

/**
 * Every child of a year (or of the classes in `only`) one year group on, before anything is done.
 * Next year's classes are those already made for it, else this year's again with the same names.
 * Nobody who has left or is already placed next year is touched. [RO1] [RO2] [RO3] [RO4]
 */
export function planRollOver(
  rows: readonly Row[],
  from: number,
  newId: () => string,
  only?: ReadonlySet<string>,
): RollOverPlan {
  const present = classesOf(rows, from);
  const made = classesOf(rows, from + 1);
  const next =
    made.length > 0 ? made : present.map((one) => ({ ...one, id: newId(), year: from + 1 }));
  const lastYearGroup = lastYearGroupOf(present);
  const left = new Set<string>();
  const placed = new Set<string>();
  const leaving: Membership[] = [];
  const { to: lastDay } = daysOfYear(from);
  for (const row of rows) {
    if (row.t === "pupil") {
      const { left: day } = pupilOf(row);
      if (row.gone || (day !== null && day <= lastDay)) left.add(row.k);
    }
    const membership = membershipOf(row);
    // In no class next year is no place: a plan taken back leaves such rows.
    if (membership?.year === from + 1 && membership.class !== null) placed.add(membership.pupil);
    if (membership?.year === from && (only === undefined || only.has(membership.class ?? "")))
      leaving.push(membership);
  }
  const planned = leaving
    .filter((membership) => !left.has(membership.pupil))
    .sort((a, b) => a.yearGroup - b.yearGroup || (a.pupil < b.pupil ? -1 : 1))
    .map((membership): RollOverRow => {
      const row = { pupil: membership.pupil, from: membership, to: undefined };
      if (placed.has(membership.pupil))
        return { ...row, is: "stays", say: "Already placed next year, so nothing changes." };
      if (membership.yearGroup >= lastYearGroup)
        return {
          ...row,
          is: "leaves",
          say: `Leaves after ${writeYearGroup(membership.yearGroup)}.`,
        };
      const to = destination(membership, present, next);
      const yearGroup = writeYearGroup(membership.yearGroup + 1);
      return to === undefined
        ? {
            ...row,
            is: "stays",
            say: `No class has ${yearGroup} next year: add one, or place this child by hand.`,
          }
        : {
            ...row,
            to,
            is: "moves",
            say: to.name === yearGroup ? `To ${to.name}.` : `To ${to.name}, ${yearGroup}.`,
          };
    });
  const used = new Set(planned.map((row) => row.to?.id));
  const newClasses =
    made.length > 0 ? [] : next.filter((one) => only === undefined || used.has(one.id));
  return { from, newClasses, rows: planned };
}

/** The edits of a plan, exactly what it shows. Judgements are not touched: they follow the child. [RO5] */
export function rollOverEdits(plan: RollOverPlan): SetEdit[] {
  const { to: lastDay } = daysOfYear(plan.from);
  const edits = plan.newClasses.map(saveClass);
  for (const { pupil, from, is, to } of plan.rows) {
    if (is === "moves" && to !== undefined)
      edits.push(
        saveMembership({ pupil, year: plan.from + 1, class: to.id, yearGroup: from.yearGroup + 1 }),
      );
    if (is === "leaves") edits.push({ t: "pupil", k: pupil, set: { left: lastDay } });
  }
  return edits;
}

/**
 * What takes a plan back once it was carried out: its classes removed, its children in no class of
 * the next year, its leavers' last days as they were before (`leftBefore`, by child).
 */
export function takeBackRollOver(
  plan: RollOverPlan,
  leftBefore: (pupil: string) => string | null,
): SetEdit[] {
  const edits: SetEdit[] = plan.newClasses.map(({ id }) => ({
    t: "class",
    k: id,
    set: { removed: true },
  }));
  for (const { pupil, from, is } of plan.rows) {
    if (is === "moves")
      edits.push(
        saveMembership({ pupil, year: plan.from + 1, class: null, yearGroup: from.yearGroup + 1 }),
      );
    if (is === "leaves") edits.push({ t: "pupil", k: pupil, set: { left: leftBefore(pupil) } });
  }
  return edits;
}

/**
 * The class a child moves on to: of next year's classes for the next year group, the only one; the
 * same class where it is mixed and keeps the child; the one named alike ("4K" → "5K"); else the one in
 * the same place among its year's classes. [RO2]
 */
function destination(
  { class: id, yearGroup }: Membership,
  present: readonly SchoolClass[],
  next: readonly SchoolClass[],
): SchoolClass | undefined {
  const candidates = next.filter((one) => one.yearGroups.includes(yearGroup + 1));
  const held = present.find((one) => one.id === id);
  if (candidates.length < 2 || held === undefined) return candidates[0];
  const same = candidates.find((one) => plainName(one.name) === plainName(held.name));
  const alike = plainName(held.name.replace(`${yearGroup}`, `${yearGroup + 1}`));
  const beside = present.filter((one) => one.yearGroups.includes(yearGroup));
  return (
    same ??
    candidates.find((one) => plainName(one.name) === alike) ??
    candidates[Math.min(beside.indexOf(held), candidates.length - 1)]
  );
}
