import { Hono } from "hono";
import { schoolDay } from "../domain/calendar.ts";
import { pupilOf } from "../domain/pupil.ts";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import { administratorOf } from "./administrator.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { erasePupil } from "./erase-pupil.ts";

/** What is done to a child's record by the server alone: erasing it. [AC6] */
export function pupilRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.post("/schools/:school/pupils/:pupil/erase", async (c) => {
    const { school, pupil } = c.req.param();
    const administrator = await administratorOf(c, deps, school, "erase a child's record");
    if ("no" in administrator) return administrator.no;
    if (isDemoSchool(school))
      return sayNo(c, 403, "Others look at the demo school too, so no record is erased there.");
    const [row] = await deps.store.read(school).rows([{ t: "pupil", k: pupil }]);
    const left = row === undefined || row.gone === true ? undefined : pupilOf(row)?.left;
    if (left === null || (left !== undefined && left > schoolDay(deps.now())))
      return sayNo(
        c,
        409,
        "This child is still on the roll, so nothing was erased. Put down the day they left first.",
      );
    const erased = await erasePupil(deps, { school, by: administrator.user, pupil });
    if (!erased.done) return sayNo(c, 409, erased.say);
    return c.json({ p: PROTOCOL_VERSION });
  });

  return app;
}
