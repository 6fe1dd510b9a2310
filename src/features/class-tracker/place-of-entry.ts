import type { TrackerFacts } from "../../domain/class-tracker.ts";
import { cellName, entriesIn, historyIn } from "../../domain/judgement.ts";

/** Where a judgement of this year stands, and what stood in its cell before it (null: nothing). */
export type EntryPlace = { pupil: string; column: string; v: string | null; before: string | null };

/** Finds a judgement of this year's in the subject shown, by its id. */
export function placeOfEntry(facts: TrackerFacts, id: string): EntryPlace | undefined {
  for (const [pupil, row] of facts.thisYear)
    for (const { id: column } of facts.points) {
      const cell = cellName(facts.subject, column);
      const entry = entriesIn(row, cell).find((one) => one.id === id);
      if (entry === undefined) continue;
      const earlier = historyIn(row, cell).filter((line) => entry.prev.includes(line.entry.id));
      return { pupil, column, v: entry.v, before: earlier[0]?.entry.v ?? null };
    }
  return undefined;
}
