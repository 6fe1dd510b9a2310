import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { pdfFile } from "../../src/files/pdf-file.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { filePalette, greyPalette } from "../../src/pictures/palette.ts";
import { type Paper, sheetDrawing } from "../../src/pictures/sheet.ts";
import { readPdf } from "../support/read-pdf.ts";
import { sampleHead, sampleSheet } from "../support/sample-sheet.ts";

const about = {
  title: "Whole school",
  school: "Oak Lane",
  day: "2026-11-21",
  palette: filePalette,
};
const work = { signal: new AbortController().signal, onProgress: () => {} };

const on = (size: Paper["size"], page: number) =>
  sheetDrawing(sampleSheet, sampleHead, { paper: { size, turned: "landscape" }, page, pages: 2 });

async function bytesOf(pages: Drawing[], palette = filePalette): Promise<Uint8Array> {
  const blob = await pdfFile(pages, { ...about, palette }, work);
  return new Uint8Array(await blob.arrayBuffer());
}

test("[EX7] a PDF is lines and letters with its own fonts, names of every language right, and no image", async () => {
  const read = readPdf(await bytesOf([on("A4", 1), on("A3", 2)]));
  expect(read.images).toBe(0);
  expect(read.fonts).toEqual(["Inter", "InterSemiBold"]);
  expect(read.pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
    [842, 595],
    [1191, 842],
  ]);
  for (const [at, { texts }] of read.pages.entries())
    expect(texts).toEqual(
      expect.arrayContaining([
        "Łukasz",
        "Zoë",
        "Đặng",
        "Siân",
        "Γιώργος",
        "Олена",
        "Amara ▲2",
        "Noor ◆ ●",
        "Whole school, reading",
        "21 Nov 2026",
        sampleHead.foot,
        `Keepup · Page ${at + 1} of 2`,
      ]),
    );
});

test("[EX7] in black and white a PDF has no colour", async () => {
  const raw = Buffer.from(await bytesOf([on("A4", 1)], greyPalette)).toString("latin1");
  const packed = [...raw.matchAll(/FlateDecode[^>]*>>\s*stream\r?\n([\s\S]*?)\r?\nendstream/g)];
  const content = packed
    .map(([, one]) => inflateSync(Buffer.from(one!, "latin1")).toString("latin1"))
    .join("\n");
  expect(content).toMatch(/ (g|G)$/m);
  expect(content).not.toMatch(/^[\d.]+ [\d.]+ [\d.]+ (rg|RG)$/m);
});

test("[EX9] a long PDF says how far it is and can be cancelled", async () => {
  const heard: number[] = [];
  const stop = new AbortController();
  const made = pdfFile([on("A4", 1), on("A4", 2), on("A4", 3), on("A4", 4)], about, {
    signal: stop.signal,
    onProgress: (done) => {
      heard.push(done);
      if (done === 0.5) stop.abort();
    },
  });
  await expect(made).rejects.toMatchObject({ name: "AbortError" });
  expect(heard).toEqual([0, 0.25, 0.5]);
});
