import { aimIn, childRange } from "./aim.ts";
import { type AssessmentPoint, pointAt } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { type FormPoint, formPoints, type TrackerForm } from "./class-tracker-form.ts";
import { type AttainmentBand, attainmentBand, expectedRange } from "./expectation.ts";
import { baselineOf, cellName, conflictIn, currentEntryIn } from "./judgement.ts";
import { placeOf, rungsOf, writeLevel } from "./level.ts";
import { movementSteps } from "./movement.ts";
import { plainName } from "./plain-name.ts";
import { firstName, type Pupil, shortNames } from "./pupil.ts";
import type { PointSeason, Rung, Scale } from "./scale.ts";

/** A child of the class, with the year group they are in this year (a class may hold two). */
export type TrackerChild = { pupil: Pupil; yearGroup: number };

/** Everything a class tracker is drawn from. */
export type TrackerFacts = {
  scale: Scale;
  subject: string;
  /** Academic year, by the year it starts in. */
  year: number;
  /** The points of the year in order; a baseline column is put first when none is among them. */
  points: readonly AssessmentPoint[];
  children: readonly TrackerChild[];
  /** Pupil → record of last year, for the baseline, and of this year. */
  lastYear: ReadonlyMap<string, Row>;
  thisYear: ReadonlyMap<string, Row>;
  /** What movement is counted from. */
  since: "baseline" | "previous";
  today: Day;
  /** The handbook's three columns in place of every point. [CT8] */
  form?: TrackerForm | undefined;
};

/** One name in one column. Plain values only, so that two can be compared cheaply. */
export type TrackerChip = {
  pupil: string;
  column: string;
  /** First name, with the fewest letters that make it unique in the class. */
  name: string;
  /** The value that shows; null when there is none. */
  value: string | null;
  /** As a teacher writes it: "3S", "P6", "Absent"; empty when there is none. */
  level: string;
  /** Index of the row; undefined for a child with no level. */
  rung: number | undefined;
  /** A level given whole, standing in its secure row. */
  unsplit: boolean;
  /** The fine value below the first level, shown on the chip. */
  fine: string | undefined;
  /** Steps since what movement is counted from; undefined when there is nothing to count from. */
  movement: number | undefined;
  /** Against what is expected of this child: the general expectation, or the one agreed. [AI4] */
  band: AttainmentBand | undefined;
  /** An expectation was agreed for this child in place of the general one. [AI3] */
  agreed: boolean;
  /** Two people judged apart; both are kept. [J3] */
  conflict: boolean;
  /** A baseline that one person has questioned: what they put; July's stands until two agree. [J6] */
  questioned: string | undefined;
  /** Whoever judged last wrote a reason. */
  noted: boolean;
  /** Only on this device so far. */
  unsent: boolean;
  /** Has left the school. */
  left: boolean;
  /** No level yet: drawn where the child stood before, with that value; see `class-tracker-standing.ts`. */
  stood?: string;
};

/** The rows expected of one year group at a column, by index, lowest and highest. */
export type TrackerRange = { yearGroup: number; lo: number; hi: number };

export type TrackerColumn = {
  id: string;
  name: string;
  /** The school's own name of the point, where the form gives it another. */
  of?: string | undefined;
  season: PointSeason;
  date: Day;
  /** `closed`: nothing new is taken. `open`: the point being filled now. `free`: another one that takes levels. */
  state: "closed" | "open" | "free";
  /** Empty where nothing is expected; one for each year group in the class. */
  expected: readonly TrackerRange[];
  /** Children on roll at the point, and how many of them have a level or a reason for none. */
  children: number;
  done: number;
};

export type TrackerRow = {
  rung: Rung;
  /** One list of names a column. */
  cells: readonly (readonly TrackerChip[])[];
};

/** Children without a level in a column, by the reason. */
export type TrackerGroup = {
  /** The non-grade's code, or: `none` still to do, `later` joined after the point, `left` gone, `off` a value the scale no longer has. */
  code: string;
  label: string;
  chips: readonly TrackerChip[];
};

