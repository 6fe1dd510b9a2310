import { writeAcademicYear, writeYearGroup } from "./calendar.ts";
import type { CombinedAttainment, CombinedChild } from "./combined-attainment.ts";
import { type Audience, type ExportCell, type ExportTable, tenth } from "./export-table.ts";
import { writeLevel } from "./level.ts";
import { type CountRow, publishable } from "./suppression.ts";

const HEAD = [
  { key: "academic_year", words: "Year" },
  { key: "point", words: "Point" },
  { key: "year_group", words: "Year group" },
  { key: "subjects", words: "Subjects" },
];

/** Several subjects at once, by year group and for all: counts before the percentage. [EX11] [CO1] [CO3] */
export function combinedTable(figure: CombinedAttainment, audience: Audience): ExportTable {
  const groups = [...new Set(figure.children.map(yearGroupOf))].sort((a, b) => a - b);
  const parts = groups.map((group) =>
    rowOf(figure, String(group), (one) => yearGroupOf(one) === group),
  );
  const total = rowOf(figure, "*", () => true);
  const told = audience === "governors" ? publishable({ total, parts }) : { total, parts };
  const subjects = figure.subjects.map(({ name }) => name).join(" and ");
  const rows = [...told.parts, told.total].map(({ id, of, counts }): ExportCell[] => {
    const { met = null, not = null, without = null } = counts;
    const share =
      met === null || not === null || met + not === 0 ? undefined : (100 * met) / (met + not);
    return [
      writeAcademicYear(figure.point.year),
      figure.point.name,
      id === "*" ? "All" : writeYearGroup(Number(id)),
      subjects,
      of,
      met === null || not === null ? null : met + not,
      met,
      tenth(share),
      without,
    ];
  });
  return {
    name: "Combined attainment",
    columns: [
      ...HEAD,
      { key: "children", words: "Children" },
      { key: "with_every_level", words: "With every level" },
      { key: "in_all", words: "Enough in all" },
      { key: "pct_in_all", words: "Enough in all, %" },
      { key: "without", words: "A level missing, or nothing expected" },
    ],
    rows,
  };
}

/** Each child's levels in the subjects, and whether they are enough; for staff who see the children. */
export function combinedChildrenTable(figure: CombinedAttainment): ExportTable {
  return {
    name: "Combined, by child",
    columns: [
      { key: "child", words: "Child" },
      { key: "year_group", words: "Year group" },
      ...figure.subjects.flatMap(({ id, name }) => [
        { key: id, words: name },
        { key: `${id}_enough`, words: `${name}, enough` },
      ]),
    ],
    rows: figure.children.map((one) => [
      one.child.name,
      writeYearGroup(yearGroupOf(one)),
      ...one.standings.flatMap(({ value, met }, at): ExportCell[] => {
        const scale = figure.subjects[at]?.scale;
        const level = scale === undefined ? "" : writeLevel(scale, value);
        return [level === "" ? null : level, met === undefined ? null : met ? "yes" : "not yet"];
      }),
    ]),
  };
}

function yearGroupOf({ standings }: CombinedChild): number {
  return standings[0]?.yearGroup ?? 0;
}

function rowOf(
  figure: CombinedAttainment,
  id: string,
  isIn: (one: CombinedChild) => boolean,
): CountRow {
  const of = figure.children.filter(isIn).length;
  const complete = figure.complete.filter(isIn).length;
  const met = figure.inAll.children.filter(isIn).length;
  return { id, of, counts: { met, not: complete - met, without: of - complete } };
}
