import { type Kysely, sql } from "kysely";
import type { Engine } from "./tables.ts";

/**
 * What a piece of work in the database is about. PostgreSQL keeps everything else out of its sight
 * by the policies in tables.ts: a second wall behind the `where school = …` of every statement.
 */
export type Reach =
  /** One school: nearly everything. */
  | { school: string }
  /** Names of schools, and where this person is on the staff. */
  | { placesOf: string }
  /** Schools' own rows, to read. */
  | "list-of-schools"
  /** Everything, to read. */
  | "backup"
  /** Everything. */
  | "restore";

export type Manner = "read" | "write" | "snapshot";

const BEGIN: Readonly<Record<Manner, string>> = {
  read: "start transaction isolation level read committed read only",
  write: "start transaction isolation level read committed",
  snapshot: "start transaction isolation level repeatable read read only",
};

/** What ids are made of; anything else is nobody's, and reaches nothing. */
const ID = /^[A-Za-z0-9_-]{1,64}$/;

/**
 * Works within one transaction that reaches no further than it says; begin and reach are one round
 * trip. On SQLite, which has no second wall, a mere reading needs no transaction.
 */
export async function within<T>(
  db: Kysely<unknown>,
  engine: Engine,
  reach: Reach,
  manner: Manner,
  work: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  if (engine === "sqlite") return manner === "read" ? work(db) : db.transaction().execute(work);
  return db.connection().execute(async (one) => {
    try {
      await sql.raw(`${BEGIN[manner]}; ${settingsOf(reach)}`).execute(one);
      const done = await work(one);
      await sql`commit`.execute(one);
      return done;
    } catch (cause) {
      // The connection may be gone, and its transaction with it.
      await sql`rollback`.execute(one).catch(() => undefined);
      throw cause;
    }
  });
}

function settingsOf(reach: Reach): string {
  if (typeof reach === "string") return `set local app.reach = '${reach}'`;
  if ("school" in reach) return `set local app.school_id = '${idIn(reach.school)}'`;
  return `set local app.reach = 'list-of-schools'; set local app.user_id = '${idIn(reach.placesOf)}'`;
}

function idIn(id: string): string {
  return ID.test(id) ? id : "";
}

/** Whether PostgreSQL lets this user past every policy, so that the second wall is not there. */
export async function passesWall(db: Kysely<unknown>): Promise<boolean> {
  const found = await sql<{ passes: boolean }>`
    select rolsuper or rolbypassrls as passes from pg_roles where rolname = current_user`.execute(
    db,
  );
  return found.rows[0]?.passes ?? false;
}

/** Any number; the same for every Keepup that starts on this PostgreSQL at once. */
const START_LOCK = 0x4b656570;

/**
 * Makes or brings up tables while no other Keepup does: the hold ends with the transaction given to
 * the work, however it ends.
 */
export async function oneStartAtATime<T>(
  db: Kysely<unknown>,
  work: (trx: Kysely<unknown>) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${START_LOCK})`.execute(trx);
    return work(trx);
  });
}
