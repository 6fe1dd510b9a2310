import fc from "fast-check";
import { expect, it } from "vitest";
import { plainName } from "../../src/domain/plain-name.ts";

it("[N3] a name with nothing to take away comes to the same as one with a mark that goes", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/), (name) => {
      expect(plainName(name)).toBe(plainName(`${name}’`));
    }),
  );
});

it("[N3] accents, case, punctuation and double spaces go", () => {
  expect(plainName("ZOË  O’Brien-Łuk")).toBe("zoe obrien luk");
  expect(plainName("O Neill ")).toBe("o neill");
});
