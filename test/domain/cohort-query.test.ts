import { describe, expect, it } from "vitest";
import { readCombinedQuery, writeCombinedQuery } from "../../src/domain/combined-query.ts";
import { readProgressQuery, writeProgressQuery } from "../../src/domain/progress-query.ts";
import { inOak, smallFacts } from "../support/small-facts.ts";

const facts = smallFacts([
  inOak("Amara", { "maths.autumn": "3S", "maths.baseline": "2H" }),
  { name: "Ben", years: { 2026: [5, "ash", { "maths.spring": "3S" }] } },
]);

describe("what stands in the address", () => {
  it("[CO8] opens at the oldest year group and the latest point judged", () => {
    expect(readCombinedQuery(facts, "").options).toEqual({
      point: "2026:spring",
      filter: { yearGroup: 5 },
      subjects: [{ subject: "english" }, { subject: "maths" }],
    });
    expect(readProgressQuery(facts, "subject=maths").options).toEqual({
      subject: "maths",
      from: "2026:baseline",
      to: "2026:spring",
      filter: { yearGroup: 5 },
    });
  });

  it("[CO8] is read back as it was written", () => {
    const combined = {
      options: {
        point: "2025:summer",
        filter: { all: [{ yearGroup: 4 }, { group: "eal" }] },
        subjects: [
          { subject: "maths", from: "3L" },
          { subject: "reading" },
          { subject: "writing" },
        ],
        across: "writing",
        up: "maths",
      },
      view: { table: true, sensitive: true },
    };
    expect(readCombinedQuery(facts, writeCombinedQuery(combined))).toEqual(combined);
    const everybody = { ...combined, options: { ...combined.options, filter: { all: [] } } };
    expect(readCombinedQuery(facts, writeCombinedQuery(everybody))).toEqual(everybody);
    const progress = {
      options: {
        subject: "writing",
        from: "2024:summer",
        to: "2026:autumn",
        filter: { class: "oak" },
      },
      view: { part: "groups", table: true, sensitive: true, compare: "on-track" },
    } as const;
    expect(readProgressQuery(facts, writeProgressQuery(progress))).toEqual(progress);
  });

  it("[CO8] falls back to the usual for what is not there", () => {
    const odd = "subjects=music+maths.9Z+maths&point=2019:may&who=%7Bx&across=art&part=nothing";
    expect(readCombinedQuery(facts, odd).options).toEqual({
      point: "2026:spring",
      filter: { yearGroup: 5 },
      subjects: [{ subject: "maths" }],
    });
    expect(readProgressQuery(facts, odd).view.part).toBe("matrix");
  });
});
