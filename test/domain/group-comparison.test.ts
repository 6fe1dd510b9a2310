import { describe, expect, it } from "vitest";
import {
  compareByClass,
  compareGroups,
  type GroupComparison,
  groupsToCompare,
  type Measured,
  sayMeanGap,
  sayShareGap,
} from "../../src/domain/group-comparison.ts";
import { type SmallChild, smallFacts } from "../support/small-facts.ts";

type Child = { groups?: string[]; class?: string; met?: boolean; points?: number };

function measure(children: readonly Child[]) {
  const facts = smallFacts(
    children.map((child, at): SmallChild => ({
      name: `N${at}`,
      groups: child.groups ?? [],
      years: { 2026: [4, child.class ?? "oak", {}] },
    })),
  );
  const measured = facts.children.map((child, at): Measured => ({
    child,
    met: children[at]!.met,
    points: children[at]!.points,
  }));
  return { facts, measured };
}
const many = (count: number, child: Child) => Array.from({ length: count }, () => child);
const sides = (row: GroupComparison) => [row.group.name, row.comparator.name];

describe("comparing groups", () => {
  it("[GC1] names who with: girls with boys, a group with everyone else", () => {
    const { facts, measured } = measure([
      { groups: ["girls", "pupil-premium"], met: true },
      { groups: ["boys"], met: false },
    ]);
    const rows = compareGroups(facts, measured, ["girls", "pupil-premium", "eal"], "Year 4");
    expect(rows.map(sides)).toEqual([
      ["Girls", "Boys"],
      ["Pupil premium", "Everyone else in Year 4"],
    ]);
  });

  it("[GC2] never gives a gap without both values, and none where either side has none", () => {
    const { facts, measured } = measure([
      ...many(12, { groups: ["girls"], met: true, points: 21 }),
      ...many(6, { groups: ["boys"], met: true, points: 20 }),
      ...many(6, { groups: ["boys"], met: false, points: 18 }),
      { groups: ["boys"] },
    ]);
    const [row] = compareGroups(facts, measured, ["girls"], "Year 4");
    expect(row?.group.share).toMatchObject({ count: 12, of: 12 });
    expect(row?.comparator.share).toMatchObject({ count: 6, of: 12 });
    expect(row?.comparator.unknown).toHaveLength(1);
    expect(row?.gap.share?.size).toBe(50);
    expect(sayShareGap(row!.group.share!, row!.comparator.share!)).toBe(
      "50 percentage points higher",
    );
    expect(sayMeanGap(row!.group.mean!, row!.comparator.mean!)).toBe("2.0 points higher");
    const [none] = compareGroups(facts, measured.slice(0, 12), ["girls"], "Year 4");
    expect(none?.gap).toEqual({ share: undefined, mean: undefined });
  });

  it("[GC3] says when so few children cannot tell the two apart", () => {
    const gapOf = (a: number, b: number, of: number) => {
      const { facts, measured } = measure([
        ...many(a, { groups: ["girls"], met: true, points: 21 }),
        ...many(of - a, { groups: ["girls"], met: false, points: 19 }),
        ...many(b, { groups: ["boys"], met: true, points: 21 }),
        ...many(of - b, { groups: ["boys"], met: false, points: 19 }),
      ]);
      return compareGroups(facts, measured, ["girls"], "Year 4")[0]!.gap;
    };
    expect(gapOf(9, 7, 12).share?.uncertain).toBe(true);
    expect(gapOf(9, 7, 12).mean?.uncertain).toBe(true);
    expect(gapOf(55, 20, 60).share?.uncertain).toBe(false);
    expect(gapOf(55, 20, 60).mean?.uncertain).toBe(false);
    // Newcombe 1998, method 10: 56 of 70 against 48 of 80 is 0.2, from 0.0524 to 0.3339.
    const { facts, measured } = measure([
      ...many(56, { groups: ["girls"], met: true }),
      ...many(14, { groups: ["girls"], met: false }),
      ...many(48, { groups: ["boys"], met: true }),
      ...many(32, { groups: ["boys"], met: false }),
    ]);
    const { interval } = compareGroups(facts, measured, ["girls"], "Year 4")[0]!.gap.share!;
    expect(interval?.low).toBeCloseTo(5.24, 2);
    expect(interval?.high).toBeCloseTo(33.39, 2);
  });

  it("[GC4] lists classes in year order, each beside the others of its year", () => {
    const { facts, measured } = measure([
      { class: "elm", met: true },
      { class: "birch", met: true },
      { class: "oak", met: false },
      { class: "ash", met: true },
    ]);
    const birch = { id: "birch", name: "Birch", year: 2026, yearGroups: [4] };
    const school = { ...facts, classes: [...facts.classes, birch] };
    expect(compareByClass(school, measured, "the school").map(sides)).toEqual([
      ["Birch", "Oak"],
      ["Oak", "Birch"],
      ["Ash", "Everyone else in the school"],
      ["Elm", "Everyone else in the school"],
    ]);
  });

  it("[GC5] compares sensitive groups only when asked", () => {
    const { facts } = measure([]);
    expect(groupsToCompare(facts, false)).toEqual(["girls", "boys", "summer-born", "new-arrival"]);
    expect(groupsToCompare(facts, true)).toContain("pupil-premium");
  });
});
