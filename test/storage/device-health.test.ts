import { expect, it } from "vitest";
import { askToKeep } from "../../src/storage/device-health.ts";

it("asks the browser to keep what is stored, and takes no for an answer", async () => {
  expect(await askToKeep({ persist: () => Promise.resolve(true) })).toBe(true);
  expect(await askToKeep({ persist: () => Promise.resolve(false) })).toBe(false);
  expect(await askToKeep({ persist: () => Promise.reject(new TypeError("not here")) })).toBe(false);
  expect(await askToKeep({})).toBe(false);
});
