import { scaleLinear } from "d3-scale";
import { line as outline } from "d3-shape";
import { writeAcademicYear } from "../domain/calendar.ts";
import { rungsOf, writeLevel } from "../domain/level.ts";
import { termOf, type ProgressLine, type ProgressMoment } from "../domain/progress-line.ts";
import type { Drawing, Mark } from "./drawing.ts";

/** Pixels kept for the levels at the side and the years at the foot. */
const SIDE = 26;
const FOOT = 18;
const EDGE = 6;

/** A moment in words: "Autumn 2026: 3S". */
function sayMoment(line: ProgressLine, { point, date, value }: ProgressMoment): string {
  return `${point} ${date.slice(0, 4)}: ${writeLevel(line.scale, value)}`;
}

/**
 * A child's line in one subject over the years, against the pace expected from its first level; the
 * rows' levels at the side, the academic years at the foot. Undefined with fewer than two levels.
 */
export function childLine(
  line: ProgressLine,
  of: { title: string; width: number; height: number },
): Drawing | undefined {
  const { width, height } = of;
  const { moments } = line;
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined || moments.length < 2) return undefined;
  const paced = moments.map((at) => first.height + at.climb);
  const heights = [...moments.map((at) => at.height), ...(first.onFineLadder ? [] : paced)];
  const x = scaleLinear([first.term, last.term], [SIDE + EDGE, width - EDGE]);
  const y = scaleLinear(
    [Math.min(...heights) - 0.6, Math.max(...heights) + 0.6],
    [height - FOOT, EDGE],
  );
  const draw = outline<readonly [number, number]>();
  const path = (points: readonly (readonly [number, number])[]) => draw([...points]) ?? "";
  const marks: Mark[] = [];
  const [low = 0, high = 0] = y.domain();
  rungsOf(line.scale).forEach((rung, at, rungs) => {
    if (at < low || at > high || rung.band === undefined) return;
    const begins = rungs[at - 1]?.band !== rung.band;
    marks.push({
      kind: "line",
      x1: SIDE,
      x2: width,
      y1: y(at),
      y2: y(at),
      stroke: begins ? "rule-strong" : "hair",
    });
    if (begins || high - low < 5)
      marks.push({ kind: "text", x: 0, y: y(at) + 4, text: rung.code, size: 11, ink: "soft" });
  });
  for (let { year } = first; year <= last.year; year += 1) {
    const from = Math.max(x(termOf(year, "autumn") - 0.5), SIDE);
    if (year > first.year)
      marks.push({
        kind: "line",
        x1: from,
        x2: from,
        y1: EDGE,
        y2: height - FOOT,
        stroke: "rule",
      });
    const room = Math.min(x(termOf(year, "summer") + 0.5), width) - from;
    if (room >= 30)
      marks.push({
        kind: "text",
        x: from + 2,
        y: height - 4,
        text: writeAcademicYear(year).slice(2),
        size: 10,
        ink: "soft",
      });
  }
  // P levels have no general pace.
  if (!first.onFineLadder)
    marks.push({
      kind: "path",
      d: path(moments.map((at, index) => [x(at.term), y(paced[index] ?? 0)])),
      stroke: "faint",
      weight: 1.5,
      dash: [4, 3],
    });
  marks.push({
    kind: "path",
    d: path(moments.map((at) => [x(at.term), y(at.height)])),
    stroke: "ink",
    weight: 2,
  });
  for (const at of moments)
    marks.push({
      kind: "circle",
      x: x(at.term),
      y: y(at.height),
      r: 3,
      fill: at === last ? "ink" : "paper",
      stroke: "ink",
      weight: 1.5,
    });
  const told = moments.map((at) => sayMoment(line, at)).join("; ");
  return { width, height, title: `${of.title}. ${told}.`, marks };
}
