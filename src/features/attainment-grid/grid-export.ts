import type { AttainmentFacts } from "../../domain/attainment-facts.ts";
import { gridMarkLegend, gridMarks } from "../../domain/attainment-grid-marks.ts";
import { publishedSummary } from "../../domain/attainment-grid-published.ts";
import type { GridQuery } from "../../domain/attainment-grid-query.ts";
import { gridTable, summaryTable } from "../../domain/attainment-grid-tables.ts";
import type { AttainmentGrid } from "../../domain/attainment-grid.ts";
import type { ChildMark } from "../../domain/class-tracker-marks.ts";
import { sayFilter } from "../../domain/group-filter.ts";
import { sayPoint } from "../../domain/standing-at.ts";
import type { ExportSource } from "../../files/export-source.ts";
import { attainmentGridDrawing } from "../../pictures/attainment-grid-drawing.ts";
import type { LegendEntry, Sheet } from "../../pictures/sheet.ts";
import { tableDrawing } from "../../pictures/table-drawing.ts";

const BOX = { x: 0, y: 1, width: 24, height: 14 } as const;

const EXPECTED: LegendEntry = {
  sign: [{ kind: "rect", ...BOX, fill: "band", stroke: "band-edge", pattern: "stripes" }],
  words: "expected of the year group",
};
const COUNTS: readonly LegendEntry[] = [
  {
    sign: [{ kind: "rect", ...BOX, radius: 4, fill: "above-soft", stroke: "above" }],
    words: "above it",
  },
  {
    sign: [
      { kind: "rect", ...BOX, radius: 4, fill: "below-soft", stroke: "below", pattern: "dots" },
    ],
    words: "below it",
  },
];
const MOVED: LegendEntry = {
  sign: [{ kind: "text", x: 0, y: 12, text: "▲2", size: 12 }],
  words: "steps up, = none, ▼ down since the compared point",
};

const legendEntry = ({ sign, words }: ChildMark): LegendEntry => ({
  sign: [{ kind: "text", x: 8, y: 12, text: sign }],
  words,
});

const KEPT_BACK: readonly LegendEntry[] = [
  { sign: [{ kind: "text", x: 8, y: 12, text: "–" }], words: "too few children to be told" },
];

/** What is on the screen, to be saved: the picture, and its tables. Names only for whom they are. */
export function gridExport(of: {
  facts: AttainmentFacts;
  grid: AttainmentGrid;
  query: GridQuery;
  title: string;
  /** What the screen shows now. */
  shows: "names" | "counts";
}): ExportSource {
  const { facts, grid, query, title } = of;
  const name = `${title}, ${grid.subject.name.toLowerCase()}, ${sayPoint(grid.point)}`;
  // Letters of groups stay on the screen: on paper they would have to be asked for anew. [CT7]
  const asked = { plans: query.view.plans, groups: [] };
  const marks = gridMarks(facts, grid.subject.id, asked);
  const who = sayFilter(query.options.filter, facts);
  const head = {
    title: `${title}, ${grid.subject.name.toLowerCase()}`,
    about: [sayPoint(grid.point)],
    filters: who === "Everybody" ? "" : who,
  };
  const governorsFigure = () =>
    tableDrawing(publishedSummary(grid, who), {
      skip: ["academic_year", "point", "subject", "mean_points"],
    });
  return {
    name: name.replaceAll("/", "-"),
    sheets: (audience): readonly Sheet[] => {
      const shows = audience === "names" ? of.shows : "counts";
      if (audience === "governors")
        return [{ ...head, legend: KEPT_BACK, figure: governorsFigure() }];
      const since = grid.since === undefined ? [] : [`since ${sayPoint(grid.since)}`];
      return [
        {
          ...head,
          about: [sayPoint(grid.point), ...since],
          legend: [
            EXPECTED,
            ...(shows === "counts" ? COUNTS : []),
            ...(shows === "names" && grid.since !== undefined ? [MOVED] : []),
            ...(audience === "names" ? gridMarkLegend(facts, asked).map(legendEntry) : []),
          ],
          figure: attainmentGridDrawing(grid, {
            shows,
            ghosts: query.view.ghosts,
            marks: audience === "names" ? marks : undefined,
          }),
        },
      ];
    },
    tables: (audience) =>
      audience === "governors"
        ? [publishedSummary(grid, who)]
        : [gridTable(facts, grid, audience === "names"), summaryTable(grid, who)],
  };
}
