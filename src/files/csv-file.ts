import type { ExportCell, ExportTable } from "../domain/export-table.ts";

/**
 * A table as CSV after RFC 4180: commas, CR LF, quotes doubled. It begins with a byte order mark, for
 * without one Excel reads "Łukasz" as "Å ukasz"; readers of UTF-8 skip it. [EX4]
 */
export function csvFile(table: ExportTable): Blob {
  return new Blob([csvText(table)], { type: "text/csv;charset=utf-8" });
}

/** The text of the file, with its mark. */
export function csvText({ columns, rows }: ExportTable): string {
  const lines = [columns.map(({ key }) => key), ...rows].map((cells) => cells.map(field).join(","));
  return `\u{feff}${lines.join("\r\n")}\r\n`;
}

function field(cell: ExportCell): string {
  if (cell === null) return "";
  const text = typeof cell === "number" ? String(cell) : harmless(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Text that a spreadsheet would run as a formula gets an apostrophe before it; text that would then
 * look like it gets one more, so nothing is lost. A number is never text, and a negative one stays one. [EX5]
 */
function harmless(text: string): string {
  return /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}
