import { Hono } from "hono";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import { administratorOf } from "./administrator.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { writeAccountEvent } from "./school-accounts.ts";

/** An invitation nobody has used yet, as an administrator's list has it. */
type OpenInvitation = {
  /** What to withdraw it by; the link cannot be made from it. */
  ref: string;
  name: string;
  email: string | null;
  role: string;
  /** Keys of classes. */
  classes: string[];
  /** Milliseconds since 1970. */
  expires: number;
};

/** Who is invited and has not come yet, and taking an invitation back. [AU11] */
export function openInvitationRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const { db } = deps.accounts;
  const todo = "see and withdraw invitations";

  async function open(school: string): Promise<OpenInvitation[]> {
    const found = await db
      .selectFrom("invitation")
      .select(["hash", "name", "email", "role", "classes", "expires_at"])
      .where("school", "=", school)
      .where("used_at", "is", null)
      .where("expires_at", ">", deps.now())
      .orderBy("name")
      .orderBy("made_at")
      .execute();
    return found.map(({ hash, name, email, role, classes, expires_at }) => ({
      ref: hash,
      name,
      email,
      role,
      classes: JSON.parse(classes) as string[],
      expires: expires_at,
    }));
  }

  app.get("/schools/:school/invitations", async (c) => {
    const school = c.req.param("school");
    const administrator = await administratorOf(c, deps, school, todo);
    if ("no" in administrator) return administrator.no;
    return c.json({ p: PROTOCOL_VERSION, invitations: await open(school) });
  });

  app.post("/schools/:school/invitations/:ref/withdraw", async (c) => {
    const { school, ref } = c.req.param();
    const administrator = await administratorOf(c, deps, school, todo);
    if ("no" in administrator) return administrator.no;
    // In one statement, so that nobody comes in by a link that was withdrawn.
    const withdrawn = await db
      .deleteFrom("invitation")
      .where("hash", "=", ref)
      .where("school", "=", school)
      .where("used_at", "is", null)
      .returning("name")
      .executeTakeFirst();
    if (withdrawn === undefined)
      return sayNo(
        c,
        409,
        "This invitation is no longer open: it has just been used, or somebody has withdrawn it.",
      );
    await writeAccountEvent(db, {
      school,
      at: deps.now(),
      by: administrator.user,
      what: "invitation-withdrawn",
      whom: withdrawn.name,
    });
    return c.json({ p: PROTOCOL_VERSION, invitations: await open(school) });
  });

  return app;
}
