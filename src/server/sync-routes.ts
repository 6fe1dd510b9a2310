import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono } from "hono";
import {
  CONTENT_TYPE,
  MAX_BODY_BYTES,
  parseRequest,
  PROTOCOL_VERSION,
  type SyncRefusal,
} from "../sync/protocol.ts";
import { answerSync } from "./answer-sync.ts";
import type { AppDeps } from "./app-deps.ts";
import { type AppContext, type AppEnv, part, readBody, sayNo } from "./app-request.ts";
import { textResponse } from "./compress.ts";
import { isDemoSchool } from "./demo-entry.ts";
import { isLetIn, placeIn, principalOf } from "./principal.ts";

const TOO_NEW =
  "This app is newer than the school's Keepup. What you enter is kept on this device until that has been updated.";
const UNREADABLE =
  "The school's Keepup could not read what this device sent. What you entered is kept here; reload the page to get the current version.";
const NOT_ON_STAFF =
  "You are not on this school's staff list. What you entered is kept on this device; ask your administrator to add you.";

const DEMO_CLOSED =
  "The demo school is closed, because this server has a school of its own now. Go back to the first page to sign in to it.";

/** The device's door: one exchange, and the stream that says when the next is worth it. */
export function syncRoutes(deps: AppDeps): Hono<AppEnv> {
  const app = new Hono<AppEnv>();

  app.post("/schools/:school/sync", async (c) => {
    const school = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined)
      return refuse(c, deps, "signed-out", "Sign in to send and receive. Your work is safe here.");
    const body = await readBody(c, { type: CONTENT_TYPE, maxBytes: MAX_BODY_BYTES });
    if ("no" in body) return body.no;
    const request = parseRequest(body.value);
    if (request === undefined) {
      const version = part(body.value, "p");
      return typeof version === "number" && version > PROTOCOL_VERSION
        ? refuse(c, deps, "too-new", TOO_NEW)
        : refuse(c, deps, "bad-request", UNREADABLE);
    }
    if (request.user === principal.user && !(await isLetIn(principal.user, school, deps)))
      return refuse(c, deps, "not-on-staff", isDemoSchool(school) ? DEMO_CLOSED : NOT_ON_STAFF);
    const answer = await answerSync(
      { store: deps.store, now: deps.now },
      { school, user: principal.user },
      request,
    );
    return protocolResponse(c, answer);
  });

  app.get("/schools/:school/live", async (c) => {
    const school = c.req.param("school");
    const principal = await principalOf(c, deps);
    if (principal === undefined) return sayNo(c, 401, "Sign in to hear of changes.");
    if ((await placeIn(principal.user, school, deps)) === undefined)
      return sayNo(c, 403, "You are not on this school's staff list.");
    if (!deps.live.hasRoom(school, principal.user))
      return sayNo(c, 429, "You have Keepup open in many places; close some of them.");
    const { outgoing } = c.env ?? {};
    if (outgoing === undefined) return sayNo(c, 501, "There is no stream here.");
    const head = (await deps.store.school(school))?.head ?? 0;
    deps.live.open(school, principal.user, head, outgoing);
    return RESPONSE_ALREADY_SENT;
  });

  return app;
}

/** Refusals are answers of the protocol, so they come as such: 200 and its content type. */
function refuse(
  c: AppContext,
  deps: AppDeps,
  refused: SyncRefusal["refused"],
  say: string,
): Promise<Response> {
  return protocolResponse(c, { p: PROTOCOL_VERSION, refused, say, now: deps.now() });
}

function protocolResponse(c: AppContext, answer: object): Promise<Response> {
  return textResponse(JSON.stringify(answer), CONTENT_TYPE, c.req.header("accept-encoding"), {
    "cache-control": "no-store",
  });
}
