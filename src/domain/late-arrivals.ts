import { AIM_SLOTS } from "./access.ts";
import type { Entry, Row } from "./change.ts";
import { clockMs } from "./clock.ts";
import { type KnownEntries, shortId } from "./frozen-facts.ts";
import { cellParts } from "./judgement.ts";
import { keyParts } from "./schema.ts";

/** A judgement made before a snapshot was frozen, which the snapshot did not know. [SN6] */
export type LateArrival = {
  pupil: string;
  subject: string;
  slot: string;
  /** null: withdrawn. */
  v: string | null;
  by: string;
  /** Milliseconds since 1970 when it was made, by its author's clock as the school set it right. */
  madeAt: number;
  /** When it reached the school, by the school's clock; undefined while it has not. */
  receivedAt: number | undefined;
};

/**
 * What reached the school after a snapshot was frozen though it was judged before: named beside the
 * snapshot and never put into it. Targets and other aims are no judgements. Which was first goes by
 * hybrid clocks: who had seen the snapshot is never before it. [SN6] [SN12]
 * @param records rows of judgements as they are now; those of other years are passed over.
 */
export function lateArrivals(
  of: { at: number; year: number; known: ReadonlyMap<string, KnownEntries> },
  records: readonly Row[],
): LateArrival[] {
  const late: LateArrival[] = [];
  for (const row of records) {
    const { pupil, year } = keyParts(row.t, row.k) ?? {};
    if (row.gone || pupil === undefined || Number(year) !== of.year) continue;
    // A child who is not in the snapshot at all came (or was erased) after it.
    const known = of.known.get(pupil);
    if (known === undefined) continue;
    for (const [cell, entries] of Object.entries(row.c ?? {})) {
      const { subject, slot } = cellParts(cell);
      if ((AIM_SLOTS as readonly string[]).includes(slot)) continue;
      const held = new Set(known[cell] ?? []);
      for (const entry of entries)
        if (!held.has(shortId(entry.id)) && clockMs(entry.h) < of.at)
          late.push(lateArrival(pupil, subject, slot, entry));
    }
  }
  return late.sort((a, b) => a.madeAt - b.madeAt || (a.pupil < b.pupil ? -1 : 1));
}

function lateArrival(pupil: string, subject: string, slot: string, entry: Entry): LateArrival {
  const receivedAt = entry.at > 0 ? entry.at : undefined;
  return { pupil, subject, slot, v: entry.v, by: entry.by, madeAt: clockMs(entry.h), receivedAt };
}
