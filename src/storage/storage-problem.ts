import type { Dexie } from "dexie";

/** Why this device's storage did not take something. Nothing of it was stored. */
export type StorageProblem = {
  code: "full" | "gone" | "blocked" | "unknown";
  /** In the user's words. */
  say: string;
};

const SENTENCES: Record<StorageProblem["code"], string> = {
  full: "This device has no room left, so the change was not kept. Free some space (downloads, other sites’ data), then make it again.",
  gone: "The browser has closed this device’s storage, so the change was not kept. Reload the page, then make it again; what you did before is safe.",
  blocked:
    "Another tab is still using an older version of Keepup, so the change was not kept. Close the other tabs, reload this one, then make it again.",
  unknown:
    "This device’s storage did not take the change, so it was not kept. Reload the page, then make it again; what you did before is safe.",
};

/** What a refused write means for the person at the keyboard. */
export function storageProblemOf(thrown: unknown): StorageProblem {
  const code = codeOf(thrown);
  return { code, say: SENTENCES[code] };
}

function codeOf(thrown: unknown): StorageProblem["code"] {
  const names = namesOf(thrown);
  if (names.has("QuotaExceededError")) return "full";
  if (names.has("VersionError")) return "blocked";
  if (LOST.some((name) => names.has(name))) return "gone";
  return "unknown";
}

/** Ways in which browsers say that a connection to a database has died under us. */
const LOST = ["DatabaseClosedError", "InvalidStateError", "UnknownError", "MissingAPIError"];

/** The names of an exception and of those inside it (Dexie wraps the browser's). */
function namesOf(thrown: unknown): Set<string> {
  const names = new Set<string>();
  let inner: unknown = thrown;
  for (let depth = 0; depth < 5 && typeof inner === "object" && inner !== null; depth++) {
    if ("name" in inner && typeof inner.name === "string") names.add(inner.name);
    inner = "inner" in inner ? inner.inner : undefined;
  }
  return names;
}

/** Whether the connection has died, so that the work may succeed on a fresh one. */
export function isLostConnection(thrown: unknown): boolean {
  const names = namesOf(thrown);
  return LOST.some((name) => names.has(name));
}

/**
 * Does some work with a database, and once more on a fresh connection when the old one turns out to
 * be dead (browsers drop connections while a tablet sleeps). The work must be safe to do twice.
 */
export async function reopening<T>(database: Dexie, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!isLostConnection(thrown)) throw thrown;
    database.close({ disableAutoOpen: false });
    await database.open();
    return await work();
  }
}
