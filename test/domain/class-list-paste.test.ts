import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Block, isPlain, planPaste } from "../../src/domain/class-list-paste.ts";
import { countPlan, fillDown, planCells } from "../../src/domain/class-list-plan.ts";
import type { ClassList } from "../../src/domain/class-list.ts";
import { rungsOf } from "../../src/domain/level.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { oakFacts, oakList } from "../support/oak-list.ts";
import { entry, NOW, PUPILS, STAFF } from "../support/small-school.ts";

const by = STAFF.oakTeacher;
const { bo, ewan, amara, zoeB, zoeK } = PUPILS;
const pupils = oakFacts().children.map((child) => child.pupil);

function plan(
  list: ClassList,
  block: Block,
  of: {
    row?: number;
    column?: string;
    chosen?: readonly (readonly [number, string | null])[];
  } = {},
) {
  const left = list.columns.findIndex((one) => one.id === (of.column ?? "reading.autumn"));
  const top = of.row ?? 0;
  return planPaste(list, {
    block,
    order: list.rows.map((row) => row.pupil),
    area: { top, left, bottom: top, right: left },
    pupils,
    chosen: new Map(of.chosen),
  });
}
const changes = (of: ReturnType<typeof plan>) =>
  of.cells
    .filter((cell) => cell.is === "change")
    .map((cell) => `${cell.pupil} ${cell.column} ${cell.level}`);

describe("what each cell would do", () => {
  it("[LI9] says why a cell takes nothing: closed, another teacher's, not on the scale", () => {
    const points = oakFacts().points.map((one) =>
      one.id === "spring" ? { ...one, lockedAt: NOW } : one,
    );
    const list = oakList({}, { points, mayJudge: (pupil) => pupil !== zoeB });
    const cells = planCells(list, [
      { pupil: bo, column: "maths.spring", typed: "3S" },
      { pupil: zoeB, column: "maths.autumn", typed: "2S" },
      { pupil: bo, column: "maths.autumn", typed: "9z" },
      { pupil: bo, column: "maths.autumn", typed: "3b" },
    ]);
    expect(cells.map((cell) => cell.is)).toEqual(["barred", "barred", "unreadable", "change"]);
    expect(cells[0]!.why).toBe(
      "Spring is closed, so nothing was changed. A senior leader can open it again.",
    );
    expect(cells[1]!.why).toBe("Zoë B’s levels in Maths are given by another teacher.");
    expect(cells[2]!.why).toContain("“9z” is not on the scale");
    expect(cells[3]).toMatchObject({ to: "3S", level: "3S" });
    expect(countPlan(cells)).toEqual({ change: 1, refused: 3 });
  });

  it("[LI9] an empty cell of a sheet leaves the level, and the same level is no change", () => {
    const cells = planCells(oakList(), [
      { pupil: amara, column: "maths.autumn", typed: " " },
      { pupil: amara, column: "maths.autumn", typed: "3c" },
      { pupil: zoeK, column: "maths.baseline", typed: "2" },
    ]);
    expect(cells.map((cell) => cell.is)).toEqual(["same", "same", "same"]);
  });

  it("[LI9] nobody settles two judgements that differ by a paste", () => {
    const two = [entry("3L", { by, id: "a".repeat(32) }), entry("3H", { by, id: "b".repeat(32) })];
    const list = oakList({ [bo]: { "maths.autumn": two } });
    const [cell] = planCells(list, [{ pupil: bo, column: "maths.autumn", typed: "2S" }]);
    expect(cell).toMatchObject({ is: "differs", to: null });
  });

  it("[LI7] takes levels back, but not a baseline that nobody has questioned", () => {
    const list = oakList();
    const [autumn, empty, baseline] = planCells(list, [
      { pupil: amara, column: "maths.autumn", typed: null },
      { pupil: bo, column: "maths.autumn", typed: null },
      { pupil: amara, column: "maths.baseline", typed: null },
    ]);
    expect(autumn).toMatchObject({ is: "change", to: null });
    expect(empty).toMatchObject({ is: "same" });
    expect(baseline).toMatchObject({ is: "barred" });
    expect(baseline!.why).toBe(
      "Amara’s baseline is July’s 2H. To question it, type another level here.",
    );
  });

  it("[LI7] another level on a baseline questions it, and taking that back leaves July's", () => {
    const [asked] = planCells(oakList(), [{ pupil: bo, column: "maths.baseline", typed: "2L" }]);
    expect(asked).toMatchObject({ is: "change", questions: true });
    const questioned = oakList({ [bo]: { "maths.baseline": [entry("2L", { by })] } });
    const [back] = planCells(questioned, [{ pupil: bo, column: "maths.baseline", typed: null }]);
    expect(back).toMatchObject({ is: "change", to: null });
  });

  it("[LI8] fills the first row down, column by column; an empty one fills nothing", () => {
    const list = oakList();
    const order = list.rows.map((row) => row.pupil);
    const wishes = fillDown(list, order.slice(0, 3), ["maths.autumn", "maths.spring"]);
    expect(wishes).toEqual([
      { pupil: zoeK, column: "maths.autumn", typed: "3S" },
      { pupil: bo, column: "maths.autumn", typed: "3S" },
    ]);
  });
});

