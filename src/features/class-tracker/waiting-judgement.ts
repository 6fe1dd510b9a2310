import type { Day } from "../../domain/calendar.ts";
import { schoolDay } from "../../domain/calendar.ts";
import type { EntryInput } from "../../domain/change.ts";
import { keyParts } from "../../domain/schema.ts";
import type { NeedsAttention } from "../../storage/saving.ts";

/**
 * A judgement that reached the school and was put aside there, because its point had been closed
 * meanwhile for instance. It shows in no cell; its author still finds it where they made it.
 */
export type WaitingJudgement = {
  /** Of the entry that was made. */
  entry: string;
  pupil: string;
  slot: string;
  value: string | null;
  /** When it was made. */
  day: Day;
  /** The school's sentence. */
  say: string;
};

/** What waits in one year and subject, in the order given. */
export function waitingJudgements(
  attention: readonly NeedsAttention[],
  year: number,
  subject: string,
): readonly WaitingJudgement[] {
  return attention.flatMap(({ change, say, at }) => {
    if (change.t !== "attainment") return [];
    const parts = keyParts(change.t, change.k);
    if (parts?.pupil === undefined || parts.year !== String(year)) return [];
    const pupil = parts.pupil;
    return Object.entries(change.f).flatMap(([cell, input]): WaitingJudgement[] => {
      if (!cell.startsWith(`${subject}.`)) return [];
      const slot = cell.slice(subject.length + 1);
      const value = (input as EntryInput).v;
      return [{ entry: change.id, pupil, slot, value, day: schoolDay(at), say }];
    });
  });
}
