import { useMemo } from "react";
import { type ClassInsight, classInsight, insightKeys } from "../domain/class-insight.ts";
import type { TrackerChild } from "../domain/class-tracker.ts";
import { interventionPupilKey, interventionsOf } from "../domain/intervention.ts";
import { membershipOf } from "../domain/membership.ts";
import { compareByName, pupilOf } from "../domain/pupil.ts";
import { classOf, type SchoolClass } from "../domain/school-class.ts";
import { subjectsOf } from "../domain/subject.ts";
import { targetGroupKey } from "../domain/target-group.ts";
import { useLive, useSchoolDay, useStanding } from "./use-live.ts";
import type { View } from "./view.ts";

/** A class with its children in register order, those who have left too, and what is known of them. */
export type ClassHere = {
  schoolClass: SchoolClass;
  children: readonly TrackerChild[];
  insight: ClassInsight;
};

/**
 * What is known of a class for a progress meeting, kept up to date with every judgement. Undefined
 * until the device has been read, null when it holds no such class.
 */
export function useClassInsight(classId: string): ClassHere | null | undefined {
  const standing = useStanding();
  const today = useSchoolDay();
  const read = useLive((view) => readClass(view, classId), [classId]);
  const roster = standing?.roster;
  return useMemo(() => {
    if (read === undefined || roster === undefined) return undefined;
    if (read === null) return null;
    const { schoolClass, children, rows } = read;
    const { year } = schoolClass;
    return {
      schoolClass,
      children,
      insight: classInsight({ rows, roster, children, year, today }),
    };
  }, [read, roster, today]);
}

async function readClass(view: View, classId: string) {
  const row = await view.row("class", classId);
  const schoolClass = row === undefined ? undefined : classOf(row);
  if (schoolClass === undefined) return null;
  const places = (await view.found("membership", classId)).flatMap(
    (one) => membershipOf(one) ?? [],
  );
  const pupils = await view.many(
    "pupil",
    places.map(({ pupil }) => pupil),
  );
  const children = places
    .flatMap(({ pupil, yearGroup }): TrackerChild[] => {
      const found = pupils.get(pupil);
      return found === undefined ? [] : [{ pupil: pupilOf(found), yearGroup }];
    })
    .sort((a, b) => compareByName(a.pupil, b.pupil));
  const ids = children.map(({ pupil }) => pupil.id);
  const point = await view.rows("point");
  const keys = insightKeys(ids, point, schoolClass.year);
  const subjects = subjectsOf(await view.rows("subject"));
  const intervention = await view.rows("intervention");
  const some = async (t: Parameters<View["many"]>[0], keys: readonly string[]) => [
    ...(await view.many(t, keys)).values(),
  ];
  const targets = ids.flatMap((pupil) =>
    subjects.map(({ id }) => targetGroupKey(pupil, schoolClass.year, id)),
  );
  const given = ids.flatMap((pupil) =>
    interventionsOf(intervention).map(({ id }) => interventionPupilKey(pupil, id)),
  );
  return {
    schoolClass,
    children,
    rows: {
      school: await view.row("school", "school"),
      point,
      membership: await some("membership", keys),
      attainment: await some("attainment", keys),
      "target-group": await some("target-group", targets),
      intervention,
      "intervention-pupil": await some("intervention-pupil", given),
      "meeting-action": await view.found("meeting-action", schoolClass.id),
    },
  };
}
