import { type Change, ENTRY_WAYS, type EntryInput } from "./change.ts";
import { CLOCK_PATTERN, clockMs } from "./clock.ts";
import { listOf, oneOf, orNone, shape, text } from "./guard.ts";
import { placeOf } from "./level.ts";
import { ACTION_ANSWERS } from "./meeting-tables.ts";
import { noteInputProblem, type NoteInput } from "./note.ts";
import { ownerOf } from "./own-id.ts";
import { isInOwnName } from "./own-name.ts";
import type { Roster } from "./roster.ts";
import type { Scale } from "./scale.ts";
import {
  classScope,
  keyParts,
  LEADERS_SCOPE,
  pupilScope,
  restrictedScope,
  type Role,
  type Scope,
  SCHOOL_SCOPE,
  scopeOf,
  STAFF_SCOPE,
  tableOf,
} from "./schema.ts";
import { shippedScale } from "./shipped-scales.ts";
import type { Table } from "./table.ts";

/** Why a change is not taken. A closed list; `refusal-words.ts` has the user's words for each. */
export type Refusal =
  | { code: "not-on-staff" }
  | { code: "unknown-table" }
  | { code: "bad-key" }
  | { code: "bad-shape"; what: string }
  | { code: "unknown-field"; field: string }
  | { code: "bad-value"; field: string; what: string }
  | { code: "not-seen" }
  | { code: "not-yours" }
  | { code: "own-role" }
  | { code: "unknown-subject" }
  | { code: "unknown-point" }
  | { code: "locked" }
  | { code: "off-scale"; value: string }
  | { code: "no-reason" }
  | { code: "written-once" }
  /** Its text was replaced by leaders since. [NT5] */
  | { code: "note-replaced" }
  /** What it was written on has not come yet; it joins when it has. [NT6] */
  | { code: "note-waiting" }
  | { code: "note-full" };

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

const entryGuard = shape(
  { v: orNone(text(24)), how: oneOf(ENTRY_WAYS), why: text(1000), prev: listOf(text(32), 200) },
  ["why"],
);
const OPS: readonly string[] = ["set", "add", "note"];
const CHANGE_ID = /^[0-9a-f]{32}$/;

/**
 * Why this person may not make this change, or undefined when they may. Runs on the screen before
 * the write and on the server before the merge, with the same answer. [AC4]
 */
export function refusal(standing: Standing, change: Change): Refusal | undefined {
  if (standing.role === undefined) return { code: "not-on-staff" };
  const table = tableOf(change.t);
  if (table === undefined) return { code: "unknown-table" };
  const scope = scopeOf(change.t, change.k);
  if (scope === undefined) return { code: "bad-key" };
  if (!CHANGE_ID.test(change.id) || !CLOCK_PATTERN.test(change.h))
    return { code: "bad-shape", what: "an id or clock that cannot be read" };
  // Another kind than these is a newer app's.
  if (!OPS.includes(change.op)) return { code: "unknown-field", field: change.op };
  const op = table.cells === true ? "add" : table.notes === undefined ? "set" : "note";
  if (change.op !== op) return { code: "bad-shape", what: change.op };
  // A new child's first row opens a scope nobody has been granted yet: the office may do that.
  if (!standing.grants.sees.has(scope) && table.writers !== "office") return { code: "not-seen" };
  if (change.op === "note") return refusalToWrite(standing, change, table);
  return change.op === "add" ? refusalToJudge(standing, change) : refusalToSet(standing, change);
}

/** Who takes a text out of the record and puts another in its place. [NT5] */
const REPLACES_NOTES: readonly (Role | undefined)[] = ["administrator", "senior-leader", "senco"];

function refusalToWrite(standing: Standing, change: Change, table: Table): Refusal | undefined {
  const sections = Object.entries(change.f);
  const [section, input] = sections[0] ?? ["", undefined];
  if (sections.length !== 1) return { code: "bad-shape", what: "not exactly one section" };
  if (table.notes?.includes(section) !== true) return { code: "unknown-field", field: section };
  const what = noteInputProblem(input);
  if (what !== undefined) return { code: "bad-shape", what: `a piece that ${what}` };
  const { role } = standing;
  const isOpen = role === "assistant" && table.openSections?.includes(section) === true;
  if (!isOpen && !mayWrite(standing, change, undefined)) return { code: "not-yours" };
  const replaces = (input as NoteInput).instead !== undefined;
  return replaces && !REPLACES_NOTES.includes(role) ? { code: "not-yours" } : undefined;
}

