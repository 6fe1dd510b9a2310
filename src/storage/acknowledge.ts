import type { Row } from "../domain/change.ts";
import type { Stamp } from "../domain/clock.ts";
import { noteIn } from "../domain/note.ts";
import { tableOf } from "../domain/schema.ts";
import { scopeOf } from "../domain/scope.ts";
import type { Device } from "./open-device.ts";
import type { AttentionRecord, JournalRecord, UnsentRecord } from "./outbox.ts";
import { markAllChanged, markChanged } from "./table-version.ts";

/** What became of one change, as the school says. */
export type ChangeVerdict =
  | { id: string; is: "accepted" | "duplicate" | "superseded"; seq: number; h: string }
  | { id: string; is: "quarantined"; why: string; say: string };

/** How long an acknowledged change is kept in case the school's copy is restored from a backup. */
export const JOURNAL_MS = 30 * 24 * 60 * 60_000;

/**
 * The school's copy is another one than last time (restored from a backup): everything that was
 * acknowledged under another copy in the last 30 days is offered again. Safe to do twice, and safe
 * for a copy that never lost it: ids make the second offer a duplicate. Returns how many. [SY40]
 */
export async function offerAgain(device: Device, epoch: string): Promise<number> {
  const { outbox } = device;
  // Nearly always the same copy as last time, which a read is enough to see.
  if ((await outbox.metaValue<string>("epoch")) === epoch) return 0;
  const version = device.randomHex(8);
  return outbox.transaction(
    "rw",
    [outbox.changes, outbox.journal, outbox.attention, outbox.meta],
    async () => {
      const heard = await outbox.metaValue<string>("epoch");
      if (heard === epoch) return 0;
      await outbox.meta.put({ key: "epoch", value: epoch });
      if (heard === undefined) return 0;
      const journal = await outbox.journal.filter((record) => record.epoch !== epoch).toArray();
      const attention = await outbox.attention
        .filter((record) => record.epoch !== epoch && record.dismissed === undefined)
        .toArray();
      await outbox.changes.bulkPut([...journal, ...attention].map(unsentOf));
      await outbox.journal.bulkDelete(journal.map(({ id }) => id));
      await outbox.attention.bulkDelete(attention.map(({ id }) => id));
      await markAllChanged(outbox.meta, version);
      return journal.length + attention.length;
    },
  );
}

function unsentOf({ id, t, k, h, at, body }: UnsentRecord): UnsentRecord {
  return { id, t, k, h, at, body };
}

/**
 * Takes the verdicts on changes: what the school has goes to the journal (and stays laid over the
 * cache until the cache has reached it; it has everything up to `reached`), what it put aside goes to
 * its author's attention. A change without a verdict stays unsent; a verdict on a change that is not
 * here any more alters nothing. [SY34] [SY35]
 * @param head the school's highest number when it gave the verdicts
 */
export async function acknowledge(
  device: Device,
  verdicts: readonly ChangeVerdict[],
  epoch: string,
  serverNow: number,
  { reached = 0, head = 0 } = {},
): Promise<void> {
  if (verdicts.length === 0) return;
  const { outbox } = device;
  const version = device.randomHex(8);
  const tables = [outbox.changes, outbox.journal, outbox.attention, outbox.meta];
  await outbox.transaction("rw", tables, async () => {
    const [held, unsent] = await Promise.all([heldOf(outbox, verdicts), outbox.changes.count()]);
    const aside = await askedAgain(outbox, verdicts, held);
    const journal: JournalRecord[] = [];
    const attention: AttentionRecord[] = [];
    const released: string[] = [];
    for (const verdict of verdicts) {
      const before = aside.get(verdict.id);
      const record = held.get(verdict.id) ?? before;
      if (record === undefined) continue;
      if (verdict.is === "quarantined") {
        const { why, say } = verdict;
        const { since = serverNow, dismissed } = before ?? {};
        const read = dismissed === undefined ? {} : { dismissed };
        attention.push({ ...unsentOf(record), epoch, why, say, since, asked: head, ...read });
      } else {
        if (before !== undefined) released.push(verdict.id);
        journal.push({
          ...unsentOf(record),
          h: verdict.h,
          epoch,
          seq: verdict.seq,
          scope: scopeOf(record.t, record.k) ?? "",
          acknowledged: serverNow,
          ...(verdict.seq <= reached ? {} : { overlaid: 1 }),
          unseen: 1,
        });
      }
    }
    const moved = [...journal, ...attention];
    const sent = moved.filter(({ id }) => held.has(id));
    await Promise.all([
      outbox.journal.bulkPut(journal),
      outbox.attention.bulkDelete(released),
      outbox.attention.bulkPut(attention),
      // Emptying is one request; taking out each of hundreds costs as much as putting it in.
      sent.length === unsent
        ? outbox.changes.clear()
        : outbox.changes.bulkDelete(sent.map(({ id }) => id)),
      markChanged(
        outbox.meta,
        moved.map(({ t }) => t),
        version,
      ),
    ]);
  });
}

