import { ownerOf } from "./own-id.ts";
import type { Roster } from "./roster.ts";
import type { Scale } from "./scale.ts";
import type { Role } from "./schema.ts";
import {
  classScope,
  LEADERS_SCOPE,
  pupilScope,
  restrictedScope,
  type Scope,
  SCHOOL_SCOPE,
  STAFF_SCOPE,
} from "./scope.ts";
import { shippedScale } from "./shipped-scales.ts";

/** What a person may see and judge. */
export type Grants = {
  /** Scopes whose rows may be read. [AC1] */
  sees: ReadonlySet<Scope>;
  /** Records (`<pupil>:<year>`) that may be judged in, or one subject of them (`<pupil>:<year>:maths`). [AC2] */
  judges: ReadonlySet<string>;
};

/** Everything a refusal is decided by: who is asking, what they may see, how the school is arranged. */
export type Standing = { user: string; role: Role | undefined; grants: Grants; roster: Roster };

export const NO_GRANTS: Grants = { sees: new Set(), judges: new Set() };

/** Roles that see every child: the people who answer for the whole school's records. [AC1] */
export const SEES_ALL: readonly Role[] = [
  "administrator",
  "senior-leader",
  "senco",
  "subject-leader",
];

/** Roles that see what of a child is restricted, such as what the SENCO alone keeps. [AC8] */
const SEES_RESTRICTED: readonly Role[] = ["senior-leader", "senco"];

/** Cells that are not assessment points: the agreed step, the expected one, the negotiated one. */
export const AIM_SLOTS = ["target", "prediction", "expectation"] as const;

/** The role a person holds on `today` (`2026-11-21`), undefined when they are not, or no longer, staff. */
export function roleOf(roster: Roster, user: string, today: string): Role | undefined {
  const person = roster.staff.get(user);
  if (person === undefined || (person.left !== null && person.left <= today)) return undefined;
  return person.role;
}

/**
 * What a person may see and judge. Teachers and assistants: the children of their classes of this
 * academic year and the next, with those children's history. Governors: no child. [AC1] [AC2] [AC3]
 */
export function grantsOf(
  roster: Roster,
  user: string,
  today: string,
  academicYear: number,
): Grants {
  const role = roleOf(roster, user, today);
  if (role === undefined) return NO_GRANTS;
  const sees = new Set<Scope>([SCHOOL_SCOPE]);
  const judges = new Set<string>();
  if (role === "governor") return { sees, judges };
  sees.add(STAFF_SCOPE);
  if (SEES_ALL.includes(role)) {
    sees.add(LEADERS_SCOPE);
    for (const pupil of roster.pupils) sees.add(pupilScope(pupil));
    for (const schoolClass of roster.classes) sees.add(classScope(schoolClass));
  }
  if (SEES_RESTRICTED.includes(role))
    for (const pupil of roster.pupils) sees.add(restrictedScope(pupil));
  for (const [schoolClass, teachers] of roster.teaching) {
    const as = teachers.get(user);
    const year = roster.classYear.get(schoolClass);
    if (as === undefined || year === undefined || year < academicYear) continue;
    sees.add(classScope(schoolClass));
    for (const pupil of roster.pupilsOf.get(schoolClass) ?? []) {
      sees.add(pupilScope(pupil));
      if (as === "teacher" || roster.assistantsMayJudge) judges.add(`${pupil}:${year}`);
    }
  }
  for (const [id, set] of roster.sets) {
    if (set.teacher !== user || set.year < academicYear) continue;
    for (const pupil of roster.pupilsOfSet.get(id) ?? []) {
      sees.add(pupilScope(pupil));
      judges.add(`${pupil}:${set.year}:${set.subject}`);
    }
  }
  return { sees, judges };
}

export function standingOf(
  roster: Roster,
  user: string,
  today: string,
  academicYear: number,
): Standing {
  return {
    user,
    role: roleOf(roster, user, today),
    grants: grantsOf(roster, user, today, academicYear),
    roster,
  };
}

