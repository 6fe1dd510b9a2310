/**
 * A figure laid out: marks at places, in the order they are drawn. Plain values, so the same drawing
 * is shown on a screen, kept in a snapshot and written to a file. Lengths are CSS pixels (96 to an
 * inch); the origin is the top left corner.
 */
export type Drawing = {
  width: number;
  height: number;
  /** What it shows, in words; read out where the drawing is not seen. */
  title: string;
  marks: readonly Mark[];
};

export type Mark = RectMark | LineMark | TextMark | PathMark | CircleMark;

export type RectMark = Drawn & {
  kind: "rect";
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of the corners. */
  radius?: number;
};

export type LineMark = Stroked & {
  kind: "line";
  x1: number;
  y1: number;
  x2: number;
  y2: number;
};

/** An outline in SVG's words, absolute only: M, L, H, V, C, Q and Z, as d3-shape writes it. */
export type PathMark = Drawn & { kind: "path"; d: string };

export type CircleMark = Drawn & { kind: "circle"; x: number; y: number; r: number };

export type TextMark = Named & {
  kind: "text";
  x: number;
  /** The line the letters stand on. */
  y: number;
  text: string;
  ink?: Ink;
  /** Of the letters; 14 unless told. */
  size?: number;
  weight?: "regular" | "bold";
  anchor?: "start" | "middle" | "end";
  /** Set smaller, and at last shortened with "…", to stay within; see `fitText`. */
  maxWidth?: number;
  /** Degrees clockwise about (x, y). */
  turn?: number;
};

type Drawn = Partial<Stroked> & {
  fill?: Ink;
  /** Over the fill, in the stroke's ink or the rule's, so that bands differ on a grey copy. */
  pattern?: Pattern;
};

type Stroked = Named & {
  stroke: Ink;
  /** Of the stroke; 1 unless told. */
  weight?: number;
  /** Lengths of ink and gap in turn. */
  dash?: readonly number[];
};

type Named = {
  /** What the mark stands for ("child:3f…", "cell:4:3S"), for screens that answer a tap. */
  of?: string;
};

/** Colours by what they mean; what they look like is the palette's affair. */
export type Ink =
  | "ink"
  | "soft"
  | "faint"
  | "rule"
  | "rule-strong"
  | "hair"
  | "paper"
  | "sunk"
  | "band"
  | "band-edge"
  | "accent"
  | "accent-soft"
  | "above"
  | "above-soft"
  | "on-track"
  | "on-track-soft"
  | "below"
  | "below-soft";

/** Tells areas apart without colour. */
export type Pattern = "stripes" | "hatch" | "dots";

/** The letters a drawing is set in when nothing is said. */
export const textSize = 14;

/** A drawing moved to the right and down, to stand within another. */
export function moveMark(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case "rect":
    case "circle":
    case "text":
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
    case "line":
      return { ...mark, x1: mark.x1 + dx, x2: mark.x2 + dx, y1: mark.y1 + dy, y2: mark.y2 + dy };
    default:
      return { ...mark, d: pathOf(mapPath(mark.d, (x, y) => [x + dx, y + dy])) };
  }
}

/** A mark made larger or smaller about the origin, letters and strokes with it. */
export function scaleMark(mark: Mark, by: number): Mark {
  const stroke =
    mark.kind === "text"
      ? {}
      : {
          ...(mark.stroke === undefined ? {} : { weight: (mark.weight ?? 1) * by }),
          ...(mark.dash === undefined ? {} : { dash: mark.dash.map((one) => one * by) }),
        };
  switch (mark.kind) {
    case "rect": {
      const { x, y, width, height, radius = 0 } = mark;
      const box = { x: x * by, y: y * by, width: width * by, height: height * by };
      return { ...mark, ...stroke, ...box, radius: radius * by };
    }
    case "circle":
      return { ...mark, ...stroke, x: mark.x * by, y: mark.y * by, r: mark.r * by };
    case "line": {
      const { x1, y1, x2, y2 } = mark;
      return { ...mark, ...stroke, x1: x1 * by, y1: y1 * by, x2: x2 * by, y2: y2 * by };
    }
    case "text": {
      const { x, y, size = textSize, maxWidth } = mark;
      const width = maxWidth === undefined ? {} : { maxWidth: maxWidth * by };
      return { ...mark, ...width, x: x * by, y: y * by, size: size * by };
    }
    default:
      return { ...mark, ...stroke, d: pathOf(mapPath(mark.d, (x, y) => [x * by, y * by])) };
  }
}

/** One stroke of a path: its letter and its numbers. */
export type PathStep = { letter: "M" | "L" | "C" | "Q" | "Z"; at: readonly number[] };

/** A path's strokes, with H and V told as L. Throws on a letter that no drawing may use. */
export function readPath(d: string): PathStep[] {
  const steps: PathStep[] = [];
  let here: readonly [number, number] = [0, 0];
  for (const [, letter = "", rest = ""] of d.matchAll(/([a-z])([^a-z]*)/gi)) {
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(Number);
    if (letter === "Z") {
      steps.push({ letter, at: [] });
      continue;
    }
    const size = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4 }[letter];
    if (size === undefined) throw new Error(`a drawing's path may not use ${letter}`);
    for (let from = 0; from + size <= numbers.length; from += size) {
      const some = numbers.slice(from, from + size);
      const at = letter === "H" ? [...some, here[1]] : letter === "V" ? [here[0], ...some] : some;
      here = [at.at(-2) ?? 0, at.at(-1) ?? 0];
      const told = letter === "M" && from > 0 ? "L" : letter;
      steps.push({ letter: told === "M" || told === "C" || told === "Q" ? told : "L", at });
    }
  }
  return steps;
}

function mapPath(d: string, to: (x: number, y: number) => readonly [number, number]): PathStep[] {
  return readPath(d).map(({ letter, at }) => {
    const moved: number[] = [];
    for (let from = 0; from < at.length; from += 2)
      moved.push(...to(at[from] ?? 0, at[from + 1] ?? 0));
    return { letter, at: moved };
  });
}

function pathOf(steps: readonly PathStep[]): string {
  return steps.map(({ letter, at }) => `${letter}${at.map(short).join(",")}`).join("");
}

/** A number as files write it: three decimals at most. */
export function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
