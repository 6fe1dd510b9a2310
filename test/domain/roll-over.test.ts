import { describe, expect, it } from "vitest";
import type { Row } from "../../src/domain/change.ts";
import { saveMembership } from "../../src/domain/membership.ts";
import { planRollOver, rollOverEdits } from "../../src/domain/roll-over.ts";
import { saveClass } from "../../src/domain/school-class.ts";
import { CLASSES, PUPILS, row, rowOf, smallSchool, YEAR } from "../support/small-school.ts";

let count = 0;
const newId = () => `c-next-${(count += 1)}`;
const inClass = (pupil: string, id: string, yearGroup: number, year = YEAR) => [
  row("pupil", pupil, { given: pupil, family: "Lind", left: null }),
  rowOf(saveMembership({ pupil, year, class: id, yearGroup })),
];
const schoolClass = (id: string, name: string, yearGroups: number[], year = YEAR) =>
  rowOf(saveClass({ id, name, year, yearGroups }));
const outcome = (rows: readonly Row[], only?: ReadonlySet<string>) => {
  const plan = planRollOver(rows, YEAR, newId, only);
  return Object.fromEntries(
    plan.rows.map(({ pupil, is, to }) => [pupil, is === "moves" ? to?.name : is]),
  );
};

describe("moving a year on", () => {
  const rows = [
    schoolClass("4k", "4K", [4]),
    schoolClass("4m", "4M", [4]),
    schoolClass("5k", "5K", [5]),
    schoolClass("5m", "5M", [5]),
    schoolClass("6", "Six", [6]),
    ...inClass("ann", "4k", 4),
    ...inClass("ben", "4m", 4),
    ...inClass("cat", "5k", 5),
    ...inClass("dan", "6", 6),
  ];

  it("[RO1] puts each child one year group up, into this year's names again", () => {
    const plan = planRollOver(rows, YEAR, newId);
    expect(plan.newClasses.map(({ name, year }) => [name, year])).toEqual(
      ["4K", "4M", "5K", "5M", "Six"].map((name) => [name, YEAR + 1]),
    );
    const edits = rollOverEdits(plan);
    const five = plan.newClasses.find(({ name }) => name === "5K")!;
    expect(edits).toContainEqual({
      t: "membership",
      k: `ann:${YEAR + 1}`,
      set: { class: five.id, yearGroup: 5 },
    });
    expect(edits.filter(({ t }) => t === "class")).toHaveLength(5);
  });

  it("[RO1] uses next year's classes where they are made already", () => {
    const made = [...rows, schoolClass("next", "Year 5 together", [5], YEAR + 1)];
    const plan = planRollOver(made, YEAR, newId);
    expect(plan.newClasses).toEqual([]);
    expect(outcome(made)).toMatchObject({
      ann: "Year 5 together",
      ben: "Year 5 together",
      cat: "stays",
    });
  });

  it("[RO2] to the class named alike, the same mixed class, or the one in the same place", () => {
    expect(outcome(rows)).toEqual({ ann: "5K", ben: "5M", cat: "Six", dan: "leaves" });
    const growing = [
      ...["4K", "4M"].map((name) => schoolClass(name, name, [4])),
      ...["5M", "5P"].map((name) => schoolClass(name, name, [5])),
      ...inClass("eva", "4M", 4),
    ];
    expect(outcome(growing)).toEqual({ eva: "5M" });
    const named = [
      ...["Ash", "Box"].map((name) => schoolClass(name, name, [3])),
      ...["Oak", "Yew"].map((name) => schoolClass(name, name, [4])),
      ...inClass("eve", "Ash", 3),
      ...inClass("fay", "Box", 3),
    ];
    expect(outcome(named)).toEqual({ eve: "Oak", fay: "Yew" });
    const mixed = [
      schoolClass("Fir", "Fir", [1, 2]),
      schoolClass("Ivy", "Ivy", [1, 2]),
      schoolClass("Elm", "Elm", [3]),
      ...inClass("gus", "Ivy", 1),
      ...inClass("hal", "Ivy", 2),
    ];
    expect(outcome(mixed)).toEqual({ gus: "Ivy", hal: "Elm" });
  });

  it("[RO2] a child for whom there is no class stays, and the plan says so", () => {
    const gap = [
      schoolClass("r", "Robins", [0]),
      schoolClass("2", "Two", [2]),
      ...inClass("ian", "r", 0),
    ];
    const plan = planRollOver(gap, YEAR, newId);
    expect(plan.rows[0]).toMatchObject({ is: "stays" });
    expect(plan.rows[0]?.say).toContain("No class has Year 1 next year");
    expect(rollOverEdits(plan).filter(({ t }) => t === "membership")).toEqual([]);
  });

  it("[RO3] the last year group of the school leaves on 31 August", () => {
    expect(rollOverEdits(planRollOver(rows, YEAR, newId))).toContainEqual({
      t: "pupil",
      k: "dan",
      set: { left: "2027-08-31" },
    });
    const infants = [
      schoolClass("1", "One", [1]),
      schoolClass("2", "Two", [2]),
      ...inClass("joy", "2", 2),
    ];
    expect(outcome(infants)).toEqual({ joy: "leaves" });
  });

  it("[RO4] who has left or is placed already is not touched, so twice does nothing twice", () => {
    const once = planRollOver(rows, YEAR, newId);
    const after = [
      ...rows,
      ...rollOverEdits(once)
        .filter(({ t }) => t !== "pupil")
        .map(rowOf),
    ].map((one) =>
      one.t === "pupil" && one.k === "dan" ? { ...one, f: { ...one.f, left: "2027-08-31" } } : one,
    );
    const again = planRollOver(after, YEAR, newId);
    expect(rollOverEdits(again)).toEqual([]);
    const gone = [
      schoolClass("4k", "4K", [4]),
      schoolClass("5k", "5K", [5]),
      row("pupil", "kim", { left: "2027-02-01" }),
      rowOf(saveMembership({ pupil: "kim", year: YEAR, class: "4k", yearGroup: 4 })),
    ];
    expect(outcome(gone)).toEqual({});
  });

  it("[RO1] one class alone can be moved on", () => {
    const only = new Set(["4k"]);
    expect(outcome(rows, only)).toEqual({ ann: "5K" });
    expect(planRollOver(rows, YEAR, newId, only).newClasses.map(({ name }) => name)).toEqual([
      "5K",
    ]);
  });

  it("[RO5] judgements are not touched", () => {
    const { rows: small } = smallSchool();
    const plan = planRollOver(small, YEAR, newId);
    expect(plan.rows.map(({ pupil }) => pupil).sort()).toEqual(Object.values(PUPILS).sort());
    const tables = new Set(rollOverEdits(plan).map(({ t }) => t));
    expect([...tables].sort()).toEqual(["class", "membership", "pupil"]);
    expect(plan.rows.find(({ pupil }) => pupil === PUPILS.freya)).toMatchObject({
      is: "moves",
      to: { name: "Oak" },
      from: { class: CLASSES.ash },
    });
  });
});
