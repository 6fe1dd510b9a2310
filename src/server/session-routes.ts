import { Hono } from "hono";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import { MIN_PASSWORD, refusePassword } from "./accounts.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppContext, type AppEnv, part, readBody, sayNo, words } from "./app-request.ts";
import { personAnswer, placesOf, principalOf } from "./principal.ts";
import { RateLimit, sayWait } from "./rate-limit.ts";

const QUARTER_HOUR_MS = 15 * 60_000;
/** Wrong passwords for one account, from wherever they come. */
const WRONG_PER_ACCOUNT = 10;
/** Wrong passwords from one address: a whole school shares one on a Monday morning. */
const WRONG_PER_ADDRESS = 100;

/** Hello, signing in and out, the demo school's door, and changing one's own password. */
export function sessionRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const perAccount = new RateLimit(WRONG_PER_ACCOUNT, QUARTER_HOUR_MS);
  const perAddress = new RateLimit(WRONG_PER_ADDRESS, QUARTER_HOUR_MS);
  const demoPerAddress = new RateLimit(120, QUARTER_HOUR_MS);

  app.get("/hello", async (c) => {
    const principal = await principalOf(c, deps);
    const places = principal === undefined ? [] : await placesOf(principal.user, deps);
    return c.json({
      p: PROTOCOL_VERSION,
      demo: await deps.demo.offer(),
      setUp: !(await deps.demo.hasRealSchool()),
      person: principal ? personAnswer(principal, places, c.req.query("school")) : null,
      schools: places,
    });
  });

  /** Counts a try against account and address; a sentence when there were too many. */
  function takeTry(c: AppContext, account: string): Response | undefined {
    const nowMs = deps.now();
    const refused = perAddress.take(c.get("address"), nowMs) ?? perAccount.take(account, nowMs);
    if (refused === undefined) return undefined;
    c.header("Retry-After", String(Math.ceil(refused.wait / 1000)));
    return sayNo(
      c,
      429,
      `Too many wrong passwords, so signing in is paused. Try again ${sayWait(refused.wait)}, or ask your administrator for a new password. Your work on this device is safe.`,
    );
  }
  function wasRight(c: AppContext, account: string): void {
    perAccount.clear(account);
    perAddress.giveBack(c.get("address"));
  }

  app.post("/auth/sign-in/email", async (c) => {
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const email = words(body.value, "email").toLowerCase();
    const password = part(body.value, "password");
    if (email === "" || typeof password !== "string" || password === "")
      return sayNo(
        c,
        400,
        "Type your e-mail and your password.",
        email === "" ? "email" : "password",
      );
    const paused = takeTry(c, email);
    if (paused !== undefined) return paused;
    const signedIn = await deps.accounts.signIn(email, password.slice(0, 1000));
    if (signedIn === undefined)
      return sayNo(
        c,
        401,
        "E-mail and password do not belong together. Check both, or ask your administrator for a new password.",
      );
    wasRight(c, email);
    return welcome(c, deps, signedIn);
  });

  app.post("/auth/sign-out", async (c) => {
    const session = await deps.accounts.sessionOf(c.req.raw.headers);
    c.get("cookies").push(...(await deps.accounts.signOut(c.req.raw.headers)));
    if (session !== undefined) deps.live.closeFor(session.user);
    return c.json({ p: PROTOCOL_VERSION, person: null });
  });

  app.post("/auth/change-password", async (c) => {
    const session = await deps.accounts.sessionOf(c.req.raw.headers);
    if (session === undefined) return sayNo(c, 401, "Sign in first; nothing was changed.");
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const current = part(body.value, "current");
    const password = part(body.value, "password");
    const weak = refusePassword(password, [session.email, session.name]);
    if (weak !== undefined || typeof password !== "string")
      return sayNo(c, 400, weak ?? `At least ${MIN_PASSWORD} characters.`, "password");
    const paused = takeTry(c, session.email);
    if (paused !== undefined) return paused;
    const { accounts } = deps;
    if (typeof current !== "string" || !(await accounts.isPassword(session.user, current)))
      return sayNo(c, 401, "This is not your password so far; it was not changed.", "current");
    wasRight(c, session.email);
    await accounts.setPassword(session.user, password);
    await accounts.endSessions(session.user);
    deps.live.closeFor(session.user);
    const signedIn = await accounts.signIn(session.email, password);
    return signedIn === undefined
      ? sayNo(c, 401, "Your password was changed. Sign in with the new one.")
      : welcome(c, deps, signedIn);
  });

  app.post("/demo/enter", async (c) => {
    const body = await readBody(c);
    if ("no" in body) return body.no;
    if (!(await deps.demo.isOn()))
      return sayNo(c, 404, "The demo school is switched off on this server.");
    const refused = demoPerAddress.take(c.get("address"), deps.now());
    if (refused !== undefined)
      return sayNo(c, 429, `The demo school is busy. Try again ${sayWait(refused.wait)}.`);
    const signedIn = await deps.demo.enter(words(body.value, "user"));
    if (signedIn === undefined)
      return sayNo(c, 404, "There is no such person at the demo school.", "user");
    return welcome(c, deps, signedIn);
  });

  return app;
}

/**
 * Answers with the cookies of a new session and who is signed in. The session the browser came
 * with, if any, ends: its cookie is about to be overwritten.
 */
export async function welcome(
  c: AppContext,
  deps: AppDeps,
  signedIn: { user: string; cookies: string[] },
  school?: string,
): Promise<Response> {
  const account = await deps.accounts.byId(signedIn.user);
  const places = await placesOf(signedIn.user, deps);
  const person = account ? personAnswer(account, places, school) : null;
  if (person === null) {
    await deps.accounts.endSessions(signedIn.user);
    return sayNo(
      c,
      403,
      "Your account is not on any school's staff list here. Ask your administrator for an invitation.",
    );
  }
  if (c.req.header("cookie") !== undefined) await deps.accounts.signOut(c.req.raw.headers);
  c.get("cookies").push(...signedIn.cookies);
  return c.json({ p: PROTOCOL_VERSION, person });
}
