import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAppFiles } from "../../../src/server/static-files.ts";
import { CONTENT_TYPE, MAX_BODY_BYTES, parseAnswer } from "../../../src/sync/protocol.ts";
import { type Browser, HttpServer, syncRequest } from "./http-server.ts";

const TEACHER = "demo-2026-okafor";
const SYNC = "/api/schools/demo-2026/sync";
let folder: string;
let server: HttpServer;
let teacher: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "keepup-app-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Keepup</title>");
  writeFileSync(join(folder, "service-worker.js"), "self.skipWaiting();");
  writeFileSync(join(folder, "manifest.webmanifest"), "{}");
  writeFileSync(join(folder, "icon-192.png"), "not really");
  writeFileSync(join(folder, "assets", "main-B1x.js"), `console.log("${"grid ".repeat(2000)}");`);
  server = await HttpServer.open({ files: readAppFiles(folder) });
  teacher = server.browser();
  await teacher.post("/api/demo/enter", { user: TEACHER });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const html = { accept: "text/html,application/xhtml+xml", "sec-fetch-mode": "navigate" };

describe("the app's files", () => {
  it("come for any address a person navigates to", async () => {
    for (const path of ["/", "/class/4A", "/invitation/abc", "/index.html"]) {
      const answer = await server.request(path, { headers: html });
      expect([path, answer.status, answer.headers.get("content-type")]).toEqual([
        path,
        200,
        "text/html; charset=utf-8",
      ]);
      expect(answer.headers.get("cache-control")).toBe("no-cache");
    }
  });

  it("do not come for what is no navigation, nor for a file that is gone", async () => {
    for (const [path, headers] of [
      ["/class/4A", {}],
      ["/assets/main-old.js", html],
      ["/assets/../../package.json", html],
      ["/%2e%2e/%2e%2e/package.json", {}],
    ] as const)
      expect([path, (await server.request(path, { headers })).status]).toEqual([
        path,
        path.includes("package.json") && "accept" in headers ? 200 : 404,
      ]);
    const climbed = await server.request("/assets/../../package.json", { headers: html });
    expect(await climbed.text()).toContain("<title>Keepup</title>");
  });

  it("are kept for ever when named by their content, and asked for again when not", async () => {
    const caching = async (path: string) =>
      (await server.request(path)).headers.get("cache-control");
    expect(await caching("/assets/main-B1x.js")).toBe("public, max-age=31536000, immutable");
    expect(await caching("/service-worker.js")).toBe("no-cache");
    expect(await caching("/manifest.webmanifest")).toBe("no-cache");
  });

  it("are not sent again while they are the same", async () => {
    const first = await server.request("/service-worker.js");
    const again = await server.request("/service-worker.js", {
      headers: { "if-none-match": first.headers.get("etag") ?? "" },
    });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe("");
  });

  it("are compressed as the browser can read", async () => {
    const ask = (encoding: string) =>
      server.request("/assets/main-B1x.js", { headers: { "accept-encoding": encoding } });
    const brotli = await ask("gzip, deflate, br");
    expect(brotli.headers.get("content-encoding")).toBe("br");
    const bytes = Buffer.from(await brotli.arrayBuffer());
    expect(bytes.byteLength).toBeLessThan(500);
    expect(brotliDecompressSync(bytes).toString()).toContain("grid grid");
    const gzip = await ask("gzip, br;q=0");
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).toString()).toContain("grid grid");
    expect((await ask("identity")).headers.get("content-encoding")).toBeNull();
  });

  it("come with headers that keep a browser to what the server itself serves", async () => {
    for (const path of ["/", "/api/hello", "/api/nothing"]) {
      const { headers } = await server.request(path, { headers: html });
      expect(headers.get("content-security-policy")).toContain("default-src 'self'");
      expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
      expect(headers.get("content-security-policy")).not.toMatch(/unsafe|https?:/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("permissions-policy")).toContain("camera=()");
    }
  });
});

describe("an answer that is not what was asked for", () => {
  it("is a sentence in JSON at every address of the interface", async () => {
    for (const [method, path] of [
      ["GET", "/api"],
      ["GET", "/api/nothing"],
      ["POST", "/api/schools/demo-2026/nothing"],
      ["GET", "/api/auth/get-session"],
    ] as const) {
      const answer = await server.request(path, { method, headers: html });
      expect([path, answer.status]).toEqual([path, 404]);
      expect(answer.headers.get("content-type")).toContain("application/json");
      expect(await answer.json()).toMatchObject({ p: 1, say: expect.any(String) });
    }
  });

  it.each([
    ["{", 400],
    ["", 400],
    ["null", 404],
    ["[]", 404],
    ['{"user":{"$gt":""}}', 404],
    ['{"user":"__proto__"}', 404],
  ])("is given to the body %s", async (body, status) => {
    const answer = await teacher.post("/api/demo/enter", body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ p: 1, say: expect.any(String) });
  });

  it("tells a wrong content type", async () => {
    const form = await teacher.post("/api/demo/enter", "user=x", {
      "content-type": "application/x-www-form-urlencoded",
    });
    expect(form.status).toBe(415);
    const json = await teacher.post(SYNC, syncRequest({ user: TEACHER }));
    expect(json.status).toBe(415);
    expect(await json.json()).toMatchObject({ p: 1, say: expect.any(String) });
  });

  it("tells a body that is too large, whether or not it says so itself", async () => {
    const body = JSON.stringify({ user: "x".repeat(70_000) });
    const told = await teacher.post("/api/demo/enter", body, {
      "content-length": String(body.length),
    });
    expect(told.status).toBe(413);
    const untold = await teacher.post("/api/demo/enter", body);
    expect(untold.status).toBe(413);
    const sync = await teacher.post(SYNC, "x".repeat(MAX_BODY_BYTES + 1), {
      "content-type": CONTENT_TYPE,
    });
    expect(sync.status).toBe(413);
    expect(((await sync.json()) as { say: string }).say).toContain("2 MB");
  });
});

