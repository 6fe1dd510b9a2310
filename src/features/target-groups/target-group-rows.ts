import { pointAt } from "../../domain/assessment-point.ts";
import { type AttainmentFacts, yearOf } from "../../domain/attainment-facts.ts";
import { pointsIn } from "../../domain/attainment-facts.ts";
import { type Day, writeDay, writeYearGroup } from "../../domain/calendar.ts";
import type { ExportTable } from "../../domain/export-table.ts";
import { writeMoment } from "../../domain/moment-words.ts";
import {
  levelInYear,
  sayLevelInYear,
  type TargetCandidate,
  targetCandidates,
} from "../../domain/target-candidates.ts";
import { type TargetGroupReview, targetGroupReview } from "../../domain/target-group-review.ts";
import type { SchoolInsight } from "../../storage/use-school-insight.ts";
import type { TargetGroups } from "./use-target-groups.ts";

/** A child who is chosen, with how far the year has come. */
export type ChosenRow = {
  id: string;
  name: string;
  class: string;
  since: Day;
  /** "2S at Autumn"; empty: no level known. */
  now: string;
  /** "1 step gained since July of the 3 that make a level." */
  far: string;
  gained: number | undefined;
  why: string | null;
  by: string;
};

/** A year group in a subject: who is chosen, who might be, and everybody else. */
export type YearRows = {
  yearGroup: number;
  chosen: readonly ChosenRow[];
  review: TargetGroupReview;
  candidates: readonly (TargetCandidate & { name: string; class: string; now: string })[];
  others: readonly { id: string; name: string; class: string }[];
};

/** Year groups in order, each with its children of a subject. [TC1] [TC2] */
export function yearRows(of: {
  facts: AttainmentFacts;
  insight: SchoolInsight;
  groups: TargetGroups;
  subject: string;
  /** Of one class only; empty: of every class. */
  schoolClass: string;
}): readonly YearRows[] {
  const { facts, insight, groups, subject, schoolClass } = of;
  const point = pointAt(pointsIn(facts, facts.year), facts.day)?.id ?? "";
  const known = insight.children(subject, point);
  const candidates = targetCandidates(known);
  const since = new Map(known.map((one) => [one.pupil.id, one.targetedSince]));
  const children = facts.children.filter(
    (child) =>
      since.has(child.id) &&
      (schoolClass === "" || yearOf(child, facts.year)?.class === schoolClass),
  );
  const place = (id: string) => {
    const child = facts.children.find((one) => one.id === id);
    const at = child && yearOf(child, facts.year);
    const cls = facts.classes.find((one) => one.id === at?.class)?.name ?? "";
    return { name: child?.name ?? "", class: cls, yearGroup: at?.yearGroup ?? 0 };
  };
  const now = (id: string) => {
    const line = insight.line(id, subject);
    const last = line?.moments.at(-1);
    return last === undefined ? "" : writeMoment(line, last);
  };
  const years = [...new Set(children.map(({ id }) => place(id).yearGroup))].sort((a, b) => a - b);
  return years.map((yearGroup): YearRows => {
    const own = new Set(
      children.filter(({ id }) => place(id).yearGroup === yearGroup).map(({ id }) => id),
    );
    const chosen = [...own].flatMap((id): ChosenRow[] => {
      const from = since.get(id);
      if (from == null) return [];
      const held = groups.of(id, subject);
      const far = levelInYear(insight.line(id, subject), facts.year);
      return [
        {
          id,
          ...place(id),
          since: from,
          now: now(id),
          far: sayLevelInYear(far),
          gained: far?.gained,
          why: held?.why ?? null,
          by: groups.staffName(held?.by ?? ""),
        },
      ];
    });
    const might = candidates.filter(({ pupil }) => own.has(pupil.id));
    const named = new Set([...chosen.map(({ id }) => id), ...might.map(({ pupil }) => pupil.id)]);
    return {
      yearGroup,
      chosen,
      review: targetGroupReview(
        chosen.map(({ id }) => insight.line(id, subject)),
        facts.year,
      ),
      candidates: might.map((one) => ({ ...one, ...place(one.pupil.id), now: now(one.pupil.id) })),
      others: [...own].filter((id) => !named.has(id)).map((id) => ({ id, ...place(id) })),
    };
  });
}

/** The target groups as a file holds them: a row a child. [TC3] */
export function targetGroupTable(years: readonly YearRows[], subject: string): ExportTable {
  return {
    name: `Target group, ${subject}`,
    columns: [
      { key: "year_group", words: "Year group" },
      { key: "class", words: "Class" },
      { key: "child", words: "Child" },
      { key: "since", words: "Chosen on" },
      { key: "level", words: "Latest level" },
      { key: "steps_since_july", words: "Steps gained since July" },
      { key: "why", words: "Why" },
      { key: "by", words: "Chosen by" },
    ],
    rows: years.flatMap(({ yearGroup, chosen }) =>
      chosen.map((one) => [
        writeYearGroup(yearGroup),
        one.class,
        one.name,
        one.since,
        one.now === "" ? null : one.now,
        one.gained ?? null,
        one.why,
        one.by,
      ]),
    ),
  };
}

/** "since Mon 21 Sep, chosen by Mrs Okafor". */
export function sayChosen({ since, by }: Pick<ChosenRow, "since" | "by">, today: Day): string {
  return `since ${writeDay(since, today)}, chosen by ${by}`;
}
