import type { Row } from "../../src/domain/change.ts";

/** When every schedule begins, by the school's clock: Mon 23 Nov 2026, 09:00. */
export const BEGIN_MS = Date.UTC(2026, 10, 23, 9);
export const YEAR = 2026;
export const TODAY = "2026-11-23";
export const SCHOOL = "harbour";

export const PUPILS = ["pip", "ola", "wren", "tom"] as const;
export const CLASSES = ["oak", "elm"] as const;

export const POINTS = ["autumn", "spring"] as const;
export const SUBJECTS = ["maths", "reading"] as const;
export const STEPS = ["1L", "1S", "1H", "2L", "2S", "2H", "3L", "3S", "3H"] as const;

/** Who works on which machine to begin with. The last is shared: others may sign in on it. */
export const MACHINES = ["office", "leader", "ada", "ada", "ben"] as const;
/** Who may come to sit at a shared machine. */
export const PERSONS = ["ben", "ada", "gov", "leader"] as const;

/** A very small school, as rows to import. */
export function smallSchool(): Row[] {
  let made = 0;
  const h = (BEGIN_MS - 7 * 86_400_000).toString(16).padStart(12, "0") + "0000";
  const id = () => (0xa000 + made++).toString(16).padStart(32, "0");
  const row = (t: string, k: string, scope: string, f: Record<string, unknown>): Row => {
    const stamps = Object.keys(f).map((field) => [field, { h, id: id() }] as const);
    return { t, k, scope, seq: 0, f, h: Object.fromEntries(stamps) };
  };
  const rows = [
    row("school", "school", "s", { name: "Harbour Primary", assistantsMayJudge: false }),
    ...SUBJECTS.map((subject, order) =>
      row("subject", subject, "s", { name: subject, order, scale: "levels", inUse: true }),
    ),
    ...POINTS.map((point, order) =>
      row("point", `${YEAR}:${point}`, "s", {
        name: point,
        order,
        season: point,
        date: order === 0 ? "2026-12-11" : "2027-03-19",
        lockedAt: null,
      }),
    ),
    ...CLASSES.map((name) => row("class", name, "s", { name, year: YEAR, yearGroups: [3] })),
    row("staff", "office", "s", { name: "Mr Dale", role: "administrator", left: null }),
    row("staff", "leader", "s", { name: "Mrs Shore", role: "senior-leader", left: null }),
    row("staff", "ada", "s", { name: "Ada", role: "teacher", left: null }),
    row("staff", "ben", "s", { name: "Ben", role: "teacher", left: null }),
    row("staff", "gov", "s", { name: "Lord Quay", role: "governor", left: null }),
    row("staff-class", "ada:oak", "s", { as: "teacher" }),
    row("staff-class", "ben:elm", "s", { as: "teacher" }),
  ];
  for (const [at, pupil] of PUPILS.entries()) {
    const scope = `p:${pupil}`;
    rows.push(
      row("pupil", pupil, scope, { given: pupil, family: "Reed", known: null }),
      row("membership", `${pupil}:${YEAR}`, scope, {
        class: CLASSES[at % CLASSES.length],
        yearGroup: 3,
      }),
    );
    const old = row("attainment", `${pupil}:${YEAR - 1}`, scope, {});
    const entry = { id: id(), h, v: "2S", how: "imported", prev: [], by: "office", dev: "", at: 1 };
    rows.push({ ...old, c: { "maths.summer": [{ ...entry, how: "imported" }] } });
  }
  return rows;
}
