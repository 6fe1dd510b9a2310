import { type Standing, scaleOf } from "./access.ts";
import { withoutTwins } from "./action-twins.ts";
import { type AssessmentPoint, pointOf, pointsOf } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { childInSight } from "./class-look.ts";
import type { TrackerChild } from "./class-tracker.ts";
import { collectionRound, type RoundFacts } from "./collection-round.ts";
import { interventionPlaceOf, interventionsOf, supportedOn } from "./intervention.ts";
import { recordKey } from "./judgement.ts";
import { meetingActionsOf } from "./meeting-action.ts";
import type { ChildToSuggest } from "./meeting-suggestions.ts";
import { membershipOf } from "./membership.ts";
import { type ProgressLine, progressLine, type ProgressYear } from "./progress-line.ts";
import { progressSettings } from "./progress-settings.ts";
import type { Scale } from "./scale.ts";
import { targetedOn, targetGroupOf } from "./target-group.ts";

/** The rows that what is known of some children is worked out from; more rows do no harm. */
export type InsightRows = {
  school: Row | undefined;
  /** Of every year. */
  point: readonly Row[];
  /** Of the children, of every year known. */
  membership: readonly Row[];
  attainment: readonly Row[];
  "target-group": readonly Row[];
  intervention: readonly Row[];
  "intervention-pupil": readonly Row[];
  "meeting-action": readonly Row[];
};

/** What is known of some children (a class, a set, the school), by child and subject. */
export type ClassInsight = {
  /** All judgements over the years, in time; undefined where the subject has no scale. */
  line: (pupil: string, subject: string) => ProgressLine | undefined;
  /** One subject's round at a point of the year; undefined where there is no such point or scale. */
  round: (subject: string, point: string) => RoundFacts | undefined;
  /** Every child as a meeting's suggestions need it, in the order given. */
  children: (subject: string, point: string) => readonly ChildToSuggest[];
};

/** Keys of the rows of membership and attainment that {@link classInsight} reads: `<pupil>:<year>`. */
export function insightKeys(
  pupils: readonly string[],
  points: readonly Row[],
  year: number,
): string[] {
  const years = yearsIn(points, year);
  return pupils.flatMap((pupil) => years.map((one) => recordKey(pupil, one)));
}

function yearsIn(points: readonly Row[], until: number): number[] {
  const years = new Set(points.flatMap((row) => pointOf(row)?.year ?? []));
  return [...years].filter((year) => year <= until).sort((a, b) => a - b);
}

