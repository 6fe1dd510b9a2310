import { describe, expect, it } from "vitest";
import {
  countPlanMarks,
  gridMarkLegend,
  gridMarks,
  writeGridMarks,
} from "../../src/domain/attainment-grid-marks.ts";
import { inOak, smallFacts } from "../support/small-facts.ts";

const school = smallFacts([
  inOak("Amara", {}, { targets: ["maths"], interventions: ["Talk"], groups: ["sen-k"] }),
  inOak("Ben", {}, { targets: ["reading"], interventions: ["Maths boost"] }),
  inOak("Cara", {}, { interventions: ["Reading Recovery"], groups: ["girls"] }),
]);
const facts = {
  ...school,
  interventionIn: { Talk: [null], "Maths boost": ["maths"], "Reading Recovery": ["reading"] },
};
const plans = ["target-group", "intervention"] as const;
const written = (subject: string, of = facts) => {
  const marks = gridMarks(of, subject, { plans, groups: [] });
  return school.children.map(({ id, name }) => `${name} ${writeGridMarks(marks, id)}`.trim());
};

describe("marks on the whole-school grid", () => {
  it("[AG10] are the subject's target group, and interventions of the subject or of none", () => {
    expect(written("maths")).toEqual(["Amara ◆ ●", "Ben ●", "Cara"]);
    expect(written("reading")).toEqual(["Amara ●", "Ben ◆", "Cara ●"]);
    const marks = gridMarks(facts, "maths", { plans, groups: [] });
    expect(countPlanMarks(marks, school.children)).toBe("◆1 ●2");
  });

  it("[AG10] what was frozen before an intervention's subject was kept shows whoever is in one", () => {
    expect(written("maths", school as typeof facts)).toEqual(["Amara ◆ ●", "Ben ●", "Cara ●"]);
  });

  it("[AG10] stand when asked for, each with words in the legend, and groups only by their own ids", () => {
    expect(gridMarks(facts, "maths", { plans: [], groups: [] })).toBeUndefined();
    const asked = { plans: ["target-group"] as const, groups: ["sen-k"] };
    const marks = gridMarks(facts, "maths", asked);
    expect(marks?.get("c000")?.map(({ words }) => words)).toEqual(["target group", "SEN support"]);
    expect(marks?.has("c001")).toBe(false);
    expect(gridMarkLegend(facts, asked).map(({ words }) => words)).toEqual([
      "target group",
      "SEN support",
    ]);
  });
});
