import { Dexie } from "dexie";
import type { Row } from "../domain/change.ts";
import type { Cache, CachedRecord } from "./cache.ts";
import type { Codec } from "./codec.ts";
import { noteVersion, versionOf, versionOnce, type Versions } from "./table-version.ts";

/** What of a table is wanted: rows of these keys, rows found by this value, or all. */
export type Wanted = { keys: readonly string[] } | { x: string } | "all";

/** Rows of one table as of one version of it. */
type Held = {
  version: string;
  /** Undefined: known not to exist. */
  rows: Map<string, Row | undefined>;
  found: Map<string, readonly string[]>;
  all?: readonly string[];
};

/**
 * Opened rows of the cache, so that a keystroke reads and opens none of them again. Each table has
 * a version, written in the same transaction as its rows; what is remembered of a table holds for
 * its version alone. Reading the version is also what makes a live question hear of new rows.
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

  /** What is remembered of a table as of a version; forgets what was of another. */
  #at(t: string, version: string): Held {
    const held = this.#tables.get(t);
    if (held?.version === version) return held;
    const fresh: Held = { version, rows: new Map(), found: new Map() };
    this.#tables.set(t, fresh);
    return fresh;
  }

  async #fetch(t: string, wanted: Wanted, versions: Versions | undefined): Promise<Row[]> {
    const { rows, meta } = this.#cache;
    const [version, records] = await this.#cache.transaction("r", rows, meta, () =>
      Promise.all([versionOf(meta, t), this.#records(t, wanted)]),
    );
    noteVersion(t, version, versions);
    const opened = await this.#codec.open(records.map((record) => record.body));
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

/** The wanted rows, when all that is needed is remembered. */
function pick(held: Held, wanted: Wanted): Row[] | undefined {
  const keys = wanted === "all" ? held.all : "x" in wanted ? held.found.get(wanted.x) : wanted.keys;
  if (keys === undefined || keys.some((k) => !held.rows.has(k))) return undefined;
  return keys.map((k) => held.rows.get(k)).filter((row) => row !== undefined);
}