describe("pasting a block by its place", () => {
  it("[LI11] goes in from the cursor on, and says what lies beyond the list", () => {
    const pasted = plan(
      oakList(),
      [
        ["2S", "2H"],
        ["3L", "3S"],
      ],
      { row: 4, column: "maths.spring" },
    );
    expect(changes(pasted)).toEqual([`${amara} maths.spring 2S`, `${amara} maths.summer 2H`]);
    expect(pasted.beyond).toBe(2);
  });

  it("[LI11] one value fills a selection; a block repeats where it fits exactly", () => {
    const list = oakList();
    const order = list.rows.map((row) => row.pupil);
    const left = list.columns.findIndex((one) => one.id === "writing.spring");
    const into = (block: Block) =>
      planPaste(list, {
        block,
        order,
        area: { top: 1, bottom: 4, left, right: left },
        pupils,
        chosen: new Map(),
      });
    expect(changes(into([["3S"]]))).toHaveLength(4);
    expect(isPlain([["3S"]], into([["3S"]]))).toBe(true);
    const levels = into([["3S"], ["3H"]]).cells.map((cell) => cell.level);
    expect(levels).toEqual(["3S", "3H", "3S", "3H"]);
    expect(into([["3S"], ["3H"], ["4L"]]).cells).toHaveLength(3);
  });

  it("[LI11] headings without names choose the columns", () => {
    const pasted = plan(
      oakList(),
      [
        ["Spring maths", "Reading: Spring level"],
        ["3S", "2S"],
      ],
      { row: 2 },
    );
    expect(changes(pasted)).toEqual([`${bo} maths.spring 3S`, `${bo} reading.spring 2S`]);
  });
});

