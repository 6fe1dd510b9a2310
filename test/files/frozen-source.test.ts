import { expect, test } from "vitest";
import { frozenSource } from "../../src/files/frozen-source.ts";
import { sheetDrawing } from "../../src/pictures/sheet.ts";
import { sampleHead, sampleSheet } from "../support/sample-sheet.ts";

const source = { name: "Whole school, reading", sheets: () => [sampleSheet] };

test("[EX3] a file made from a snapshot says which one, and keeps the day and the foot it was frozen with", () => {
  const foot =
    "Frozen on 15 Jul 2026 at 10:42. As Mrs Khan’s device knew it; 1 change was not at school yet.";
  const made = frozenSource(source, { name: "July review", day: "2026-07-15", foot });
  expect(made.name).toBe("Whole school, reading, frozen 15 Jul 2026");
  const [sheet] = made.sheets!("names");
  const texts = sheetDrawing(sheet!, sampleHead).marks.flatMap((mark) =>
    mark.kind === "text" ? [mark.text] : [],
  );
  expect(texts.join(" ")).toContain("frozen as “July review”");
  expect(texts).toContain("15 Jul 2026");
  expect(texts).not.toContain("21 Nov 2026");
  expect(texts.join(" ")).toContain("1 change was not at school yet");
  expect(texts.join(" ")).not.toContain(sampleHead.foot);
});

test("[EX3] what is live is handed out as it is", () => {
  expect(frozenSource(source, undefined)).toBe(source);
});
