import { afterEach, beforeEach, expect, it } from "vitest";
import { joinSchool } from "../../../src/server/school-accounts.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { parseAnswer } from "../../../src/sync/protocol.ts";
import { type Browser, HttpServer, ORIGIN, PASSWORD } from "./http-server.ts";

let server: HttpServer;
let office: Browser;
let school: string;
let administrator: string;
beforeEach(async () => {
  server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  office = browser;
  school = person.school;
  administrator = person.user;
});
afterEach(() => server.close());

async function rowsFor(browser: Browser, user: string) {
  const read = parseAnswer(await (await browser.sync(school, { user })).json());
  if (read === undefined || !("reply" in read)) throw new Error("no reply");
  return read.reply.rows;
}

async function classId(): Promise<string> {
  return (await rowsFor(office, administrator)).find((row) => row.t === "class")?.k ?? "";
}

async function invite(body: object, browser = office): Promise<string> {
  const answer = await browser.post(`/api/schools/${school}/invitations`, body);
  expect(answer.status).toBe(200);
  const { link } = (await answer.json()) as { link: string };
  expect(link.startsWith(`${ORIGIN}/invitation/`)).toBe(true);
  return link.slice(`${ORIGIN}/invitation/`.length);
}

const accept = (token: string, body: object, browser = server.browser()) =>
  browser.post(`/api/invitations/${token}`, body);

it("[AU7] brings a teacher in with their class", async () => {
  const fourA = await classId();
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [fourA] });
  expect(token.length).toBeGreaterThan(42);
  expect(await server.browser().read(`/api/invitations/${token}`)).toMatchObject({
    p: 1,
    name: "Ama Boateng",
    role: "teacher",
    schoolName: "Brook Lane Primary School",
    email: null,
  });
  const browser = server.browser();
  const joined = await accept(token, { email: "Ama@Brook.example", password: PASSWORD }, browser);
  expect(joined.status).toBe(200);
  const { person } = (await joined.json()) as { person: { user: string; role: string } };
  expect(person).toMatchObject({ role: "teacher", name: "Ama Boateng", school });
  const rows = await rowsFor(browser, person.user);
  expect(rows.find((row) => row.t === "staff-class")).toMatchObject({
    k: `${person.user}:${fourA}`,
    f: { as: "teacher" },
  });
});

it("[AU7] keeps only a hash of the link", async () => {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  const kept = await server.accounts.db.selectFrom("invitation").selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(token);
});

it("[AU7] works once, also when two people are as quick as each other", async () => {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  const answers = await Promise.all(
    ["a", "b"].map((who) =>
      accept(token, { email: `${who}@brook.example`, password: PASSWORD }).then(
        (one) => one.status,
      ),
    ),
  );
  expect(new Set(answers)).toEqual(new Set([200, 404]));
  expect((await server.browser().get(`/api/invitations/${token}`)).status).toBe(404);
});

it("[AU7] runs out after fourteen days", async () => {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  server.passTime(14 * 24 * 60 * 60_000);
  const answer = await accept(token, { email: "a@brook.example", password: PASSWORD });
  expect(answer.status).toBe(404);
  expect(((await answer.json()) as { say: string }).say).toContain("Ask your administrator");
});

it("[AU7] is an administrator's to give, and of their own school only", async () => {
  const browser = server.browser();
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  await accept(token, { email: "ama@brook.example", password: PASSWORD }, browser);
  const body = { name: "Someone", role: "administrator", classes: [] };
  const send = (from: Browser, to: string) => from.post(`/api/schools/${to}/invitations`, body);
  expect((await send(browser, school)).status).toBe(403);
  expect((await send(office, "demo-2026")).status).toBe(403);
  expect((await send(server.browser(), school)).status).toBe(401);
});

it.each([
  ["name", { name: " ", role: "teacher" }],
  ["role", { name: "Ama", role: "owner" }],
  ["email", { name: "Ama", role: "teacher", email: "ama" }],
  ["classes", { name: "Ama", role: "teacher", classes: ["9Z"] }],
])("says that the %s will not do", async (field, body) => {
  const answer = await office.post(`/api/schools/${school}/invitations`, body);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ p: 1, field });
});

