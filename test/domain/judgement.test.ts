import { describe, expect, it } from "vitest";
import { applyChange, type Change, emptyRow, type Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import {
  baselineEntry,
  baselineOf,
  cellName,
  cellParts,
  conflictIn,
  currentEntryIn,
  historyIn,
  judge,
  recordKey,
  valueIn,
} from "../../src/domain/judgement.ts";
import { entry, idOf, NOW, PUPILS, record, YEAR } from "../support/small-school.ts";

const CELL = cellName("maths", "autumn");

/** A device of its own: judges on what it sees, and its change reaches another row later. */
function judgeOn(row: Row, by: string, value: string | null, ms: number): [Row, Change] {
  const edit = judge({
    row,
    pupil: PUPILS.amara,
    year: YEAR,
    subject: "maths",
    slot: "autumn",
    value,
    how: "typed",
  });
  const change: Change = {
    id: idOf(`${by}${value}${ms}`),
    t: edit.t,
    k: edit.k,
    op: "add",
    f: { [edit.cell]: { v: edit.v, how: edit.how, prev: edit.prev } },
    h: clockAt(ms),
    sv: 1,
  };
  return [applyChange(row, change, { by, dev: by, at: ms }), change];
}
const nothing = emptyRow("attainment", recordKey(PUPILS.amara, YEAR), `p:${PUPILS.amara}`);

describe("judging", () => {
  it("[J1] names every head in the cell and supersedes exactly those", () => {
    const [first, one] = judgeOn(nothing, "u-a", "2H", 10);
    const [second] = judgeOn(first, "u-a", "3L", 20);
    expect(
      judge({
        row: second,
        pupil: PUPILS.amara,
        year: YEAR,
        subject: "maths",
        slot: "autumn",
        value: "3S",
        how: "moved",
      }),
    ).toEqual({
      t: "attainment",
      k: `${PUPILS.amara}:${YEAR}`,
      cell: "maths.autumn",
      v: "3S",
      how: "moved",
      prev: [idOf("u-a3L20")],
    });
    expect(second.c?.[CELL]?.map((e) => e.id)).toContain(one.id);
    expect(historyIn(second, CELL).map(({ entry: e, is }) => [e.v, is])).toEqual([
      ["3L", "current"],
      ["2H", "superseded"],
    ]);
  });

  it("[J3] two people apart: both kept, one shows, resolving names both", () => {
    const [base] = judgeOn(nothing, "u-a", "2H", 10);
    const [, khan] = judgeOn(base, "u-khan", "3H", 20);
    const [mine] = judgeOn(base, "u-you", "3S", 30);
    const merged = applyChange(mine, khan, { by: "u-khan", dev: "d", at: 40 });
    expect(valueIn(merged, CELL)).toBe("3S");
    expect(conflictIn(merged, CELL).map((e) => e.v)).toEqual(["3H", "3S"]);
    expect(historyIn(merged, CELL).map(({ is }) => is)).toEqual([
      "current",
      "beside",
      "superseded",
    ]);
    const [resolved] = judgeOn(merged, "u-you", "3H", 50);
    expect(conflictIn(resolved, CELL)).toEqual([]);
    expect(currentEntryIn(resolved, CELL)?.prev).toHaveLength(2);
  });

  it("[J4] taking a level away leaves an empty cell with its history", () => {
    const [put] = judgeOn(nothing, "u-a", "2H", 10);
    const [gone] = judgeOn(put, "u-a", null, 20);
    expect(valueIn(gone, CELL)).toBeUndefined();
    expect(currentEntryIn(gone, CELL)?.v).toBeNull();
    expect(historyIn(gone, CELL)).toHaveLength(2);
    const [again] = judgeOn(gone, "u-a", "3L", 30);
    expect(valueIn(again, CELL)).toBe("3L");
  });

  it("says why only when there is a reason, and reads its own cell names", () => {
    const of = {
      row: undefined,
      pupil: "p",
      year: YEAR,
      subject: "maths",
      slot: "target",
      value: "4S",
      how: "typed",
    } as const;
    expect(judge(of)).not.toHaveProperty("why");
    expect(judge({ ...of, why: "" })).not.toHaveProperty("why");
    expect(judge({ ...of, why: "Agreed at the meeting" }).why).toBe("Agreed at the meeting");
    expect(cellParts(cellName("maths", "target"))).toEqual({ subject: "maths", slot: "target" });
  });

  it("finds nothing in a row that is not there, is erased, or has another cell", () => {
    expect(valueIn(undefined, CELL)).toBeUndefined();
    expect(
      valueIn(record("p", YEAR, { "maths.spring": [entry("3S", { by: "u" })] }), CELL),
    ).toBeUndefined();
    expect(
      valueIn({ ...record("p", YEAR, { [CELL]: [entry("3S", { by: "u" })] }), gone: true }, CELL),
    ).toBeUndefined();
    expect(valueIn(nothing, "constructor")).toBeUndefined();
  });
});

describe("the baseline of a year", () => {
  const july = entry("2S", { by: "u-lind", id: "july" });
  const lastYear = record("p", YEAR - 1, { "maths.summer": [july] });
  const put = (...entries: Parameters<typeof entry>[]) =>
    record("p", YEAR, { "maths.baseline": entries.map((of) => entry(...of)) });

  it("[J5] is last July's judgement itself, and follows its correction", () => {
    expect(baselineEntry(lastYear, undefined, "maths")).toBe(july);
    const corrected = entry("2H", { by: "u-lind", id: "corrected", ms: NOW, prev: ["july"] });
    const after = record("p", YEAR - 1, { "maths.summer": [july, corrected] });
    expect(baselineEntry(after, undefined, "maths")).toBe(corrected);
    expect(baselineOf(lastYear, undefined, "reading")).toEqual({ is: "none", entry: undefined });
  });

  it("[J5] for a child with no July result it is what a teacher enters", () => {
    const entered = put(["2L", { by: "u-okafor", id: "1" }]);
    expect(baselineOf(undefined, entered, "maths")).toMatchObject({
      is: "entered",
      entry: { v: "2L" },
    });
    const withdrawn = put(
      ["2L", { by: "u", id: "1" }],
      [null, { by: "u", id: "2", ms: NOW, prev: ["1"] }],
    );
    expect(baselineOf(undefined, withdrawn, "maths").is).toBe("none");
  });

  it("[J6] one teacher's challenge is shown, and July's stands", () => {
    const challenged = baselineOf(lastYear, put(["2L", { by: "u-okafor", id: "1" }]), "maths");
    expect(challenged).toMatchObject({
      is: "challenged",
      entry: { v: "2S" },
      challenge: { v: "2L" },
    });
  });

  it("[J6] two people's same latest word takes its place", () => {
    const two = put(
      ["2L", { by: "u-okafor", id: "1" }],
      ["2L", { by: "u-lind", id: "2", ms: NOW, prev: ["1"] }],
    );
    expect(baselineOf(lastYear, two, "maths")).toMatchObject({ is: "agreed", entry: { v: "2L" } });
    const onePersonTwice = put(
      ["2L", { by: "u-okafor", id: "1" }],
      ["2L", { by: "u-okafor", id: "2", ms: NOW, prev: ["1"] }],
    );
    expect(baselineOf(lastYear, onePersonTwice, "maths").is).toBe("challenged");
  });

  it("[J6] who has changed their mind no longer agrees", () => {
    const changed = put(
      ["2L", { by: "u-lind", id: "1", ms: 1 }],
      ["2S", { by: "u-lind", id: "2", ms: 2, prev: ["1"] }],
      ["2L", { by: "u-okafor", id: "3", ms: 3, prev: ["2"] }],
    );
    expect(baselineOf(lastYear, changed, "maths").is).toBe("challenged");
    const backToJuly = put(
      ["2L", { by: "u-okafor", id: "1", ms: 1 }],
      ["2S", { by: "u-okafor", id: "2", ms: 2, prev: ["1"] }],
    );
    expect(baselineOf(lastYear, backToJuly, "maths")).toEqual({ is: "inherited", entry: july });
  });
});
