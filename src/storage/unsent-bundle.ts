import type { Change } from "../domain/change.ts";
import { CLOCK_PATTERN, type Clock } from "../domain/clock.ts";
import { SCHEMA_VERSION } from "../domain/schema.ts";
import type { Device } from "./open-device.ts";
import type { UnsentRecord } from "./outbox.ts";
import { markChanged } from "./table-version.ts";

/** One unsent change with the clock it counts by and when it was made, by its device's own clock. */
export type BundledChange = { h: Clock; at: number; change: Change };

/** Everything a person had unsent on one device, to be taken to another. */
export type UnsentBundle = {
  school: string;
  schoolName: string;
  user: string;
  name: string;
  /** The device it was taken from. */
  device: string;
  /** Milliseconds of that device's clock. */
  madeAt: number;
  /** Version of the schema its app knew. */
  sv: number;
  changes: readonly BundledChange[];
};

/** Gathers what is only on this device, oldest first. The device keeps all of it. */
export async function bundleUnsent(
  device: Device,
  { name, schoolName }: { name: string; schoolName: string },
): Promise<UnsentBundle> {
  const records = await device.outbox.changes.orderBy("h").toArray();
  const changes = await device.codec.open(records.map(({ body }) => body));
  return {
    school: device.school,
    schoolName,
    user: device.user,
    name,
    device: device.id,
    madeAt: device.now(),
    sv: SCHEMA_VERSION,
    changes: records.map(({ h, at }, index) => ({ h, at, change: changes[index] as Change })),
  };
}

/** What came of reading a bundle: changes that are new here, and those that were here before. */
export type Merged = { taken: number; known: number };

/**
 * Puts the changes of a bundle into this device's outbox beside what is there, by their ids: what the
 * outbox, the journal or the author's attention knows stays as it is, and nothing is replaced. All or
 * nothing, and safe to do again. One change in two outboxes is harmless: to the school the second is
 * a duplicate. The next stamp made here is above all of them, since the person sees them now. [SY48]
 */
export async function mergeUnsent(device: Device, bundle: UnsentBundle): Promise<Merged> {
  const { outbox, codec } = device;
  if (bundle.user !== device.user || bundle.school !== device.school)
    throw new Error("Unsent work of another person or school");
  const byId = new Map(bundle.changes.map((one) => [one.change.id, one]));
  const ids = [...byId.keys()];
  const bodies = await codec.seal([...byId.values()].map(({ change }) => change));
  const records = [...byId.values()].map(
    ({ h, at, change: { id, t, k } }, index): UnsentRecord => ({
      id,
      t,
      k,
      h,
      at,
      body: bodies[index] as (typeof bodies)[0],
    }),
  );
  const version = device.randomHex(8);
  const tables = [outbox.changes, outbox.journal, outbox.attention, outbox.meta];
  return outbox.transaction("rw", tables, async () => {
    const [unsent, sent, aside, clock = ""] = await Promise.all([
      outbox.changes.bulkGet(ids),
      outbox.journal.bulkGet(ids),
      outbox.attention.bulkGet(ids),
      outbox.metaValue<Clock>("clock"),
    ]);
    const fresh = records.filter((_, at) => (unsent[at] ?? sent[at] ?? aside[at]) === undefined);
    const highest = fresh.reduce((top, { h }) => (h > top ? h : top), clock);
    await outbox.changes.bulkPut(fresh);
    if (highest > clock) await outbox.meta.put({ key: "clock", value: highest });
    await markChanged(
      outbox.meta,
      fresh.map(({ t }) => t),
      version,
    );
    return { taken: fresh.length, known: records.length - fresh.length };
  });
}

/**
 * Reads a bundle from what was written; undefined when any part is not what it should be. What a
 * change says is for the school to judge, as always; here it need only be one.
 */
export function parseBundle(value: unknown): UnsentBundle | undefined {
  if (!isRecord(value)) return undefined;
  const { school, schoolName, user, name, device, madeAt, sv, changes } = value;
  const texts = [school, schoolName, user, name, device];
  if (!texts.every((text) => typeof text === "string")) return undefined;
  if (!Number.isFinite(madeAt) || !Number.isInteger(sv) || !Array.isArray(changes))
    return undefined;
  return changes.every(isBundled) ? (value as UnsentBundle) : undefined;
}

function isBundled(value: unknown): value is BundledChange {
  if (!isRecord(value) || !isRecord(value.change) || !isRecord(value.change.f)) return false;
  const { id, t, k, op, h, sv } = value.change;
  return (
    typeof id === "string" &&
    /^[0-9a-f]{32}$/.test(id) &&
    [t, k, op].every((text) => typeof text === "string") &&
    [h, value.h].every((clock) => typeof clock === "string" && CLOCK_PATTERN.test(clock)) &&
    Number.isInteger(sv) &&
    Number.isFinite(value.at)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
