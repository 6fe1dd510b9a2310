import type { Row } from "../domain/change.ts";
import type { TableName } from "../domain/schema.ts";
import { foundByOf } from "./cache.ts";
import type { Device } from "./open-device.ts";
import { layOver, type Overlay } from "./overlay.ts";
import type { Wanted } from "./row-memory.ts";
import type { Versions } from "./table-version.ts";

/**
 * What this person sees: the school's rows with their own unsent changes laid over them. Erased rows
 * are not shown. An entry with `at` 0 is on this device alone.
 */
export type View = {
  row(t: TableName, k: string): Promise<Row | undefined>;
  /** Every row of a table. For a pupil table of a whole school prefer `found` or `many`. */
  rows(t: TableName): Promise<Row[]>;
  /** Rows whose `foundBy` (see `schema.ts`) has this value, in order of key. */
  found(t: TableName, value: string): Promise<Row[]>;
  /** The rows of these keys that exist, by key. */
  many(t: TableName, keys: readonly string[]): Promise<ReadonlyMap<string, Row>>;
  /** Keys of the rows of a table that have unsent changes, with how many. */
  unsent(t: TableName): Promise<ReadonlyMap<string, number>>;
};

/** A view of a device as it is when each question is asked; `useLive` asks again when it changes. */
export function viewOf(device: Device): View {
  return makeView(device);
}

/** A view for one question: what it asks twice is answered as it was the first time. */
export function viewForOneQuestion(device: Device): View {
  return makeView(device, { outbox: new Map(), cache: new Map() });
}

function makeView(device: Device, asOf?: { outbox: Versions; cache: Versions }): View {
  async function held(t: string, wanted: Wanted): Promise<Map<string, Row>> {
    const rows = await device.rows.read(t, wanted, asOf?.cache);
    return new Map(rows.map((row) => [row.k, row]));
  }
  function lay(t: string, k: string, base: Row | undefined, overlay: Overlay): Row | undefined {
    const row = layOver(device, t, k, base, overlay.get(k));
    return row?.gone ? undefined : row;
  }

  return {
    async row(t, k) {
      return (await this.many(t, [k])).get(k);
    },
    async many(t, keys) {
      const overlay = await device.laid.read(t, asOf?.outbox);
      const bases = await held(t, { keys });
      const rows = new Map<string, Row>();
      for (const k of keys) {
        const row = lay(t, k, bases.get(k), overlay);
        if (row !== undefined) rows.set(k, row);
      }
      return rows;
    },
    async rows(t) {
      const overlay = await device.laid.read(t, asOf?.outbox);
      const rows = await held(t, "all");
      return layAll(t, rows, overlay, [...overlay.keys()]);
    },
    async found(t, value) {
      const overlay = await device.laid.read(t, asOf?.outbox);
      const rows = await held(t, { x: value });
      // A change may bring a row under this value or take it away, so look at all that are changed.
      const others = [...overlay.keys()].filter((k) => !rows.has(k));
      if (others.length > 0)
        for (const [k, row] of await held(t, { keys: others })) rows.set(k, row);
      const laid = layAll(t, rows, overlay, [...overlay.keys()]);
      return laid.filter((row) => foundByOf(row) === value);
    },
    async unsent(t) {
      const counts = new Map<string, number>();
      for (const [k, laid] of await device.laid.read(t, asOf?.outbox)) {
        const count = laid.filter(({ acknowledged }) => acknowledged === 0).length;
        if (count > 0) counts.set(k, count);
      }
      return counts;
    },
  };

  function layAll(
    t: string,
    bases: Map<string, Row>,
    overlay: Overlay,
    changed: readonly string[],
  ): Row[] {
    const keys = new Set([...bases.keys(), ...changed]);
    const rows = [...keys].sort().map((k) => lay(t, k, bases.get(k), overlay));
    return rows.filter((row) => row !== undefined);
  }
}
