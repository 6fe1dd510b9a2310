import writeXlsxFile, { type Cell, type Sheet as XlsxSheet } from "write-excel-file/universal";
import type { ExportCell, ExportTable } from "../domain/export-table.ts";
import { breathe, type Work } from "./work.ts";

/**
 * Tables as an Excel workbook, a sheet each: numbers are numbers, text is text and never a formula, the
 * headings stay in sight. `about` (what, which children, when) stands on a sheet of its own. [EX6]
 */
export async function xlsxFile(
  tables: readonly ExportTable[],
  about: readonly (readonly [string, string])[],
  work: Work,
): Promise<Blob> {
  const names = new Set<string>(["about"]);
  const sheets: XlsxSheet<Blob>[] = [];
  for (const [at, table] of tables.entries()) {
    await breathe(work, at / (tables.length + 1));
    sheets.push(sheetOf(table, sheetName(table.name, names)));
  }
  sheets.push({
    sheet: "About",
    columns: [{ width: 16 }, { width: 80 }],
    data: about.map(([what, words]) => [
      { value: what, type: String, fontWeight: "bold" },
      { value: words, type: String, wrap: true },
    ]),
  });
  await breathe(work, tables.length / (tables.length + 1));
  return writeXlsxFile(sheets, { fontFamily: "Calibri", fontSize: 11 }).toBlob();
}

function sheetOf({ columns, rows }: ExportTable, sheet: string): XlsxSheet<Blob> {
  const head = columns.map(({ words }): Cell => ({
    value: words,
    type: String,
    fontWeight: "bold",
    wrap: true,
  }));
  return {
    sheet,
    stickyRowsCount: 1,
    columns: columns.map(({ words }, at) => ({ width: widthOf(words, rows, at) })),
    data: [head, ...rows.map((row) => row.map(cellOf))],
  };
}

function cellOf(value: ExportCell): Cell {
  if (value === null || value === "") return null;
  return typeof value === "number" ? { value, type: Number } : { value, type: String };
}

/** In letters: what the widest cell asks for, within reason. */
function widthOf(words: string, rows: ExportTable["rows"], at: number): number {
  const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? "").length), 0);
  return Math.min(60, Math.max(10, Math.ceil(words.length * 0.7), longest + 2));
}

/** Excel takes 31 letters, few signs, and each name once. */
function sheetName(name: string, taken: Set<string>): string {
  const plain =
    name
      .replaceAll(/[\\/?*[\]:]/g, " ")
      .replaceAll(/^'+|'+$/g, "")
      .trim() || "Sheet";
  let told = plain.slice(0, 31).trim();
  for (let count = 2; taken.has(told.toLowerCase()); count += 1)
    told = `${plain.slice(0, 31 - ` ${count}`.length).trim()} ${count}`;
  taken.add(told.toLowerCase());
  return told;
}
