import type { Kysely } from "kysely";
import { sql } from "kysely";

/**
 * The server's own tables, the same on both engines. Every one leads with the school, and numbers
 * come from the school's row, so a distributed PostgreSQL can shard by school. Rows and changes are
 * kept as the JSON text that goes over the wire: nothing inside them is ever searched here.
 */
export type Engine = "sqlite" | "postgres";

/** Goes up with every step added to {@link STEPS}. */
export const STORE_VERSION = 3;

/** Marks an SQLite file as Keepup's ("Keep" in ASCII). */
export const APPLICATION_ID = 0x4b656570;

function stepOne(text: string, number: string): string[] {
  return [
    `create table school (
      id ${text} primary key, name text not null, head ${number} not null, epoch text not null,
      roster_seq ${number} not null, grants_day text not null)`,
    `create table school_row (
      school ${text} not null, t ${text} not null, k ${text} not null, scope ${text} not null,
      seq ${number} not null, body text not null, primary key (school, t, k))`,
    `create index school_row_by_seq on school_row (school, seq)`,
    `create index school_row_by_scope on school_row (school, scope)`,
    `create table school_log (
      school ${text} not null, seq ${number} not null, id ${text} not null, hash text not null,
      verdict text not null, scope ${text}, usr ${text} not null, via text, device text not null,
      at ${number} not null, h text not null, change text,
      primary key (school, seq), unique (school, id))`,
    `create table school_quarantine (
      school ${text} not null, id ${text} not null, hash ${text} not null, usr ${text} not null,
      device text not null, at ${number} not null, scope ${text}, code text not null,
      say text not null, state text not null, resolver text, change text,
      primary key (school, id, hash))`,
    `create index school_quarantine_by_state on school_quarantine (school, state)`,
    `create table school_device (
      school ${text} not null, usr ${text} not null, id ${text} not null, cursor_s ${number} not null,
      cursor_t ${text} not null, cursor_k ${text} not null, sv ${number} not null,
      seen_at ${number} not null, revoked ${number} not null, primary key (school, usr, id))`,
    `create table school_grant (
      school ${text} not null, usr ${text} not null, what ${text} not null,
      from_seq ${number} not null, from_at ${number} not null, to_at ${number},
      primary key (school, usr, what, from_seq))`,
    `create index school_grant_by_user on school_grant (usr, what)`,
  ];
}

/** Every table of a school's, with the column that says whose. */
export const TENANT_TABLES = {
  school: "id",
  school_row: "school",
  school_log: "school",
  school_quarantine: "school",
  school_device: "school",
  school_grant: "school",
} as const;

/**
 * A setting of the transaction under way; none counts as one that nothing equals. As a query of its
 * own it is worked out once a statement, not once a record.
 */
const setting = (name: string) => `(select nullif(current_setting('app.${name}', true), ''))`;

/**
 * Row-level security, for the tables' owner too: what a transaction has not said it reaches is not
 * there for it. Who says what stands in reach.ts.
 */
function stepTwo(): string[] {
  const each = Object.entries(TENANT_TABLES).flatMap(([table, school]) => [
    `alter table ${table} enable row level security`,
    `alter table ${table} force row level security`,
    `create policy own_school on ${table} using (${school} = ${setting("school_id")})`,
    `create policy backup on ${table} for select using (${setting("reach")} = 'backup')`,
    `create policy restore on ${table} using (${setting("reach")} = 'restore')`,
  ]);
  return [
    ...each,
    `create policy list_of_schools on school for select
      using (${setting("reach")} = 'list-of-schools')`,
    `create policy own_places on school_grant for select using (usr = ${setting("user_id")})`,
  ];
}

/** What a device said it still held when it was last heard: a number, while a round is asked about. */
function stepThree(number: string): string[] {
  return [`alter table school_device add column holds ${number}`];
}

/** What each version of the store adds, for each engine. Text is compared as the devices compare it. */
const STEPS: readonly Record<Engine, readonly string[]>[] = [
  { sqlite: stepOne("text", "integer"), postgres: stepOne(`text collate "C"`, "bigint") },
  { sqlite: [], postgres: stepTwo() },
  { sqlite: stepThree("integer"), postgres: stepThree("bigint") },
];

/** Brings the tables from `version` to {@link STORE_VERSION}; within the caller's transaction. */
export async function upgradeTables(
  db: Kysely<unknown>,
  engine: Engine,
  version: number,
): Promise<void> {
  for (const step of STEPS.slice(version))
    for (const statement of step[engine]) await sql.raw(statement).execute(db);
}
