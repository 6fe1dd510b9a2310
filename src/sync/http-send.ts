import type { Send } from "./exchange.ts";
import { CONTENT_TYPE } from "./protocol.ts";

const PATIENCE_MS = 90_000;

/** Sends to the school's server by HTTP. `base` is "" on the server's own pages. */
export function httpSend(school: string, base = "", fetch = globalThis.fetch): Send {
  const url = `${base}/api/schools/${encodeURIComponent(school)}/sync`;
  return async (body) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": CONTENT_TYPE, accept: CONTENT_TYPE },
      body,
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return {
      status: response.status,
      type: response.headers.get("content-type") ?? "",
      body: await response.text(),
    };
  };
}
