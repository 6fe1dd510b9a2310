import { IncomingMessage, type Server, ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createApp } from "../../../src/server/app.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { type Browser, HttpServer } from "./http-server.ts";

const HEAD = "demo-2026-bramhall";
let school: HttpServer;
let server: Server;
let address: string;
let stopPokes: () => void;
beforeAll(async () => {
  school = await HttpServer.open();
  const { store, live } = school.deps;
  stopPokes = store.onHead((id, head) => live.poke(id, head));
  server = createAdaptorServer({ fetch: createApp(school.deps).fetch }) as Server;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  stopPokes();
  school.deps.live.close();
  server.closeAllConnections();
  await school.close();
});

async function signedIn(): Promise<Browser> {
  const browser = school.browser();
  await browser.post("/api/demo/enter", { user: HEAD });
  return browser;
}

/** Listens; `next` gives the next poke's head. */
async function listen(browser: Browser) {
  const stop = new AbortController();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(`${address}/api/schools/demo-2026/live`, {
    headers: { cookie },
    signal: stop.signal,
  });
  const reader = answer.body?.getReader();
  let text = "";
  return {
    answer,
    stop: () => stop.abort(),
    async next(): Promise<number | undefined> {
      for (;;) {
        const found = /data: \{"head":(\d+),"among":\d+\}\n\n/.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return Number(found[1]);
        }
        const read = await reader?.read();
        if (read?.value === undefined) return undefined;
        text += Buffer.from(read.value).toString();
      }
    },
  };
}

it("tells the head at once, and again after each change that was kept", async () => {
  const browser = await signedIn();
  const stream = await listen(browser);
  expect(stream.answer.headers.get("content-type")).toBe("text/event-stream");
  const { store } = school.deps;
  const before = (await store.school("demo-2026"))?.head ?? 0;
  expect(await stream.next()).toBe(before);
  await writeAsSchool(
    store,
    "demo-2026",
    HEAD,
    [{ t: "school", k: "school", set: { assistantsMayJudge: true } }],
    school.now,
  );
  const head = (await store.school("demo-2026"))?.head ?? 0;
  expect(head).toBeGreaterThan(before);
  expect(await stream.next()).toBe(head);
  stream.stop();
});

it("is for people of the school who are signed in", async () => {
  expect((await fetch(`${address}/api/schools/demo-2026/live`)).status).toBe(401);
  const browser = await signedIn();
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const other = await fetch(`${address}/api/schools/another/live`, { headers: { cookie } });
  expect(other.status).toBe(403);
  expect(await other.json()).toMatchObject({ p: 1 });
});

it("ends when the person signs out", async () => {
  const browser = await signedIn();
  const stream = await listen(browser);
  await stream.next();
  await browser.post("/api/auth/sign-out", {});
  expect(await stream.next()).toBeUndefined();
});

it("has a limit a person, and forgets streams that were closed", async () => {
  const { live } = school.deps;
  const browser = await signedIn();
  const streams = [];
  for (let at = 0; at < 12; at += 1) streams.push(await listen(browser));
  expect(live.count).toBe(12);
  const refused = await listen(browser);
  expect(refused.answer.status).toBe(429);
  for (const stream of streams) stream.stop();
  await expect.poll(() => live.count).toBe(0);
});

it("keeps no stream of somebody who went before it was open", () => {
  const { live } = school.deps;
  const gone = new ServerResponse(new IncomingMessage(new Socket()));
  gone.destroy();
  const before = live.count;
  live.open("demo-2026", HEAD, 1, gone);
  expect(live.count).toBe(before);
});

it("ends with the server, without holding its port", async () => {
  const stream = await listen(await signedIn());
  await stream.next();
  school.deps.live.close();
  expect(await stream.next()).toBeUndefined();
});