/**
 * The unsent changes that verdicts are on. Mostly they are the oldest, since those are sent first, and
 * reading them in a row is one question instead of hundreds.
 */
async function heldOf(
  { changes }: Device["outbox"],
  verdicts: readonly ChangeVerdict[],
): Promise<Map<string, UnsentRecord>> {
  const oldest = await changes.orderBy("h").limit(verdicts.length).toArray();
  const held = new Map(oldest.map((record) => [record.id, record]));
  const others = verdicts.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  if (others.length > 0)
    for (const record of await changes.bulkGet(others))
      if (record !== undefined) held.set(record.id, record);
  return held;
}

/** What the school was asked about once more, and is still set aside here. */
async function askedAgain(
  { attention }: Device["outbox"],
  verdicts: readonly ChangeVerdict[],
  held: ReadonlyMap<string, UnsentRecord>,
): Promise<Map<string, AttentionRecord>> {
  const others = verdicts.filter(({ id }) => !held.has(id)).map(({ id }) => id);
  if (others.length === 0) return new Map();
  const records = await attention.bulkGet(others);
  return new Map(records.flatMap((record) => (record === undefined ? [] : [[record.id, record]])));
}

/**
 * What an administrator has accepted after all comes back in the school's rows under its own id: it
 * needs no attention any more, and is laid over the rows, with the clock it has in them, until they
 * are stored and reached: another tab may have made the page they came with a stale one. [SY34] [SY35]
 * A piece of a note may have been joined to others by then, and stand there under no id of its own: of
 * a note that has moved since the school was heard on it, it is asked about once more. [NT6]
 */
export async function releaseAttention(
  device: Device,
  rows: readonly Row[],
  epoch: string,
  serverNow: number,
): Promise<void> {
  const { outbox } = device;
  if (rows.length === 0 || (await outbox.attention.count()) === 0) return;
  const version = device.randomHex(8);
  await outbox.transaction("rw", outbox.attention, outbox.journal, outbox.meta, async () => {
    const waiting = new Map((await outbox.attention.toArray()).map((held) => [held.id, held]));
    const released = new Set<string>();
    for (const row of rows)
      for (const { id, h } of stampsIn(row)) {
        const record = waiting.get(id);
        // An id that came twice is in the rows for its first content; the second still waits.
        if (record === undefined || record.why === "id-reuse") continue;
        await outbox.attention.delete(id);
        await outbox.journal.put({
          ...unsentOf(record),
          h,
          epoch,
          seq: row.seq,
          scope: row.scope,
          acknowledged: serverNow,
          overlaid: 1,
          unseen: 1,
        });
        released.add(record.t);
        waiting.delete(id);
      }
    for (const { id, t, k, asked = 0 } of waiting.values())
      if (rows.some((row) => row.t === t && row.k === k && row.seq > asked && isNote(row)))
        await outbox.attention.update(id, { ask: 1 });
    await markChanged(outbox.meta, released, version);
  });
}

function isNote({ t }: Row): boolean {
  return tableOf(t)?.notes !== undefined;
}

function stampsIn(row: Row): Stamp[] {
  const sections = tableOf(row.t)?.notes ?? [];
  const pieces = sections.flatMap((section) => noteIn(row, section).u);
  return [...Object.values(row.h), ...Object.values(row.c ?? {}).flat(), ...pieces];
}

/**
 * Lifts the acknowledged changes that the cache has by now (everything up to `reached`), marks those
 * that another person's device has stored, and lets go of what is older than 30 days. Times are the
 * server's, so a device whose clock jumps forgets nothing early.
 */
export async function settle(
  device: Device,
  { reached, seen, serverNow }: { reached?: number; seen: readonly number[]; serverNow: number },
): Promise<void> {
  const { outbox } = device;
  const [old, overlaid] = await outbox.transaction("r", outbox.journal, () =>
    Promise.all([
      outbox.journal
        .where("acknowledged")
        .below(serverNow - JOURNAL_MS)
        .count(),
      outbox.journal.where("[overlaid+t]").between([1, ""], [1, "\uffff"]).count(),
    ]),
  );
  if (old === 0 && overlaid === 0 && seen.length === 0) return;
  const version = device.randomHex(8);
  await outbox.transaction("rw", outbox.journal, outbox.meta, async () => {
    const lifted = new Set<string>();
    if (reached !== undefined)
      await outbox.journal
        .where("[overlaid+t]")
        .between([1, ""], [1, "\uffff"])
        .and((record) => record.seq <= reached)
        .modify((record) => {
          delete record.overlaid;
          lifted.add(record.t);
        });
    await markChanged(outbox.meta, lifted, version);
    if (seen.length > 0)
      await outbox.journal
        .where("[unseen+seq]")
        .anyOf(seen.map((seq) => [1, seq]))
        .modify((record) => {
          delete record.unseen;
        });
    await outbox.journal
      .where("acknowledged")
      .below(serverNow - JOURNAL_MS)
      .and((record) => record.overlaid === undefined)
      .delete();
  });
}
