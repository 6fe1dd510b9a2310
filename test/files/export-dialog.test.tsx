import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Audience, ExportTable } from "../../src/domain/export-table.ts";
import { ExportButton } from "../../src/files/export-button.tsx";
import type { ExportSource } from "../../src/files/export-source.ts";
import { LetterheadContext } from "../../src/files/letterhead-here.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { readPdf } from "../support/read-pdf.ts";
import { sampleHead, sampleSheet } from "../support/sample-sheet.ts";
import { bytesOf, keepSavedFiles, type SavedFile, textOf } from "../support/saved-files.ts";
import { unzip } from "../support/unzip.ts";
import { giveDialogs } from "../ui/dialog-in-jsdom.ts";

let saved: SavedFile[] = [];
beforeAll(giveDialogs);
beforeEach(() => {
  saved = keepSavedFiles();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const names: Record<Audience, string | null> = {
  names: "Łukasz, Zoë",
  counts: null,
  governors: null,
};

const tables = (audience: Audience): ExportTable[] => [
  {
    name: "Attainment grid",
    columns: [
      { key: "children", words: "Children" },
      { key: "names", words: "Names" },
    ],
    rows: [[2, names[audience]]],
  },
];

const whole: ExportSource = {
  name: "Whole school: reading/writing",
  sheets: () => [sampleSheet, { ...sampleSheet, title: "Whole school, maths" }],
  tables,
};

async function open(source: ExportSource = whole, mayHaveNames = true) {
  const hand = userEvent.setup();
  const head = { ...sampleHead, device: "laptop", mayHaveNames };
  render(
    <LetterheadContext.Provider value={head}>
      <ExportButton source={source} />
      <Toasts />
    </LetterheadContext.Provider>,
  );
  await hand.click(screen.getByRole("button", { name: "Export" }));
  await screen.findByRole("dialog", { name: "Export" });
  const save = async (what: RegExp, count = 1) => {
    await hand.click(screen.getByRole("radio", { name: what }));
    await hand.click(screen.getByRole("button", { name: "Save on this laptop" }));
    await waitFor(() => expect(saved).toHaveLength(count));
  };
  return { hand, save };
}

test("a CSV is saved under a name that says what, for whom and of when, and the screen says where it went", async () => {
  const { save } = await open();
  await save(/^CSV/);
  expect(saved[0]?.name).toBe("Whole school reading writing, Attainment grid, 21 Nov 2026.csv");
  expect(await textOf(saved[0]!)).toContain("Łukasz, Zoë");
  expect(
    await screen.findByText(
      "Saved “Whole school reading writing, Attainment grid, 21 Nov 2026.csv” in this laptop’s downloads.",
    ),
  ).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("[EX1] staff may leave the names out, and governors' files never have them", async () => {
  const { hand, save } = await open();
  expect(screen.getByText(/The file holds children’s names/)).toBeDefined();
  await hand.click(screen.getByRole("radio", { name: /Governors/ }));
  expect(screen.queryByText(/The file holds children’s names/)).toBeNull();
  await save(/Spreadsheet/);
  expect(saved[0]?.name).toBe("Whole school reading writing, for governors, 21 Nov 2026.xlsx");
  const all = [...unzip(await bytesOf(saved[0]!)).values()].join("");
  expect(all).not.toContain("Łukasz");
  expect(all).toContain("for governors");
});

test("[EX1] a governor is offered numbers only, and nothing where there are names alone", async () => {
  await open(whole, false);
  expect(screen.queryByRole("radio", { name: /Staff/ })).toBeNull();
  expect(screen.queryByText(/holds children’s names/)).toBeNull();
  cleanup();
  await open({ ...whole, audiences: ["names"] }, false);
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText(/There is nothing to save here/)).toBeDefined();
});

test("a PDF has a page for each sheet; pictures are a file each", async () => {
  const { save } = await open();
  await save(/PDF, A3/);
  const pdf = readPdf(await bytesOf(saved[0]!));
  expect(pdf.pages.map(({ width }) => Math.round(width))).toEqual([1191, 1191]);
  expect(pdf.pages[1]?.texts).toContain("Whole school, maths");
  cleanup();
  const { hand, save: saveMore } = await open();
  await hand.click(screen.getByRole("checkbox", { name: "For a black-and-white printer" }));
  await saveMore(/SVG/, 3);
  expect(saved.slice(1).map(({ name }) => name)).toEqual([
    "Whole school reading writing, Whole school, reading, Autumn 2026, compared with Summer 2026, 21 Nov 2026.svg",
    "Whole school reading writing, Whole school, maths, Autumn 2026, compared with Summer 2026, 21 Nov 2026.svg",
  ]);
});

test("[EX9] closing the dialog stops what is being made, and nothing is saved", async () => {
  const { hand } = await open({
    ...whole,
    sheets: () => Array.from({ length: 400 }, () => sampleSheet),
  });
  await hand.click(screen.getByRole("radio", { name: /PDF, A4/ }));
  await hand.click(screen.getByRole("button", { name: "Save on this laptop" }));
  await screen.findByRole("progressbar");
  await hand.click(screen.getByRole("button", { name: "Cancel" }));
  await screen.findByRole("button", { name: "Save on this laptop" });
  expect(saved).toEqual([]);
});
