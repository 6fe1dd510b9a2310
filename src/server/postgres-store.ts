import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { oneStartAtATime } from "./reach.ts";
import { SqlStore } from "./sql-store.ts";
import { type Store, StoreProblem } from "./store.ts";
import { STORE_VERSION, upgradeTables } from "./tables.ts";

/**
 * Opens a PostgreSQL database (15 or later), making or bringing up the tables. Any number of
 * servers may open the same one, also at the same moment.
 * @param url as DATABASE_URL has it.
 * @throws StoreProblem in words for the administrator; the database is then as it was.
 */
export async function openPostgresStore(url: string): Promise<Store> {
  const pool = poolOf(url);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await bringUp(db);
    return new SqlStore(db, "postgres", () => db.destroy());
  } catch (cause) {
    await db.destroy();
    throw inWords(cause);
  }
}

function poolOf(url: string): pg.Pool {
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({
      connectionString: url,
      max: 10,
      connectionTimeoutMillis: 5000,
      types: { getTypeParser: parserOf },
    });
  } catch (cause) {
    throw new StoreProblem(NOT_AN_ADDRESS, { cause });
  }
  // A database that restarts ends idle connections: the next query opens new ones.
  pool.on("error", () => undefined);
  return pool;
}

/** Numbers of a school and milliseconds fit a JavaScript number; the driver would give text. */
const parserOf: typeof pg.types.getTypeParser = (
  ...[oid, format]: Parameters<typeof pg.types.getTypeParser>
) =>
  oid === pg.types.builtins.INT8 && format !== "binary"
    ? Number
    : pg.types.getTypeParser(oid, format);

async function bringUp(db: Kysely<unknown>): Promise<void> {
  await oneStartAtATime(db, async (trx) => {
    const version = await versionOf(trx);
    if (version === STORE_VERSION) return;
    if (version > STORE_VERSION)
      throw new StoreProblem(
        "The database at DATABASE_URL was written by a newer version of Keepup: start that version, or restore a backup made with this one.",
      );
    if (version === 0)
      await sql`create table keepup (name text primary key, value bigint not null)`.execute(trx);
    await upgradeTables(trx, "postgres", version);
    await sql`
      insert into keepup (name, value) values ('version', ${STORE_VERSION})
      on conflict (name) do update set value = excluded.value`.execute(trx);
  });
}

/** The version of our tables in this database; 0 when it is empty. */
async function versionOf(db: Kysely<unknown>): Promise<number> {
  const tables = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')`.execute(
    db,
  );
  if (tables.rows.some(({ name }) => name === "keepup")) {
    const found = await sql<{ value: number }>`
      select value from keepup where name = 'version'`.execute(db);
    return found.rows[0]?.value ?? 0;
  }
  if (tables.rows.length > 0)
    throw new StoreProblem(
      "The database at DATABASE_URL holds another program's tables: make an empty database for Keepup and set DATABASE_URL to it.",
    );
  return 0;
}

const NOT_AN_ADDRESS =
  "DATABASE_URL is not the address of a PostgreSQL database: it looks like postgres://user:password@host:5432/keepup.";

function inWords(cause: unknown): unknown {
  if (cause instanceof StoreProblem) return cause;
  const code = (cause as { code?: unknown } | undefined)?.code;
  const say = (words: string) => new StoreProblem(words, { cause });
  switch (typeof code === "string" ? code : "") {
    case "28P01":
    case "28000":
      return say(
        "The database at DATABASE_URL does not accept this user or password: correct DATABASE_URL.",
      );
    case "3D000":
      return say(
        "There is no database of that name at DATABASE_URL: make it with “createdb”, or correct DATABASE_URL.",
      );
    case "42501":
      return say(
        "The user in DATABASE_URL may not make tables there: give it the right to create in that database.",
      );
    case "ERR_INVALID_URL":
      return say(NOT_AN_ADDRESS);
    default:
      return say(
        "The database at DATABASE_URL cannot be reached: check that PostgreSQL is running and that address, user and password are right.",
      );
  }
}
