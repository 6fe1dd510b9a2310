import {
  type LineMark,
  type Pattern,
  readPath,
  type RectMark,
  type TextMark,
  type Mark,
} from "./drawing.ts";

/** Pixels from one stroke of a pattern to the next. */
export const patternStep = 8;
/** How thick its lines are, and how large its dots. */
export const patternWeight = 0.8;

/** A mark that has an inside. */
export type AreaMark = Exclude<Mark, TextMark | LineMark>;

type Box = Pick<RectMark, "x" | "y" | "width" | "height">;

/** The box a mark stands in. */
export function boxOf(mark: AreaMark): Box {
  if (mark.kind === "rect") return mark;
  if (mark.kind === "circle")
    return { x: mark.x - mark.r, y: mark.y - mark.r, width: 2 * mark.r, height: 2 * mark.r };
  const numbers = readPath(mark.d).flatMap(({ at }) => at);
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * The strokes that fill a box with a pattern, for files that have no patterns of their own; whoever
 * draws them clips them to the mark. Counted from the drawing's corner, so neighbours meet.
 */
export function patternStrokes(
  pattern: Pattern,
  { x, y, width, height }: Box,
): {
  lines: (readonly [x1: number, y1: number, x2: number, y2: number])[];
  dots: (readonly [x: number, y: number])[];
} {
  const step = patternStep;
  const below = (value: number) => Math.floor(value / step) * step;
  const lines: (readonly [number, number, number, number])[] = [];
  const dots: (readonly [number, number])[] = [];
  if (pattern === "dots") {
    for (let down = below(y); down < y + height; down += step)
      for (let along = below(x); along < x + width; along += step)
        dots.push([along + step / 2, down + step / 2]);
    return { lines, dots };
  }
  for (let at = below(x + y); at <= x + y + width + height; at += step)
    lines.push([at - y, y, at - y - height, y + height]);
  if (pattern === "hatch")
    for (let at = below(x - y - height); at <= x + width - y; at += step)
      lines.push([at + y, y, at + y + height, y + height]);
  return { lines, dots };
}
