import { useMemo, useState } from "react";
import { mayJudge, scaleOf } from "../../domain/access.ts";
import { pointsOf } from "../../domain/assessment-point.ts";
import type { Row } from "../../domain/change.ts";
import { withValueToCome } from "../../domain/class-list-to-come.ts";
import {
  type ClassList,
  classList,
  type ListFacts,
  type ListShows,
} from "../../domain/class-list.ts";
import type { TrackerChild } from "../../domain/class-tracker.ts";
import { cellName, recordKey } from "../../domain/judgement.ts";
import { membershipOf } from "../../domain/membership.ts";
import { pupilOf } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { subjectsOf } from "../../domain/subject.ts";
import { useDevice, useLive, useSchoolDay, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";
import { type ListJudging, type ListRecords, useListJudging } from "./use-list-judging.ts";

export type ClassListHeld = {
  schoolClass: SchoolClass;
  teachers: string;
  facts: ListFacts;
  list: ClassList;
  user: string;
  /** Why nobody here may be judged by this person; undefined when somebody may. */
  readOnly: string | undefined;
  /** Whether this person may put children into the class. */
  mayAddChildren: boolean;
  who: (user: string) => string;
} & Pick<ListJudging, "put" | "restore" | "latest">;

export type ClassListAnswer = ClassListHeld | { missing: "class" } | undefined;

/** Everything the list reads and writes: the only part of it that knows of storage. */
export function useClassList(classId: string, shows: ListShows): ClassListAnswer {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const frame = useLive((view) => readFrame(view, classId), [classId]);
  const records = useLive((view) => readRecords(view, classId), [classId]);
  const judging = useListJudging(frame?.schoolClass?.year, records);

  const facts = useMemo<ListFacts | undefined>(() => {
    if (frame?.schoolClass === undefined || records === undefined || standing === undefined)
      return undefined;
    const { children, points, schoolClass } = frame;
    const { year } = schoolClass;
    const subjects = frame.subjects.flatMap(({ id, name }) => {
      const scale = scaleOf(standing.roster, id, year);
      if (scale === undefined) return [];
      return [{ id, name, scale, lastScale: scaleOf(standing.roster, id, year - 1) ?? scale }];
    });
    const may = (pupil: string, subject: string) => mayJudge(standing, pupil, year, subject);
    const thisYear = new Map(records.thisYear);
    for (const { pupil, subject, slot, value } of judging.toCome) {
      const cell = cellName(subject, slot);
      const of = { pupil, year, cell, value, by: device.user };
      thisYear.set(pupil, withValueToCome(thisYear.get(pupil), of));
    }
    const { lastYear } = records;
    return { year, points, children, lastYear, thisYear, today, subjects, shows, mayJudge: may };
  }, [frame, records, standing, today, shows, judging.toCome, device]);

  // Drawn from what was drawn before, so that what is unchanged stays the same.
  const [drawn, setDrawn] = useState<{ facts: ListFacts; list: ClassList }>();
  let list = drawn?.list;
  if (facts !== undefined && drawn?.facts !== facts) {
    list = classList(facts, list);
    setDrawn({ facts, list });
  }

  const { put, restore, latest } = judging;
  return useMemo(() => {
    if (frame === undefined || standing === undefined) return undefined;
    if (frame.schoolClass === undefined) return { missing: "class" };
    if (facts === undefined || list === undefined) return undefined;
    const nobody =
      facts.children.length > 0 &&
      !facts.children.some((child) =>
        facts.subjects.some((subject) => facts.mayJudge(child.pupil.id, subject.id)),
      );
    return {
      schoolClass: frame.schoolClass,
      teachers: writeNames(frame.teachers),
      facts,
      list,
      user: device.user,
      mayAddChildren: standing.role === "administrator",
      readOnly: nobody ? sayReadOnly(standing.role === "assistant", frame.teachers) : undefined,
      who: (user) => (user === device.user ? "you" : (frame.names.get(user) ?? "a colleague")),
      put,
      restore,
      latest,
    };
  }, [frame, standing, facts, list, device, put, restore, latest]);
}

function sayReadOnly(assistant: boolean, teachers: readonly string[]): string {
  const whose = teachers.length === 0 ? "this class’s teacher" : writeNames(teachers);
  return assistant
    ? `You can look at everything here. Levels are given by ${whose}; your school has not opened judging to assistants.`
    : `You can look at everything here. Levels are given by ${whose} and senior leaders.`;
}

function writeNames(names: readonly string[]): string {
  return names.length < 2
    ? names.join("")
    : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;
}

async function membersOf(view: View, classId: string) {
  return (await view.found("membership", classId)).flatMap((one) => membershipOf(one) ?? []);
}

async function readFrame(view: View, classId: string) {
  // Side by side: one after the other, each would wait for the disk again.
  const members = membersOf(view, classId);
  const [row, memberships, pupils, staff, taught, points, subjects] = await Promise.all([
    view.row("class", classId),
    members,
    members.then((all) =>
      view.many(
        "pupil",
        all.map((one) => one.pupil),
      ),
    ),
    view.rows("staff"),
    view.found("staff-class", classId),
    view.rows("point"),
    view.rows("subject"),
  ]);
  const schoolClass = row === undefined ? undefined : classOf(row);
  const names = new Map(
    staff.map((one) => [one.k, typeof one.f.name === "string" ? one.f.name : ""]),
  );
  return {
    schoolClass,
    children: memberships.flatMap(({ pupil, yearGroup }): TrackerChild[] => {
      const found = pupils.get(pupil);
      return found === undefined ? [] : [{ pupil: pupilOf(found), yearGroup }];
    }),
    points: schoolClass === undefined ? [] : pointsOf(points, schoolClass.year),
    subjects: subjectsOf(subjects),
    teachers: taught.flatMap((one) => {
      const name = names.get(keyParts(one.t, one.k)?.user ?? "");
      return one.f.as === "teacher" && name !== undefined ? [name] : [];
    }),
    names,
  };
}

async function readRecords(view: View, classId: string): Promise<ListRecords> {
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
