import { academicYearOf, type Day, schoolDay } from "../domain/calendar.ts";
import { grantsIn, type KnownRoster, standingAt } from "./school-standing.ts";
import type { Grant, SchoolWriter } from "./store.ts";

const HOUR_MS = 3_600_000;

/**
 * Brings the stored grants to what the roster says today. Everything that changes takes one number
 * of the school's, so rows of a scope just granted come to its new readers after their cursor, and
 * grants that end keep the moment they ended. [SY7]
 * @param why the roster was changed just now, or the calendar moved on at some time before.
 */
export async function settleGrants(
  writer: SchoolWriter,
  known: KnownRoster,
  nowMs: number,
  why: "roster" | "calendar",
): Promise<void> {
  const open = await writer.grants();
  const lost = new Map(open.map((grant) => [`${grant.user} ${grant.what}`, grant]));
  const gained: { user: string; what: string }[] = [];
  for (const user of known.roster.staff.keys())
    for (const what of grantsIn(standingAt(known, user, nowMs)))
      if (!lost.delete(`${user} ${what}`)) gained.push({ user, what });
  writer.amendSchool({ grantsDay: schoolDay(nowMs) });
  if (gained.length === 0 && lost.size === 0) return;
  const seq = writer.next();
  const ends = (grant: Grant) => (why === "roster" ? nowMs : endByDate(known, grant, nowMs));
  for (const [at, grants] of groupBy([...lost.values()], ends)) await writer.endGrants(grants, at);
  await writer.openGrants(gained.map((grant) => ({ ...grant, fromSeq: seq, fromAt: nowMs })));
  await writer.putLog([eventAt(seq, "grants", nowMs)]);
}

/** An entry of the log for something that took a number and is no change. */
export function eventAt(seq: number, is: "grants" | "import" | "erase", at: number) {
  return {
    seq,
    id: `${is}:${seq}`,
    hash: "",
    is,
    scope: null,
    user: "",
    via: null,
    device: "",
    at,
    h: "",
    change: null,
  };
}

/**
 * When a grant ended by the calendar, even if nobody asked for days: with the day its holder left,
 * or with the academic year.
 */
function endByDate({ roster }: KnownRoster, { user, fromAt }: Grant, nowMs: number): number {
  const today = schoolDay(nowMs);
  const left = roster.staff.get(user)?.left ?? null;
  const day = left !== null && left <= today ? left : `${academicYearOf(today)}-09-01`;
  return Math.max(startOfDay(day), fromAt);
}

/** Midnight in an English school, in milliseconds since 1970. */
function startOfDay(day: Day): number {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const start = Date.UTC(year, month - 1, date);
  // In summer the day begins an hour before it does in Greenwich.
  return schoolDay(start - HOUR_MS) === day ? start - HOUR_MS : start;
}

function groupBy<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
