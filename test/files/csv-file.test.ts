import fc from "fast-check";
import papaparse from "papaparse";
import { expect, test } from "vitest";
import type { ExportCell, ExportTable } from "../../src/domain/export-table.ts";
import { csvFile, csvText } from "../../src/files/csv-file.ts";

const table = (...rows: ExportCell[][]): ExportTable => ({
  name: "Grid",
  columns: (rows[0] ?? []).map((_, at) => ({ key: `key_${at}`, words: `Column ${at}` })),
  rows,
});

/** What a spreadsheet or a program reads, the mark skipped and the apostrophes of [EX5] taken away. */
function readBack(text: string): string[][] {
  const { data, errors } = papaparse.parse<string[]>(text.slice(1), { delimiter: "," });
  expect(errors).toEqual([]);
  return data
    .slice(1, -1)
    .map((row) => row.map((cell) => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, "")));
}

const signs = fc.constantFrom("=", "+", "-", "@", "\t", "\r", "'=", "''", "＝", '"=', "\n=");
const wild = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.tuple(signs, fc.string()).map((parts) => parts.join("")),
);
const figure = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
);

test("[EX4] CSV begins with a byte order mark, has the keys as its first line and ends lines with CR LF", async () => {
  const text = csvText(table(["Łukasz", 3.3, null], ['say "so"', -1, "a, b"]));
  expect(text).toBe('\u{feff}key_0,key_1,key_2\r\nŁukasz,3.3,\r\n"say ""so""",-1,"a, b"\r\n');
  const bytes = new Uint8Array(await csvFile(table(["a"])).arrayBuffer());
  expect(bytes.slice(0, 3)).toEqual(new Uint8Array([0xef, 0xbb, 0xbf]));
});

test("[EX4] whatever was in the table is read back by another program", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(wild, figure), { minLength: 1 }), (rows) => {
      const read = readBack(csvText(table(...rows)));
      expect(read.map(([text]) => text)).toEqual(rows.map(([text]) => text));
      const numbers = read.map(([, told]) => (told === "" ? null : Number(told) + 0));
      expect(numbers).toEqual(rows.map(([, number]) => (number === null ? null : number + 0)));
    }),
  );
});

test("[EX5] no text begins with a sign that a spreadsheet would run", () => {
  fc.assert(
    fc.property(fc.array(wild, { minLength: 1 }), (texts) => {
      const text = csvText(table(...texts.map((one) => [one, "x"])));
      const { data } = papaparse.parse<string[]>(text.slice(1), { delimiter: "," });
      for (const cell of data.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
  expect(csvText(table(['=HYPERLINK("x")']))).toContain(`"'=HYPERLINK(""x"")"`);
});
