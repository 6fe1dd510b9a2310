import { randomUUID } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { AccountTables } from "./account-tables.ts";

type Db = Kysely<AccountTables>;

/** Lets an account speak for a school. What it may do there is decided by the school's staff row. */
export async function joinSchool(db: Db, school: string, user: string, now: number): Promise<void> {
  await sql`insert into school_account (school, "user", since) values (${school}, ${user}, ${now}) on conflict (school, "user") do nothing`.execute(
    db,
  );
}

/** The schools an account speaks for, the latest joined first. */
export async function schoolsOf(db: Db, user: string): Promise<string[]> {
  const rows = await db
    .selectFrom("school_account")
    .select("school")
    .where("user", "=", user)
    .orderBy("since", "desc")
    .orderBy("school")
    .execute();
  return rows.map((row) => row.school);
}

export async function isOfSchool(db: Db, school: string, user: string): Promise<boolean> {
  const row = await db
    .selectFrom("school_account")
    .select("school")
    .where("school", "=", school)
    .where("user", "=", user)
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes down who did what to whose account. */
export async function writeAccountEvent(
  db: Db,
  event: Omit<AccountTables["account_event"], "id">,
): Promise<void> {
  await db
    .insertInto("account_event")
    .values({ id: randomUUID(), ...event })
    .execute();
}
