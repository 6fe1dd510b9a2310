import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { combinedAttainment } from "../../src/domain/combined-attainment.ts";
import { EVERYBODY } from "../../src/domain/group-filter.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { type ProgressMatrix, progressMatrix } from "../../src/domain/progress-matrix.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import type { Scale } from "../../src/domain/scale.ts";
import { combinedDrawing } from "../../src/pictures/combined-drawing.ts";
import { drawingToSvg } from "../../src/pictures/drawing-to-svg.ts";
import { matrixDrawing } from "../../src/pictures/matrix-drawing.ts";
import { MatrixGrid } from "../../src/pictures/matrix-grid.tsx";
import { QuadrantGrid } from "../../src/pictures/quadrant-grid.tsx";
import { inOak, smallFacts } from "../support/small-facts.ts";
import { standalonePage } from "./standalone-page.ts";

const NAMES = "Ada Bilal Chloe Dawid Efua Finn Grace Hamza Isla Łukasz Maya Oğuz".split(" ");

/** A Year 4 of so many children around what is expected of them, on any scale. */
function school(many: number, scale: Scale) {
  const codes = rungsOf(scale).map((rung) => rung.code);
  const middle = scale === LEVELS ? 8 : 1;
  const at = (row: number) => codes[Math.min(Math.max(row, 0), codes.length - 1)] ?? "";
  return smallFacts(
    Array.from({ length: many }, (_, nth) => {
      const step = ((nth * 7) % 5) - 2;
      return inOak(nth < NAMES.length ? NAMES[nth]! : `${NAMES[nth % NAMES.length]} ${nth}`, {
        "reading.summer": at(middle + step),
        "maths.summer": at(middle + ((nth * 3) % 4) - 2),
        "maths.baseline": at(middle - 1 + (nth % 3 === 0 ? step : 0)),
      });
    }),
    { scale },
  );
}

function pictures(many: number, scale: Scale) {
  const facts = school(many, scale);
  const { plot } = combinedAttainment(facts, {
    point: "2026:summer",
    filter: EVERYBODY,
    subjects: [{ subject: "reading" }, { subject: "maths" }],
  })!;
  const matrix = progressMatrix(facts, {
    subject: "maths",
    from: "2026:baseline",
    to: "2026:summer",
    filter: EVERYBODY,
  }) as ProgressMatrix;
  return { plot: plot!, matrix };
}

describe("a cohort's pictures as pages that can be opened", () => {
  it.each([
    ["few", 12, LEVELS],
    ["many", 60, LEVELS],
    ["relative", 12, RELATIVE],
  ])("%s", async (name, many, scale) => {
    const { plot, matrix } = pictures(many, scale);
    const combined = <QuadrantGrid plot={plot} label="Maths against reading" onOpen={() => {}} />;
    await expect(
      standalonePage(`Combined, ${name}`, renderToStaticMarkup(combined), [
        "pictures/quadrant-grid.module.css",
      ]),
    ).toMatchFileSnapshot(`combined-${name}.html`);
    const progress = <MatrixGrid matrix={matrix} label="Maths" onOpen={() => {}} />;
    await expect(
      standalonePage(`Progress, ${name}`, renderToStaticMarkup(progress), [
        "pictures/matrix-grid.module.css",
      ]),
    ).toMatchFileSnapshot(`progress-${name}.html`);
  });

  it("on paper, with names and with counts", async () => {
    const { plot, matrix } = pictures(30, LEVELS);
    await expect(drawingToSvg(combinedDrawing(plot, true))).toMatchFileSnapshot("combined-paper.svg");
    await expect(drawingToSvg(matrixDrawing(matrix, false))).toMatchFileSnapshot("progress-paper.svg");
  });

  it("says on paper what the screen says: every name once, in the same cells", () => {
    const { plot, matrix } = pictures(30, LEVELS);
    const texts = (of: ReturnType<typeof combinedDrawing>) =>
      of.marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));
    for (const { child } of plot.children)
      expect(texts(combinedDrawing(plot, true)).filter((text) => text === child.name)).toHaveLength(1);
    const counts = texts(matrixDrawing(matrix, false)).filter((text) => /^\d+$/.test(text));
    expect(counts.reduce((sum, text) => sum + Number(text), 0)).toBe(matrix.both.length);
  });
});