it("wants a password of some length, and stays good until it gets one", async () => {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  const short = await accept(token, { email: "ama@brook.example", password: "ama" });
  expect(short.status).toBe(400);
  expect(await short.json()).toMatchObject({ field: "password" });
  const fine = await accept(token, { email: "ama@brook.example", password: PASSWORD });
  expect(fine.status).toBe(200);
});

it("wants the password of an account that has this e-mail already", async () => {
  const token = await invite({ name: "Mary Lund", role: "teacher", classes: [] });
  const wrong = await accept(token, { email: "office@brook.example", password: "another one?" });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({ field: "password" });
});

it("gives the link back when the school's copy could not be written", async () => {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  const { store } = server.deps;
  const write = store.write.bind(store);
  store.write = () => Promise.reject(new Error("database or disk is full"));
  const failed = await accept(token, { email: "ama@brook.example", password: PASSWORD });
  expect(failed.status).toBe(500);
  store.write = write;
  const fine = await accept(token, { email: "ama@brook.example", password: PASSWORD });
  expect(fine.status).toBe(200);
});

/** An administrator besides the first, by their own invitation. */
async function secondOffice(): Promise<{ browser: Browser; user: string }> {
  const token = await invite({ name: "Joe Park", role: "administrator", classes: [] });
  const browser = server.browser();
  const joined = await accept(token, { email: "joe@brook.example", password: PASSWORD }, browser);
  const { person } = (await joined.json()) as { person: { user: string } };
  return { browser, user: person.user };
}

async function setStaff(user: string, set: Record<string, unknown>): Promise<void> {
  const edit = { t: "staff", k: user, set } as const;
  await writeAsSchool(server.deps.store, school, administrator, [edit], server.now);
}

it("[AU7] ends with its maker's being an administrator", async () => {
  const second = await secondOffice();
  const token = await invite({ name: "Me", role: "administrator", classes: [] }, second.browser);
  await setStaff(second.user, { role: "teacher" });
  expect((await server.browser().get(`/api/invitations/${token}`)).status).toBe(404);
  const answer = await accept(token, { email: "me@brook.example", password: PASSWORD });
  expect(answer.status).toBe(404);
});

it("[AC5] changes nothing for somebody who is on the staff already", async () => {
  const token = await invite({ name: "Mary Lund", role: "teacher", classes: [] });
  const answer = await accept(token, { email: "office@brook.example", password: PASSWORD });
  expect(answer.status).toBe(409);
  expect(await office.read("/api/hello")).toMatchObject({ person: { role: "administrator" } });
  // The link is still good for the person it was meant for.
  const fine = await accept(token, { email: "ama@brook.example", password: PASSWORD });
  expect(fine.status).toBe(200);
});

it("brings somebody back who had left", async () => {
  const { user } = await teacher();
  await setStaff(user, { left: "2026-11-20" });
  const token = await invite({ name: "Ama Boateng", role: "assistant", classes: [] });
  const answer = await accept(token, { email: "ama@brook.example", password: PASSWORD });
  expect(await answer.json()).toMatchObject({ person: { user, role: "assistant" } });
});

it("[SY6] is no administrator's any more who left today, though nobody has synced since", async () => {
  const second = await secondOffice();
  await setStaff(second.user, { left: "2026-11-22" });
  server.passTime(24 * 60 * 60_000);
  const answer = await second.browser.post(`/api/schools/${school}/invitations`, {
    name: "Me",
    role: "administrator",
  });
  expect(answer.status).toBe(403);
  expect((await second.browser.get(`/api/schools/${school}/attention`)).status).toBe(403);
});

async function teacher(): Promise<{ browser: Browser; user: string }> {
  const token = await invite({ name: "Ama Boateng", role: "teacher", classes: [] });
  const browser = server.browser();
  const joined = await accept(token, { email: "ama@brook.example", password: PASSWORD }, browser);
  const { person } = (await joined.json()) as { person: { user: string } };
  return { browser, user: person.user };
}

