import type { MiddlewareHandler } from "hono";
import type { AppEnv } from "./app-request.ts";

/** Only this server's own files and answers; nothing inline, nothing of third parties. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const HEADERS: readonly (readonly [string, string])[] = [
  ["Content-Security-Policy", CONTENT_SECURITY_POLICY],
  ["X-Content-Type-Options", "nosniff"],
  ["X-Frame-Options", "DENY"],
  ["Referrer-Policy", "no-referrer"],
  ["Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"],
  ["Cross-Origin-Opener-Policy", "same-origin"],
  ["Cross-Origin-Resource-Policy", "same-origin"],
];

/** Half a year, once people reach the server by HTTPS. */
const STRICT_TRANSPORT = "max-age=15768000";

/** Puts the headers that keep a browser to what Keepup itself serves on every answer. */
export function securityHeaders(publicUrl: string | undefined): MiddlewareHandler<AppEnv> {
  const secure = publicUrl?.startsWith("https:") === true;
  return async (c, next) => {
    await next();
    for (const [name, value] of HEADERS) c.res.headers.set(name, value);
    if (secure) c.res.headers.set("Strict-Transport-Security", STRICT_TRANSPORT);
  };
}
