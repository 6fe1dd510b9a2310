import { useCallback, useMemo } from "react";
import { roleOf, SEES_ALL, type Standing, scaleOf } from "../../domain/access.ts";
import { withoutTwins } from "../../domain/action-twins.ts";
import { type AssessmentPoint, pointsOf } from "../../domain/assessment-point.ts";
import { academicYearOf, type Day } from "../../domain/calendar.ts";
import type { Row } from "../../domain/change.ts";
import { collectionDoneOf, collectionKey } from "../../domain/collection-done.ts";
import type { Edit } from "../../domain/edit.ts";
import { recordKey } from "../../domain/judgement.ts";
import type { LastHeard } from "../../domain/last-heard.ts";
import { type MeetingAction, meetingActionsOf } from "../../domain/meeting-action.ts";
import { type MeetingReadiness, meetingReadiness } from "../../domain/meeting-readiness.ts";
import { type MeetingRound, meetingRoundsOf } from "../../domain/meeting-round.ts";
import { type Meeting, meetingBefore, meetingsOf } from "../../domain/meeting.ts";
import { type Membership, membershipOf } from "../../domain/membership.ts";
import { ownId } from "../../domain/own-id.ts";
import { isOnRoll, type Pupil, pupilOf, shortNames } from "../../domain/pupil.ts";
import { keyParts, type Role } from "../../domain/schema.ts";
import { classesOf, type SchoolClass } from "../../domain/school-class.ts";
import { classScope } from "../../domain/scope.ts";
import { type StaffMeeting, staffMeetingsOf } from "../../domain/staff-meeting.ts";
import { type Subject, subjectsOf } from "../../domain/subject.ts";
import { sayCommit } from "../../storage/commit.ts";
import {
  useCommit,
  useDevice,
  useLive,
  useSchoolDay,
  useStanding,
} from "../../storage/use-live.ts";
import type { View } from "../../storage/view.ts";
import { type CalendarMeetings, calendarMeetings } from "./calendar-meetings.ts";

/** Somebody who may come to a meeting. */
export type StaffHere = { user: string; name: string; role: Role };

/** A class this person may see, with who teaches it and how many children are in it today. */
export type ClassHere = {
  schoolClass: SchoolClass;
  teachers: readonly string[];
  children: number;
};

export type MeetingsHeld = {
  today: Day;
  /** The present academic year. */
  year: number;
  user: string;
  role: Role | undefined;
  /** Whether this person answers for more than a class. */
  leads: boolean;
  /** Whether this person plans rounds. [MA2] */
  plans: boolean;
  rounds: readonly MeetingRound[];
  /** Classes of a year this person sees, in year order. */
  classesOf: (year: number) => readonly ClassHere[];
  /** Whom the person teaches or helps in this year. */
  own: readonly ClassHere[];
  /** Everyone on the staff but governors, by name. */
  staff: readonly StaffHere[];
  nameOf: (user: string) => string;
  subjects: readonly Subject[];
  pointsOf: (year: number) => readonly AssessmentPoint[];
  meetings: readonly Meeting[];
  staffMeetings: readonly StaffMeeting[];
  calendar: CalendarMeetings;
  actions: readonly MeetingAction[];
  /** What a class has of the levels of a point, and of what was agreed last time. [MR3] */
  readinessOf: (of: {
    schoolClass: SchoolClass;
    round: MeetingRound | undefined;
    meeting: Meeting | undefined;
    heard: LastHeard | undefined;
  }) => MeetingReadiness | undefined;
  /** A child's name as on the class's chips. */
  childName: (pupil: string) => string;
  newId: () => string;
  /** Answers why it was not kept, or undefined once it is on the disk. */
  save: (edits: readonly Edit[]) => Promise<string | undefined>;
};

const TABLES = [
  "class",
  "staff",
  "staff-class",
  "subject",
  "point",
  "meeting-round",
  "meeting",
  "staff-meeting",
  "meeting-action",
] as const;
type Frame = Record<(typeof TABLES)[number], readonly Row[]>;

async function readFrame(view: View): Promise<Frame> {
  const read = await Promise.all(TABLES.map(async (t) => [t, await view.rows(t)] as const));
  return Object.fromEntries(read) as Record<(typeof TABLES)[number], Row[]>;
}

const LEVEL_TABLES = ["pupil", "membership", "attainment", "collection"] as const;
type Levels = {
  pupils: ReadonlyMap<string, Pupil>;
  ofClass: ReadonlyMap<string, readonly Membership[]>;
  records: ReadonlyMap<string, Row>;
  said: ReadonlyMap<string, Row>;
};

async function readLevels(view: View): Promise<Levels> {
  const [pupils, memberships, records, said] = await Promise.all(
    LEVEL_TABLES.map((t) => view.rows(t)),
  );
  const ofClass = new Map<string, Membership[]>();
  for (const row of memberships ?? []) {
    const one = membershipOf(row);
    if (one === undefined || one.class === null) continue;
    const held = ofClass.get(one.class);
    if (held === undefined) ofClass.set(one.class, [one]);
    else held.push(one);
  }
  return {
    pupils: new Map((pupils ?? []).map((row) => [row.k, pupilOf(row)])),
    ofClass,
    records: new Map((records ?? []).map((row) => [row.k, row])),
    said: new Map((said ?? []).map((row) => [row.k, row])),
  };
}

