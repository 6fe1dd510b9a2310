import type { Standing } from "../domain/access.ts";
import { addToDigest, EMPTY_DIGEST, writeDigest } from "../domain/digest.ts";
import {
  compareCursors,
  type Cursor,
  END_OF_TABLES,
  FROM_ZERO,
  hashScopes,
  type SyncReply,
  type SyncRequest,
} from "../sync/protocol.ts";
import type { SchoolReader } from "./store.ts";

/** Rows read at once where all of a person's rows are gone through. */
const PORTION = 1000;

/** What of a reply is about rows. */
export type Page = Pick<SyncReply, "rows" | "cursor" | "more" | "scopes" | "digest">;

/** The cursor of a device that has everything up to `head`. */
export function cursorAt(head: number): Cursor {
  return { s: head, t: END_OF_TABLES, k: "" };
}

/**
 * The next page of rows this person may see, and what their device must know to stay right:
 * the scopes when its own differ, the digest's answer when it asked. `head` was read before, so
 * every row numbered up to it is there to be seen. [SY8]
 */
export async function pageFor(
  reader: SchoolReader,
  standing: Standing,
  head: number,
  request: SyncRequest,
): Promise<Page> {
  const { user } = standing;
  const end = cursorAt(head);
  const { cursor, limit } = request;
  if (limit === 0) return { rows: [], cursor, more: compareCursors(cursor, end) < 0 };
  const { scopes, hash } = scopesOf(standing);
  const differ = hash !== request.scopes;
  const found = await reader.page(user, cursor, head, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  const more = found.length > limit;
  const page: Page = {
    rows: rows.map(({ row }) => row),
    cursor: more && last !== undefined ? { s: last.s, t: last.t, k: last.k } : end,
    more,
    ...(differ ? { scopes } : {}),
  };
  // A digest says something only of a device that has all of exactly these scopes.
  if (request.digest === undefined || differ || found.length > 0) return page;
  const same = (await digestFor(reader, user, head)) === request.digest;
  return { ...page, digest: same ? "same" : "different" };
}

const scopesByStanding = new WeakMap<Standing, { scopes: readonly string[]; hash: string }>();

/** The scopes of a standing with their hash; worked out once, since every poll compares it. */
function scopesOf(standing: Standing): { scopes: readonly string[]; hash: string } {
  const held = scopesByStanding.get(standing);
  if (held !== undefined) return held;
  const scopes = [...standing.grants.sees].sort();
  const made = { scopes, hash: hashScopes(scopes) };
  scopesByStanding.set(standing, made);
  return made;
}

/** The digest of everything this person may see, up to a number. */
async function digestFor(reader: SchoolReader, user: string, head: number): Promise<string> {
  let digest = EMPTY_DIGEST;
  let after = FROM_ZERO;
  for (;;) {
    const found = await reader.page(user, after, head, PORTION);
    digest = addToDigest(
      digest,
      found.map(({ row }) => row),
    );
    const last = found.at(-1);
    if (last === undefined || found.length < PORTION) return writeDigest(digest);
    after = { s: last.s, t: last.t, k: last.k };
  }
}
