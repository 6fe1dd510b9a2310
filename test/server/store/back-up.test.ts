import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openAccounts } from "../../../src/server/accounts.ts";
import { backUp } from "../../../src/server/back-up.ts";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { restore } from "../../../src/server/restore.ts";
import {
  copySqliteFile,
  openSqliteAlongside,
  openSqliteStore,
} from "../../../src/server/sqlite-store.ts";
import type { Store } from "../../../src/server/store.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { add, ServerSchool, set } from "../sync/server-school.ts";

const AMARA = `${PUPILS.amara}:2026`;
const ACCOUNTS = { secret: "a secret that is long enough for tests", baseUrl: "http://localhost" };

let folder: string;
let opened: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "keepup-backup-"));
});
afterEach(async () => {
  await Promise.all(opened.map((store) => store.close()));
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

async function memory(): Promise<Store> {
  const store = await openSqliteStore(":memory:");
  opened.push(store);
  return store;
}

/** A school in which something of every kind has happened. */
async function busySchool(store: Store): Promise<ServerSchool> {
  const school = await ServerSchool.in(store);
  const okafor = school.device(STAFF.oakTeacher);
  await okafor.push(
    add(AMARA, "maths.spring", "3S", NOW),
    add(AMARA, "maths.spring", "9Z\ud83e\0\u2028", NOW),
  );
  const ends = set("staff-class", `${STAFF.assistant}:c-2026-oak`, { as: null }, NOW);
  await school.administrator.push(ends);
  return school;
}

async function linesOf(store: Store, file = join(folder, "lines")): Promise<string[]> {
  await backUp(store, file, { now: 7 });
  // The epoch is another one after each restore, and with it the fingerprint.
  return readFileSync(file, "utf8")
    .replaceAll(/"epoch":"[0-9a-f]+"/g, '"epoch":""')
    .replaceAll(/"fingerprint":"[0-9a-f]+"/g, "")
    .split("\n");
}

describe("a backup", () => {
  it("[SY19] brings a school back as it was, under a new epoch", async () => {
    const before = await busySchool(await memory());
    const okafor = before.device(STAFF.oakTeacher);
    await okafor.pull();
    const file = join(folder, "backup");
    await backUp(before.store, file, { now: NOW });
    const lines = await linesOf(before.store);
    const lost = add(AMARA, "maths.summer", "3H", NOW);
    await okafor.push(lost);

    const content = await restore(before.store, file);
    expect(content).toMatchObject({ of: "everything", at: NOW });
    expect(await linesOf(before.store)).toEqual(lines);
    // The device is told, offers its journal again, and starts from zero.
    const told = await okafor.refusal();
    expect(told).toMatchObject({ refused: "new-epoch" });
    const again = before.device(STAFF.oakTeacher, okafor.id);
    await again.pull();
    expect(again.row("attainment", AMARA)?.c?.["maths.summer"]).toBeUndefined();
    expect((await again.push(lost))[0]?.is).toBe("accepted");
  });

  it("holds one school, and leaves the others alone", async () => {
    const store = await memory();
    const one = await busySchool(store);
    const other = await ServerSchool.in(store);
    const file = join(folder, "one.gz");
    await backUp(store, file, { now: NOW, schools: [one.id] });
    expect(readFileSync(file).subarray(0, 2)).toEqual(Buffer.from([0x1f, 0x8b]));
    await one.administrator.push(set("class", "c-2026-oak", { name: "Elm" }, NOW));
    await other.administrator.push(set("class", "c-2026-oak", { name: "Elm" }, NOW));
    const epoch = (await store.school(other.id))?.epoch;
    await restore(store, file);
    const oak = async (school: ServerSchool) =>
      (await store.read(school.id).rows([{ t: "class", k: "c-2026-oak" }]))[0]?.f.name;
    expect([await oak(one), await oak(other)]).toEqual(["Oak", "Elm"]);
    expect((await store.school(other.id))?.epoch).toBe(epoch);

    const elsewhere = await memory();
    await restore(elsewhere, file);
    expect((await elsewhere.schools()).map(({ id }) => id)).toEqual([one.id]);
    expect(await elsewhere.memberships(STAFF.head)).toHaveLength(1);
  });

  it("is made beside a server that goes on working", async () => {
    const path = join(folder, "keepup.sqlite");
    const store = await openSqliteStore(path);
    opened.push(store);
    const school = await busySchool(store);
    const alongside = await openSqliteAlongside(path);
    opened.push(alongside);
    const [lines] = await Promise.all([
      linesOf(alongside),
      school.device(STAFF.oakTeacher).push(add(AMARA, "reading.spring", "3S", NOW)),
    ]);
    expect(lines.length).toBeGreaterThan(80);
    await copySqliteFile(path, join(folder, "copy.sqlite"));
    const elsewhere = await memory();
    await restore(elsewhere, join(folder, "copy.sqlite"));
    expect(await linesOf(elsewhere)).toEqual(await linesOf(store));
    expect(readdirSync(folder).filter((name) => name.includes("part"))).toEqual([]);
  });

  it("can be read by its owner alone", async () => {
    const { store } = await busySchool(await memory());
    await backUp(store, join(folder, "backup"), { now: NOW });
    expect(statSync(join(folder, "backup")).mode & 0o077).toBe(0);
  });

  it("says in words when it cannot be written, or the school is not there", async () => {
    const { store } = await busySchool(await memory());
    const nowhere = join(folder, "no", "such", "folder");
    await expect(backUp(store, nowhere, { now: NOW })).rejects.toThrow(/cannot be written/);
    await expect(
      backUp(store, join(folder, "x"), { now: NOW, schools: ["nowhere"] }),
    ).rejects.toThrow(/There is no school with the id nowhere/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("a file that is not a whole backup", () => {
  const damage: [string, (whole: string) => string | Buffer, RegExp][] = [
    ["empty", () => "", /damaged or cut short/],
    ["a letter", () => "Dear parents,\nthe summer fair…", /not a backup made by Keepup/],
    ["some other JSON", () => '{"a":1}\n', /not a backup made by Keepup/],
    ["a list", () => "[]\n", /not a backup made by Keepup/],
    ["cut short", (whole) => whole.slice(0, -300), /damaged|not a backup/],
    [
      "without its last line",
      (whole) => `${whole.split("\n").slice(0, -2).join("\n")}\n`,
      /cut short/,
    ],
    ["changed in one place", (whole) => whole.replace("Oak", "Elm"), /damaged/],
    ["longer than it was", (whole) => `${whole}{"table":"user"}\n`, /goes on after its end/],
    [
      "from a newer version",
      (whole) => whole.replace('"version":1', '"version":2'),
      /newer version/,
    ],
    [
      "with another table",
      (whole) => whole.replaceAll('"table":"school_grant"', '"table":"secrets"'),
      /does not know/,
    ],
    ["half a zip", () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 1, 2, 3]), /cannot be read|damaged/],
    ["half a database", () => "SQLite format 3\0 and no more", /not a database|cannot be opened/],
  ];

  it.each(damage)("changes nothing: %s", async (_name, change, sentence) => {
    const { store } = await busySchool(await memory());
    const file = join(folder, "backup");
    await backUp(store, file, { now: NOW });
    const school = await store.schools();
    const before = await linesOf(store);
    writeFileSync(file, change(readFileSync(file, "utf8")));
    await expect(restore(store, file)).rejects.toThrow(sentence);
    await expect(restore(store, file)).rejects.toMatchObject({ name: "StoreProblem" });
    expect(await linesOf(store)).toEqual(before);
    expect(await store.schools()).toEqual(school);
  });

  it("changes nothing: not there", async () => {
    const { store } = await busySchool(await memory());
    await expect(restore(store, join(folder, "nowhere"))).rejects.toThrow(/cannot be read/);
  });
});

describe("between engines", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres.stop());

  it("a school and its accounts go from SQLite to PostgreSQL and back", async () => {
    const here = await memory();
    await busySchool(here);
    const accounts = await openAccounts(here.accountsDb, ACCOUNTS);
    const email = "okafor@school.example";
    const password = "four words do well";
    await accounts.create({ user: STAFF.oakTeacher, name: "Mrs Okafor", email, password });
    const first = join(folder, "first.gz");
    await backUp(here, first, { now: NOW });

    const there = await openPostgresStore(await postgres.database());
    opened.push(there);
    const theirs = await openAccounts(there.accountsDb, ACCOUNTS);
    await restore(there, first);
    expect(await theirs.signIn(email, password)).toMatchObject({ user: STAFF.oakTeacher });

    const back = await memory();
    const ours = await openAccounts(back.accountsDb, ACCOUNTS);
    const second = join(folder, "second");
    await backUp(there, second, { now: NOW });
    await restore(back, second);
    expect(await ours.signIn(email, password)).toMatchObject({ user: STAFF.oakTeacher });
    expect(await linesOf(back)).toEqual(await linesOf(here));
    const columns = (lines: string[]) =>
      lines.filter((line) => !line.includes('"table":"auth_user"'));
    expect(columns(await linesOf(there))).toEqual(columns(await linesOf(here)));
  });
});
