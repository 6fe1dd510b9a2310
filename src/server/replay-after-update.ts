import type { Kysely } from "kysely";
import { SCHEMA_VERSION } from "../domain/schema.ts";
import { type AccountTables, readFact, setFact } from "./account-tables.ts";
import { replayUnread } from "./attention.ts";
import type { Store } from "./store.ts";
import { takeInto } from "./take-into.ts";

const FACT = "schema-version";

/**
 * Looks again at what an older server could not read, in every school, once after an update: the
 * schema version it was done for is remembered last, so a start that is cut short does it again.
 * @returns the schools looked at.
 */
export async function replayAfterUpdate(
  deps: { store: Store; now: () => number },
  db: Kysely<AccountTables>,
  version = SCHEMA_VERSION,
): Promise<number> {
  if (Number((await readFact(db, FACT)) ?? 0) >= version) return 0;
  const schools = await deps.store.schools();
  for (const { id } of schools) {
    // Newer tables may stand in scopes that nobody was granted before.
    await takeInto(deps.store, id, deps.now(), (taking) => taking.settle());
    await replayUnread(deps, id);
  }
  await setFact(db, FACT, String(version));
  return schools.length;
}

/** After a restore: what came back may hold what the server of that day could not read. */
export async function forgetReplay(db: Kysely<AccountTables>): Promise<void> {
  await db.deleteFrom("server_fact").where("name", "=", FACT).execute();
}
