import { type Kysely, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { type Manner, passesWall, type Reach, within } from "../../../src/server/reach.ts";
import type { Store } from "../../../src/server/store.ts";
import { STORE_VERSION, TENANT_TABLES } from "../../../src/server/tables.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { STAFF } from "../../support/small-school.ts";
import { ServerSchool } from "../sync/server-school.ts";

const TABLES = Object.entries(TENANT_TABLES);
const NAMES = Object.keys(TENANT_TABLES).sort();

let postgres: TestPostgres;
let url: string;
let store: Store;
let oak: string;
let elm: string;
beforeAll(async () => {
  postgres = await TestPostgres.start();
  url = await postgres.database();
  store = await openPostgresStore(url);
  oak = (await ServerSchool.in(store)).id;
  elm = (await ServerSchool.in(store)).id;
  for (const school of [oak, elm]) {
    await store.putDevice(school, {
      id: "d",
      user: STAFF.oakTeacher,
      cursor: { s: 0, t: "", k: "" },
      sv: 1,
      seenAt: 1,
      revoked: false,
    });
    await store.write(school, async (writer) => {
      await writer.putQuarantined([
        {
          id: "0".repeat(32),
          hash: "hash",
          user: "u",
          device: "d",
          at: 5,
          scope: "s",
          code: "not-yours",
          say: "Not yours.",
          state: "waiting",
          resolver: null,
          change: null,
        },
      ]);
    });
  }
});
afterAll(async () => {
  await store.close();
  await postgres.stop();
});

const at = <T>(reach: Reach, manner: Manner, work: (db: Kysely<unknown>) => Promise<T>) =>
  within(store.accountsDb.db, "postgres", reach, manner, work);

/** Whose records a statement that names no school finds in each table. */
async function seen(db: Kysely<unknown>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [table, column] of TABLES) {
    const { rows } = await sql<{ whose: string }>`
      select distinct ${sql.ref(column)} as whose from ${sql.table(table)} order by 1`.execute(db);
    found[table] = rows.map(({ whose }) => whose);
  }
  return found;
}

const everywhere = (schools: readonly string[]) =>
  Object.fromEntries(TABLES.map(([table]) => [table, [...schools].sort()]));

