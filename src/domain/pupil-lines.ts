import { aimIn, childRange } from "./aim.ts";
import type { AssessmentPoint } from "./assessment-point.ts";
import type { Day } from "./calendar.ts";
import type { Row } from "./change.ts";
import { type AttainmentBand, attainmentBand, momentOf, ownExpectedIndex } from "./expectation.ts";
import { baselineOf, cellName, conflictIn, type HistoryLine, historyIn } from "./judgement.ts";
import { placeOf, writeLevel } from "./level.ts";
import { movementSteps } from "./movement.ts";
import type { PointSeason, Rung, Scale } from "./scale.ts";

/** A child's academic year as far as it is known. */
export type PupilYear = {
  year: number;
  yearGroup: number;
  className: string;
  classId: string | null;
  /** In order. */
  points: readonly AssessmentPoint[];
  record: Row | undefined;
};

/** One point of one year in a child's life: what shows there, what was expected, who judged. */
export type PupilMoment = {
  /** `2026:autumn`. */
  key: string;
  year: number;
  yearGroup: number;
  name: string;
  season: PointSeason;
  date: Day;
  /** The scale that was in force. */
  scale: Scale;
  /** What shows; null when there is nothing. */
  value: string | null;
  /** As a teacher writes it; empty when there is nothing. */
  level: string;
  /** Row on the lines' scale; undefined without a level, or on another scale. */
  rung: Rung | undefined;
  /** Steps since the level before it on the lines' scale. */
  movement: number | undefined;
  /** Rows expected then, lowest and highest: the year group's, or the child's own. [AI4] */
  expected: { lo: Rung; hi: Rung } | undefined;
  /** An expectation was agreed for this child that year. */
  agreed: boolean;
  band: AttainmentBand | undefined;
  /** Where the own line stands, as a fraction of rows. [CP2] */
  own: number | undefined;
  conflict: boolean;
  /** Newest first. */
  history: readonly HistoryLine[];
};

/** A child in one subject over the years. */
export type PupilLines = {
  id: string;
  name: string;
  /** The scale of the latest year, on which the lines are drawn. */
  scale: Scale;
  /** In order of time, from the first with anything in it. [CP1] */
  moments: readonly PupilMoment[];
  /** Written; empty where there is none. */
  target: string;
  prediction: string;
};

/**
 * One child's judgements in one subject over the years with what was expected of them, and the line
 * from the child's own start. Undefined where the latest year has no scale. [CP1] [CP2]
 */
export function pupilLines(of: {
  subject: { id: string; name: string };
  scaleIn: (year: number) => Scale | undefined;
  /** Earliest first. */
  years: readonly PupilYear[];
}): PupilLines | undefined {
  const { subject, scaleIn, years } = of;
  const last = years.at(-1);
  const scale = last === undefined ? undefined : scaleIn(last.year);
  if (last === undefined || scale === undefined) return undefined;
  const all = years.flatMap((one, at) =>
    momentsOf(subject.id, scaleIn(one.year) ?? scale, one, years[at - 1]),
  );
  const first = all.findIndex(({ history, value }) => history.length > 0 || value !== null);
  const known = first < 0 ? [] : all.slice(first);
  const aim = (slot: "target" | "prediction") =>
    writeLevel(scale, aimIn(last.record, subject.id, slot)?.v);
  return {
    ...subject,
    scale,
    moments: onOneScale(scale, known),
    target: aim("target"),
    prediction: aim("prediction"),
  };
}

type Found = Omit<PupilMoment, "rung" | "movement" | "own">;

function momentsOf(
  subject: string,
  scale: Scale,
  { year, yearGroup, points, record }: PupilYear,
  before: PupilYear | undefined,
): Found[] {
  const july =
    before?.year === year - 1
      ? before.points.filter(({ season }) => season === "summer").at(-1)
      : undefined;
  const baseline = baselineOf(before?.record, record, subject, july?.id);
  const agreed = aimIn(record, subject, "expectation")?.v ?? undefined;
  return points.flatMap((point): Found[] => {
    const { id, name, season, date } = point;
    const cell = cellName(subject, id);
    const history = historyIn(record, cell);
    // July's own place is last year's summer; a baseline stands for itself when somebody put one.
    if (season === "baseline" && history.length === 0) return [];
    const value =
      season === "baseline"
        ? (baseline.entry?.v ?? null)
        : (history.find(({ is }) => is === "current")?.entry.v ?? null);
    const expected = childRange({
      scale,
      yearGroup,
      season,
      agreed,
      baseline: baseline.entry?.v ?? undefined,
    });
    const place = value === null ? undefined : placeOf(scale, value);
    return [
      {
        key: `${year}:${id}`,
        year,
        yearGroup,
        name,
        season,
        date,
        scale,
        value,
        level: writeLevel(scale, value),
        expected,
        agreed: agreed !== undefined,
        band:
          place?.kind === "rung" && expected !== undefined
            ? attainmentBand(expected, place.rung)
            : undefined,
        conflict: conflictIn(record, cell).length > 0,
        history,
      },
    ];
  });
}

/** Puts what can be put on the latest year's scale there, with movement and the own line. [CP2] */
function onOneScale(scale: Scale, found: readonly Found[]): PupilMoment[] {
  let before: string | undefined;
  let start: { rung: Rung; yearGroup: number; season: PointSeason } | undefined;
  return found.map((one) => {
    const alike = one.scale === scale || one.scale.id === scale.id;
    const place = alike && one.value !== null ? placeOf(scale, one.value) : undefined;
    const rung = place?.kind === "rung" ? place.rung : undefined;
    const movement =
      rung === undefined || before === undefined || one.value === null
        ? undefined
        : movementSteps(scale, before, one.value);
    if (rung !== undefined && one.value !== null) before = one.value;
    start ??= rung && { rung, yearGroup: one.yearGroup, season: one.season };
    const own =
      start === undefined
        ? undefined
        : ownExpectedIndex(
            scale,
            { rung: start.rung, ...momentOf(start.yearGroup, start.season) },
            momentOf(one.yearGroup, one.season),
          );
    return { ...one, expected: alike ? one.expected : undefined, rung, movement, own };
  });
}
