import { afterEach, beforeEach, expect, it } from "vitest";
import { SCHEMA_VERSION } from "../../../src/domain/schema.ts";
import { forgetReplay, replayAfterUpdate } from "../../../src/server/replay-after-update.ts";
import { HttpServer } from "./http-server.ts";

let server: HttpServer;
beforeEach(async () => {
  server = await HttpServer.open();
  await server.setUp();
});
afterEach(() => server.close());

const start = (version?: number) => replayAfterUpdate(server.deps, server.accounts.db, version);

it("[SY13] what could not be read is looked at once, at the first start with a newer schema", async () => {
  expect(await start()).toBe(1);
  expect(await start()).toBe(0);
  expect(await start(SCHEMA_VERSION - 1)).toBe(0);
  expect(await start(SCHEMA_VERSION + 1)).toBe(1);
  expect(await start(SCHEMA_VERSION + 1)).toBe(0);
});

it("[SY7] whoever may see a scope that an older server had not, is granted it at that start", async () => {
  const { store } = server.deps;
  const [{ id } = { id: "" }] = await store.schools();
  const held = async () => (await store.read(id).grants()).map(({ what }) => what);
  await store.write(id, async (writer) => {
    const open = await writer.grants();
    await writer.endGrants(
      open.filter(({ what }) => what === "l"),
      1,
    );
  });
  expect(await held()).not.toContain("l");
  await start();
  expect(await held()).toContain("l");
});

it("[SY13] and again when the first look was cut short, or a backup was put back", async () => {
  const { store } = server.deps;
  const write = store.write.bind(store);
  store.write = () => Promise.reject(new Error("the power is out"));
  await expect(start()).rejects.toThrow("power");
  store.write = write;
  expect(await start()).toBe(1);
  await forgetReplay(server.accounts.db);
  expect(await start()).toBe(1);
});
