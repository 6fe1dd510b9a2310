import type { Row } from "../domain/change.ts";
import { tableOf } from "../domain/schema.ts";
import { cachedRecord, type CachedCursor, type CachedRecord, EMPTY_META } from "./cache.ts";
import type { Device } from "./open-device.ts";
import { markAllChanged, markChanged, versionAfter, versionOf } from "./table-version.ts";

/** Where the device was when it asked. */
export type Asked = { epoch: string; cursor: CachedCursor; scopesHash: string };

/** One page of the school's word. */
export type Page = {
  epoch: string;
  head: number;
  /** Server's milliseconds. */
  now: number;
  rows: readonly Row[];
  cursor: CachedCursor;
  more: boolean;
  /** All scopes this person may see, with their hash, when they are not those the device holds. */
  scopes?: { all: readonly string[]; hash: string };
};

/**
 * The one door for the school's word. Rows, cursor and scopes change together or not at all, and
 * only when the device still stands where it stood when it asked: of two tabs that asked at once,
 * the second alters nothing. Rows replace the device's whole; rows of scopes that were lost are
 * deleted; the outbox is never touched. Returns whether the page was taken. [SY36] [SY37] [SY38]
 */
export async function receive(device: Device, asked: Asked, page: Page): Promise<boolean> {
  const { cache, codec } = device;
  const bodies = await codec.seal(page.rows);
  const records = page.rows.map((row, at) => cachedRecord(row, bodies[at] as (typeof bodies)[0]));
  const known = records.filter((record) => tableOf(record.t) !== undefined);
  const unknown = records.filter((record) => tableOf(record.t) === undefined);
  const version = device.randomHex(8);
  const tables = [...new Set(known.map(({ t }) => t))];
  const stored = await cache.transaction("rw", cache.rows, cache.raw, cache.meta, async () => {
    const stands = await cache.metaValues(["epoch", "cursor", "scopesHash", "clock", "complete"]);
    if (!standsAt(stands, asked) || (asked.epoch !== "" && asked.epoch !== page.epoch))
      return undefined;
    const before = await Promise.all(tables.map((t) => versionOf(cache.meta, t)));
    const forgot = page.scopes !== undefined && (await forgetAllBut(device, page.scopes.all));
    if (forgot) await markAllChanged(cache.meta, version);
    await markChanged(cache.meta, tables, version);
    const whatMayBeOlder = stands.complete ? asked.cursor.s : 0;
    const newer = await putNewer(cache.rows, known, whatMayBeOlder);
    await putNewer(cache.raw, unknown, whatMayBeOlder);
    await cache.putMeta({
      epoch: page.epoch,
      cursor: page.cursor,
      head: page.head,
      clock: highestClock(page.rows, stands.clock),
      complete: stands.complete || !page.more,
      level: !page.more,
      ...(page.scopes === undefined ? {} : { scopesHash: page.scopes.hash }),
    });
    return { newer: new Set(newer.map(nameOf)), before, forgot };
  });
  if (stored === undefined) return false;
  const { newer, before, forgot } = stored;
  if (!forgot)
    for (const [at, t] of tables.entries()) {
      const rows = page.rows.filter((row) => row.t === t && newer.has(nameOf(row)));
      device.rows.grow(t, before[at] ?? "", versionAfter(before[at] ?? "", version), rows);
    }
  return true;
}

function nameOf({ t, k }: Pick<Row, "t" | "k">): string {
  return `${t} ${k}`;
}

function standsAt(stands: Asked, asked: Asked): boolean {
  return (
    stands.epoch === asked.epoch &&
    stands.scopesHash === asked.scopesHash &&
    stands.cursor.s === asked.cursor.s &&
    stands.cursor.t === asked.cursor.t &&
    stands.cursor.k === asked.cursor.k
  );
}

/**
 * Within one of the school's copies, a row never goes back to an earlier number. No row that is held
 * is numbered above the cursor, and the first download brings each row after the last: only rows
 * numbered up to `upTo` (granted again) can be older than what is held, and are looked at. Returns
 * those that were put.
 */
async function putNewer(
  table: Device["cache"]["rows"],
  records: readonly CachedRecord[],
  upTo: number,
): Promise<readonly CachedRecord[]> {
  if (records.length === 0) return [];
  const doubted = records.filter(({ seq }) => seq <= upTo);
  const held = await table.bulkGet(doubted.map(({ t, k }): [string, string] => [t, k]));
  const older = new Set(doubted.filter(({ seq }, at) => seq < (held[at]?.seq ?? 0)));
  const newer = records.filter((record) => !older.has(record));
  await table.bulkPut(newer);
  return newer;
}

/** Returns whether anything was forgotten. */
async function forgetAllBut({ cache }: Device, scopes: readonly string[]): Promise<boolean> {
  let forgot = false;
  const kept = new Set(scopes);
  for (const table of [cache.rows, cache.raw]) {
    const held = (await table.orderBy("scope").uniqueKeys()) as string[];
    const lost = held.filter((scope) => !kept.has(scope));
    if (lost.length === 0) continue;
    await table.where("scope").anyOf(lost).delete();
    forgot = true;
  }
  return forgot;
}

function highestClock(rows: readonly Row[], floor: string): string {
  let highest = floor;
  for (const row of rows) {
    for (const { h } of Object.values(row.h)) if (h > highest) highest = h;
    for (const entries of Object.values(row.c ?? {}))
      for (const { h } of entries) if (h > highest) highest = h;
  }
  return highest;
}

/**
 * Starts again from zero with another of the school's copies (restored from a backup). What only
 * this device has is not touched. Doing it twice alters nothing more.
 */
export async function startFromZero(device: Device, epoch: string): Promise<void> {
  await empty(device, epoch, (held) => held !== epoch);
}

/** Drops the cached rows of one of the school's copies, to be fetched again. */
export async function startOver(device: Device, epoch: string): Promise<void> {
  await empty(device, epoch, (held) => held === epoch);
}

async function empty(
  device: Device,
  epoch: string,
  applies: (held: string) => boolean,
): Promise<void> {
  const { cache } = device;
  const version = device.randomHex(8);
  await cache.transaction("rw", cache.rows, cache.raw, cache.meta, async () => {
    if (!applies(await cache.metaValue("epoch"))) return;
    await cache.rows.clear();
    await cache.raw.clear();
    await markAllChanged(cache.meta, version);
    const { cursor, scopesHash, complete, head, level } = EMPTY_META;
    await cache.putMeta({ epoch, cursor, scopesHash, complete, head, level });
  });
}
