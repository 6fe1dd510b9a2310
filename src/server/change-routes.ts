import { Hono } from "hono";
import { changesAskedOf, readsChanges } from "../domain/logged-change.ts";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { loggedChanges } from "./logged-changes.ts";
import { placeIn, principalOf } from "./principal.ts";
import { knownRoster, standingAt } from "./school-standing.ts";

/** What was changed, by whom and when: read by those who answer for the school's records. [WC1] */
export function changeRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get("/schools/:school/changes", async (c) => {
    const id = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined) return sayNo(c, 401, "Sign in to see what was changed.");
    const place = await placeIn(principal.user, id, deps);
    const school = await deps.store.school(id);
    if (school === undefined || place === undefined || !readsChanges(place.role))
      return sayNo(
        c,
        403,
        "Only administrators and senior leaders of the school see what was changed.",
      );
    const reader = deps.store.read(id);
    const known = await knownRoster(deps.store, school, reader);
    const { sees } = standingAt(known, principal.user, deps.now()).grants;
    const asked = changesAskedOf(new URL(c.req.url).searchParams);
    return c.json({ p: PROTOCOL_VERSION, ...(await loggedChanges(reader, sees, asked)) });
  });

  return app;
}
