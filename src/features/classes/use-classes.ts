import { useMemo } from "react";
import { academicYearOf } from "../../domain/calendar.ts";
import { membershipOf } from "../../domain/membership.ts";
import type { Role } from "../../domain/schema.ts";
import { keyParts } from "../../domain/schema.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import { useLive, useSchoolDay } from "../../storage/use-live.ts";

export type ClassPerson = { user: string; name: string; as: "teacher" | "assistant" };
export type ClassLine = { schoolClass: SchoolClass; people: ClassPerson[]; children: number };
export type StaffChoice = { user: string; name: string; role: Role };

export type Classes = {
  /** The academic year now; next year's classes are worked on from here too. */
  year: number;
  linesOf: (year: number) => ClassLine[];
  /** Who can be given a class: everyone on the staff but governors, by name. */
  staff: readonly StaffChoice[];
  yearGroups: readonly number[];
};

/** The classes with their people. Undefined while the device is read. */
export function useClasses(): Classes | undefined {
  const today = useSchoolDay();
  const held = useLive(
    async (view) =>
      Promise.all([
        view.rows("class"),
        view.rows("staff"),
        view.rows("staff-class"),
        view.rows("membership"),
        view.rows("school"),
        view.rows("pupil"),
      ]),
    [],
  );
  return useMemo(() => {
    if (held === undefined) return undefined;
    const [classRows, staffRows, teachingRows, membershipRows, schoolRows, pupilRows] = held;
    const present = staffRows.filter(({ f }) => typeof f.left !== "string" || f.left > today);
    const here = new Set(present.map(({ k }) => k));
    const staff = present
      .filter(({ f }) => f.role !== "governor")
      .map((row) => ({ user: row.k, name: String(row.f.name), role: row.f.role as Role }))
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
    const names = new Map(staffRows.map((row) => [row.k, String(row.f.name)]));
    const people = new Map<string, ClassPerson[]>();
    for (const row of teachingRows) {
      const { user = "", class: id = "" } = keyParts(row.t, row.k) ?? {};
      const { as } = row.f;
      if ((as !== "teacher" && as !== "assistant") || !here.has(user)) continue;
      people.set(id, [...(people.get(id) ?? []), { user, name: names.get(user) ?? user, as }]);
    }
    const gone = new Set(
      pupilRows.filter(({ f }) => typeof f.left === "string" && f.left <= today).map(({ k }) => k),
    );
    const counts = new Map<string, number>();
    for (const row of membershipRows) {
      const { pupil = "", class: id } = membershipOf(row) ?? {};
      if (typeof id === "string" && !gone.has(pupil)) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    const yearGroups = schoolRows[0]?.f.yearGroups;
    return {
      year: academicYearOf(today),
      staff,
      yearGroups: Array.isArray(yearGroups) ? (yearGroups as number[]) : [0, 1, 2, 3, 4, 5, 6],
      linesOf: (year) =>
        classesOf(classRows, year).map((schoolClass) => ({
          schoolClass,
          people: (people.get(schoolClass.id) ?? []).sort(comparePeople),
          children: counts.get(schoolClass.id) ?? 0,
        })),
    };
  }, [held, today]);
}

/** Teachers before assistants, then by name. */
function comparePeople(a: ClassPerson, b: ClassPerson): number {
  if (a.as !== b.as) return a.as === "teacher" ? -1 : 1;
  return a.name.localeCompare(b.name, "en");
}