describe("[AU10] PostgreSQL itself", () => {
  it("[AU10] holds every table of a school's, its owner too", async () => {
    const found = await postgres.query(
      new URL(url).pathname.slice(1),
      `select relname from pg_class where relrowsecurity and relforcerowsecurity order by 1`,
    );
    expect(found.rows.map(({ relname }: { relname: string }) => relname)).toEqual(NAMES);
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables
      where schemaname = 'public' and tableowner = current_user and tablename like 'school%'
      order by 1`.execute(store.accountsDb.db);
    expect(tables.rows.map(({ name }) => name)).toEqual(NAMES);
  });

  it("[AU10] shows nothing to a statement that said no school", async () => {
    expect(await seen(store.accountsDb.db)).toEqual(everywhere([]));
  });

  it("[AU10] shows one school's records where that school was said", async () => {
    expect(await at({ school: oak }, "read", seen)).toEqual(everywhere([oak]));
    expect(await at({ school: elm }, "write", seen)).toEqual(everywhere([elm]));
  });

  it.each(["nowhere", "", "x' or true; --", "%", "\0"])(
    "[AU10] shows nothing to a school that is none, %j",
    async (school) => {
      expect(await at({ school }, "read", seen)).toEqual(everywhere([]));
    },
  );

  it("[AU10] forgets the school with its transaction, kept or not", async () => {
    const one = new pg.Pool({ connectionString: url, max: 1 });
    const rows = async () =>
      (await one.query("select current_setting('app.school_id', true) as s, * from school")).rows;
    for (const end of ["commit", "rollback"]) {
      await one.query(`begin; set local app.school_id = '${oak}'; ${end}`);
      expect(await rows()).toEqual([]);
    }
    await one.end();
    await expect(
      at({ school: oak }, "write", () => Promise.reject(new Error("no"))),
    ).rejects.toThrow("no");
    expect(await seen(store.accountsDb.db)).toEqual(everywhere([]));
  });

  it("[AU10] refuses to write another school's records", async () => {
    const writes = [
      sql`insert into school_row values (${elm}, 'pupil', 'new', 's', 9, '{}')`,
      sql`insert into school_log select ${elm}, 999, 'x', hash, verdict, scope, usr, via, device, at, h, change
        from school_log limit 1`,
      sql`insert into school_grant values (${elm}, 'u', 'role:administrator', 1, 1, null)`,
      sql`insert into school values ('ash', 'Ash', 0, 'e', 0, '')`,
      sql`update school_row set school = ${elm}`,
    ];
    for (const write of writes)
      await expect(at({ school: oak }, "write", (db) => write.execute(db))).rejects.toThrow(
        /row-level security/,
      );
    const touched = await at({ school: oak }, "write", async (db) => {
      const changed = await sql`update school_row set body = '' where school = ${elm}`.execute(db);
      const taken = await sql`delete from school_row where school = ${elm}`.execute(db);
      return [changed.numAffectedRows, taken.numAffectedRows];
    });
    expect(touched).toEqual([0n, 0n]);
    expect((await store.read(elm).rowsOf(["pupil"])).length).toBeGreaterThan(0);
  });

  it("[AU10] lists schools by name alone, and a person's own places", async () => {
    const schools = [oak, elm].sort();
    expect((await store.schools()).map(({ id }) => id)).toEqual(schools);
    const listed = { ...everywhere([]), school: schools };
    expect(await at("list-of-schools", "read", seen)).toEqual(listed);
    const user = STAFF.oakTeacher;
    const mine = await at({ placesOf: user }, "read", async (db) => ({
      seen: await seen(db),
      users: (await sql<{ usr: string }>`select distinct usr from school_grant`.execute(db)).rows,
    }));
    expect(mine).toEqual({ seen: { ...listed, school_grant: schools }, users: [{ usr: user }] });
    expect((await store.memberships(user)).map(({ school }) => school).sort()).toEqual(schools);
  });

  it("[AU10] lets a backup read everything and change nothing", async () => {
    expect(await at("backup", "snapshot", seen)).toEqual(everywhere([oak, elm]));
    const changed = await at("backup", "write", (db) =>
      sql`update school_row set body = ''`.execute(db),
    );
    expect(changed.numAffectedRows).toBe(0n);
    expect(await at("restore", "write", seen)).toEqual(everywhere([oak, elm]));
  });
});

it("[AU10] is put up in a database made before, with everything still there", async () => {
  const name = (await postgres.database()).match(/\/(d\d+)\?/)?.[1] ?? "";
  const before = await openPostgresStore(postgres.url(name));
  const { id } = await ServerSchool.in(before);
  const rows = await before.read(id).rowsOf(["pupil"]);
  await before.close();
  // As version 1 left it: the same tables, without the wall and what came later.
  await postgres.query(name, "alter table school_device drop column holds");
  for (const [table] of TABLES) {
    const { rows: policies } = await postgres.query(
      name,
      `select policyname from pg_policies where tablename = '${table}'`,
    );
    for (const { policyname } of policies as { policyname: string }[])
      await postgres.query(name, `drop policy ${policyname} on ${table}`);
    await postgres.query(name, `alter table ${table} disable row level security`);
    await postgres.query(name, `alter table ${table} no force row level security`);
  }
  await postgres.query(name, "update keepup set value = 1 where name = 'version'");

  const after = await openPostgresStore(postgres.url(name));
  expect(await after.read(id).rowsOf(["pupil"])).toEqual(rows);
  expect(await seen(after.accountsDb.db)).toEqual(everywhere([]));
  await after.close();
  const kept = await postgres.query(name, "select value from keepup where name = 'version'");
  expect(Number((kept.rows[0] as { value: string }).value)).toBe(STORE_VERSION);
});

it("[AU10] tells a plain user from one whom PostgreSQL lets past", async () => {
  expect(await passesWall(store.accountsDb.db)).toBe(false);
  const administrator = await openPostgresStore(postgres.url("postgres", "postgres"));
  expect(await passesWall(administrator.accountsDb.db)).toBe(true);
  await administrator.close();
});
