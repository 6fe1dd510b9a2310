import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyChange,
  type Change,
  conflictOf,
  currentEntry,
  emptyRow,
  headsOf,
  makesCycle,
} from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { entry, idOf, NOW } from "../support/small-school.ts";

const author = { by: "u-okafor", dev: "d1", at: NOW };
const ids = Array.from({ length: 8 }, (_, at) => idOf(`change ${at}`));
const CELLS = ["maths.autumn", "maths.spring"];

/** Changes with few clocks and few ids, so that ties and supersession are common. */
const sets: fc.Arbitrary<Change> = fc.record({
  id: fc.constantFrom(...ids),
  t: fc.constant("pupil"),
  k: fc.constant("p-amara"),
  op: fc.constant("set" as const),
  f: fc.dictionary(
    fc.constantFrom("given", "family", "known"),
    fc.constantFrom("Amara", "Bo", null),
    {
      minKeys: 1,
    },
  ),
  h: fc.integer({ min: 1, max: 4 }).map((ms) => clockAt(ms)),
  sv: fc.constant(1),
});
const adds: fc.Arbitrary<Change> = fc.record({
  id: fc.constantFrom(...ids),
  t: fc.constant("attainment"),
  k: fc.constant("p-amara:2026"),
  op: fc.constant("add" as const),
  f: fc
    .record({
      cell: fc.constantFrom(...CELLS),
      v: fc.constantFrom("2S", "3L", null),
      prev: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 }),
    })
    .map(({ cell, v, prev }) => ({ [cell]: { v, how: "typed", prev } })),
  h: fc.integer({ min: 1, max: 4 }).map((ms) => clockAt(ms)),
  sv: fc.constant(1),
});
/** An id stands for one content, as the server makes sure. */
const onePerId = (changes: readonly Change[]) => [
  ...new Map(changes.map((change) => [change.id, change])).values(),
];
const shuffledTwice = (of: fc.Arbitrary<Change>) =>
  fc
    .array(of, { minLength: 1, maxLength: 10 })
    .map(onePerId)
    .chain((changes) =>
      fc.tuple(
        fc.constant(changes),
        fc.shuffledSubarray(changes, { minLength: changes.length }),
        fc.array(fc.constantFrom(...changes), { maxLength: changes.length }),
      ),
    );
const applyAll = (changes: readonly Change[]) =>
  changes.reduce(
    (row, change) => applyChange(row, change, author),
    emptyRow(changes[0]?.t ?? "pupil", changes[0]?.k ?? "p-amara", "p:p-amara"),
  );

describe("applying changes", () => {
  it("[SN1] what is written once stays as it was first written, whatever comes after", () => {
    const once: Change = {
      id: idOf("first"),
      t: "snapshot",
      k: "one",
      op: "set",
      f: { name: "Autumn" },
      h: clockAt(5),
      sv: 1,
    };
    const first = applyChange(emptyRow("snapshot", "one", "l"), once, author);
    fc.assert(
      fc.property(fc.array(sets), (later) => {
        const after = later.reduce(
          (row, change) => applyChange(row, { ...change, t: "snapshot", k: "one" }, author),
          first,
        );
        expect(after).toBe(first);
      }),
    );
  });

  it("[SY1] [SY2] fields end the same in any order and with any repeats", () => {
    fc.assert(
      fc.property(shuffledTwice(sets), ([changes, shuffled, repeats]) => {
        const once = applyAll(changes);
        expect(applyAll([...shuffled, ...repeats])).toEqual(once);
      }),
    );
  });

  it("[SY1] [SY2] cells end the same in any order and with any repeats", () => {
    fc.assert(
      fc.property(shuffledTwice(adds), ([changes, shuffled, repeats]) => {
        const once = applyAll(changes);
        expect(applyAll([...shuffled, ...repeats])).toEqual(once);
      }),
    );
  });

  it("[SY1] the field of the later stamp stands, field by field", () => {
    const first: Change = {
      id: ids[0]!,
      t: "pupil",
      k: "p",
      op: "set",
      f: { given: "A", family: "B" },
      h: clockAt(5),
      sv: 1,
    };
    const second: Change = { ...first, id: ids[1]!, f: { given: "C" }, h: clockAt(9) };
    expect(applyAll([second, first]).f).toEqual({ given: "C", family: "B" });
  });

  it("does not touch the row it is given, nor an erased one", () => {
    const change: Change = {
      id: ids[0]!,
      t: "pupil",
      k: "p",
      op: "set",
      f: { given: "A" },
      h: clockAt(5),
      sv: 1,
    };
    const row = Object.freeze(emptyRow("pupil", "p", "p:p"));
    expect(applyChange(row, change, author)).not.toBe(row);
    const erased = { ...row, gone: true as const };
    expect(applyChange(erased, change, author)).toBe(erased);
  });

  it("keeps who, on which device, when it reached school, and why", () => {
    const change: Change = {
      id: ids[0]!,
      t: "attainment",
      k: "p-amara:2026",
      op: "add",
      f: { "maths.autumn": { v: "3L", how: "moved", why: "Book scrutiny", prev: [ids[3]!] } },
      h: clockAt(NOW),
      sv: 1,
    };
    expect(applyAll([change]).c?.["maths.autumn"]).toEqual([
      {
        id: ids[0],
        h: clockAt(NOW),
        v: "3L",
        how: "moved",
        why: "Book scrutiny",
        prev: [ids[3]],
        ...author,
      },
    ]);
  });
});

