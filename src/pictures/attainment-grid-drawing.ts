import { onTrackOrAbove } from "../domain/attainment-grid-figures.ts";
import { countPlanMarks, type GridMarks } from "../domain/attainment-grid-marks.ts";
import {
  sayOneChild,
  sayStrips,
  writeChange,
  writeShare,
} from "../domain/attainment-grid-words.ts";
import type { AttainmentGrid, GridColumn } from "../domain/attainment-grid.ts";
import { sayPoint } from "../domain/standing-at.ts";
import { type CellBox, countMarks, nameMarks } from "./attainment-grid-drawing-cell.ts";
import { type GridLayout, gridLayout, sideOf, wasIn } from "./attainment-grid-layout.ts";
import type { Drawing, Ink, Mark } from "./drawing.ts";

/** How wide a column is drawn, and how high a row of counts. */
const COLUMN = 150;
const ROW = 30;

/**
 * The grid as a figure for paper: the same cells, names and figures as on the screen, telling bands
 * apart by pattern and line as well as by colour. [AG9] ISP handbook, Appendix 3.
 */
export function attainmentGridDrawing(
  grid: AttainmentGrid,
  of: {
    shows: "names" | "counts";
    ghosts: boolean;
    allRows?: boolean;
    /** After names, and counted beside counts. [AG10] */
    marks?: GridMarks | undefined;
  },
): Drawing {
  const label = 62;
  const layout = gridLayout(grid, {
    width: label + Math.max(grid.columns.length, 1) * COLUMN,
    height: grid.rows.length * ROW,
    zoom: 1,
    show: of.shows,
    touch: false,
    large: false,
    allRows: of.allRows === true,
    ghosts: of.ghosts && grid.since !== undefined,
    marks: of.marks,
  });
  const width = layout.label + layout.column * grid.columns.length;
  const marks: Mark[] = [];
  const lines: Mark[] = [];
  let top = 8;
  for (const [at, row] of layout.rows.entries()) {
    const rung = grid.rows.find(({ index }) => index === row.index);
    const height = layout.shows === "counts" ? ROW : row.height;
    if (rung === undefined) continue;
    const band = rung.step === undefined || rung.step === grid.scale.steps.at(-1);
    const stroke: Ink = band ? "rule-strong" : "hair";
    lines.push({
      kind: "line",
      x1: 0,
      x2: width,
      y1: top,
      y2: top,
      stroke,
      weight: band ? 1.5 : 1,
    });
    marks.push(...labelMarks(grid, rung, top + height / 2, layout.label));
    for (const [across, column] of grid.columns.entries()) {
      const x = layout.label + across * layout.column;
      const laid = row.cells[across];
      const cell = column.cells[layout.folded.top + at];
      if (cell === undefined || laid === undefined) continue;
      const box = { x, y: top, width: layout.column, height };
      const side = sideOf(column, row.index);
      marks.push(...bandMarks(column, row.index, box));
      const name = `cell:${column.id}:${rung.code}`;
      if (layout.shows === "names") marks.push(...nameMarks(laid, box, name, of.marks));
      else {
        const was = of.ghosts && grid.since !== undefined ? wasIn(cell) : undefined;
        marks.push(
          ...countMarks(
            {
              now: cell.children.length,
              was,
              bar: laid.bar,
              plans: countPlanMarks(of.marks, cell.children),
            },
            box,
            side,
            name,
          ),
        );
      }
    }
    top += height;
  }
  const foot = footMarks(grid, layout, top);
  for (const across of [...grid.columns.keys(), grid.columns.length]) {
    const x = layout.label + across * layout.column;
    lines.push({ kind: "line", x1: x, x2: x, y1: 8, y2: top + foot.height, stroke: "rule" });
  }
  lines.push({ kind: "line", x1: 0, x2: width, y1: top, y2: top, stroke: "ink", weight: 1.5 });
  return {
    width,
    height: top + foot.height + 4,
    title: `${grid.subject.name}, ${sayPoint(grid.point)}: levels by ${grid.columns.map(({ name }) => name).join(", ")}`,
    marks: [
      ...marks.filter(isUnder),
      ...lines,
      ...marks.filter((mark) => !isUnder(mark)),
      ...foot.marks,
    ],
  };
}

/** Tints lie under the rules, names over them. */
function isUnder(mark: Mark): boolean {
  return mark.kind === "rect" && mark.fill === "band";
}

function labelMarks(
  grid: AttainmentGrid,
  rung: AttainmentGrid["rows"][number],
  middle: number,
  right: number,
): Mark[] {
  const { steps } = grid.scale;
  const step = rung.step === undefined ? -1 : steps.indexOf(rung.step);
  const y = middle + 4;
  const text = rung.step === undefined ? rung.label : rung.step.code;
  const marks: Mark[] = [
    {
      kind: "text",
      x: right - 8,
      y,
      text,
      size: 12,
      ink: "soft",
      anchor: "end",
      maxWidth: right - 8,
    },
  ];
  if (step >= 0 && step === Math.floor((steps.length - 1) / 2))
    marks.push({
      kind: "text",
      x: right - 30,
      y: middle + 7,
      text: rung.band?.code ?? "",
      size: 19,
      weight: "bold",
      anchor: "end",
      maxWidth: right - 30,
    });
  return marks;
}

/** The expected rows: a striped tint and a line at each end. */
function bandMarks(column: GridColumn, index: number, { x, y, width, height }: CellBox): Mark[] {
  const inside = column.expected.filter(({ lo, hi }) => index >= lo && index <= hi);
  if (inside.length === 0) return [];
  const marks: Mark[] = [{ kind: "rect", x, y, width, height, fill: "band", pattern: "stripes" }];
  const edge = (at: number): Mark => ({
    kind: "line",
    x1: x,
    x2: x + width,
    y1: at,
    y2: at,
    stroke: "band-edge",
    weight: 2,
  });
  if (inside.some(({ hi }) => hi === index)) marks.push(edge(y));
  if (inside.some(({ lo }) => lo === index)) marks.push(edge(y + height));
  return marks;
}

function footMarks(
  grid: AttainmentGrid,
  layout: GridLayout,
  top: number,
): { marks: Mark[]; height: number } {
  const height = 92;
  const marks = grid.columns.flatMap((column, across): Mark[] => {
    const { figures, strips } = column;
    const x = layout.label + (across + 0.5) * layout.column;
    const maxWidth = layout.column - 8;
    const good = onTrackOrAbove(figures);
    const change = writeChange(figures);
    const text = (
      at: number,
      words: string,
      more: Partial<Extract<Mark, { kind: "text" }>> = {},
    ): Mark => ({
      kind: "text",
      x,
      y: top + at,
      text: words,
      size: 11,
      anchor: "middle",
      maxWidth,
      ...more,
    });
    return [
      text(19, column.name, { size: 14, weight: "bold", of: `column:${column.id}` }),
      text(36, `${figures.assessed} of ${figures.children} with a level`),
      text(
        52,
        figures.judged === 0
          ? "nothing expected yet"
          : `${good} of ${figures.judged} on track or above`,
        { weight: "bold" },
      ),
      text(
        67,
        figures.judged === 0
          ? ""
          : [writeShare(good, figures.judged), change, sayOneChild(figures.judged)]
              .filter(Boolean)
              .join(" · "),
        { ink: "soft" },
      ),
      text(82, sayStrips(strips), { size: 10, ink: "soft" }),
    ].filter((mark) => mark.kind !== "text" || mark.text !== "");
  });
  return { marks, height };
}
