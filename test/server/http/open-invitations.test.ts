import { afterEach, beforeEach, expect, it } from "vitest";
import { type Browser, HttpServer, PASSWORD } from "./http-server.ts";

const DAY_MS = 24 * 60 * 60_000;
type Listed = { ref: string; name: string; role: string; email: string | null; expires: number };

let server: HttpServer;
let office: Browser;
let school: string;
let user: string;
beforeEach(async () => {
  server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  office = browser;
  ({ school, user } = person);
});
afterEach(() => server.close());

async function invite(name: string, more: object = {}): Promise<string> {
  const body = { name, role: "teacher", classes: [], ...more };
  const answer = await office.post(`/api/schools/${school}/invitations`, body);
  return ((await answer.json()) as { link: string }).link.split("/").at(-1) ?? "";
}

async function list(): Promise<Listed[]> {
  const path = `/api/schools/${school}/invitations`;
  return (await office.read<{ invitations: Listed[] }>(path)).invitations;
}

const accept = (token: string, email: string) =>
  server.browser().post(`/api/invitations/${token}`, { email, password: PASSWORD });

const withdraw = (ref: string, browser = office, from = school) =>
  browser.post(`/api/schools/${from}/invitations/${ref}/withdraw`, {});

it("[AU11] lists who is invited and has not come, with role and last moment, and no link", async () => {
  const token = await invite("Zara Lowe", { email: "zara@brook.example", role: "senco" });
  await accept(await invite("Ama Boateng"), "ama@brook.example");
  await invite("Ben Cole");
  expect(await list()).toMatchObject([
    { name: "Ben Cole", role: "teacher", email: null, expires: server.now + 14 * DAY_MS },
    { name: "Zara Lowe", role: "senco", email: "zara@brook.example" },
  ]);
  expect(JSON.stringify(await list())).not.toContain(token);
});

it("[AU11] lists none that has run out", async () => {
  await invite("Ben Cole");
  server.passTime(14 * DAY_MS);
  expect(await list()).toEqual([]);
});

it("[AU11] withdraws one, whose link is spent from then on, and writes down who did", async () => {
  const token = await invite("Ben Cole");
  const kept = await invite("Zara Lowe");
  const ref = (await list()).find(({ name }) => name === "Ben Cole")?.ref ?? "";
  const answer = await withdraw(ref);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ p: 1, invitations: [{ name: "Zara Lowe" }] });
  expect((await server.browser().get(`/api/invitations/${token}`)).status).toBe(404);
  expect((await accept(token, "ben@brook.example")).status).toBe(404);
  expect((await accept(kept, "zara@brook.example")).status).toBe(200);
  const events = await server.accounts.db
    .selectFrom("account_event")
    .select(["what", "by", "whom"])
    .where("what", "=", "invitation-withdrawn")
    .execute();
  expect(events).toEqual([{ what: "invitation-withdrawn", by: user, whom: "Ben Cole" }]);
  expect((await withdraw(ref)).status).toBe(409);
});

it("[AU11] withdraws none that was used: the person is on the staff list instead", async () => {
  const token = await invite("Ben Cole");
  const ref = (await list())[0]?.ref ?? "";
  await accept(token, "ben@brook.example");
  const answer = await withdraw(ref);
  expect(answer.status).toBe(409);
  expect(((await answer.json()) as { say: string }).say).toMatch(/just been used/);
});

it("[AU11] is an administrator's, and of their own school only", async () => {
  const token = await invite("Ben Cole");
  const ref = (await list())[0]?.ref ?? "";
  const teacher = server.browser();
  await teacher.post(`/api/invitations/${await invite("Ama Boateng")}`, {
    email: "ama@brook.example",
    password: PASSWORD,
  });
  const path = (of: string) => `/api/schools/${of}/invitations`;
  expect((await teacher.get(path(school))).status).toBe(403);
  expect((await server.browser().get(path(school))).status).toBe(401);
  expect((await office.get(path("demo-2026"))).status).toBe(403);
  expect((await withdraw(ref, teacher)).status).toBe(403);
  expect((await withdraw(ref, server.browser())).status).toBe(401);
  expect((await withdraw(ref, office, "demo-2026")).status).toBe(403);
  expect((await server.browser().get(`/api/invitations/${token}`)).status).toBe(200);
});
