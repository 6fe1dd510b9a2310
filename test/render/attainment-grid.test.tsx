import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { attainmentGrid, type GridOptions, plainGrid } from "../../src/domain/attainment-grid.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { RELATIVE } from "../../src/domain/relative-scale.ts";
import type { Scale } from "../../src/domain/scale.ts";
import { attainmentGridDrawing } from "../../src/pictures/attainment-grid-drawing.ts";
import { gridFootHeight, gridLayout, type GridRoom } from "../../src/pictures/attainment-grid-layout.ts";
import { AttainmentGridPicture } from "../../src/pictures/attainment-grid-picture.tsx";
import { drawingToSvg } from "../../src/pictures/drawing-to-svg.ts";
import { type SmallChild, smallFacts } from "../support/small-facts.ts";
import { standalonePage } from "./standalone-page.ts";

const NAMES =
  "Ada Amira Ben Bilal Chloe Cora Dawid Dev Efua Finn Grace Hamza Isla Jakub Kezia Leo Maya Noah Olivia Priya Quinn Rosa Sami Tilly Umar Violet Will Xanthe Yusuf Zofia Łukasz Oğuz Siân Zoë Bartholomew Oluwaseun".split(
    " ",
  );
const EXPECTED = [0, 3, 5, 7, 8, 10, 11];

/** Years 1 to 6 of so many children each, most near what is expected in summer, on any scale. */
function school(each: number, scale: Scale = LEVELS) {
  const codes = rungsOf(scale).map((rung) => rung.code);
  const top = codes.length - 1;
  const children: SmallChild[] = [];
  for (let yearGroup = 1; yearGroup <= 6; yearGroup += 1)
    for (let at = 0; at < each; at += 1) {
      const off = ((at * 7 + yearGroup) % 7) - 3;
      const middle = scale === LEVELS ? (EXPECTED[yearGroup] ?? 0) : 1;
      const now = Math.min(Math.max(middle + (at % 3 === 0 ? off : Math.sign(off)), 0), top);
      const before = Math.max(now - (at % 4 === 0 ? 2 : at % 5 === 0 ? 0 : 1), 0);
      const levels: Record<string, string> =
        at === 4 ? { "maths.summer": "!A" } : { "maths.summer": codes[now] ?? "", "maths.baseline": codes[before] ?? "" };
      children.push({ name: NAMES[(at * 5 + yearGroup) % NAMES.length] ?? "?", family: `Family${String.fromCodePoint(65 + (at % 26))}${at}`, groups: at % 4 === 1 ? ["sen-k"] : [], years: { 2026: [yearGroup, null, at === 3 ? {} : levels] } });
    }
  return smallFacts(children, { scale });
}

const TABLET: GridRoom = { width: 1080, height: 640 - gridFootHeight({ figures: false, touch: true, large: false }), zoom: 1, show: "fit", touch: true, large: false, allRows: false, ghosts: true };

function page(title: string, of: { each: number; options?: Partial<GridOptions>; room?: Partial<GridRoom>; scale?: Scale; figures?: boolean }) {
  const facts = school(of.each, of.scale);
  const grid = attainmentGrid(facts, { ...plainGrid({ subject: "maths", point: "2026:summer" }), ...of.options })!;
  const room = { ...TABLET, ...of.room };
  const markup = renderToStaticMarkup(
    <div data-large={room.large || undefined}>
      <AttainmentGridPicture label="Maths" grid={grid} layout={gridLayout(grid, room)} chosen={undefined} ghosts={room.ghosts} figures={of.figures ?? false} marks={undefined} onOpen={() => undefined} onAllRows={() => undefined} />
    </div>,
  );
  return standalonePage(title, markup, ["cell", "foot", "names", "picture"].map((part) => `pictures/attainment-grid-${part}.module.css`));
}

describe("the whole-school grid as pages that can be opened", () => {
  it.each([
    ["counts", { each: 60 }],
    ["since", { each: 60, options: { since: "2026:baseline" }, figures: true }],
    ["names", { each: 9, options: { since: "2026:baseline" } }],
    ["crowded", { each: 60, room: { show: "names" as const } }],
    ["highlight", { each: 30, options: { highlight: { group: "sen-k" } } }],
    ["relative", { each: 30, scale: RELATIVE }],
    ["present", { each: 60, room: { large: true, touch: false } }],
  ])("%s", async (name, of) => {
    await expect(page(`Whole-school grid: ${name}`, of)).toMatchFileSnapshot(`attainment-grid-${name}.html`);
  });

  it("as a figure for paper", async () => {
    const grid = attainmentGrid(school(30), { ...plainGrid({ subject: "maths", point: "2026:summer" }), since: "2026:baseline" })!;
    const drawn = attainmentGridDrawing(grid, { shows: "counts", ghosts: true });
    await expect(drawingToSvg(drawn)).toMatchFileSnapshot("attainment-grid-paper.svg");
    const names = attainmentGridDrawing(attainmentGrid(school(9), plainGrid({ subject: "maths", point: "2026:summer" }))!, { shows: "names", ghosts: false });
    await expect(drawingToSvg(names)).toMatchFileSnapshot("attainment-grid-paper-names.svg");
  });
});
