import "fake-indexeddb/auto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { BUGS } from "./bugs.ts";
import { exchangeOnce } from "./load.mjs";
import { play, playMany } from "./play.ts";
import { REGRESSIONS } from "./regressions.ts";
import { scheduleOf } from "./schedule.ts";
import { shrink } from "./shrink.ts";

describe("schedules that once broke something", () => {
  it.each(REGRESSIONS)("seed $seed: $was", async ({ seed, commands }) => {
    expect((await play(seed, commands, true)).failure).toBeUndefined();
  });
});

describe("the seeded bugs", () => {
  it.each(BUGS)("$name: still fits the program's source", ({ exchanges }) => {
    for (const exchange of exchanges)
      expect(exchangeOnce(readFileSync(exchange.file, "utf8"), exchange)).not.toBe("");
  });
});

describe("the simulation itself", () => {
  it("plays a seed the same way every time", async () => {
    const first = await play(5, scheduleOf(5));
    const second = await play(5, scheduleOf(5));
    expect(first.failure).toBeUndefined();
    expect(first.log).not.toBe("");
    expect(second.log).toBe(first.log);
    expect(second.counts).toEqual(first.counts);
  });

  it("plays a seed the same way whatever was played before it", async () => {
    const alone = await play(8, scheduleOf(8));
    await playMany(6, 1);
    expect((await play(8, scheduleOf(8))).log).toBe(alone.log);
  });

  it("shrinks a failing schedule to the commands that matter", async () => {
    const commands = scheduleOf(3);
    const shortest = await shrink(commands, async (some) =>
      Promise.resolve(
        some.some(({ do: what }) => what === "edit") &&
          some.some(({ do: what }) => what === "sync"),
      ),
    );
    expect(shortest.map((command) => command.do).sort()).toEqual(["edit", "sync"]);
    expect(shortest.every(({ wait }) => wait === 0)).toBe(true);
  });

  it("exchanges a piece of source only where it stands exactly once", () => {
    const piece = { file: "a.ts", find: "a( b )", put: "c" };
    expect(exchangeOnce("x; a(\n  b\n)", { ...piece, find: "a( b )" })).toBe("x; c");
    expect(() => exchangeOnce("a( b ) a( b )", piece)).toThrow("2 times");
    expect(() => exchangeOnce("", piece)).toThrow("0 times");
  });
});
