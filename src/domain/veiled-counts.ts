import { type AttainmentFacts, type FactsSubject, yearOf } from "./attainment-facts.ts";
import { EVERYBODY } from "./group-filter.ts";
import { progressOf, STATE_ORDER } from "./progress-picture.ts";
import type { ProgressState } from "./progress-state.ts";
import { latestPoint, pointKey, sayPoint } from "./standing-at.ts";
import { type CountRow, publishable, type PublishedRow } from "./suppression.ts";

/** Fewest children of one class and state that a meeting of many is shown. [SP4] */
export const FEWEST_VEILED = 3;

/** How many children of each class progress how, with nobody behind the counts. [MR5] [SP4] */
export type VeiledCounts = {
  /** "Autumn 2026/27"; undefined where no point is judged yet. */
  point: string | undefined;
  /** Those in which any of the children is, good progress first. */
  states: readonly ProgressState[];
  /** Classes in the order of the facts; null: kept back. */
  classes: readonly { name: string; row: PublishedRow }[];
  total: PublishedRow;
};

/**
 * The counts of a meeting's classes in a subject at its latest point; what is too small to hang on a
 * wall is kept back, and enough besides that it cannot be worked out. Undefined where nobody is
 * counted. [MR5] [SP4]
 */
export function veiledCounts(
  facts: AttainmentFacts,
  subject: FactsSubject,
  classIds: readonly string[],
): VeiledCounts | undefined {
  const point = latestPoint(facts, [subject.id]);
  const at = point === undefined ? "" : pointKey(point);
  const all = progressOf(facts, { subject: subject.id, from: at, to: at, filter: EVERYBODY }) ?? [];
  const classOf = ({ child }: (typeof all)[number]) => yearOf(child, facts.year)?.class ?? "";
  const children = all.filter((one) => classIds.includes(classOf(one)));
  const states = STATE_ORDER.filter((state) =>
    children.some(({ finding }) => finding.state === state),
  );
  const count = (id: string, of: typeof children): CountRow => ({
    id,
    of: of.length,
    counts: Object.fromEntries(
      states.map((state) => [state, of.filter(({ finding }) => finding.state === state).length]),
    ),
  });
  const classes = facts.classes.filter(({ id }) => children.some((one) => classOf(one) === id));
  if (classes.length === 0) return undefined;
  const parts = classes.map(({ id }) =>
    count(
      id,
      children.filter((one) => classOf(one) === id),
    ),
  );
  const given = publishable({ total: count("*", children), parts, fewest: FEWEST_VEILED });
  return {
    point: point === undefined ? undefined : sayPoint(point),
    states,
    classes: classes.flatMap(({ name }, nth) => {
      const row = given.parts[nth];
      return row === undefined ? [] : { name, row };
    }),
    total: given.total,
  };
}
