import { Dexie, type DexieOptions, type Table } from "dexie";
import type { Change } from "../domain/change.ts";
import type { Clock } from "../domain/clock.ts";
import type { Sealed } from "./codec.ts";

/** A change that has not been acknowledged by the school. */
export type UnsentRecord = {
  /** Id of the change. */
  id: string;
  t: string;
  k: string;
  /** Clock it counts by: its own, or the one the school once gave it. Also the order of sending. */
  h: Clock;
  /** Milliseconds of this device's clock when it was made. */
  at: number;
  body: Sealed<Change>;
};

/** An acknowledged change, kept 30 days in case the school's copy is restored from a backup. */
export type JournalRecord = UnsentRecord & {
  /** Under which of the school's copies it was acknowledged. */
  epoch: string;
  /** The school's number for it. */
  seq: number;
  scope: string;
  /** Server's milliseconds when it was acknowledged. */
  acknowledged: number;
  /** Present while the cache has not reached it, so the view still lays it over the cache. */
  overlaid?: 1;
  /** Present until another person's device is known to have stored it. */
  unseen?: 1;
};

/** A change the school put aside: it left the view, and waits here for its author. */
export type AttentionRecord = UnsentRecord & {
  epoch: string;
  why: string;
  /** The school's sentence. */
  say: string;
  /** Server's milliseconds. */
  since: number;
  /** The author has read it and wants it off the list. */
  dismissed?: 1;
  /** The school's head when it last said so. */
  asked?: number;
  /** Present while the school is to be asked once more. */
  ask?: 1;
};

export type MetaRecord = { key: string; value: unknown };

/**
 * What only this device has. The schema is frozen at version 1 so that no upgrade can ever stand
 * between a teacher and unsent work, and every commit waits for the disk.
 */
export class Outbox extends Dexie {
  declare readonly changes: Table<UnsentRecord, string>;
  declare readonly journal: Table<JournalRecord, string>;
  declare readonly attention: Table<AttentionRecord, string>;
  declare readonly meta: Table<MetaRecord, string>;

  constructor(name: string, options: DexieOptions) {
    super(name, { ...options, cache: "disabled", chromeTransactionDurability: "strict" });
    this.version(1).stores({
      changes: "id, h, t, [t+k]",
      journal: "id, [overlaid+t], [unseen+seq], acknowledged",
      attention: "id, since",
      meta: "key",
    });
  }

  async metaValue<T>(key: string): Promise<T | undefined> {
    return (await this.meta.get(key))?.value as T | undefined;
  }
}

export function outboxName(school: string, user: string): string {
  return `outbox-${school}-${user}`;
}
