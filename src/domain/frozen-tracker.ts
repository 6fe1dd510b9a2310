import {
  type AttainmentFacts,
  type FactsChild,
  pointsIn,
  recordOf,
  scaleIn,
} from "./attainment-facts.ts";
import type { Row } from "./change.ts";
import type { TrackerFacts } from "./class-tracker.ts";
import type { Pupil } from "./pupil.ts";

/**
 * What a class tracker is drawn from, out of facts: the class as it was frozen, each child at the
 * level that showed. Undefined where the subject was not tracked. [SN13]
 */
export function frozenTracker(
  facts: AttainmentFacts,
  of: { class: string; subject: string },
): TrackerFacts | undefined {
  const subject = facts.subjects.find(({ id }) => id === of.subject);
  const scale = subject && scaleIn(facts, subject, facts.year);
  if (scale === undefined) return undefined;
  const lastYear = new Map<string, Row>();
  const thisYear = new Map<string, Row>();
  const children: TrackerFacts["children"][number][] = [];
  for (const child of facts.children) {
    const now = child.years.find(({ year }) => year === facts.year);
    if (now === undefined || now.class !== of.class) continue;
    children.push({ pupil: pupilOf(child), yearGroup: now.yearGroup });
    thisYear.set(child.id, recordOf(child, now));
    const before = child.years.find(({ year }) => year === facts.year - 1);
    if (before !== undefined) lastYear.set(child.id, recordOf(child, before));
  }
  return {
    scale,
    subject: subject?.id ?? of.subject,
    year: facts.year,
    points: pointsIn(facts, facts.year),
    children,
    lastYear,
    thisYear,
    since: "baseline",
    today: facts.day,
  };
}

/** Birthdays and numbers are not frozen, so two children of one whole name share it here. */
function pupilOf({ id, given, family, sex, arrived, left }: FactsChild): Pupil {
  return { id, given, family, known: null, sex, born: null, upn: null, arrived, left };
}
