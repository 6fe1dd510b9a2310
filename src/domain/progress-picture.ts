import {
  type AttainmentFacts,
  type FactsChild,
  type FactsSubject,
  levelIn,
  pointsIn,
  recordOf,
  scaleIn,
} from "./attainment-facts.ts";
import { attainmentBand, expectedRange } from "./expectation.ts";
import { childrenIn, type GroupFilter } from "./group-filter.ts";
import { placeOf } from "./level.ts";
import { lineUntil, progressLine, termOf } from "./progress-line.ts";
import { PROGRESS_DEFAULTS } from "./progress-settings.ts";
import {
  LADDER_STATES,
  type ProgressFinding,
  type ProgressState,
  progressState,
} from "./progress-state.ts";
import { sayState } from "./progress-words.ts";
import type { PointSeason, Scale, Season } from "./scale.ts";
import { isCounted, pointByKey, type StandingAt, standingAt } from "./standing-at.ts";

/** One child's progress as of a point: the state, its sentence, and the four levels. [PP1] [PP2] */
export type ChildProgress = {
  child: FactsChild;
  finding: ProgressFinding;
  /** The rule that fired, in a sentence. [PS14] */
  says: string;
  start: StandingAt;
  now: StandingAt;
  predicted: AimedLevel;
  target: AimedLevel;
};

/** An aim by the end of the year. */
export type AimedLevel = {
  value: string | undefined;
  /** On track or above by summer; undefined without a level or an expectation. */
  onTrack: boolean | undefined;
  points: number | undefined;
};

/** In the order a meeting reads them: Appendix 9 begins with good progress. */
export const STATE_ORDER: readonly ProgressState[] = [
  ...[...LADDER_STATES].reverse(),
  "not-enough-evidence",
];

const STATE_WORDS: Readonly<Record<ProgressState, string>> = {
  accelerated: "Accelerated",
  "good-progress": "Good progress",
  "on-track": "On track",
  slow: "Slow",
  stuck: "Stuck",
  "falling-behind": "Falling behind",
  "not-enough-evidence": "Too early to say",
};

/** "Good progress": of the progress, never of the child. */
export function sayProgressState(state: ProgressState): string {
  return STATE_WORDS[state];
}

/**
 * The progress of a cohort in a subject as of a point, by the school's rules, in register order.
 * `start`: the point it is shown from. [PP1] Undefined where the point or the subject is not there.
 */
export function progressOf(
  facts: AttainmentFacts,
  options: { subject: string; from: string; to: string; filter: GroupFilter },
): readonly ChildProgress[] | undefined {
  const from = pointByKey(facts, options.from);
  const to = pointByKey(facts, options.to);
  const subject = facts.subjects.find((one) => one.id === options.subject);
  if (from === undefined || to === undefined || subject === undefined) return undefined;
  const scale = scaleIn(facts, subject, to.year);
  if (scale === undefined) return undefined;
  const now = moment(to.year, to.season);
  return childrenIn(facts, options.filter).flatMap((child): ChildProgress[] => {
    const standing = standingAt(facts, child, subject, to);
    if (!isCounted(standing)) return [];
    const line = lineUntil(
      lineIn(facts, child, subject, scale, to.year),
      termOf(now.year, now.season),
    );
    const settings = facts.progress ?? PROGRESS_DEFAULTS;
    const finding = progressState(line, { settings, now });
    return [
      {
        child,
        finding,
        says: sayState(line, finding, now.year),
        start: standingAt(facts, child, subject, from),
        now: standing,
        predicted: aimed(scale, child, subject.id, "prediction", to.year, standing.yearGroup),
        target: aimed(scale, child, subject.id, "target", to.year, standing.yearGroup),
      },
    ];
  });
}

/** The term a point's judgements are of: a baseline's are last July's. [E2] */
function moment(year: number, season: PointSeason): { year: number; season: Season } {
  return season === "baseline" ? { year: year - 1, season: "summer" } : { year, season };
}

function lineIn(
  facts: AttainmentFacts,
  child: FactsChild,
  subject: FactsSubject,
  scale: Scale,
  until: number,
) {
  const years = child.years
    // Levels of another scale are no part of this line. [SC2]
    .filter(({ year }) => year <= until && scaleIn(facts, subject, year)?.id === scale.id)
    .map((one) => {
      const july = pointsIn(facts, one.year - 1).findLast((point) => point.season === "summer");
      return {
        year: one.year,
        yearGroup: one.yearGroup,
        points: pointsIn(facts, one.year),
        record: recordOf(child, one, july?.id),
      };
    });
  return progressLine({ scale, subject: subject.id, years });
}

function aimed(
  scale: Scale,
  child: FactsChild,
  subject: string,
  slot: "prediction" | "target",
  year: number,
  yearGroup: number,
): AimedLevel {
  const value = levelIn(child, year, subject, slot);
  const place = value === undefined ? undefined : placeOf(scale, value);
  const agreed = levelIn(child, year, subject, "expectation");
  const own = agreed === undefined ? undefined : placeOf(scale, agreed);
  const range =
    own?.kind === "rung"
      ? { lo: own.rung, hi: own.rung }
      : expectedRange(scale, yearGroup, "summer");
  if (place?.kind !== "rung") return { value, onTrack: undefined, points: undefined };
  const band = range && attainmentBand(range, place.rung);
  return {
    value,
    onTrack: band === undefined ? undefined : band !== "below" && band !== "well-below",
    points: place.rung.points,
  };
}

/** The children of each state, in {@link STATE_ORDER}; they part the cohort. */
export function byState(
  children: readonly ChildProgress[],
): readonly { state: ProgressState; children: readonly ChildProgress[] }[] {
  return STATE_ORDER.map((state) => ({
    state,
    children: children.filter(({ finding }) => finding.state === state),
  }));
}
