import type { Command } from "./command.ts";

/** A schedule that once broke something, with what it broke. Always run. */
export type Regression = { was: string; seed: number; commands: readonly Command[] };

/**
 * To add one: `npm run simulate -- --schedules 1 --seed S` prints the shortest way to the failure;
 * put it here with a sentence on what was wrong, and mend the program until it passes.
 */
export const REGRESSIONS: readonly Regression[] = [
  {
    was: "[I21] a late answer of the copy before a restoration counted as the restored copy's word",
    seed: 1,
    commands: [
      { wait: 0, do: "sync", machine: 2, tab: 0, fate: "arrives", limit: 2000, rounds: 1 },
      { wait: 0, do: "backup" },
      {
        wait: 1000,
        do: "edit",
        machine: 2,
        tab: 0,
        wishes: [{ kind: "judge", who: 0, where: 0, what: 3 }],
      },
      { wait: 1000, do: "begin", machine: 2, tab: 0, limit: 2000 },
      { wait: 1000, do: "move", which: 0, fate: "arrives" },
      { wait: 1000, do: "restore" },
      { wait: 1000, do: "sync", machine: 2, tab: 1, fate: "arrives", limit: 2000, rounds: 1 },
      { wait: 1000, do: "move", which: 0, fate: "arrives" },
    ],
  },
  {
    was: "[I10] [I16] somebody who had left never heard of a restored copy, so their work was not offered again",
    seed: 179,
    commands: [
      { wait: 0, do: "backup" },
      { wait: 0, do: "arrange", machine: 0, tab: 0, how: "leave", who: 15, where: 2 },
      {
        wait: 0,
        do: "edit",
        machine: 4,
        tab: 0,
        wishes: [{ kind: "judge", who: 2, where: 3, what: 43 }],
      },
      { wait: 0, do: "sync", machine: 4, tab: 0, fate: "arrives", limit: 2000, rounds: 1 },
      { wait: 0, do: "restore" },
    ],
  },
  {
    was: "[I10] what an administrator had accepted after all needed no attention any more and did not show either, when the page that said so came too late to be stored",
    seed: 12005,
    commands: [
      { wait: 0, do: "begin", machine: 2, tab: 0, limit: 2000 },
      { wait: 0, do: "lock", machine: 0, tab: 0, point: 9, open: false },
      { wait: 0, do: "sync", machine: 0, tab: 0, fate: "arrives", limit: 2000, rounds: 1 },
      {
        wait: 0,
        do: "edit",
        machine: 2,
        tab: 0,
        wishes: [{ kind: "judge", who: 2, where: 6, what: 2 }],
      },
      { wait: 0, do: "sync", machine: 2, tab: 0, fate: "arrives", limit: 2000, rounds: 1 },
      { wait: 0, do: "settle", which: 4, accept: true },
      { wait: 0, do: "move", which: 0, fate: "arrives" },
      { wait: 0, do: "move", which: 2, fate: "arrives" },
    ],
  },
];
