import type { AttainmentFacts } from "./attainment-facts.ts";
import { onTrackOrAbove } from "./attainment-grid-figures.ts";
import {
  type AttainmentGrid,
  countedIn,
  type GridChild,
  type GridColumn,
} from "./attainment-grid.ts";
import { writeAcademicYear, writeYearGroup } from "./calendar.ts";
import { meanOf, shareOf } from "./cohort-figures.ts";
import { pointsOf } from "./english.ts";
import { type ExportCell, type ExportTable, tenth } from "./export-table.ts";

/**
 * The grid as a table: a row for each column, class and step (or reason) with children. Names only
 * where they are asked for. [AG9]
 */
export function gridTable(
  facts: Pick<AttainmentFacts, "classes">,
  grid: AttainmentGrid,
  withNames: boolean,
): ExportTable {
  return {
    name: "Attainment grid",
    columns: [
      ...HEAD,
      { key: "class", words: "Class" },
      { key: "step", words: "Level" },
      { key: "children", words: "Children" },
      // Kept where there are none: a file's columns are a contract. [EX4]
      { key: "names", words: "Names" },
    ],
    rows: grid.columns.flatMap((column) =>
      placesOf(grid, column).flatMap(({ step, children }) =>
        [...byClass(children)].map(([key, held]): ExportCell[] => {
          const first = held[0];
          const name = facts.classes.find(({ id }) => id === first?.class)?.name ?? "";
          return [
            ...headOf(grid),
            key.split("|")[0] ?? "",
            name,
            step,
            held.length,
            withNames ? held.map((child) => child.name).join(", ") : null,
          ];
        }),
      ),
    ),
  };
}

/** The figures under the columns as a table: counts, the share on track or above, the mean. [AG9] */
export function summaryTable(grid: AttainmentGrid, group: string): ExportTable {
  return {
    name: "Attainment summary",
    columns: [
      ...HEAD,
      { key: "group", words: "Group" },
      { key: "children", words: "Children" },
      { key: "assessed", words: "With a level" },
      { key: "well_below", words: "Well below" },
      { key: "below", words: "Below" },
      { key: "on_track", words: "On track" },
      { key: "above", words: "Above" },
      { key: "well_above", words: "Well above" },
      { key: "pct_on_track_or_above", words: "On track or above, %" },
      { key: "mean_points", words: "Mean points" },
    ],
    rows: grid.columns.map((column): ExportCell[] => {
      const { figures } = column;
      const { bands } = figures;
      const points = countedIn(column).flatMap(
        (child) => pointsOf(grid.scale, child.value ?? undefined) ?? [],
      );
      return [
        ...headOf(grid),
        column.name,
        group,
        figures.children,
        figures.assessed,
        bands["well-below"],
        bands.below,
        bands["on-track"],
        bands.above,
        bands["well-above"],
        tenth(shareOf(onTrackOrAbove(figures), figures.judged)?.percent),
        tenth(meanOf(points)?.mean),
      ];
    }),
  };
}

const HEAD = [
  { key: "academic_year", words: "Year" },
  { key: "point", words: "Point" },
  { key: "subject", words: "Subject" },
  { key: "year_group", words: "Year group" },
];

/** Year, point and subject: how every row of a grid’s tables begins. */
export function headOf(grid: AttainmentGrid): readonly ExportCell[] {
  return [writeAcademicYear(grid.point.year), grid.point.name, grid.subject.name];
}

function placesOf(grid: AttainmentGrid, column: GridColumn) {
  return [
    ...column.cells.map(({ children }, at) => ({ step: grid.rows[at]?.code ?? "", children })),
    ...column.strips.map(({ label, children }) => ({ step: label, children })),
  ];
}

/** By year group and class: `Year 4|oak`. */
function byClass(children: readonly GridChild[]): ReadonlyMap<string, readonly GridChild[]> {
  const held = new Map<string, GridChild[]>();
  for (const child of children) {
    const key = `${writeYearGroup(child.yearGroup)}|${child.class ?? ""}`;
    const some = held.get(key);
    if (some === undefined) held.set(key, [child]);
    else some.push(child);
  }
  return held;
}