/** Gathers what is known of children as of a day, each part worked out when it is first asked for. */
export function classInsight(of: {
  rows: InsightRows;
  roster: Standing["roster"];
  children: readonly TrackerChild[];
  year: number;
  today: Day;
}): ClassInsight {
  const { rows, roster, children, year, today } = of;
  const points = pointsByYear(rows.point, year);
  const memberships = new Map(rows.membership.map((row) => [row.k, row]));
  const records = new Map(rows.attainment.map((row) => [row.k, row]));
  const settings = progressSettings(rows.school);
  const byId = new Map(children.map((child) => [child.pupil.id, child]));
  const plans = plansOf(rows, year, today);
  const lines = new Map<string, ProgressLine>();
  // Every view of a screen asks for the same children again.
  const sights = new Map<string, readonly ChildToSuggest[]>();

  const yearsOf = ({ pupil, yearGroup }: TrackerChild, subject: string, scale: Scale) => {
    const found: ProgressYear[] = [];
    let known = { year, yearGroup };
    for (const [one, held] of [...points].reverse()) {
      const key = recordKey(pupil.id, one);
      const [membership, record] = [memberships.get(key), records.get(key)];
      const was = membership && membershipOf(membership)?.yearGroup;
      known = { year: one, yearGroup: was ?? known.yearGroup - (known.year - one) };
      if (one !== year && membership === undefined && record === undefined) continue;
      // Levels of another scale are no part of this line. [SC2]
      if (scaleOf(roster, subject, one)?.id !== scale.id) continue;
      found.unshift({ ...known, points: held, record });
    }
    return found;
  };
  const line = (pupil: string, subject: string) => {
    const key = `${pupil}:${subject}`;
    const held = lines.get(key);
    const child = byId.get(pupil);
    const scale = scaleOf(roster, subject, year);
    if (held !== undefined || child === undefined || scale === undefined) return held;
    const made = progressLine({ scale, subject, years: yearsOf(child, subject, scale) });
    lines.set(key, made);
    return made;
  };
  const round = (subject: string, id: string): RoundFacts | undefined => {
    const scale = scaleOf(roster, subject, year);
    const own = points.get(year) ?? [];
    const point = own.find((one) => one.id === id);
    if (scale === undefined || point === undefined) return undefined;
    const recordsOf = (one: number) =>
      new Map(
        children.flatMap(({ pupil }): [string, Row][] => {
          const row = records.get(recordKey(pupil.id, one));
          return row === undefined ? [] : [[pupil.id, row]];
        }),
      );
    const [lastYear, thisYear] = [recordsOf(year - 1), recordsOf(year)];
    return { scale, subject, year, points: own, point, children, lastYear, thisYear, today };
  };
  const sightsOf = (subject: string, id: string): readonly ChildToSuggest[] => {
    const scale = scaleOf(roster, subject, year);
    if (scale === undefined) return [];
    const facts = round(subject, id);
    const missing = new Set(
      (facts === undefined ? [] : collectionRound(facts).children)
        .filter(({ is }) => is === "ready" || is === "missing")
        .map(({ pupil }) => pupil.id),
    );
    return children.map((child): ChildToSuggest => {
      const years = yearsOf(child, subject, scale);
      const now = years.find((one) => one.year === year);
      const before = years.filter((one) => one.year !== year);
      const { pupil, yearGroup } = child;
      const known = { pupil, yearGroup, year, points: now?.points ?? [], record: now?.record };
      const sight = childInSight({ ...known, before, scale, subject, settings, today });
      const given = plans.interventions.get(pupil.id) ?? [];
      return {
        ...sight,
        targetedSince: plans.targets.get(`${pupil.id}:${subject}`) ?? null,
        interventions: given.filter((one) => one.subject === null || one.subject === subject),
        agreed: (plans.actions.get(pupil.id) ?? []).filter((of) => of === null || of === subject)
          .length,
        missing: missing.has(pupil.id),
      };
    });
  };
  return {
    line,
    round,
    children: (subject, id) => {
      const key = `${subject}:${id}`;
      const held = sights.get(key) ?? sightsOf(subject, id);
      sights.set(key, held);
      return held;
    },
  };
}

function pointsByYear(rows: readonly Row[], until: number): Map<number, AssessmentPoint[]> {
  return new Map(yearsIn(rows, until).map((year) => [year, pointsOf(rows, year)]));
}

type Given = { name: string; since: Day; subject: string | null };

/**
 * Target groups of the year by `<pupil>:<subject>`, what each child is given on a day, and the
 * subjects of the open actions for each (null: of none).
 */
function plansOf(rows: InsightRows, year: number, today: Day) {
  const targets = new Map<string, Day>();
  for (const row of rows["target-group"]) {
    const place = targetGroupOf(row);
    const span = place?.year === year ? targetedOn(row, today) : undefined;
    if (place !== undefined && span !== undefined)
      targets.set(`${place.pupil}:${place.subject}`, span.from);
  }
  const known = new Map(interventionsOf(rows.intervention).map((one) => [one.id, one]));
  const interventions = new Map<string, Given[]>();
  for (const row of rows["intervention-pupil"]) {
    const place = interventionPlaceOf(row);
    const one = known.get(place?.intervention ?? "");
    const span = supportedOn(row, today);
    if (place === undefined || one === undefined || span === undefined) continue;
    const given = { name: one.name, since: span.from, subject: one.subject };
    interventions.set(place.pupil, [...(interventions.get(place.pupil) ?? []), given]);
  }
  for (const held of interventions.values()) held.sort((a, b) => (a.name < b.name ? -1 : 1));
  const actions = new Map<string, (string | null)[]>();
  for (const action of withoutTwins(meetingActionsOf(rows["meeting-action"]))) {
    if (action.state !== "open") continue;
    for (const pupil of action.children)
      actions.set(pupil, [...(actions.get(pupil) ?? []), action.subject]);
  }
  return { targets, interventions, actions };
}