describe("another site's page", () => {
  const enter = (headers: Record<string, string>, on = server) =>
    on.browser().post("/api/demo/enter", { user: TEACHER }, headers);

  it("[AU9] changes nothing here", async () => {
    for (const headers of [
      { origin: "https://elsewhere.example" },
      { origin: "null" },
      { origin: "http://127.0.0.1:9999" },
      { origin: "http://127.0.0.1:4321", "sec-fetch-site": "cross-site" },
    ]) {
      const answer = await enter(headers);
      expect([headers, answer.status]).toEqual([headers, 403]);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
    expect((await enter({ "sec-fetch-site": "same-origin" })).status).toBe(200);
  });

  it("[AU9] is not taken for ours because its name points here", async () => {
    const answer = await server.request("/api/demo/enter", {
      method: "POST",
      body: JSON.stringify({ user: TEACHER }),
      headers: {
        "content-type": "application/json",
        origin: "http://rebound.example:4321",
        host: "rebound.example:4321",
      },
    });
    expect(answer.status).toBe(403);
    expect(((await answer.json()) as { say: string }).say).toContain("KEEPUP_PUBLIC_URL");
  });
});

describe("a device's exchange", () => {
  const refusal = async (answer: Response) => {
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(CONTENT_TYPE);
    const read = parseAnswer(await answer.json());
    return read !== undefined && "refusal" in read ? read.refusal : undefined;
  };

  it("brings the rows, compressed", async () => {
    const answer = await teacher.post(SYNC, syncRequest({ user: TEACHER }), {
      "content-type": CONTENT_TYPE,
      "accept-encoding": "gzip, br",
    });
    expect(answer.headers.get("content-encoding")).toBe("br");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const text = brotliDecompressSync(Buffer.from(await answer.arrayBuffer())).toString();
    expect(parseAnswer(JSON.parse(text))).toHaveProperty("reply");
  });

  it("is refused in the protocol's words when nobody is signed in", async () => {
    const answer = await server.browser().sync("demo-2026", { user: TEACHER });
    expect(await refusal(answer)).toMatchObject({ refused: "signed-out", now: server.now });
  });

  it("is refused when somebody else is signed in", async () => {
    const answer = await teacher.sync("demo-2026", { user: "demo-2026-bramhall" });
    expect(await refusal(answer)).toMatchObject({ refused: "wrong-person" });
  });

  it("is refused at a school the person does not belong to", async () => {
    const other = await HttpServer.open({ demo: "on" });
    const { browser, person } = await other.setUp();
    const answer = await browser.sync("demo-2026", { user: person.user });
    expect(await refusal(answer)).toMatchObject({
      refused: "not-on-staff",
      say: expect.stringContaining("demo school is closed"),
    });
    await other.close();
    const nowhere = await teacher.sync("no-such-school", { user: TEACHER });
    expect(await refusal(nowhere)).toMatchObject({ refused: "not-on-staff" });
  });

  it("is refused when it cannot be read, or was made by a later version", async () => {
    const sent = (body: unknown) => teacher.post(SYNC, body, { "content-type": CONTENT_TYPE });
    for (const body of [{}, [], 7, { ...syncRequest({ user: TEACHER }), device: "x" }])
      expect(await refusal(await sent(body))).toMatchObject({ refused: "bad-request" });
    expect(await refusal(await sent({ p: 2, whole: "new shape" }))).toMatchObject({
      refused: "too-new",
    });
  });

  it("is refused, and breaks nothing, when it is nested beyond reason or has odd characters", async () => {
    const f = { name: "DEEP" };
    const change = { id: "a".repeat(32), t: "class", k: "x", h: "0".repeat(16), sv: 1, f };
    const ask = syncRequest({ user: TEACHER, changes: [{ ...change, op: "set" }] });
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    const from = { s: 0, t: "", k: "" };
    for (const body of [
      JSON.stringify(ask).replace('"DEEP"', deep),
      JSON.stringify(syncRequest({ user: TEACHER, cursor: { ...from, t: "\0" } })),
      JSON.stringify(syncRequest({ user: TEACHER, cursor: { ...from, k: "\ud800" } })),
      JSON.stringify(syncRequest({ user: TEACHER, cursor: { ...from, k: "k".repeat(100_000) } })),
      JSON.stringify(syncRequest({ user: TEACHER, watch: [{ s: 1, scope: "p:\0" }] })),
    ]) {
      const answer = await teacher.post(SYNC, body, { "content-type": CONTENT_TYPE });
      expect(await refusal(answer)).toMatchObject({ refused: "bad-request" });
    }
  });
});
