import { describe, expect, it } from "vitest";
import {
  changedSince,
  collectionDoneOf,
  collectionKey,
  sayCollected,
} from "../../src/domain/collection-done.ts";
import {
  CLASSES,
  entry,
  idOf,
  NOW,
  PUPILS,
  record,
  row,
  rowOf,
  STAFF,
} from "../support/small-school.ts";

const DAY_MS = 86_400_000;
const OF = { year: 2026, point: "autumn", class: CLASSES.oak, subject: "maths" };
const SAID = { done: true, by: STAFF.oakTeacher, on: "2026-11-21" };
const said = { ...row("collection", collectionKey(OF), SAID, NOW) };

describe("saying that levels are all in", () => {
  it("[CR7] is kept with who said so and the day, and can be taken back", () => {
    expect(collectionDoneOf(rowOf(sayCollected(OF, SAID)))).toEqual({
      ...OF,
      by: STAFF.oakTeacher,
      on: "2026-11-21",
    });
    expect(collectionDoneOf(rowOf(sayCollected(OF, { ...SAID, done: false })))).toBeUndefined();
    expect(collectionDoneOf(undefined)).toBeUndefined();
    expect(collectionDoneOf({ ...said, gone: true })).toBeUndefined();
    expect(collectionDoneOf(row("subject", "maths", { done: true }))).toBeUndefined();
  });

  it("[CR8] says on which day a level changed afterwards; the same again is no change", () => {
    const of = { by: STAFF.oakTeacher };
    const first = entry("2S", { ...of, ms: NOW - DAY_MS, id: idOf("first") });
    const again = entry("2S", { ...of, ms: NOW + DAY_MS, id: idOf("again"), prev: [first.id] });
    const other = entry("2H", { ...of, ms: NOW + 3 * DAY_MS, id: idOf("other"), prev: [again.id] });
    const back = entry("2S", { ...of, ms: NOW + 4 * DAY_MS, id: idOf("back"), prev: [other.id] });
    const since = (...entries: readonly ReturnType<typeof entry>[]) =>
      changedSince(said, OF, [undefined, record(PUPILS.bo, 2026, { "maths.autumn": entries })]);
    expect(since(first)).toBeUndefined();
    expect(since(first, again)).toBeUndefined();
    expect(since(first, again, other)).toBe("2026-11-24");
    expect(since(first, again, other, back)).toBeUndefined();
    expect(since(other)).toBe("2026-11-24");
    expect(changedSince(said, { ...OF, subject: "reading" }, [])).toBeUndefined();
  });
});
