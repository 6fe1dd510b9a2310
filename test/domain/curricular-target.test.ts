import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  achievedCounts,
  changeCurricularTarget,
  type CurricularTarget,
  curricularTargetOf,
  curricularTargetsOf,
  layersFor,
  removeCurricularTarget,
  sayAchieved,
  saveCurricularTarget,
  writeHalfTerm,
} from "../../src/domain/curricular-target.ts";
import { TARGET_LAYERS } from "../../src/domain/meeting-tables.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { afterEdits } from "../support/after-edits.ts";
import { PUPILS, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const layer = (yearGroup: number) => ({
  yearGroup,
  must: `Must ${yearGroup}`,
  should: `Should ${yearGroup}`,
  could: "",
});
const target: CurricularTarget = {
  id: "t",
  year: 2026,
  halfTerm: 2,
  subject: "reading",
  focus: "Finding evidence in a text",
  layers: [layer(2), layer(4)],
};

describe("curricular targets", () => {
  it("[CU1] a focus for half a term with layers by year group, the nearest below where one lacks", () => {
    const edit = saveCurricularTarget({ ...target, layers: [layer(4), layer(2)] });
    for (const [field, value] of Object.entries(edit.set))
      expect(tableOf(edit.t)?.fields[field]?.(value)).toBeUndefined();
    expect(curricularTargetOf(rowOf(edit))).toEqual(target);
    expect(layersFor(target, 4)?.must).toBe("Must 4");
    expect(layersFor(target, 3)?.must).toBe("Must 2");
    expect(layersFor(target, 1)?.must).toBe("Must 2");
    expect([1, 2, 3, 6].map(writeHalfTerm)).toEqual([
      "Autumn 1",
      "Autumn 2",
      "Spring 1",
      "Summer 2",
    ]);
    const rows = [target, { ...target, id: "u", halfTerm: 1 }, { ...target, id: "v", year: 2025 }]
      .map(saveCurricularTarget)
      .map(rowOf);
    expect(curricularTargetsOf(rows, 2026).map(({ id }) => id)).toEqual(["u", "t"]);
    expect(curricularTargetOf(afterEdits(rows[0]!, removeCurricularTarget("t")))).toBeUndefined();
  });

  it("[CU1] [SY42] what an app of before wrote in one is read, and goes on being written field by field", () => {
    const layers = [layer(2), layer(4)];
    const { set } = saveCurricularTarget({ ...target, layers: [] });
    const edit = { t: "curricular-target", k: "t", set: { ...set, layers } } as const;
    expect(tableOf(edit.t)?.fields.layers?.(layers)).toBeUndefined();
    const row = rowOf(edit);
    expect(curricularTargetOf(row)).toEqual(target);
    const next = { ...target, layers: [layer(2), { ...layer(4), must: "", could: "Could 4" }] };
    const changes = changeCurricularTarget(target, next);
    expect(curricularTargetOf(afterEdits(row, ...changes))).toEqual(next);
    // Who still has the app of before, and writes later, is the later writer of all of them.
    const old = { t: edit.t, k: edit.k, set: { layers: [layer(3)] } } as const;
    expect(curricularTargetOf(afterEdits(row, ...changes, old))?.layers).toEqual([layer(3)]);
  });

  it("[CU2] how far children got adds up to the children", () => {
    const said = fc.dictionary(
      fc.constantFrom(...Object.values(PUPILS)),
      fc.constantFrom(...TARGET_LAYERS),
    );
    fc.assert(
      fc.property(said, (achieved) => {
        const rows = Object.entries(achieved).map(([pupil, one]) =>
          rowOf(
            sayAchieved({ pupil, target: "t", achieved: one, on: TODAY, by: STAFF.oakTeacher }),
          ),
        );
        const counts = achievedCounts("t", Object.values(PUPILS), rows);
        const sum = Object.values(counts).reduce((a, b) => a + b, 0);
        expect(sum).toBe(Object.values(PUPILS).length);
        expect(counts.unsaid).toBe(Object.values(PUPILS).length - rows.length);
      }),
    );
  });
});