async function resetLink(user: string): Promise<string> {
  const answer = await office.post(`/api/schools/${school}/people/${user}/reset`, {});
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { link: string }).link.slice(`${ORIGIN}/reset/`.length);
}

it("[AU8] gives a new password by a link, ends every session, and works once", async () => {
  const { browser, user } = await teacher();
  const token = await resetLink(user);
  const other = await resetLink(user);
  expect(await server.browser().read(`/api/resets/${token}`)).toMatchObject({
    p: 1,
    name: "Ama Boateng",
  });
  const next = server.browser();
  const password = "a heron by the mill";
  expect((await next.post(`/api/resets/${token}`, { password: "short" })).status).toBe(400);
  expect((await next.post(`/api/resets/${token}`, { password })).status).toBe(200);
  expect(await next.read("/api/hello")).toMatchObject({ person: { user } });
  expect(await browser.read("/api/hello")).toMatchObject({ person: null });
  for (const spent of [token, other])
    expect((await next.post(`/api/resets/${spent}`, { password })).status).toBe(404);
  const signIn = (given: string) =>
    server
      .browser()
      .post("/api/auth/sign-in/email", { email: "ama@brook.example", password: given })
      .then((one) => one.status);
  expect([await signIn(PASSWORD), await signIn(password)]).toEqual([401, 200]);
});

it("[AU8] runs out after a day", async () => {
  const { user } = await teacher();
  const token = await resetLink(user);
  server.passTime(24 * 60 * 60_000);
  expect((await server.browser().get(`/api/resets/${token}`)).status).toBe(404);
});

it("[AU8] is an administrator's to give, for people of the same school", async () => {
  const { browser, user } = await teacher();
  const ask = (from: Browser, whom: string) =>
    from.post(`/api/schools/${school}/people/${whom}/reset`, {});
  expect((await ask(browser, administrator)).status).toBe(403);
  expect((await ask(server.browser(), user)).status).toBe(401);
  expect((await ask(office, "somebody-else")).status).toBe(404);
});

it("[AU8] ends with its maker's being an administrator", async () => {
  const second = await secondOffice();
  const asked = await second.browser.post(
    `/api/schools/${school}/people/${administrator}/reset`,
    {},
  );
  const { link } = (await asked.json()) as { link: string };
  await setStaff(second.user, { left: "2026-11-21" });
  const path = `/api/resets/${link.split("/").at(-1)}`;
  expect((await server.browser().get(path)).status).toBe(404);
  const answer = await server.browser().post(path, { password: "a heron by the mill" });
  expect(answer.status).toBe(404);
});

it("[AU8] opens no other school that the person has joined since", async () => {
  const { user } = await teacher();
  const token = await resetLink(user);
  await joinSchool(server.accounts.db, "another", user, server.now);
  expect((await server.browser().get(`/api/resets/${token}`)).status).toBe(404);
});

it("writes down who gave whom a link", async () => {
  const { user } = await teacher();
  await resetLink(user);
  const events = await server.accounts.db
    .selectFrom("account_event")
    .select(["what", "by"])
    .where("school", "=", school)
    .execute();
  expect(events).toEqual(
    expect.arrayContaining([
      { what: "invited", by: administrator },
      { what: "invitation-accepted", by: user },
      { what: "reset-offered", by: administrator },
    ]),
  );
});

it("tells someone who has left that they are on no staff list", async () => {
  const { browser, user } = await teacher();
  await setStaff(user, { left: "2026-11-20" });
  expect(await browser.read("/api/hello")).toMatchObject({ person: null });
  const answer = await browser.sync(school, { user });
  expect(parseAnswer(await answer.json())).toMatchObject({ refusal: { refused: "not-on-staff" } });
  const again = await server
    .browser()
    .post("/api/auth/sign-in/email", { email: "ama@brook.example", password: PASSWORD });
  expect(again.status).toBe(403);
});