function refusalToSet(standing: Standing, change: Change): Refusal | undefined {
  const table = tableOf(change.t);
  if (table === undefined) return { code: "unknown-table" };
  for (const [field, value] of Object.entries(change.f)) {
    const guard = Object.hasOwn(table.fields, field) ? table.fields[field] : undefined;
    if (guard === undefined) return { code: "unknown-field", field };
    const what = guard(value);
    if (what !== undefined) return { code: "bad-value", field, what };
  }
  if (Object.keys(change.f).length === 0) return { code: "bad-shape", what: "no fields" };
  // What is written once is written whole. [SN1]
  const lacks = table.once?.find((field) => !Object.hasOwn(change.f, field));
  if (lacks !== undefined) return { code: "bad-shape", what: `lacks ${lacks}` };
  if (!mayWrite(standing, change, change.f.subject)) return { code: "not-yours" };
  if (!isInOwnName(change, standing.user, mayAgree(standing, table.of === "class")))
    return { code: "not-yours" };
  // Nobody may change their own role or leave, so a school always keeps an administrator. [AC5]
  if (
    change.t === "staff" &&
    change.k === standing.user &&
    ("role" in change.f || "left" in change.f)
  )
    return { code: "own-role" };
  return undefined;
}

function mayWrite(standing: Standing, change: Change, subject: unknown): boolean {
  const { role } = standing;
  switch (tableOf(change.t)?.writers) {
    case "office":
      // What progress asks for a look is the leaders' to say; everything else of the school's row is not.
      if (change.t === "school" && Object.keys(change.f).every((field) => field === "progress"))
        return role === "administrator" || role === "senior-leader";
      return role === "administrator";
    case "leaders":
      return role === "administrator" || role === "senior-leader";
    case "leadership":
      return role !== undefined && SEES_ALL.includes(role);
    case "class-adults":
      return mayWriteNotes(standing);
    case "pupil-adults": {
      const { pupil } = keyParts(change.t, change.k) ?? {};
      return mayWriteAbout(standing, pupil ?? "");
    }
    // Who sees the class, the child or the staff's was looked at before. [MA2] [MA3] [MV1]
    case "class-teachers":
      return role !== "assistant";
    case "pupil-listeners":
      return true;
    case "actions":
      return (
        mayAgree(standing, tableOf(change.t)?.of === "class") ||
        Object.keys(change.f).every((field) => ACTION_ANSWERS.includes(field))
      );
    case "collectors": {
      const { year, class: of = "", subject: taught = "" } = keyParts(change.t, change.k) ?? {};
      return mayFinish(standing, { year: Number(year), class: of, subject: taught });
    }
    case "planners":
      return mayPlan(standing, keyParts(change.t, change.k) ?? {});
    case "moderators":
    case "judges": {
      const { pupil = "", year, subject: keyed, id } = keyParts(change.t, change.k) ?? {};
      if (tableOf(change.t)?.writers === "moderators") {
        // Nobody writes over what another person saw. [MO3]
        if (ownerOf(id) !== standing.user) return false;
        // Whoever answers for a subject or for needs looks at other teachers' judgements. [MO1]
        if (role === "senco" || role === "subject-leader") return true;
      }
      const of = keyed ?? (typeof subject === "string" ? subject : "");
      return mayJudge(standing, pupil, Number(year), of);
    }
    default:
      return false;
  }
}

function refusalToJudge(standing: Standing, change: Change): Refusal | undefined {
  const cells = Object.entries(change.f);
  const [cell, input] = cells[0] ?? ["", undefined];
  if (cells.length !== 1) return { code: "bad-shape", what: "not exactly one cell" };
  const what = entryGuard(input);
  if (what !== undefined) return { code: "bad-shape", what: `an entry that ${what}` };
  const [subject = "", slot = "", ...more] = cell.split(".");
  if (!mayWrite(standing, change, subject)) return { code: "not-yours" };
  const year = Number(keyParts(change.t, change.k)?.year);
  const scale = scaleOf(standing.roster, subject, year);
  if (scale === undefined) return { code: "unknown-subject" };
  if (more.length > 0) return { code: "unknown-point" };
  if (!(AIM_SLOTS as readonly string[]).includes(slot)) {
    const point = standing.roster.points.get(`${year}:${slot}`);
    if (point === undefined) return { code: "unknown-point" };
    // What was judged before the lock is still taken, however late it arrives. [P4]
    if (point.lockedAt !== null && clockMs(change.h) >= point.lockedAt) return { code: "locked" };
  }
  const { v, why } = input as EntryInput;
  // An expectation of a child's own is agreed with somebody, for a reason. [AI3]
  if (slot === "expectation" && v !== null && (why ?? "").trim() === "")
    return { code: "no-reason" };
  if (v !== null && placeOf(scale, v) === undefined) return { code: "off-scale", value: v };
  return undefined;
}
