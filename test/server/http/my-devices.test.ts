import { expect, it } from "vitest";
import { DEVICE, HttpServer, NOW } from "./http-server.ts";

it("[SY50] tells a person their own devices and nobody else anything", async () => {
  const server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  const { user, school } = person;
  const path = `/api/schools/${school}/my-devices`;
  const record = { cursor: { s: 0, t: "", k: "" }, sv: 1, seenAt: NOW, revoked: false };
  await server.deps.store.putDevice(school, { ...record, user, id: DEVICE });
  await server.deps.store.putDevice(school, { ...record, user: "somebody", id: "another" });
  expect(await browser.read(path)).toEqual({
    p: 1,
    devices: [{ id: DEVICE, seenAt: NOW, changes: 0 }],
  });
  expect((await server.browser().get(path)).status).toBe(401);
  expect((await browser.get("/api/schools/another/my-devices")).status).toBe(403);
  await server.close();
});

it("[SY50] the demo school's visitors learn nothing of one another", async () => {
  const server = await HttpServer.open();
  const browser = server.browser();
  await browser.post("/api/demo/enter", { user: "demo-2026-bramhall" });
  const record = { cursor: { s: 0, t: "", k: "" }, sv: 1, seenAt: NOW, revoked: false };
  const device = { ...record, user: "demo-2026-bramhall", id: DEVICE };
  await server.deps.store.putDevice("demo-2026", device);
  expect(await browser.read("/api/schools/demo-2026/my-devices")).toEqual({ p: 1, devices: [] });
  await server.close();
});
