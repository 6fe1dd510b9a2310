import { type Refusal, refusal, sayRefusal, type Standing } from "../domain/access.ts";
import type { Change, EntryInput } from "../domain/change.ts";
import { type Clock, nextClock } from "../domain/clock.ts";
import type { Edit } from "../domain/edit.ts";
import { SCHEMA_VERSION } from "../domain/schema.ts";
import type { Device } from "./open-device.ts";
import { reopening, type StorageProblem, storageProblemOf } from "./storage-problem.ts";
import { markChanged, versionOf } from "./table-version.ts";

export type CommitResult =
  | { changes: Change[] }
  /** Nothing was kept: this edit may not be made. */
  | { refused: Refusal; edit: Edit }
  /** Nothing was kept: the device's storage did not take it. */
  | { problem: StorageProblem };

/** Characters of one change as it would be sent; a larger one could never be. */
const MAX_CHANGE_LENGTH = 256 * 1024;

/**
 * The one door for edits. All of them are kept or none; when this returns `changes`, they are on
 * the disk and every open view of this person shows them. Needs no network and no clock that is
 * right: each stamp is above everything this device has made or shown. [SY30] [SY31]
 */
export async function commit(
  device: Device,
  standing: Standing,
  edits: readonly Edit[],
  nowMs: number,
): Promise<CommitResult> {
  if (edits.length === 0) return { changes: [] };
  const ids = edits.map(() => device.randomHex(16));
  try {
    const shown = await shownBy(device);
    return await reopening(device.outbox, () =>
      write(device, standing, edits, ids, nowMs + shown.offset, shown.clock),
    );
  } catch (thrown) {
    return { problem: storageProblemOf(thrown) };
  }
}

/** The highest clock shown, and how far the device's clock is off. A broken cache stops no edit. */
async function shownBy({ cache }: Device): Promise<{ clock: Clock; offset: number }> {
  try {
    return await reopening(cache, () => cache.metaValues(["clock", "offset"]));
  } catch {
    return { clock: "", offset: 0 };
  }
}

async function write(
  device: Device,
  standing: Standing,
  edits: readonly Edit[],
  ids: readonly string[],
  nowMs: number,
  shownClock: Clock,
): Promise<CommitResult> {
  const { outbox, codec } = device;
  // Sealing may not happen inside the transaction, stamping must: so stamp, seal, and look again.
  for (;;) {
    const last = (await outbox.metaValue<Clock>("clock")) ?? "";
    const changes = stamp(edits, ids, last > shownClock ? last : shownClock, nowMs);
    for (const [at, change] of changes.entries()) {
      const why = refusal(standing, change) ?? tooLarge(change);
      if (why !== undefined) return { refused: why, edit: edits[at] as Edit };
    }
    const bodies = await codec.seal(changes);
    const tables = [...new Set(changes.map(({ t }) => t))];
    const kept = await outbox.transaction("rw", outbox.changes, outbox.meta, async () => {
      if (((await outbox.metaValue<Clock>("clock")) ?? "") !== last) return undefined;
      const before = await Promise.all(tables.map((t) => versionOf(outbox.meta, t)));
      await outbox.changes.bulkPut(
        changes.map((change, at) => ({
          id: change.id,
          t: change.t,
          k: change.k,
          h: change.h,
          at: device.now(),
          body: bodies[at] as (typeof bodies)[0],
        })),
      );
      const clock = (changes.at(-1) as Change).h;
      await outbox.meta.put({ key: "clock", value: clock });
      await markChanged(outbox.meta, tables, clock);
      const after = await Promise.all(tables.map((t) => versionOf(outbox.meta, t)));
      return { before, after };
    });
    if (kept === undefined) continue;
    for (const [at, t] of tables.entries()) {
      const committed = changes.filter((change) => change.t === t);
      device.laid.grow(t, kept.before[at] ?? "", kept.after[at] ?? "", committed);
    }
    return { changes };
  }
}

function stamp(
  edits: readonly Edit[],
  ids: readonly string[],
  above: Clock,
  nowMs: number,
): Change[] {
  let last: Clock | undefined = above === "" ? undefined : above;
  return edits.map((edit, at) => {
    last = nextClock(last, nowMs);
    return changeOf(edit, ids[at] as string, last);
  });
}

function changeOf(edit: Edit, id: string, h: Clock): Change {
  const head = { id, t: edit.t, k: edit.k, h, sv: SCHEMA_VERSION };
  if ("set" in edit) return { ...head, op: "set", f: { ...edit.set } };
  const input: EntryInput = {
    v: edit.v,
    how: edit.how,
    ...(edit.why === undefined ? {} : { why: edit.why }),
    prev: edit.prev,
  };
  return { ...head, op: "add", f: { [edit.cell]: input } };
}

function tooLarge(change: Change): Refusal | undefined {
  return JSON.stringify(change).length > MAX_CHANGE_LENGTH
    ? { code: "bad-shape", what: "longer than can be sent" }
    : undefined;
}

/** Why a commit kept nothing, in the user's words; undefined when it kept everything. */
export function sayCommit(result: CommitResult): string | undefined {
  if ("refused" in result) return sayRefusal(result.refused);
  return "problem" in result ? result.problem.say : undefined;
}