/** Rounds, meetings and how far each class is for its own. Undefined while the device is read. */
export function useMeetingRounds(): MeetingsHeld | undefined {
  const device = useDevice();
  const standing = useStanding();
  const today = useSchoolDay();
  const commit = useCommit();
  const frame = useLive(readFrame, []);
  const levels = useLive(readLevels, []);
  const save = useCallback(
    async (edits: readonly Edit[]) => sayCommit(await commit(edits)),
    [commit],
  );
  return useMemo(() => {
    if (frame === undefined || levels === undefined || standing === undefined) return undefined;
    const { role, user } = standing;
    const year = academicYearOf(today);
    const classes = (of: number) =>
      classesHere(frame, standing, of, today).map((one) => ({
        ...one,
        children: childrenIn(levels, one.schoolClass.id, today),
      }));
    const names = new Map(frame.staff.map((row) => [row.k, String(row.f.name)]));
    const points = new Map<number, AssessmentPoint[]>();
    const pointsIn = (of: number) => {
      const held = points.get(of) ?? pointsOf(frame.point, of);
      points.set(of, held);
      return held;
    };
    const short = shortNames([...levels.pupils.values()]);
    const meetings = meetingsOf(frame.meeting);
    const actions = withoutTwins(meetingActionsOf(frame["meeting-action"]));
    return {
      today,
      year,
      user,
      role,
      leads: role !== undefined && SEES_ALL.includes(role),
      plans: role === "administrator" || role === "senior-leader",
      rounds: meetingRoundsOf(frame["meeting-round"]),
      classesOf: classes,
      own: classes(year).filter(
        ({ schoolClass }) => standing.roster.teaching.get(schoolClass.id)?.has(user) === true,
      ),
      staff: staffHere(frame.staff, today),
      nameOf: (of) => (of === user ? "you" : (names.get(of) ?? "somebody who left")),
      subjects: subjectsOf(frame.subject),
      pointsOf: pointsIn,
      meetings,
      staffMeetings: staffMeetingsOf(frame["staff-meeting"]),
      calendar: calendarMeetings(frame, today),
      actions,
      readinessOf: ({ schoolClass, round, meeting, heard }) =>
        readiness({ standing, levels, today, meetings, actions }, pointsIn(schoolClass.year), {
          schoolClass,
          round,
          meeting,
          heard,
          subjects: meeting?.subjects ?? round?.subjects ?? [],
        }),
      childName: (pupil) => short.get(pupil) ?? "a child",
      newId: () => ownId(device.user, device.randomHex(8)),
      save,
    };
  }, [frame, levels, standing, today, device, save]);
}

/** How many of a class's list are on roll. */
function childrenIn(levels: Levels, schoolClass: string, today: Day): number {
  const list = levels.ofClass.get(schoolClass) ?? [];
  return list.filter(({ pupil }) => {
    const child = levels.pupils.get(pupil);
    return child !== undefined && isOnRoll(child, today);
  }).length;
}

function classesHere(
  frame: Frame,
  standing: Standing,
  year: number,
  today: Day,
): Omit<ClassHere, "children">[] {
  const teachers = new Map<string, string[]>();
  for (const row of frame["staff-class"]) {
    const { user = "", class: id = "" } = keyParts(row.t, row.k) ?? {};
    // Who leaves at Christmas is the class's teacher until then.
    if (row.f.as === "teacher" && roleOf(standing.roster, user, today) !== undefined)
      teachers.set(id, [...(teachers.get(id) ?? []), user]);
  }
  return classesOf(frame.class, year)
    .filter(({ id }) => standing.grants.sees.has(classScope(id)))
    .map((schoolClass) => ({ schoolClass, teachers: teachers.get(schoolClass.id) ?? [] }));
}

function staffHere(rows: readonly Row[], today: Day): StaffHere[] {
  return rows
    .filter(({ f }) => typeof f.left !== "string" || f.left > today)
    .filter(({ f }) => f.role !== "governor")
    .map((row) => ({ user: row.k, name: String(row.f.name), role: row.f.role as Role }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}

/** How far a class is, from everything that is on this device. [MR3] */
function readiness(
  held: {
    standing: Standing;
    levels: Levels;
    today: Day;
    meetings: readonly Meeting[];
    actions: readonly MeetingAction[];
  },
  points: readonly AssessmentPoint[],
  of: {
    schoolClass: SchoolClass;
    round: MeetingRound | undefined;
    meeting: Meeting | undefined;
    heard: LastHeard | undefined;
    subjects: readonly string[];
  },
): MeetingReadiness | undefined {
  const { standing, levels, today } = held;
  const { schoolClass, round, meeting } = of;
  const { year, id } = schoolClass;
  const point = points.find((one) => one.id === round?.point);
  const memberships = levels.ofClass.get(id) ?? [];
  const record = (of: number) =>
    new Map(
      memberships.flatMap(({ pupil }): [string, Row][] => {
        const row = levels.records.get(recordKey(pupil, of));
        return row === undefined ? [] : [[pupil, row]];
      }),
    );
  const [thisYear, lastYear] = [record(year), record(year - 1)];
  const children = memberships.flatMap(({ pupil, yearGroup }) => {
    const found = levels.pupils.get(pupil);
    return found === undefined ? [] : [{ pupil: found, yearGroup }];
  });
  const facts = of.subjects.flatMap((subject) => {
    const scale = scaleOf(standing.roster, subject, year);
    if (scale === undefined || point === undefined) return [];
    return [{ scale, subject, year, points, point, children, lastYear, thisYear, today }];
  });
  const saidDone = new Set(
    of.subjects.filter((subject) => {
      const key = collectionKey({ year, point: point?.id ?? "", class: id, subject });
      return collectionDoneOf(levels.said.get(key)) !== undefined;
    }),
  );
  const asIf = meeting ?? { id: "", class: id, on: today, at: null, subjects: of.subjects };
  const before = meetingBefore(held.meetings, asIf);
  return meetingReadiness({
    class: id,
    subjects: facts,
    saidDone,
    last: before && { meeting: before, actions: held.actions },
    heard: of.heard,
    round,
    today,
  });
}
