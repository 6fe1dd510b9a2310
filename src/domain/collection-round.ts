import type { AssessmentPoint } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import type { TrackerChild } from "./class-tracker.ts";
import type { AddEdit } from "./edit.ts";
import { baselineOf, cellName, conflictIn, currentEntryIn, judge, valueIn } from "./judgement.ts";
import { placeOf } from "./level.ts";
import { movementSteps } from "./movement.ts";
import { isOnRoll, type Pupil } from "./pupil.ts";
import type { Scale } from "./scale.ts";

/** Everything one round (a point, a subject, a class or set) is worked out from. */
export type RoundFacts = {
  scale: Scale;
  subject: string;
  /** Academic year, by the year it starts in. */
  year: number;
  /** The points of the year, in the school's order. */
  points: readonly AssessmentPoint[];
  /** The point whose levels are collected. */
  point: AssessmentPoint;
  children: readonly TrackerChild[];
  /** Pupil → record of last year, for the baseline, and of this year. */
  lastYear: ReadonlyMap<string, Row>;
  thisYear: ReadonlyMap<string, Row>;
  today: Day;
};

/** A child's level at the last point before that has one: what "unchanged" and "moved" are against. */
export type EarlierLevel = {
  value: string;
  /** Id of that point; `baseline` for July's standing level. */
  point: string;
};

/** Why a child without a level is not carried forward: a person has to look. [CR5] */
export type MissingWhy =
  /** No level at any earlier point. */
  | "nothing-before"
  /** There was one here, and somebody took it away. */
  | "withdrawn"
  /** Two people's judgements of the earlier level differ. */
  | "differ"
  /** July's level is questioned. */
  | "questioned";

/**
 * One child who is asked for. `unchanged`, `moved`, `new` (nothing to compare with) have a level,
 * `marked` a reason for none; `ready` has none yet and stood somewhere before; `missing` needs a look.
 */
export type RoundChild = { pupil: Pupil; value: string | null } & (
  | { is: "unchanged" | "moved" | "ready"; earlier: EarlierLevel }
  | { is: "new" | "marked"; earlier: EarlierLevel | undefined }
  | { is: "missing"; why: MissingWhy; earlier: EarlierLevel | undefined }
);

export type RoundState = RoundChild["is"];

/** A class in one subject at one point: who is asked for, and how each stands. In the order given. */
export type CollectionRound = {
  point: AssessmentPoint;
  subject: string;
  children: readonly RoundChild[];
};

/**
 * Whether a level is asked for: on roll on the point's day. Whoever has left since is asked for no
 * more, but what was judged counts; an assessment of July is nobody's task in September. [CR2]
 */
export function isAskedFor(
  pupil: Pupil,
  point: AssessmentPoint,
  of: { today: Day; answered: boolean },
): boolean {
  if (point.season === "baseline" || !isOnRoll(pupil, point.date)) return false;
  return of.answered || pupil.left === null || pupil.left > of.today;
}

/** How every child who is asked for stands against where they stood before. [CR2] [CR3] */
export function collectionRound(facts: RoundFacts): CollectionRound {
  const { point, subject, today, thisYear } = facts;
  const cell = cellName(subject, point.id);
  const children = facts.children.flatMap(({ pupil }): RoundChild[] => {
    const answered = valueIn(thisYear.get(pupil.id), cell) !== undefined;
    return isAskedFor(pupil, point, { today, answered }) ? [childOf(facts, pupil)] : [];
  });
  return { point, subject, children };
}

function childOf(facts: RoundFacts, pupil: Pupil): RoundChild {
  const { scale } = facts;
  const entry = currentEntryIn(
    facts.thisYear.get(pupil.id),
    cellName(facts.subject, facts.point.id),
  );
  const { earlier, doubt } = earlierLevel(facts, pupil.id);
  const value = entry?.v ?? null;
  if (value !== null) {
    if (placeOf(scale, value)?.kind !== "rung") return { pupil, value, is: "marked", earlier };
    if (earlier === undefined) return { pupil, value, is: "new", earlier };
    const stays = value === earlier.value || movementSteps(scale, earlier.value, value) === 0;
    return { pupil, value, is: stays ? "unchanged" : "moved", earlier };
  }
  // Undone is as if it had never been judged; taken away by hand is somebody's word.
  const isUndone = entry?.how === "restored";
  if (entry !== undefined && !isUndone)
    return { pupil, value, is: "missing", why: "withdrawn", earlier };
  if (earlier === undefined) return { pupil, value, is: "missing", why: "nothing-before", earlier };
  if (doubt !== undefined) return { pupil, value, is: "missing", why: doubt, earlier };
  return { pupil, value, is: "ready", earlier };
}

/** The latest level before the point: of an earlier point of the year, else July's. [CR3] */
function earlierLevel(
  facts: RoundFacts,
  pupil: string,
): { earlier: EarlierLevel | undefined; doubt?: "differ" | "questioned" } {
  const { scale, subject, points } = facts;
  const [thisYear, lastYear] = [facts.thisYear.get(pupil), facts.lastYear.get(pupil)];
  const isLevel = (value: string) => placeOf(scale, value)?.kind === "rung";
  const at = points.findIndex((one) => one.id === facts.point.id);
  for (const { id, season } of points.slice(0, Math.max(at, 0)).reverse()) {
    const cell = cellName(subject, id);
    const value = season === "baseline" ? undefined : valueIn(thisYear, cell);
    if (value !== undefined && isLevel(value))
      return { earlier: { value, point: id }, ...differs(thisYear, cell) };
  }
  const july = baselineOf(lastYear, thisYear, subject);
  const value = july.entry?.v;
  if (value == null || !isLevel(value)) return { earlier: undefined };
  const earlier = { value, point: "baseline" };
  if (july.is === "challenged") return { earlier, doubt: "questioned" };
  return {
    earlier,
    ...differs(thisYear, cellName(subject, "baseline")),
    ...(july.is === "inherited" ? differs(lastYear, cellName(subject, "summer")) : {}),
  };
}

function differs(row: Row | undefined, cell: string): { doubt?: "differ" } {
  return conflictIn(row, cell).length > 0 ? { doubt: "differ" } : {};
}

/** How many children stand how; every child asked for counts once. [CR3] */
export function countRound(
  children: readonly RoundChild[],
): Readonly<Record<RoundState | "asked", number>> {
  const counts = { asked: 0, unchanged: 0, moved: 0, new: 0, marked: 0, ready: 0, missing: 0 };
  for (const child of children) {
    counts.asked += 1;
    counts[child.is] += 1;
  }
  return counts;
}

/** A child carried forward, the level, and the judgement that says so. */
export type CarriedForward = { pupil: string; value: string; edit: AddEdit };

/**
 * "These stand where they stood": a judgement for each child of `pupils` who has none yet, with the
 * value from before. Never in a closed point, never for a child without an earlier level, never over
 * anything that was judged here; so the second time it is nothing. [CR4] [CR5]
 */
export function carryForward(
  facts: RoundFacts,
  pupils: ReadonlySet<string>,
): readonly CarriedForward[] {
  const { year, subject, point } = facts;
  if (point.lockedAt !== null) return [];
  return collectionRound(facts).children.flatMap((child) => {
    if (child.is !== "ready" || !pupils.has(child.pupil.id)) return [];
    const pupil = child.pupil.id;
    const row = facts.thisYear.get(pupil);
    const { value } = child.earlier;
    const edit = judge({ row, pupil, year, subject, slot: point.id, value, how: "confirmed" });
    return [{ pupil, value, edit }];
  });
}
