import type { Standing } from "./access.ts";
import { type Day, schoolTime } from "./calendar.ts";
import type { Row } from "./change.ts";
import { listIn, numberIn, wordsIn } from "./field.ts";
import { keyParts } from "./schema.ts";

/**
 * The meeting that a person opens Keepup for: of today's that are not closed, as one of its people or
 * the class's teacher, the first that is not over by its time; when all are, the last. [MR8] Reads
 * no more of a row than it needs: it is part of what every start waits for.
 * @param nowMs milliseconds since 1970.
 */
export function meetingToday(
  rows: readonly Row[],
  { user, roster }: Pick<Standing, "user" | "roster">,
  today: Day,
  nowMs: number,
): { class: string; id: string } | undefined {
  const own = rows.flatMap(({ t, k, f, gone }) => {
    const { class: of = "", id = "" } = keyParts(t, k) ?? {};
    if (f.on !== today || f.state === "closed" || f.removed === true || gone) return [];
    if (!listIn(f.people).includes(user) && roster.teaching.get(of)?.get(user) !== "teacher")
      return [];
    return [{ class: of, id, at: wordsIn(f.at) ?? "", minutes: numberIn(f.minutes) ?? 0 }];
  });
  own.sort((a, b) => (`${a.at} ${a.id}` < `${b.at} ${b.id}` ? -1 : 1));
  const now = minutesOf(schoolTime(nowMs));
  return own.find(({ at, minutes }) => at === "" || now <= minutesOf(at) + minutes) ?? own.at(-1);
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
