import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withValueToCome } from "../../src/domain/class-list-to-come.ts";
import {
  NO_LIST_PAST,
  rememberingStep,
  restoringStep,
  stepToRestore,
} from "../../src/domain/class-list-undo.ts";
import { EVERYBODY, orderOf, REGISTER } from "../../src/domain/class-list-view.ts";
import { sayCell, writeShort } from "../../src/domain/class-list-words.ts";
import { cellIn, classList } from "../../src/domain/class-list.ts";
import type { TrackerMove } from "../../src/domain/class-tracker-undo.ts";
import { oakFacts, oakList, SHOWS_ALL } from "../support/oak-list.ts";
import { entry, NOW, PUPILS, STAFF } from "../support/small-school.ts";

const by = STAFF.oakTeacher;
const cell = (list: ReturnType<typeof oakList>, pupil: string, column: string) =>
  cellIn(list, pupil, column)!.cell;

describe("the class as a list", () => {
  it("[LI1] has a row per child in register order and each subject's points as columns", () => {
    const list = oakList();
    expect(list.rows.map((row) => row.name)).toEqual([
      "Zoë Barnes",
      "Zoe Kaya",
      "Bo Lindqvist",
      "Ewan Marsh",
      "Amara Okoro",
    ]);
    expect(list.columns.map((column) => column.id).slice(0, 5)).toEqual([
      "reading.baseline",
      "reading.autumn",
      "reading.spring",
      "reading.summer",
      "writing.baseline",
    ]);
    expect(list.columns).toHaveLength(12);
    expect(cell(list, PUPILS.amara, "maths.baseline").level).toBe("2H");
    expect(cell(list, PUPILS.amara, "maths.autumn")).toMatchObject({
      level: "3L",
      movement: 1,
      band: "on-track",
    });
    expect(list.columns.find((one) => one.id === "maths.autumn")!.count).toEqual({
      done: 2,
      of: 5,
    });
  });

  it("[LI1] shows target, prediction and the same point last year when asked", () => {
    const put = {
      [PUPILS.amara]: { "maths.target": [entry("4L", { by })] },
    };
    const shows = { ...SHOWS_ALL, points: "open", target: true, before: true } as const;
    const list = oakList(put, { shows });
    expect(list.columns.map((column) => column.name).slice(0, 3)).toEqual([
      "Autumn last year",
      "Autumn",
      "Target",
    ]);
    expect(cell(list, PUPILS.amara, "maths.target").level).toBe("4L");
    expect(cell(list, PUPILS.amara, "maths.autumn@before").bar).toBe("view");
  });

  it("[LI1] marks what takes nothing: closed points and other teachers' children", () => {
    const facts = oakFacts();
    const points = facts.points.map((point) =>
      point.id === "autumn" ? { ...point, lockedAt: NOW } : point,
    );
    const list = oakList({}, { points, mayJudge: (_, subject) => subject !== "reading" });
    expect(cell(list, PUPILS.bo, "maths.autumn").bar).toBe("closed");
    expect(cell(list, PUPILS.bo, "reading.spring").bar).toBe("other-teacher");
    expect(cell(list, PUPILS.bo, "maths.spring").bar).toBeUndefined();
  });

  it("[LI2] a value on its way shows at once; every other row is the same object as before", () => {
    const facts = oakFacts();
    const before = classList(facts);
    const row = withValueToCome(facts.thisYear.get(PUPILS.bo), {
      pupil: PUPILS.bo,
      year: 2026,
      cell: "maths.autumn",
      value: "2H",
      by,
    });
    const thisYear = new Map(facts.thisYear).set(PUPILS.bo, row);
    const after = classList({ ...facts, thisYear }, before);
    expect(cell(after, PUPILS.bo, "maths.autumn")).toMatchObject({ level: "2H", unsent: true });
    const changed = after.rows.filter((one, at) => one !== before.rows[at]);
    expect(changed.map((one) => one.pupil)).toEqual([PUPILS.bo]);
    expect(classList({ ...facts }, before).rows).toBe(before.rows);
  });

  it("says a cell in words, and writes long marks by their key", () => {
    const put = {
      [PUPILS.bo]: { "maths.autumn": [entry("!F", { by })], "maths.spring": [entry("2H", { by })] },
    };
    const list = oakList(put);
    const at = (column: string) => cellIn(list, PUPILS.bo, column)!;
    const later = at("maths.autumn");
    expect(writeShort(later.cell, later.column)).toBe("F");
    expect(sayCell(later.cell, later.column)).toBe("To be assessed in a later year");
    const spring = at("maths.spring");
    expect(sayCell(spring.cell, spring.column)).toBe("Level 2 High, below, up 1 step");
    const summer = at("maths.summer");
    expect(sayCell(summer.cell, summer.column)).toBe("no level yet");
  });
});

