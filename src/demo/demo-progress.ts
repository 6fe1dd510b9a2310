import { rungByCode, rungsOf } from "../domain/level.ts";
import { LEVELS } from "../domain/levels-scale.ts";
import { type Season, SEASONS } from "../domain/scale.ts";
import type { DemoChild } from "./demo-children.ts";
import { hasSpell } from "./demo-groups.ts";
import type { Seeded } from "./seeded.ts";

/**
 * The levels a child would be given if every teacher judged every time: year group, season → value.
 * Nothing before the summer of Reception.
 */
export type Course = (yearGroup: number, season: Season) => string | undefined;

const RUNGS = rungsOf(LEVELS);
/** Nobody in a primary school is given more than 6L. */
const TOP = RUNGS.findIndex((rung) => rung.code === "6L");
const P_LADDER = (LEVELS.floor?.fine ?? [])
  .filter((fine) => fine.rank !== undefined && fine.points >= 2)
  .map((fine) => fine.code);

function pointsAt(code: string): number {
  return LEVELS.points[code] ?? 0;
}

/** Points expected at the end of each year group, in the middle of the range. research/domain.md §2. */
const EXPECTED_POINTS = [0, 1, 2, 3, 4, 5, 6].map((yearGroup) => {
  const range = LEVELS.expectations.find(
    (other) => other.yearGroup === yearGroup && other.season === "summer",
  );
  return range === undefined ? 4 : (pointsAt(range.lo) + pointsAt(range.hi)) / 2;
});

/** How far a lead or lag of one has opened up by the end of each year group. */
const OPENING = [0.35, 0.5, 0.66, 0.8, 0.92, 1.02, 1.1];
/** Share of the year's gain that shows at each point: summer terms bring more than autumns. */
const SHOWN_BY: Readonly<Record<Season, number>> = { autumn: 0.235, spring: 0.57, summer: 1 };

/** What a child brings to all subjects, in points at the end of Year 4. */
export function abilityOf(chance: Seeded, child: DemoChild): number {
  let ability = chance.bell(1.3, 2.9);
  if (hasSpell(child, "sen-k")) ability -= 2.6;
  if (hasSpell(child, "sen-e")) ability -= 4;
  if (hasSpell(child, "pupil-premium")) ability -= 0.8;
  if (child.born % 365 > 180) ability += 0.2;
  return ability;
}

/** Whether a child is on the P levels below Level 1: some of those with a plan. */
export function isOnPLevels(chance: Seeded, child: DemoChild): boolean {
  return hasSpell(child, "sen-e") && chance.happens(0.4);
}

/** One child in one subject. */
export function courseOf(
  chance: Seeded,
  child: DemoChild,
  ability: number,
  subject: string,
): Course {
  const learnsEnglish = hasSpell(child, "eal") && subject !== "maths";
  const own =
    ability + chance.bell(subject === "writing" ? -0.4 : 0, 1.1) - (learnsEnglish ? 0.6 : 0);
  const values: (string | undefined)[] = [undefined, undefined];
  let drift = 0;
  let before = EXPECTED_POINTS[0] as number;
  let standing = 0;
  let place = rowNear(before);
  for (let yearGroup = 0; yearGroup <= 6; yearGroup++) {
    const expected = EXPECTED_POINTS[yearGroup] as number;
    const shape = chance.share();
    drift += chance.bell(0, 0.5);
    let aim = expected + own * (OPENING[yearGroup] as number) + drift;
    if (yearGroup > 0) {
      const gain = aim - before;
      // A year in which hardly anything moves, one that runs ahead, one that slips back.
      if (shape < 0.07) aim = before + gain * 0.15;
      else if (shape < 0.13) aim += chance.whole(3, 5);
      else if (shape < 0.18) aim -= chance.whole(2, 4);
      if (shape < 0.18) drift += (aim - before - gain) * 0.6;
    }
    for (const season of SEASONS) {
      if (yearGroup === 0 && season !== "summer") continue;
      standing = before + (aim - before) * SHOWN_BY[season] + chance.bell(0, 0.45);
      const dips = chance.happens(0.03);
      place = nextPlace(chance, place, rowNear(standing - (dips ? 2.5 : 0)), dips);
      values.push(RUNGS[yearGroup === 0 ? 0 : place]?.code);
      if (yearGroup === 2 && season === "summer") wholeLevel(chance, values);
    }
    before = aim;
  }
  return (yearGroup, season) => values[yearGroup * SEASONS.length + SEASONS.indexOf(season)];
}

/** The row nearest to so many points: 7 is 1L, and 2 more for each step. */
function rowNear(points: number): number {
  return points < 6 ? 0 : Math.min(Math.max(Math.round((points - 5) / 2), 0), TOP);
}

/** Teachers are slow to write down less than last time. */
function nextPlace(chance: Seeded, held: number, seen: number, dips: boolean): number {
  if (seen >= held || dips) return seen;
  return chance.happens(0.75) ? held : seen;
}

/** At the end of key stage 1 only Level 2 was always divided. */
function wholeLevel(chance: Seeded, values: (string | undefined)[]): void {
  const last = rungByCode(LEVELS, values.at(-1) ?? "");
  const band = last?.band?.code;
  if ((band === "1" || band === "3") && chance.happens(0.6)) values[values.length - 1] = band;
}

/** A child on the P levels: about one a year, with years in between when it stays. */
export function courseOnPLevels(chance: Seeded): Course {
  const values: (string | undefined)[] = [undefined, undefined];
  let place = chance.whole(0, 1);
  for (let point = 0; point < 19; point++) {
    if (chance.happens(0.27)) place = Math.min(place + 1, P_LADDER.length + 1);
    values.push(P_LADDER[place] ?? RUNGS[place - P_LADDER.length + 1]?.code);
  }
  return (yearGroup, season) => values[yearGroup * SEASONS.length + SEASONS.indexOf(season)];
}
