import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clockAt } from "../../src/domain/clock.ts";
import { EMPTY_NOTE, type Note, type NoteInput } from "../../src/domain/note.ts";
import {
  KEEP_AFTER_MS,
  PAUSE_MS,
  KEEP_AGAIN_AFTER_MS,
  keepNotes,
  type Left,
  NoteBinding,
} from "../../src/notes/note-binding.ts";
import { pieceOf, textOf } from "../../src/notes/note-text.ts";
import { wordsIn } from "../../src/notes/words-in-pieces.ts";

let box: HTMLTextAreaElement;
let binding: NoteBinding;
let kept: NoteInput[][];
let said: (string | undefined)[];
let left: Left[];
let problem: string | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  [kept, said, left, problem] = [[], [], [], undefined];
  box = document.body.appendChild(document.createElement("textarea"));
  binding = bind(EMPTY_NOTE);
});
afterEach(async () => {
  await binding.close();
  box.remove();
  vi.useRealTimers();
});

function bind(note: Note): NoteBinding {
  return new NoteBinding(box, note, {
    keep: async (pieces) => {
      kept.push([...pieces]);
      return problem;
    },
    say: (words) => said.push(words),
    leave: (one) => left.push(one),
  });
}
function type(value: string): void {
  fireEvent.input(box, { target: { value } });
}
const words = () => kept.map((pieces) => wordsIn(pieces.map(({ u }) => u)));

it("[NT9] keeps what was typed after a pause, and every two seconds while more is typed", async () => {
  type("O");
  const letters = KEEP_AFTER_MS / (PAUSE_MS - 1);
  for (let at = 1; at < letters; at += 1) {
    await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
    expect(kept).toEqual([]);
    type(at + 1 < letters ? "One" : "One two");
  }
  await vi.advanceTimersByTimeAsync(PAUSE_MS - 1);
  expect(words()).toEqual(["One two"]);
  type("One two three");
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(words()).toEqual(["One two", "three"]);
  await vi.advanceTimersByTimeAsync(10 * KEEP_AFTER_MS);
  fireEvent.blur(box);
  expect(kept).toHaveLength(2);
});

it("[NT9] keeps once more, in order, what the device did not take", async () => {
  problem = "There is no room on this device.";
  type("One ");
  fireEvent.blur(box);
  await vi.advanceTimersByTimeAsync(0);
  expect(said.at(-1)).toBe(problem);
  problem = undefined;
  type("One two");
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
  expect(words()).toEqual(["One", "One two"]);
  expect(kept[1]).toHaveLength(2);
  expect(said.at(-1)).toBeUndefined();
});

it("[NT9] keeps what was typed when the tab is put behind another", () => {
  type("One");
  Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
  fireEvent(document, new Event("visibilitychange"));
  Reflect.deleteProperty(document, "visibilityState");
  expect(words()).toEqual(["One"]);
});

it("[NT9] undoes when the browser's own menu asks for it", () => {
  type("One");
  const event = new InputEvent("beforeinput", { inputType: "historyUndo", cancelable: true });
  box.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(true);
  expect(box.value).toBe("");
  box.dispatchEvent(new InputEvent("beforeinput", { inputType: "historyRedo", cancelable: true }));
  expect(box.value).toBe("One");
});

it("[NT2] [NT9] passes over a piece that cannot be joined", () => {
  type("One");
  const piece = { id: "0".repeat(32), h: clockAt(1), by: "u", u: "////" };
  binding.receive({ g: "0", u: [piece] });
  expect(box.value).toBe("One");
});

it("[ML1] [NT9] whoever closes a meeting waits until what is in every box is kept", async () => {
  let finish = () => {};
  const slowBox = document.createElement("textarea");
  const slow = new NoteBinding(slowBox, EMPTY_NOTE, {
    keep: () => new Promise((resolve) => (finish = () => resolve(undefined))),
    say: () => undefined,
    leave: () => undefined,
  });
  fireEvent.input(slowBox, { target: { value: "On its way" } });
  fireEvent.blur(slowBox);
  type("Typed as it closes");
  let done = false;
  const all = keepNotes().then((problem) => {
    done = true;
    return problem;
  });
  await vi.advanceTimersByTimeAsync(0);
  expect(words()).toEqual(["Typed as it closes"]);
  expect(done).toBe(false);
  finish();
  expect(await all).toBeUndefined();
  await slow.close();
  problem = "There is no room on this device.";
  type("Typed as it closes, again");
  expect(await keepNotes()).toBe(problem);
});

