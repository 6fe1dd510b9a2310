import { schoolDay } from "../domain/calendar.ts";
import { grantsIn, type KnownRoster, standingAt } from "./school-standing.ts";
import type { SchoolWriter } from "./store.ts";

/**
 * Brings the stored grants to what the roster says today. Everything that changes takes one number
 * of the school's, so rows of a scope just granted come to its new readers after their cursor, and
 * grants that end keep the moment they ended. [SY7]
 * @param endedAt when the ones no longer held ended, in milliseconds since 1970.
 */
export async function settleGrants(
  writer: SchoolWriter,
  known: KnownRoster,
  nowMs: number,
  endedAt: number,
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
  await writer.endGrants([...lost.values()], endedAt);
  await writer.openGrants(gained.map((grant) => ({ ...grant, fromSeq: seq, fromAt: nowMs })));
  await writer.putLog([eventAt(seq, "grants", nowMs)]);
}

/** An entry of the log for something that took a number and is no change. */
export function eventAt(seq: number, is: "grants" | "import" | "erase" | "restore", at: number) {
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

/** The last moment of the day before, roughly: when what was bound to a date came to its end. */
export function startOfSchoolDay(nowMs: number): number {
  const day = schoolDay(nowMs);
  let start = nowMs;
  const hour = 3_600_000;
  while (schoolDay(start - hour) === day) start -= hour;
  return start;
}
