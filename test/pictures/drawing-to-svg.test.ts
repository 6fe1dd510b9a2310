import fc from "fast-check";
import { expect, test } from "vitest";
import { drawingToSvg } from "../../src/pictures/drawing-to-svg.ts";
import {
  type Drawing,
  type Mark,
  moveMark,
  readPath,
  scaleMark,
} from "../../src/pictures/drawing.ts";
import { greyPalette } from "../../src/pictures/palette.ts";
import { fitText, textWidth } from "../../src/pictures/text-width.ts";

const drawing = (...marks: Mark[]): Drawing => ({
  width: 200,
  height: 100,
  title: "A grid",
  marks,
});

test("a drawing is written mark by mark, with its title to be read out", () => {
  const svg = drawingToSvg(
    drawing(
      { kind: "rect", x: 0, y: 0, width: 20, height: 10, fill: "band", pattern: "stripes" },
      { kind: "line", x1: 0, y1: 5, x2: 10, y2: 5, stroke: "rule", dash: [2, 1] },
      { kind: "circle", x: 3, y: 3, r: 2, stroke: "ink" },
      { kind: "text", x: 4, y: 9, text: 'Łukasz <3 & "Zoë"', anchor: "middle", weight: "bold" },
    ),
  );
  expect(svg).toContain("<title>A grid</title>");
  expect(svg).toContain('fill="url(#stripes-');
  expect(svg).toContain('stroke-dasharray="2 1"');
  expect(svg).toContain(">Łukasz &lt;3 &amp; &quot;Zoë&quot;</text>");
  expect(svg).not.toMatch(/var\(|href=/);
});

test("in greys no colour is left", () => {
  const svg = drawingToSvg(
    drawing({ kind: "rect", x: 0, y: 0, width: 9, height: 9, fill: "below-soft", stroke: "above" }),
    greyPalette,
  );
  for (const [, r, g, b] of svg.matchAll(/#(..)(..)(..)/g)) expect([g, b]).toEqual([r, r]);
});

test("any text of any child comes back from the file as it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const svg = drawingToSvg(drawing({ kind: "text", x: 0, y: 0, text }));
      const told = /<text[^>]*>([\s\S]*)<\/text>/.exec(svg)?.[1] ?? "";
      expect(
        told
          .replaceAll("&quot;", '"')
          .replaceAll("&gt;", ">")
          .replaceAll("&lt;", "<")
          .replaceAll("&amp;", "&"),
      ).toBe(text);
    }),
  );
});

test("a text that is too wide is set smaller, then shortened, and never wider than its place", () => {
  expect(fitText({ kind: "text", x: 0, y: 0, text: "Amara", maxWidth: 400 })).toEqual({
    text: "Amara",
    size: 14,
  });
  fc.assert(
    fc.property(
      fc.string({ minLength: 1 }),
      fc.integer({ min: 30, max: 300 }),
      (text, maxWidth) => {
        const set = fitText({ kind: "text", x: 0, y: 0, text, maxWidth });
        expect(textWidth(set.text, set.size)).toBeLessThanOrEqual(maxWidth + 0.02);
      },
    ),
  );
});

test("a mark moved and made larger stands where it should, paths too", () => {
  const path: Mark = { kind: "path", d: "M1,2H5V6C1,2,3,4,5,6Z", stroke: "ink" };
  expect(moveMark(path, 10, 20)).toMatchObject({ d: "M11,22L15,22L15,26C11,22,13,24,15,26Z" });
  expect(scaleMark(path, 2)).toMatchObject({ d: "M2,4L10,4L10,12C2,4,6,8,10,12Z", weight: 2 });
  expect(scaleMark({ kind: "text", x: 1, y: 2, text: "a", maxWidth: 5 }, 2)).toMatchObject({
    x: 2,
    y: 4,
    size: 28,
    maxWidth: 10,
  });
  expect(() => readPath("M0,0A1,1,0,0,1,2,2")).toThrow("may not use A");
});
