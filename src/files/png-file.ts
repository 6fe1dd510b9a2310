import { fontStack } from "../pictures/drawing-to-svg.ts";
import type { Drawing, Mark } from "../pictures/drawing.ts";
import type { Palette } from "../pictures/palette.ts";
import { boxOf, patternStrokes, patternWeight } from "../pictures/pattern-strokes.ts";
import { fitText } from "../pictures/text-width.ts";

/** Dots of a picture to a drawing's pixel: sharp on a projector and in a document. */
const dots = 2;

/** A drawing as a PNG picture, twice as fine as the screen. [EX8] */
export async function pngFile(drawing: Drawing, palette: Palette): Promise<Blob> {
  // The screen's own letters, accents of other languages among them, before the first is drawn.
  const letters = drawing.marks.map((mark) => (mark.kind === "text" ? mark.text : "")).join("");
  await Promise.all([
    document.fonts.load(`14px 'Inter Variable'`, letters),
    document.fonts.load(`600 14px 'Inter Variable'`, letters),
  ]);
  const width = Math.ceil(drawing.width * dots);
  const height = Math.ceil(drawing.height * dots);
  if (typeof OffscreenCanvas !== "undefined") {
    const canvas = new OffscreenCanvas(width, height);
    paint(canvas.getContext("2d"), drawing, palette);
    return canvas.convertToBlob({ type: "image/png" });
  }
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  paint(canvas.getContext("2d"), drawing, palette);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error("This device has no room for a picture this large"));
      else resolve(blob);
    }, "image/png");
  });
}

type Ink2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

function paint(ink: Ink2d | null, drawing: Drawing, palette: Palette): void {
  if (ink === null) throw new Error("This device cannot draw a picture just now");
  ink.scale(dots, dots);
  ink.fillStyle = palette.paper;
  ink.fillRect(0, 0, drawing.width, drawing.height);
  for (const mark of drawing.marks) paintMark(ink, mark, palette);
}

function paintMark(ink: Ink2d, mark: Mark, palette: Palette): void {
  ink.save();
  if (mark.kind === "text") {
    const { text, size } = fitText(mark);
    ink.font = `${mark.weight === "bold" ? "600 " : ""}${size}px ${fontStack.replace("Inter, ", "")}`;
    ink.fillStyle = palette[mark.ink ?? "ink"];
    ink.textAlign = mark.anchor === "middle" ? "center" : (mark.anchor ?? "start");
    ink.translate(mark.x, mark.y);
    if (mark.turn !== undefined) ink.rotate((mark.turn * Math.PI) / 180);
    ink.fillText(text, 0, 0);
  } else {
    const outline = outlineOf(mark);
    if (mark.kind !== "line" && mark.fill !== undefined) {
      ink.fillStyle = palette[mark.fill];
      ink.fill(outline);
    }
    if (mark.kind !== "line" && mark.pattern !== undefined) {
      ink.save();
      ink.clip(outline);
      paintStrokes(ink, palette[mark.stroke ?? "rule"], patternStrokes(mark.pattern, boxOf(mark)));
      ink.restore();
    }
    if (mark.stroke !== undefined) {
      ink.strokeStyle = palette[mark.stroke];
      ink.lineWidth = mark.weight ?? 1;
      ink.setLineDash([...(mark.dash ?? [])]);
      ink.stroke(outline);
    }
  }
  ink.restore();
}

function paintStrokes(
  ink: Ink2d,
  colour: string,
  { lines, dots }: ReturnType<typeof patternStrokes>,
): void {
  ink.strokeStyle = colour;
  ink.fillStyle = colour;
  ink.lineWidth = patternWeight;
  ink.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    ink.moveTo(x1, y1);
    ink.lineTo(x2, y2);
  }
  ink.stroke();
  ink.beginPath();
  for (const [x, y] of dots) {
    ink.moveTo(x + patternWeight, y);
    ink.arc(x, y, patternWeight, 0, 2 * Math.PI);
  }
  ink.fill();
}

function outlineOf(mark: Exclude<Mark, { kind: "text" }>): Path2D {
  if (mark.kind === "path") return new Path2D(mark.d);
  const outline = new Path2D();
  if (mark.kind === "rect")
    outline.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
  else if (mark.kind === "circle") outline.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
  else {
    outline.moveTo(mark.x1, mark.y1);
    outline.lineTo(mark.x2, mark.y2);
  }
  return outline;
}
