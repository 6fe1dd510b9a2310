import { Hono } from "hono";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import { administratorOf } from "./administrator.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { acceptAttention, declineAttention, listAttention } from "./attention.ts";

/** What was not taken into the record and waits for an administrator to decide. */
export function attentionRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const todo = "see and decide what waits for attention";

  app.get("/schools/:school/attention", async (c) => {
    const school = c.req.param("school");
    const administrator = await administratorOf(c, deps, school, todo);
    if ("no" in administrator) return administrator.no;
    return c.json({ p: PROTOCOL_VERSION, items: await listAttention(deps.store, school) });
  });

  for (const [word, decide] of [
    ["accept", acceptAttention],
    ["decline", declineAttention],
  ] as const)
    app.post(`/schools/:school/attention/:ref/${word}`, async (c) => {
      const { school, ref } = c.req.param();
      const administrator = await administratorOf(c, deps, school, todo);
      if ("no" in administrator) return administrator.no;
      const decision = await decide(deps, { school, resolver: administrator.user, ref });
      if (!decision.done) return sayNo(c, 409, decision.say);
      return c.json({ p: PROTOCOL_VERSION, items: await listAttention(deps.store, school) });
    });

  return app;
}
