import type { AttainmentFacts } from "../domain/attainment-facts.ts";
import type { CombinedAttainment, CombinedOptions } from "../domain/combined-attainment.ts";
import { combinedChildrenTable, combinedTable } from "../domain/combined-table.ts";
import { sayFilter } from "../domain/group-filter.ts";
import { type MatrixOptions, progressMatrix } from "../domain/progress-matrix.ts";
import { progressMatrixTable } from "../domain/progress-table.ts";
import { sayPoint } from "../domain/standing-at.ts";
import type { ExportSource } from "../files/export-source.ts";
import { COMBINED_LEGEND, combinedDrawing } from "../pictures/combined-drawing.ts";
import { MATRIX_LEGEND, matrixDrawing } from "../pictures/matrix-drawing.ts";
import type { LegendEntry } from "../pictures/sheet.ts";
import { tableDrawing, tableDrawings } from "../pictures/table-drawing.ts";

const NOT_TOLD: readonly LegendEntry[] = [
  {
    sign: [{ kind: "text", x: 8, y: 12, text: "–" }],
    words: "nothing, or too few children to be told",
  },
];

/** Several subjects at once, as files: by year group, and for staff by child. */
export function combinedSource(
  facts: AttainmentFacts,
  figure: CombinedAttainment,
  options: CombinedOptions,
): ExportSource {
  const subjects = figure.subjects.map(({ name }) => name).join(" and ");
  const sheet = {
    title: `Combined attainment: ${subjects}`,
    about: [sayPoint(figure.point)],
    filters: whoOf(options.filter, facts),
    legend: NOT_TOLD,
  };
  return {
    name: `Combined attainment, ${subjects}, ${sayPoint(figure.point)}`,
    sheets: (audience) => {
      const skip = ["academic_year", "point", "subjects"];
      const whole = { ...sheet, figure: tableDrawing(combinedTable(figure, audience), { skip }) };
      // Cells of a few children are for staff alone.
      const plot = audience === "governors" ? undefined : figure.plot;
      const picture =
        plot === undefined || plot.children.length === 0
          ? []
          : [
              {
                ...sheet,
                legend: COMBINED_LEGEND,
                figure: combinedDrawing(plot, audience === "names"),
              },
            ];
      return audience === "names" && figure.children.length > 0
        ? [
            ...picture,
            whole,
            ...tableDrawings(combinedChildrenTable(figure)).map((one) => ({
              ...sheet,
              figure: one,
            })),
          ]
        : [...picture, whole];
    },
    tables: (audience) =>
      audience === "names"
        ? [combinedTable(figure, audience), combinedChildrenTable(figure)]
        : [combinedTable(figure, audience)],
  };
}

/** From one point to another, as files; undefined where the two cannot be compared. */
export function progressSource(
  facts: AttainmentFacts,
  options: MatrixOptions,
): ExportSource | undefined {
  const matrix = progressMatrix(facts, options);
  if ("none" in matrix) return undefined;
  const subject = matrix.subject.name.toLowerCase();
  const sheet = {
    title: `Progress in ${subject}`,
    about: [`from ${sayPoint(matrix.from)} to ${sayPoint(matrix.to)}`],
    filters: whoOf(options.filter, facts),
    legend: NOT_TOLD,
  };
  const skip = ["subject", "from_point", "to_point"];
  return {
    name: `Progress, ${subject}, ${sayPoint(matrix.from)} to ${sayPoint(matrix.to)}`,
    audiences: ["names", "counts"],
    sheets: (audience) => [
      ...(matrix.both.length === 0
        ? []
        : [
            {
              ...sheet,
              legend: MATRIX_LEGEND,
              figure: matrixDrawing(matrix, audience === "names"),
            },
          ]),
      ...tableDrawings(progressMatrixTable(matrix, audience), {
        skip: audience === "names" ? skip : [...skip, "names"],
      }).map((figure) => ({ ...sheet, figure })),
    ],
    tables: (audience) => [progressMatrixTable(matrix, audience)],
  };
}

function whoOf(filter: CombinedOptions["filter"], facts: AttainmentFacts): string {
  const who = sayFilter(filter, facts);
  return who === "Everybody" ? "" : who;
}
