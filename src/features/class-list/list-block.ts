import Papa from "papaparse";
import type { Block } from "../../domain/class-list-paste.ts";

/** More is not a class: somebody copied a whole sheet. */
export const MOST_LINES = 400;
const MOST_CELLS = 60;

/** A block as text for the clipboard: tabs between cells, as spreadsheets read it. */
export function writeText(block: Block): string {
  return Papa.unparse(
    block.map((row) => [...row]),
    { delimiter: "\t", newline: "\r\n", escapeFormulae: true },
  );
}

/** Tells a spreadsheet that a cell is text, whatever it begins with. */
const AS_TEXT = `style='mso-number-format:"\\@"'`;

/** The same as a table, which spreadsheets and word processors prefer. */
export function writeTable(block: Block): string {
  const rows = block.map(
    (row) => `<tr>${row.map((cell) => `<td ${AS_TEXT}>${escaped(cell)}</td>`).join("")}</tr>`,
  );
  return `<table>${rows.join("")}</table>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/**
 * Cells of pasted text: divided by tabs; by semicolons or commas only where every line has as many,
 * so that "Okoro, Amara" in a list of names stays one name. [LI11]
 */
export function readText(text: string): Block {
  const plain = text.replaceAll("\u00a0", " ").replace(/(\r\n|\n|\r)+$/, "");
  if (plain.includes("\t")) return parsed(plain, "\t");
  for (const delimiter of [";", ","]) {
    const block = parsed(plain, delimiter);
    const width = block[0]?.length ?? 0;
    const even = width > 1 && block.every((row) => row.length === width);
    if (even && (width > 2 || !looksLikeNames(block))) return block;
  }
  return parsed(plain, "\t");
}

function parsed(text: string, delimiter: string): Block {
  const { data } = Papa.parse<string[]>(text, { delimiter });
  return data.slice(0, MOST_LINES).map((row) => row.slice(0, MOST_CELLS));
}

/** "Okoro, Amara" on every line: a space after the comma and words on both sides. */
function looksLikeNames(block: Block): boolean {
  return block.every((row) => (row[1] ?? "").startsWith(" ") && !/\d/.test(row.join("")));
}

/** Cells of the first table in pasted markup, merged cells with their words in the first; undefined without one. */
export function readTable(markup: string): Block | undefined {
  if (!/<table/i.test(markup)) return undefined;
  const page = new DOMParser().parseFromString(markup, "text/html");
  const table = page.querySelector("table");
  if (table === null || table.rows.length === 0) return undefined;
  const block: string[][] = [];
  for (const [down, row] of [...table.rows].slice(0, MOST_LINES).entries()) {
    const line = (block[down] ??= []);
    let at = 0;
    for (const cell of row.cells) {
      while (line[at] !== undefined) at += 1;
      const words = (cell.textContent ?? "").replaceAll("\u00a0", " ").trim();
      for (let below = 0; below < Math.min(cell.rowSpan || 1, MOST_LINES - down); below += 1)
        for (let across = 0; across < Math.min(cell.colSpan || 1, MOST_CELLS); across += 1)
          (block[down + below] ??= [])[at + across] = below + across === 0 ? words : "";
      at += cell.colSpan || 1;
    }
  }
  return block.map((line) => Array.from(line.slice(0, MOST_CELLS), (cell) => cell ?? ""));
}

/** What the clipboard holds: its table when there is one, else its text. */
export function readClipboard(data: { getData: (kind: string) => string }): Block {
  return readTable(data.getData("text/html")) ?? readText(data.getData("text/plain"));
}