describe("sorting and filtering", () => {
  const list = oakList({ [PUPILS.zoeK]: { "maths.autumn": [entry("!A", { by })] } });
  const names = (pupils: readonly string[]) =>
    pupils.map((id) => list.rows.find((row) => row.pupil === id)!.short);

  it("[LI3] no level stands at the end whichever way one sorts", () => {
    const sort = (down: boolean) => names(orderOf(list, { by: "maths.autumn", down }, EVERYBODY));
    expect(sort(false)).toEqual(["Amara", "Zoë B", "Zoe K", "Bo", "Ewan"]);
    expect(sort(true)).toEqual(["Zoë B", "Amara", "Zoe K", "Bo", "Ewan"]);
  });

  it("[LI3] P levels sort within the lowest row", () => {
    const put = {
      [PUPILS.bo]: { "maths.autumn": [entry("P4", { by })] },
      [PUPILS.ewan]: { "maths.autumn": [entry("P7", { by })] },
    };
    const some = oakList(put);
    const order = orderOf(some, { by: "maths.autumn", down: false }, EVERYBODY);
    expect(order.slice(0, 2)).toEqual([PUPILS.bo, PUPILS.ewan]);
  });

  it("[LI3] finds by any name, by what is missing and by one column", () => {
    const find = (filter: Partial<typeof EVERYBODY>) =>
      names(orderOf(list, REGISTER, { ...EVERYBODY, ...filter }));
    expect(find({ name: "zoe" })).toEqual(["Zoë B", "Zoe K"]);
    expect(find({ name: "oko" })).toEqual(["Amara"]);
    expect(find({ column: { id: "maths.autumn", is: "missing", text: "" } })).toEqual([
      "Bo",
      "Ewan",
    ]);
    expect(find({ column: { id: "maths.autumn", is: "marked", text: "" } })).toEqual(["Zoe K"]);
    expect(find({ column: { id: "maths.autumn", is: "level", text: "3" } })).toEqual([
      "Zoë B",
      "Amara",
    ]);
    const full = oakList({}, { shows: { ...SHOWS_ALL, without: new Set(["reading", "writing"]) } });
    expect(orderOf(full, REGISTER, { ...EVERYBODY, missing: true })).toEqual([
      PUPILS.zoeK,
      PUPILS.bo,
      PUPILS.ewan,
    ]);
  });

  it("[LI3] whatever is sorted by, everybody is there once", () => {
    const sorts = ["family", "first", "gone", ...list.columns.map((column) => column.id)];
    fc.assert(
      fc.property(fc.constantFrom(...sorts), fc.boolean(), (by, down) => {
        const order = orderOf(list, { by, down }, EVERYBODY);
        expect([...order].sort()).toEqual(list.rows.map((row) => row.pupil).sort());
      }),
    );
  });
});

describe("going back", () => {
  const move = (at: number): TrackerMove => ({
    pupil: `p${at}`,
    subject: "maths",
    slot: "autumn",
    from: null,
    to: "3S",
    entry: `e${at}`,
  });

  it("[LI10] a paste is one step, back and forth; a new step ends what could be done again", () => {
    const pasted = rememberingStep(rememberingStep(NO_LIST_PAST, [move(1)]), [move(2), move(3)]);
    expect(stepToRestore(pasted, "undo")).toHaveLength(2);
    const undone = restoringStep(pasted, "undo", [move(2), move(3)]);
    expect(stepToRestore(undone, "undo")).toEqual([move(1)]);
    expect(stepToRestore(undone, "redo")).toHaveLength(2);
    expect(stepToRestore(rememberingStep(undone, [move(4)]), "redo")).toBeUndefined();
  });

  it("[LI10] what could not be taken back is not done again either", () => {
    const pasted = rememberingStep(NO_LIST_PAST, [move(1), move(2)]);
    const half = restoringStep(pasted, "undo", [move(2)]);
    expect(stepToRestore(half, "redo")).toEqual([move(2)]);
    expect(stepToRestore(restoringStep(pasted, "undo", []), "redo")).toBeUndefined();
  });
});
