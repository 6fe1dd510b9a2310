import type { AssessmentPoint } from "./assessment-point.ts";
import { type AttainmentFacts, type FactsChild, scaleIn, yearOf } from "./attainment-facts.ts";
import { isSmall, type Mean, meanOf, type Share, shareOf } from "./cohort-figures.ts";
import { expectedSteps, momentOf } from "./expectation.ts";
import { childrenIn, type GroupFilter } from "./group-filter.ts";
import { keyStageOf } from "./progress-measure.ts";
import type { Rung, Scale } from "./scale.ts";
import { isCounted, pointByKey, pointKey, standingAt } from "./standing-at.ts";

/** Whole levels a child climbs over a key stage when on pace. */
export const TWO_LEVELS = 2;

export type KeyStageChild = {
  child: FactsChild;
  /** Whole levels: Level 3 is 3, below Level 1 is 0. */
  start: number;
  now: number;
  /** Points between the two. */
  gained: number;
};

/** A cohort's way through its key stage so far, for groups only. [TL1]–[TL3] */
export type KeyStageProgress = {
  keyStage: 1 | 2;
  yearGroup: number;
  /** The July the key stage started from, and the point looked at. */
  from: AssessmentPoint;
  to: AssessmentPoint;
  /** On roll at the point; the next two part them. */
  children: readonly FactsChild[];
  both: readonly KeyStageChild[];
  /** No level at the start of the key stage, or none now. */
  without: readonly FactsChild[];
  /** Whole levels gained → who, from the fewest; below 0 is a level lost. */
  levels: readonly { gained: number; children: readonly KeyStageChild[] }[];
  twoLevels: { children: readonly KeyStageChild[]; share: Share | undefined };
  /** Points gained since the start, and how many the pace expects by now. */
  gain: Mean | undefined;
  expectedPoints: number;
  /** The key stage is over at this point, so that the share is final. */
  final: boolean;
  small: boolean;
};

/** A row's whole level: below Level 1 is 0. */
function wholeLevel(scale: Scale, rung: Rung): number {
  return rung.band === undefined ? 0 : scale.bands.indexOf(rung.band) + 1;
}

/**
 * Two levels of progress: for each year group of the cohort that is in a key stage, from the July
 * before it. Only on National Curriculum levels, where a level is what the measure counted. [TL1]
 */
export function keyStageProgress(
  facts: AttainmentFacts,
  options: { subject: string; to: string; filter: GroupFilter },
): readonly KeyStageProgress[] {
  const to = pointByKey(facts, options.to);
  const subject = facts.subjects.find((one) => one.id === options.subject);
  if (to === undefined || subject === undefined) return [];
  const scale = scaleIn(facts, subject, to.year);
  if (scale?.id !== "levels") return [];
  const cohort = childrenIn(facts, options.filter).flatMap((child) => {
    const standing = standingAt(facts, child, subject, to);
    return isCounted(standing) ? [standing] : [];
  });
  const yearGroups = [...new Set(cohort.map((one) => one.yearGroup))].sort((a, b) => a - b);
  return yearGroups.flatMap((yearGroup): KeyStageProgress[] => {
    const keyStage = keyStageOf(yearGroup);
    if (keyStage === 0 || yearGroup > 6) return [];
    const first = keyStage === 1 ? 1 : 3;
    // The July before the key stage is the baseline of its first year. [J5]
    const from = pointByKey(facts, `${to.year - (yearGroup - first)}:baseline`);
    // At that very baseline nothing has happened yet.
    if (from === undefined || pointKey(from) === pointKey(to)) return [];
    const here = cohort.filter((one) => one.yearGroup === yearGroup);
    const both = here.flatMap((now): KeyStageChild[] => {
      // Who was moved a year up or down has another start; the child's own place says which.
      const start = standingAt(facts, now.child, subject, from);
      const place = yearOf(now.child, from.year);
      if (place?.yearGroup !== first || scaleIn(facts, subject, from.year)?.id !== scale.id)
        return [];
      if (start.rung === undefined || now.rung === undefined) return [];
      const gained = (now.points ?? 0) - (start.points ?? 0);
      const levels = { start: wholeLevel(scale, start.rung), now: wholeLevel(scale, now.rung) };
      return [{ child: now.child, ...levels, gained }];
    });
    const held = new Set(both.map(({ child }) => child));
    const made = both.filter((one) => one.now - one.start >= TWO_LEVELS);
    const gains = [...new Set(both.map((one) => one.now - one.start))].sort((a, b) => a - b);
    const steps = expectedSteps(
      scale,
      { yearGroup: first - 1, season: "summer" },
      momentOf(yearGroup, to.season),
    );
    return [
      {
        keyStage,
        yearGroup,
        from,
        to,
        children: here.map(({ child }) => child),
        both,
        without: here.map(({ child }) => child).filter((child) => !held.has(child)),
        levels: gains.map((gained) => ({
          gained,
          children: both.filter((one) => one.now - one.start === gained),
        })),
        twoLevels: { children: made, share: shareOf(made.length, both.length) },
        gain: meanOf(both.map(({ gained }) => gained)),
        expectedPoints: steps * POINTS_A_STEP,
        final: to.season === "summer" && yearGroup === (keyStage === 1 ? 2 : 6),
        small: isSmall(here.length),
      },
    ];
  });
}

/** On National Curriculum levels. [L5] */
const POINTS_A_STEP = 2;
