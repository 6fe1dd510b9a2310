import { Dexie } from "dexie";
import type { Clock } from "../domain/clock.ts";
import type { Cache } from "./cache.ts";
import { reopening } from "./storage-problem.ts";

/** The highest clock this device has shown, and how far its own clock is off in milliseconds. */
export type Shown = { clock: Clock; offset: number };

const NOTHING: Shown = { clock: "", offset: 0 };

/** How often what we remember has changed: counts by database name, and for all of them. */
const changes = new Map<string, number>();
let changesOfAll = 0;

// Dexie says what was written, in this tab and in others, before any live question is asked again:
// so nothing newer than what is remembered here can have been shown in this tab.
Dexie.on("storagemutated", (parts) => {
  for (const part of Object.keys(parts)) {
    const name = /^idb:\/\/(.*)\/meta\//.exec(part)?.[1];
    if (name !== undefined) changes.set(name, (changes.get(name) ?? 0) + 1);
    else if (!part.startsWith("idb://")) changesOfAll += 1;
  }
});

const remembered = new WeakMap<Cache, { as: string; shown: Shown }>();

/**
 * What a new stamp must be above and corrected by, remembered between two writings, so that a commit
 * need not wait for a reading. A broken cache stops no edit.
 */
export async function shownBy(cache: Cache): Promise<Shown> {
  const as = `${changesOfAll} ${changes.get(cache.name) ?? 0}`;
  const held = remembered.get(cache);
  if (held?.as === as) return held.shown;
  try {
    const shown = await reopening(cache, () => cache.metaValues(["clock", "offset"]));
    remembered.set(cache, { as, shown });
    return shown;
  } catch {
    return NOTHING;
  }
}
