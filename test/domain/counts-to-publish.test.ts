import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { countsToPublish } from "../../src/domain/counts-to-publish.ts";
import { type CountsRow, countsProblem } from "../../src/domain/published-counts.ts";
import { factsIn, frozenSchool } from "../support/frozen-school.ts";

const facts = factsIn(frozenSchool());
const snapshot = { name: "Autumn review", day: facts.day, year: facts.year };
const published = (of: AttainmentFacts) => countsToPublish(snapshot, of, "");

describe("counts for governors", () => {
  it("[PC1] [PC3] hold no child's name or id, whoever is at the school", () => {
    fc.assert(
      fc.property(fc.subarray([...facts.children]), (children) => {
        const counts = published({ ...facts, children });
        expect(countsProblem(counts)).toBeUndefined();
        const text = JSON.stringify(counts);
        for (const { id, given, family } of facts.children)
          for (const said of [id, `${given} ${family}`, family])
            expect(text).not.toContain(JSON.stringify(said).slice(1, -1));
      }),
      { numRuns: 20 },
    );
  });

  it("[PC3] are kept back where there are few, and the rest adds up", () => {
    fc.assert(
      fc.property(fc.subarray([...facts.children]), (children) => {
        const rows = published({ ...facts, children }).tables.flatMap((table) => table.rows);
        const kept = rows.filter(({ counts }) => counts[0] === null);
        const given = rows.filter(({ counts }) => counts[0] !== null);
        expect(kept.every(({ counts }) => counts.every((count) => count === null))).toBe(true);
        expect(given.every(({ counts }) => (counts[0] ?? 0) > 5)).toBe(true);
        const rest = ({ counts: [of, ...bands] }: CountsRow) =>
          (of ?? 0) - bands.reduce<number>((sum, count) => sum + (count ?? 0), 0);
        expect(given.every((row) => rest(row) >= 0)).toBe(true);
        const whole = given.filter(({ counts }) => !counts.includes(null));
        expect(whole.every((row) => rest(row) === 0)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("[PC3] are of each tracked subject at its latest point, by year group and in all", () => {
    const { tables } = published(facts);
    expect(tables.map(({ title }) => title.split(",")[0])).toEqual(["Reading", "Writing", "Maths"]);
    expect(tables[0]!.columns).toEqual(["Children", "Below", "On track", "Above", "No level"]);
    expect(tables[0]!.rows.at(-1)!.label).toBe("All years");
  });
});
