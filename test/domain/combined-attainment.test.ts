import { describe, expect, it } from "vitest";
import {
  type CombinedAttainment,
  combinedAttainment,
  combinedOverTime,
} from "../../src/domain/combined-attainment.ts";
import { type CombinedSubject, combinable, ENGLISH } from "../../src/domain/combined-subject.ts";
import { EVERYBODY, type GroupFilter } from "../../src/domain/group-filter.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

/** Reading, writing and maths in summer of Year 4, where 3S is expected. */
function levels(reading: string, writing: string, maths: string): Record<string, string> {
  const cells = { reading, writing, maths };
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([, value]) => value !== "-")
      .map(([subject, value]) => [`${subject}.summer`, value]),
  );
}

const RWM: readonly CombinedSubject[] = [
  { subject: "reading" },
  { subject: "writing" },
  { subject: "maths" },
];
const ENGLISH_AND_MATHS: readonly CombinedSubject[] = [{ subject: ENGLISH }, { subject: "maths" }];

function combine(
  children: readonly SmallChild[],
  subjects: readonly CombinedSubject[] = RWM,
  more: { filter?: GroupFilter; point?: string } = {},
): CombinedAttainment {
  const facts = smallFacts(children);
  const options = { point: "2026:summer", filter: EVERYBODY, subjects, ...more };
  return combinedAttainment(facts, options)!;
}
const names = (some: readonly { child: { name: string } }[]) => some.map((one) => one.child.name);

