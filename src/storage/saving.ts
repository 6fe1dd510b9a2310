import type { Change } from "../domain/change.ts";
import type { Pause } from "./cache.ts";
import type { Device } from "./open-device.ts";

/**
 * How safe this person's work is, from what the school has acknowledged and from nothing else.
 * Work is all saved only when `onDevice` and `attention` are both 0. [SY45]
 */
export type Saving = {
  /** Changes that are on this device alone. */
  onDevice: number;
  /** Milliseconds of this device's clock when the oldest of those was made. */
  onDeviceSince?: number;
  /** Changes of the last 30 days that the school has, not yet known to be on another person's device. */
  sent: number;
  /** Changes of the last 30 days that another person's device has stored. */
  seen: number;
  /** Changes the school put aside, which their author has not dismissed. */
  attention: number;
  /** Milliseconds of this device's clock at the school's last answer; undefined before the first. */
  lastHeard?: number;
  /** Server's time minus this device's in milliseconds, when they differ by more than two minutes. */
  clockDifference?: number;
  /** Why the school does not talk to this device for now, such as a session that has ended. */
  paused?: Pause;
  /** While the first download goes on: how much of it is here, 0 to 1. */
  firstDownload?: number;
};

/** Ask it inside `observe` or `useLive` to have it kept up to date. */
export async function savingOf({ outbox, cache }: Device): Promise<Saving> {
  const { lastHeard, offset, paused, complete, cursor, head } = await cache.metaValues([
    "lastHeard",
    "offset",
    "paused",
    "complete",
    "cursor",
    "head",
  ]);
  return outbox.transaction("r", outbox.changes, outbox.journal, outbox.attention, async () => {
    const onDevice = await outbox.changes.count();
    const oldest = onDevice === 0 ? undefined : await outbox.changes.orderBy("h").first();
    const kept = await outbox.journal.count();
    const sent = await outbox.journal
      .where("[unseen+seq]")
      .between([1, 0], [1, Infinity], true, true)
      .count();
    const attention = await outbox.attention.filter(isWaiting).count();
    return {
      onDevice,
      ...(oldest === undefined ? {} : { onDeviceSince: oldest.at }),
      sent,
      seen: kept - sent,
      attention,
      ...(lastHeard === 0 ? {} : { lastHeard }),
      ...(offset === 0 ? {} : { clockDifference: offset }),
      ...(paused === null ? {} : { paused }),
      ...(complete ? {} : { firstDownload: head === 0 ? 0 : Math.min(cursor.s / head, 1) }),
    };
  });
}

function isWaiting({ dismissed }: { dismissed?: 1 }): boolean {
  return dismissed === undefined;
}

/** A change that is on this device alone. */
export type Unsent = { change: Change; at: number };

/** The unsent changes, latest first, at most `most`. */
export async function listUnsent({ outbox, codec }: Device, most = 200): Promise<Unsent[]> {
  const records = await outbox.changes.orderBy("h").reverse().limit(most).toArray();
  const changes = await codec.open(records.map((record) => record.body));
  return changes.map((change, at) => ({ change, at: (records[at] as (typeof records)[0]).at }));
}

/** A change the school put aside, with its sentence. `since` is in the server's milliseconds. */
export type NeedsAttention = Unsent & { why: string; say: string; since: number };

/** What needs its author's attention, latest first. */
export async function listAttention({ outbox, codec }: Device): Promise<NeedsAttention[]> {
  const records = (await outbox.attention.orderBy("since").reverse().toArray()).filter(isWaiting);
  const changes = await codec.open(records.map((record) => record.body));
  return records.map(({ at, why, say, since }, index) => ({
    change: changes[index] as Change,
    at,
    why,
    say,
    since,
  }));
}

/** The author has read why; the school still holds the change and may accept it later. */
export async function dismissAttention({ outbox }: Device, id: string): Promise<void> {
  await outbox.attention.update(id, { dismissed: 1 });
}