export type TrackerScene = {
  columns: readonly TrackerColumn[];
  /** Highest step first, every step of the scale. */
  rows: readonly TrackerRow[];
  /** What stands at the foot of each column. */
  strips: readonly (readonly TrackerGroup[])[];
  /** Every chip, by pupil (in the order of their names on chips) and then in the columns' order. */
  chips: ReadonlyMap<string, readonly TrackerChip[]>;
};

export const BASELINE = "baseline";

/** The class tracker as numbers and names, before anything is drawn. ISP handbook, Appendix 4. */
export function classTrackerScene(facts: TrackerFacts): TrackerScene {
  const all = withBaseline(facts);
  const points: readonly FormPoint[] = facts.form === undefined ? all : formPoints(all, facts.form);
  const open = pointAt(
    all.filter((point) => point.lockedAt === null),
    facts.today,
  );
  const names = shortNames(facts.children.map((child) => child.pupil));
  const nameOf = (pupil: Pupil) => names.get(pupil.id) ?? firstName(pupil);
  const children = [...facts.children].sort(
    (a, b) =>
      compareText(plainName(nameOf(a.pupil)), plainName(nameOf(b.pupil))) ||
      compareText(a.pupil.id, b.pupil.id),
  );
  const chips = new Map(
    children.map((child) => [child.pupil.id, chipsOf(facts, points, child, nameOf(child.pupil))]),
  );
  const yearGroups = [...new Set(children.map((child) => child.yearGroup))].sort((a, b) => a - b);
  const strips = points.map((point, at) =>
    groupsOf(
      facts,
      point,
      children.map((child) => ({ child, chip: (chips.get(child.pupil.id) ?? [])[at] })),
    ),
  );
  const rungs = [...rungsOf(facts.scale)].reverse();
  return {
    columns: points.map((point, at) => {
      const away = (strips[at] ?? [])
        .filter((group) => group.code === "later" || group.code === "left")
        .reduce((sum, group) => sum + group.chips.length, 0);
      const none = (strips[at] ?? []).find((group) => group.code === "none")?.chips.length ?? 0;
      return {
        id: point.id,
        name: point.name,
        of: point.of,
        season: point.season,
        date: point.date,
        state: point.lockedAt !== null ? "closed" : point.id === open?.id ? "open" : "free",
        expected: yearGroups.flatMap((yearGroup) => {
          const range = expectedRange(facts.scale, yearGroup, point.season);
          return range === undefined ? [] : [{ yearGroup, lo: range.lo.index, hi: range.hi.index }];
        }),
        children: children.length - away,
        done: children.length - away - none,
      };
    }),
    rows: rungs.map((rung) => ({
      rung,
      cells: points.map((_, at) =>
        children.flatMap((child) => {
          const chip = (chips.get(child.pupil.id) ?? [])[at];
          return chip?.rung === rung.index ? [chip] : [];
        }),
      ),
    })),
    strips,
    chips,
  };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Without a point of its own the baseline can be looked at but not entered: it counts as closed. */
function withBaseline({ points, year }: TrackerFacts): readonly AssessmentPoint[] {
  if (points.some((point) => point.season === "baseline")) return points;
  const view = { id: BASELINE, name: "Baseline", season: BASELINE, year, order: -1 } as const;
  return [{ ...view, date: `${year}-07-15`, lockedAt: 0 }, ...points];
}

type Shown = {
  value: string | null;
  conflict: boolean;
  questioned?: string;
  noted: boolean;
  unsent: boolean;
};

/** What a child has in a column. [J2] [J3] [J5] */
function shownAt(facts: TrackerFacts, pupil: string, point: AssessmentPoint): Shown {
  const thisYear = facts.thisYear.get(pupil);
  const cell = cellName(facts.subject, point.id);
  const conflict = conflictIn(thisYear, cell).length > 0;
  if (point.season !== "baseline") {
    const entry = currentEntryIn(thisYear, cell);
    const noted = entry?.why !== undefined;
    return { value: entry?.v ?? null, conflict, noted, unsent: entry?.at === 0 };
  }
  const baseline = baselineOf(facts.lastYear.get(pupil), thisYear, facts.subject);
  const value = baseline.entry?.v ?? null;
  const noted =
    (baseline.is === "challenged" ? baseline.challenge : baseline.entry)?.why !== undefined;
  if (baseline.is !== "challenged")
    return { value, conflict, noted, unsent: baseline.entry?.at === 0 };
  const questioned = writeLevel(facts.scale, baseline.challenge.v);
  return { value, conflict, questioned, noted, unsent: baseline.challenge.at === 0 };
}

function chipsOf(
  facts: TrackerFacts,
  points: readonly AssessmentPoint[],
  { pupil, yearGroup }: TrackerChild,
  name: string,
): readonly TrackerChip[] {
  const chips: TrackerChip[] = [];
  /** The value movement is counted from, as far as the columns have been read. */
  let from: string | undefined;
  let baseline: string | undefined;
  const agreed = aimIn(facts.thisYear.get(pupil.id), facts.subject, "expectation")?.v ?? undefined;
  for (const point of points) {
    const { value, conflict, questioned, noted, unsent } = shownAt(facts, pupil.id, point);
    const place = value === null ? undefined : placeOf(facts.scale, value);
    const rung = place?.kind === "rung" ? place.rung : undefined;
    const { scale } = facts;
    const range = childRange({ scale, yearGroup, season: point.season, agreed, baseline });
    chips.push({
      pupil: pupil.id,
      column: point.id,
      name,
      value,
      level: writeLevel(facts.scale, value),
      rung: rung?.index,
      unsplit: place?.kind === "rung" && place.unsplit,
      fine: place?.kind === "rung" ? place.fine : undefined,
      movement: rung === undefined ? undefined : movementSteps(facts.scale, from, value),
      band: rung === undefined || range === undefined ? undefined : attainmentBand(range, rung),
      agreed: agreed !== undefined,
      conflict,
      questioned,
      noted,
      unsent,
      left: pupil.left !== null && pupil.left <= facts.today,
    });
    if (rung === undefined || value === null) continue;
    if (point.season === "baseline") baseline = value;
    if (facts.since === "previous" || point.season === "baseline") from = value;
  }
  return chips;
}

function groupsOf(
  { scale, year }: TrackerFacts,
  point: AssessmentPoint,
  all: readonly { child: TrackerChild; chip: TrackerChip | undefined }[],
): readonly TrackerGroup[] {
  const byCode = new Map<string, TrackerChip[]>();
  for (const { child, chip } of all) {
    if (chip === undefined || chip.rung !== undefined) continue;
    const code = codeOfGroup(child.pupil, point, chip, year);
    byCode.set(code, [...(byCode.get(code) ?? []), chip]);
  }
  const labels: readonly (readonly [string, string])[] = [
    ["none", "No level yet"],
    ...scale.nonGrades.map((nonGrade) => [nonGrade.code, nonGrade.label] as const),
    ["off", "Not on this scale"],
    ["later", "Joined later"],
    ["left", "Left"],
  ];
  return labels.flatMap(([code, label]) => {
    const chips = byCode.get(code);
    return chips === undefined ? [] : [{ code, label, chips }];
  });
}

function codeOfGroup(
  pupil: Pupil,
  point: AssessmentPoint,
  chip: TrackerChip,
  year: number,
): string {
  if (chip.value !== null) return chip.value.startsWith("!") ? chip.value : "off";
  // Someone who has left has nothing still to do, at no point of the year.
  if (chip.left) return "left";
  const at = point.season === "baseline" ? `${year}-08-31` : point.date;
  return pupil.arrived !== null && pupil.arrived > at ? "later" : "none";
}
