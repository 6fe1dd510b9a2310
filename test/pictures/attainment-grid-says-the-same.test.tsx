import fc from "fast-check";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { gridTable, summaryTable } from "../../src/domain/attainment-grid-tables.ts";
import { attainmentGrid, plainGrid } from "../../src/domain/attainment-grid.ts";
import { attainmentGridDrawing } from "../../src/pictures/attainment-grid-drawing.ts";
import { gridLayout } from "../../src/pictures/attainment-grid-layout.ts";
import { AttainmentGridPicture } from "../../src/pictures/attainment-grid-picture.tsx";
import { AttainmentGridTable } from "../../src/pictures/attainment-grid-table.tsx";
import { inOak, type SmallChild, smallFacts } from "../support/small-facts.ts";

const STEPS = ["2S", "2H", "3L", "3S", "3H", "4L", "!A", "P6", "3"];
const children = fc.array(
  fc.record({
    year: fc.constantFrom(4, 5, 6),
    level: fc.option(fc.constantFrom(...STEPS)),
    before: fc.option(fc.constantFrom(...STEPS)),
  }),
  { minLength: 1, maxLength: 30 },
);
const CLASS = { 4: "oak", 5: "ash", 6: "elm" } as const;

/** A school of children with levels in maths, since July. */
function gridOf(made: readonly { year: number; level: string | null; before: string | null }[]) {
  const facts = smallFacts(
    made.map(({ year, level, before }, at): SmallChild => ({
      name: `Child${String.fromCodePoint(65 + (at % 26))}${at}`,
      years: {
        2026: [
          year,
          CLASS[year as 4 | 5 | 6],
          {
            ...(level === null ? {} : { "maths.summer": level }),
            ...(before === null ? {} : { "maths.baseline": before }),
          },
        ],
      },
    })),
  );
  const options = {
    ...plainGrid({ subject: "maths", point: "2026:summer" }),
    since: "2026:baseline",
  };
  return { facts, grid: attainmentGrid(facts, options)! };
}

/** Column → step or reason → how many, from the grid itself: what each picture of it must say. */
function counted(grid: ReturnType<typeof gridOf>["grid"]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const column of grid.columns) {
    for (const [at, cell] of column.cells.entries())
      if (cell.children.length > 0)
        counts.set(`${column.id}:${grid.rows[at]!.code}`, cell.children.length);
  }
  return counts;
}

