import { afterAll, beforeAll, expect, it } from "vitest";
import { parseAnswer } from "../../../src/sync/protocol.ts";
import { HttpServer } from "./http-server.ts";

let server: HttpServer;
beforeAll(async () => {
  server = await HttpServer.open();
});
afterAll(() => server.close());

type Hello = {
  p: 1;
  setUp: boolean;
  demo: { school: string; name: string; people: { user: string; role: string }[] } | null;
  person: { user: string; school: string; role: string; demo: boolean } | null;
};

it("offers the demo school while nobody has a school of their own", async () => {
  const hello = await server.browser().read<Hello>("/api/hello");
  expect(hello).toMatchObject({ p: 1, setUp: true, person: null, demo: { school: "demo-2026" } });
  expect(hello.demo?.people.map((one) => one.role)).toEqual(
    expect.arrayContaining(["teacher", "senior-leader", "governor", "administrator"]),
  );
});

it("lets a visitor be one of its people, without a password", async () => {
  const browser = server.browser();
  const { demo } = await browser.read<Hello>("/api/hello");
  const teacher = demo?.people.find((one) => one.role === "teacher");
  const entered = await browser.post("/api/demo/enter", { user: teacher?.user });
  expect(entered.status).toBe(200);
  expect(await browser.read<Hello>("/api/hello")).toMatchObject({
    person: { user: teacher?.user, school: "demo-2026", role: "teacher", demo: true },
  });

  const answer = await browser.sync("demo-2026", { user: teacher?.user ?? "" });
  expect(answer.status).toBe(200);
  const read = parseAnswer(await answer.json());
  expect(read).toHaveProperty("reply");
  if (read === undefined || !("reply" in read)) return;
  expect(read.reply.rows.length).toBeGreaterThan(20);
});

it("makes no account for anybody, and takes none into the demo school", async () => {
  const browser = server.browser();
  const { demo } = await browser.read<Hello>("/api/hello");
  const office = demo?.people.find((one) => one.role === "administrator");
  await browser.post("/api/demo/enter", { user: office?.user });
  const body = { name: "Someone", role: "teacher", classes: [] };
  const answer = await browser.post("/api/schools/demo-2026/invitations", body);
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ p: 1, say: expect.any(String) });
});

it("knows nobody who is not at the demo school", async () => {
  const answer = await server.browser().post("/api/demo/enter", { user: "somebody" });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ p: 1, field: "user" });
});
