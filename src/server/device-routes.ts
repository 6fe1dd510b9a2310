import { Hono } from "hono";
import { SEES_ALL } from "../domain/access.ts";
import { schoolDay } from "../domain/calendar.ts";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { placeIn, principalOf } from "./principal.ts";
import { whoWasHeard } from "./who-was-heard.ts";

/**
 * What the school knows of one's own devices, for a device that has forgotten; and, around a round of
 * meetings and for those who lead it, the day each person was last heard and what was unsent then.
 * [SY50] [MR3]
 */
export function deviceRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.get("/schools/:school/my-devices", async (c) => {
    const school = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined) return sayNo(c, 401, "Sign in to see your devices.");
    if ((await placeIn(principal.user, school, deps)) === undefined)
      return sayNo(c, 403, "You are not on this school's staff list.");
    // Many visitors are the same person of the demo school: their devices are not one another's.
    const devices = isDemoSchool(school)
      ? []
      : await deps.store.read(school).devicesOf(principal.user);
    return c.json({ p: PROTOCOL_VERSION, devices });
  });

  app.get("/schools/:school/heard", async (c) => {
    const school = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined) return sayNo(c, 401, "Sign in to see who was heard.");
    const place = await placeIn(principal.user, school, deps);
    if (place === undefined || !SEES_ALL.includes(place.role))
      return sayNo(
        c,
        403,
        "Only those who lead progress meetings see when a class was last heard.",
      );
    const heard = isDemoSchool(school)
      ? []
      : await whoWasHeard(deps.store.read(school), schoolDay(deps.now()));
    return c.json({ p: PROTOCOL_VERSION, heard });
  });

  return app;
}
