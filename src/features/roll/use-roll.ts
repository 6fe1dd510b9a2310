import { useMemo } from "react";
import { academicYearOf } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { type Membership, membershipOf } from "../../domain/membership.ts";
import { compareByName, type Pupil, pupilOf } from "../../domain/pupil.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import type { NamedHere } from "../../notes/read-named-here.ts";
import { useDevice, useLive, useSchoolDay } from "../../storage/use-live.ts";
import { type View, viewOf } from "../../storage/view.ts";

/** The school's roll as the office sees it in one academic year. */
export type Roll = {
  year: number;
  today: string;
  classes: readonly SchoolClass[];
  pupils: ReadonlyMap<string, Pupil>;
  /** Of every year. */
  memberships: readonly Membership[];
  /** The rows that a roll-over is planned from. */
  rows: readonly Row[];
};

/** Undefined while the device is read. */
export function useRoll(): Roll | undefined {
  const today = useSchoolDay();
  const year = academicYearOf(today);
  const held = useLive(
    async (view) =>
      Promise.all([
        view.rows("class"),
        view.rows("pupil"),
        view.rows("membership"),
        view.rows("point"),
      ]),
    [],
  );
  return useMemo(() => {
    if (held === undefined) return undefined;
    const [classRows, pupilRows, membershipRows, pointRows] = held;
    return {
      year,
      today,
      classes: classesOf(classRows, year),
      pupils: new Map(pupilRows.map((row) => [row.k, pupilOf(row)])),
      memberships: membershipRows.flatMap((row) => membershipOf(row) ?? []),
      rows: [...classRows, ...pupilRows, ...membershipRows, ...pointRows],
    };
  }, [held, year, today]);
}

/**
 * Texts about a child's classes and groups that name the child, as they are read once they are asked
 * for; and how to wait for them. [CN1]
 */
export function useNamedIn(
  roll: Roll,
  pupil: Pupil,
): { named: NamedHere | undefined; read: () => Promise<NamedHere> } {
  const device = useDevice();
  const classes = roll.memberships
    .filter((place) => place.pupil === pupil.id)
    .flatMap((place) => place.class ?? [])
    .sort();
  const readIn = async (view: View) => {
    // What reads notes comes with it, and nobody else here needs it.
    const { readNamedHere } = await import("../../notes/read-named-here.ts");
    return readNamedHere(view, pupil, classes);
  };
  const named = useLive(readIn, [pupil.id, classes.join()]);
  return { named, read: async () => readIn(viewOf(device)) };
}

/** A child with their place this year. */
export type Placed = { pupil: Pupil; membership: Membership };

/** The children of a class in register order; `null`: those in no class. Leavers apart. */
export function childrenIn(roll: Roll, schoolClass: string | null): Placed[] {
  return placedThisYear(roll).filter(
    ({ pupil, membership }) => membership.class === schoolClass && !hasLeft(pupil, roll.today),
  );
}

/** The children who have left in this academic year. */
export function leaversOf(roll: Roll): Placed[] {
  return placedThisYear(roll).filter(({ pupil }) => hasLeft(pupil, roll.today));
}

/** The children who left before this academic year, with their last place, in register order. */
export function earlierLeaversOf(roll: Roll): Placed[] {
  const last = new Map<string, Placed>();
  for (const membership of roll.memberships) {
    const pupil = roll.pupils.get(membership.pupil);
    const before = last.get(membership.pupil)?.membership.year ?? 0;
    if (pupil !== undefined && membership.year > before) last.set(pupil.id, { pupil, membership });
  }
  return [...last.values()]
    .filter(({ pupil, membership }) => membership.year < roll.year && hasLeft(pupil, roll.today))
    .sort((a, b) => compareByName(a.pupil, b.pupil));
}

function placedThisYear({ memberships, pupils, year }: Roll): Placed[] {
  return memberships
    .flatMap((membership) => {
      const pupil = membership.year === year ? pupils.get(membership.pupil) : undefined;
      return pupil === undefined ? [] : [{ pupil, membership }];
    })
    .sort((a, b) => compareByName(a.pupil, b.pupil));
}

export function hasLeft({ left }: Pupil, today: string): boolean {
  return left !== null && left <= today;
}
