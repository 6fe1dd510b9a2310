import { describe, expect, it } from "vitest";
import {
  isOwn,
  moveToRestore,
  NO_PAST,
  remembering,
  restoredValue,
  restoring,
  type TrackerMove,
} from "../../src/domain/class-tracker-undo.ts";

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
    let past = remembering(NO_PAST, move("e1", null, "3L"));
    past = remembering(past, move("e2", "3L", "3S"));
    const seen: (string | null)[] = [];
    for (const [way, entry] of [
      ["undo", "e3"],
      ["undo", "e4"],
      ["redo", "e5"],
      ["redo", "e6"],
    ] as const) {
      seen.push(restoredValue(moveToRestore(past, way)!, way));
      past = restoring(past, way, entry);
      expect(isOwn(past, entry)).toBe(true);
    }
    expect(seen).toEqual(["3L", null, "3L", "3S"]);
    expect(moveToRestore(past, "redo")).toBeUndefined();
  });

  it("a new move ends what could be done again", () => {
    let past = restoring(remembering(NO_PAST, move("e1", null, "3L")), "undo", "e2");
    past = remembering(past, move("e3", null, "2S"));
    expect(moveToRestore(past, "redo")).toBeUndefined();
    expect(moveToRestore(past, "undo")?.entry).toBe("e3");
  });

  it("[CT4] what somebody else put is not ours; a move that could not be undone is let go", () => {
    const past = remembering(NO_PAST, move("e1", null, "3L"));
    expect(isOwn(past, "theirs")).toBe(false);
    expect(isOwn(past, undefined)).toBe(false);
    expect(restoring(past, "undo", undefined)).toMatchObject({ done: [], undone: [] });
  });
});
