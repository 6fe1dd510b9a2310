import { type AttainmentFacts, yearOf } from "./attainment-facts.ts";
import type { CombinedOptions } from "./combined-attainment.ts";
import { type CombinedSubject, combinable, columnOf, ENGLISH } from "./combined-subject.ts";
import { readFilterQuery, writeFilterQuery } from "./group-filter-query.ts";
import { EVERYBODY, type GroupFilter } from "./group-filter.ts";
import { latestPoint, pointByKey, pointKey } from "./standing-at.ts";

/** What the combined screen shows beside its figure. */
export type CombinedView = { table: boolean; sensitive: boolean };

/** Subjects that are often asked about together. */
export type SubjectSet = { id: string; label: string; subjects: readonly string[] };

/** "English & maths", "Reading, writing & maths": the sets a school can ask for at a click. */
export function subjectSets(facts: AttainmentFacts, year: number): readonly SubjectSet[] {
  const known = new Set(combinable(facts, year).map(({ id }) => id));
  const sets: readonly SubjectSet[] = [
    { id: "em", label: "English & maths", subjects: [ENGLISH, "maths"] },
    { id: "rwm", label: "Reading, writing & maths", subjects: ["reading", "writing", "maths"] },
  ];
  return sets.filter(({ subjects }) => subjects.every((id) => known.has(id)));
}

/** The oldest year group there are children of: Year 6 first. ISP handbook §2.4. */
export function usualCohort(facts: AttainmentFacts): GroupFilter {
  const years = facts.children.flatMap((child) => yearOf(child, facts.year)?.yearGroup ?? []);
  return years.length === 0 ? EVERYBODY : { yearGroup: Math.max(...years) };
}

/** Reads what to show from an address; what it does not hold falls back to the usual. [CO8] */
export function readCombinedQuery(
  facts: AttainmentFacts,
  search: string,
): { options: CombinedOptions; view: CombinedView } {
  const asked = new URLSearchParams(search);
  const subjects = subjectsAsked(facts, asked.get("subjects"));
  const ids = subjects.map(({ subject }) => subject);
  const judged = ids.flatMap((id) => (id === ENGLISH ? ["reading", "writing"] : [id]));
  const point = pointByKey(facts, asked.get("point") ?? "") ?? latestPoint(facts, judged);
  const who = asked.get("who");
  const axis = (name: string) => {
    const id = asked.get(name);
    return id !== null && ids.includes(id) ? { [name]: id } : {};
  };
  return {
    options: {
      point: point === undefined ? "" : pointKey(point),
      filter: (who === null ? undefined : readWho(who)) ?? usualCohort(facts),
      subjects,
      ...axis("across"),
      ...axis("up"),
    },
    view: { table: asked.get("view") === "table", sensitive: asked.get("groups") === "all" },
  };
}

/** The address of what is shown. [CO8] */
export function writeCombinedQuery(of: { options: CombinedOptions; view: CombinedView }): string {
  const { options, view } = of;
  const asked = new URLSearchParams();
  asked.set(
    "subjects",
    options.subjects
      .map(({ subject, from }) => (from === undefined ? subject : `${subject}.${from}`))
      .join(" "),
  );
  asked.set("point", options.point);
  asked.set("who", writeWho(options.filter));
  if (options.across !== undefined) asked.set("across", options.across);
  if (options.up !== undefined) asked.set("up", options.up);
  if (view.table) asked.set("view", "table");
  if (view.sensitive) asked.set("groups", "all");
  return asked.toString();
}

/** Everybody is something one can ask for here, since the usual is one year group. */
export function writeWho(filter: GroupFilter): string {
  return writeFilterQuery(filter) || ALL;
}

export function readWho(text: string): GroupFilter | undefined {
  return text === ALL ? EVERYBODY : readFilterQuery(text);
}

const ALL = "all";

function subjectsAsked(facts: AttainmentFacts, asked: string | null): readonly CombinedSubject[] {
  const known = combinable(facts, facts.year);
  const read = (asked ?? "").split(" ").flatMap((part): CombinedSubject[] => {
    const [subject = "", from] = part.split(".");
    if (!known.some(({ id }) => id === subject)) return [];
    const column = columnOf(
      facts,
      { subject, ...(from === undefined ? {} : { from }) },
      facts.year,
    );
    return column === undefined
      ? []
      : [column.from === undefined ? { subject } : { subject, from: column.from.code }];
  });
  const once = read.filter((one, at) => read.findIndex((it) => it.subject === one.subject) === at);
  if (once.length > 0) return once;
  const set = subjectSets(facts, facts.year)[0]?.subjects ?? known.slice(0, 2).map(({ id }) => id);
  return set.map((subject) => ({ subject }));
}
