import type { AttainmentFacts } from "../../src/domain/attainment-facts.ts";
import { readGridQuery } from "../../src/domain/attainment-grid-query.ts";
import { attainmentGrid } from "../../src/domain/attainment-grid.ts";
import { gridExport } from "../../src/features/attainment-grid/grid-export.ts";
import { makeFiles } from "../../src/files/make-files.ts";
import { sheetDrawing } from "../../src/pictures/sheet.ts";

type Kind = "pdf-a4" | "xlsx";

const work = { signal: new AbortController().signal, onProgress: () => {} };
let given: AttainmentFacts | undefined;

function source() {
  if (given === undefined) throw new Error("The bench gave no facts");
  const query = readGridQuery(given, "show=names");
  const grid = attainmentGrid(given, query.options);
  if (grid === undefined) throw new Error("There is no grid");
  return gridExport({ facts: given, grid, query, title: "Whole school", shows: "names" });
}

const head = () => ({ school: given?.school ?? "", day: given?.day ?? "", foot: "" });

/** Facts to the whole file; milliseconds, and how large it is. */
async function ours(kind: Kind): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  const choice = { kind, audience: "names", grey: false } as const;
  const [file] = await makeFiles(source(), choice, head(), work);
  const bytes = (await file?.blob.arrayBuffer())?.byteLength ?? 0;
  return { ms: performance.now() - begun, bytes };
}

/** What the file says, ready before the floor begins: a picture's marks, or the tables' cells. */
function linesOf(kind: Kind): unknown[] {
  if (kind === "xlsx") return (source().tables?.("names") ?? []).flatMap(({ rows }) => rows);
  return (source().sheets?.("names") ?? []).flatMap((sheet) => sheetDrawing(sheet, head()).marks);
}

/** The same marks or cells written as plain lines of text, not laid out, not packed, no fonts. */
async function floor(kind: Kind): Promise<{ ms: number; bytes: number }> {
  const lines = linesOf(kind);
  const begun = performance.now();
  const text = lines.map((line) => JSON.stringify(line)).join("\n");
  const bytes = (await new Blob([text]).arrayBuffer()).byteLength;
  return { ms: performance.now() - begun, bytes };
}

function give(facts: AttainmentFacts): void {
  given = facts;
}

Object.assign(globalThis, { bench: { give, ours, floor } });
