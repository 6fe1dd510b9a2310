import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe } from "vitest";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { keepsTheStoresContract } from "./store-contract.ts";

describe("the store in memory", () => {
  keepsTheStoresContract(() => openSqliteStore(":memory:"));
});

describe("the store in a file", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "keepup-store-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  keepsTheStoresContract(() => openSqliteStore(join(folder, "keepup.sqlite")));
});

describe("the store in PostgreSQL", () => {
  let postgres: TestPostgres;
  beforeAll(async () => {
    postgres = await TestPostgres.start();
  });
  afterAll(() => postgres.stop());
  keepsTheStoresContract(async () => openPostgresStore(await postgres.database()));
});
