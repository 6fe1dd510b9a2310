import { jsPDF } from "jspdf";
import type { Day } from "../domain/calendar.ts";
import {
  type Drawing,
  type Mark,
  type Pattern,
  readPath,
  type TextMark,
} from "../pictures/drawing.ts";
import type { Palette } from "../pictures/palette.ts";
import {
  type AreaMark,
  boxOf,
  patternStrokes,
  patternWeight,
} from "../pictures/pattern-strokes.ts";
import { fitText } from "../pictures/text-width.ts";
import { pdfFonts } from "./pdf-fonts.ts";
import { breathe, type Work } from "./work.ts";

/** Points of a PDF to a drawing's pixel. */
const points = 72 / 96;

/**
 * Drawings as a PDF, a page each, in lines and letters and never as an image; its own fonts come with
 * it, so a name is right on any printer and can be searched for. [EX7]
 */
export async function pdfFile(
  pages: readonly Drawing[],
  about: { title: string; school: string; day: Day; palette: Palette },
  work: Work,
): Promise<Blob> {
  const first = pages[0] ?? { width: 1122, height: 794, title: "", marks: [] };
  const doc = new jsPDF({ unit: "pt", compress: true, putOnlyUsedFonts: true, ...formatOf(first) });
  doc.addFileToVFS("inter-regular.ttf", pdfFonts.normal);
  doc.addFont("inter-regular.ttf", "Inter", "normal");
  doc.addFileToVFS("inter-semibold.ttf", pdfFonts.bold);
  doc.addFont("inter-semibold.ttf", "InterSemiBold", "normal");
  doc.setProperties({ title: about.title, author: about.school, creator: "Keepup" });
  doc.setLanguage("en-GB");
  doc.setCreationDate(`D:${about.day.replaceAll("-", "")}120000+00'00'`);
  for (const [at, page] of pages.entries()) {
    await breathe(work, at / pages.length);
    if (at > 0) {
      const { format, orientation } = formatOf(page);
      doc.addPage(format, orientation);
    }
    for (const mark of page.marks) putMark(doc, mark, about.palette);
  }
  await breathe(work, 1);
  return new Blob([doc.output("arraybuffer")], { type: "application/pdf" });
}

function formatOf({ width, height }: Drawing): {
  format: [number, number];
  orientation: "landscape" | "portrait";
} {
  return {
    format: [width * points, height * points],
    orientation: width > height ? "landscape" : "portrait",
  };
}

function putMark(doc: jsPDF, mark: Mark, palette: Palette): void {
  if (mark.kind === "text") {
    putText(doc, mark, palette);
    return;
  }
  const stroked = mark.stroke !== undefined;
  if (mark.stroke !== undefined) {
    doc.setDrawColor(palette[mark.stroke]);
    doc.setLineWidth((mark.weight ?? 1) * points);
    doc.setLineDashPattern(mark.dash?.map((one) => one * points) ?? [], 0);
  }
  if (mark.kind === "line") {
    doc.line(mark.x1 * points, mark.y1 * points, mark.x2 * points, mark.y2 * points);
    return;
  }
  const filled = mark.fill !== undefined;
  if (mark.fill !== undefined) doc.setFillColor(palette[mark.fill]);
  if (filled) {
    trace(doc, mark);
    doc.fill();
  }
  if (mark.pattern !== undefined) putPattern(doc, mark, mark.pattern, palette);
  if (stroked) {
    trace(doc, mark);
    doc.stroke();
  }
}

/** Lays the mark's outline as the path that the next word fills, strokes or clips to. */
function trace(doc: jsPDF, mark: AreaMark): void {
  if (mark.kind === "rect") {
    const radius = Math.min(mark.radius ?? 0, mark.width / 2, mark.height / 2) * points;
    const box = [mark.x, mark.y, mark.width, mark.height].map((one) => one * points);
    const [x = 0, y = 0, width = 0, height = 0] = box;
    if (radius > 0) doc.roundedRect(x, y, width, height, radius, radius, null);
    else doc.rect(x, y, width, height, null);
  } else if (mark.kind === "circle")
    doc.circle(mark.x * points, mark.y * points, mark.r * points, null);
  else tracePath(doc, mark.d);
}

function tracePath(doc: jsPDF, d: string): void {
  let [hereX, hereY] = [0, 0];
  for (const { letter, at } of readPath(d)) {
    const [a = 0, b = 0, c = 0, e = 0, f = 0, g = 0] = at.map((one) => one * points);
    if (letter === "M") doc.moveTo(a, b);
    else if (letter === "L") doc.lineTo(a, b);
    else if (letter === "C") doc.curveTo(a, b, c, e, f, g);
    else if (letter === "Q")
      // The same curve with the two handles that a PDF wants.
      doc.curveTo(
        hereX + ((a - hereX) * 2) / 3,
        hereY + ((b - hereY) * 2) / 3,
        c + ((a - c) * 2) / 3,
        e + ((b - e) * 2) / 3,
        c,
        e,
      );
    else doc.close();
    if (letter !== "Z") [hereX, hereY] = [(at.at(-2) ?? 0) * points, (at.at(-1) ?? 0) * points];
  }
}

/** Draws the pattern over the box around the mark and lets it be seen within the mark only. */
function putPattern(doc: jsPDF, mark: AreaMark, pattern: Pattern, palette: Palette): void {
  const { lines, dots } = patternStrokes(pattern, boxOf(mark));
  const colour = palette[mark.stroke ?? "rule"];
  doc.saveGraphicsState();
  trace(doc, mark);
  doc.clip();
  doc.discardPath();
  doc.setDrawColor(colour);
  doc.setFillColor(colour);
  doc.setLineWidth(patternWeight * points);
  doc.setLineDashPattern([], 0);
  for (const [x1, y1, x2, y2] of lines)
    doc.line(x1 * points, y1 * points, x2 * points, y2 * points);
  for (const [x, y] of dots) doc.circle(x * points, y * points, patternWeight * points, "F");
  doc.restoreGraphicsState();
}

function putText(doc: jsPDF, mark: TextMark, palette: Palette): void {
  const { text, size } = fitText(mark);
  doc.setFont(mark.weight === "bold" ? "InterSemiBold" : "Inter", "normal");
  doc.setFontSize(size * points);
  doc.setTextColor(palette[mark.ink ?? "ink"]);
  const back =
    mark.anchor === undefined || mark.anchor === "start"
      ? 0
      : doc.getTextWidth(text) * (mark.anchor === "end" ? 1 : 0.5);
  const turn = mark.turn ?? 0;
  const radians = (turn * Math.PI) / 180;
  doc.text(
    text.normalize("NFC"),
    mark.x * points - back * Math.cos(radians),
    mark.y * points - back * Math.sin(radians),
    turn === 0 ? {} : { angle: -turn },
  );
}