describe("a box whose words the device does not take", () => {
  const FULL = "There is no room on this device.";

  it("[NT10] asks again by itself, and says when it is well", async () => {
    problem = FULL;
    type("One");
    fireEvent.blur(box);
    await vi.advanceTimersByTimeAsync(0);
    expect(said.at(-1)).toBe(FULL);
    problem = undefined;
    await vi.advanceTimersByTimeAsync(KEEP_AGAIN_AFTER_MS);
    expect(words()).toEqual(["One", "One"]);
    expect(said.at(-1)).toBeUndefined();
    await vi.advanceTimersByTimeAsync(10 * KEEP_AGAIN_AFTER_MS);
    expect(kept).toHaveLength(2);
  });

  it("[NT10] leaves them where their author is shown them when it goes away", async () => {
    problem = FULL;
    type("One");
    await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
    type("One two");
    await binding.close();
    expect(left).toMatchObject([{ words: "One two", problem: FULL }]);
    expect(left[0]?.pieces).toHaveLength(2);
    // It has gone: nothing asks the device any more.
    const asked = kept.length;
    await vi.advanceTimersByTimeAsync(10 * KEEP_AGAIN_AFTER_MS);
    expect(kept).toHaveLength(asked);
    binding = bind(EMPTY_NOTE);
    problem = undefined;
    binding.add(left[0]!.pieces);
    expect(box.value).toBe("One two");
    await vi.advanceTimersByTimeAsync(0);
    expect(kept.at(-1)).toEqual(left[0]?.pieces);
    // What is typed on it is joined to it, before its row has come and after.
    type("One two three");
    fireEvent.blur(box);
    await vi.advanceTimersByTimeAsync(0);
    const pieces = kept.slice(-2).flat();
    const note = {
      g: "0",
      u: pieces.map(({ u }, at) => ({ id: `${at}`, h: clockAt(at), by: "u", u })),
    };
    binding.receive(note);
    expect(box.value).toBe("One two three");
    expect(textOf(note)).toBe("One two three");
  });

  it("[NT10] keeps those of a text that was replaced meanwhile for their author, out of the new one", async () => {
    problem = FULL;
    type("Old");
    await binding.close();
    problem = undefined;
    const piece = { id: "0".repeat(32), h: clockAt(1), by: "u", u: pieceOf("New.") };
    binding = bind({ g: "1-00000000000000aa", u: [piece] });
    binding.add(left[0]!.pieces);
    await vi.advanceTimersByTimeAsync(0);
    expect(box.value).toBe("New.");
    expect(kept.at(-1)).toMatchObject([{ g: "0" }]);
  });

  it("[NT4] [NT10] leaves a text that is longer than a note may be, and holds up who closes a meeting", async () => {
    type("x".repeat(20_002));
    expect(await keepNotes()).toMatch(/2 characters longer/);
    await binding.close();
    expect(left).toMatchObject([{ words: "x".repeat(20_002), pieces: [] }]);
  });

  it("[NT10] takes a device that breaks for one that did not take them", async () => {
    const broken = new NoteBinding(document.createElement("textarea"), EMPTY_NOTE, {
      keep: () => Promise.reject(new DOMException("no room", "QuotaExceededError")),
      say: (one) => said.push(one),
      leave: (one) => left.push(one),
    });
    broken.add([{ g: "0", u: pieceOf("Words") }]);
    await broken.close();
    expect(left).toMatchObject([{ words: "Words" }]);
    expect(left[0]?.problem).toMatch(/no room left/);
  });

  it("[NT9] [NT10] keeps a word that was being composed when the page is put away or the box goes", async () => {
    fireEvent.compositionStart(box);
    fireEvent.input(box, { target: { value: "か" } });
    fireEvent(window, new Event("pagehide"));
    await vi.advanceTimersByTimeAsync(0);
    expect(words()).toEqual(["か"]);
    fireEvent.input(box, { target: { value: "書く" } });
    await binding.close();
    expect(words().at(-1)).toBe("書く");
    expect(left).toEqual([]);
  });

  it("[NT10] has the browser ask before the page is left", async () => {
    const leaving = () => {
      const event = new Event("beforeunload", { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(leaving()).toBe(false);
    type("One");
    // Not kept yet: it is from now on, and the page does not go before.
    expect(leaving()).toBe(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(words()).toEqual(["One"]);
    expect(leaving()).toBe(false);
    problem = FULL;
    type("One two");
    fireEvent.blur(box);
    await vi.advanceTimersByTimeAsync(0);
    expect(leaving()).toBe(true);
    problem = undefined;
    fireEvent.blur(box);
    await vi.advanceTimersByTimeAsync(0);
    expect(leaving()).toBe(false);
  });
});
