import { afterEach, beforeEach, expect, it } from "vitest";
import type { SetEdit } from "../../../src/domain/edit.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { type Browser, HttpServer, PASSWORD } from "./http-server.ts";

let server: HttpServer;
let office: Browser;
let school: string;
let user: string;
beforeEach(async () => {
  server = await HttpServer.open();
  const { browser, person } = await server.setUp();
  office = browser;
  ({ school, user } = person);
  await write({ given: "Amara", family: "Okoro", left: "2026-11-21" });
});
afterEach(() => server.close());

async function write(set: SetEdit["set"], k = "amara"): Promise<void> {
  await writeAsSchool(server.deps.store, school, user, [{ t: "pupil", k, set }], server.now);
}

const erase = (pupil: string, browser = office, from = school) =>
  browser.post(`/api/schools/${from}/pupils/${pupil}/erase`, {});
const kept = () => server.deps.store.read(school).rows([{ t: "pupil", k: "amara" }]);

it("[AC6] erases the record of a child who has left, and writes down who did", async () => {
  const answer = await erase("amara");
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ p: 1 });
  const [row] = await kept();
  expect(row).toMatchObject({ gone: true, f: {} });
  const log = await server.deps.store.read(school).log(0, 1000);
  expect(log.at(-1)).toMatchObject({ is: "erase", user, scope: "p:amara" });
  expect(JSON.stringify(log)).not.toContain("Okoro");
  expect((await erase("amara")).status).toBe(409);
});

it.each([null, "2026-11-22"])(
  "[AC6] erases no child who is on the roll, with %s as the day they left",
  async (left) => {
    await write({ left });
    const answer = await erase("amara");
    expect(answer.status).toBe(409);
    expect(((await answer.json()) as { say: string }).say).toMatch(/still on the roll/);
    expect((await kept())[0]?.f.family).toBe("Okoro");
  },
);

it("[AC6] is an administrator's alone, of that school, for a child that is there", async () => {
  const invited = await office.post(`/api/schools/${school}/invitations`, {
    name: "Ama Boateng",
    role: "senior-leader",
    classes: [],
  });
  const token = ((await invited.json()) as { link: string }).link.split("/").at(-1);
  const leader = server.browser();
  const account = { email: "ama@brook.example", password: PASSWORD };
  await leader.post(`/api/invitations/${token}`, account);
  expect((await erase("amara", leader)).status).toBe(403);
  expect((await erase("amara", server.browser())).status).toBe(401);
  expect((await erase("amara", office, "demo-2026")).status).toBe(403);
  expect((await erase("nobody")).status).toBe(409);
  expect((await kept())[0]?.f.family).toBe("Okoro");
});
