import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { publishedSummary } from "../../src/domain/attainment-grid-published.ts";
import { gridTable, summaryTable } from "../../src/domain/attainment-grid-tables.ts";
import { attainmentGrid, plainGrid } from "../../src/domain/attainment-grid.ts";
import { combinedAttainment } from "../../src/domain/combined-attainment.ts";
import { combinedChildrenTable, combinedTable } from "../../src/domain/combined-table.ts";
import type { ExportTable } from "../../src/domain/export-table.ts";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { progressMatrix } from "../../src/domain/progress-matrix.ts";
import { progressMatrixTable } from "../../src/domain/progress-table.ts";
import { tableDrawing } from "../../src/pictures/table-drawing.ts";
import { type SmallChild, smallFacts } from "../support/small-facts.ts";

const level = fc.constantFrom("", "2S", "2H", "3L", "3S", "3H", "4S", "!A", "P6");
const child = fc
  .tuple(level, level, fc.constantFrom(4, 5, 6))
  .map(([autumn, summer, yearGroup]): SmallChild => {
    const levels = { "maths.autumn": autumn, "maths.summer": summer, "reading.summer": autumn };
    const told = Object.fromEntries(Object.entries(levels).filter(([, value]) => value !== ""));
    const classes = { 4: "oak", 5: "ash", 6: "elm" } as const;
    return { name: "", years: { 2026: [yearGroup, classes[yearGroup as 4], told] } };
  });
const school = fc.array(child, { maxLength: 60 }).map((all) => {
  const named = all.map((one, at) => ({ ...one, name: `Child ${at}` }));
  return smallFacts(named);
});

const keys = (table: ExportTable) => table.columns.map(({ key }) => key).join(",");
const columnOf = (table: ExportTable, key: string) =>
  table.rows.map((row) => row[table.columns.findIndex((one) => one.key === key)] ?? null);
const sumOf = (table: ExportTable, key: string) =>
  columnOf(table, key).reduce<number>((sum, one) => sum + Number(one), 0);
const gridOf = (facts: ReturnType<typeof smallFacts>) =>
  attainmentGrid(facts, plainGrid({ subject: "maths", point: "2026:summer" }))!;

describe("tables that leave", () => {
  it("[EX4] the columns of the grid and of the summary are a contract, names or not", () => {
    const facts = smallFacts([]);
    const grid = gridOf(facts);
    for (const withNames of [true, false])
      expect(keys(gridTable(facts, grid, withNames))).toBe(
        "academic_year,point,subject,year_group,class,step,children,names",
      );
    for (const table of [summaryTable(grid, "All"), publishedSummary(grid, "All")])
      expect(keys(table)).toBe(
        "academic_year,point,subject,year_group,group,children,assessed,well_below,below,on_track,above,well_above,pct_on_track_or_above,mean_points",
      );
  });

  it("the grid's rows add up to the children, and hold each name once", () => {
    fc.assert(
      fc.property(school, (facts) => {
        const grid = gridOf(facts);
        const table = gridTable(facts, grid, true);
        expect(sumOf(table, "children")).toBe(grid.total.children);
        const names = columnOf(table, "names").flatMap((one) => String(one).split(", "));
        expect(new Set(names).size).toBe(grid.total.children);
        expect(columnOf(gridTable(facts, grid, false), "names").every((one) => one === null)).toBe(
          true,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("[EX11] governors have the summary with small numbers kept back, and what is told is true", () => {
    fc.assert(
      fc.property(school, (facts) => {
        const grid = gridOf(facts);
        const all = summaryTable(grid, "All");
        const told = publishedSummary(grid, "All");
        expect(told.rows).toHaveLength(all.rows.length + 1);
        const from = told.columns.findIndex(({ key }) => key === "children");
        for (const [at, row] of all.rows.entries()) {
          const shown = told.rows[at]!;
          const few = Number(row[from]) <= 5;
          expect(few ? shown.slice(from).every((cell) => cell === null) : true).toBe(true);
          const untrue = shown.filter((cell, place) => cell !== null && cell !== row[place]);
          expect(untrue).toEqual([]);
        }
        expect(columnOf(told, "mean_points").every((one) => one === null)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("[EX11] a percentage is told only where every count beside it is", () => {
    fc.assert(
      fc.property(school, (facts) => {
        const told = publishedSummary(gridOf(facts), "All");
        const pct = told.columns.findIndex(({ key }) => key === "pct_on_track_or_above");
        const giving = told.rows.filter((row) => row[pct] !== null);
        expect(giving.every((row) => row.slice(5, pct).every((cell) => cell !== null))).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("combined attainment adds up over the year groups, and for governors is kept back as well", () => {
    fc.assert(
      fc.property(school, (facts) => {
        const figure = combinedAttainment(facts, {
          point: "2026:summer",
          filter: EVERYBODY,
          subjects: [{ subject: "maths" }, { subject: "reading" }],
        })!;
        const table = combinedTable(figure, "counts");
        const [children, total] = [columnOf(table, "children"), figure.children.length];
        expect(children.at(-1)).toBe(total);
        expect(sumOf(table, "children")).toBe(2 * total);
        expect(columnOf(table, "in_all").at(-1)).toBe(figure.inAll.children.length);
        expect(combinedChildrenTable(figure).rows).toHaveLength(total);
        const told = combinedTable(figure, "governors");
        const few = told.rows.filter((row) => row[4] !== null && Number(row[4]) <= 5);
        expect(few).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it("progress adds up to the children, whoever lacks a level at either end", () => {
    fc.assert(
      fc.property(school, (facts) => {
        const options = {
          subject: "maths",
          from: "2026:autumn",
          to: "2026:summer",
          filter: EVERYBODY,
        };
        const matrix = progressMatrix(facts, options);
        if ("none" in matrix) throw new Error(matrix.none);
        const table = progressMatrixTable(matrix, "names");
        expect(sumOf(table, "children")).toBe(matrix.children.length);
        expect(
          columnOf(progressMatrixTable(matrix, "counts"), "names").every((one) => one === null),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it("a table is drawn with every number, and nothing as “–”", () => {
    const drawing = tableDrawing(
      {
        name: "T",
        columns: [
          { key: "a", words: "Children" },
          { key: "b", words: "Kept" },
        ],
        rows: [[12, null]],
      },
      { skip: [] },
    );
    const texts = drawing.marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
    expect(texts).toEqual(expect.arrayContaining(["Children", "12", "Kept", "–"]));
  });
});