describe("which judgement shows", () => {
  const july = entry("2S", { by: "u-a", ms: 10, id: "1" });
  const later = entry("2H", { by: "u-b", ms: 20, id: "2", prev: ["1"] });

  it("[J2] the head with the highest clock, not an entry that was superseded", () => {
    expect(currentEntry([july, later])).toBe(later);
    const supersededLate = entry("3L", { by: "u-a", ms: 99, id: "3" });
    const final = entry("3S", { by: "u-b", ms: 50, id: "4", prev: ["3"] });
    expect(currentEntry([final, supersededLate])).toBe(final);
    expect(currentEntry([])).toBeUndefined();
    expect(currentEntry(undefined)).toBeUndefined();
  });

  it("[J2] equal clocks are decided by id, however the entries arrive", () => {
    const low = entry("2S", { by: "u-a", ms: 10, id: "a" });
    const high = entry("2H", { by: "u-b", ms: 10, id: "b" });
    const cell = (one: typeof low, other: typeof low) =>
      applyAll(
        [one, other].map((e): Change => ({
          id: e.id,
          t: "attainment",
          k: "p:2026",
          op: "add",
          f: { "maths.autumn": { v: e.v, how: e.how, prev: e.prev } },
          h: e.h,
          sv: 1,
        })),
      ).c?.["maths.autumn"];
    expect(currentEntry(cell(low, high))?.id).toBe("b");
    expect(currentEntry(cell(high, low))?.id).toBe("b");
  });

  it("[J3] heads with different values are a conflict; with one value they are none", () => {
    const mine = entry("3S", { by: "u-a", ms: 30, id: "5", prev: ["2"] });
    const theirs = entry("3L", { by: "u-b", ms: 40, id: "6", prev: ["2"] });
    expect(conflictOf([july, later, mine, theirs])).toEqual([mine, theirs]);
    const agree = entry("3S", { by: "u-b", ms: 40, id: "6", prev: ["2"] });
    expect(conflictOf([july, later, mine, agree])).toEqual([]);
    const resolved = entry("3L", { by: "u-a", ms: 50, id: "7", prev: ["5", "6"] });
    expect(conflictOf([july, later, mine, theirs, resolved])).toEqual([]);
    expect(conflictOf(undefined)).toEqual([]);
  });

  it("counts a withdrawal as a head like any other", () => {
    const gone = entry(null, { by: "u-a", ms: 30, id: "8", prev: ["2"] });
    expect(headsOf([july, later, gone])).toEqual([gone]);
    expect(currentEntry([july, later, gone])?.v).toBeNull();
  });

  it("keeps a head whose cause has not arrived yet", () => {
    const early = entry("3S", { by: "u-a", ms: 30, id: "9", prev: ["not here yet"] });
    expect(currentEntry([early])).toBe(early);
  });
});

describe("circles of supersession", () => {
  it("are noticed, directly and through others", () => {
    const one = entry("2S", { by: "u", id: "1", prev: ["3"] });
    const two = entry("2S", { by: "u", id: "2", prev: ["1"] });
    expect(makesCycle([one, two], { id: "3", prev: ["2"] })).toBe(true);
    expect(makesCycle([], { id: "3", prev: ["3"] })).toBe(true);
    expect(makesCycle([one, two], { id: "4", prev: ["2"] })).toBe(false);
  });

  it("never arise from honest apps, who name only what exists", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(9), { maxLength: 4 }), { maxLength: 10 }), (prevs) => {
        const entries = prevs.map((prev, at) =>
          entry("2S", { by: "u", id: `${at}`, prev: prev.filter((p) => p < at).map(String) }),
        );
        for (const [at, one] of entries.entries())
          expect(makesCycle(entries.slice(0, at), one)).toBe(false);
      }),
    );
  });
});
