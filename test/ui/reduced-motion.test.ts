import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = join(import.meta.dirname, "../../src");
const files = readdirSync(SOURCE, { recursive: true, encoding: "utf8" });
const read = (file: string) => readFileSync(join(SOURCE, file), "utf8");
const sheet = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\//g, "");

/** What stands in the blocks for people who asked their device for less motion. */
function underReduce(css: string): string {
  const block = /@media[^{]*prefers-reduced-motion: reduce[^{]*\{((?:[^{}]*\{[^{}]*\})*)/g;
  return [...css.matchAll(block)].map(([, inside]) => inside ?? "").join("");
}

/** Movements of a stylesheet that go on by a time of their own for everybody. */
function goesOn(css: string): string[] {
  const stopped = underReduce(css);
  return [...css.matchAll(/(?<![-\w])(transition|animation)(?:-duration)?: ([^;]+);/g)]
    .filter(([, what = "", value = ""]) => {
      const parts = value.split(/,(?![^(]*\))/);
      const byToken = parts.every((one) => /var\(--(?:quick|calm)\)/.test(one));
      return !byToken && value !== "none" && !stopped.includes(`${what}: none`);
    })
    .map(([words]) => words);
}

describe("for people who asked their device for less motion", () => {
  it("every time of movement is nought", () => {
    const times = underReduce(sheet("ui/tokens.css"));
    expect(times).toContain("--quick: 0ms");
    expect(times).toContain("--calm: 0ms");
  });

  it("nothing in a stylesheet moves by a time of its own", () => {
    const sheets = files.filter((file) => file.endsWith(".css"));
    expect(sheets.flatMap((file) => goesOn(sheet(file)))).toEqual([]);
    expect(sheets.filter((file) => sheet(file).includes("scroll-behavior: smooth"))).toEqual([]);
    // What it would find.
    expect(goesOn(".a { transition: color 1s; }")).toHaveLength(1);
  });

  it("whatever moves from a script asks first", () => {
    const moving = /\.animate\(|behavior: "smooth"|startViewTransition/;
    const scripts = files.filter((file) => /\.tsx?$/.test(file) && moving.test(read(file)));
    expect(scripts).not.toEqual([]);
    const asks = (file: string) => read(file).includes("prefers-reduced-motion: reduce");
    expect(scripts.filter((file) => !asks(file))).toEqual([]);
  });
});
