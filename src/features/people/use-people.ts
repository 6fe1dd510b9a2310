import { useMemo } from "react";
import { academicYearOf } from "../../domain/calendar.ts";
import { keyParts, type Role } from "../../domain/schema.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import { useLive, useSchoolDay } from "../../storage/use-live.ts";

export type StaffPerson = {
  user: string;
  name: string;
  role: Role;
  /** First day no longer here. */
  left: string | null;
  /** This year's classes, by name. */
  classes: readonly string[];
};

export type People = {
  today: string;
  staff: readonly StaffPerson[];
  classes: readonly SchoolClass[];
  assistantsMayJudge: boolean;
};

/** The staff list. Undefined while the device is read. */
export function usePeople(): People | undefined {
  const today = useSchoolDay();
  const held = useLive(
    async (view) =>
      Promise.all([
        view.rows("staff"),
        view.rows("staff-class"),
        view.rows("class"),
        view.rows("school"),
      ]),
    [],
  );
  return useMemo(() => {
    if (held === undefined) return undefined;
    const [staffRows, teaching, classRows, schoolRows] = held;
    const classes = classesOf(classRows, academicYearOf(today));
    const taught = new Map<string, Set<string>>();
    for (const row of teaching) {
      const { user = "", class: id = "" } = keyParts(row.t, row.k) ?? {};
      if (typeof row.f.as === "string") taught.set(user, (taught.get(user) ?? new Set()).add(id));
    }
    const staff = staffRows
      .map((row): StaffPerson => ({
        user: row.k,
        name: String(row.f.name),
        role: row.f.role as Role,
        left: typeof row.f.left === "string" ? row.f.left : null,
        classes: classes.filter(({ id }) => taught.get(row.k)?.has(id)).map(({ name }) => name),
      }))
      .sort((a, b) => a.name.localeCompare(b.name, "en"));
    return {
      today,
      staff,
      classes,
      assistantsMayJudge: schoolRows.some(({ f }) => f.assistantsMayJudge === true),
    };
  }, [held, today]);
}
