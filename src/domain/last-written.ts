import { schoolDay, schoolTime, writeDay } from "./calendar.ts";
import type { Row } from "./change.ts";
import { clockMs } from "./clock.ts";
import { wordsIn } from "./field.ts";
import { noteIn } from "./note.ts";

/** Who wrote something down, and when it was last changed in milliseconds; null where that is not known. */
export type Written = { by: readonly string[]; at: number | null };

export const NOTHING_KNOWN: Written = { by: [], at: null };

/**
 * What a row itself knows of who wrote it and when: a row keeps when each field was last changed, and
 * who changed it only where it says so. Of writing the school has joined into one it is who wrote last
 * in it. The school's own list knows more, [WC1].
 * @param section of a note
 */
export function lastWritten(row: Row | undefined, section?: string): Written {
  if (row === undefined) return NOTHING_KNOWN;
  if (section !== undefined) {
    const { u } = noteIn(row, section);
    const last = u.at(-1);
    return {
      by: [...new Set(u.map(({ by }) => by))],
      at: last === undefined ? null : clockMs(last.h),
    };
  }
  const by = wordsIn(row.f.by);
  const times = Object.values(row.h).map(({ h }) => clockMs(h));
  return { by: by === null ? [] : [by], at: times.length === 0 ? null : Math.max(...times) };
}

/** "Tue 17 Nov 2026, 14:05", by the school's clock. */
export function writeWholeMoment(ms: number): string {
  const day = schoolDay(ms);
  return `${writeDay(day, day)} ${day.slice(0, 4)}, ${schoolTime(ms)}`;
}
