import { expect, it } from "vitest";
import { SEES_ALL } from "../../../src/domain/access.ts";
import { addDays, schoolDay } from "../../../src/domain/calendar.ts";
import { saveMeetingRound } from "../../../src/domain/meeting-round.ts";
import { rowOf } from "../../support/small-school.ts";
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

it("[MR3] tells those who lead on which day each person was last heard, around a round alone", async () => {
  const server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  const { user, school } = person;
  const path = `/api/schools/${school}/heard`;
  const record = { cursor: { s: 0, t: "", k: "" }, sv: 1, seenAt: NOW, revoked: false };
  await server.deps.store.putDevice(school, { ...record, user, id: DEVICE });
  expect(await browser.read(path)).toEqual({ p: 1, heard: [] });

  const today = schoolDay(NOW);
  const round = { id: `${user}_aaaaaaaaaaaa`, name: "Autumn", year: 2026, point: "autumn" };
  const plan = async (from: string, to: string) => {
    const of = { ...round, subjects: ["maths"], from, to, minutes: 45 };
    await server.deps.store.write(school, (writer) =>
      writer.putRows([{ ...rowOf(saveMeetingRound(of)), seq: writer.next() }]),
    );
  };
  await plan(addDays(today, 7), addDays(today, 14));
  expect(await browser.read(path)).toEqual({ p: 1, heard: [{ user, on: today, holding: null }] });
  await server.deps.store.putDevice(school, { ...record, user, id: DEVICE, holds: 6 });
  expect(await browser.read(path)).toEqual({ p: 1, heard: [{ user, on: today, holding: 6 }] });
  await plan(addDays(today, -14), addDays(today, -1));
  expect(await browser.read(path)).toEqual({ p: 1, heard: [] });
  expect((await server.browser().get(path)).status).toBe(401);
  expect((await browser.get("/api/schools/another/heard")).status).toBe(403);
  await server.close();
});

it("[MR3] no teacher, assistant or governor reads when anybody was heard", async () => {
  const server = await HttpServer.open();
  const browser = server.browser();
  type Person = { user: string; role: string };
  const { demo } = await browser.read<{ demo: { people: Person[] } }>("/api/hello");
  const may: string[] = [];
  for (const { user, role } of demo.people) {
    await browser.post("/api/demo/enter", { user });
    const { status } = await browser.get("/api/schools/demo-2026/heard");
    expect([200, 403]).toContain(status);
    if (status === 200) may.push(role);
  }
  expect(new Set(demo.people.map(({ role }) => role))).toContain("teacher");
  expect(new Set(may)).toEqual(new Set(SEES_ALL));
  await server.close();
});
