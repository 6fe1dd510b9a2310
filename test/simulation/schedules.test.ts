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
  "proxy-page": 500,
  "cut-short": 500,
  "server-crash-before-commit": 700,
  "server-crash-after-commit": 700,
  "client crash while storing": 1200,
  "client crash while keeping an edit": 300,
  "partial page": 1000,
  "two exchanges at once": 500,
  "two requests at once": 150,
  "scopes changed": 8000,
  "clock jump": 1500,
  reload: 800,
  "wipe-cache": 500,
  "wipe-all": 250,
  clone: 300,
  "power-cut": 400,
  backup: 1000,
  restore: 200,
  "new-epoch": 700,
  "newer-server": 600,
  "newer-app": 500,
  "older-app": 600,
  "change-person": 600,
  "stale tab of another person": 50,
  "wrong-person": 50,
  "signed-out": 200,
  "sign-out": 500,
  expire: 500,
  erase: 300,
  corrupt: 600,
  digest: 600,
  "digest healed": 300,
  settle: 90,
  hostile: 500,
  write: 2000,
  "strike-out": 800,
  "replace-note": 150,
  "meeting-entry": 700,
  "meeting-phrase": 400,
  "meeting-action": 700,
  "meeting-summary": 250,
  "meeting-summary-part": 100,
  "meeting-addition": 200,
  "closed again": 4,
  arrange: 2000,
  lock: 1000,
  "several edits at once": 3000,
  "verdict quarantined": 2000,
  "verdict duplicate": 6000,
  "verdict superseded": 150,
};

describe(`the simulation of a school: ${SCHEDULES} schedules`, () => {
  it(
    "[I1] [I2] [I3] [I4] [I5] [I6] [I7] [I8] [I9] [I10] [I11] [I12] [I13] [I14] [I15] [I16] [I17] [I18] [I20] [I21] [I22] [I23] [I24] [I25] hold whatever the network, the clocks and the crashes do",
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
    45 * MINUTES,
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
    45 * MINUTES,
  );
});
