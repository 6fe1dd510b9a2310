import { isIP } from "node:net";
import type { MiddlewareHandler } from "hono";
import { type AppEnv, sayNo } from "./app-request.ts";

/**
 * Refuses to change anything for another site's page. A browser names the page's origin with every
 * POST; a caller that names none is no browser and brings no one's cookie by accident.
 */
export function sameOriginOnly(publicUrl: string | undefined): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (c.req.method === "GET" || c.req.method === "HEAD") return next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site");
    const foreign =
      (origin !== undefined && !isOwn(origin, c.req.header("host"), publicUrl)) ||
      (site !== undefined && site !== "same-origin" && site !== "none");
    if (!foreign) return next();
    return sayNo(
      c,
      403,
      publicUrl === undefined
        ? "This came from an address Keepup was not told of, so nothing was changed. Open Keepup at its own address, or ask whoever runs it to set KEEPUP_PUBLIC_URL."
        : `This came from another site, so nothing was changed. Open Keepup at ${publicUrl}.`,
    );
  };
}

/**
 * The public address, or the address the request itself was sent to where that is a computer and
 * not a name: a name could be anyone's that points here.
 */
function isOwn(origin: string, host: string | undefined, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && origin === publicUrl) return true;
  let url: URL;
  try {
    url = new URL(origin);
  } catch {
    return false;
  }
  const { hostname } = url;
  const address = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  return url.host === host && (hostname === "localhost" || isIP(address) !== 0);
}
