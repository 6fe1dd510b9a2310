import { Hono } from "hono";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, readBody, sayNo, words } from "./app-request.ts";
import { createSchool } from "./create-school.ts";
import { type NewSchool, newSchoolRows, randomId, readNewSchool } from "./new-school.ts";
import { RateLimit, sayWait } from "./rate-limit.ts";
import { joinSchool, schoolsOf } from "./school-accounts.ts";
import { welcome } from "./session-routes.ts";
import { claimSetUpCode, isSetUpCode, returnSetUpCode } from "./set-up-code.ts";

const QUARTER_HOUR_MS = 15 * 60_000;

/** Beginning a school of one's own, with the code that stands on the server's console. */
export function setUpRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const perAddress = new RateLimit(10, QUARTER_HOUR_MS);
  const everyone = new RateLimit(50, QUARTER_HOUR_MS);

  app.post("/set-up", async (c) => {
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const { db } = deps.accounts;
    const address = c.get("address");
    const nowMs = deps.now();
    const refused = perAddress.take(address, nowMs) ?? everyone.take("", nowMs);
    if (refused !== undefined)
      return sayNo(
        c,
        429,
        `Too many wrong codes were typed, so nothing was set up. Try again ${sayWait(refused.wait)}.`,
        "code",
      );
    if (!(await isSetUpCode(db, words(body.value, "code"))))
      return sayNo(
        c,
        403,
        (await deps.demo.hasRealSchool())
          ? "This server has its school already. Ask its administrator for an invitation."
          : "This is not the set-up code. It stands where Keepup was started, below the address.",
        "code",
      );
    perAddress.giveBack(address);
    everyone.giveBack("");

    const school = readNewSchool(body.value);
    if ("say" in school) return sayNo(c, 400, school.say, school.field);
    const { email, password } = school.administrator;
    if (await isTaken(deps, email))
      return sayNo(
        c,
        409,
        "There is an account with this e-mail already. Type another one.",
        "administrator.email",
      );
    const code = await claimSetUpCode(db);
    if (code === undefined)
      return sayNo(c, 409, "The school has just been set up by somebody else.", "code");
    try {
      await makeSchool(deps, school);
    } catch (cause) {
      await returnSetUpCode(db, code);
      throw cause;
    }
    const signedIn = await deps.accounts.signIn(email, password);
    return signedIn === undefined
      ? sayNo(c, 401, "The school is set up. Sign in with your e-mail and password.")
      : welcome(c, deps, signedIn);
  });

  return app;
}

/**
 * Whether the e-mail belongs to somebody. An account that speaks for no school that exists is what
 * a set-up left that was cut short: it goes, so that it can be tried again.
 */
async function isTaken({ accounts, store }: AppDeps, email: string): Promise<boolean> {
  const held = await accounts.byEmail(email);
  if (held === undefined) return false;
  for (const school of await schoolsOf(accounts.db, held.user))
    if ((await store.school(school)) !== undefined) return true;
  await accounts.remove(held.user);
  return false;
}

/** Account first and school last: a school never exists without someone who can enter it. */
async function makeSchool({ accounts, store, now }: AppDeps, school: NewSchool): Promise<void> {
  const nowMs = now();
  const id = randomId();
  const user = await accounts.create(school.administrator);
  try {
    await joinSchool(accounts.db, id, user, nowMs);
    const rows = newSchoolRows(school, user, nowMs);
    await createSchool(store, { id, name: school.name, rows, now: nowMs });
  } catch (cause) {
    await accounts.db.deleteFrom("school_account").where("school", "=", id).execute();
    await accounts.remove(user);
    throw cause;
  }
}
