import { Dexie, type DexieOptions } from "dexie";
import { SCHEMA_VERSION, tableOf } from "../domain/schema.ts";
import { Cache, cachedRecord, cacheName } from "./cache.ts";
import { type Codec, plainCodec } from "./codec.ts";
import { Outbox, outboxName } from "./outbox.ts";
import { OverlayMemory } from "./overlay.ts";
import { RowMemory } from "./row-memory.ts";
import { markAllChanged } from "./table-version.ts";

/**
 * One person's storage in one browser profile for one school: what only this device has (outbox)
 * and what the school has said (cache).
 */
export type Device = {
  readonly school: string;
  readonly user: string;
  /** 20 hexadecimal digits, made at random when this person first came to this browser profile. */
  readonly id: string;
  readonly outbox: Outbox;
  readonly cache: Cache;
  readonly codec: Codec;
  /** What was read of the cache, opened. */
  readonly rows: RowMemory;
  /** What was read of the outbox, opened. */
  readonly laid: OverlayMemory;
  /** Milliseconds since 1970 by this device's own clock. */
  now(): number;
  /** So many random bytes, as hexadecimal digits. */
  randomHex(bytes: number): string;
  close(): void;
};

export type DeviceOptions = {
  school: string;
  user: string;
  /** Taken when the storage is new; a device that has an id keeps it. */
  deviceId?: string;
  now?: () => number;
  randomHex?: (bytes: number) => string;
  indexedDB?: IDBFactory;
  IDBKeyRange?: typeof globalThis.IDBKeyRange;
  codec?: Codec;
};

export function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/**
 * Opens, or makes, the two databases of a person in a school. Needs no network. Throws what the
 * browser throws when it has no storage to give (`storageProblemOf` has the words).
 */
export async function openDevice(options: DeviceOptions): Promise<Device> {
  const { school, user } = options;
  const random = options.randomHex ?? randomHex;
  const dexieOptions: DexieOptions = {
    ...(options.indexedDB === undefined ? {} : { indexedDB: options.indexedDB }),
    ...(options.IDBKeyRange === undefined ? {} : { IDBKeyRange: options.IDBKeyRange }),
  };
  // Where the platform has no database of its own, Dexie's live queries must be told of ours.
  if (options.indexedDB !== undefined) Dexie.dependencies.indexedDB ??= options.indexedDB;
  const outbox = new Outbox(outboxName(school, user), dexieOptions);
  const cache = new Cache(cacheName(school, user), dexieOptions);
  // Someone deletes the cache: this person has signed out in another tab. It must not come back.
  cache.on("versionchange", (event) => {
    cache.close({ disableAutoOpen: event.newVersion === null || event.newVersion === 0 });
    return false;
  });
  const id = await outbox.transaction("rw", outbox.meta, async () => {
    const held = await outbox.metaValue<string>("device");
    if (held !== undefined) return held;
    const made = options.deviceId ?? random(10);
    await outbox.meta.put({ key: "device", value: made });
    return made;
  });
  await cache.open();
  const codec = options.codec ?? plainCodec;
  const device: Device = {
    school,
    user,
    id,
    outbox,
    cache,
    codec,
    rows: new RowMemory(cache, codec),
    laid: new OverlayMemory(outbox, codec),
    now: options.now ?? Date.now,
    randomHex: random,
    close() {
      outbox.close();
      cache.close();
    },
  };
  await replayAfterUpdate(device);
  return device;
}

/**
 * After an update of the app: rows of tables it now knows come out of the raw store, and every row
 * is found by what its table is found by now. [SY42]
 */
async function replayAfterUpdate(device: Device): Promise<void> {
  const { cache, codec } = device;
  if ((await cache.metaValue("sv")) === SCHEMA_VERSION) return;
  const stored = await cache.rows.toArray();
  const known = (await cache.raw.toArray()).filter((record) => tableOf(record.t) !== undefined);
  const moving = [...stored, ...known];
  const rows = await codec.open(moving.map((record) => record.body));
  const records = rows.map((row, at) => cachedRecord(row, (moving[at] as (typeof moving)[0]).body));
  const version = device.randomHex(8);
  await cache.transaction("rw", cache.rows, cache.raw, cache.meta, async () => {
    await cache.rows.bulkPut(records);
    await cache.raw.bulkDelete(known.map((record) => [record.t, record.k]));
    await markAllChanged(cache.meta, version);
    await cache.putMeta({ sv: SCHEMA_VERSION });
  });
}
