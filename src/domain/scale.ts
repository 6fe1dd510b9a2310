/**
 * A scale is data: bands (levels, years) of steps, a floor below them, and what is expected when.
 * `ladder`: a child is expected to climb it. `relative`: staying put is expected progress, so
 * nobody on it can be *stuck*. Source: research/domain.md §1, §2, §5; ISP handbook Appendices 3, 4.
 */
export type Scale = {
  id: string;
  name: string;
  kind: "ladder" | "relative";
  /** The undivided row under the bands; its fine values are kept but share the row. */
  floor?: { code: string; label: string; points: number; fine: readonly FineValue[] };
  /** Lowest first. */
  bands: readonly Band[];
  /** Lowest first; empty when a band is not divided. `aliases` are the other notation (c b a). */
  steps: readonly Step[];
  /** A band given whole ("Level 3", as key stage 1 reports it) sits at this step, marked unsplit. */
  wholeBandAt?: string;
  /** Rung code → points; only for groups, never for a child. */
  points: Readonly<Record<string, number>>;
  nonGrades: readonly NonGrade[];
  /** Lowest and highest rung expected, by year group and time of the year. */
  expectations: readonly Expectation[];
  /** Steps a child on track climbs in a year, by year group. */
  pace: readonly { yearGroups: readonly number[]; stepsAYear: number }[];
};

export type Band = { code: string; label: string; aliases?: readonly string[] };
export type Step = { code: string; label: string; aliases: readonly string[] };
/** `rank` orders the fine values that are a ladder of their own (P levels); others have none. */
export type FineValue = { code: string; label: string; points: number; rank?: number };

/** A mark that says why there is no level. Never null, never low attainment. */
export type NonGrade = {
  /** Stored as this code, which begins with "!" so that no level can ever look like it. */
  code: string;
  /** What a teacher types. */
  key: string;
  label: string;
};

export type Expectation = {
  /** 0 Reception, 1–6. */
  yearGroup: number;
  season: Season;
  lo: string;
  hi: string;
};

/** The time of year an assessment point stands for, whatever the school calls it. */
export const SEASONS = ["autumn", "spring", "summer"] as const;
export type Season = (typeof SEASONS)[number];
/** A year's first point looks back: *baseline* is last July's result, carried forward. */
export const POINT_SEASONS = ["baseline", ...SEASONS] as const;
export type PointSeason = (typeof POINT_SEASONS)[number];

/** One row of the grid, lowest first; `index` 0 is the floor when the scale has one. */
export type Rung = {
  index: number;
  code: string;
  label: string;
  band: Band | undefined;
  step: Step | undefined;
  points: number;
};
