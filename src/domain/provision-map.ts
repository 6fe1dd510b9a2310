import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { sayCount } from "./count-words.ts";
import { type Intervention, interventionPlaceOf } from "./intervention.ts";
import { type ChildToSuggest, hasPlan } from "./meeting-suggestions.ts";
import { isConcern } from "./progress-state.ts";
import { compareByName, type Pupil } from "./pupil.ts";
import { type Span, spanOn } from "./span.ts";

/** What a child is given in one intervention. */
export type ProvisionCell = { intervention: string; spans: readonly Span[]; now: boolean };

/** A child in the map, with what is odd about it, if anything. [PV1] */
export type ProvisionRow = {
  pupil: Pupil;
  cells: readonly ProvisionCell[];
  /** Interventions that run for the child on the day. */
  now: number;
  /** Subjects in which the child's progress or level asks for a look. */
  flagged: readonly string[];
  /** Flagged, and given nothing: no intervention, no target group, nothing agreed. [PV2] */
  gap: boolean;
  /** Given two interventions or more, and not a step gained in any subject since July. [PV3] */
  noMovement: boolean;
};

export type ProvisionMap = {
  /** Those that any of the children is, or was, in; by wave, then name. */
  interventions: readonly Intervention[];
  /** By name. */
  rows: readonly ProvisionRow[];
  gaps: number;
  noMovement: number;
};

/** So many interventions at once are much. [PV3] */
export const MUCH = 2;

function isFlagged(child: ChildToSuggest): boolean {
  return child.band === "well-below" || isConcern(child.finding.state);
}

/** Steps gained since July where the state's rule measured them. */
function gained({ finding }: ChildToSuggest): number | undefined {
  return "measure" in finding ? finding.measure.gained : undefined;
}

/** Children by interventions, with the gaps. [PV1]–[PV3] ISP handbook §2.4: a provision map. */
export function provisionMap(of: {
  interventions: readonly Intervention[];
  /** Rows of `intervention-pupil`. */
  places: Iterable<Row>;
  /** What is known of the children in each subject. */
  subjects: readonly { subject: string; children: readonly ChildToSuggest[] }[];
  day: Day;
}): ProvisionMap {
  const { subjects, day } = of;
  const known = new Map(of.interventions.map((one) => [one.id, one]));
  const cells = new Map<string, ProvisionCell[]>();
  const used = new Set<string>();
  const pupils = new Map<string, Pupil>();
  for (const { children } of subjects)
    for (const { pupil } of children) pupils.set(pupil.id, pupil);
  for (const row of of.places) {
    const place = interventionPlaceOf(row);
    if (place === undefined || !known.has(place.intervention) || !pupils.has(place.pupil)) continue;
    const { intervention, spans } = place;
    const cell = { intervention, spans, now: spanOn(spans, day) !== undefined };
    cells.set(place.pupil, [...(cells.get(place.pupil) ?? []), cell]);
    used.add(intervention);
  }
  const bySubject = subjects.map(({ subject, children }) => ({
    subject,
    children: new Map(children.map((child) => [child.pupil.id, child])),
  }));
  const interventions = of.interventions.filter(({ id }) => used.has(id));
  const order = new Map(interventions.map(({ id }, at) => [id, at]));
  const rows = [...pupils.values()].sort(compareByName).map((pupil): ProvisionRow => {
    const own = (cells.get(pupil.id) ?? []).sort(
      (a, b) => (order.get(a.intervention) ?? 0) - (order.get(b.intervention) ?? 0),
    );
    const inSubjects = bySubject.flatMap(({ subject, children }) => {
      const child = children.get(pupil.id);
      return child === undefined ? [] : [{ subject, child }];
    });
    const flagged = inSubjects.filter(({ child }) => isFlagged(child));
    const now = own.filter((cell) => cell.now).length;
    const steps = inSubjects.flatMap(({ child }) => gained(child) ?? []);
    return {
      pupil,
      cells: own,
      now,
      flagged: flagged.map(({ subject }) => subject),
      gap: now === 0 && flagged.length > 0 && !inSubjects.some(({ child }) => hasPlan(child)),
      noMovement: now >= MUCH && steps.length > 0 && steps.every((one) => one <= 0),
    };
  });
  return {
    interventions,
    rows,
    gaps: rows.filter(({ gap }) => gap).length,
    noMovement: rows.filter((row) => row.noMovement).length,
  };
}

/** "4 children are flagged and given nothing; 1 has much and has not moved since July." [PV2] [PV3] */
export function sayProvision({ rows, gaps, noMovement }: ProvisionMap): string {
  if (rows.length === 0) return "No children.";
  const parts = [
    ...(gaps === 0
      ? []
      : [
          `${sayCount(gaps, "child", "children")} ${gaps === 1 ? "asks" : "ask"} for a look and nothing is planned for ${gaps === 1 ? "this child" : "them"}`,
        ]),
    ...(noMovement === 0
      ? []
      : [
          `${sayCount(noMovement, "child", "children")} ${noMovement === 1 ? "has" : "have"} ${MUCH} or more interventions and no step gained since July`,
        ]),
  ];
  return parts.length === 0
    ? "Something is planned for every child who asks for a look."
    : `${parts.join("; ")}.`;
}
