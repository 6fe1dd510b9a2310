import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { watchHeads } from "../../../src/server/head-watch.ts";
import { openServer } from "../../../src/server/open-server.ts";
import { openPostgresStore } from "../../../src/server/postgres-store.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { TestPostgres } from "../../support/postgres.ts";
import { newSchool, ORIGIN } from "./http-server.ts";

let folder: string;
let postgres: TestPostgres;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keepup-many-"));
  postgres = await TestPostgres.start();
  url = await postgres.database();
});
afterAll(async () => {
  await postgres.stop();
  rmSync(folder, { recursive: true });
});

const open = (name: string, database = url) =>
  openServer(
    readSettings({ KEEPUP_DATA: join(folder, name), DATABASE_URL: database, KEEPUP_DEMO: "off" }),
    new Map(),
    (_what, cause) => {
      throw cause;
    },
  );

it("start at once on an empty PostgreSQL, and agree on the set-up code and on one school", async () => {
  const servers = await Promise.all(["a", "b", "c"].map((name) => open(name)));
  const codes = new Set(servers.map((server) => server.setUpCode));
  expect(codes.size).toBe(1);
  expect(servers.map((server) => server.wall)).toEqual([true, true, true]);
  const [code = ""] = codes;
  const statuses = await Promise.all(
    servers.map(async (server, at) => {
      const answer = await server.app.request(`${ORIGIN}/api/set-up`, {
        method: "POST",
        body: JSON.stringify(newSchool(code, `office${at}@brook.example`)),
        headers: { "content-type": "application/json" },
      });
      return answer.status;
    }),
  );
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  const store = await openPostgresStore(url);
  expect(await store.schools()).toHaveLength(1);
  await store.close();
  for (const server of servers) await server.close();
});

it("[AU10] say at the start when their user is one whom PostgreSQL lets past its policies", async () => {
  const name = new URL(await postgres.database()).pathname.slice(1);
  const server = await open("d", postgres.url(name, "postgres"));
  expect(server.wall).toBe(false);
  await server.close();
});

it("hear of each other's changes within about a second", async () => {
  const [here, there] = [await openPostgresStore(url), await openPostgresStore(url)];
  const school = (await here.schools())[0]?.id ?? "";
  const heard: number[] = [];
  const stop = watchHeads(
    here,
    () => [school],
    (_school, head) => heard.push(head),
  );
  await new Promise((done) => setTimeout(done, 1200));
  expect(heard).toEqual([]);
  const set = { name: "Brook Lane School" };
  await writeAsSchool(there, school, "office", [{ t: "school", k: "school", set }], Date.now());
  await expect.poll(() => heard).not.toEqual([]);
  expect(heard).toEqual([(await there.school(school))?.head]);
  stop();
  await here.close();
  await there.close();
});
