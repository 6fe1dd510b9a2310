import { type Drawing, type Mark, type Pattern, readPath, short } from "./drawing.ts";
import { filePalette, type Palette } from "./palette.ts";
import { patternStep, patternWeight } from "./pattern-strokes.ts";
import { fitText } from "./text-width.ts";

/** The letters of a file that may be opened where Keepup's own are not installed. */
export const fontStack =
  "Inter, 'Inter Variable', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** A drawing as an SVG file: one element a mark, nothing fetched from anywhere. */
export function drawingToSvg(drawing: Drawing, palette: Palette = filePalette): string {
  const patterns = new Map<string, string>();
  const marks = drawing.marks.map((mark) => markToSvg(mark, palette, patterns)).join("\n");
  const { width, height, title } = drawing;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" font-family="${escaped(fontStack)}">`,
    `<title>${escaped(title)}</title>`,
    patterns.size === 0 ? "" : `<defs>${[...patterns.values()].join("")}</defs>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    marks,
    "</svg>\n",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function markToSvg(mark: Mark, palette: Palette, patterns: Map<string, string>): string {
  if (mark.kind === "text") {
    const { text, size } = fitText(mark);
    return element(
      "text",
      {
        x: mark.x,
        y: mark.y,
        fill: palette[mark.ink ?? "ink"],
        "font-size": size,
        "font-weight": mark.weight === "bold" ? "600" : undefined,
        "text-anchor": mark.anchor === "start" ? undefined : mark.anchor,
        transform:
          mark.turn === undefined
            ? undefined
            : `rotate(${short(mark.turn)} ${short(mark.x)} ${short(mark.y)})`,
      },
      text,
    );
  }
  const shape = shapeOf(mark);
  const stroke =
    mark.stroke === undefined
      ? {}
      : {
          stroke: palette[mark.stroke],
          "stroke-width": mark.weight ?? 1,
          "stroke-dasharray": mark.dash?.map(short).join(" "),
        };
  if (mark.kind === "line") return element(shape.tag, { ...shape.at, ...stroke });
  const fill = mark.fill === undefined ? "none" : palette[mark.fill];
  const plain = element(shape.tag, { ...shape.at, fill, ...stroke });
  if (mark.pattern === undefined) return plain;
  const id = patternOf(mark.pattern, palette[mark.stroke ?? "rule"], patterns);
  return `${plain}\n${element(shape.tag, { ...shape.at, fill: `url(#${id})` })}`;
}

function shapeOf(mark: Exclude<Mark, { kind: "text" }>): { tag: string; at: Attributes } {
  switch (mark.kind) {
    case "rect": {
      const { x, y, width, height, radius } = mark;
      return { tag: "rect", at: { x, y, width, height, rx: radius } };
    }
    case "circle":
      return { tag: "circle", at: { cx: mark.x, cy: mark.y, r: mark.r } };
    case "line": {
      const { x1, y1, x2, y2 } = mark;
      return { tag: "line", at: { x1, y1, x2, y2 } };
    }
    default: {
      const steps = readPath(mark.d).map(({ letter, at }) => `${letter}${at.map(short).join(",")}`);
      return { tag: "path", at: { d: steps.join("") } };
    }
  }
}

/** Puts the pattern among the definitions, once for each colour, and gives its id. */
function patternOf(pattern: Pattern, colour: string, patterns: Map<string, string>): string {
  const id = `${pattern}-${colour.replaceAll(/[^a-z0-9]/gi, "")}`;
  const step = patternStep;
  const lines = `stroke="${colour}" stroke-width="${patternWeight}" fill="none"`;
  const inside = {
    stripes: `<path d="M0,${step}L${step},0" ${lines}/>`,
    hatch: `<path d="M0,${step}L${step},0M0,0L${step},${step}" ${lines}/>`,
    dots: `<circle cx="${step / 2}" cy="${step / 2}" r="${patternWeight}" fill="${colour}"/>`,
  }[pattern];
  patterns.set(
    id,
    `<pattern id="${id}" width="${step}" height="${step}" patternUnits="userSpaceOnUse">${inside}</pattern>`,
  );
  return id;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

function element(tag: string, attributes: Attributes, text?: string): string {
  const told = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) =>
        ` ${name}="${typeof value === "number" ? short(value) : escaped(value ?? "")}"`,
    )
    .join("");
  return text === undefined ? `<${tag}${told}/>` : `<${tag}${told}>${escaped(text)}</${tag}>`;
}

/** A control letter that XML forbids; of tab, line ends and those after Latin it does not. */
function isForbidden(letter: string): boolean {
  return letter >= "\ufffe" || (letter < " " && !"\t\n\r".includes(letter));
}

/** Text that XML reads back as it was; letters that XML forbids are left out. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, (letter) => (isForbidden(letter) ? "" : letter))
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
