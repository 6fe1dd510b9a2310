import type { Row } from "../domain/change.ts";
import { placeOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { putInTeachingGroup, saveTeachingGroup } from "../domain/teaching-group.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, type DemoYear, openFrom } from "./demo-calendar.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

const SET_NAMES = ["Set 1", "Set 2", "Set 3", "Set 4", "Set 5"];

/** The row a child stood in last July, by which the sets were made. */
function placeIn(plan: DemoPlan, pupil: string): number {
  const value = plan.courses.get(pupil)?.get("maths")?.(5, "summer");
  const place = value === undefined ? undefined : placeOf(LEVELS, value);
  return place?.kind === "rung" ? place.rung.index : 0;
}

/** This year's mathematics sets across the classes of Year 6, where there is more than one class. */
export function setRows(plan: DemoPlan, rows: RowMaker): readonly Row[] {
  const { year, begins } = plan.years.at(-1) as DemoYear;
  const classes = plan.classes.filter((one) => one.year === year && one.yearGroup === 6);
  if (classes.length < 2) return [];
  const ms = openFrom(begins + 12) * DAY_MS;
  if (ms > rows.lastMs) return [];
  const sets = classes.map((one, at) => ({
    id: seeded(plan.seed, "set", year, at).hex(16),
    name: `Year 6 maths, ${SET_NAMES[at % SET_NAMES.length]}`,
    year,
    subject: "maths",
    teacher: plan.teacherOf(one.id),
  }));
  const children = classes
    .flatMap((one) => plan.childrenOf.get(one.id) ?? [])
    .filter((child) => child.left === null);
  const ordered = children
    .map((child) => ({ id: child.id, place: placeIn(plan, child.id) }))
    .sort((a, b) => b.place - a.place || (a.id < b.id ? -1 : 1));
  const each = Math.ceil(ordered.length / sets.length);
  return [
    ...sets.map((set) => {
      const { t, k, set: f } = saveTeachingGroup(set);
      return rows.make(t, k, { ...f }, ms);
    }),
    ...ordered.map(({ id }, at) => {
      const set = sets[Math.floor(at / each)] ?? sets[0];
      const { t, k, set: f } = putInTeachingGroup(id, set?.id ?? "", true);
      return rows.make(t, k, { ...f }, ms);
    }),
  ];
}
