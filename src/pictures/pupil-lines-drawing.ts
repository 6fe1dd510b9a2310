import { line } from "d3-shape";
import { writeYearGroupShort } from "../domain/calendar.ts";
import { rungsOf } from "../domain/level.ts";
import type { PupilLines, PupilMoment } from "../domain/pupil-lines.ts";
import { sayLines } from "../domain/pupil-words.ts";
import type { Drawing, Mark } from "./drawing.ts";
import type { LegendEntry } from "./sheet.ts";
import { textWidth } from "./text-width.ts";

const left = 58;
const right = 66;
const foot = 40;
const top = 10;
/** Least and most rows drawn, so that one step looks alike for every child. */
const fewestRows = 7;

type At = { moment: PupilMoment; x: number };

/** One child in one subject: the line, its own expected line and what is expected, point by point. */
export function pupilLinesDrawing(
  lines: PupilLines,
  { width, rowHeight }: { width: number; rowHeight: number },
): Drawing {
  const { moments, scale } = lines;
  const [lowest, highest] = rowsOf(lines);
  const height = top + (highest - lowest + 1) * rowHeight + foot;
  const y = (index: number) => top + (highest - index + 0.5) * rowHeight;
  const step = Math.min(130, (width - left - right) / Math.max(1, moments.length));
  const at = moments.map((moment, index): At => ({ moment, x: left + (index + 0.5) * step }));
  const end = left + Math.max(1, moments.length) * step;
  const marks: Mark[] = [];
  for (const rung of rungsOf(scale)) {
    if (rung.index < lowest || rung.index > highest) continue;
    const edge = y(rung.index - 0.5);
    const first = rung.step === undefined || rung.step.code === scale.steps[0]?.code;
    marks.push(
      { kind: "line", x1: left, y1: edge, x2: end, y2: edge, stroke: first ? "rule" : "hair" },
      {
        kind: "text",
        x: left - 10,
        y: y(rung.index) + 4,
        text: rung.code,
        anchor: "end",
        size: 11,
        ink: "soft",
        maxWidth: left - 14,
      },
    );
  }
  marks.push(...bandMarks(at, step, y), ...ownMarks(at, y), ...lineMarks(at, y));
  marks.push(...footMarks(at, step, height));
  return { width, height, title: sayLines(lines), marks };
}

/** What the signs of the lines mean. */
export const pupilLinesLegend: readonly LegendEntry[] = [
  {
    sign: [
      { kind: "line", x1: 0, y1: 8, x2: 24, y2: 8, stroke: "ink", weight: 2 },
      { kind: "circle", x: 12, y: 8, r: 3.5, fill: "ink" },
    ],
    words: "judged",
  },
  {
    sign: [{ kind: "line", x1: 0, y1: 8, x2: 24, y2: 8, stroke: "ink", weight: 1.5, dash: [1, 4] }],
    words: "no level in between",
  },
  {
    sign: [
      { kind: "line", x1: 0, y1: 8, x2: 24, y2: 8, stroke: "accent", weight: 1.5, dash: [6, 4] },
    ],
    words: "expected from the child’s own start",
  },
  {
    sign: [{ kind: "rect", x: 0, y: 2, width: 24, height: 12, fill: "band", pattern: "stripes" }],
    words: "expected of the year group, or agreed for the child",
  },
];

/** The rows drawn: all that anything stands in, one more at either end, and never too few. */
function rowsOf({ moments, scale }: PupilLines): readonly [number, number] {
  const used = moments.flatMap(({ rung, expected, own }) => [
    ...(rung === undefined ? [] : [rung.index]),
    ...(expected === undefined ? [] : [expected.lo.index, expected.hi.index]),
    ...(own === undefined ? [] : [Math.floor(own), Math.ceil(own)]),
  ]);
  const last = rungsOf(scale).length - 1;
  let lowest = Math.max(0, Math.min(...used, last) - 1);
  let highest = Math.min(last, Math.max(...used, 0) + 1);
  while (highest - lowest + 1 < Math.min(fewestRows, last + 1)) {
    if (highest < last) highest += 1;
    else lowest -= 1;
  }
  return [lowest, highest];
}

