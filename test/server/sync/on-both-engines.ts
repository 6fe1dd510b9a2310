import { afterAll, beforeAll, beforeEach, describe } from "vitest";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { openSqliteStore } from "../../../src/server/sqlite-store.ts";
import type { Store } from "../../../src/server/store.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { ServerSchool } from "./server-school.ts";

/** Runs tests with a small school of their own each, once on either engine. */
export function onBothEngines(name: string, tests: (school: () => ServerSchool) => void): void {
  describe(`${name}, on SQLite`, () => {
    withSchool(() => openSqliteStore(":memory:"), tests);
  });
  describe(`${name}, on PostgreSQL`, () => {
    let postgres: TestPostgres;
    beforeAll(async () => {
      postgres = await TestPostgres.start();
    });
    afterAll(() => postgres.stop());
    withSchool(async () => openPostgresStore(await postgres.database()), tests);
  });
}

function withSchool(open: () => Promise<Store>, tests: (school: () => ServerSchool) => void): void {
  let store: Store;
  let school: ServerSchool;
  beforeAll(async () => {
    store = await open();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    school = await ServerSchool.in(store);
  });
  tests(() => school);
}
