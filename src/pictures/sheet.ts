import { type Day, writeDay } from "../domain/calendar.ts";
import { type Drawing, type Mark, moveMark, scaleMark, type TextMark } from "./drawing.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** A figure with the words it must never be without once it has left the screen. [EX2] */
export type Sheet = {
  /** "Whole school, reading". */
  title: string;
  /** Under it, one after the other: "Autumn 2026", "Class 4B". */
  about: readonly string[];
  /** Which children, in words: "Pupil premium and Year 4". Empty: all there are. */
  filters: string;
  /** Said of the children where nothing is filtered; "All children" unless told. */
  everybody?: string;
  legend: readonly LegendEntry[];
  figure: Drawing;
  /** Where it is not live: the day and the foot it was frozen with. */
  frozen?: Pick<Letterhead, "day" | "foot">;
  /** Which page of its own part it is, where parts of one file are handed to different people. */
  part?: { page: number; pages: number };
};

/** A sign of the figure and what it means. */
export type LegendEntry = {
  /** Laid out in a box 24 px wide and 16 high. */
  sign: readonly Mark[];
  words: string;
};

/** What the app knows that no figure does. */
export type Letterhead = {
  school: string;
  day: Day;
  /** What of it the school does not have yet, in words. */
  foot: string;
};

/** Paper to fit a sheet to. */
export type Paper = { size: "A4" | "A3"; turned: "landscape" | "portrait" };

/** What a figure can be made larger by at most to fill its paper. */
const largest = 2.5;

/** A paper's width and height in pixels, 96 to an inch. */
export function paperSize({ size, turned }: Paper): { width: number; height: number } {
  const [short, long] = size === "A4" ? [210, 297] : [297, 420];
  const [width, height] = turned === "landscape" ? [long, short] : [short, long];
  return { width: (width * 96) / 25.4, height: (height * 96) / 25.4 };
}

/**
 * The sheet as one drawing: as large as its figure needs, or on a paper, the figure made to fit. Title,
 * school, day, subject and point, filters and legend stand around it, and at its foot what is not
 * sent yet. [EX2] [EX3]
 */
export function sheetDrawing(
  sheet: Sheet,
  head: Letterhead,
  on?: { paper: Paper; page: number; pages: number },
): Drawing {
  const margin = 38;
  const size = on === undefined ? undefined : paperSize(on.paper);
  const width = size?.width ?? Math.max(sheet.figure.width + 2 * margin, 640);
  const inner = width - 2 * margin;
  const { day, foot } = sheet.frozen ?? head;
  const top = headMarks(sheet, { school: head.school, day }, inner);
  const legend = legendMarks(sheet.legend, inner);
  const at = sheet.part ?? on;
  const pages = at === undefined || at.pages === 1 ? "" : `Page ${at.page} of ${at.pages}`;
  const bottom = footMarks(foot, pages, inner);
  const around = 2 * margin + top.height + legend.height + bottom.height + 16;
  const height = size?.height ?? around + sheet.figure.height;
  const room = { width: inner, height: height - around };
  const by =
    size === undefined
      ? 1
      : Math.min(room.width / sheet.figure.width, room.height / sheet.figure.height, largest);
  const left = margin + (inner - sheet.figure.width * by) / 2;
  const figureTop = margin + top.height + 8;
  return {
    width,
    height,
    title: [sheet.title, ...sheet.about, sheet.figure.title].join(". "),
    marks: [
      ...top.marks.map((mark) => moveMark(mark, margin, margin)),
      ...sheet.figure.marks.map((mark) => moveMark(scaleMark(mark, by), left, figureTop)),
      ...legend.marks.map((mark) =>
        moveMark(mark, margin, height - margin - bottom.height - legend.height),
      ),
      ...bottom.marks.map((mark) => moveMark(mark, margin, height - margin - bottom.height)),
    ],
  };
}

type Block = { marks: Mark[]; height: number };

function headMarks(sheet: Sheet, { school, day }: Omit<Letterhead, "foot">, width: number): Block {
  const date = writeDay(day);
  const aside = Math.min(
    width / 3,
    Math.max(textWidth(school, 13, "bold"), textWidth(date, 13)) + 4,
  );
  const room = width - aside - 24;
  const marks: Mark[] = [
    { ...line(width, 16, school, 13, "bold"), anchor: "end", maxWidth: aside },
    { ...line(width, 35, date, 13), anchor: "end" },
  ];
  let y = 0;
  const put = (text: string, size: number, ink: TextMark["ink"], weight?: "bold") => {
    for (const words of wrapText(text, room, size, weight)) {
      y += Math.round(size * 1.35);
      marks.push({
        ...line(0, y - Math.round(size * 0.3), words, size, weight),
        ...(ink === undefined ? {} : { ink }),
      });
    }
  };
  put(sheet.title, 20, "ink", "bold");
  put(sheet.about.filter((one) => one !== "").join(" · "), 13, "soft");
  put(
    sheet.filters === "" ? (sheet.everybody ?? "All children") : `Only: ${sheet.filters}`,
    12,
    "soft",
  );
  return { marks, height: Math.max(y, 40) };
}

function legendMarks(entries: readonly LegendEntry[], width: number): Block {
  const marks: Mark[] = [];
  let x = 0;
  let y = 8;
  for (const { sign, words } of entries) {
    const wide = 30 + textWidth(words, 11.5) + 20;
    if (x > 0 && x + wide - 20 > width) {
      x = 0;
      y += 20;
    }
    const at = { x, y };
    marks.push(...sign.map((mark) => moveMark(mark, at.x, at.y)));
    marks.push({ ...line(x + 30, y + 12, words, 11.5), maxWidth: width - x - 30 });
    x += wide;
  }
  return { marks, height: entries.length === 0 ? 0 : y + 24 };
}

function footMarks(foot: string, pages: string, width: number): Block {
  const size = 10.5;
  const lines = wrapText(foot, width - 120, size);
  const marks: Mark[] = [
    { kind: "line", x1: 0, y1: 4, x2: width, y2: 4, stroke: "rule" },
    ...lines.map((words, at): Mark => ({ ...line(0, 18 + at * 14, words, size), ink: "soft" })),
  ];
  const aside = pages === "" ? "Keepup" : `Keepup · ${pages}`;
  marks.push({ ...line(width, 18, aside, size), anchor: "end", ink: "soft" });
  return { marks, height: 8 + 14 * Math.max(1, lines.length) };
}

function line(
  x: number,
  y: number,
  text: string,
  size: number,
  weight?: TextMark["weight"],
): TextMark {
  return { kind: "text", x, y, text, size, ...(weight === undefined ? {} : { weight }) };
}
