import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textDifference } from "../../src/notes/text-difference.ts";

const text = fc.string({
  unit: fc.constantFrom("a", "b", " ", "\n", "é", "😀", "👍"),
  maxLength: 12,
});

describe("the difference between two texts", () => {
  it("[NT9] makes the one out of the other, wherever the caret is said to be", () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, caret) => {
        const found = textDifference(before, after, caret);
        const { at, remove, insert } = found ?? { at: 0, remove: 0, insert: "" };
        expect(before.slice(0, at) + insert + before.slice(at + remove)).toBe(after);
      }),
    );
  });

  it("[NT9] cuts no character in two", () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, caret) => {
        const found = textDifference(before, after, caret);
        if (found === undefined) return;
        const { at, remove, insert } = found;
        for (const part of [before.slice(0, at), before.slice(at, at + remove), insert])
          expect(part).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });

  it.each([
    ["ab", "aab", 1, { at: 0, remove: 0, insert: "a" }],
    ["aaa", "aaaa", 2, { at: 1, remove: 0, insert: "a" }],
    ["aaa", "aaaa", 4, { at: 3, remove: 0, insert: "a" }],
    ["aaa", "aa", 1, { at: 1, remove: 1, insert: "" }],
    ["the cat", "the dog", 7, { at: 4, remove: 3, insert: "dog" }],
    ["", "😀", 2, { at: 0, remove: 0, insert: "😀" }],
    // Both begin with the same half.
    ["😀", "😁", 2, { at: 0, remove: 2, insert: "😁" }],
    ["x", "x", 1, undefined],
  ] as const)("[NT9] from “%s” to “%s” with the caret at %i", (before, after, caret, expected) => {
    expect(textDifference(before, after, caret)).toEqual(expected);
  });
});
