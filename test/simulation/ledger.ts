import type { Change } from "../../src/domain/change.ts";
import { noteIn } from "../../src/domain/note.ts";
import type { TableName } from "../../src/domain/schema.ts";
import { type CachedRecord, type CacheMeta, cacheName } from "../../src/storage/cache.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { outboxName } from "../../src/storage/outbox.ts";
import { savingOf } from "../../src/storage/saving.ts";
import { viewOf } from "../../src/storage/view.ts";
import { holds } from "./broken.ts";
import type { Disk } from "./disk.ts";
import { byStamp, nameOf, pupilOf, scopeOf } from "./model.ts";
import type { Level, SchoolSide } from "./school-side.ts";
import { SCHOOL } from "./school.ts";
import type { Writing } from "./writing.ts";

/** A change someone was told is kept, and the disks it was kept on. */
export type Kept = { change: Change; person: string; disks: Set<Disk>; lost: boolean };

/** What one person's databases on one disk have been seen to show. */
export type Shown = {
  /** Changes that were in the view and have no reason to leave it. */
  changes: Set<string>;
  /** Row → number, in the copy of `epoch`. */
  seqs: Map<string, number>;
  epoch: string;
  /** Highest clock made here. */
  clock: string;
  /** Rows were spoiled on purpose, and the digest has not been asked since. */
  spoiled: boolean;
};

/** Everything that was ever promised to anyone, to be compared with what is there. */
export class Ledger {
  readonly kept = new Map<string, Kept>();
  /** Changes that the school cannot read: their author has them, and nobody else. */
  readonly unreadable = new Set<string>();
  readonly #shown = new WeakMap<Disk, Map<string, Shown>>();
  readonly #school: SchoolSide;
  readonly #writing: Writing;

  constructor(school: SchoolSide, writing: Writing) {
    this.#school = school;
    this.#writing = writing;
  }

  owner(id: string): string | undefined {
    return this.kept.get(id)?.person;
  }

  shown(disk: Disk, person: string): Shown {
    let persons = this.#shown.get(disk);
    if (persons === undefined) this.#shown.set(disk, (persons = new Map()));
    let shown = persons.get(person);
    if (shown === undefined) {
      shown = { changes: new Set(), seqs: new Map(), epoch: "", clock: "", spoiled: false };
      persons.set(person, shown);
    }
    return shown;
  }

