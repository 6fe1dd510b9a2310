import { Hono } from "hono";
import type { AppDeps } from "./app-deps.ts";
import type { AppEnv } from "./app-request.ts";

/** What was not taken and waits for an administrator. */
export function attentionRoutes(_deps: AppDeps): Hono<AppEnv> {
  return new Hono<AppEnv>();
}
