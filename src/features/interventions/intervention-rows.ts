import { type BeforeAndAfter, beforeAndAfter } from "../../domain/action-help.ts";
import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import { addDays, writeYearGroup } from "../../domain/calendar.ts";
import { sayCount, sayList } from "../../domain/count-words.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import { interventionImpact, type InterventionImpact } from "../../domain/intervention-impact.ts";
import { attendedBy, attendedByAll } from "../../domain/intervention-session.ts";
import { writePounds } from "../../domain/intervention-words.ts";
import type { Intervention } from "../../domain/intervention.ts";
import { type Span, spanOn } from "../../domain/span.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import type { Interventions } from "./use-interventions.ts";

/** A child in an intervention over one span, with entry and exit from the judgements there are. */
export type ChildIn = {
  id: string;
  name: string;
  class: string;
  span: Span;
  now: boolean;
  levels: BeforeAndAfter;
};

/** Days after the last in which a judgement still counts as the exit, as [IM1] has it. */
const AFTER_DAYS = 14;

/** The children of an intervention that this person sees, in register order, each span a line. [IM1] */
export function childrenIn(
  one: Intervention,
  subject: string,
  {
    facts,
    insight,
    interventions,
  }: { facts: AttainmentFacts; insight: SchoolInsight; interventions: Interventions },
): readonly ChildIn[] {
  const places = new Map(interventions.placesOf(one.id).map((at) => [at.pupil, at.spans]));
  const { today } = interventions;
  return facts.children.flatMap((child) => {
    const cls = facts.classes.find(({ id }) => id === yearOf(child, facts.year)?.class)?.name ?? "";
    return (places.get(child.id) ?? []).map((span): ChildIn => {
      const until = span.to === null || span.to >= today ? null : addDays(span.to, AFTER_DAYS);
      return {
        id: child.id,
        name: child.name,
        class: cls,
        span,
        now: spanOn([span], today) !== undefined,
        levels: beforeAndAfter(child.id, insight.line(child.id, subject), span.from, until),
      };
    });
  });
}

/** Each intervention that anybody was in, beside the others of its classes. [IM1] [IM2] */
export function impactsOf(
  subject: string,
  of: { facts: AttainmentFacts; insight: SchoolInsight; interventions: Interventions },
): readonly InterventionImpact[] {
  const { facts, insight, interventions } = of;
  const classOf = new Map(
    facts.children.map((child) => [child.id, yearOf(child, facts.year)?.class ?? null]),
  );
  return interventions.all.flatMap((intervention): InterventionImpact[] => {
    const looked = intervention.subject ?? subject;
    const places = insight.rows["intervention-pupil"];
    const inIt = interventions.placesOf(intervention.id).map(({ pupil }) => pupil);
    const classes = new Set(inIt.map((pupil) => classOf.get(pupil)).filter((id) => id != null));
    if (classes.size === 0) return [];
    const named = facts.classes.filter(({ id }) => classes.has(id));
    const onRoll = new Set(insight.pupils);
    return [
      interventionImpact({
        intervention,
        subject: looked,
        places,
        classmates: facts.children
          .filter(({ id }) => onRoll.has(id) && classes.has(classOf.get(id) ?? ""))
          .map(({ id }) => id),
        classes: sayClasses(named),
        seesAll: interventions.seesAll,
        lineOf: (pupil) => insight.line(pupil, looked),
        today: interventions.today,
      }),
    ];
  });
}

const MOST_NAMED = 4;

function sayClasses(classes: AttainmentFacts["classes"]): string {
  if (classes.length <= MOST_NAMED) return sayList(classes.map(({ name }) => name));
  const groups = classes.flatMap(({ yearGroups }) => yearGroups).sort((a, b) => a - b);
  const [first = 0, last = 0] = [groups[0], groups.at(-1)];
  const years =
    first === last ? writeYearGroup(first) : `${writeYearGroup(first)} to ${writeYearGroup(last)}`;
  return `${sayCount(classes.length, "class", "classes")} of ${years}`;
}

