import { Dexie } from "dexie";
import type { Row } from "../domain/change.ts";
import { type Cache, type CachedRecord, foundByOf } from "./cache.ts";
import type { Codec } from "./codec.ts";
import {
  isOfSameCopy,
  noteVersion,
  versionOf,
  versionOnce,
  type Versions,
} from "./table-version.ts";

/** What of a table is wanted: rows of these keys, rows found by this value, or all. */
export type Wanted = { keys: readonly string[] } | { x: string } | "all";

/** Rows of one table as of one version of it. */
type Held = {
  version: string;
  /** Rows of the version before, by key: one of the same number is the same row, opened already. */
  before: ReadonlyMap<string, Row | undefined>;
  /** Undefined: known not to exist. */
  rows: Map<string, Row | undefined>;
  found: Map<string, readonly string[]>;
  all?: readonly string[];
};

/**
 * Opened rows of the cache, so that a keystroke reads and opens none of them again. Each table has
 * a version, written in the same transaction as its rows; what is remembered of a table holds for
 * its version alone. Reading the version is also what makes a live question hear of new rows. A row
 * that did not change stays the same object, so that what hangs on it need not be worked out anew.
 */
export class RowMemory {
  readonly #cache: Cache;
  readonly #codec: Codec;
  readonly #tables = new Map<string, Held>();

  constructor(cache: Cache, codec: Codec) {
    this.#cache = cache;
    this.#codec = codec;
  }

  async read(t: string, wanted: Wanted, versions?: Versions): Promise<Row[]> {
    // Where nothing is remembered there is nothing to compare: the rows bring their version along.
    if (!this.#tables.has(t)) return this.#fetch(t, wanted, versions);
    const version = await versionOnce(this.#cache.meta, t, versions);
    const remembered = pick(this.#at(t, version), wanted);
    return remembered ?? this.#fetch(t, wanted, versions);
  }

  /**
   * Takes over rows that were just stored, when what is remembered was all there was before them:
   * then nothing has to be read again.
   */
  grow(t: string, before: string, after: string, stored: readonly Row[]): void {
    const held = this.#tables.get(t);
    if (held?.version !== before) return;
    const rows = new Map(held.rows);
    const found = new Map(held.found);
    const { all } = held;
    for (const row of stored) {
      const was = rows.get(row.k);
      // A row that was never opened may stand under any value.
      if (!rows.has(row.k) && all === undefined) found.clear();
      const [from, to] = [was && foundByOf(was), foundByOf(row)];
      for (const x of from === to ? [] : [from, to]) if (x !== undefined) found.delete(x);
      rows.set(row.k, row);
    }
    const fresh: Held = { version: after, before: held.before, rows, found };
    if (all !== undefined)
      fresh.all = [...new Set([...all, ...stored.map(({ k }) => k)])].sort(byCodeUnits);
    this.#tables.set(t, fresh);
  }

  /** What is remembered of a table as of a version; of another, only what rows it had. */
  #at(t: string, version: string): Held {
    const held = this.#tables.get(t);
    if (held?.version === version) return held;
    const before =
      held !== undefined && isOfSameCopy(held.version, version)
        ? new Map([...held.before, ...held.rows])
        : NONE;
    const fresh: Held = { version, before, rows: new Map(), found: new Map() };
    this.#tables.set(t, fresh);
    return fresh;
  }

  async #fetch(t: string, wanted: Wanted, versions: Versions | undefined): Promise<Row[]> {
    const { rows, meta } = this.#cache;
    const [version, records] = await this.#cache.transaction("r", rows, meta, () =>
      Promise.all([versionOf(meta, t), this.#records(t, wanted)]),
    );
    noteVersion(t, version, versions);
    const known = this.#at(t, version);
    const rowOf = ({ k, seq }: CachedRecord): Row | undefined => {
      const row = known.rows.get(k) ?? known.before.get(k);
      return row?.seq === seq ? row : undefined;
    };
    const unknown = records.filter((record) => rowOf(record) === undefined);
    const fresh = new Map(
      (await this.#codec.open(unknown.map((record) => record.body))).map((row) => [row.k, row]),
    );
    const opened = records.flatMap((record) => fresh.get(record.k) ?? rowOf(record) ?? []);
    const held = this.#at(t, version);
    for (const row of opened) held.rows.set(row.k, row);
    const keys = opened.map((row) => row.k);
    if (wanted === "all") held.all = keys;
    else if ("x" in wanted) held.found.set(wanted.x, keys);
    else for (const k of wanted.keys) if (!held.rows.has(k)) held.rows.set(k, undefined);
    return opened;
  }

  async #records(t: string, wanted: Wanted): Promise<CachedRecord[]> {
    const { rows } = this.#cache;
    if (wanted === "all")
      return rows.where("[t+k]").between([t, Dexie.minKey], [t, Dexie.maxKey]).toArray();
    if ("x" in wanted) return rows.where("[t+x]").equals([t, wanted.x]).toArray();
    const held = await rows.bulkGet(wanted.keys.map((k): [string, string] => [t, k]));
    return held.filter((record) => record !== undefined);
  }
}

const NONE: ReadonlyMap<string, Row | undefined> = new Map();

/** As the browser's database orders keys. */
function byCodeUnits(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The wanted rows, when all that is needed is remembered. */
function pick(held: Held, wanted: Wanted): Row[] | undefined {
  const keys = wanted === "all" ? held.all : "x" in wanted ? held.found.get(wanted.x) : wanted.keys;
  if (keys === undefined || keys.some((k) => !held.rows.has(k))) return undefined;
  return keys.map((k) => held.rows.get(k)).filter((row) => row !== undefined);
}
