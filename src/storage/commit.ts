import type { Standing } from "../domain/access.ts";
import { type Change, type EntryInput, isWritten } from "../domain/change.ts";
import { type Clock, nextClock } from "../domain/clock.ts";
import type { Edit } from "../domain/edit.ts";
import { sayRefusal } from "../domain/refusal-words.ts";
import { type Refusal, refusal } from "../domain/refusal.ts";
import { SCHEMA_VERSION, tableOf } from "../domain/schema.ts";
import type { Device } from "./open-device.ts";
import type { Outbox, UnsentRecord } from "./outbox.ts";
import { shownBy } from "./shown.ts";
import { reopening, type StorageProblem, storageProblemOf } from "./storage-problem.ts";
import { markChanged, versionAfter, versionOf } from "./table-version.ts";
import { viewOf } from "./view.ts";

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
    const again = await writtenAlready(device, edits);
    if (again !== undefined) return { refused: { code: "written-once" }, edit: again };
    const shown = await shownBy(device.cache);
    return await reopening(device.outbox, () =>
      write(device, standing, edits, ids, nowMs + shown.offset, shown.clock),
    );
  } catch (thrown) {
    return { problem: storageProblemOf(thrown) };
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
  // Sealing may not happen inside the transaction, stamping must: so stamp above what is thought to
  // be the last clock, seal, and look whether it was.
  let last = lastClocks.get(outbox) ?? (await outbox.metaValue<Clock>("clock")) ?? "";
  for (;;) {
    const changes = stamp(edits, ids, last > shownClock ? last : shownClock, nowMs);
    for (const [at, change] of changes.entries()) {
      const why = refusal(standing, change) ?? tooLarge(change);
      if (why !== undefined) return { refused: why, edit: edits[at] as Edit };
    }
    const bodies = await codec.seal(changes);
    const kept = await keep(
      device,
      changes.map(({ id, t, k, h }, at) => {
        const body = bodies[at] as (typeof bodies)[0];
        return { id, t, k, h, at: device.now(), body };
      }),
      last,
    );
    if ("clock" in kept) {
      last = kept.clock;
      continue;
    }
    lastClocks.set(outbox, (changes.at(-1) as Change).h);
    for (const { t, before, after } of kept.tables) {
      const committed = changes.filter((change) => change.t === t);
      device.laid.grow(t, before, after, committed);
    }
    return { changes };
  }
}

/** The last clock of each outbox as this tab knows it; another tab may have gone on from there. */
const lastClocks = new WeakMap<Outbox, Clock>();

type Kept = { tables: { t: string; before: string; after: string }[] };

/**
 * Puts stamped changes on the disk, unless the last clock is not the one they were stamped above:
 * then nothing is kept, and it answers which it is. Asks for everything at once and looks when it is
 * there, since each wait within a transaction costs as much as a put.
 */
async function keep(
  { outbox }: Device,
  records: readonly UnsentRecord[],
  last: Clock,
): Promise<Kept | { clock: Clock }> {
  const tables = [...new Set(records.map(({ t }) => t))];
  const clock = (records.at(-1) as UnsentRecord).h;
  let held: Clock | undefined;
  try {
    return await outbox.transaction("rw", outbox.changes, outbox.meta, async (transaction) => {
      const [lastHeld = "", versions] = await Promise.all([
        outbox.metaValue<Clock>("clock"),
        Promise.all(tables.map((t) => versionOf(outbox.meta, t))),
        outbox.changes.bulkPut(records),
        outbox.meta.put({ key: "clock", value: clock }),
        markChanged(outbox.meta, tables, clock),
      ]);
      if (lastHeld !== last) {
        held = lastHeld;
        transaction.abort();
      }
      return {
        tables: tables.map((t, at) => {
          const before = versions[at] as string;
          return { t, before, after: versionAfter(before, clock) };
        }),
      };
    });
  } catch (thrown) {
    if (held === undefined) throw thrown;
    return { clock: held };
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
  if ("note" in edit) return { ...head, op: "note", f: { [edit.section]: edit.note } };
  const input: EntryInput = {
    v: edit.v,
    how: edit.how,
    ...(edit.why === undefined ? {} : { why: edit.why }),
    prev: edit.prev,
  };
  return { ...head, op: "add", f: { [edit.cell]: input } };
}

/** The first edit of a row that is written once and is there already, or twice in these edits. [SN1] */
async function writtenAlready(device: Device, edits: readonly Edit[]): Promise<Edit | undefined> {
  const written = new Set<string>();
  for (const edit of edits) {
    if (tableOf(edit.t)?.once === undefined) continue;
    const name = `${edit.t} ${edit.k}`;
    const row = written.has(name) ? undefined : await viewOf(device).row(edit.t, edit.k);
    if (written.has(name) || (row !== undefined && isWritten(row))) return edit;
    written.add(name);
  }
  return undefined;
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
