import type { AssessmentPoint } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import { type Entry, type Row, emptyRow } from "./change.ts";
import type { Group } from "./group.ts";
import { recordKey } from "./judgement.ts";
import type { ProgressSettings } from "./progress-settings.ts";
import { firstName, type Pupil } from "./pupil.ts";
import type { Scale } from "./scale.ts";
import type { SchoolClass } from "./school-class.ts";
import { pupilScope } from "./scope.ts";

/**
 * What is known about a school's children at one moment: every picture, figure, snapshot and export
 * is worked out from this and nothing else, so what is frozen can be drawn again as it was. Plain
 * values, which survive JSON.
 */
export type AttainmentFacts = {
  /** The day this is known as of. */
  day: Day;
  /** The academic year it is about; earlier years are there for what came before. */
  year: number;
  school: string;
  subjects: readonly FactsSubject[];
  /** By the keys that subjects name them by. */
  scales: Readonly<Record<string, Scale>>;
  /** Of every year known, each year's in order. */
  points: readonly AssessmentPoint[];
  /** Of `year`, in year order. */
  classes: readonly SchoolClass[];
  /** Where the progress states begin, where the school set its own. [PS12] */
  progress?: ProgressSettings;
  /** The groups the school has; a child's codes (ethnicity) are `ethnicity:WBRI`. */
  groups: readonly Group[];
  /**
   * Name of an intervention that runs → the subjects of those called so, null for one of no subject.
   * Not in facts that were frozen before it was kept.
   */
  interventionIn?: Readonly<Record<string, readonly (string | null)[]>>;
  /** Every child with a place in `year` (arrivals and leavers too), in register order. */
  children: readonly FactsChild[];
};

export type FactsSubject = {
  id: string;
  name: string;
  /** Academic year → key of its scale in {@link AttainmentFacts.scales}. */
  scaleIn: Readonly<Record<number, string>>;
};

export type FactsChild = {
  id: string;
  /** First name, with the fewest letters that make it unique in the school. [N2] */
  name: string;
  given: string;
  family: string;
  sex: Pupil["sex"];
  arrived: Day | null;
  left: Day | null;
  /** Groups on `day`. */
  groups: readonly string[];
  /** Subjects in which the child is in this year's target group. */
  targets: readonly string[];
  /** Names of the interventions the child takes part in on `day`. */
  interventions: readonly string[];
  /** Earliest first; the last is of the facts' year. */
  years: readonly FactsYear[];
};

export type FactsYear = {
  year: number;
  yearGroup: number;
  /** Class id; null for a child in none. */
  class: string | null;
  /**
   * Cell (`maths.autumn`, `maths.target`) → what shows. `maths.baseline` is the standing baseline,
   * whoever put it. [J5] Withdrawn and never judged are both left out. [J4]
   */
  levels: Readonly<Record<string, FactsLevel>>;
};

/** A value that shows, and the judgement it comes from. */
export type FactsLevel = { v: string; id: string };

/** The scale a subject is judged on in a year of the facts. */
export function scaleIn(
  facts: Pick<AttainmentFacts, "scales">,
  subject: FactsSubject,
  year: number,
): Scale | undefined {
  const key = subject.scaleIn[year];
  return key === undefined ? undefined : facts.scales[key];
}

/** A child's year in the facts; undefined where the child had no place that year. */
export function yearOf(child: FactsChild, year: number): FactsYear | undefined {
  return child.years.find((one) => one.year === year);
}

/** The value that shows for a child; undefined when nothing was judged. */
export function levelIn(
  child: FactsChild,
  year: number,
  subject: string,
  slot: string,
): string | undefined {
  return yearOf(child, year)?.levels[`${subject}.${slot}`]?.v;
}

/** The points of one year of the facts, in order. */
export function pointsIn(
  facts: Pick<AttainmentFacts, "points">,
  year: number,
): readonly AssessmentPoint[] {
  return facts.points.filter((point) => point.year === year);
}

/** The names a child goes by, from the pupil's row. */
export function factsName(pupil: Pupil): Pick<FactsChild, "given" | "family"> {
  return { given: firstName(pupil), family: pupil.family };
}

/**
 * A year of the facts as a record of judgements, for the rules that read records (progress lines). A
 * standing baseline that is not July's becomes what two people agreed, which is how it came to stand.
 */
export function recordOf(child: FactsChild, { year, levels }: FactsYear, lastSlot = "summer"): Row {
  const cells: Record<string, Entry[]> = {};
  for (const [cell, { v, id }] of Object.entries(levels)) {
    if (cell.endsWith(".baseline")) {
      const subject = cell.slice(0, -".baseline".length);
      const july = levelIn(child, year - 1, subject, lastSlot);
      if (july !== v) cells[cell] = [entry(id, v, "one"), entry(`${id}+`, v, "other")];
    } else cells[cell] = [entry(id, v, "one")];
  }
  const row = emptyRow("attainment", recordKey(child.id, year), pupilScope(child.id));
  return { ...row, c: cells };
}

function entry(id: string, v: string, by: string): Entry {
  return { id, h: "0".repeat(16), v, how: "typed", prev: [], by, dev: "", at: 1 };
}