  /** The cache is gone, or older than it was: what it showed may be missing for a while. */
  forgetShown(disk: Disk, person: string, spoiled = false): void {
    const { clock } = this.shown(disk, person);
    this.#shown.get(disk)?.set(person, {
      changes: new Set(),
      seqs: new Map(),
      epoch: "",
      clock,
      spoiled,
    });
  }

  /** Whether the rows are to be fetched again from zero. */
  isEmptied(disk: Disk, person: string): boolean {
    return metaOf(disk, person).cursor.s === 0;
  }

  /** A disk is gone for good, with what was nowhere else. */
  destroy(disk: Disk): void {
    for (const [id, kept] of this.kept) {
      if (!kept.disks.delete(disk) || kept.disks.size > 0) continue;
      kept.lost ||= !this.#school.taken.has(id) && !this.#school.aside.has(id);
    }
  }

  copy(from: Disk, to: Disk): void {
    for (const kept of this.kept.values()) if (kept.disks.has(from)) kept.disks.add(to);
    const persons = [...(this.#shown.get(from) ?? [])].map(([person, shown]) => {
      const { changes, seqs } = shown;
      return [person, { ...shown, changes: new Set(changes), seqs: new Map(seqs) }] as const;
    });
    this.#shown.set(to, new Map(persons));
  }

  keep(disk: Disk, person: string, changes: readonly Change[]): void {
    const shown = this.shown(disk, person);
    for (const change of changes) {
      holds("I5", !this.kept.has(change.id), () => `two changes have the id ${change.id}`);
      holds("I9", change.h > shown.clock, () => `${change.h} was stamped after ${shown.clock}`);
      shown.clock = change.h;
      shown.changes.add(change.id);
      this.kept.set(change.id, { change, person, disks: new Set([disk]), lost: false });
    }
  }

  /** [I1] Everything kept here is here, in the school's log or in its quarantine. */
  checkNothingLost(disk: Disk, person: string): void {
    const name = outboxName(SCHOOL, person);
    const here = new Set(disk.look<{ id: string }>(name, "changes").map(({ id }) => id));
    const { taken, aside, epoch } = this.#school;
    for (const record of disk.look<{ id: string; epoch: string }>(name, "journal")) {
      here.add(record.id);
      holds("I1", record.epoch !== epoch || taken.has(record.id), () => {
        return `${record.id} of ${person} counts as acknowledged, but the school has it not`;
      });
    }
    for (const record of disk.look<{ id: string; epoch: string }>(name, "attention")) {
      here.add(record.id);
      const known = aside.has(record.id) || taken.has(record.id) || this.unreadable.has(record.id);
      holds("I1", record.epoch !== epoch || known, () => {
        return `${record.id} of ${person} counts as put aside, but the school has it not`;
      });
    }
    for (const [id, { change, person: author, disks }] of this.kept) {
      if (author !== person || !disks.has(disk)) continue;
      const arrived = taken.has(id) || aside.has(id);
      holds("I1", arrived || here.has(id), () => {
        return `nothing has ${JSON.stringify(change)} of ${person} any more`;
      });
      // The journal is kept for 30 days, and what was put aside until its author has seen to it.
      holds("I16", here.has(id) || this.#school.erased.has(pupilOf(change.k)), () => {
        return `the device has let go of ${JSON.stringify(change)} of ${person}`;
      });
    }
  }

  /** [I21] A device never says that more is safe than is. */
  async checkSaving(disk: Disk, device: Device): Promise<void> {
    const { taken, aside, epoch } = this.#school;
    const { user: person } = device;
    // A device that has not heard of the copy's restoration cannot know.
    if (metaOf(disk, person).epoch !== epoch) return;
    let missing = 0;
    for (const [id, kept] of this.kept)
      if (
        kept.person === person &&
        kept.disks.has(disk) &&
        !taken.has(id) &&
        !aside.has(id) &&
        !this.unreadable.has(id)
      )
        missing++;
    const saving = await savingOf(device);
    holds("I21", saving.onDevice >= missing, () => {
      return `${missing} changes of ${person} are on this device alone, it says ${saving.onDevice}`;
    });
    const attention = disk.look<{ dismissed?: 1 }>(outboxName(SCHOOL, person), "attention");
    const waiting = attention.filter((record) => record.dismissed === undefined).length;
    holds("I21", saving.attention === waiting, () => {
      return `${waiting} changes need attention, it says ${saving.attention}`;
    });
  }

  /** [I10] What was just set is what shows: it is later than all its author could see. */
  async checkShows(device: Device, changes: readonly Change[]): Promise<void> {
    const latest = new Map<string, Change>();
    for (const change of changes)
      if (change.op === "set")
        for (const field of Object.keys(change.f))
          latest.set(`${nameOf(change.t, change.k)} ${field}`, change);
    const view = viewOf(device);
    for (const [name, change] of latest) {
      const row = await view.row(change.t as TableName, change.k);
      const field = name.slice(name.indexOf(" ") + 1);
      const { gone } = this.#school.model.rows.get(nameOf(change.t, change.k)) ?? {};
      holds("I10", gone === true || row?.h[field]?.id === change.id, () => {
        return `${device.user} set ${name} and sees ${JSON.stringify(row)}`;
      });
    }
  }

  /** [I10] The view shows what it has shown, unless something later has come. */
  async checkView(disk: Disk, device: Device, tables?: ReadonlySet<string>): Promise<void> {
    const shown = this.shown(disk, device.user);
    const byTable = new Map<string, Kept[]>();
    const attention = disk.look<{ id: string }>(outboxName(SCHOOL, device.user), "attention");
    const aside = new Set(attention.map(({ id }) => id));
    for (const id of shown.changes) {
      const kept = this.kept.get(id);
      if (kept === undefined) continue;
      const { t, k } = kept.change;
      if (tables?.has(t) === false) continue;
      if (this.#school.model.rows.get(nameOf(t, k))?.gone === true) {
        shown.changes.delete(id);
        continue;
      }
      // It is out of the view while it waits for its author; when it waits no more, it is back.
      if (aside.has(id)) continue;
      byTable.set(t, [...(byTable.get(t) ?? []), kept]);
    }
    const view = viewOf(device);
    for (const [t, all] of byTable) {
      const rows = await view.many(t as TableName, [...new Set(all.map(({ change }) => change.k))]);
      for (const { change } of all) {
        const row = rows.get(change.k);
        const [name = ""] = Object.keys(change.f);
        if (change.op === "add") {
          const there = row?.c?.[name]?.some(({ id }) => id === change.id) === true;
          holds("I10", there, () => `${device.user} does not see ${JSON.stringify(change)}`);
          continue;
        }
        if (change.op === "note") {
          const shows = this.#writing.shows(change, noteIn(row, name));
          holds("I10", shows, () => `${device.user} does not see ${JSON.stringify(change)}`);
          continue;
        }
        const clamped = this.#school.given.get(change.id) ?? change.h;
        for (const field of Object.keys(change.f)) {
          const stamp = row?.h[field];
          const least = clamped < change.h ? clamped : change.h;
          holds(
            "I10",
            stamp !== undefined && byStamp(stamp, { h: least, id: change.id }) >= 0,
            () =>
              `${device.user} sees ${JSON.stringify(row)} without ${field} of ${JSON.stringify(change)}`,
          );
        }
      }
    }
  }

  /** What a device holds after an answer was stored, against what it must hold. */
  checkBase(disk: Disk, user: string, level: Level | undefined): void {
    const shown = this.shown(disk, user);
    const meta = metaOf(disk, user);
    const name = cacheName(SCHOOL, user);
    const rows = disk.look<CachedRecord>(name, "rows");
    const raw = disk.look<CachedRecord>(name, "raw");
    const held = new Map([...rows, ...raw].map(({ t, k, seq }) => [nameOf(t, k), seq]));
    if (meta.epoch === shown.epoch)
      for (const [name, seq] of held)
        holds("I11", seq >= (shown.seqs.get(name) ?? 0), () => {
          return `${user} had ${name} at ${shown.seqs.get(name)}, now at ${seq}`;
        });
    else shown.changes.clear();
    const scopes = new Set([...rows, ...raw].map(({ scope }) => scope));
    for (const id of shown.changes) {
      const change = this.kept.get(id)?.change;
      if (change === undefined || this.#isUnsettled(id)) continue;
      // Rows of a scope that was lost are forgotten, with what was written in them.
      if (!scopes.has(scopeOf(change.t, change.k))) shown.changes.delete(id);
    }
    shown.seqs = held;
    shown.epoch = meta.epoch;
    const isLevel =
      level !== undefined &&
      meta.epoch === level.epoch &&
      meta.scopesHash === level.scopesHash &&
      meta.cursor.s === level.head &&
      meta.cursor.t === "~";
    if (!isLevel || shown.spoiled) return;
    for (const name of held.keys())
      holds("I7", level.rows.has(name), () => `${user} holds ${name}, which is not theirs`);
    for (const [name, seq] of level.rows)
      holds("I4", held.get(name) === seq, () => {
        return `${user} has come to ${level.head} and holds ${name} at ${held.get(name)}, not ${seq}`;
      });
  }

  #isUnsettled(id: string): boolean {
    return !this.#school.taken.has(id) && !this.#school.aside.has(id);
  }
}

/** Which copy a device's rows are of, and how far it has come. */
function metaOf(disk: Disk, person: string): Pick<CacheMeta, "epoch" | "cursor" | "scopesHash"> {
  const meta = disk.look<{ key: string; value: unknown }>(cacheName(SCHOOL, person), "meta");
  const values = Object.fromEntries(meta.map(({ key, value }) => [key, value]));
  return { epoch: "", scopesHash: "", cursor: { s: 0, t: "", k: "" }, ...values };
}
