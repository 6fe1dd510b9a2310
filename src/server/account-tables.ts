import { type Kysely, sql } from "kysely";

/** What the server itself keeps beside the synced rows. Times are milliseconds since 1970. */
export type AccountTables = {
  /** Which account may speak for which school; what they may do there is the staff row's word. */
  school_account: { school: string; user: string; since: number };
  /** Only the hash of a link's token is kept. */
  invitation: {
    hash: string;
    school: string;
    name: string;
    email: string | null;
    role: string;
    /** JSON list of class keys. */
    classes: string;
    made_by: string;
    made_at: number;
    expires_at: number;
    used_at: number | null;
    used_by: string | null;
  };
  reset_link: {
    hash: string;
    school: string;
    user: string;
    made_by: string;
    made_at: number;
    expires_at: number;
    used_at: number | null;
  };
  /** Who did what to whose account: invitations and resets. */
  account_event: {
    id: string;
    school: string;
    at: number;
    by: string;
    what:
      | "invited"
      | "invitation-accepted"
      | "invitation-withdrawn"
      | "reset-offered"
      | "reset-used";
    whom: string;
  };
  /** Small facts such as the set-up code. */
  server_fact: { name: string; value: string };
};

/** Makes the tables that are not there yet. On PostgreSQL one server at a time. */
export async function makeAccountTables(db: Kysely<AccountTables>): Promise<void> {
  const schema = db.schema;
  await schema
    .createTable("school_account")
    .ifNotExists()
    .addColumn("school", "text", (column) => column.notNull())
    .addColumn("user", "text", (column) => column.notNull())
    .addColumn("since", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("school_account_key", ["school", "user"])
    .execute();
  await schema
    .createIndex("school_account_by_user")
    .ifNotExists()
    .on("school_account")
    .column("user")
    .execute();
  await schema
    .createTable("invitation")
    .ifNotExists()
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("school", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("email", "text")
    .addColumn("role", "text", (column) => column.notNull())
    .addColumn("classes", "text", (column) => column.notNull())
    .addColumn("made_by", "text", (column) => column.notNull())
    .addColumn("made_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint")
    .addColumn("used_by", "text")
    .execute();
  await schema
    .createTable("reset_link")
    .ifNotExists()
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("school", "text", (column) => column.notNull())
    .addColumn("user", "text", (column) => column.notNull())
    .addColumn("made_by", "text", (column) => column.notNull())
    .addColumn("made_at", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint")
    .execute();
  await schema
    .createTable("account_event")
    .ifNotExists()
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("school", "text", (column) => column.notNull())
    .addColumn("at", "bigint", (column) => column.notNull())
    .addColumn("by", "text", (column) => column.notNull())
    .addColumn("what", "text", (column) => column.notNull())
    .addColumn("whom", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("server_fact")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
}

/** Reads a fact, or undefined. */
export async function readFact(
  db: Kysely<AccountTables>,
  name: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("server_fact")
    .select("value")
    .where("name", "=", name)
    .executeTakeFirst();
  return row?.value;
}

/** Keeps a fact unless there is one of that name; gives back the one that is kept. */
export async function keepFact(
  db: Kysely<AccountTables>,
  name: string,
  value: string,
): Promise<string> {
  await sql`insert into server_fact (name, value) values (${name}, ${value}) on conflict (name) do nothing`.execute(
    db,
  );
  return (await readFact(db, name)) ?? value;
}

/** Keeps a fact in the place of the one of that name. */
export async function setFact(
  db: Kysely<AccountTables>,
  name: string,
  value: string,
): Promise<void> {
  await sql`insert into server_fact (name, value) values (${name}, ${value}) on conflict (name) do update set value = excluded.value`.execute(
    db,
  );
}
