import { pointsOf } from "../../src/domain/assessment-point.ts";
import type { Entry, Row } from "../../src/domain/change.ts";
import { type ClassList, classList, type ListFacts } from "../../src/domain/class-list.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { membershipOf } from "../../src/domain/membership.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { DEFAULT_SUBJECTS } from "../../src/domain/subject.ts";
import { CLASSES, record, smallSchool, TODAY } from "./small-school.ts";

export const SHOWS_ALL = {
  without: new Set<string>(),
  points: "all",
  target: false,
  prediction: false,
  before: false,
} as const;

type Put = Readonly<Record<string, Readonly<Record<string, readonly Entry[]>>>>;

/** Oak as a list, with what a test puts into this year's records. Its teacher may judge everybody. */
export function oakFacts(put: Put = {}, more: Partial<ListFacts> = {}): ListFacts {
  const { rows } = smallSchool();
  const children = rows
    .flatMap((row) => membershipOf(row) ?? [])
    .filter((one) => one.class === CLASSES.oak)
    .map((one) => ({
      pupil: pupilOf(rows.find((row) => row.t === "pupil" && row.k === one.pupil)!),
      yearGroup: one.yearGroup,
    }));
  const recordsOf = (year: number) =>
    new Map(
      rows
        .filter((row) => row.t === "attainment" && row.k.endsWith(`:${year}`))
        .map((row): [string, Row] => [row.k.split(":")[0]!, row]),
    );
  const thisYear = recordsOf(2026);
  for (const [pupil, cells] of Object.entries(put)) {
    const held = thisYear.get(pupil) ?? record(pupil, 2026, {});
    thisYear.set(pupil, { ...held, c: { ...held.c, ...cells } });
  }
  return {
    year: 2026,
    points: pointsOf(rows, 2026),
    children,
    lastYear: recordsOf(2025),
    thisYear,
    today: TODAY,
    subjects: DEFAULT_SUBJECTS.map(({ id, name }) => ({
      id,
      name,
      scale: LEVELS,
      lastScale: LEVELS,
    })),
    shows: SHOWS_ALL,
    mayJudge: () => true,
    ...more,
  };
}

export function oakList(put: Put = {}, more: Partial<ListFacts> = {}): ClassList {
  return classList(oakFacts(put, more));
}
