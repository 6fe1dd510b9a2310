import { type Context, Hono } from "hono";
import type { SetEdit } from "../domain/edit.ts";
import { ROLES, type Role, TABLES } from "../domain/schema.ts";
import { classOf } from "../domain/school-class.ts";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { AccountTables } from "./account-tables.ts";
import { refuseEmail, refusePassword } from "./accounts.ts";
import { administratorOf, isAdministrator, linkTo } from "./administrator.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, part, readBody, sayNo, words } from "./app-request.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { hashOfToken, newLinkToken } from "./link-token.ts";
import { placeIn } from "./principal.ts";
import { RateLimit, sayWait } from "./rate-limit.ts";
import { joinSchool, writeAccountEvent } from "./school-accounts.ts";
import { welcome } from "./session-routes.ts";
import { writeAsSchool } from "./write-as-school.ts";

const FOURTEEN_DAYS_MS = 14 * 24 * 60 * 60_000;
const QUARTER_HOUR_MS = 15 * 60_000;

const SPENT =
  "This invitation has been used, has run out, or was never made. Ask your administrator for a new one.";

type Invitation = AccountTables["invitation"];

/** Bringing people into a school: a link that makes one account, once, within fourteen days. */
export function invitationRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = deps.accounts;
  const perAddress = new RateLimit(100, QUARTER_HOUR_MS);
  const perAccount = new RateLimit(10, QUARTER_HOUR_MS);

  app.post("/schools/:school/invitations", async (c) => {
    const school = c.req.param("school");
    const administrator = await administratorOf(c, deps, school, "invite people");
    if ("no" in administrator) return administrator.no;
    if (isDemoSchool(school))
      return sayNo(
        c,
        403,
        "Anyone may be anyone at the demo school, so nobody needs an invitation to it.",
      );
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const invited = await readInvited(body.value, deps, school);
    if ("say" in invited) return sayNo(c, 400, invited.say, invited.field);
    const { token, hash } = newLinkToken();
    const now = deps.now();
    await db
      .insertInto("invitation")
      .values({
        hash,
        school,
        name: invited.name,
        email: invited.email,
        role: invited.role,
        classes: JSON.stringify(invited.classes),
        made_by: administrator.user,
        made_at: now,
        expires_at: now + FOURTEEN_DAYS_MS,
        used_at: null,
        used_by: null,
      })
      .execute();
    await writeAccountEvent(db, {
      school,
      at: now,
      by: administrator.user,
      what: "invited",
      whom: invited.name,
    });
    return c.json({
      p: PROTOCOL_VERSION,
      link: linkTo(c, deps, `/invitation/${token}`),
      expires: now + FOURTEEN_DAYS_MS,
    });
  });

  async function open(c: Context<AppEnv>): Promise<Invitation | { no: Response }> {
    const refused = perAddress.take(c.get("address"), deps.now());
    if (refused !== undefined)
      return {
        no: sayNo(c, 429, `Too many links were tried. Try again ${sayWait(refused.wait)}.`),
      };
    const found = await db
      .selectFrom("invitation")
      .selectAll()
      .where("hash", "=", hashOfToken(c.req.param("token") ?? ""))
      .executeTakeFirst();
    if (found === undefined || found.used_at !== null || found.expires_at <= deps.now())
      return { no: sayNo(c, 404, SPENT) };
    // Whoever made it may have kept it: it is worth no more than they are now.
    if (!(await isAdministrator(found.made_by, found.school, deps)))
      return { no: sayNo(c, 404, SPENT) };
    perAddress.giveBack(c.get("address"));
    return found;
  }

  app.get("/invitations/:token", async (c) => {
    const invitation = await open(c);
    if ("no" in invitation) return invitation.no;
    const { name, role, email, school } = invitation;
    const schoolName = (await deps.store.school(school))?.name ?? "";
    return c.json({ p: PROTOCOL_VERSION, name, role, email, schoolName });
  });

  app.post("/invitations/:token", async (c) => {
    const invitation = await open(c);
    if ("no" in invitation) return invitation.no;
    const body = await readBody(c);
    if ("no" in body) return body.no;
    const email = (words(body.value, "email") || (invitation.email ?? "")).toLowerCase();
    const password = part(body.value, "password");
    const wrongEmail = refuseEmail(email);
    if (wrongEmail !== undefined) return sayNo(c, 400, wrongEmail, "email");

    const held = await deps.accounts.byEmail(email);
    if (held === undefined) {
      const weak = refusePassword(password, [email, invitation.name]);
      if (weak !== undefined) return sayNo(c, 400, weak, "password");
    } else {
      const refused = perAccount.take(email, deps.now());
      if (refused !== undefined)
        return sayNo(c, 429, `Too many wrong passwords. Try again ${sayWait(refused.wait)}.`);
      if (typeof password !== "string" || !(await deps.accounts.isPassword(held.user, password)))
        return sayNo(
          c,
          401,
          "There is an account with this e-mail already: type its password, or use another e-mail.",
          "password",
        );
      perAccount.clear(email);
      // An invitation is no way to change a role, least of all one's own. [AC5]
      if ((await placeIn(held.user, invitation.school, deps)) !== undefined)
        return sayNo(
          c,
          409,
          "This account is on the school's staff list already, so nothing was changed. Sign in with it, or use another e-mail.",
          "email",
        );
    }
    if (!(await claim(deps, invitation))) return sayNo(c, 404, SPENT);
    let made: string | undefined;
    try {
      made =
        held === undefined
          ? await deps.accounts.create({
              name: invitation.name,
              email,
              password: password as string,
            })
          : undefined;
      await bringIn(deps, invitation, held?.user ?? (made as string));
    } catch (cause) {
      if (made !== undefined) await deps.accounts.remove(made);
      await release(deps, invitation);
      throw cause;
    }
    const signedIn = await deps.accounts.signIn(email, password as string);
    return signedIn === undefined
      ? sayNo(c, 401, "Your account is ready. Sign in with your e-mail and password.")
      : welcome(c, deps, signedIn, invitation.school);
  });

  return app;
}

