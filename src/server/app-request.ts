import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { PROTOCOL_VERSION } from "../sync/protocol.ts";
import type { NodeBindings } from "./client-address.ts";

/** What every route of the app works with. */
export type AppEnv = { Bindings: NodeBindings; Variables: { address: string; cookies: string[] } };
export type AppContext = Context<AppEnv>;

/** An answer that is not what was asked for: a sentence, and the field it is about. Never HTML. */
export function sayNo(
  c: AppContext,
  status: ContentfulStatusCode,
  sentence: string,
  field?: string,
): Response {
  return c.json(
    { p: PROTOCOL_VERSION, say: sentence, ...(field === undefined ? {} : { field }) },
    status,
  );
}

/** Bytes of a body that is no sync request: names and a password. */
const MAX_FORM_BYTES = 64 * 1024;

type Body = { value: unknown } | { no: Response };

/**
 * Reads a JSON body of a given content type, at most `maxBytes` of it: a larger one is refused
 * while it is still arriving.
 */
export async function readBody(
  c: AppContext,
  { type = "application/json", maxBytes = MAX_FORM_BYTES } = {},
): Promise<Body> {
  const given = (c.req.header("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (given !== type)
    return { no: sayNo(c, 415, `This address takes ${type}; nothing was changed.`) };
  const tooLarge = () => ({
    no: sayNo(
      c,
      413,
      `This is larger than the ${sayBytes(maxBytes)} that can be sent at once; nothing was changed. Send it in smaller parts.`,
    ),
  });
  if (Number(c.req.header("content-length") ?? 0) > maxBytes) return tooLarge();
  const text = await readText(c.req.raw.body, maxBytes);
  if (text === undefined) return tooLarge();
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { no: sayNo(c, 400, "What was sent cannot be read; nothing was changed.") };
  }
}

async function readText(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<string | undefined> {
  if (body === null) return "";
  const parts: Uint8Array[] = [];
  let bytes = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(parts).toString("utf8");
    bytes += value.byteLength;
    if (bytes > maxBytes) {
      await reader.cancel();
      return undefined;
    }
    parts.push(value);
  }
}

function sayBytes(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} kB`;
}

/** A part of an object that came from outside. */
export function part(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

/** A part that should be words, trimmed; empty when it is anything else. */
export function words(value: unknown, name: string): string {
  const given = part(value, name);
  return typeof given === "string" ? given.trim() : "";
}
