import { writeDay } from "../domain/calendar.ts";
import type { Audience, ExportTable } from "../domain/export-table.ts";
import { filePalette, greyPalette } from "../pictures/palette.ts";
import { type Letterhead, type Sheet, sheetDrawing } from "../pictures/sheet.ts";
import type { ExportKind, ExportSource } from "./export-source.ts";
import { fileName } from "./save-file.ts";
import { breathe, type Work } from "./work.ts";

export type MadeFile = { name: string; blob: Blob };

/** What was chosen: which kind of file, for whom, in colour or not. */
export type ExportChoice = { kind: ExportKind; audience: Audience; grey: boolean };

const FOR: Record<Audience, string> = {
  names: "",
  counts: "numbers only",
  governors: "for governors",
};

/**
 * The files of a choice: one, but for pictures of several sheets, which are one each. Whatever a kind
 * needs is loaded now, from what the device holds. [EX1] [EX2] [EX9]
 */
export async function makeFiles(
  source: ExportSource,
  { kind, audience, grey }: ExportChoice,
  head: Letterhead,
  work: Work,
): Promise<MadeFile[]> {
  const palette = grey ? greyPalette : filePalette;
  const named = (ending: string, ...parts: string[]) =>
    fileName([source.name, ...parts, FOR[audience], writeDay(head.day)], ending);
  await breathe(work, 0);
  if (kind === "xlsx") {
    const { xlsxFile } = await import("./xlsx-file.ts");
    const about = aboutOf(source, audience, head);
    const blob = await xlsxFile(source.tables?.(audience) ?? [], about, work);
    return [{ name: named("xlsx"), blob }];
  }
  if (kind.startsWith("csv:")) {
    const { csvFile } = await import("./csv-file.ts");
    const table = source.tables?.(audience)[Number(kind.slice("csv:".length))];
    return table === undefined
      ? []
      : [{ name: named("csv", ...told(source, table)), blob: csvFile(table) }];
  }
  const sheets = source.sheets?.(audience) ?? [];
  if (kind === "pdf-a4" || kind === "pdf-a3") {
    const { pdfFile } = await import("./pdf-file.ts");
    const paper = {
      size: kind === "pdf-a4" ? "A4" : "A3",
      turned: source.turned ?? "landscape",
    } as const;
    const pages = sheets.map((sheet, at) =>
      sheetDrawing(sheet, head, { paper, page: at + 1, pages: sheets.length }),
    );
    const about = { title: source.name, school: head.school, day: head.day, palette };
    return [{ name: named("pdf"), blob: await pdfFile(pages, about, work) }];
  }
  const { pngFile } = await import("./png-file.ts");
  const { svgFile } = await import("./svg-file.ts");
  const files: MadeFile[] = [];
  for (const [at, sheet] of sheets.entries()) {
    await breathe(work, at / sheets.length);
    const drawing = sheetDrawing(sheet, head);
    const blob = kind === "png" ? await pngFile(drawing, palette) : svgFile(drawing, palette);
    files.push({ name: named(kind, ...(sheets.length > 1 ? titleOf(sheet) : [])), blob });
  }
  return files;
}

/** The table's name, unless the source has but one. */
function told(source: ExportSource, { name }: ExportTable): string[] {
  return source.name === name ? [] : [name];
}

function titleOf({ title, about }: Sheet): string[] {
  return [title, ...about];
}

/** What a workbook says about itself. [EX6] */
function aboutOf(
  source: ExportSource,
  audience: Audience,
  head: Letterhead,
): (readonly [string, string])[] {
  const sheet = source.sheets?.(audience)[0];
  const { day, foot } = sheet?.frozen ?? head;
  const children = sheet === undefined || sheet.filters === "" ? "All children" : sheet.filters;
  return [
    ["School", head.school],
    ["What", source.name],
    ["Date", writeDay(day)],
    ...(sheet === undefined ? [] : ([["Children", children]] as const)),
    ...(audience === "names" ? [] : ([["For", FOR[audience]]] as const)),
    ["Note", foot],
  ];
}
