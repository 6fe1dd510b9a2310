import { Hono } from "hono";
import type { AppDeps } from "./app-deps.ts";
import { type AppEnv, sayNo } from "./app-request.ts";
import { attentionRoutes } from "./attention-routes.ts";
import { changeRoutes } from "./change-routes.ts";
import { clientAddress } from "./client-address.ts";
import { deviceRoutes } from "./device-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { openInvitationRoutes } from "./open-invitation-routes.ts";
import { pupilRoutes } from "./pupil-routes.ts";
import { resetRoutes } from "./reset-routes.ts";
import { sameOriginOnly } from "./same-origin.ts";
import { securityHeaders } from "./security-headers.ts";
import { sessionRoutes } from "./session-routes.ts";
import { setUpRoutes } from "./set-up-routes.ts";
import { staticFiles } from "./static-files.ts";
import { syncRoutes } from "./sync-routes.ts";

/** The whole server as a function from request to answer. */
export function createApp(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  app.use(securityHeaders(deps.publicUrl));
  app.use("/api/*", async (c, next) => {
    c.set("cookies", []);
    c.set("address", clientAddress(c.env, c.req.header("x-forwarded-for"), deps.trustedProxies));
    await next();
    for (const cookie of c.get("cookies")) c.res.headers.append("Set-Cookie", cookie);
    if (!c.res.headers.has("Cache-Control")) c.res.headers.set("Cache-Control", "no-store");
  });
  app.use("/api/*", sameOriginOnly(deps.publicUrl));

  app.route("/api", sessionRoutes(deps));
  app.route("/api", setUpRoutes(deps));
  app.route("/api", syncRoutes(deps));
  app.route("/api", attentionRoutes(deps));
  app.route("/api", changeRoutes(deps));
  app.route("/api", deviceRoutes(deps));
  app.route("/api", invitationRoutes(deps));
  app.route("/api", openInvitationRoutes(deps));
  app.route("/api", resetRoutes(deps));
  app.route("/api", pupilRoutes(deps));
  app.all("/api", (c) => sayNo(c, 404, "There is nothing at this address."));
  app.all("/api/*", (c) => sayNo(c, 404, "There is nothing at this address."));
  app.all("*", staticFiles(deps.files));

  app.onError((cause, c) => {
    deps.report(`${c.req.method} ${c.req.path}`, cause);
    return sayNo(
      c,
      500,
      "Keepup could not do this just now. What you wrote on this device is safe; try again in a moment.",
    );
  });
  return app;
}
