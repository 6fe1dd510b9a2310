import type { Row } from "../../src/domain/change.ts";

/** The rows that make "teacher" the teacher of one class of so many children, pupil0 and up. */
export function teachingRows(children: number): Row[] {
  const row = (t: string, k: string, scope: string, f: Record<string, unknown>): Row => ({
    t,
    k,
    scope,
    seq: 1,
    f,
    h: {},
  });
  return [
    row("school", "school", "s", {
      name: "Bench School",
      yearGroups: [4],
      assistantsMayJudge: false,
    }),
    ...["reading", "writing", "maths"].map((k, order) =>
      row("subject", k, "s", { name: k, order, scale: "levels", inUse: true }),
    ),
    row("point", "2026:autumn", "s", {
      name: "Autumn",
      order: 1,
      season: "autumn",
      date: "2026-12-11",
      lockedAt: null,
    }),
    row("class", "class4", "s", { name: "4A", year: 2026, yearGroups: [4] }),
    row("staff", "teacher", "s", { name: "Miss Okafor", role: "teacher", left: null }),
    row("staff-class", "teacher:class4", "s", { as: "teacher" }),
    ...Array.from({ length: children }, (_, at) =>
      row("membership", `pupil${at}:2026`, `p:pupil${at}`, { class: "class4", yearGroup: 4 }),
    ),
  ];
}
