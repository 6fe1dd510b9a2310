import type { AssessmentPoint } from "./assessment-point.ts";
import { type AttainmentFacts, levelIn } from "./attainment-facts.ts";
import { gridColumns } from "./attainment-grid-columns.ts";
import { PLAN_MARKS, type PlanMark } from "./attainment-grid-marks.ts";
import { earlierPoints, gridPoints } from "./attainment-grid-points.ts";
import { type GridOptions, plainGrid } from "./attainment-grid.ts";
import { readFilterQuery, writeFilterQuery } from "./group-filter-query.ts";
import { EVERYBODY, type GroupFilter } from "./group-filter.ts";
import { pointKey } from "./standing-at.ts";

/** How a grid is looked at, beside what it shows. */
export type GridView = {
  /** `fit`: names where there is room for all of them, else counts. */
  show: "fit" | "names" | "counts";
  /** As a table of numbers in place of the picture. */
  table: boolean;
  /** All figures under the columns, not the headline alone. */
  figures: boolean;
  /** Where children were at the compared point. */
  ghosts: boolean;
  /** Target group and interventions after names: none until asked for. [AG10] */
  plans: readonly PlanMark[];
  /** Groups whose letters stand after names: none until asked for. */
  marks: readonly string[];
};

export type GridQuery = {
  options: GridOptions;
  view: GridView;
  /** What an address asked for that is not here, and what is shown instead: one sentence each. */
  notes: readonly string[];
};

/** The academic year an address asks about; undefined when it names no point. */
export function yearAsked(search: string): number | undefined {
  const year = /^(\d{4}):/.exec(new URLSearchParams(search).get("point") ?? "")?.[1];
  return year === undefined ? undefined : Number(year);
}

/** Reads what to show from an address; what it does not hold falls back, in words. [AG6] */
export function readGridQuery(facts: AttainmentFacts, search: string): GridQuery {
  const asked = new URLSearchParams(search);
  const notes: string[] = [];
  const subject = subjectAsked(facts, asked.get("subject"), notes);
  const point = pointAsked(facts, subject, asked.get("point"), notes);
  const plain: GridOptions = {
    ...plainGrid({ subject, point: point === undefined ? "" : pointKey(point) }),
    columns: asked.get("columns") === "classes" ? "classes" : "years",
    reception: asked.get("reception") === "yes",
  };
  const show = asked.get("show");
  const groups = new Set(facts.groups.map(({ id }) => id));
  return {
    options: {
      ...plain,
      only: onlyAsked(facts, plain, asked.get("only"), notes),
      since: sinceAsked(facts, point, asked.get("since"), notes),
      filter: filterAsked(asked.get("who"), notes) ?? EVERYBODY,
      highlight: filterAsked(asked.get("light"), notes) ?? null,
    },
    view: {
      show: show === "names" || show === "counts" ? show : "fit",
      table: asked.get("view") === "table",
      figures: asked.get("figures") === "all",
      ghosts: asked.get("ghosts") !== "no",
      plans: PLAN_MARKS.map(({ id }) => id).filter((id) => list(asked.get("plans")).includes(id)),
      marks: list(asked.get("marks")).filter((id) => groups.has(id)),
    },
    notes,
  };
}

/** The address of what is shown; what is usual is left out, so that links stay short. [AG6] */
export function writeGridQuery({ options, view }: Omit<GridQuery, "notes">): string {
  const asked = new URLSearchParams();
  const put = (name: string, value: string | false | null) => {
    if (value !== false && value !== null && value !== "") asked.set(name, value);
  };
  put("subject", options.subject);
  put("point", options.point);
  put("since", options.since);
  put("columns", options.columns === "classes" && "classes");
  put("reception", options.reception && "yes");
  put("only", options.only.join(" "));
  put("who", writeFilterQuery(options.filter));
  put("light", options.highlight && writeFilterQuery(options.highlight));
  put("show", view.show !== "fit" && view.show);
  put("view", view.table && "table");
  put("figures", view.figures && "all");
  put("ghosts", !view.ghosts && "no");
  put("plans", view.plans.join(" "));
  put("marks", view.marks.join(" "));
  return asked.toString();
}

/** The latest point of the year that anybody has a level at, else its first. */
function usualPoint(facts: AttainmentFacts, subject: string): AssessmentPoint | undefined {
  const points = gridPoints(facts, facts.year);
  const judged = points.filter((point) =>
    facts.children.some((child) => levelIn(child, facts.year, subject, point.id) !== undefined),
  );
  return judged.at(-1) ?? points[0];
}

function subjectAsked(facts: AttainmentFacts, asked: string | null, notes: string[]): string {
  const tracked = facts.subjects.filter((one) => one.scaleIn[facts.year] !== undefined);
  const found = tracked.find((one) => one.id === asked);
  const first = tracked[0];
  if (asked !== null && found === undefined && first !== undefined)
    notes.push(`This link asks for a subject that is not tracked here. ${first.name} is shown.`);
  return (found ?? first)?.id ?? "";
}

function pointAsked(
  facts: AttainmentFacts,
  subject: string,
  asked: string | null,
  notes: string[],
): AssessmentPoint | undefined {
  const found = gridPoints(facts, facts.year).find((one) => pointKey(one) === asked);
  const usual = found ?? usualPoint(facts, subject);
  if (asked !== null && found === undefined && usual !== undefined)
    notes.push(`This link asks for a point that is not there. ${usual.name} is shown.`);
  return usual;
}

function sinceAsked(
  facts: AttainmentFacts,
  point: AssessmentPoint | undefined,
  asked: string | null,
  notes: string[],
): string | null {
  if (asked === null || point === undefined) return null;
  if (earlierPoints(facts, point).some((one) => pointKey(one) === asked)) return asked;
  // Stepping back to the compared point or before it is no mistake of anybody's.
  if (!facts.points.some((one) => pointKey(one) === asked) && !asked.endsWith(":baseline"))
    notes.push("This link compares with a point that is not there. No movement is shown.");
  return null;
}

function onlyAsked(
  facts: AttainmentFacts,
  plain: GridOptions,
  asked: string | null,
  notes: string[],
): readonly string[] {
  const known = new Set(gridColumns(facts, plain).map(({ id }) => id));
  const only = list(asked);
  if (only.some((id) => !known.has(id)))
    notes.push("This link asks for a class or year group that is not here. It is left out.");
  return only.filter((id) => known.has(id));
}

function filterAsked(asked: string | null, notes: string[]): GroupFilter | undefined {
  if (asked === null || asked === "") return undefined;
  const filter = readFilterQuery(asked);
  if (filter === undefined)
    notes.push("This link chooses children in a way that cannot be read. Everybody is shown.");
  return filter;
}

function list(text: string | null): string[] {
  return (text ?? "").split(" ").filter((part) => part !== "");
}