describe("[AG9] one grid, told four ways", () => {
  it("[AG9] the figure for paper holds the same counts, or every name", () => {
    fc.assert(
      fc.property(children, (made) => {
        const { grid } = gridOf(made);
        const drawn = attainmentGridDrawing(grid, { shows: "counts", ghosts: false });
        const pills = drawn.marks.flatMap((mark) =>
          mark.kind === "rect" && mark.of !== undefined ? [mark] : [],
        );
        const wanted = counted(grid);
        expect(pills.map(({ of }) => of)).toHaveLength(wanted.size);
        for (const pill of pills) {
          const text = drawn.marks.find(
            (mark) =>
              mark.kind === "text" &&
              mark.weight === "bold" &&
              mark.size === 13 &&
              Math.abs(mark.x - (pill.x + pill.width / 2)) < 0.01 &&
              mark.y > pill.y &&
              mark.y < pill.y + pill.height,
          );
          expect(text?.kind === "text" ? text.text : "").toBe(
            `${wanted.get(pill.of!.slice("cell:".length))}`,
          );
        }
        for (const mark of drawn.marks) {
          const right = mark.kind === "rect" ? mark.x + mark.width : 0;
          expect(right).toBeLessThanOrEqual(drawn.width + 0.01);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("[AG9] the table on the screen says what the picture says", () => {
    fc.assert(
      fc.property(children, (made) => {
        const { grid } = gridOf(made);
        const layout = gridLayout(grid, {
          width: 1080,
          height: 600,
          zoom: 1,
          show: "counts",
          touch: false,
          large: false,
          allRows: false,
          ghosts: false,
        });
        const picture = renderToStaticMarkup(
          <AttainmentGridPicture
            label="Maths"
            grid={grid}
            layout={layout}
            chosen={undefined}
            ghosts={false}
            figures={false}
            marks={undefined}
            onOpen={() => {}}
            onAllRows={undefined}
          />,
        );
        const inPicture = [
          ...picture.matchAll(/aria-label="Year (\d), ([^":]*?)(?:, expected)?: (\d+) child/g),
        ]
          .filter(([, , step]) => step !== "")
          .map(([, year, step, count]) => `${year} ${step} ${count}`);
        const table = renderToStaticMarkup(<AttainmentGridTable grid={grid} label="Maths" />);
        const [byLevel = ""] = table.split("</table>");
        const inTable = [
          ...byLevel.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/g),
        ].flatMap(([, step = "", cells = ""]) =>
          [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/g)]
            .slice(0, -1)
            .flatMap(([, inside = ""], at) => {
              const count = /<summary>(\d+)<\/summary>/.exec(inside)?.[1];
              return count === undefined || !/Level|Below/.test(step)
                ? []
                : [`${grid.columns[at]!.id} ${step} ${count}`];
            }),
        );
        const levels = inTable.filter(
          (one) => !one.includes("No level") && !one.includes("Not on"),
        );
        expect(inPicture).toHaveLength(counted(grid).size);
        expect(levels.sort()).toEqual(inPicture.sort());
      }),
      { numRuns: 15 },
    );
  });

  it("[AG9] files hold the same: each child once, names only when asked for, the figures of the columns", () => {
    fc.assert(
      fc.property(children, (made) => {
        const { facts, grid } = gridOf(made);
        const table = gridTable(facts, grid, true);
        expect(table.columns.map(({ key }) => key).join()).toBe(
          "academic_year,point,subject,year_group,class,step,children,names",
        );
        const counts = table.rows.map((row) => Number(row[6]));
        expect(counts.reduce((a, b) => a + b, 0)).toBe(made.length);
        expect(table.rows.flatMap((row) => String(row[7]).split(", "))).toHaveLength(made.length);
        expect(JSON.stringify(gridTable(facts, grid, false))).not.toMatch(/Child[A-Z]\d/);
        const summary = summaryTable(grid, "Everybody");
        expect(summary.columns.map(({ key }) => key).join()).toBe(
          "academic_year,point,subject,year_group,group,children,assessed,well_below,below,on_track,above,well_above,pct_on_track_or_above,mean_points",
        );
        expect(summary.rows.map((row) => row[5])).toEqual(
          grid.columns.map(({ figures }) => figures.children),
        );
      }),
      { numRuns: 40 },
    );
  });

  it("[AG9] by hand: two of three on track, the mean of 3S, 3S and 2S", () => {
    const facts = smallFacts([
      inOak("Ada", { "maths.summer": "3S" }),
      inOak("Ben", { "maths.summer": "3S" }),
      inOak("Cy", { "maths.summer": "2S" }),
      inOak("Di", {}),
    ]);
    const grid = attainmentGrid(facts, plainGrid({ subject: "maths", point: "2026:summer" }))!;
    expect(summaryTable(grid, "Everybody").rows).toEqual([
      ["2026/27", "Summer", "Maths", "Year 4", "Everybody", 4, 3, 1, 0, 2, 0, 0, 66.7, 19],
    ]);
    expect(gridTable(facts, grid, true).rows).toEqual([
      ["2026/27", "Summer", "Maths", "Year 4", "Oak", "3S", 2, "Ada, Ben"],
      ["2026/27", "Summer", "Maths", "Year 4", "Oak", "2S", 1, "Cy"],
      ["2026/27", "Summer", "Maths", "Year 4", "Oak", "No level yet", 1, "Di"],
    ]);
  });
});
