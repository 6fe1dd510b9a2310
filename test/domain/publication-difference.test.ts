import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { countsToPublish } from "../../src/domain/counts-to-publish.ts";
import { type LeftOut, leftOutBeside } from "../../src/domain/publication-difference.ts";
import type { PublishedCounts } from "../../src/domain/published-counts.ts";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

/** A small school that tracks maths alone. */
function inMaths(children: readonly SmallChild[]): AttainmentFacts {
  const facts = smallFacts(children);
  return { ...facts, subjects: facts.subjects.filter(({ id }) => id === "maths") };
}

const publish = (facts: AttainmentFacts, leftOut: readonly LeftOut[] = []): PublishedCounts =>
  countsToPublish(
    { name: "Review", day: facts.day, year: facts.year },
    facts,
    "",
    new Set(leftOut.map(({ subject }) => subject.id)),
  );
const beside = (facts: AttainmentFacts, other: AttainmentFacts, erased = 0) =>
  leftOutBeside({ counts: publish(facts), facts }, [
    { counts: publish(other), facts: other, erased },
  ]);

/** So many children of Oak (Year 4) in maths, each with a level. */
const oak = (levels: readonly string[]): SmallChild[] =>
  levels.map((level, at) => inOak(`C${at}`, { "maths.summer": level }));
const TWENTY = [...Array(8).fill("2S"), ...Array(8).fill("3S"), ...Array(4).fill("4H")] as string[];

/** Level → the column in Years 3, 4, 5 and 6, by the summer's expectations of docs/rules.md. */
const COLUMN_IN_SUMMER: Readonly<Record<string, readonly string[]>> = {
  "1S": ["below", "below", "below", "below"],
  "2S": ["below", "below", "below", "below"],
  "3S": ["above", "on track", "below", "below"],
  "4H": ["above", "above", "above", "above"],
};

describe("counts beside counts that are published already", () => {
  it("[PC5] the same again says nothing new", () => {
    const facts = inMaths(oak(TWENTY));
    expect(beside(facts, facts)).toEqual([]);
  });

  it("[PC5] a child who came, or one who was judged again, would be told by subtracting", () => {
    const facts = inMaths(oak(TWENTY));
    for (const later of [
      [...TWENTY, "2S"],
      ["4H", ...TWENTY.slice(1)],
    ]) {
      const [left, ...more] = beside(inMaths(oak(later)), facts);
      expect(more).toEqual([]);
      expect([left?.subject.id, left?.differ, left?.beside]).toEqual(["maths", 1, "Review"]);
    }
  });

  it("[PC5] with more than five who differ the two may stand beside each other", () => {
    const facts = inMaths(oak(TWENTY));
    const later = inMaths(oak([...Array(6).fill("3S"), ...TWENTY.slice(6)]));
    expect(beside(later, facts)).toEqual([]);
    expect(publish(later, []).tables).toHaveLength(1);
  });

  it("[PC5] what is left out is in no table, and another year stands alone", () => {
    const facts = inMaths(oak(TWENTY));
    const later = inMaths(oak([...TWENTY, "2S"]));
    expect(publish(later, beside(later, facts)).tables).toEqual([]);
    expect(beside({ ...later, year: 2027 }, facts)).toEqual([]);
  });

  it("[PC5] a child whose record was erased since is still in the numbers governors have", () => {
    const before = inMaths(oak(TWENTY));
    const erased = { ...before, children: before.children.slice(1) };
    const standing = { counts: publish(before), facts: erased, erased: 1 };
    const found = leftOutBeside({ counts: publish(erased), facts: erased }, [standing]);
    expect(found.map(({ differ }) => differ)).toEqual([1]);
  });

  it("[PC5] whatever happens between two publications, no difference is about one to five children", () => {
    const level = fc.constantFrom("1S", "2S", "3S", "4H", undefined);
    const child = fc.record({
      yearGroup: fc.integer({ min: 3, max: 6 }),
      before: level,
      now: level,
    });
    // Few change between the two: that is where somebody could be found.
    const steady = child.map((one) => ({ ...one, now: one.before }));
    const school = fc.array(fc.oneof({ weight: 6, arbitrary: steady }, child), { maxLength: 70 });
    const factsOf = (
      children: readonly { yearGroup: number; v: string | undefined }[],
    ): AttainmentFacts =>
      inMaths(
        children.map(({ yearGroup, v }, at) => ({
          name: `C${at}`,
          years: { 2026: [yearGroup, null, v === undefined ? {} : { "maths.summer": v }] },
        })),
      );
    let both = 0;
    fc.assert(
      fc.property(school, (children) => {
        const then = factsOf(children.map(({ yearGroup, before: v }) => ({ yearGroup, v })));
        const now = factsOf(children.map(({ yearGroup, now: v }) => ({ yearGroup, v })));
        const first = publish(then).tables.find(({ title }) => title.startsWith("Maths"));
        const second = publish(now, beside(now, then)).tables.find(({ title }) =>
          title.startsWith("Maths"),
        );
        if (first === undefined || second === undefined) return;
        both += 1;
        // In the plainest way: who stands in another column, row by row that both tell.
        const rank = (v: string | undefined, yearGroup: number) =>
          v === undefined ? "none" : COLUMN_IN_SUMMER[v]?.[yearGroup - 3];
        for (const row of first.rows.slice(0, -1)) {
          const other = second.rows.find(({ label }) => label === row.label);
          if (row.counts[0] == null || other?.counts[0] == null) continue;
          const differ = children.filter(
            (one) =>
              `Year ${one.yearGroup}` === row.label &&
              rank(one.before, one.yearGroup) !== rank(one.now, one.yearGroup),
          ).length;
          const told = row.counts.some(
            (count, at) =>
              count !== null && other.counts[at] !== null && count !== other.counts[at],
          );
          expect(told && differ <= 5, `${row.label} differs by ${differ}`).toBe(false);
        }
        const rest = (rows: typeof first.rows, labels: readonly string[]) =>
          (rows.at(-1)?.counts[0] ?? Number.NaN) -
          rows
            .slice(0, -1)
            .filter(({ label }) => labels.includes(label))
            .reduce((sum, { counts }) => sum + (counts[0] ?? 0), 0);
        const labels = first.rows
          .slice(0, -1)
          .filter(
            ({ label, counts }) =>
              counts[0] != null &&
              second.rows.find((one) => one.label === label)?.counts[0] != null,
          )
          .map(({ label }) => label);
        const change = Math.abs(rest(first.rows, labels) - rest(second.rows, labels));
        expect(change > 0 && change <= 5).toBe(false);
      }),
      { numRuns: 150 },
    );
    expect(both).toBeGreaterThan(10);
  });
});
