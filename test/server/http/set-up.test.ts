import { afterEach, beforeEach, expect, it } from "vitest";
import { parseAnswer } from "../../../src/sync/protocol.ts";
import { type Browser, HttpServer, newSchool, PASSWORD } from "./http-server.ts";

let server: HttpServer;
beforeEach(async () => {
  server = await HttpServer.open();
});
afterEach(() => server.close());

const setUp = (browser: Browser, body: unknown) => browser.post("/api/set-up", body);

async function rowsOf(browser: Browser, person: { user: string; school: string }) {
  const answer = await browser.sync(person.school, { user: person.user });
  const read = parseAnswer(await answer.json());
  if (read === undefined || !("reply" in read)) throw new Error("no reply");
  return read.reply.rows;
}

it("shows the same code as long as it is not used", async () => {
  const code = await server.setUpCode();
  expect(code).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/);
  expect(await server.setUpCode()).toBe(code);
});

it("[AU5] makes the school with its points, subjects, classes and administrator", async () => {
  const { browser, person } = await server.setUp();
  const rows = await rowsOf(browser, person);
  const keys = (t: string) => rows.filter((row) => row.t === t).map((row) => row.k);
  expect(rows.find((row) => row.t === "school")?.f).toMatchObject({
    name: "Brook Lane Primary School",
    yearGroups: [3, 4],
  });
  expect(keys("subject").sort()).toEqual(["maths", "reading", "writing"]);
  expect(keys("point")).toHaveLength(8);
  expect(keys("point")).toEqual(expect.arrayContaining(["2025:summer", "2026:autumn"]));
  expect(rows.find((row) => row.t === "class")?.f).toMatchObject({
    name: "4A",
    year: 2026,
    yearGroups: [4],
  });
  expect(rows.find((row) => row.t === "staff")).toMatchObject({
    k: person.user,
    f: { name: "Mary Lund", role: "administrator" },
  });
});

it("takes the demo school off the first page once there is a real one", async () => {
  await server.setUp();
  const browser = server.browser();
  expect(await browser.read("/api/hello")).toMatchObject({ setUp: false, demo: null });
  expect((await browser.post("/api/demo/enter", { user: "demo-2026-okafor" })).status).toBe(404);
});

it("ends a look round the demo school that had begun, in the protocol's words", async () => {
  const visitor = server.browser();
  await visitor.post("/api/demo/enter", { user: "demo-2026-okafor" });
  await server.setUp();
  expect(await visitor.read("/api/hello")).toMatchObject({ person: null });
  const answer = await visitor.sync("demo-2026", { user: "demo-2026-okafor" });
  expect(parseAnswer(await answer.json())).toMatchObject({ refusal: { refused: "not-on-staff" } });
});

it("keeps the demo school where it is switched on, and never shows it where it is off", async () => {
  const on = await HttpServer.open({ demo: "on" });
  await on.setUp();
  expect(await on.browser().read("/api/hello")).toMatchObject({ demo: { school: "demo-2026" } });
  await on.close();
  const off = await HttpServer.open({ demo: "off" });
  expect(await off.browser().read("/api/hello")).toMatchObject({ demo: null, setUp: true });
  await off.close();
});

it("[AU6] wants the code from the console, and not many guesses at it", async () => {
  const browser = server.browser();
  for (let at = 0; at < 10; at += 1) {
    const wrong = await setUp(browser, newSchool("AAAA-BBBB-CCCC"));
    expect(wrong.status).toBe(403);
    expect(await wrong.json()).toMatchObject({ p: 1, field: "code" });
  }
  const right = newSchool(await server.setUpCode());
  expect((await setUp(browser, right)).status).toBe(429);
  server.passTime(15 * 60_000 + 1);
  expect((await setUp(browser, right)).status).toBe(200);
});

it("takes the code in small letters and without dashes", async () => {
  const code = (await server.setUpCode()).toLowerCase().replaceAll("-", " ");
  expect((await setUp(server.browser(), newSchool(code))).status).toBe(200);
});

it("[AU6] sets up one school with a code", async () => {
  const code = await server.setUpCode();
  const answers = await Promise.all(
    ["a", "b"].map((who) =>
      setUp(server.browser(), newSchool(code, `${who}@brook.example`)).then((one) => one.status),
    ),
  );
  expect(answers.filter((status) => status === 200)).toHaveLength(1);
  expect(await server.deps.store.schools()).toHaveLength(1);
});

type Change = (body: ReturnType<typeof newSchool>) => void;
it.each<[string, Change]>([
  ["school.name", (body) => (body.school.name = "  ")],
  ["school.yearGroups", (body) => (body.school.yearGroups = [])],
  ["school.yearGroups", (body) => (body.school.yearGroups = [12])],
  ["school.classes.0", (body) => (body.school.classes = [{ name: "", yearGroups: [4] }])],
  ["school.classes.0", (body) => (body.school.classes = [{ name: "6B", yearGroups: [6] }])],
  ["administrator.name", (body) => (body.administrator.name = "")],
  ["administrator.email", (body) => (body.administrator.email = "mary at school")],
  ["administrator.password", (body) => (body.administrator.password = "brook")],
  ["administrator.password", (body) => (body.administrator.password = "aaaaaaaaaaaa")],
])("[AU5] says what is wrong with %s, and makes nothing", async (field, spoil) => {
  const body = newSchool(await server.setUpCode());
  spoil(body);
  const answer = await setUp(server.browser(), body);
  expect(answer.status).toBe(400);
  const said = (await answer.json()) as { p: number; field: string; say: string };
  expect(said).toMatchObject({ p: 1, field });
  expect(said.say).toMatch(/^[A-Z0-9].*\.$/);
  expect(await server.deps.store.schools()).toEqual([]);
  expect(await server.accounts.byEmail("office@brook.example")).toBeUndefined();
});

it("[AU5] leaves no account behind when the school cannot be made, and can be tried again", async () => {
  const { store } = server.deps;
  const create = store.create.bind(store);
  // The disk is full once.
  store.create = () => Promise.reject(new Error("database or disk is full"));
  const code = await server.setUpCode();
  const failed = await setUp(server.browser(), newSchool(code));
  expect(failed.status).toBe(500);
  expect(await failed.json()).toMatchObject({ p: 1 });
  expect(await server.accounts.byEmail("office@brook.example")).toBeUndefined();
  store.create = create;
  expect((await setUp(server.browser(), newSchool(code))).status).toBe(200);
});

it("clears away the account of a set-up that was cut short", async () => {
  await server.accounts.create({
    name: "Mary Lund",
    email: "office@brook.example",
    password: "an older password",
  });
  const answer = await setUp(server.browser(), newSchool(await server.setUpCode()));
  expect(answer.status).toBe(200);
  const browser = server.browser();
  const credentials = { email: "office@brook.example", password: PASSWORD };
  expect((await browser.post("/api/auth/sign-in/email", credentials)).status).toBe(200);
});
