import { expect, it } from "vitest";
import { countsProblem, type PublishedCounts } from "../../src/domain/published-counts.ts";

const published: PublishedCounts = {
  name: "Autumn review",
  note: "As leaders saw it.",
  day: "2026-11-21",
  year: 2026,
  tables: [
    {
      title: "Maths, Autumn",
      columns: ["Children", "On track"],
      rows: [
        { label: "Year 4", counts: [30, 21] },
        { label: "Year 5", counts: [28, null] },
      ],
    },
  ],
};

it("[PC1] nothing but titled tables of numbers can be published", () => {
  expect(countsProblem(published)).toBeUndefined();
  const [table] = published.tables;
  const withTable = (more: object) => ({ ...published, tables: [{ ...table, ...more }] });
  for (const wrong of [
    { ...published, children: ["p-amara"] },
    withTable({ children: [] }),
    withTable({ rows: [{ label: "Year 4", counts: [30], names: ["Amara"] }] }),
    withTable({ rows: [{ label: "Year 4", counts: ["Amara"] }] }),
    withTable({ rows: [{ label: "Year 4", counts: [0.5] }] }),
  ])
    expect(countsProblem(wrong)).toBeDefined();
});