describe("pasting with names", () => {
  it("[LI11] lines go to the children of those names, whatever the order and case", () => {
    const pasted = plan(oakList(), [
      ["OKORO, Amara", "3L", "3S"],
      ["Barnes Zoe", "3S", ""],
      ["Robert Lindqvist", "2S", "2H"],
    ]);
    expect(pasted.lines.map((line) => line.is)).toEqual(["one", "one", "one"]);
    expect(changes(pasted)).toEqual([
      `${amara} reading.autumn 3L`,
      `${amara} reading.spring 3S`,
      `${zoeB} reading.autumn 3S`,
      `${bo} reading.autumn 2S`,
      `${bo} reading.spring 2H`,
    ]);
  });

  it("[LI11] headings name subject and point; a subject alone is the point being filled", () => {
    const pasted = plan(oakList(), [
      ["UPN", "Surname", "Forename", "Maths", "Writing Spring 2027"],
      ["A1", "Marsh", "Ewan", "P7", "P8"],
    ]);
    expect(changes(pasted)).toEqual([`${ewan} maths.autumn P7`, `${ewan} writing.spring P8`]);
    expect(pasted.headings[0]).toEqual({ typed: "UPN", column: undefined, name: undefined });
  });

  it("[LI11] reads subjects above points in two rows of headings", () => {
    const pasted = plan(oakList(), [
      ["", "Reading", "", "Maths", ""],
      ["Name", "Autumn", "Spring", "Autumn", "Spring"],
      ["Bo Lindqvist", "2S", "2H", "2L", "2S"],
    ]);
    expect(changes(pasted)).toEqual([
      `${bo} reading.autumn 2S`,
      `${bo} reading.spring 2H`,
      `${bo} maths.autumn 2L`,
      `${bo} maths.spring 2S`,
    ]);
  });

  it("[LI12] a name that only comes near one is asked about, and goes in once a person says so", () => {
    const block: Block = [
      ["Zoe Barnes", "3S"],
      ["Amarra Okoro", "3L"],
      ["Total", "2"],
    ];
    const asked = plan(oakList(), block);
    expect(asked.lines.map((line) => line.is)).toEqual(["one", "perhaps", "none"]);
    expect(asked.lines[1]!.suggested).toEqual([amara]);
    expect(changes(asked)).toEqual([`${zoeB} reading.autumn 3S`]);
    const told = plan(oakList(), block, { chosen: [[1, amara]] });
    expect(changes(told)).toContain(`${amara} reading.autumn 3L`);
  });

  it("[LI12] a child who stands twice gets nothing until all but one line are left out", () => {
    const block: Block = [
      ["Bo Lindqvist", "2S"],
      ["Robert Lindqvist", "2H"],
    ];
    const asked = plan(oakList(), block);
    expect(asked.lines.map((line) => line.is)).toEqual(["twice", "twice"]);
    expect(changes(asked)).toEqual([]);
    expect(changes(plan(oakList(), block, { chosen: [[0, null]] }))).toEqual([
      `${bo} reading.autumn 2H`,
    ]);
  });
});

describe("whatever is pasted", () => {
  const text = fc.constantFrom(
    ...rungsOf(LEVELS).map((rung) => rung.code),
    "",
    "9z",
    "Amara Okoro",
    "Zoe",
    "maths",
    "Name",
    "=1+1",
    "Absent",
  );
  const block = fc.array(fc.array(text, { maxLength: 6 }), { minLength: 1, maxLength: 8 });

  it("[LI9] only known cells change, each once, to a value of the scale, and all others say why", () => {
    const list = oakList();
    fc.assert(
      fc.property(block, fc.nat(4), fc.constantFrom(...list.columns), (cells, row, column) => {
        const made = plan(list, cells, { row, column: column.id });
        const places = made.cells.map((cell) => `${cell.pupil} ${cell.column}`);
        expect(new Set(places).size).toBe(places.length);
        for (const cell of made.cells) {
          expect(list.rows.some((one) => one.pupil === cell.pupil)).toBe(true);
          expect(cell.why !== undefined).toBe(!["change", "same"].includes(cell.is));
          expect(cell.to !== null).toBe(cell.is === "change");
        }
      }),
    );
  });

  it("[LI11] a list copied with its names and pasted back in any order changes nothing", () => {
    const put = {
      [bo]: { "maths.autumn": [entry("!A", { by })], "reading.spring": [entry("2", { by })] },
    };
    const list = oakList(put);
    const heads = ["Name", ...list.columns.map((column) => column.fullName)];
    const lines = list.rows.map((row) => [row.name, ...row.cells.map((cell) => cell.level)]);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 1 }), fc.nat(4), (some, row) => {
        const made = plan(list, [heads, ...some], { row });
        expect(countPlan(made.cells)).toEqual({ change: 0, refused: 0 });
        expect(made.lines.every((line) => line.is === "one")).toBe(true);
      }),
    );
  });
});
