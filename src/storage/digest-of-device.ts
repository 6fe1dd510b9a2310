import { addToDigest, EMPTY_DIGEST, writeDigest } from "../domain/digest.ts";
import type { Device } from "./open-device.ts";
import type { Asked } from "./receive.ts";

/** Rows read at once, so that a screen can be painted in between. */
const PORTION = 500;

/**
 * The digest of every row this device holds, computed from the rows and from nothing remembered;
 * undefined when there is more to fetch, or a page arrived meanwhile. [SY43]
 */
export async function digestOfDevice(
  { cache, codec }: Device,
  asked: Asked,
): Promise<string | undefined> {
  if (!(await cache.metaValue("level"))) return undefined;
  let digest = EMPTY_DIGEST;
  for (const table of [cache.rows, cache.raw]) {
    const keys = await table.toCollection().primaryKeys();
    for (let from = 0; from < keys.length; from += PORTION) {
      const held = await table.bulkGet(keys.slice(from, from + PORTION));
      const bodies = held.filter((record) => record !== undefined).map(({ body }) => body);
      digest = addToDigest(digest, await codec.open(bodies));
    }
  }
  const { cursor, level } = await cache.metaValues(["cursor", "level"]);
  const same =
    cursor.s === asked.cursor.s && cursor.t === asked.cursor.t && cursor.k === asked.cursor.k;
  return level && same ? writeDigest(digest) : undefined;
}