describe("several subjects at once", () => {
  const school = [
    inOak("Amara", levels("3S", "3S", "3S")),
    inOak("Ben", levels("3H", "4L", "3L")),
    inOak("Cara", levels("3L", "3S", "3L")),
    inOak("Dev", levels("3S", "-", "3S")),
    inOak("Ewa", levels("3S", "3S", "!A")),
    inOak("Finn", levels("-", "-", "-")),
    inOak("Gwen", levels("2S", "3S", "3S")),
    inOak("Hal", levels("2S", "2L", "2S"), { interventions: ["Reading Recovery"] }),
    inOak("Isa", levels("3S", "2S", "3S"), { targets: ["writing"] }),
    inOak("Jo", levels("2S", "2S", "2S"), { targets: ["maths"] }),
    inOak("Kit", levels("-", "-", "-"), { left: "2027-01-08" }),
    { name: "Lou", years: { 2026: [0, "oak", levels("1L", "1L", "1L")] as const } },
  ];

  it("[CO1] parts the children: every level, one missing, nothing expected", () => {
    const found = combine(school);
    expect(found.children).toHaveLength(11);
    expect(names(found.complete)).toEqual(["Amara", "Ben", "Cara", "Gwen", "Hal", "Isa", "Jo"]);
    expect(names(found.incomplete)).toEqual(["Dev", "Ewa", "Finn"]);
    expect(names(found.undecided)).toEqual(["Lou"]);
    expect(names(found.inAll.children)).toEqual(["Amara"]);
  });

  it("[CO2] counts from what is expected of the child, or from a chosen step for everybody", () => {
    const agreed = inOak("Max", { ...levels("2S", "3S", "3S"), "reading.expectation": "2S" });
    expect(names(combine([agreed]).inAll.children)).toEqual(["Max"]);
    const from = (step: string) => RWM.map(({ subject }) => ({ subject, from: step }));
    expect(names(combine([agreed], from("3L")).inAll.children)).toEqual([]);
    expect(names(combine(school, from("2S")).inAll.children)).toEqual([
      "Amara",
      "Ben",
      "Cara",
      "Gwen",
      "Isa",
      "Jo",
    ]);
    // A chosen step can be asked of Reception too.
    expect(combine(school, from("2S")).undecided).toEqual([]);
  });

  it("[CO3] never counts a child without a level as below: the share is of those with all", () => {
    const found = combine(school);
    expect(found.inAll.share).toMatchObject({ count: 1, of: 7 });
    expect(found.each.map((one) => one.share?.count)).toEqual([3, 4, 3]);
    expect(found.each.every((one) => one.share?.of === 7)).toBe(true);
    expect(names(found.oneAway)).not.toContain("Dev");
    expect(names(found.wellBelowNoPlan)).not.toContain("Finn");
    expect(combine([inOak("Finn", {})]).inAll.share).toBeUndefined();
  });

  it("[CO4] makes English of reading and writing, in the row nearest to their average", () => {
    const english = (reading: string, writing: string) => {
      const found = combine([inOak("Amara", levels(reading, writing, "3S"))], ENGLISH_AND_MATHS);
      const standing = found.children[0]!.standings[0]!;
      return [standing.value, standing.rung?.code, standing.met, standing.fromOne];
    };
    expect(english("3S", "3S")).toEqual(["3", "3S", true, false]);
    expect(english("3H", "3L")).toEqual(["3", "3S", true, false]);
    // 21 and 19 are 20 on average: half up is 3S.
    expect(english("3S", "3L")).toEqual(["3", "3S", true, false]);
    expect(english("3L", "3L")).toEqual(["3", "3L", false, false]);
    expect(english("2H", "3L")).toEqual(["3", "3L", false, false]);
    expect(english("3S", "-")).toEqual(["3", "3S", true, true]);
    expect(english("W", "1L")).toEqual(["W", "BL1", false, false]);
    expect(english("W", "1S")).toEqual(["1", "1L", false, false]);
    expect(english("-", "!A")).toEqual([undefined, undefined, undefined, false]);
    expect(combinable(smallFacts([]), 2026).map(({ id }) => id)).toEqual([
      "english",
      "reading",
      "writing",
      "maths",
    ]);
    const other = smallFacts([], { scale: RELATIVE });
    expect(combinable(other, 2026).map(({ id }) => id)).toEqual(["reading", "writing", "maths"]);
  });

  it("[CO5] names the children well below without a plan, and those one subject away by name", () => {
    const found = combine(school);
    // Hal is in an intervention; Isa's writing is planned for; Jo's maths is, the rest is not.
    expect(found.wellBelowNoPlan.map((one) => [one.child.name, one.subjects])).toEqual([
      ["Gwen", ["reading"]],
      ["Jo", ["reading", "writing"]],
    ]);
    expect(found.oneAway.map((one) => [one.child.name, one.subjects])).toEqual([
      ["Ben", ["maths"]],
      ["Gwen", ["reading"]],
      ["Isa", ["writing"]],
    ]);
    const english = combine(
      [inOak("Nia", levels("2S", "2S", "3S"), { targets: ["reading"] })],
      [...ENGLISH_AND_MATHS],
    );
    expect(english.wellBelowNoPlan).toEqual([]);
  });

  it("[CO6] puts every child with both levels into one quarter, with lines where all share them", () => {
    const found = combine(school, [{ subject: "reading" }, { subject: "maths" }]).plot!;
    const { both, across, up, neither } = found.quadrants;
    expect([both, across, up, neither].map(names)).toEqual([
      ["Amara", "Dev", "Isa"],
      ["Ben"],
      ["Gwen"],
      ["Cara", "Hal", "Jo"],
    ]);
    // Reception is among them, of whom nothing is expected: no one line would be true.
    expect(names(found.children)).toContain("Lou");
    expect(found.lines.across).toBeUndefined();
    const year4 = combine(school, ENGLISH_AND_MATHS, { filter: { yearGroup: 4 } }).plot!;
    expect(year4.lines.up?.code).toBe("3S");
    expect(year4.across.name).toBe("English");
    const chosen = combine(school, [{ subject: "reading", from: "2H" }, { subject: "maths" }]);
    expect(chosen.plot?.lines.across?.code).toBe("2H");
  });

  it("[CO7] follows the same children over the points, each by what was expected then", () => {
    const child = (name: string, july: string, summer: string): SmallChild => ({
      name,
      years: {
        2025: [3, "oak-25", { "reading.summer": july, "maths.summer": july }],
        2026: [4, "oak", { "reading.summer": summer, "maths.summer": summer }],
      },
    });
    const facts = smallFacts([child("Amara", "2H", "3S"), child("Ben", "2H", "3L")]);
    const subjects = [{ subject: "reading" }, { subject: "maths" }];
    const filter = { yearGroup: 4 };
    const time = combinedOverTime(facts, { point: "2026:summer", filter, subjects });
    expect(time.map((one) => [one.point.year, one.point.id, one.inAll.share?.count])).toEqual([
      [2025, "summer", 2],
      [2026, "summer", 1],
    ]);
  });
});
