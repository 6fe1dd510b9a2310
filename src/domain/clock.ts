/**
 * A hybrid logical clock reading: 12 hexadecimal digits of milliseconds since 1970, then 4 of a
 * counter. Fixed width, so readings compare as text. Ties between devices break on the change's id
 * (see {@link laterOf}), so the order is total and the same everywhere.
 */
export type Clock = string;

/** A clock with the id of the change that carried it: what a field or an entry is ordered by. */
export type Stamp = { h: Clock; id: string };

/** How far ahead of the server's own time a clock may be before the server pulls it back. */
export const MAX_AHEAD_MS = 5 * 60_000;

const MAX_MS = 2 ** 48 - 1;
const MAX_COUNT = 0xffff;

export const CLOCK_PATTERN = /^[0-9a-f]{16}$/;

function write(ms: number, count: number): Clock {
  return ms.toString(16).padStart(12, "0") + count.toString(16).padStart(4, "0");
}

/** Milliseconds since 1970 of a reading. */
export function clockMs(clock: Clock): number {
  return Number.parseInt(clock.slice(0, 12), 16);
}

/** The first reading of a millisecond. */
export function clockAt(ms: number): Clock {
  return write(Math.min(Math.max(Math.trunc(Number.isFinite(ms) ? ms : 0), 0), MAX_MS), 0);
}

/** The next reading above `clock`; a full counter moves to the next millisecond. Never fails. */
export function clockAfter(clock: Clock): Clock {
  const count = Number.parseInt(clock.slice(12), 16);
  const ms = clockMs(clock);
  if (count < MAX_COUNT) return write(ms, count + 1);
  return ms < MAX_MS ? write(ms + 1, 0) : clock;
}

/**
 * Stamps a new edit: at least `nowMs`, and above `last` (the highest clock this device has made or
 * seen), so an edit is always later than everything its author could see. [SY4]
 */
export function nextClock(last: Clock | undefined, nowMs: number): Clock {
  const now = clockAt(nowMs);
  return last === undefined || now > last ? now : clockAfter(last);
}

/** Whether the server must pull this clock back. */
export function isAhead(clock: Clock, nowMs: number): boolean {
  return clockMs(clock) > nowMs + MAX_AHEAD_MS;
}

/**
 * The clock the server gives a change that came from the future: its own time, but above every
 * clock in `floors` (the entries the change says it supersedes, the field it replaces), so that
 * cause still precedes effect. A clock that is not ahead is returned unchanged. [SY5]
 */
export function clampClock(clock: Clock, nowMs: number, floors: readonly Clock[]): Clock {
  if (!isAhead(clock, nowMs)) return clock;
  let clamped = clockAt(nowMs);
  for (const floor of floors) if (floor >= clamped) clamped = clockAfter(floor);
  return clamped;
}

/** Negative when `a` comes before `b`. Total: equal only for the same clock and the same change. */
export function compareStamps(a: Stamp, b: Stamp): number {
  if (a.h !== b.h) return a.h < b.h ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

export function laterOf(a: Stamp, b: Stamp): Stamp {
  return compareStamps(a, b) >= 0 ? a : b;
}
