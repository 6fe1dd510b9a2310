/**
 * The moment at which every browser test and picture begins, whatever the calendar says: a Saturday in
 * the autumn term, with the Autumn point open. In the holidays no point is, and on 1 September every
 * class is a year older.
 */
export const SCHOOL_DAY = "2026-11-21T10:00:00Z";

/** Milliseconds between the real clock and the school's; 0 when nobody has moved it. */
export function calendarShift() {
  return Number(process.env.KEEPUP_TEST_SHIFT_MS ?? 0);
}

/**
 * Moves the calendar of a process or a page by some milliseconds; its monotonic clock is left alone.
 * Handed to pages as source, so it may use nothing of this file.
 * @param {number} shift
 */
export function moveCalendar(shift) {
  const Real = Date;
  globalThis.Date = class extends Real {
    /** @param {any[]} parts */
    constructor(...parts) {
      // @ts-expect-error TypeScript cannot follow a spread into overloads.
      super(...(parts.length === 0 ? [Real.now() + shift] : parts));
    }
    static now() {
      return Real.now() + shift;
    }
  };
}
