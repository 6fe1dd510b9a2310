import { describe, expect, it } from "vitest";
import { BUGS } from "./bugs.ts";
import { spread } from "./spread.mjs";
import { MOST_SCHEDULES, tryBugs } from "./try-bugs.mjs";

const SCHEDULES = 2000;
const FIRST_SEED = 1;
const MINUTES = 60_000;

/** How often each kind of fault must have struck at the least, in all schedules together. */
const LEAST: Readonly<Record<string, number>> = {
  "request-lost": 1000,
  "reply-lost": 1500,
  "arrives-twice": 800,
  "late-copy": 600,
  "portal-page": 600,
  "proxy-page": 400,
  "cut-short": 400,
  "server-crash-before-commit": 600,
  "server-crash-after-commit": 600,
  "client crash while storing": 800,
  "client crash while keeping an edit": 100,
  "partial page": 800,
  "two exchanges at once": 400,
  "two requests at once": 200,
  "scopes changed": 8000,
  "clock jump": 1500,
  reload: 600,
  "wipe-cache": 400,
  "wipe-all": 150,
  clone: 200,
  "power-cut": 300,
  backup: 800,
  restore: 300,
  "new-epoch": 500,
  "newer-server": 400,
  "newer-app": 300,
  "older-app": 400,
  "change-person": 300,
  "stale tab of another person": 50,
  "wrong-person": 50,
  "signed-out": 100,
  "sign-out": 300,
  expire: 300,
  erase: 200,
  corrupt: 400,
  "digest healed": 200,
  digest: 400,
  settle: 150,
  hostile: 400,
  arrange: 1500,
  lock: 800,
  "several edits at once": 2000,
  "verdict quarantined": 1000,
  "verdict duplicate": 2000,
  "verdict superseded": 50,
};

describe(`the simulation of a school: ${SCHEDULES} schedules`, () => {
  it(
    "[I1]–[I18], [I20], [I21] hold whatever the network, the clocks and the crashes do",
    async () => {
      const { schedules, commands, counts, failures, reports } = await spread({
        from: FIRST_SEED,
        schedules: SCHEDULES,
      });
      const median = [...commands].sort((a, b) => a - b)[Math.floor(commands.length / 2)];
      const table = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
      process.stdout.write(
        [
          `\n${schedules} schedules from seed ${FIRST_SEED}, a median of ${median} commands`,
          ...table.map(([what, count]) => `${String(count).padStart(8)} ${what}`),
          ...reports,
          "",
        ].join("\n"),
      );
      expect(failures.map(({ seed, failure }) => `${seed}: ${failure.what}`)).toEqual([]);
      expect(schedules).toBe(SCHEDULES);
      expect(median).toBeGreaterThanOrEqual(40);
      const rare = Object.entries(LEAST).filter(([what, least]) => (counts.get(what) ?? 0) < least);
      expect(rare.map(([what, least]) => `${what}: ${counts.get(what)} of ${least}`)).toEqual([]);
    },
    20 * MINUTES,
  );

  it(
    `finds each of ${BUGS.length} seeded bugs within ${MOST_SCHEDULES} schedules, by the invariant it breaks`,
    async () => {
      const found = await tryBugs(FIRST_SEED);
      process.stdout.write(
        found
          .map(({ name, by, schedules }) => `${by ?? "SURVIVED"} after ${schedules}: ${name}\n`)
          .join(""),
      );
      expect(found).toHaveLength(BUGS.length);
      const survived = found.filter(({ by, foundBy }) => by === undefined || !foundBy.includes(by));
      expect(survived).toEqual([]);
    },
    20 * MINUTES,
  );
});
