import { afterAll, beforeAll, expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { parseAnswer, type SyncReply, type SyncRequest } from "../../../src/sync/protocol.ts";
import { type Browser, HttpServer } from "./http-server.ts";

const TEACHER = "demo-2026-okafor";
const LIST = "/api/schools/demo-2026/attention";
type Item = { ref: string; author: string; say: string; change: Change };
let server: HttpServer;
let teacher: Browser;
let office: Browser;
beforeAll(async () => {
  server = await HttpServer.open();
  teacher = server.browser();
  await teacher.post("/api/demo/enter", { user: TEACHER });
  office = server.browser();
  const { demo } = await office.read<{ demo: { people: { user: string; role: string }[] } }>(
    "/api/hello",
  );
  const user = demo.people.find((one) => one.role === "administrator")?.user;
  await office.post("/api/demo/enter", { user });
});
afterAll(() => server.close());

async function exchange(request: Partial<SyncRequest>): Promise<SyncReply> {
  const answer = await teacher.sync("demo-2026", { user: TEACHER, ...request });
  const read = parseAnswer(await answer.json());
  if (read === undefined || !("reply" in read)) throw new Error("no reply");
  return read.reply;
}

/** A teacher renames the school, which is the office's to do. */
async function renamed(id: string, name: string): Promise<void> {
  const change: Change = {
    id: id.repeat(32),
    t: "school",
    k: "school",
    op: "set",
    f: { name },
    h: clockAt(server.now),
    sv: 1,
  };
  const { epoch } = await exchange({});
  const { verdicts } = await exchange({ epoch, changes: [change] });
  expect(verdicts).toMatchObject([{ is: "quarantined", why: "not-yours" }]);
}

const items = async (browser: Browser) => (await browser.read<{ items: Item[] }>(LIST)).items;

it("shows an administrator what was not taken, and takes it in when they say so", async () => {
  await renamed("a", "Alderbrook School");
  const [waiting] = await items(office);
  expect(waiting).toMatchObject({ author: TEACHER, change: { f: { name: "Alderbrook School" } } });
  const accepted = await office.post(`${LIST}/${waiting!.ref}/accept`, {});
  expect(accepted.status).toBe(200);
  expect(await accepted.json()).toEqual({ p: 1, items: [] });
  const { rows } = await exchange({});
  expect(rows.find((row) => row.t === "school")?.f.name).toBe("Alderbrook School");
});

it("leaves it out when they say that, and decides only once", async () => {
  await renamed("b", "Otter School");
  const [waiting] = await items(office);
  expect((await office.post(`${LIST}/${waiting!.ref}/decline`, {})).status).toBe(200);
  const again = await office.post(`${LIST}/${waiting!.ref}/accept`, {});
  expect(again.status).toBe(409);
  expect(await again.json()).toMatchObject({ p: 1, say: expect.stringContaining("already") });
  const { rows } = await exchange({});
  expect(rows.find((row) => row.t === "school")?.f.name).not.toBe("Otter School");
});

it("is nobody else's to see or decide", async () => {
  expect((await teacher.get(LIST)).status).toBe(403);
  expect((await teacher.post(`${LIST}/x.y/accept`, {})).status).toBe(403);
  expect((await server.browser().get(LIST)).status).toBe(401);
  expect((await office.get("/api/schools/another/attention")).status).toBe(403);
});
