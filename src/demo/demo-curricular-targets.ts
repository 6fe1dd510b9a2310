import type { Row } from "../domain/change.ts";
import { saveCurricularTarget, type YearLayers } from "../domain/curricular-target.ts";
import { ownId } from "../domain/own-id.ts";
import type { DemoPlan } from "./demo-attainment.ts";
import { DAY_MS, dayNumber, dayOf, openUntil } from "./demo-calendar.ts";
import type { RowMaker } from "./demo-row.ts";
import { seeded } from "./seeded.ts";

type Focus = { halfTerm: number; begins: string; subject: string; focus: string } & Record<
  "must" | "should" | "could",
  (yearGroup: number) => string
>;

/** "a sentence", "two sentences" …: more is asked of the older ones. */
function some(yearGroup: number, one: string, many: string): string {
  return yearGroup < 3 ? one : many;
}

const FOCUSES: readonly Focus[] = [
  {
    halfTerm: 1,
    begins: "-09-07",
    subject: "reading",
    focus: "Finding the words in a text that show it",
    must: (yearGroup) =>
      `I can point to ${some(yearGroup, "the picture or word", "a sentence")} that shows it.`,
    should: (yearGroup) =>
      `I can read out ${some(yearGroup, "the word", "two places")} and say why.`,
    could: () => "I can say what the writer wants me to think, and where I see it.",
  },
  {
    halfTerm: 2,
    begins: "-11-02",
    subject: "maths",
    focus: "Explaining how I worked it out",
    must: (yearGroup) =>
      `I can show it with ${some(yearGroup, "beads or fingers", "a drawing or a number line")}.`,
    should: () => "I can say each step in order.",
    could: () => "I can show a second way and say which is quicker.",
  },
];

/** This year's whole-school targets so far, and how far two classes' children got with the first. */
export function curricularRows(plan: DemoPlan, rows: RowMaker): Row[] {
  const year = plan.years.at(-1)?.year ?? 0;
  const lastDay = Math.floor(rows.lastMs / DAY_MS);
  return FOCUSES.flatMap(({ halfTerm, begins, subject, focus, ...layers }, at): Row[] => {
    const from = dayNumber(`${year}${begins}`);
    if (from - 5 > lastDay) return [];
    const chance = seeded(plan.seed, "curricular-target", year, halfTerm);
    const id = ownId(plan.deputy, chance.hex(12));
    const { set } = saveCurricularTarget({
      id,
      year,
      halfTerm,
      subject,
      focus,
      layers: [1, 2, 3, 4, 5, 6].map((yearGroup): YearLayers => {
        const { must, should, could } = layers;
        return {
          yearGroup,
          must: must(yearGroup),
          should: should(yearGroup),
          could: could(yearGroup),
        };
      }),
    });
    const made = rows.make("curricular-target", id, { ...set }, (from - 6 + 0.6) * DAY_MS);
    return [made, ...(at === 0 ? achievedRows(plan, rows, id, openUntil(from + 40)) : [])];
  });
}

function achievedRows(plan: DemoPlan, rows: RowMaker, target: string, day: number): Row[] {
  const shown = plan.shown;
  if (shown === undefined || day * DAY_MS > rows.lastMs) return [];
  const classes = plan.classes.filter(
    (one) => one.year === shown.year && one.yearGroup === shown.yearGroup,
  );
  return classes.flatMap((of) =>
    (plan.childrenOf.get(of.id) ?? []).flatMap((child): Row[] => {
      const chance = seeded(plan.seed, "target-achieved", target, child.id);
      if (child.left !== null || child.arrived > day - 10 || chance.happens(0.1)) return [];
      const achieved = chance.pick(["must", "must", "should", "should", "should", "could", "none"]);
      const f = { achieved, on: dayOf(day), by: plan.teacherOf(of.id) };
      return [
        rows.make("curricular-target-pupil", `${child.id}:${target}`, f, (day + 0.62) * DAY_MS),
      ];
    }),
  );
}
