import { type Day, schoolDay } from "./calendar.ts";
import { currentEntry, type Entry } from "./change.ts";
import { clockMs } from "./clock.ts";
import { asSentence, sayCount } from "./count-words.ts";
import type { MeetingAction } from "./meeting-action.ts";
import { momentWith, type ProgressLine, type ProgressMoment } from "./progress-line.ts";
import { comparable } from "./progress-measure.ts";
import { saySteps } from "./progress-words.ts";

/** One child before and after a day, in a subject. */
export type BeforeAndAfter = {
  pupil: string;
  /** The last level before; undefined: none was known. */
  before: ProgressMoment | undefined;
  /** The last level after; undefined: none yet. */
  after: ProgressMoment | undefined;
  /** Steps between the two; undefined without both, or where they cannot be compared. */
  steps: number | undefined;
  /** Steps expected over that time at the general pace; undefined within one point too. [E4] */
  expected: number | undefined;
};

/** Children before and after, in counts that add up to all of them. Never what made it so. [MA12] */
export type HelpFigures = {
  children: readonly BeforeAndAfter[];
  up: number;
  same: number;
  down: number;
  /** No level since, or none before to compare with. */
  noLevel: number;
};

const NEVER_READ = 0;

/** The day a judgement was made: as its author's device had it, or its point's, whichever is first. */
function madeOn(entry: Entry, point: Day): Day {
  const ms = clockMs(entry.h);
  if (ms <= NEVER_READ) return point;
  const day = schoolDay(ms);
  return day < point ? day : point;
}

/** What stood in each cell at the end of a day: a level confirmed or corrected since is not yet so. */
function knownOn({ scale, moments }: ProgressLine, day: Day): ProgressMoment[] {
  return moments.flatMap((moment) => {
    const made = moment.all.filter((entry) => madeOn(entry, moment.date) <= day);
    return momentWith(scale, moment, currentEntry(made)) ?? [];
  });
}

/**
 * A child's last level as it was known on one day, and the last one made after it, up to another
 * day. [MA12]
 */
export function beforeAndAfter(
  pupil: string,
  line: ProgressLine | undefined,
  from: Day,
  until: Day | null,
): BeforeAndAfter {
  const before = line && knownOn(line, from).at(-1);
  const since = line && (until === null ? line.moments : knownOn(line, until));
  const after = since?.findLast(({ entry, date }) => madeOn(entry, date) > from);
  const compared = before !== undefined && after !== undefined && comparable(before, after);
  return {
    pupil,
    before,
    after,
    steps: compared ? after.height - before.height : undefined,
    expected: compared && after.term > before.term ? after.climb - before.climb : undefined,
  };
}

/** Counts children by how they moved: up, the same and down by half a step or more. [MA12] */
export function helpFigures(children: readonly BeforeAndAfter[]): HelpFigures {
  const moved = (is: (steps: number) => boolean) =>
    children.filter(({ steps }) => steps !== undefined && is(steps)).length;
  return {
    children,
    up: moved((steps) => steps > 0),
    same: moved((steps) => steps === 0),
    down: moved((steps) => steps < 0),
    noLevel: children.filter(({ steps }) => steps === undefined).length,
  };
}

/** The children of an action before and after it was agreed, in its subject. [MA12] */
export function actionHelp(
  action: Pick<MeetingAction, "children" | "made">,
  lineOf: (pupil: string) => ProgressLine | undefined,
): HelpFigures {
  return helpFigures(
    action.children.map((pupil) => beforeAndAfter(pupil, lineOf(pupil), action.made, null)),
  );
}

/** "2 of 3 children moved up since, 1 stayed." Counts alone, never what made it so. [MA12] */
export function sayHelp({ children, up, same, down, noLevel }: HelpFigures): string {
  const total = children.length;
  const all = sayCount(total, "child", "children");
  if (total === 0) return "It names no children.";
  if (total === 1) return sayOne(children[0]?.steps);
  if (noLevel === total) return `None of ${all} has a level since to compare.`;
  const parts = [
    `${up === 0 ? "none" : up} of ${all} moved up since`,
    ...(same > 0 ? [`${same} stayed`] : []),
    ...(down > 0 ? [`${down} moved down`] : []),
    ...(noLevel > 0 ? [`${noLevel} ${noLevel === 1 ? "has" : "have"} no level to compare`] : []),
  ];
  return `${asSentence(parts.join(", "))}.`;
}

function sayOne(steps: number | undefined): string {
  if (steps === undefined) return "No level since to compare.";
  if (steps === 0) return "The same level as before.";
  return `${saySteps(steps)} ${steps > 0 ? "up" : "down"} since.`;
}
