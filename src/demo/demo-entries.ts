import type { Entry, EntryWay, Row } from "../domain/change.ts";
import { type Clock, compareStamps, clockMs, nextClock } from "../domain/clock.ts";
import { cellName, recordKey } from "../domain/judgement.ts";
import { pupilScope } from "../domain/scope.ts";
import { DAY_MS, type DayNumber, weekday } from "./demo-calendar.ts";
import { type Seeded, seeded } from "./seeded.ts";

/** Judgements as they are gathered: record → cell → entries. */
export class RecordBook {
  readonly #records = new Map<string, { pupil: string; cells: Map<string, Entry[]> }>();

  /** Nothing is judged, or received, after this. */
  readonly lastMs: number;

  constructor(lastMs: number) {
    this.lastMs = lastMs;
  }

  /** Puts one entry into a cell and answers it. `ms` is when it was made, `heard` when school had it. */
  put(of: {
    chance: Seeded;
    pupil: string;
    year: number;
    subject: string;
    slot: string;
    value: string | null;
    how: EntryWay;
    why?: string;
    /** The entries it supersedes. */
    prev?: readonly Entry[];
    by: string;
    dev: string;
    ms: number;
    heard?: number;
  }): Entry {
    const prev = of.prev ?? [];
    let latest: Clock | undefined;
    for (const entry of prev) if (latest === undefined || entry.h > latest) latest = entry.h;
    const h = nextClock(latest, Math.min(of.ms, this.lastMs));
    const entry: Entry = {
      id: of.chance.hex(32),
      h,
      v: of.value,
      how: of.how,
      ...(of.why === undefined ? {} : { why: of.why }),
      prev: prev.map((entry) => entry.id),
      by: of.by,
      dev: of.dev,
      at: Math.min(Math.max(of.heard ?? 0, clockMs(h) + 900), this.lastMs),
    };
    const key = recordKey(of.pupil, of.year);
    const record = this.#records.get(key) ?? { pupil: of.pupil, cells: new Map<string, Entry[]>() };
    this.#records.set(key, record);
    const cell = cellName(of.subject, of.slot);
    const entries = record.cells.get(cell);
    if (entries === undefined) record.cells.set(cell, [entry]);
    else entries.push(entry);
    return entry;
  }

  in(pupil: string, year: number, subject: string, slot: string): readonly Entry[] {
    return this.#records.get(recordKey(pupil, year))?.cells.get(cellName(subject, slot)) ?? [];
  }

  rows(): Row[] {
    return [...this.#records].map(([k, { pupil, cells }]) => ({
      t: "attainment",
      k,
      scope: pupilScope(pupil),
      seq: 0,
      f: {},
      h: {},
      c: Object.fromEntries(
        [...cells].map(([cell, entries]) => [cell, entries.sort(compareStamps)]),
      ),
    }));
  }
}

/** The device someone judges on: most have one, some take another home. */
export function deviceOf(seed: string, user: string, at = 0): string {
  return seeded(seed, "device", user, at).hex(20);
}

/** When someone sat down to judge: on a school day from `opens` up to, not including, `closes`. */
export function sittingAt(chance: Seeded, opens: DayNumber, closes: DayNumber): number {
  const drawn = opens + Math.floor(chance.share() * Math.max(closes - opens, 1));
  const sinceFriday = (weekday(drawn) + 2) % 7;
  const day = sinceFriday < 3 && sinceFriday > 0 ? Math.max(drawn - sinceFriday, opens) : drawn;
  const hour = chance.pick([8, 8.2, 12.4, 15.5, 15.7, 16, 16.2, 16.5, 16.8, 19.6]);
  return day * DAY_MS + Math.floor(hour * 3_600_000) + chance.whole(0, 1_500_000);
}
