import type { Row } from "./change.ts";
import { scaleProblem } from "./scale-problem.ts";
import type { Scale } from "./scale.ts";
import { keyParts, type Role, type TableName } from "./schema.ts";

/** Tables whose rows decide who may see and change what; a change to one re-derives the grants. */
export const ROSTER_TABLES: readonly TableName[] = [
  "school",
  "subject",
  "scale",
  "point",
  "class",
  "staff",
  "staff-class",
  "membership",
  "teaching-group",
  "teaching-group-pupil",
];

/** A lock and the rest of what decides about a judgement at a point of a year. */
export type PointFacts = { lockedAt: number | null };

/** Something in force from an academic year on, until a later one. */
export type InForce<T> = { from: number; is: T };

/** Who is in the school and how it is arranged, gathered from rows: same shape on both sides. */
export type Roster = {
  assistantsMayJudge: boolean;
  staff: Map<string, { role: Role; left: string | null }>;
  /** Class → user → as what. */
  teaching: Map<string, Map<string, "teacher" | "assistant">>;
  /** Every class there ever was, removed ones too. */
  classes: Set<string>;
  /** Class → the academic year it belongs to. */
  classYear: Map<string, number>;
  /** Class → pupils in it. A class belongs to one year, so this is that year's list. */
  pupilsOf: Map<string, Set<string>>;
  /** Every pupil with a membership in any year. */
  pupils: Set<string>;
  /** Teaching group → who teaches it, in what and when. */
  sets: Map<string, { teacher: string; subject: string; year: number }>;
  /** Teaching group → pupils in it. */
  pupilsOfSet: Map<string, Set<string>>;
  /** Subject → the scales it is judged on, each from an academic year on, latest first. */
  subjectScale: Map<string, readonly InForce<string>[]>;
  /** The school's own scales, each from an academic year on, latest first; none: the shipped one. */
  scales: Map<string, readonly InForce<Scale | undefined>[]>;
  /** `2026:spring` → facts. */
  points: Map<string, PointFacts>;
};

export function emptyRoster(): Roster {
  return {
    assistantsMayJudge: false,
    staff: new Map(),
    teaching: new Map(),
    classes: new Set(),
    classYear: new Map(),
    pupilsOf: new Map(),
    pupils: new Set(),
    sets: new Map(),
    pupilsOfSet: new Map(),
    subjectScale: new Map(),
    scales: new Map(),
    points: new Map(),
  };
}

/** Gathers the roster from rows of {@link ROSTER_TABLES}; rows of other tables are passed over. */
export function rosterOf(rows: Iterable<Row>): Roster {
  const roster = emptyRoster();
  for (const row of rows) if (!row.gone) put(roster, row);
  return roster;
}

function put(roster: Roster, row: Row): void {
  const parts = keyParts(row.t, row.k);
  if (parts === undefined) return;
  const { f } = row;
  switch (row.t) {
    case "school":
      roster.assistantsMayJudge = f.assistantsMayJudge === true;
      break;
    case "subject":
      if (typeof f.scale === "string")
        roster.subjectScale.set(row.k, [
          ...((f.laterScales as { from: number; scale: string }[] | undefined) ?? [])
            .map(({ from, scale }) => ({ from, is: scale }))
            .sort((a, b) => b.from - a.from),
          { from: 0, is: f.scale },
        ]);
      break;
    case "scale":
      putScale(roster, parts.scale ?? "", Number(parts.year), f.definition);
      break;
    case "point":
      roster.points.set(row.k, { lockedAt: (f.lockedAt as number | null | undefined) ?? null });
      break;
    case "class":
      roster.classes.add(row.k);
      if (f.removed !== true) roster.classYear.set(row.k, f.year as number);
      break;
    case "staff":
      roster.staff.set(row.k, { role: f.role as Role, left: (f.left as string | null) ?? null });
      break;
    case "staff-class":
      if (f.as === "teacher" || f.as === "assistant")
        within(roster.teaching, parts.class ?? "", () => new Map()).set(parts.user ?? "", f.as);
      break;
    case "membership":
      roster.pupils.add(parts.pupil as string);
      if (typeof f.class === "string")
        within(roster.pupilsOf, f.class, () => new Set<string>()).add(parts.pupil as string);
      break;
    case "teaching-group":
      if (f.removed !== true && typeof f.teacher === "string")
        roster.sets.set(row.k, {
          teacher: f.teacher,
          subject: f.subject as string,
          year: f.year as number,
        });
      break;
    case "teaching-group-pupil":
      if (f.in === true)
        within(roster.pupilsOfSet, parts.group ?? "", () => new Set<string>()).add(
          parts.pupil as string,
        );
      break;
    default:
  }
}

/** A definition that does not hold together (from a newer Keepup) is passed over, not relied on. */
function putScale(roster: Roster, id: string, from: number, definition: unknown): void {
  const usable = definition == null || scaleProblem(definition) === undefined;
  if (!usable) return;
  const versions = roster.scales.get(id) ?? [];
  const is = definition == null ? undefined : (definition as Scale);
  roster.scales.set(
    id,
    [...versions, { from, is }].sort((a, b) => b.from - a.from),
  );
}

function within<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const made = create();
  map.set(key, made);
  return made;
}
