import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attainmentGrid, type GridChild, plainGrid } from "../../src/domain/attainment-grid.ts";
import { attainmentGridDrawing } from "../../src/pictures/attainment-grid-drawing.ts";
import {
  gridLayout,
  type GridRoom,
  MOST_NAMES,
  nameWidth,
  packNames,
} from "../../src/pictures/attainment-grid-layout.ts";
import { textWidth } from "../../src/pictures/text-width.ts";
import { inOak, smallFacts } from "../support/small-facts.ts";

const ROOM: GridRoom = {
  width: 1080,
  height: 560,
  zoom: 1,
  show: "fit",
  touch: true,
  large: false,
  allRows: false,
  ghosts: true,
};
const NAMES = "Ada Ben Chloé Dev Efua Bartholomew Oluwaseun Zoë Łukasz Maximilian-James".split(" ");

/** So many children of Year 4, three steps between them. */
function oakOf(count: number) {
  const facts = smallFacts(
    Array.from({ length: count }, (_, at) =>
      inOak(
        `${NAMES[at % NAMES.length]}${at < 40 ? "" : at}`,
        { "maths.summer": ["3L", "3S", "3H"][at % 3]! },
        { family: `Family ${at}` },
      ),
    ),
  );
  return attainmentGrid(facts, plainGrid({ subject: "maths", point: "2026:summer" }))!;
}
const childOf = (name: string, movement?: number) =>
  ({
    id: name,
    name,
    level: "3S",
    unsplit: false,
    fine: undefined,
    agreed: false,
    movement,
  }) as GridChild;

describe("where everything of a grid stands", () => {
  it("[AG10] marks after names have room of their own, and stand on paper too", () => {
    const grid = oakOf(3);
    const marks = new Map([["c000", [{ sign: "◆", words: "target group" }]]]);
    const ada = grid.columns[0]!.cells.flatMap(({ children }) => children).find(
      ({ name }) => name === "Ada",
    );
    expect(nameWidth(ada!, { large: false, marks })).toBeGreaterThan(
      nameWidth(ada!, { large: false }),
    );
    const texts = (shows: "names" | "counts") =>
      attainmentGridDrawing(grid, { shows, ghosts: false, marks }).marks.flatMap((mark) =>
        mark.kind === "text" ? [mark.text] : [],
      );
    expect(texts("names")).toContain("Ada ◆");
    expect(texts("counts")).toContain("◆1");
  });

  it("[AG7] names where all have room, counts where not, and by hand as wished", () => {
    expect(gridLayout(oakOf(12), ROOM).shows).toBe("names");
    expect(gridLayout(oakOf(400), ROOM).shows).toBe("counts");
    expect(gridLayout(oakOf(400), { ...ROOM, show: "names" }).shows).toBe("names");
    expect(gridLayout(oakOf(12), { ...ROOM, show: "counts" }).shows).toBe("counts");
    const many = gridLayout(oakOf(MOST_NAMES + 3), { ...ROOM, show: "names" });
    expect([many.shows, many.tooMany]).toEqual(["counts", true]);
  });

  it("[AG7] making it larger makes room for names", () => {
    const narrow = { ...ROOM, width: 500, height: 300 };
    const grid = oakOf(60);
    expect(gridLayout(grid, narrow).shows).toBe("counts");
    expect(gridLayout(grid, { ...narrow, zoom: 3 }).shows).toBe("names");
  });

  it("[AG7] made three times as large, a year's fullest cell of forty has its names", () => {
    expect(gridLayout(oakOf(120), { ...ROOM, width: 240, height: 480 }).shows).toBe("counts");
    expect(gridLayout(oakOf(120), { ...ROOM, width: 240, height: 480, zoom: 3 }).shows).toBe(
      "names",
    );
  });

  it("[AG7] a name is never cut, and nobody is lost: who has no room is counted", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            name: fc.constantFrom(...NAMES),
            movement: fc.option(fc.integer({ min: -3, max: 3 }), { nil: undefined }),
          }),
          { maxLength: 40 },
        ),
        fc.integer({ min: 140, max: 420 }),
        fc.boolean(),
        (people, width, large) => {
          const children = people.map(({ name, movement }, at) => ({
            ...childOf(name, movement),
            id: `${at}`,
          }));
          const { lines, hidden } = packNames(children, width, { large, zoom: 1 });
          expect(lines.flat()).toEqual(children.slice(0, children.length - hidden));
          for (const [at, line] of lines.entries()) {
            const wide = line.reduce((sum, child) => sum + nameWidth(child, { large }), 0);
            const more =
              hidden > 0 && at === lines.length - 1 ? textWidth("+99", large ? 18 : 13) : 0;
            expect(line.length === 0 || wide + more <= width).toBe(true);
          }
        },
      ),
    );
    const layout = gridLayout(oakOf(400), { ...ROOM, width: 300, show: "names" });
    const longest = Math.max(
      ...layout.rows.flatMap(({ cells }) =>
        cells.flatMap(({ lines }) => lines.flat().map((child) => nameWidth(child, ROOM))),
      ),
    );
    expect(layout.column).toBeGreaterThanOrEqual(longest);
  });

  it("folds the rows nobody stands in at either end, and opens them when asked", () => {
    const grid = oakOf(30);
    const folded = gridLayout(grid, ROOM);
    expect(folded.rows.length + folded.folded.top + folded.folded.foot).toBe(19);
    expect(folded.folded.top).toBeGreaterThan(5);
    expect(gridLayout(grid, { ...ROOM, allRows: true }).rows).toHaveLength(19);
  });

  it("fits a tablet when everything can, and says so when it cannot", () => {
    expect(gridLayout(oakOf(400), ROOM).fits).toBe(true);
    expect(gridLayout(oakOf(400), { ...ROOM, height: 90 }).fits).toBe(false);
    expect(gridLayout(oakOf(400), { ...ROOM, zoom: 2 }).fits).toBe(false);
  });
});
