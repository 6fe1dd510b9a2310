/** The school's day on which every bench takes place, whatever the calendar says: Autumn is open. */
export const BENCH_DAY = "2026-11-21";

const SHIFT_MS = Date.parse(`${BENCH_DAY}T10:00:00Z`) - Date.now();

/** Milliseconds since 1970 as the bench's servers and pages have them. */
export function benchNow(): number {
  return Date.now() + SHIFT_MS;
}

/** Moves a page's calendar to the bench's day; its monotonic clock is left alone. */
export const MOVE_CALENDAR = `{
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(Real.now() + ${SHIFT_MS});
      else super(...parts);
    }
    static now() {
      return Real.now() + ${SHIFT_MS};
    }
  };
}`;
