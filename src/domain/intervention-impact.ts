import {
  type BeforeAndAfter,
  beforeAndAfter,
  type HelpFigures,
  helpFigures,
} from "./action-help.ts";
import { addDays, type Day, daysBetween } from "./calendar.ts";
import type { Row } from "./change.ts";
import { sayCount } from "./count-words.ts";
import { type Intervention, interventionPlaceOf } from "./intervention.ts";
import type { ProgressLine } from "./progress-line.ts";

/** An intervention's children at entry and exit, beside named others. Never what made it so. [IM1] */
export type InterventionImpact = {
  intervention: Intervention;
  subject: string;
  /** Whether these are all its children, and not those alone whom the reader sees. [IM3] */
  whole: boolean;
  /** Each child once, over the longest of their times in it. */
  children: HelpFigures;
  /** The others of the same classes over the same time. */
  others: HelpFigures;
  /** "the other 24 children of 4A and 4B": who it is compared with. */
  comparison: string;
  /** Gained as much as expected at the general pace, or more; and of how many that is known. */
  asExpected: { count: number; of: number };
  othersAsExpected: { count: number; of: number };
  /** Whole pence a child, where a cost is written down and all who were in it are seen. [IM3] */
  costPerChild: number | undefined;
};

/**
 * Levels at entry (the last made on or before the first day) and exit (the last made by the last day,
 * or by today), in counts; the same for the classes' other children over the whole time. [IM1] [IM2]
 */
export function interventionImpact(of: {
  intervention: Intervention;
  /** The subject it is looked at in: its own, or one that is asked for. */
  subject: string;
  /** Rows of `intervention-pupil`. */
  places: Iterable<Row>;
  /** Children of the classes that any of its children is in. */
  classmates: readonly string[];
  /** Names of those classes, in words: "4A and 4B". */
  classes: string;
  /** Whether the reader sees every child of the school. */
  seesAll: boolean;
  lineOf: (pupil: string) => ProgressLine | undefined;
  today: Day;
}): InterventionImpact {
  const { intervention, subject, lineOf, today, seesAll: whole } = of;
  const spans = new Map<string, { from: Day; to: Day }>();
  for (const row of of.places) {
    const place = interventionPlaceOf(row);
    if (place?.intervention !== intervention.id) continue;
    const [longest] = place.spans
      .filter(({ from }) => from <= today)
      .map(({ from, to }) => ({ from, to: to === null || to > today ? today : to }))
      .sort((a, b) => daysBetween(b.from, b.to) - daysBetween(a.from, a.to));
    if (longest !== undefined) spans.set(place.pupil, longest);
  }
  const measured = ([pupil, { from, to }]: [string, { from: Day; to: Day }]) =>
    // What is judged in the fortnight after the last day is still about it.
    beforeAndAfter(pupil, lineOf(pupil), from, to === today ? null : addDays(to, AFTER_DAYS));
  const children = helpFigures([...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(measured));
  const first = [...spans.values()].map(({ from }) => from).sort()[0] ?? intervention.from;
  const last =
    [...spans.values()]
      .map(({ to }) => to)
      .sort()
      .at(-1) ?? today;
  const others = of.classmates.filter((pupil) => !spans.has(pupil));
  const figures = helpFigures(others.map((pupil) => measured([pupil, { from: first, to: last }])));
  const cost = intervention.cost ?? undefined;
  return {
    intervention,
    subject,
    whole,
    children,
    others: figures,
    comparison: `the other ${sayCount(others.length, "child", "children")} of ${of.classes}${whole ? "" : " whom you see"}`,
    asExpected: asExpected(children.children),
    othersAsExpected: asExpected(figures.children),
    costPerChild:
      cost === undefined || spans.size === 0 || !whole ? undefined : Math.round(cost / spans.size),
  };
}

/** Days after the last in which a judgement still counts as the exit. [IM1] */
const AFTER_DAYS = 14;

function asExpected(children: readonly BeforeAndAfter[]): { count: number; of: number } {
  const known = children.filter(
    ({ steps, expected }) => steps !== undefined && expected !== undefined,
  );
  const count = known.filter(({ steps = 0, expected = 0 }) => steps >= expected).length;
  return { count, of: known.length };
}

/**
 * "4 of 6 children gained what is expected over that time or more, and so did 15 of the other 24
 * children of 4A and 4B." Two counts side by side, and no because; of some of the children it says so.
 * [IM2] [IM3]
 */
export function sayImpact(impact: InterventionImpact): string {
  const { asExpected: own, othersAsExpected: others, children, comparison } = impact;
  const total = children.children.length;
  const { whole } = impact;
  if (total === 0) return "Nobody has been in it yet.";
  if (own.of === 0)
    return `No child in it${whole ? "" : " whom you see"} has a level before and one since.`;
  const unknown = total - own.of;
  const rest =
    unknown === 0 ? "" : ` Of ${sayCount(unknown, "child", "children")} that is not known.`;
  const beside = others.of === 0 ? "" : `; of ${comparison}, ${others.count} of ${others.of} did`;
  const known = `${sayCount(own.of, "child", "children")}${whole ? "" : " you see in it"}`;
  return `${own.count} of ${known} gained what is expected over that time, or more${beside}.${rest}`;
}
