import type { Standing } from "./access.ts";
import { type Day, schoolTime } from "./calendar.ts";
import type { Row } from "./change.ts";
import { byTime, type Meeting, meetingOf } from "./meeting.ts";

/**
 * The meeting that a person opens Keepup for: of today's that are not closed, as one of its people or
 * the class's teacher, the first that is not over by its time; when all are, the last. [MR8]
 * @param nowMs milliseconds since 1970.
 */
export function meetingToday(
  rows: readonly Row[],
  { user, roster }: Pick<Standing, "user" | "roster">,
  today: Day,
  nowMs: number,
): Meeting | undefined {
  const own = rows
    .flatMap((row) => meetingOf(row) ?? [])
    .filter(({ on, state }) => on === today && state !== "closed")
    .filter(
      (one) => one.people.includes(user) || roster.teaching.get(one.class)?.get(user) === "teacher",
    )
    .sort(byTime);
  return own.find(({ at, minutes }) => at === null || !isPast(at, minutes, nowMs)) ?? own.at(-1);
}

/** Whether what began at a time of today is over, by the school's clock. */
function isPast(at: string, minutes: number, nowMs: number): boolean {
  return minutesOf(schoolTime(nowMs)) > minutesOf(at) + minutes;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
