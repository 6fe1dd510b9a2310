import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

/** What the house waits, in milliseconds: `testTimeout` in vite.config.ts, and test/support/patience.ts. */
const HOUSE = { test: 120_000, wait: 20_000 };
const LIMIT = /\b(testTimeout|hookTimeout|asyncUtilTimeout|timeout): ([\d_]+)/gi;

it("no test has less patience than the house: a busy machine is slow, not wrong", () => {
  const root = new URL(".", import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: "utf8" })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => /\.tsx?$/.test(file) && !/^(e2e|screens)\//.test(file));
  const hasty = files.flatMap((file) =>
    [...readFileSync(new URL(file, root), "utf8").matchAll(LIMIT)]
      .filter(([, name, ms]) => Number(ms?.replaceAll("_", "")) < leastOf(name ?? ""))
      .map(([words]) => `${file}: ${words}`),
  );
  expect(hasty).toEqual([]);
});

function leastOf(name: string): number {
  return /^(test|hook)/.test(name) ? HOUSE.test : HOUSE.wait;
}