/** Every child in every intervention as a file holds them: a row for each time in it. [IV6] */
export function interventionTable(
  subject: string,
  of: { facts: AttainmentFacts; insight: SchoolInsight; interventions: Interventions },
): ExportTable {
  const name = (id: string | null) => of.facts.subjects.find((one) => one.id === id)?.name ?? null;
  return {
    name: "Interventions",
    columns: [
      { key: "intervention", words: "Intervention" },
      { key: "wave", words: "Wave" },
      { key: "subject", words: "Subject" },
      { key: "led_by", words: "Led by" },
      { key: "sessions", words: "Sessions planned" },
      { key: "cost", words: "Cost" },
      { key: "child", words: "Child" },
      { key: "class", words: "Class" },
      { key: "from", words: "From" },
      { key: "to", words: "To" },
      { key: "there", words: "Sessions there" },
      { key: "there_of", words: "of so many written down" },
      { key: "looked_at_in", words: "Levels in" },
      { key: "entry", words: "Entry level" },
      { key: "exit", words: "Latest level since" },
      { key: "steps", words: "Steps" },
    ],
    rows: of.interventions.all.flatMap((one) =>
      childrenIn(one, one.subject ?? subject, of).map((child) => {
        const sessions = attendedBy(child.id, of.interventions.sessionsOf(one.id), [child.span]);
        return [
          one.name,
          one.wave,
          name(one.subject),
          one.leads,
          one.sessions ?? null,
          one.cost == null ? null : writePounds(one.cost),
          child.name,
          child.class,
          child.span.from,
          child.span.to,
          ...(sessions.of === 0 ? [null, null] : [sessions.there, sessions.of]),
          name(one.subject ?? subject),
          child.levels.before?.value ?? null,
          child.levels.after?.value ?? null,
          child.levels.steps ?? null,
        ];
      }),
    ),
  };
}

/** The counts beside each other as a file holds them. [IM2] */
export function impactTable(
  impacts: readonly InterventionImpact[],
  { facts, interventions }: { facts: AttainmentFacts; interventions: Interventions },
): ExportTable {
  return {
    name: "Before and after",
    columns: [
      { key: "intervention", words: "Intervention" },
      { key: "wave", words: "Wave" },
      { key: "subject", words: "Levels in" },
      { key: "children", words: interventions.seesAll ? "Children" : "Children you see" },
      { key: "up", words: "Moved up" },
      { key: "same", words: "Same" },
      { key: "down", words: "Moved down" },
      { key: "not_known", words: "Not known" },
      { key: "as_expected", words: "Gained as expected or more" },
      { key: "as_expected_of", words: "of so many known" },
      { key: "beside", words: "Beside" },
      { key: "others_as_expected", words: "Of the others" },
      { key: "others_of", words: "of so many of them known" },
      { key: "cost_per_child", words: "Cost for each child" },
      { key: "sessions", words: "Sessions planned" },
      { key: "held", words: "Sessions held" },
      { key: "there", words: "Times a child was there" },
      { key: "there_of", words: "of so many written down" },
    ],
    rows: impacts.map((one) => {
      const sessions = interventions.sessionsOf(one.intervention.id);
      const all = attendedByAll(sessions, interventions.placesOf(one.intervention.id));
      return [
        one.intervention.name,
        one.intervention.wave,
        facts.subjects.find(({ id }) => id === one.subject)?.name ?? one.subject,
        one.children.children.length,
        one.children.up,
        one.children.same,
        one.children.down,
        one.children.noLevel,
        one.asExpected.count,
        one.asExpected.of,
        one.comparison,
        one.othersAsExpected.count,
        one.othersAsExpected.of,
        one.costPerChild === undefined ? null : writePounds(one.costPerChild),
        one.intervention.sessions ?? null,
        sessions.length === 0 ? null : sessions.length,
        ...(all.of === 0 ? [null, null] : [all.there, all.of]),
      ];
    }),
  };
}
