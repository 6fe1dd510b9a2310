/**
 * The wire. One request carries a device's unsent changes up and brings down the rows it may see
 * that have moved since its cursor. Every answer that counts is a 200 of {@link CONTENT_TYPE} whose
 * body says `p: 1`; anything else (a captive portal's page, a 500) is no answer and changes nothing.
 * The reasons and invariants: docs/sync.md.
 */
import * as z from "zod/mini";
import type { Change, Row } from "../domain/change.ts";
import type { Refusal } from "../domain/refusal.ts";

export const PROTOCOL_VERSION = 1;
export const CONTENT_TYPE = "application/x-keepup-sync+json";

/** Changes a request may carry, and rows a page may hold. */
export const MAX_CHANGES = 500;
export const MAX_PAGE_ROWS = 2000;
/** Bytes of a request's body; a larger one is answered 413 in words. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/**
 * How far a device has come: rows are ordered by effective sequence (the later of changed-at and
 * granted-at), then table, then key. One grant gives many rows one sequence, so the number alone
 * would skip rows between pages.
 */
export type Cursor = { s: number; t: string; k: string };
export const FROM_ZERO: Cursor = { s: 0, t: "", k: "" };

/** Sorts after every table name: the cursor of a device that has everything up to `s`. */
export const END_OF_TABLES = "~";

export function compareCursors(a: Cursor, b: Cursor): number {
  if (a.s !== b.s) return a.s - b.s;
  if (a.t !== b.t) return a.t < b.t ? -1 : 1;
  if (a.k === b.k) return 0;
  return a.k < b.k ? -1 : 1;
}

export type SyncRequest = {
  p: number;
  /** Who this device believes is signed in; another session answers `wrong-person`. */
  user: string;
  device: string;
  /** Schema version the app knows. */
  sv: number;
  /** The school's copy this device last spoke with; empty before the first answer. */
  epoch: string;
  cursor: Cursor;
  /** Hash of the scopes the device holds ({@link hashScopes}); empty before the first answer. */
  scopes: string;
  changes: readonly Change[];
  /** Sequences of this device's changes not yet known to be seen elsewhere, with their scopes. */
  watch: readonly { s: number; scope: string }[];
  /** Most rows wanted back. 0: push only. */
  limit: number;
  /**
   * `digestOf` all rows the device holds, at most daily and on demand, only by a device that was
   * told `more: false` for this cursor and these scopes.
   */
  digest?: string;
  /** How many unsent changes the device still holds beside those of this request. [MR3] */
  holds?: number;
};

export type Verdict =
  | { id: string; is: "accepted"; seq: number; h: string }
  /** Same id, same content, taken before. */
  | { id: string; is: "duplicate"; seq: number; h: string }
  /** Every field it set has a later value; kept in the log. */
  | { id: string; is: "superseded"; seq: number; h: string }
  /** Kept whole in the school's quarantine; its author sees it under "needs attention". */
  | { id: string; is: "quarantined"; why: QuarantineReason; say: string };

export type QuarantineReason = Refusal["code"] | "id-reuse" | "cycle" | "erased";

export type SyncReply = {
  p: number;
  epoch: string;
  head: number;
  /** Server's time in milliseconds: a device that differs by over two minutes says so. */
  now: number;
  verdicts: readonly Verdict[];
  /** Rows as the school holds them, in cursor order: each replaces the device's row whole. */
  rows: readonly Row[];
  /** To be stored in the same transaction as `rows`. */
  cursor: Cursor;
  /** Whether there are more rows behind `cursor`. */
  more: boolean;
  /** All scopes this person may see, only when the device's hash differs: others are forgotten. */
  scopes?: readonly string[];
  /** Of `watch`, those another person's device has stored. */
  seen: readonly number[];
  /**
   * Answers the request's digest; left out when nothing can be said yet (rows are still to come, or
   * the scopes differ). `different`: drop the cached rows and start from zero; the outbox stays.
   */
  digest?: "same" | "different";
};

/** An answer of the sync endpoint that is not a reply. Nothing on the device changes but its status. */
export type SyncRefusal = {
  p: number;
  refused:
    | "signed-out"
    | "wrong-person"
    | "not-on-staff"
    | "bad-request"
    | "new-epoch"
    | "too-new"
    | "device-revoked";
  /** In the user's words. */
  say: string;
  /** With `new-epoch`: the school's copy was restored; offer the journal again, then start from zero. */
  epoch?: string;
  now: number;
};

/** Values are a few parts within parts; what is nested deeper would stop whoever walks through it. */
const MAX_DEPTH = 32;

