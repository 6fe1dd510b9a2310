import { randomBytes } from "node:crypto";
import { writeSync } from "node:fs";
import { clockAt } from "../../../src/domain/clock.ts";
import { answerSync } from "../../../src/server/answer-sync.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import { FROM_ZERO } from "../../../src/sync/protocol.ts";

/**
 * A server that takes changes as fast as it can and says of each, on its output and only after the
 * answer is there, that it was taken. Made to be killed. Arguments: file, school, user, record.
 */
const [path = "", school = "", user = "", record = ""] = process.argv.slice(2);
const store = await openSqliteStore(path);
for (;;) {
  const changes = Array.from({ length: 1 + Math.floor(Math.random() * 6) }, () => ({
    id: randomBytes(16).toString("hex"),
    t: "attainment",
    k: record,
    op: "add" as const,
    f: { "maths.spring": { v: "3S", how: "typed", prev: [] } },
    h: clockAt(Date.now()),
    sv: 1,
  }));
  const answer = await answerSync(
    { store, now: () => Date.now() },
    { school, user },
    {
      p: 1,
      user,
      device: "d".repeat(20),
      sv: 1,
      epoch: "",
      cursor: FROM_ZERO,
      scopes: "",
      changes,
      watch: [],
      limit: 0,
    },
  );
  if ("refused" in answer) throw new Error(answer.say);
  for (const verdict of answer.verdicts)
    if (verdict.is === "accepted") writeSync(1, `${verdict.id} ${verdict.seq}\n`);
}
