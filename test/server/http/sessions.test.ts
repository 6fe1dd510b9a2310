import { BlockList } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { joinSchool } from "../../../src/server/school-accounts.ts";
import { writeAsSchool } from "../../../src/server/write-as-school.ts";
import { parseAnswer } from "../../../src/sync/protocol.ts";
import { HttpServer, newSchool, PASSWORD } from "./http-server.ts";

const EMAIL = "office@brook.example";
const SIGN_IN = "/api/auth/sign-in/email";
let server: HttpServer;
beforeEach(async () => {
  server = await HttpServer.open();
});
afterEach(() => server.close());

describe("signing in", () => {
  it("[AU1] gives a cookie that scripts cannot read and other sites do not send", async () => {
    await server.setUp(EMAIL);
    const answer = await server.browser().post(SIGN_IN, { email: EMAIL, password: PASSWORD });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie().join("\n");
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Max-Age=2592000/i);
    expect(cookie).not.toMatch(/Secure/);
    expect(await answer.json()).toMatchObject({
      p: 1,
      person: { name: "Mary Lund", role: "administrator", demo: false },
    });
  });

  it("[AU1] keeps the cookie to HTTPS where the public address has it", async () => {
    const secure = await HttpServer.open({ publicUrl: "https://keepup.example.org" });
    const answer = await secure
      .browser()
      .post(
        "/api/demo/enter",
        { user: "demo-2026-okafor" },
        { origin: "https://keepup.example.org" },
      );
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toMatch(/Secure/);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age");
    await secure.close();
  });

  it("[AU2] does not tell whether an e-mail has an account", async () => {
    await server.setUp(EMAIL);
    const wrong = await server.browser().post(SIGN_IN, { email: EMAIL, password: "not this one" });
    const nobody = await server
      .browser()
      .post(SIGN_IN, { email: "nobody@brook.example", password: "not this one" });
    expect([wrong.status, nobody.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await nobody.json());
  });

  it("asks for what is missing", async () => {
    const answer = await server.browser().post(SIGN_IN, { email: "", password: "x" });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ p: 1, field: "email" });
  });

  it("has no door for signing up by oneself, nor any other of the library's", async () => {
    for (const path of ["sign-up/email", "update-user", "request-password-reset"]) {
      const answer = await server
        .browser()
        .post(`/api/auth/${path}`, { email: "a@b.example", password: PASSWORD, name: "A" });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it("ends with signing out", async () => {
    const { browser, person } = await server.setUp(EMAIL);
    expect((await browser.post("/api/auth/sign-out", {})).status).toBe(200);
    expect(await browser.read("/api/hello")).toMatchObject({ person: null });
    const answer = await browser.sync(person.school, { user: person.user });
    expect(parseAnswer(await answer.json())).toMatchObject({ refusal: { refused: "signed-out" } });
  });

  it("ends on the server too, so a copied cookie is worth nothing", async () => {
    const { browser } = await server.setUp(EMAIL);
    const copied = new Map(browser.cookies);
    await browser.post("/api/auth/sign-out", {});
    for (const [name, value] of copied) browser.cookies.set(name, value);
    expect(await browser.read("/api/hello")).toMatchObject({ person: null });
  });
});

describe("changing one's own password", () => {
  it("[AU12] takes the old one, signs out other devices and stays here", async () => {
    const { browser } = await server.setUp(EMAIL);
    const other = server.browser();
    await other.post(SIGN_IN, { email: EMAIL, password: PASSWORD });
    const change = (current: string, password: string) =>
      browser.post("/api/auth/change-password", { current, password });
    expect((await change("not this one", "heron mill window")).status).toBe(401);
    expect((await change(PASSWORD, "short")).status).toBe(400);
    expect((await change(PASSWORD, "heron mill window")).status).toBe(200);
    expect(await browser.read("/api/hello")).toMatchObject({ person: { name: "Mary Lund" } });
    expect(await other.read("/api/hello")).toMatchObject({ person: null });
  });
});

describe("too many wrong passwords", () => {
  it("[AU3] pause one account for a while, wherever they come from", async () => {
    await server.setUp(EMAIL);
    for (let at = 0; at < 10; at += 1) {
      const answer = await server
        .browser(`10.9.9.${at}`)
        .post(SIGN_IN, { email: EMAIL, password: "wrong wrong" });
      expect(answer.status).toBe(401);
    }
    const paused = await server.browser().post(SIGN_IN, { email: EMAIL, password: PASSWORD });
    expect(paused.status).toBe(429);
    expect(Number(paused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(((await paused.json()) as { say: string }).say).toContain("in 15 minutes");

    server.passTime(15 * 60_000 + 1);
    const again = await server.browser().post(SIGN_IN, { email: EMAIL, password: PASSWORD });
    expect(again.status).toBe(200);
  });

  it("[AU3] do not follow a forged X-Forwarded-For", async () => {
    const guess = (at: number) =>
      server
        .browser()
        .post("/api/set-up", newSchool("AAAA-BBBB-CCCC"), { "x-forwarded-for": `10.0.0.${at}` });
    for (let at = 0; at < 10; at += 1) expect((await guess(at)).status).toBe(403);
    expect((await guess(11)).status).toBe(429);
  });

  it("[AU3] are counted together for the many addresses that one IPv6 line has", async () => {
    const guess = (from: string) =>
      server.browser(from).post("/api/set-up", newSchool("AAAA-BBBB-CCCC"));
    for (let at = 0; at < 5; at += 1) {
      expect((await guess(`2001:db8:0:7::${at}`)).status).toBe(403);
      expect((await guess(`2001:db8::7:${at}:2:3:4`)).status).toBe(403);
    }
    expect((await guess("2001:DB8:0:7:9:9:9:9")).status).toBe(429);
    expect((await guess("2001:db8:0:8::1")).status).toBe(403);
  });

  it("[AU3] are counted for the real address behind a trusted proxy", async () => {
    const trustedProxies = new BlockList();
    trustedProxies.addAddress("10.1.1.1");
    const behind = await HttpServer.open({ trustedProxies });
    const guess = (forwarded: string) =>
      behind
        .browser()
        .post("/api/set-up", newSchool("AAAA-BBBB-CCCC"), { "x-forwarded-for": forwarded });
    // What a caller wrote stands left of what the proxy saw.
    for (let at = 0; at < 10; at += 1) await guess(`6.6.6.${at}, 192.0.2.7`);
    expect((await guess("6.6.6.11, 192.0.2.7")).status).toBe(429);
    expect((await guess("192.0.2.8")).status).toBe(403);
    await behind.close();
  });

  it("[AU4] leave a school that shares one address alone: twenty people sign in", async () => {
    const { person } = await server.setUp(EMAIL);
    const { accounts, store } = server.deps;
    const people = Array.from({ length: 20 }, (_, at) => `t${at}@brook.example`);
    for (const email of people) {
      const user = await accounts.create({ name: email, email, password: PASSWORD });
      await joinSchool(accounts.db, person.school, user, server.now);
      await writeAsSchool(
        store,
        person.school,
        person.user,
        [{ t: "staff", k: user, set: { name: email, role: "teacher", left: null } }],
        server.now,
      );
    }
    const statuses = await Promise.all(
      people.map((email) =>
        server
          .browser()
          .post(SIGN_IN, { email, password: PASSWORD })
          .then((answer) => answer.status),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  });
});
