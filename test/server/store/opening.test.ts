import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openAccounts } from "../../../src/server/accounts.ts";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { openSqliteAlongside, openSqliteStore } from "../../../src/server/sqlite-store.ts";
import { StoreProblem } from "../../../src/server/store.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { ServerSchool } from "../sync/server-school.ts";

describe("a database file", () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "keepup-open-"));
    path = join(folder, "keepup.sqlite");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("is made when there is none, and found again", async () => {
    const first = await openSqliteStore(path);
    const { id } = await ServerSchool.in(first);
    await first.close();
    const second = await openSqliteStore(path);
    expect((await second.schools()).map((school) => school.id)).toEqual([id]);
    await second.close();
  });

  it("is written through to the disk at each commit", async () => {
    const store = await openSqliteStore(path);
    const { db } = store.accountsDb;
    const pragma = async (name: string) => {
      const { sql } = await import("kysely");
      return Object.values((await sql.raw(`pragma ${name}`).execute(db)).rows[0] as object)[0];
    };
    expect([await pragma("journal_mode"), await pragma("synchronous")]).toEqual(["wal", 2]);
    await store.close();
  });

  it("belongs to one Keepup at a time, until that one ends", async () => {
    const first = await openSqliteStore(path);
    await expect(openSqliteStore(path)).rejects.toThrow(/Another Keepup is using/);
    await first.close();
    const second = await openSqliteStore(path);
    await second.close();
  });

  it("can be read beside the Keepup that has it, but not written", async () => {
    const store = await openSqliteStore(path);
    const { id } = await ServerSchool.in(store);
    const reader = await openSqliteAlongside(path);
    expect((await reader.school(id))?.id).toBe(id);
    await expect(reader.remove(id)).rejects.toThrow(/readonly/);
    await reader.close();
    await store.close();
  });

  const notOurs: [string, () => void, RegExp][] = [
    ["of another program", () => another("create table notes (a)"), /another program/],
    [
      "of another program with a name of its own",
      () => another("create table notes (a); pragma application_id = 7"),
      /another program/,
    ],
    ["from a newer Keepup", () => newer(), /newer version of Keepup/],
    [
      "that is no database",
      () => writeFileSync(path, "Dear parents, ".repeat(99)),
      /not a database/,
    ],
    ["that is a folder", () => mkdirSync(path), /cannot be opened/],
  ];

  function another(statements: string): void {
    const file = new Database(path);
    file.exec(statements);
    file.close();
  }

  function newer(): void {
    another(
      "create table school (id); pragma application_id = 1264936304; pragma user_version = 99",
    );
  }

  it.each(notOurs)("%s is refused in words, and left as it was", async (_name, make, sentence) => {
    make();
    const before = readable(path);
    const opening = openSqliteStore(path);
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.toBeInstanceOf(StoreProblem);
    expect(readable(path)).toEqual(before);
    await expect(openSqliteStore(path)).rejects.toThrow(sentence);
  });

  it("in a folder that is not there is refused in words", async () => {
    await expect(openSqliteStore(join(folder, "no", "such", "db"))).rejects.toThrow(
      /cannot be opened: give this user leave/,
    );
    await expect(openSqliteAlongside(join(folder, "none"))).rejects.toThrow(/cannot be opened/);
  });
});

function readable(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

const SECRET = "a secret of this test, and of no other";
const BASE = "http://127.0.0.1:4321";

describe("a database server", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres.stop());

  it("may be opened by several Keepups that start at the same moment", async () => {
    for (let round = 0; round < 3; round++) {
      const url = await postgres.database();
      const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgresStore(url)));
      const { id } = await ServerSchool.in(stores[0]!);
      for (const store of stores) expect((await store.school(id))?.id).toBe(id);
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it("has the accounts' tables made once, by three that start at the same moment", async () => {
    for (let round = 0; round < 3; round++) {
      const url = await postgres.database();
      const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(url)));
      const accounts = await Promise.all(
        stores.map((store) => openAccounts(store.accountsDb, { secret: SECRET, baseUrl: BASE })),
      );
      const [first, ...others] = accounts;
      const user = await first!.create({ name: "Mary", email: "m@x.example", password: SECRET });
      for (const other of others) expect((await other.byEmail("m@x.example"))?.user).toBe(user);
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it("keeps numbers that JavaScript can count, as numbers", async () => {
    const store = await openPostgresStore(await postgres.database());
    const { id } = await ServerSchool.in(store);
    expect(await store.school(id)).toMatchObject({ head: 2, rosterSeq: 1 });
    await store.close();
  });

  it("outlives its connections being cut", async () => {
    const url = await postgres.database();
    const store = await openPostgresStore(url);
    const { id } = await ServerSchool.in(store);
    await postgres.query(
      "postgres",
      "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'keepup' and pid <> pg_backend_pid() and backend_type = 'client backend'",
    );
    await new Promise((done) => setTimeout(done, 50));
    expect((await store.school(id))?.id).toBe(id);
    await store.close();
  });

  it("is refused in words when it holds something else, or something newer", async () => {
    const other = await postgres.database();
    await postgres.query(new URL(other).pathname.slice(1), "create table notes (a int)");
    await expect(openPostgresStore(other)).rejects.toThrow(/another program's tables/);
    const newer = await postgres.database();
    await (await openPostgresStore(newer)).close();
    await postgres.query(new URL(newer).pathname.slice(1), "update keepup set value = 99");
    await expect(openPostgresStore(newer)).rejects.toThrow(/newer version of Keepup/);
  });

  it.each([
    ["a database that is not there", () => postgres.url("nowhere"), /no database of that name/],
    ["a server that is not there", () => "postgres://u:secret@127.0.0.1:1/x", /cannot be reached/],
    ["what is no address", () => "keepup", /cannot be reached|is not the address/],
    ["what is no address either", () => "postgres://[", /is not the address/],
  ])("is refused in words at %s, without the password", async (_name, url, sentence) => {
    const opening = openPostgresStore(url());
    await expect(opening).rejects.toThrow(sentence);
    await expect(opening).rejects.toBeInstanceOf(StoreProblem);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});
