import { Dexie, type DexieOptions, type Table } from "dexie";
import type { Row } from "../domain/change.ts";
import { keyParts, tableOf } from "../domain/schema.ts";
import type { Sealed } from "./codec.ts";

/** A row as the school holds it. Only what the device must find it by stands outside the codec. */
export type CachedRecord = {
  t: string;
  k: string;
  scope: string;
  seq: number;
  /** Value of the table's `foundBy`. */
  x?: string;
  body: Sealed<Row>;
};

/** How far the device has come; the wire's cursor. */
export type CachedCursor = { s: number; t: string; k: string };

export type CacheMeta = {
  /** Which of the school's copies these rows are of; "" before the first answer. */
  epoch: string;
  cursor: CachedCursor;
  scopesHash: string;
  /** Whether everything up to `head` was stored at least once since the start from zero. */
  complete: boolean;
  head: number;
  /** Whether nothing was left to fetch at `cursor`. */
  level: boolean;
  /** Highest clock in any row stored. */
  clock: string;
  /** Milliseconds of this device's clock at the school's last answer. */
  lastHeard: number;
  /** Server's time minus this device's, milliseconds. */
  offset: number;
  /** Why the school does not talk to this device for now. */
  paused: Pause | null;
  /** Version of the schema the rows were stored under. */
  sv: number;
  /** Server's milliseconds of the last comparison with the school's digest. */
  compared: number;
};

export type Pause = { why: string; say: string };

export const EMPTY_META: CacheMeta = {
  epoch: "",
  cursor: { s: 0, t: "", k: "" },
  scopesHash: "",
  complete: false,
  head: 0,
  level: false,
  clock: "",
  lastHeard: 0,
  offset: 0,
  paused: null,
  sv: 0,
  compared: 0,
};

type CacheMetaRecord = { key: string; value: unknown };

/** What the school has said. Disposable: emptied, it is filled again from zero. */
export class Cache extends Dexie {
  declare readonly rows: Table<CachedRecord, [string, string]>;
  /** Rows of tables this version of the app does not know, for the one that will. */
  declare readonly raw: Table<CachedRecord, [string, string]>;
  declare readonly meta: Table<CacheMetaRecord, string>;

  constructor(name: string, options: DexieOptions) {
    super(name, { ...options, cache: "disabled" });
    this.version(1).stores({
      rows: "[t+k], [t+x], scope",
      raw: "[t+k], scope",
      meta: "key",
    });
  }

  async metaValue<Key extends keyof CacheMeta>(key: Key): Promise<CacheMeta[Key]> {
    const held = await this.meta.get(key);
    return held === undefined ? EMPTY_META[key] : (held.value as CacheMeta[Key]);
  }

  async metaValues<Key extends keyof CacheMeta>(
    keys: readonly Key[],
  ): Promise<Pick<CacheMeta, Key>> {
    const held = await this.meta.bulkGet([...keys]);
    return Object.fromEntries(
      keys.map((key, at) => [key, held[at] === undefined ? EMPTY_META[key] : held[at].value]),
    ) as Pick<CacheMeta, Key>;
  }

  async putMeta(values: Partial<CacheMeta>): Promise<void> {
    await this.meta.bulkPut(Object.entries(values).map(([key, value]) => ({ key, value })));
  }
}

export function cacheName(school: string, user: string): string {
  return `cache-${school}-${user}`;
}

/** What the device finds a row by: a field, or a part of its key. */
export function foundByOf(row: Pick<Row, "t" | "k" | "f">): string | undefined {
  const by = tableOf(row.t)?.foundBy;
  if (by === undefined) return undefined;
  const value = Object.hasOwn(tableOf(row.t)?.fields ?? {}, by)
    ? row.f[by]
    : (keyParts(row.t, row.k) as Record<string, string> | undefined)?.[by];
  return typeof value === "string" ? value : undefined;
}

export function cachedRecord(row: Row, body: Sealed<Row>): CachedRecord {
  const x = foundByOf(row);
  return {
    t: row.t,
    k: row.k,
    scope: row.scope,
    seq: row.seq,
    ...(x === undefined ? {} : { x }),
    body,
  };
}
