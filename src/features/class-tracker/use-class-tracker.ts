import { useMemo } from "react";
import { mayJudge, scaleOf } from "../../domain/access.ts";
import { pointsOf } from "../../domain/assessment-point.ts";
import type { Row } from "../../domain/change.ts";
import type { TrackerForm } from "../../domain/class-tracker-form.ts";
import {
  classTrackerScene,
  type TrackerChild,
  type TrackerFacts,
  type TrackerScene,
} from "../../domain/class-tracker.ts";
import { recordKey } from "../../domain/judgement.ts";
import { membershipOf } from "../../domain/membership.ts";
import { pupilOf } from "../../domain/pupil.ts";
import { keyParts } from "../../domain/schema.ts";
import { classOf, type SchoolClass } from "../../domain/school-class.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { listAttention } from "../../storage/saving.ts";
import { useDevice, useLive, useSchoolDay, useStanding } from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";
import { type TrackerJudging, useTrackerJudging, withOwn } from "./use-tracker-judging.ts";
import { type WaitingJudgement, waitingJudgements } from "./waiting-judgement.ts";

export type ClassTracker = TrackerJudging & {
  /** The school's name; empty until the device has it. */
  school: string;
  schoolClass: SchoolClass;
  /** "Miss Okafor", "Mr Ames and Mrs Khan"; empty when nobody teaches the class yet. */
  teachers: string;
  subjects: readonly Subject[];
  subject: Subject;
  facts: TrackerFacts;
  scene: TrackerScene;
  user: string;
  /** This device's id: to tell one's own work here from that elsewhere. */
  device: string;
  /** Whether this person may judge the child in this subject. */
  mayJudge: (pupil: string) => boolean;
  /** Why nobody here may be judged by this person; undefined when somebody may. */
  readOnly: string | undefined;
  /** Whether this person may put children into the class. */
  mayAddChildren: boolean;
  /** "you", or a colleague's name. */
  who: (user: string) => string;
  /** This person's own judgements in the subject that the school has not taken up, latest first. */
  waiting: readonly WaitingJudgement[];
};

/** Undefined while the device is read; `missing` when it holds no such class or subject. */
export type ClassTrackerAnswer = ClassTracker | { missing: "class" | "subject" } | undefined;

/** Everything the class tracker reads and writes: the only part of it that knows of storage. */
export function useClassTracker(
  classId: string,
  subjectId: string,
  since: TrackerFacts["since"],
  form?: TrackerForm,
): ClassTrackerAnswer {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const frame = useLive((view) => readFrame(view, classId), [classId]);
  const records = useLive((view) => readRecords(view, classId), [classId]);
  const attention = useLive(() => listAttention(device), [device]);

  const subject =
    frame?.subjects.find((one) => one.id === subjectId) ??
    (subjectId === "" ? frame?.subjects[0] : undefined);
  const year = frame?.schoolClass?.year;
  const scale =
    standing === undefined || subject === undefined
      ? undefined
      : scaleOf(standing.roster, subject.id, year);

  const read = useMemo<TrackerFacts | undefined>(() => {
    if (frame?.schoolClass === undefined || subject === undefined) return undefined;
    if (records === undefined || scale === undefined) return undefined;
    const { children, points } = frame;
    const { year } = frame.schoolClass;
    return { scale, subject: subject.id, year, points, children, ...records, since, today, form };
  }, [frame, records, scale, subject, since, today, form]);

  const { own, put, putAll, restore, latest } = useTrackerJudging(read);
  // What was just judged is on the disk: it is drawn without waiting to be read from there.
  const facts = useMemo(() => read && withOwn(read, own), [read, own]);
  const scene = useMemo(
    () => (facts === undefined ? undefined : classTrackerScene(facts)),
    [facts],
  );

  return useMemo(() => {
    if (frame === undefined || standing === undefined) return undefined;
    if (frame.schoolClass === undefined) return { missing: "class" };
    if (subject === undefined) return { missing: "subject" };
    if (facts === undefined || scene === undefined) return undefined;
    const may = (pupil: string) => mayJudge(standing, pupil, facts.year, subject.id);
    const nobody =
      facts.children.length > 0 && !facts.children.some((child) => may(child.pupil.id));
    return {
      school: frame.school,
      schoolClass: frame.schoolClass,
      teachers: writeNames(frame.teachers),
      subjects: frame.subjects,
      subject,
      facts,
      scene,
      user: device.user,
      device: device.id,
      mayJudge: may,
      mayAddChildren: standing.role === "administrator",
      readOnly: nobody ? sayReadOnly(standing.role === "assistant", frame.teachers) : undefined,
      who: (user) => (user === device.user ? "you" : (frame.names.get(user) ?? "a colleague")),
      put,
      putAll,
      restore,
      latest,
      waiting: waitingJudgements(attention ?? [], facts.year, subject.id),
    };
  }, [frame, standing, subject, facts, scene, device, put, putAll, restore, latest, attention]);
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

type Frame = {
  school: string;
  schoolClass: SchoolClass | undefined;
  children: readonly TrackerChild[];
  points: TrackerFacts["points"];
  subjects: readonly Subject[];
  teachers: readonly string[];
  names: ReadonlyMap<string, string>;
};

async function readFrame(view: View, classId: string): Promise<Frame> {
  const school = (await view.row("school", "school"))?.f.name;
  const row = await view.row("class", classId);
  const schoolClass = row === undefined ? undefined : classOf(row);
  const memberships = (await view.found("membership", classId)).flatMap(
    (one) => membershipOf(one) ?? [],
  );
  const pupils = await view.many(
    "pupil",
    memberships.map((one) => one.pupil),
  );
  const staff = await view.rows("staff");
  const names = new Map(
    staff.map((one) => [one.k, typeof one.f.name === "string" ? one.f.name : ""]),
  );
  const taught = await view.found("staff-class", classId);
  return {
    school: typeof school === "string" ? school : "",
    schoolClass,
    children: memberships.flatMap(({ pupil, yearGroup }) => {
      const found = pupils.get(pupil);
      return found === undefined ? [] : [{ pupil: pupilOf(found), yearGroup }];
    }),
    points: schoolClass === undefined ? [] : pointsOf(await view.rows("point"), schoolClass.year),
    subjects: subjectsOf(await view.rows("subject")),
    teachers: taught.flatMap((one) => {
      const name = names.get(keyParts(one.t, one.k)?.user ?? "");
      return one.f.as === "teacher" && name !== undefined ? [name] : [];
    }),
    names,
  };
}

type Records = Pick<TrackerFacts, "lastYear" | "thisYear">;

async function readRecords(view: View, classId: string): Promise<Records> {
  const memberships = (await view.found("membership", classId)).flatMap(
    (one) => membershipOf(one) ?? [],
  );
  const keyed = memberships.flatMap(({ pupil, year }) => [
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
