import fc from "fast-check";
import { expect, it } from "vitest";
import type { ExportTable } from "../../src/domain/export-table.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { cellsDrawing } from "../../src/pictures/cells-drawing.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { tableDrawing, tableDrawings } from "../../src/pictures/table-drawing.ts";
import { fitText } from "../../src/pictures/text-width.ts";

/** The words of a drawing as they are set, in the order they are drawn. */
function setIn({ marks }: Drawing): string {
  return marks.flatMap((mark) => (mark.kind === "text" ? [fitText(mark).text] : [])).join(" ");
}

const name = fc
  .array(fc.constantFrom("Maximiliana", "Oluwaseun-Alexander", "Jo", "Łukasz", "B."), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(" "));

it("[EX12] a name in a picture's cell is never cut, however long, and every one stands there", () => {
  const [row, column] = rungsOf(LEVELS).slice(3, 5);
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 12 }), (names) => {
      const drawing = cellsDrawing({
        title: "",
        side: "Then",
        foot: "Now",
        rows: [row!],
        columns: [column!],
        cellAt: () => ({ names, fill: "paper" }),
        names: true,
      });
      const words = setIn(drawing);
      expect(words).not.toContain("…");
      expect(words).toContain(names.join(" "));
    }),
  );
});

it("[EX12] a table on paper cuts no list of names, and goes on over as many pages as it needs", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(name, { minLength: 1, maxLength: 30 }), { maxLength: 30 }),
      (all) => {
        const table: ExportTable = {
          name: "Progress",
          columns: [
            { key: "step", words: "Level now" },
            { key: "children", words: "Children" },
            { key: "names", words: "Names" },
          ],
          rows: all.map((names) => ["3S", names.length, names.join(", ")]),
        };
        const pages = tableDrawings(table);
        expect(pages.length).toBeGreaterThan(0);
        const words = pages.map(setIn).join(" ");
        expect(words).not.toContain("…");
        for (const names of all) expect(words).toContain(names.join(", "));
        for (const page of pages) expect(page.width).toBeLessThan(1060);
        expect(tableDrawing(table).height).toBeGreaterThanOrEqual(pages[0]!.height);
      },
    ),
  );
});