function bandMarks(at: readonly At[], step: number, y: (index: number) => number): Mark[] {
  return at.flatMap(({ moment: { expected }, x }): Mark[] => {
    if (expected === undefined) return [];
    const [above, below] = [y(expected.hi.index + 0.5), y(expected.lo.index - 0.5)];
    const edge = { kind: "line", x1: x - step / 2, x2: x + step / 2, stroke: "band-edge" } as const;
    return [
      {
        kind: "rect",
        x: x - step / 2,
        y: above,
        width: step,
        height: below - above,
        fill: "band",
        pattern: "stripes",
      },
      { ...edge, y1: above, y2: above },
      { ...edge, y1: below, y2: below },
    ];
  });
}

function ownMarks(at: readonly At[], y: (index: number) => number): Mark[] {
  const known = at.filter(({ moment }) => moment.own !== undefined);
  const d = line<At>(
    ({ x }) => x,
    ({ moment }) => y(moment.own ?? 0),
  )(known);
  if (d === null || known.length < 2) return [];
  return [{ kind: "path", d, stroke: "accent", weight: 1.5, dash: [6, 4] }];
}

/** Solid from one judgement to the next, dotted across points without a level. [CP1] */
function lineMarks(at: readonly At[], y: (index: number) => number): Mark[] {
  const judged = at.flatMap(({ moment, x }, index) =>
    moment.rung === undefined ? [] : [{ moment, x, index, height: y(moment.rung.index) }],
  );
  const marks: Mark[] = [];
  for (const [index, one] of judged.entries()) {
    const before = judged[index - 1];
    if (before === undefined) continue;
    const { x, height } = one;
    const joined = one.index === before.index + 1;
    marks.push({
      kind: "line",
      x1: before.x,
      y1: before.height,
      x2: x,
      y2: height,
      stroke: "ink",
      weight: joined ? 2 : 1.5,
      ...(joined ? {} : { dash: [1, 4] }),
    });
  }
  for (const { moment, x, height } of judged) {
    marks.push({
      kind: "circle",
      x,
      y: height,
      r: 4,
      fill: moment.conflict ? "paper" : "ink",
      stroke: "ink",
      weight: 2,
      of: moment.key,
    });
    const text = moment.conflict ? `${moment.level} ≠` : moment.level;
    const width = textWidth(text, 12, "bold") + 6;
    marks.push(
      {
        kind: "rect",
        x: x - width / 2,
        y: height - 22,
        width,
        height: 15,
        fill: "paper",
        radius: 3,
      },
      { kind: "text", x, y: height - 10, text, anchor: "middle", size: 12, weight: "bold" },
    );
  }
  return marks;
}

/** The points' names, and under them the years. */
function footMarks(at: readonly At[], step: number, height: number): Mark[] {
  const marks: Mark[] = [];
  const room = step - 4;
  for (const [index, { moment, x }] of at.entries()) {
    marks.push({
      kind: "text",
      x,
      y: height - 24,
      text: moment.name,
      anchor: "middle",
      size: 11,
      ink: "soft",
      maxWidth: room,
    });
    if (moment.rung === undefined && moment.level !== "")
      marks.push({
        kind: "text",
        x,
        y: height - foot - 4,
        text: moment.level,
        anchor: "middle",
        size: 10.5,
        ink: "soft",
        maxWidth: room,
      });
    const before = at[index - 1]?.moment;
    if (before?.year === moment.year) continue;
    const many = at.filter((one) => one.moment.year === moment.year).length;
    const from = x - step / 2;
    const year = `${writeYearGroupShort(moment.yearGroup)} · ${moment.year}/${String((moment.year + 1) % 100).padStart(2, "0")}`;
    marks.push({
      kind: "line",
      x1: from,
      y1: height - foot,
      x2: from,
      y2: height,
      stroke: "rule-strong",
    });
    marks.push({
      kind: "text",
      x: from + 6,
      y: height - 6,
      text: many * step < 66 ? writeYearGroupShort(moment.yearGroup) : year,
      size: 11,
      weight: "bold",
      maxWidth: many * step - 8,
    });
  }
  return marks;
}
