import { type AssessmentPoint, pointAt } from "./assessment-point.ts";
import { addDays, type Day, daysBetween, isWeekend, laterDay } from "./calendar.ts";
import type { MeetingRound } from "./meeting-round.ts";

/** From the first day to the last: two school weeks. */
const LASTS = 11;

/**
 * The point a round planned now is about: the one the school works towards, or the first after it that
 * no round looks at yet. Undefined: the year has no points. [MR1]
 */
export function nextPoint(
  /** Rounds of the year. */
  rounds: readonly Pick<MeetingRound, "point">[],
  points: readonly AssessmentPoint[],
  today: Day,
): AssessmentPoint | undefined {
  const now = pointAt(points, today);
  const judged = points.filter(({ season }) => season !== "baseline");
  const from = judged.findIndex((one) => one.id === now?.id);
  const looked = new Set(rounds.map(({ point }) => point));
  return judged.slice(Math.max(from, 0)).find(({ id }) => !looked.has(id)) ?? now;
}

/**
 * First and last day a round about a point may have: as far from the point's day and as long as the
 * year's last round was, from a Monday on that is still to come and after that round. [MR1]
 */
export function daysOfNext(
  point: AssessmentPoint | undefined,
  rounds: readonly Pick<MeetingRound, "point" | "from" | "to">[],
  points: readonly AssessmentPoint[],
  today: Day,
): { from: Day; to: Day } {
  const last = rounds.reduce<(typeof rounds)[number] | undefined>(
    (latest, one) => (latest === undefined || one.to > latest.to ? one : latest),
    undefined,
  );
  const soonest = mondayAfter(last === undefined ? today : laterDay(today, last.to));
  const before = points.find(({ id }) => id === last?.point);
  if (last === undefined || before === undefined || point === undefined)
    return { from: soonest, to: addDays(soonest, LASTS) };
  const alike = addDays(point.date, daysBetween(before.date, last.from));
  const from = laterDay(mondayAfter(addDays(alike, -1)), soonest);
  return { from, to: addDays(from, daysBetween(last.from, last.to)) };
}

/** "Spring progress meetings", with a number where a round of the year is called so already. [MR1] */
export function nextRoundName(
  point: string,
  rounds: readonly Pick<MeetingRound, "name">[],
): string {
  const taken = new Set(rounds.map(({ name }) => plain(name)));
  const first = plain(point) === "" ? "Progress meetings" : `${point.trim()} progress meetings`;
  let name = first;
  for (let nth = 2; taken.has(plain(name)); nth += 1) name = `${first} ${nth}`;
  return name;
}

/** The first Monday after a day. */
function mondayAfter(day: Day): Day {
  let next = addDays(day, 1);
  while (isWeekend(next) || !isWeekend(addDays(next, -1))) next = addDays(next, 1);
  return next;
}

function plain(name: string): string {
  return name.trim().toLowerCase();
}
