import { expect, it } from "vitest";
import { hasNameOf } from "../../src/domain/name-in-text.ts";

const zoe = { given: "Zoë", known: null, family: "O’Brien-Hall" };

it.each([
  ["Zoe read aloud.", true],
  ["A poem of ZOË’s!", true],
  ["The O'Brien-Hall family came.", true],
  ["The Obrien Hall family came.", true],
  ["The zoetrope spun.", false],
  ["A hall full of people", false],
  ["", false],
])("[CN1] a name in “%s” is found as a whole word: %s", (text, is) => {
  expect(hasNameOf(zoe, text)).toBe(is);
});

it("finds what a child is called as well as the given name, and nothing where a name is missing", () => {
  const child = { given: "Nathaniel", known: "Nat", family: "" };
  expect(hasNameOf(child, "Nat and the others")).toBe(true);
  expect(hasNameOf(child, "Nathaniel's table")).toBe(true);
  expect(hasNameOf(child, "Nobody")).toBe(false);
});
