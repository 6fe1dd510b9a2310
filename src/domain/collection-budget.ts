import type { AssessmentPoint } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { isAskedFor } from "./collection-round.ts";
import { cellName, valueIn } from "./judgement.ts";
import type { Pupil } from "./pupil.ts";

/** What a year asks of a class: one judgement for a child in a subject at a point. */
export type CollectionBudget = {
  /** Judgements asked for in the year, and how many of them are made. */
  asked: number;
  made: number;
  subjects: number;
  points: number;
  /** Children asked for at a point: fewest and most over the year. */
  children: { fewest: number; most: number };
};

/**
 * The judgements this year asks for, so that a school sees what it asks of a teacher before it asks
 * for more. A reason for no level answers too. [CR6] research/peers.md §3.
 */
export function collectionBudget(of: {
  /** Ids of the subjects. */
  subjects: readonly string[];
  points: readonly AssessmentPoint[];
  pupils: readonly Pupil[];
  thisYear: ReadonlyMap<string, Row>;
  today: Day;
}): CollectionBudget {
  const points = of.points.filter((point) => point.season !== "baseline");
  const budget = { asked: 0, made: 0, subjects: of.subjects.length, points: points.length };
  const atOnce: number[] = [];
  for (const point of points)
    for (const subject of of.subjects) {
      const cell = cellName(subject, point.id);
      let children = 0;
      for (const pupil of of.pupils) {
        const answered = valueIn(of.thisYear.get(pupil.id), cell) !== undefined;
        if (!isAskedFor(pupil, point, { today: of.today, answered })) continue;
        children += 1;
        if (answered) budget.made += 1;
      }
      budget.asked += children;
      atOnce.push(children);
    }
  const children = { fewest: Math.min(...atOnce), most: Math.max(...atOnce) };
  return { ...budget, children: atOnce.length === 0 ? { fewest: 0, most: 0 } : children };
}
