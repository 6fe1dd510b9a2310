import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { countsToPublish } from "../../src/domain/counts-to-publish.ts";
import { countsProblem } from "../../src/domain/published-counts.ts";
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
        for (const { rows } of published({ ...facts, children }).tables)
          for (const { counts } of rows) {
            const [of, ...bands] = counts;
            if (of === null) expect(bands.every((count) => count === null)).toBe(true);
            else {
              expect(of).toBeGreaterThan(5);
              const shown = bands.reduce<number>((sum, count) => sum + (count ?? 0), 0);
              expect(shown).toBeLessThanOrEqual(of!);
              if (!bands.includes(null)) expect(shown).toBe(of);
            }
          }
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
