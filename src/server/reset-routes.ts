import { type Context, Hono } from "hono";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { AccountTables } from "./account-tables.ts";
import { refusePassword } from "./accounts.ts";
import { administratorOf, isAdministrator, linkTo } from "./administrator.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, part, readBody, sayNo } from "./app-request.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { hashOfToken } from "./link-token.ts";
import { CONSOLE, offerReset } from "./offer-reset.ts";
import { RateLimit, sayWait } from "./rate-limit.ts";
import { isOfSchool, schoolsOf, writeAccountEvent } from "./school-accounts.ts";
import { welcome } from "./session-routes.ts";

const SPENT =
  "This link has been used, has run out, or was never made. Ask your administrator for a new one.";

type ResetLink = AccountTables["reset_link"];

/** A new password without e-mail: the administrator hands over a link that works once, for a day. */
export function resetRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { accounts } = deps;
  const { db } = accounts;
  const perAddress = new RateLimit(100, 15 * 60_000);

  app.post("/schools/:school/people/:user/reset", async (c) => {
    const { school, user } = c.req.param();
    const administrator = await administratorOf(c, deps, school, "give someone a new password");
    if ("no" in administrator) return administrator.no;
    if (isDemoSchool(school))
      return sayNo(
        c,
        403,
        "Nobody at the demo school has a password, so there is none to replace.",
      );
    const account = (await isOfSchool(db, school, user)) ? await accounts.byId(user) : undefined;
    if (account === undefined)
      return sayNo(c, 404, "This person has no account at your school; invite them instead.");
    // Whoever holds the link becomes the person, so it must not open another school's records.
    if (await isElsewhere(school, user))
      return sayNo(
        c,
        409,
        "This person also works at another school here, so only they can change their password, while signed in.",
      );
    const by = administrator.user;
    const { path, expires } = await offerReset(db, { school, user, by, now: deps.now() });
    return c.json({ p: PROTOCOL_VERSION, link: linkTo(c, deps, path), expires });
  });

  async function open(c: Context<AppEnv>): Promise<ResetLink | { no: Response }> {
    const refused = perAddress.take(c.get("address"), deps.now());
    if (refused !== undefined)
      return {
        no: sayNo(c, 429, `Too many links were tried. Try again ${sayWait(refused.wait)}.`),
      };
    const found = await db
      .selectFrom("reset_link")
      .selectAll()
      .where("hash", "=", hashOfToken(c.req.param("token") ?? ""))
      .executeTakeFirst();
    if (found === undefined || found.used_at !== null || found.expires_at <= deps.now())
      return { no: sayNo(c, 404, SPENT) };
    if (found.made_by !== CONSOLE && !(await isStillGood(found)))
      return { no: sayNo(c, 404, SPENT) };
    perAddress.giveBack(c.get("address"));
    return found;
  }

  /** Whether its maker could make it now: it is worth no more than they are. */
  async function isStillGood({ made_by, school, user }: ResetLink): Promise<boolean> {
    return (await isAdministrator(made_by, school, deps)) && !(await isElsewhere(school, user));
  }

  async function isElsewhere(school: string, user: string): Promise<boolean> {
    return (await schoolsOf(db, user)).some((one) => one !== school);
  }

  app.get("/resets/:token", async (c) => {
    const link = await open(c);
    if ("no" in link) return link.no;
    const account = await accounts.byId(link.user);
    return c.json({ p: PROTOCOL_VERSION, name: account?.name ?? "", email: account?.email ?? "" });
  });

  app.post("/resets/:token", async (c) => {
    const link = await open(c);
    if ("no" in link) return link.no;
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const account = await accounts.byId(link.user);
    if (account === undefined) return sayNo(c, 404, SPENT);
    const password = part(body.value, "password");
    const weak = refusePassword(password, [account.email, account.name]);
    if (weak !== undefined) return sayNo(c, 400, weak, "password");
    const now = deps.now();
    // One new password ends every link that was made for this person.
    const { numUpdatedRows } = await db
      .updateTable("reset_link")
      .set({ used_at: now })
      .where("user", "=", link.user)
      .where("used_at", "is", null)
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) return sayNo(c, 404, SPENT);
    await accounts.setPassword(link.user, password as string);
    await accounts.endSessions(link.user);
    deps.live.closeFor(link.user);
    const { school, user } = link;
    await writeAccountEvent(db, { school, at: now, by: user, what: "reset-used", whom: user });
    const signedIn = await accounts.signIn(account.email, password as string);
    return signedIn === undefined
      ? sayNo(c, 401, "Your password was changed. Sign in with the new one.")
      : welcome(c, deps, signedIn, school);
  });

  return app;
}
