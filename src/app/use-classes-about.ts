import { membershipOf } from "../domain/membership.ts";
import { isOnRoll, pupilOf } from "../domain/pupil.ts";
import { keyParts } from "../domain/schema.ts";
import { useLive, useSchoolDay } from "../storage/use-live.ts";
import type { View } from "../storage/view.ts";
import { plural } from "../ui/plural.ts";

/**
 * "Miss Okafor · 28 children", by class: what tells a leader one class from another. Undefined while
 * the device is read.
 */
export function useClassesAbout(): ReadonlyMap<string, string> | undefined {
  const today = useSchoolDay();
  return useLive((view) => readClassesAbout(view, today), [today]);
}

async function readClassesAbout(view: View, today: string): Promise<Map<string, string>> {
  const [classes, staff, taught, memberships, pupils] = await Promise.all([
    view.rows("class"),
    view.rows("staff"),
    view.rows("staff-class"),
    view.rows("membership"),
    view.rows("pupil"),
  ]);
  const names = new Map<string, string>();
  for (const { k, f } of staff)
    if (typeof f.name === "string" && !(typeof f.left === "string" && f.left <= today))
      names.set(k, f.name);
  const teachers = new Map<string, string[]>();
  for (const row of taught) {
    const { user = "", class: id = "" } = keyParts(row.t, row.k) ?? {};
    const name = names.get(user);
    if (row.f.as === "teacher" && name !== undefined)
      teachers.set(id, [...(teachers.get(id) ?? []), name]);
  }
  const here = new Set(pupils.filter((row) => isOnRoll(pupilOf(row), today)).map(({ k }) => k));
  const counts = new Map<string, number>();
  for (const row of memberships) {
    const { pupil = "", class: id } = membershipOf(row) ?? {};
    if (typeof id === "string" && here.has(pupil)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return new Map(
    classes.map(({ k }) => [
      k,
      [
        ...(teachers.has(k) ? [(teachers.get(k) ?? []).join(" and ")] : ["No teacher yet"]),
        plural(counts.get(k) ?? 0, "child", "children"),
      ].join(" · "),
    ]),
  );
}
