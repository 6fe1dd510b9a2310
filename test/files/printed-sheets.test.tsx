import { act, cleanup, render } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import type { ExportSource } from "../../src/files/export-source.ts";
import { LetterheadContext } from "../../src/files/letterhead-here.ts";
import { PrintedSheets } from "../../src/files/printed-sheets.tsx";
import { sampleHead, sampleSheet } from "../support/sample-sheet.ts";

afterEach(cleanup);

const SOURCE: ExportSource = {
  name: "Whole school, reading",
  sheets: (audience) => [sampleSheet, { ...sampleSheet, title: `For ${audience}` }],
};

function printed(mayHaveNames: boolean, source = SOURCE): string[] {
  render(
    <LetterheadContext.Provider value={{ ...sampleHead, device: "laptop", mayHaveNames }}>
      <PrintedSheets source={source} />
    </LetterheadContext.Provider>,
  );
  const pages = () => [...document.querySelectorAll("svg")].map((svg) => svg.textContent ?? "");
  expect(pages()).toEqual([]);
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  const held = pages();
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(pages()).toEqual([]);
  return held;
}

it("[EX13] the browser's own print has the screen's sheets, a page each, and only while it prints", () => {
  const [first = "", second = ""] = printed(true);
  expect(first).toContain(sampleSheet.title);
  expect(first).toContain(sampleHead.school);
  expect(first).toContain("Page 1 of 2");
  expect(second).toContain("For names");
});

it("[EX13] prints for governors alone where no name may leave, and nothing where there is no picture", () => {
  expect(printed(false)[1]).toContain("For governors");
  cleanup();
  expect(printed(true, { name: "A list" })).toEqual([]);
});
