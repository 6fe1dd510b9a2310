import { fireEvent } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clockAt } from "../../src/domain/clock.ts";
import { EMPTY_NOTE, type Note, type NoteInput } from "../../src/domain/note.ts";
import { KEEP_AFTER_MS, keepNotes, NoteBinding } from "../../src/notes/note-binding.ts";
import { wordsIn } from "../../src/notes/note-text.ts";

let box: HTMLTextAreaElement;
let binding: NoteBinding;
let kept: NoteInput[][];
let said: (string | undefined)[];
let problem: string | undefined;
beforeEach(() => {
  vi.useFakeTimers();
  [kept, said, problem] = [[], [], undefined];
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
  });
}
function type(value: string): void {
  fireEvent.input(box, { target: { value } });
}
const words = () => kept.map((pieces) => wordsIn(pieces.map(({ u }) => u)));

it("[NT9] keeps what was typed after two seconds, also while more is typed", async () => {
  type("One");
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS - 1);
  type("One two");
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(words()).toEqual(["One two"]);
  type("One two three");
  await vi.advanceTimersByTimeAsync(KEEP_AFTER_MS);
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
