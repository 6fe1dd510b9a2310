import { randomBytes } from "node:crypto";
import { defaultPoints } from "../domain/assessment-point.ts";
import { academicYearOf, schoolDay } from "../domain/calendar.ts";
import { emptyRow, type Row } from "../domain/change.ts";
import { clockAt } from "../domain/clock.ts";
import type { SetEdit } from "../domain/edit.ts";
import { TABLES } from "../domain/schema.ts";
import { saveClass } from "../domain/school-class.ts";
import { SCHOOL_SCOPE } from "../domain/scope.ts";
import { DEFAULT_SUBJECTS, saveSubject } from "../domain/subject.ts";
import { refuseEmail, refusePassword } from "./accounts.ts";
import { part, words } from "./app-request.ts";

/** What someone types to begin a school. */
export type NewSchool = {
  name: string;
  yearGroups: number[];
  classes: { name: string; yearGroups: number[] }[];
  administrator: { name: string; email: string; password: string };
};

const MOST_CLASSES = 60;

/** Reads what was typed; or says, for the first field that is wrong, what to do about it. */
export function readNewSchool(body: unknown): NewSchool | { field: string; say: string } {
  const school = part(body, "school");
  const name = words(school, "name");
  if (name === "") return { field: "school.name", say: "Type the school's name." };
  const wrongName = TABLES.school.fields.name(name);
  if (wrongName !== undefined)
    return { field: "school.name", say: `The school's name ${wrongName}.` };

  const yearGroups = yearGroupsOf(part(school, "yearGroups"));
  if (yearGroups === undefined || yearGroups.length === 0)
    return { field: "school.yearGroups", say: "Choose at least one year group." };

  const given = part(school, "classes") ?? [];
  if (!Array.isArray(given) || given.length > MOST_CLASSES)
    return { field: "school.classes", say: `Give a list of at most ${MOST_CLASSES} classes.` };
  const classes: NewSchool["classes"] = [];
  for (const [at, one] of given.entries()) {
    const field = `school.classes.${at}`;
    const className = words(one, "name");
    const wrong = TABLES.class.fields.name(className);
    if (className === "") return { field, say: "Every class needs a name." };
    if (wrong !== undefined) return { field, say: `The class's name ${wrong}.` };
    if (classes.some((other) => other.name.toLowerCase() === className.toLowerCase()))
      return { field, say: `There are two classes called ${className}; give one another name.` };
    const groups = yearGroupsOf(part(one, "yearGroups"));
    if (groups === undefined || groups.length === 0)
      return { field, say: `Choose the year group of ${className}.` };
    if (groups.some((group) => !yearGroups.includes(group)))
      return { field, say: `${className} has a year group that the school does not.` };
    classes.push({ name: className, yearGroups: groups });
  }

  const administrator = readAdministrator(part(body, "administrator"));
  if ("say" in administrator) return administrator;
  return { name, yearGroups, classes, administrator };
}

function readAdministrator(
  given: unknown,
): NewSchool["administrator"] | { field: string; say: string } {
  const name = words(given, "name");
  if (name === "") return { field: "administrator.name", say: "Type your name." };
  const wrongName = TABLES.staff.fields.name(name);
  if (wrongName !== undefined)
    return { field: "administrator.name", say: `Your name ${wrongName}.` };
  const email = words(given, "email").toLowerCase();
  const wrongEmail = refuseEmail(email);
  if (wrongEmail !== undefined) return { field: "administrator.email", say: wrongEmail };
  const password = part(given, "password");
  const weak = refusePassword(password, [email, name]);
  if (weak !== undefined) return { field: "administrator.password", say: weak };
  return { name, email, password: password as string };
}

function yearGroupsOf(given: unknown): number[] | undefined {
  if (!Array.isArray(given) || TABLES.school.fields.yearGroups(given) !== undefined)
    return undefined;
  return [...new Set(given as number[])].sort((a, b) => a - b);
}

/**
 * The rows a school begins with: itself, its subjects on levels, the assessment points of this
 * academic year and the last (whose summer is this year's baseline), its classes of this year, and
 * the administrator.
 */
export function newSchoolRows(school: NewSchool, administrator: string, now: number): Row[] {
  const year = academicYearOf(schoolDay(now));
  const { name, yearGroups } = school;
  const edits: SetEdit[] = [
    { t: "school", k: "school", set: { name, yearGroups, assistantsMayJudge: false } },
    ...DEFAULT_SUBJECTS.map(saveSubject),
    ...defaultPoints(year - 1),
    ...defaultPoints(year),
    ...school.classes.map((one) => saveClass({ id: randomId(), year, ...one })),
    {
      t: "staff",
      k: administrator,
      set: { name: school.administrator.name, role: "administrator", left: null },
    },
  ];
  return edits.map((edit) => rowOf(edit, now));
}

/** A row of the whole school as an edit made it, stamped now. */
function rowOf(edit: SetEdit, now: number): Row {
  const stamp = { h: clockAt(now), id: randomBytes(16).toString("hex") };
  return {
    ...emptyRow(edit.t, edit.k, SCHOOL_SCOPE),
    f: { ...edit.set },
    h: Object.fromEntries(Object.keys(edit.set).map((field) => [field, stamp])),
  };
}

/** An id for a school or a class. */
export function randomId(): string {
  return randomBytes(9).toString("hex");
}
