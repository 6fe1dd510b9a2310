import { describe, expect, it } from "vitest";
import {
  NO_LIST_PAST,
  rememberingStep,
  restoringStep,
  stepToRestore,
} from "../../src/domain/class-list-undo.ts";
import { isOwn, restoredValue, type TrackerMove } from "../../src/domain/class-tracker-undo.ts";

const move = (entry: string, from: string | null, to: string | null): TrackerMove => ({
  pupil: "p-bo",
  subject: "maths",
  slot: "autumn",
  from,
  to,
  entry,
});

describe("going back", () => {
  it("[CT4] goes back through several moves of one cell and forward again", () => {
    let past = rememberingStep(NO_LIST_PAST, [move("e1", null, "3L")]);
    past = rememberingStep(past, [move("e2", "3L", "3S")]);
    const seen: (string | null)[] = [];
    for (const [way, entry] of [
      ["undo", "e3"],
      ["undo", "e4"],
      ["redo", "e5"],
      ["redo", "e6"],
    ] as const) {
      const step = stepToRestore(past, way)![0]!;
      seen.push(restoredValue(step, way));
      past = restoringStep(past, way, [{ ...step, entry }]);
      expect(isOwn(past, entry)).toBe(true);
    }
    expect(seen).toEqual(["3L", null, "3L", "3S"]);
    expect(stepToRestore(past, "redo")).toBeUndefined();
  });

  it("a new move ends what could be done again", () => {
    const first = rememberingStep(NO_LIST_PAST, [move("e1", null, "3L")]);
    let past = restoringStep(first, "undo", [move("e2", null, "3L")]);
    past = rememberingStep(past, [move("e3", null, "2S")]);
    expect(stepToRestore(past, "redo")).toBeUndefined();
    expect(stepToRestore(past, "undo")?.[0]?.entry).toBe("e3");
  });

  it("[CT4] what somebody else put is not ours; a move that could not be undone is let go", () => {
    const past = rememberingStep(NO_LIST_PAST, [move("e1", null, "3L")]);
    expect(isOwn(past, "theirs")).toBe(false);
    expect(isOwn(past, undefined)).toBe(false);
    expect(restoringStep(past, "undo", [])).toMatchObject({ done: [], undone: [] });
  });
});
