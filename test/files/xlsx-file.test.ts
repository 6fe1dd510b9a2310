import { expect, test } from "vitest";
import type { ExportTable } from "../../src/domain/export-table.ts";
import { xlsxFile } from "../../src/files/xlsx-file.ts";
import { unzip } from "../support/unzip.ts";

const work = { signal: new AbortController().signal, onProgress: () => {} };

const grid: ExportTable = {
  name: "Attainment grid: reading/writing, whole school",
  columns: [
    { key: "step", words: "Step" },
    { key: "children", words: "Children" },
    { key: "names", words: "Names" },
  ],
  rows: [
    ["3S", 12, "Łukasz, Zoë & Siân"],
    ["=1+1", 3.3, null],
  ],
};

async function read(...tables: ExportTable[]): Promise<Map<string, string>> {
  const about = [
    ["School", "Oak Lane"],
    ["Date", "21 Nov 2026"],
  ] as const;
  const blob = await xlsxFile(tables, about, work);
  return unzip(new Uint8Array(await blob.arrayBuffer()));
}

test("[EX6] a workbook has a sheet a table and one that says what it is, with numbers as numbers and text never a formula", async () => {
  const files = await read(grid, grid);
  const workbook = files.get("xl/workbook.xml") ?? "";
  const names = [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual([
    "Attainment grid  reading writin",
    "Attainment grid  reading writ 2",
    "About",
  ]);
  const sheet = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(sheet).toMatch(/<c r="B2"[^>]*>\s*<v>12<\/v>/);
  expect(sheet).toMatch(/<c r="B3"[^>]*>\s*<v>3\.3<\/v>/);
  expect(sheet).not.toContain("<f>");
  expect(sheet).toContain("pane");
  const all = [...files.values()].join("");
  for (const text of ["Łukasz, Zoë &amp; Siân", "=1+1", "Children", "Oak Lane", "21 Nov 2026"])
    expect(all).toContain(text);
});

test("[EX9] a workbook under way can be cancelled", async () => {
  const stop = new AbortController();
  const made = xlsxFile([grid, grid, grid], [], {
    signal: stop.signal,
    onProgress: (done) => {
      if (done > 0.2) stop.abort();
    },
  });
  await expect(made).rejects.toMatchObject({ name: "AbortError" });
});
