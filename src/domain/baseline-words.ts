import { schoolDay } from "./calendar.ts";
import { sayWhen } from "./class-tracker-words.ts";
import { BASELINE, type TrackerFacts } from "./class-tracker.ts";
import { clockMs } from "./clock.ts";
import type { Baseline } from "./judgement.ts";
import { baselineOf, cellName, entriesIn } from "./judgement.ts";
import { writeLevel } from "./level.ts";

/** How the baselines of a class came to stand, in children. */
export type BaselineTally = { inherited: number; questioned: number; changed: number };

/** Counts how the baselines came to stand; children without one are in none of the counts. [J7] */
export function baselineTally(facts: TrackerFacts): BaselineTally {
  const tally: BaselineTally = { inherited: 0, questioned: 0, changed: 0 };
  for (const { pupil } of facts.children) {
    const { is } = baselineIn(facts, pupil.id);
    if (is === "inherited") tally.inherited += 1;
    if (is === "challenged") tally.questioned += 1;
    if (is === "agreed") tally.changed += 1;
  }
  return tally;
}

/** The tally in words: "Of 29 levels from July, 1 was changed by two people and 2 are questioned." [J7] */
export function sayBaselineTally({ inherited, questioned, changed }: BaselineTally): string {
  const all = inherited + questioned + changed;
  if (all === 0) return "No child here has a level from July.";
  const of = all === 1 ? "The 1 level from July" : `Of ${all} levels from July`;
  if (questioned + changed === 0)
    return all === 1 ? `${of} is not questioned.` : `${of}, none is questioned.`;
  if (all === 1) return `${of} ${changed === 1 ? "was changed by two people" : "is questioned"}.`;
  const was = changed === 1 ? "1 was changed" : `${changed} were changed`;
  const is = questioned === 1 ? "1 is questioned" : `${questioned} are questioned`;
  return `${of}, ${was} by two people and ${is}.`;
}

/** A child's baseline as the class tracker holds it. */
export function baselineIn(facts: TrackerFacts, pupil: string): Baseline {
  const { lastYear, thisYear, subject } = facts;
  return baselineOf(lastYear.get(pupil), thisYear.get(pupil), subject);
}

/** Whether this person's latest word is the level that questions the baseline. [J6] */
export function isOwnQuestion(facts: TrackerFacts, pupil: string, user: string): boolean {
  const is = baselineIn(facts, pupil);
  if (is.is !== "challenged") return false;
  const put = entriesIn(facts.thisYear.get(pupil), cellName(facts.subject, BASELINE));
  return put.findLast((entry) => entry.by === user)?.v === is.challenge.v;
}

/**
 * How a child's baseline came to stand, and what it takes to change it. `who` turns a user into
 * "you" or a name. [J5] [J6] [J7]
 */
export function sayBaseline(
  facts: TrackerFacts,
  pupil: string,
  user: string,
  who: (user: string) => string,
): string {
  const { scale, today } = facts;
  const baseline = baselineIn(facts, pupil);
  if (baseline.is === "none") return "No level came from July. A level typed here is the baseline.";
  const stands = writeLevel(scale, baseline.entry.v ?? "");
  const when = (entry: { h: string }) => sayWhen(schoolDay(clockMs(entry.h)), today);
  const put = ({ by, v, h }: { by: string; v: string | null; h: string }) =>
    `${capital(who(by))} put ${writeLevel(scale, v ?? "")} ${when({ h })}`;
  switch (baseline.is) {
    case "inherited":
      return `${stands} is inherited from July, put by ${who(baseline.entry.by)}. Do you see it otherwise? Type the level you would put: July’s stands until a second person agrees.`;
    case "entered":
      return `${put(baseline.entry)}. There was no level from July, so this is the baseline.`;
    case "agreed":
      return `Two people put ${stands} in place of July’s level, so it is the baseline now. July’s is kept below.`;
    default: {
      const asked = `${put(baseline.challenge)} in place of July’s ${stands}. July’s stands until a second person agrees.`;
      return isOwnQuestion(facts, pupil, user)
        ? `${asked} Ask a colleague who teaches the child, or a senior leader, to look.`
        : asked;
    }
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
