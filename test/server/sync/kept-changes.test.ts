import { expect, it, vi } from "vitest";
import { type ChangesAsked, changesAskedOf } from "../../../src/domain/logged-change.ts";
import { parkEntry, putInMeeting, entryId } from "../../../src/domain/meeting-entry.ts";
import { erasePupil } from "../../../src/server/erase-pupil.ts";
import { type ChangesReader, KeptChanges } from "../../../src/server/kept-changes.ts";
import { pageOfChanges } from "../../../src/server/logged-changes.ts";
import { knownRoster, standingAt } from "../../../src/server/school-standing.ts";
import { CLASSES, NOW, PUPILS, STAFF } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { set } from "./server-school.ts";

const MEETING = "u_0123456789ab";
const of = {
  meeting: { id: MEETING, class: CLASSES.oak },
  pupil: PUPILS.amara,
  subject: "maths",
  table: "slow",
} as const;
const entry = { pupil: PUPILS.amara, id: entryId(MEETING, "maths") };
const EVERYTHING = changesAskedOf(new URLSearchParams());

onBothEngines("what was changed, read by several at once", (school) => {
  /** Who reads, and how many pieces of the log were looked at for them. */
  async function readerOf(user: string) {
    const { store, id, nowMs } = school();
    const held = (await store.school(id))!;
    const reader = store.read(id);
    const { sees } = standingAt(await knownRoster(store, held, reader), user, nowMs).grants;
    const pieces = vi.spyOn(reader, "logBesideJudgements");
    const who: ChangesReader = { school: held, user, sees, reader };
    return { who, looks: () => pieces.mock.calls.length };
  }

  const park = (nth: number) => {
    const { t, k, set: f } = parkEntry(entry, nth % 2 === 1);
    return set(t, k, { ...f }, NOW + nth * 60_000);
  };
  async function someChanges(): Promise<void> {
    const { t, k, set: f } = putInMeeting(of);
    const device = school().device(STAFF.oakTeacher);
    await device.push(set(t, k, { ...f }, NOW), park(1), park(2), park(3));
  }

  it("[WC4] older pages and a file are told from what was read for the first", async () => {
    await someChanges();
    const [kept, { who, looks }] = [new KeptChanges(), await readerOf(STAFF.head)];
    const read = async (asked: ChangesAsked) =>
      kept.held(who, asked) ?? kept.read(who, asked, new AbortController().signal);
    const first = pageOfChanges(await read(EVERYTHING), { before: null, limit: 2 });
    const once = looks();
    expect(once).toBeGreaterThan(0);
    const older = { ...EVERYTHING, before: first.next, limit: 5000 };
    const rest = pageOfChanges(await read(older), older);
    expect(first.changes.length + rest.changes.length).toBe(4);
    expect(rest.next).toBeNull();
    await read({ ...EVERYTHING, limit: 5000 });
    expect(looks()).toBe(once);
    await read({ ...EVERYTHING, group: "notes" });
    expect(looks()).toBe(2 * once);
  });

  it("[WC4] a first page knows what has come since; an older one goes on from its own", async () => {
    await someChanges();
    const kept = new KeptChanges();
    await kept.read((await readerOf(STAFF.head)).who, EVERYTHING, new AbortController().signal);
    await school().device(STAFF.oakTeacher).push(park(4));
    const { who } = await readerOf(STAFF.head);
    expect(kept.held(who, EVERYTHING)).toBeUndefined();
    expect(kept.held(who, { ...EVERYTHING, before: 1000 })).toHaveLength(4);
  });

  it("[WC1] nothing is kept of one person for another, or beyond an erasure", async () => {
    await someChanges();
    const kept = new KeptChanges();
    await kept.read((await readerOf(STAFF.head)).who, EVERYTHING, new AbortController().signal);
    const older = { ...EVERYTHING, before: 1000 };
    expect(kept.held((await readerOf(STAFF.administrator)).who, older)).toBeUndefined();
    const { deps, id } = school();
    await erasePupil(deps, { school: id, by: STAFF.administrator, pupil: PUPILS.amara });
    expect(kept.held((await readerOf(STAFF.head)).who, older)).toBeUndefined();
  });

  it("[WC4] who asks the same at once shares one reading, others wait for their turn", async () => {
    await someChanges();
    const kept = new KeptChanges();
    const [one, other] = [await readerOf(STAFF.head), await readerOf(STAFF.administrator)];
    const asks = [one, one, other].map(({ who }) =>
      kept.read(who, EVERYTHING, new AbortController().signal),
    );
    const before = one.looks();
    expect(other.looks()).toBe(0);
    await Promise.all(asks.slice(0, 2));
    const [mine, same] = await Promise.all(asks);
    expect(same).toBe(mine);
    expect(mine).toHaveLength(4);
    expect(before).toBeLessThanOrEqual(1);
    expect(other.looks()).toBe(one.looks());
  });

  it("[WC4] stops where nobody waits any more, and goes on while somebody does", async () => {
    await someChanges();
    const kept = new KeptChanges();
    const { who: now, looks } = await readerOf(STAFF.head);
    // Ten thousand numbers have been given: a log that takes many pieces.
    const who = { ...now, school: { ...now.school, head: 10_000 } };
    const gone = new AbortController();
    const left = kept.read(who, EVERYTHING, gone.signal);
    gone.abort();
    await expect(left).rejects.toThrow(/aborted/);
    expect(looks()).toBeLessThanOrEqual(1);

    const [leaves, stays] = [new AbortController(), new AbortController()];
    const asks = [leaves, stays].map(({ signal }) => kept.read(who, EVERYTHING, signal));
    leaves.abort();
    expect(await asks[1]).toHaveLength(4);
    await expect(kept.read(who, EVERYTHING, gone.signal)).rejects.toThrow(/aborted/);
  });
});
