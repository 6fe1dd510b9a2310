import { useCallback, useMemo } from "react";
import { mayFinish, mayJudge, scaleOf } from "../../domain/access.ts";
import { type AssessmentPoint, pointAt, pointsOf } from "../../domain/assessment-point.ts";
import { academicYearOf, type Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import type { TrackerChild } from "../../domain/class-tracker.ts";
import { type CollectionBudget, collectionBudget } from "../../domain/collection-budget.ts";
import {
  changedSince,
  collectionDoneOf,
  collectionKey,
  sayCollected,
} from "../../domain/collection-done.ts";
import {
  type CollectionRound,
  collectionRound,
  countRound,
  type RoundFacts,
} from "../../domain/collection-round.ts";
import { recordKey } from "../../domain/judgement.ts";
import { membershipOf } from "../../domain/membership.ts";
import { pupilOf, shortNames } from "../../domain/pupil.ts";
import type { Scale } from "../../domain/scale.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { subjectsOf } from "../../domain/subject.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import { type View } from "../../storage/view.ts";
import { type RoundSteps, useRoundSteps } from "./use-round-steps.ts";

/** Who said that a subject's levels are all in, and what has changed since. */
export type SaidDone = { who: string; on: Day; changed: Day | undefined };

/** The round of one subject, with what this person may do in it. */
export type SubjectRound = CollectionRound & {
  id: string;
  name: string;
  scale: Scale;
  counts: ReturnType<typeof countRound>;
  done: SaidDone | undefined;
  /** Ids of the children whom this person may confirm where they stood. */
  toConfirm: readonly string[];
  mayFinish: boolean;
};

export type HeldRound = {
  schoolClass: SchoolClass;
  point: AssessmentPoint;
  points: readonly AssessmentPoint[];
  subjects: readonly SubjectRound[];
  /** Over the subjects this person judges here; over all of them for who judges none. */
  budget: CollectionBudget;
  /** Whether this person is the one who is asked. */
  isAsked: boolean;
  /** A child's name as on the chips. */
  nameOf: (pupil: string) => string;
  today: Day;
  /** Says that a subject's levels are all in, or takes it back; answers why it was not kept. */
  say: (subject: string, done: boolean) => Promise<string | undefined>;
} & RoundSteps;

/** Everything the round reads and writes. Undefined while read, and where nothing is collected. */
export function useCollectionRound(classId: string): HeldRound | undefined {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const commit = useCommit();
  const frame = useLive((view) => readFrame(view, classId), [classId]);
  const records = useLive((view) => readRecords(view, classId), [classId]);
  const year = frame?.schoolClass?.year;
  const point =
    year === undefined || year < academicYearOf(today)
      ? undefined
      : pointAt(
          (frame?.points ?? []).filter((one) => one.lockedAt === null),
          today,
        );
  const pointId = point?.id;
  const keys = useMemo(
    () =>
      (frame?.subjects ?? []).map(({ id }) =>
        collectionKey({ year: year ?? 0, point: pointId ?? "", class: classId, subject: id }),
      ),
    [frame, year, pointId, classId],
  );
  const said = useLive((view) => view.many("collection", keys), [keys]);

  const factsOf = useCallback(
    (subject: string): RoundFacts | undefined => {
      if (standing === undefined || frame === undefined || records === undefined) return undefined;
      const scale = scaleOf(standing.roster, subject, year);
      if (scale === undefined || point === undefined || year === undefined) return undefined;
      const { points, children } = frame;
      return { scale, subject, year, points, point, children, ...records, today };
    },
    [standing, frame, records, year, point, today],
  );
  const steps = useRoundSteps({
    records,
    factsOf,
    readRecords: useCallback((view: View) => readRecords(view, classId), [classId]),
  });

  return useMemo(() => {
    if (frame?.schoolClass === undefined || standing === undefined || records === undefined)
      return undefined;
    if (point === undefined || said === undefined || frame.children.length === 0) return undefined;
    const { schoolClass, points, children, names } = frame;
    const { year } = schoolClass;
    const who = (user: string) =>
      user === device.user ? "you" : (names.get(user) ?? "a colleague");
    const subjects = frame.subjects.flatMap(({ id, name }): SubjectRound[] => {
      const facts = factsOf(id);
      if (facts === undefined) return [];
      const of = { year, point: point.id, class: classId, subject: id };
      const row = said.get(collectionKey(of));
      const done = collectionDoneOf(row);
      const round = collectionRound(facts);
      return [
        {
          ...round,
          id,
          name,
          scale: facts.scale,
          counts: countRound(round.children),
          done:
            done === undefined || row === undefined
              ? undefined
              : {
                  who: who(done.by),
                  on: done.on,
                  changed: changedSince(
                    row,
                    of,
                    children.map(({ pupil }) => records.thisYear.get(pupil.id)),
                  ),
                },
          toConfirm: round.children.flatMap(({ is, pupil }) =>
            is === "ready" && mayJudge(standing, pupil.id, year, id) ? [pupil.id] : [],
          ),
          mayFinish: mayFinish(standing, of),
        },
      ];
    });
    const mine = subjects.filter(({ id }) =>
      children.some(({ pupil }) => mayJudge(standing, pupil.id, year, id)),
    );
    const isAsked = mine.length > 0 && standing.role !== "senior-leader";
    const pupils = children.map(({ pupil }) => pupil);
    const short = shortNames(pupils);
    return {
      schoolClass,
      point,
      points,
      subjects,
      budget: collectionBudget({
        subjects: (isAsked ? mine : subjects).map(({ id }) => id),
        points,
        pupils,
        thisYear: records.thisYear,
        today,
      }),
      isAsked,
      nameOf: (pupil) => short.get(pupil) ?? "",
      today,
      say: async (subject, done) => {
        const of = { year, point: point.id, class: classId, subject };
        return sayCommit(await commit([sayCollected(of, { done, by: device.user, on: today })]));
      },
      ...steps,
    };
  }, [frame, standing, records, point, said, factsOf, steps, device, commit, classId, today]);
}

/** Records by pupil, as far as a round is worked out from them. */
export type RoundRecords = Pick<RoundFacts, "lastYear" | "thisYear">;

async function membersOf(view: View, classId: string) {
  return (await view.found("membership", classId)).flatMap((one) => membershipOf(one) ?? []);
}

async function readFrame(view: View, classId: string) {
  const row = await view.row("class", classId);
  const schoolClass = row === undefined ? undefined : classOf(row);
  const memberships = await membersOf(view, classId);
  const pupils = await view.many(
    "pupil",
    memberships.map((one) => one.pupil),
  );
  const staff = await view.rows("staff");
  return {
    schoolClass,
    children: memberships.flatMap(({ pupil, yearGroup }): TrackerChild[] => {
      const found = pupils.get(pupil);
      return found === undefined ? [] : [{ pupil: pupilOf(found), yearGroup }];
    }),
    points: schoolClass === undefined ? [] : pointsOf(await view.rows("point"), schoolClass.year),
    subjects: subjectsOf(await view.rows("subject")),
    names: new Map(
      staff.flatMap(({ k, f }) => (typeof f.name === "string" ? [[k, f.name] as const] : [])),
    ),
  };
}

async function readRecords(view: View, classId: string): Promise<RoundRecords> {
  const keyed = (await membersOf(view, classId)).flatMap(({ pupil, year }) => [
    { pupil, now: true, key: recordKey(pupil, year) },
    { pupil, now: false, key: recordKey(pupil, year - 1) },
  ]);
  const rows = await view.many(
    "attainment",
    keyed.map(({ key }) => key),
  );
  const of = (now: boolean) =>
    new Map(
      keyed.flatMap((one): [string, Row][] => {
        const row = rows.get(one.key);
        return one.now !== now || row === undefined ? [] : [[one.pupil, row]];
      }),
    );
  return { lastYear: of(false), thisYear: of(true) };
}