/** Takes the link out of use; false when another request was quicker. */
async function claim({ accounts, now }: AppDeps, { hash }: Invitation): Promise<boolean> {
  const { numUpdatedRows } = await accounts.db
    .updateTable("invitation")
    .set({ used_at: now() })
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows) === 1;
}

async function release({ accounts }: AppDeps, { hash }: Invitation): Promise<void> {
  await accounts.db
    .updateTable("invitation")
    .set({ used_at: null, used_by: null })
    .where("hash", "=", hash)
    .execute();
}

/** Puts the person on the staff list with their classes, in the inviting administrator's name. */
async function bringIn(deps: AppDeps, invitation: Invitation, user: string): Promise<void> {
  const { accounts, store } = deps;
  const { school, made_by, name, role } = invitation;
  const now = deps.now();
  const as = role === "assistant" ? "assistant" : "teacher";
  const edits: SetEdit[] = [
    { t: "staff", k: user, set: { name, role, left: null } },
    ...(JSON.parse(invitation.classes) as string[]).map((one): SetEdit => ({
      t: "staff-class",
      k: `${user}:${one}`,
      set: { as },
    })),
  ];
  await joinSchool(accounts.db, school, user, now);
  await writeAsSchool(store, school, made_by, edits, now);
  await accounts.db
    .updateTable("invitation")
    .set({ used_by: user })
    .where("hash", "=", invitation.hash)
    .execute();
  await writeAccountEvent(accounts.db, {
    school,
    at: now,
    by: user,
    what: "invitation-accepted",
    whom: name,
  });
}

type Invited = { name: string; email: string | null; role: Role; classes: string[] };

async function readInvited(
  body: unknown,
  { store }: AppDeps,
  school: string,
): Promise<Invited | { field: string; say: string }> {
  const name = words(body, "name");
  if (name === "") return { field: "name", say: "Type the person's name." };
  const wrongName = TABLES.staff.fields.name(name);
  if (wrongName !== undefined) return { field: "name", say: `The name ${wrongName}.` };
  const email = words(body, "email").toLowerCase();
  const wrongEmail = email === "" ? undefined : refuseEmail(email);
  if (wrongEmail !== undefined) return { field: "email", say: wrongEmail };
  const role = ROLES.find((one) => one === part(body, "role"));
  if (role === undefined) return { field: "role", say: "Choose what the person is at the school." };
  const given = part(body, "classes") ?? [];
  if (!Array.isArray(given) || given.length > 60)
    return { field: "classes", say: "Choose the classes from the list." };
  const known = new Set<unknown>();
  for (const row of await store.read(school).rowsOf(["class"])) known.add(classOf(row)?.id);
  known.delete(undefined);
  if (!given.every((one) => typeof one === "string" && known.has(one)))
    return { field: "classes", say: "One of these classes is no longer there; choose again." };
  return {
    name,
    email: email === "" ? null : email,
    role,
    classes: [...new Set(given as string[])],
  };
}