/**
 * The scale a subject is judged on in an academic year: the school's own version before the shipped
 * one. Without a year, the latest. [SC1] [SC2]
 */
export function scaleOf(roster: Roster, subject: string, year = Infinity): Scale | undefined {
  const id = roster.subjectScale.get(subject)?.find((one) => one.from <= year)?.is;
  if (id === undefined) return undefined;
  return roster.scales.get(id)?.find((one) => one.from <= year)?.is ?? shippedScale(id);
}

/** Whether a person may judge a child in a subject in a year: as its teacher, in class or in a set. [AC2] */
export function mayJudge(
  { role, grants }: Standing,
  pupil: string,
  year: number,
  subject: string,
): boolean {
  const record = `${pupil}:${year}`;
  return (
    role === "senior-leader" ||
    grants.judges.has(record) ||
    grants.judges.has(`${record}:${subject}`)
  );
}

/**
 * Whether a person may say that a class's (or set's) levels in a subject are all in: a senior leader,
 * and whoever may judge anybody of it in that subject and year. [CR7]
 */
export function mayFinish(
  standing: Standing,
  of: { year: number; class: string; subject: string },
): boolean {
  const { classYear, pupilsOf, sets, pupilsOfSet } = standing.roster;
  const set = sets.get(of.class);
  const isSet = set?.year === of.year && set.subject === of.subject;
  if (!isSet && classYear.get(of.class) !== of.year) return false;
  if (standing.role === "senior-leader") return true;
  const pupils = (isSet ? pupilsOfSet : pupilsOf).get(of.class) ?? [];
  return [...pupils].some((pupil) => mayJudge(standing, pupil, of.year, of.subject));
}

/** Who answers for children across classes: for all of them, for a subject, or for needs. */
const ANSWERS_FOR_ALL: readonly (Role | undefined)[] = ["senior-leader", "senco", "subject-leader"];

/**
 * Whether a person may decide what a child is given. A target group (year and subject named): as the
 * child's teacher of that year or, since it is chosen in summer, of the one before. An intervention's
 * children (pupil alone): as a teacher of the child. An intervention itself (no pupil): as a teacher,
 * one's own. Leaders, the SENCO and subject leaders: all of these. [TG3] [IV2]
 */
export function mayPlan(
  standing: Standing,
  of: { pupil?: string; year?: string; subject?: string; id?: string },
): boolean {
  const { role, grants } = standing;
  const { pupil, subject, year } = of;
  if (ANSWERS_FOR_ALL.includes(role)) return true;
  if (role === "assistant") return false;
  if (pupil === undefined) return grants.judges.size > 0 && ownerOf(of.id) === standing.user;
  if (subject === undefined)
    return [...grants.judges].some((record) => record.startsWith(`${pupil}:`));
  const chosenFor = Number(year);
  return [chosenFor, chosenFor - 1].some((one) => mayJudge(standing, pupil, one, subject));
}

/**
 * Whether a person may write about a child beyond levels: leadership, and whoever teaches the child;
 * assistants where they may judge. [AC9]
 */
export function mayWriteAbout({ role, grants }: Standing, pupil: string): boolean {
  if (role !== undefined && SEES_ALL.includes(role)) return true;
  return [...grants.judges].some((record) => record.startsWith(`${pupil}:`));
}

/**
 * Whether a person may write down what is agreed: about a class they see, everyone but assistants;
 * about the staff's own work, leadership. [MA2]
 */
export function mayAgree({ role }: Standing, aboutClass: boolean): boolean {
  if (role === undefined || role === "governor") return false;
  return aboutClass ? role !== "assistant" : SEES_ALL.includes(role);
}

/** Whether whoever sees a class, or the staff's meetings, may write in notes about them. [NT8] [AC7] */
export function mayWriteNotes({ role, roster }: Standing): boolean {
  return role !== "assistant" || roster.assistantsMayJudge;
}
