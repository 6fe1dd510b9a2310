import { applyChange, type Change, emptyRow, type Row } from "../domain/change.ts";
import { scopeOf } from "../domain/scope.ts";
import type { Codec } from "./codec.ts";
import type { Device } from "./open-device.ts";
import type { JournalRecord, Outbox, UnsentRecord } from "./outbox.ts";
import { noteVersion, versionOf, versionOnce, type Versions } from "./table-version.ts";

/** A change that the cache may not have yet. `acknowledged` is 0 while it is on this device alone. */
export type LaidChange = { change: Change; acknowledged: number };

/** Changes of one table by the row they belong to. */
export type Overlay = ReadonlyMap<string, readonly LaidChange[]>;

/**
 * What this person has done in a table that the cache may not show yet: the unsent, and the
 * acknowledged that the cache has not reached. Read it before the cache: laying a change over a row
 * that has it already alters nothing, but a change missing from both would vanish for a moment.
 * Remembered by version like the rows (see `RowMemory`).
 */
export class OverlayMemory {
  readonly #outbox: Outbox;
  readonly #codec: Codec;
  readonly #tables = new Map<string, { version: string; overlay: Overlay }>();

  constructor(outbox: Outbox, codec: Codec) {
    this.#outbox = outbox;
    this.#codec = codec;
  }

  async read(t: string, versions?: Versions): Promise<Overlay> {
    if (!this.#tables.has(t)) return this.#fetch(t, versions);
    const version = await versionOnce(this.#outbox.meta, t, versions);
    const held = this.#tables.get(t);
    return held?.version === version ? held.overlay : this.#fetch(t, versions);
  }

  /** Takes over what was just committed, when what is remembered was all there was before it. */
  grow(t: string, before: string, after: string, committed: readonly Change[]): void {
    const held = this.#tables.get(t);
    if (held?.version !== before) return;
    const overlay = new Map(held.overlay);
    for (const change of committed)
      overlay.set(change.k, [...(overlay.get(change.k) ?? []), { change, acknowledged: 0 }]);
    this.#tables.set(t, { version: after, overlay });
  }

  async #fetch(t: string, versions: Versions | undefined): Promise<Overlay> {
    const { changes, journal, meta } = this.#outbox;
    const [version, unsent, acknowledged] = await this.#outbox.transaction(
      "r",
      changes,
      journal,
      meta,
      () =>
        Promise.all([
          versionOf(meta, t),
          changes.where("t").equals(t).toArray(),
          journal.where("[overlaid+t]").equals([1, t]).toArray(),
        ]),
    );
    noteVersion(t, version, versions);
    const overlay = await this.#lay([...unsent, ...acknowledged]);
    this.#tables.set(t, { version, overlay });
    return overlay;
  }

  async #lay(records: readonly (UnsentRecord | JournalRecord)[]): Promise<Overlay> {
    if (records.length === 0) return NOTHING;
    const changes = await this.#codec.open(records.map((record) => record.body));
    const overlay = new Map<string, LaidChange[]>();
    for (const [at, record] of records.entries()) {
      // The school may have corrected a clock; the record's counts.
      const change = { ...(changes[at] as Change), h: record.h };
      const acknowledged = "acknowledged" in record ? record.acknowledged : 0;
      const held = overlay.get(record.k);
      if (held === undefined) overlay.set(record.k, [{ change, acknowledged }]);
      else held.push({ change, acknowledged });
    }
    return overlay;
  }
}

const NOTHING: Overlay = new Map();

/** A row of the cache with this person's own changes laid over it; undefined when there is neither. */
export function layOver(
  device: Pick<Device, "user" | "id">,
  t: string,
  k: string,
  base: Row | undefined,
  laid: readonly LaidChange[] | undefined,
): Row | undefined {
  if (laid === undefined) return base;
  const scope = scopeOf(t, k);
  let row = base ?? (scope === undefined ? undefined : emptyRow(t, k, scope));
  for (const { change, acknowledged } of laid)
    if (row !== undefined)
      row = applyChange(row, change, { by: device.user, dev: device.id, at: acknowledged });
  return row;
}
