import type { AssessmentPoint } from "./assessment-point.ts";
import {
  type AttainmentFacts,
  type FactsChild,
  levelIn,
  scaleIn,
  yearOf,
} from "./attainment-facts.ts";
import { englishOf, pointsOf } from "./english.ts";
import { attainmentBand, expectedRange } from "./expectation.ts";
import { rungByCode, rungsOf } from "./level.ts";
import type { Rung, Scale } from "./scale.ts";
import { absence, isCounted, type StandingAt, standingAt } from "./standing-at.ts";

/** English made of reading and writing. [EN1] [EN2] */
export const ENGLISH = "english";
const READING = "reading";
const WRITING = "writing";

/** A subject to combine, and from where it counts. */
export type CombinedSubject = {
  /** A subject's id, or {@link ENGLISH}. */
  subject: string;
  /** Counts from this row on; left out: from what is expected of the child. [CO2] */
  from?: string;
};

export type CombinedColumn = {
  id: string;
  name: string;
  scale: Scale;
  /** The chosen row; undefined where what is expected decides. */
  from: Rung | undefined;
};

/** How a child stands in one of the combined subjects. */
export type CombinedStanding = StandingAt & {
  /** Reached what is asked; undefined where that cannot be said. [CO2] [CO3] */
  met: boolean | undefined;
  /** English that only one of reading and writing has a level for. [EN2] */
  fromOne: boolean;
  /** What it was made of, by the subjects' names: of English, the levels in reading and writing. */
  madeOf: readonly { name: string; value: string }[];
};

/** The subjects that can be combined at a point: the school's, and English where both are on levels. */
export function combinable(
  facts: AttainmentFacts,
  year: number,
): readonly { id: string; name: string }[] {
  const own = facts.subjects.filter((one) => scaleIn(facts, one, year) !== undefined);
  const english = englishScale(facts, year) === undefined ? [] : [{ id: ENGLISH, name: "English" }];
  return [...english, ...own.map(({ id, name }) => ({ id, name }))];
}

/** What the subject is called and counted on; undefined where it is not judged that year. */
export function columnOf(
  facts: AttainmentFacts,
  { subject, from }: CombinedSubject,
  year: number,
): CombinedColumn | undefined {
  const known = facts.subjects.find((one) => one.id === subject);
  const made = known === undefined && subject === ENGLISH;
  const scale = made ? englishScale(facts, year) : known && scaleIn(facts, known, year);
  if (scale === undefined) return undefined;
  const row = from === undefined ? undefined : rungByCode(scale, from);
  return { id: subject, name: known?.name ?? "English", scale, from: row };
}

/** The published cut-offs are of National Curriculum levels, so English is made of those alone. [CO4] */
function englishScale(facts: AttainmentFacts, year: number): Scale | undefined {
  const [reading, writing] = [READING, WRITING].map((id) => {
    const subject = facts.subjects.find((one) => one.id === id);
    return subject && scaleIn(facts, subject, year);
  });
  return reading !== undefined && reading === writing && reading.id === "levels"
    ? reading
    : undefined;
}

/** How a child stands in a subject to combine, and whether that is what is asked. [CO2] */
export function combinedStanding(
  facts: AttainmentFacts,
  child: FactsChild,
  column: CombinedColumn,
  point: AssessmentPoint,
): CombinedStanding {
  const subject = facts.subjects.find((one) => one.id === column.id);
  const standing =
    subject === undefined
      ? englishStanding(facts, child, column.scale, point)
      : { ...standingAt(facts, child, subject, point), fromOne: false, madeOf: [] };
  return { ...standing, met: isMet(standing, column.from) };
}

function isMet({ rung, range, band }: StandingAt, from: Rung | undefined): boolean | undefined {
  if (rung === undefined) return undefined;
  if (from !== undefined) return rung.index >= from.index;
  return range === undefined || band === undefined ? undefined : rung.index >= range.lo.index;
}

function englishStanding(
  facts: AttainmentFacts,
  child: FactsChild,
  scale: Scale,
  point: AssessmentPoint,
): Omit<CombinedStanding, "met"> {
  const place = yearOf(child, point.year);
  const nothing = {
    child,
    subject: ENGLISH,
    yearGroup: place?.yearGroup ?? -2,
    class: place?.class ?? null,
    value: undefined,
    rung: undefined,
    unsplit: false,
    points: undefined,
    range: undefined,
    band: undefined,
    fromOne: false,
    madeOf: [],
  };
  if (place === undefined) return { ...nothing, is: "no-place" };
  const range = expectedRange(scale, place.yearGroup, point.season);
  const values = [READING, WRITING].map((id) => levelIn(child, point.year, id, point.id));
  const english = englishOf(scale, values[0], values[1], place.yearGroup);
  if (english === undefined) {
    const marked = values.some((value) => value !== undefined);
    return { ...nothing, range, is: marked ? "marked" : absence(facts, child, point) };
  }
  const rung = nearestRung(scale, english.points);
  const value = english.value ?? rung.code;
  const { points, fromOne } = english;
  const band = range && attainmentBand(range, rung);
  const madeOf = [READING, WRITING].flatMap((id, at) => {
    const name = facts.subjects.find((one) => one.id === id)?.name ?? id;
    const of = values[at];
    return of === undefined || pointsOf(scale, of) === undefined ? [] : [{ name, value: of }];
  });
  return { ...nothing, is: "level", value, rung, points, fromOne, madeOf, range, band };
}

/** The row nearest to an average of points, half up: where the published cut-offs fall. [CO4] */
function nearestRung(scale: Scale, points: number): Rung {
  const rungs = rungsOf(scale);
  const [, first] = rungs;
  let found = rungs[0] as Rung;
  for (const rung of rungs.slice(1)) {
    // The floor is no step: Level 1 begins where the published rule begins it, one point below 1L.
    const before = rung === first ? rung.points - 2 : found.points;
    if (points >= (rung.points + before) / 2) found = rung;
  }
  return found;
}

/** Whether a child belongs to a combined figure: on roll, or with a value in any of the subjects. */
export function countsCombined(standings: readonly CombinedStanding[]): boolean {
  return standings.some(isCounted);
}
