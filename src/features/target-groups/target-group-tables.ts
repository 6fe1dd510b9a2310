import { writeYearGroup } from "../../domain/calendar.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import type { YearRows } from "./target-group-rows.ts";

/** The target groups as a file holds them: a row a child. [TC3] */
export function targetGroupTable(years: readonly YearRows[], subject: string): ExportTable {
  return {
    name: `Target group, ${subject}`,
    columns: [
      { key: "year_group", words: "Year group" },
      { key: "class", words: "Class" },
      { key: "child", words: "Child" },
      { key: "since", words: "Chosen on" },
      { key: "level", words: "Latest level" },
      { key: "steps_since_july", words: "Steps gained since July" },
      { key: "why", words: "Why" },
      { key: "by", words: "Chosen by" },
    ],
    rows: years.flatMap(({ yearGroup, chosen }) =>
      chosen.map((one) => [
        writeYearGroup(yearGroup),
        one.class,
        one.name,
        one.since,
        one.now === "" ? null : one.now,
        one.gained ?? null,
        one.why,
        one.by,
      ]),
    ),
  };
}

/** The reviews as a file holds them: a row for each year group and term so far. [TC4] */
export function targetTermsTable(years: readonly YearRows[], subject: string): ExportTable {
  return {
    name: `Target group by term, ${subject}`,
    columns: [
      { key: "year_group", words: "Year group" },
      { key: "point", words: "Point" },
      { key: "day", words: "Day" },
      { key: "in_it", words: "In it then" },
      { key: "level_or_more", words: "A level or more since July" },
      { key: "step_or_more", words: "A step or more" },
      { key: "no_step", words: "No step" },
      { key: "no_two_levels", words: "No two levels" },
    ],
    rows: years.flatMap(({ yearGroup, terms }) =>
      terms.map(({ point, children: { reached, some, none, unknown } }) => [
        writeYearGroup(yearGroup),
        point.name,
        point.date,
        reached.length + some.length + none.length + unknown.length,
        reached.length,
        some.length,
        none.length,
        unknown.length,
      ]),
    ),
  };
}
