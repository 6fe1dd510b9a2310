import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TextBlock, textPages } from "../../src/pictures/text-pages.ts";
import { textWidth } from "../../src/pictures/text-width.ts";

const room = { title: "A page", width: 700, height: 400 };
const texts = (pages: ReturnType<typeof textPages>) =>
  pages.map(({ marks }) => marks.flatMap((mark) => (mark.kind === "text" ? [mark] : [])));

describe("text on paper", () => {
  it("[MF4] goes over as many pages as it needs, loses no word, and leaves no heading alone at a foot", () => {
    const heading = fc.record({
      kind: fc.constantFrom("title" as const, "under" as const),
      text: fc.constantFrom("Amara", "Reading: good progress"),
    });
    const words = fc.record({
      kind: fc.constantFrom("words" as const, "item" as const, "tick" as const, "aside" as const),
      text: fc
        .array(fc.constantFrom("bead", "string", "before", "each", "lesson", "b".repeat(180)), {
          minLength: 1,
          maxLength: 120,
        })
        .map((words) => words.join(" ")),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(heading, words), { maxLength: 12 }), (pairs) => {
        const ended: TextBlock[] = [...pairs.flat(), { kind: "words", text: "end" }];
        const pages = texts(textPages(ended, room));
        const said = pages.flat().filter(({ text }) => text !== "•");
        const letters = (text: string) => text.replaceAll(/\s/g, "");
        expect(letters(said.map(({ text }) => text).join(""))).toBe(
          letters(ended.map(({ text }) => text).join("")),
        );
        for (const marks of pages) {
          expect(marks.at(-1)?.weight).toBeUndefined();
          for (const { x, y, text, size, weight } of marks) {
            expect(y).toBeLessThanOrEqual(room.height);
            expect(x + textWidth(text, size, weight)).toBeLessThanOrEqual(room.width + 0.01);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("is one page where nothing is said", () => {
    expect(textPages([], room)).toHaveLength(1);
  });
});