function isDeeper(value: unknown, than: number): boolean {
  if (typeof value !== "object" || value === null) return false;
  return than === 0 || Object.values(value).some((part) => isDeeper(part, than - 1));
}

/** Names of tables, keys and scopes: what either database can compare and keep. */
const plain = z.string().check(z.regex(/^[ -~]{0,300}$/));

const change = z.object({
  id: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  t: z.string().check(z.maxLength(64)),
  k: z.string().check(z.maxLength(256)),
  // A newer app may know other kinds: the server keeps such a change in quarantine.
  op: z.string().check(z.maxLength(16)),
  f: z.record(z.string(), z.unknown()).check(z.refine((f) => !isDeeper(f, MAX_DEPTH))),
  h: z.string().check(z.regex(/^[0-9a-f]{16}$/)),
  sv: z.int(),
});
const cursor = z.object({ s: z.int(), t: plain, k: plain });
const request = z.object({
  p: z.int(),
  user: z.string(),
  device: z.string().check(z.regex(/^[0-9a-f]{20}$/)),
  sv: z.int(),
  epoch: z.string(),
  cursor,
  scopes: z.string(),
  changes: z.array(change).check(z.maxLength(MAX_CHANGES)),
  watch: z.array(z.object({ s: z.int(), scope: plain })).check(z.maxLength(500)),
  limit: z.int().check(z.minimum(0), z.maximum(MAX_PAGE_ROWS)),
  digest: z.optional(z.string().check(z.maxLength(64))),
  holds: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000_000))),
});

const stamp = z.object({ h: z.string(), id: z.string() });
const entry = z.object({
  id: z.string(),
  h: z.string(),
  v: z.nullable(z.string()),
  how: z.string(),
  why: z.optional(z.string()),
  prev: z.array(z.string()),
  by: z.string(),
  dev: z.string(),
  at: z.number(),
});
const row = z.object({
  t: z.string(),
  k: z.string(),
  scope: z.string(),
  seq: z.int(),
  f: z.record(z.string(), z.unknown()),
  h: z.record(z.string(), stamp),
  c: z.optional(z.record(z.string(), z.array(entry))),
  gone: z.optional(z.literal(true)),
});
const verdict = z.discriminatedUnion("is", [
  z.object({
    id: z.string(),
    is: z.enum(["accepted", "duplicate", "superseded"]),
    seq: z.int(),
    h: z.string(),
  }),
  z.object({ id: z.string(), is: z.literal("quarantined"), why: z.string(), say: z.string() }),
]);
const reply = z.object({
  p: z.literal(PROTOCOL_VERSION),
  epoch: z.string(),
  head: z.int(),
  now: z.number(),
  verdicts: z.array(verdict),
  rows: z.array(row),
  cursor,
  more: z.boolean(),
  scopes: z.optional(z.array(z.string())),
  seen: z.array(z.int()),
  digest: z.optional(z.enum(["same", "different"])),
});
const refused = z.object({
  p: z.literal(PROTOCOL_VERSION),
  refused: z.string(),
  say: z.string(),
  epoch: z.optional(z.string()),
  now: z.number(),
});

/** Reads a request's body; undefined when it is not one. */
export function parseRequest(body: unknown): SyncRequest | undefined {
  const read = request.safeParse(body);
  return read.success ? (read.data as SyncRequest) : undefined;
}

/** Reads an answer's body; undefined when it is not this protocol's. */
export function parseAnswer(
  body: unknown,
): { reply: SyncReply } | { refusal: SyncRefusal } | undefined {
  const asRefusal = refused.safeParse(body);
  if (asRefusal.success) return { refusal: asRefusal.data as SyncRefusal };
  const asReply = reply.safeParse(body);
  return asReply.success ? { reply: asReply.data as SyncReply } : undefined;
}

/**
 * Order-free fingerprint of a set of scopes (FNV-1a of the sorted list, 53 bits as text). Both
 * sides compute it; it guards against drift, not against malice.
 */
export function hashScopes(scopes: Iterable<string>): string {
  let a = 0x811c9dc5;
  let b = 0xcbf29ce4;
  for (const scope of [...scopes].sort())
    for (let at = 0; at <= scope.length; at++) {
      const unit = at === scope.length ? 10 : scope.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x01000193) >>> 0;
      b = Math.imul(b ^ unit ^ (a & 0xff), 0x01000193) >>> 0;
    }
  return a.toString(16).padStart(8, "0") + b.toString(16).padStart(8, "0");
}
