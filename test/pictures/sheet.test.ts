import fc from "fast-check";
import { expect, test } from "vitest";
import { paperSize, sheetDrawing } from "../../src/pictures/sheet.ts";
import { textWidth, wrapText } from "../../src/pictures/text-width.ts";
import { unsentFoot } from "../../src/pictures/unsent-foot.ts";
import { sampleHead, sampleSheet } from "../support/sample-sheet.ts";

const textsOf = (...of: Parameters<typeof sheetDrawing>) =>
  sheetDrawing(...of).marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));

test("[EX2] a figure leaves with its title, school, date, subject and point, filters and legend", () => {
  const texts = textsOf(sampleSheet, sampleHead);
  expect(texts).toEqual(
    expect.arrayContaining([
      "Whole school, reading",
      "Oak Lane Primary School",
      "21 Nov 2026",
      "Autumn 2026 · compared with Summer 2026",
      "Only: Pupil premium and Year 4",
      "expected",
      "two steps up since Summer 2026",
    ]),
  );
  expect(textsOf({ ...sampleSheet, filters: "" }, sampleHead)).toContain("All children");
});

test("[EX3] at the foot stands what the school does not have yet; a frozen sheet keeps the foot it was frozen with", () => {
  expect(unsentFoot(0, "laptop")).toBe(
    "Everything written on this laptop is in the school’s copy.",
  );
  expect(unsentFoot(1, "tablet")).toBe(
    "1 change on this tablet is not in the school’s copy yet; this picture has it.",
  );
  expect(unsentFoot(2, "laptop")).toBe(
    "2 changes on this laptop are not in the school’s copy yet; this picture has them.",
  );
  expect(textsOf(sampleSheet, sampleHead)).toContain(sampleHead.foot);
  const frozen = { ...sampleSheet, frozen: { day: "2026-07-15", foot: "Frozen on 15 Jul 2026." } };
  expect(textsOf(frozen, sampleHead)).toEqual(
    expect.arrayContaining(["15 Jul 2026", "Frozen on 15 Jul 2026."]),
  );
  expect(textsOf(frozen, sampleHead)).not.toContain("21 Nov 2026");
});

test("on paper everything stays on the page, whatever the figure's shape and the words' length", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("A4" as const, "A3" as const),
      fc.constantFrom("landscape" as const, "portrait" as const),
      fc.integer({ min: 100, max: 4000 }),
      fc.integer({ min: 100, max: 4000 }),
      fc.integer({ min: 0, max: 12 }),
      (size, turned, width, height, many) => {
        const figure = {
          width,
          height,
          title: "",
          marks: [{ kind: "rect" as const, x: 0, y: 0, width, height }],
        };
        const legend = Array.from({ length: many }, () => sampleSheet.legend).flat();
        const paper = { size, turned };
        const drawing = sheetDrawing(
          {
            ...sampleSheet,
            legend,
            figure,
            filters: "Year 4 or Year 5 and pupil premium, ".repeat(many),
          },
          sampleHead,
          { paper, page: 1, pages: 2 },
        );
        expect(drawing).toMatchObject(paperSize(paper));
        const figures = drawing.marks.filter((mark) => mark.kind === "rect");
        expect(figures.length).toBeGreaterThan(0);
        const inside = figures.every(
          (mark) =>
            mark.x >= 0 &&
            mark.x + mark.width <= drawing.width + 0.01 &&
            mark.y + mark.height <= drawing.height + 0.01,
        );
        expect(inside).toBe(true);
        const words = drawing.marks.filter((mark) => mark.kind === "text");
        expect(words.every((mark) => mark.y <= drawing.height)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test("words are wrapped at their spaces and none is lost", () => {
  fc.assert(
    fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 80, max: 900 }), (text, width) => {
      const lines = wrapText(text, width, 12);
      expect(lines.join(" ")).toBe(text);
      const wide = lines.filter((line) => textWidth(line, 12) > width);
      expect(wide.filter((line) => line.includes(" "))).toEqual([]);
    }),
  );
});
