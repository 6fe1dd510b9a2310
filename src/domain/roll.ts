import {
  type Day,
  parseDay,
  parseYearGroup,
  writeAcademicYear,
  writeYearGroup,
} from "./calendar.ts";
import type { SetEdit } from "./edit.ts";
import { name as nameGuard } from "./guard.ts";
import { type Membership, saveMembership } from "./membership.ts";
import { plainName } from "./plain-name.ts";
import { fullName, type Pupil } from "./pupil.ts";
import { type NameOrder, readRoll, type RollLine } from "./roll-text.ts";
import type { SchoolClass } from "./school-class.ts";

/**
 * What a line of the list comes to. `new`: a child is added. `returns`: a child the school already
 * knows is placed for this year. `same`: already placed this year. `twice`: the name stands further up
 * too. `wrong`: something is missing. Only `new` and `returns` change anything by themselves.
 */
export type RollRow = {
  line: number;
  typed: string;
  given: string;
  family: string;
  /** What the child is called, when the line says so. */
  known: string | null;
  yearGroup: number | undefined;
  class: SchoolClass | undefined;
  born: Day | null;
  sex: "F" | "M" | null;
  /** The child the school already knows. */
  pupil: string | undefined;
  is: "new" | "returns" | "same" | "twice" | "wrong";
  /** What happens with this line and why, in the user's words. */
  say: string;
};

export type RollPlan = {
  year: number;
  rows: readonly RollRow[];
  ignoredHeadings: readonly string[];
  /** The list's line of headings; empty when it has none. */
  heading: string;
};

/** What the school has already. */
export type RollSchool = {
  /** Academic year the list is for. */
  year: number;
  /** The classes of that year. */
  classes: readonly SchoolClass[];
  pupils: readonly Pupil[];
  /** Of any year; those of `year` count as placed. */
  memberships: readonly Membership[];
};

export type RollChoices = { nameOrder?: NameOrder; class?: string; yearGroup?: number };

/** Lines one list may have. */
export const MAX_ROLL_LINES = 2000;

const nameIsWrong = nameGuard(60);

/**
 * What a list of children would do, line by line, before anything is done. [R2] [R3] [R4] [R5]
 * `choices.class` and `choices.yearGroup` stand in where a line has none.
 */
export function planRoll(text: string, school: RollSchool, choices: RollChoices = {}): RollPlan {
  const classNames = school.classes.map((one) => one.name);
  const { lines, ignoredHeadings, heading } = readRoll(text, classNames, choices.nameOrder);
  const known = knownChildren(school);
  const seen = new Map<string, number>();
  const rows = lines.map((line, at): RollRow => {
    const row = placed(line, school, choices);
    if (row.is === "wrong") return row;
    if (at >= MAX_ROLL_LINES)
      return wrong(row, `A list can have ${MAX_ROLL_LINES} lines. Bring in the rest afterwards.`);
    const key = `${plainName(row.given)}/${plainName(row.family)}`;
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row.line);
    else
      return {
        ...row,
        is: "twice",
        say: `${row.given} ${row.family} is on line ${earlier} too, so this line adds nobody. Tick it if they are two children.`,
      };
    return met(row, known.get(key) ?? [], school);
  });
  return { year: school.year, rows, ignoredHeadings, heading };
}

/**
 * The edits of a plan: exactly the children shown as added or placed, and those of `also` (lines
 * shown as `twice` or `same` that a person ticked as children of their own). [R6] `arrived` is the
 * new children's first day, null where it is not known.
 */
export function rollEdits(
  plan: RollPlan,
  newId: () => string,
  also: ReadonlySet<number> = new Set(),
  arrived: Day | null = null,
): SetEdit[] {
  return plan.rows.flatMap((row) => {
    const ticked = also.has(row.line) && (row.is === "twice" || row.is === "same");
    if (row.yearGroup === undefined || (row.is !== "new" && row.is !== "returns" && !ticked))
      return [];
    const known = row.is === "returns" ? row.pupil : undefined;
    const pupil = known ?? newId();
    const membership = saveMembership({
      pupil,
      year: plan.year,
      class: row.class?.id ?? null,
      yearGroup: row.yearGroup,
    });
    const { given, family, known: called, born, sex } = row;
    const left = { t: "pupil", k: pupil, set: { left: null } } as const;
    // The membership comes with the child: neither means anything alone.
    return known === undefined
      ? [
          {
            t: "pupil",
            k: pupil,
            set: { given, family, known: called, sex, born, arrived, left: null },
          },
          membership,
        ]
      : [left, membership];
  });
}

function wrong(row: RollRow, say: string): RollRow {
  return { ...row, is: "wrong", say };
}

/** Reads a line's year, class, birthday and names, and says what is missing. [R2] */
function placed(line: RollLine, school: RollSchool, choices: RollChoices): RollRow {
  const yearGroup = line.yearGroup === "" ? choices.yearGroup : parseYearGroup(line.yearGroup);
  const born = line.born === "" ? null : parseDay(line.born);
  const row: RollRow = {
    line: line.line,
    typed: line.typed,
    given: line.given,
    family: line.family,
    known: line.known === "" ? null : line.known,
    yearGroup,
    class: undefined,
    born: born ?? null,
    sex: sexOf(line.sex),
    pupil: undefined,
    is: "new",
    say: "",
  };
  if (line.given === "" || line.family === "") return wrong(row, sayOneName(line));
  const nameProblem =
    nameIsWrong(line.given) ?? nameIsWrong(line.family) ?? nameIsWrong(line.known || "-");
  if (nameProblem !== undefined) return wrong(row, `The name ${nameProblem}.`);
  const figure = [line.given, line.family].find((part) => /\p{N}/u.test(part));
  if (figure !== undefined)
    return wrong(row, `“${figure}” is neither a name nor a year group. Years are R and 1 to 6.`);
  if (line.spare.length > 0)
    return wrong(row, `“${line.spare[0]}” is more than a name, a year and a class.`);
  if (line.yearGroup !== "" && yearGroup === undefined)
    return wrong(row, `“${line.yearGroup}” is no year group. Write R, 1 … 6 or Year 4.`);
  if (born === undefined)
    return wrong(row, `“${line.born}” is no date. Write 30/04/2018 or 2018-04-30.`);
  return inClass(row, line.class, school, choices);
}

function sayOneName({ given, family }: RollLine): string {
  const one = given || family;
  return one === ""
    ? "A child needs a given name and a family name."
    : `A child needs a given name and a family name, and “${one}” is one name. Add the other; where a child has only one, write it twice.`;
}

/** Finds the class a line means; where it names none, the year's only one. [R3] */
function inClass(row: RollRow, typed: string, school: RollSchool, choices: RollChoices): RollRow {
  const { classes } = school;
  const ofYear = classes.filter(
    (one) => row.yearGroup !== undefined && one.yearGroups.includes(row.yearGroup),
  );
  const byName = classes.filter((one) => plainName(one.name) === plainName(typed));
  const chosen = classes.find((one) => one.id === choices.class);
  const found =
    typed === ""
      ? (chosen ?? only(ofYear))
      : (only(byName) ?? only(byName.filter((one) => ofYear.includes(one))));
  if (found === undefined && typed !== "")
    return wrong(
      row,
      `There is no class “${typed}” in ${writeAcademicYear(school.year)}. ${sayClasses(classes)}`,
    );
  const yearGroup = row.yearGroup ?? only(found?.yearGroups ?? []);
  if (yearGroup === undefined)
    return wrong(
      row,
      found === undefined
        ? "This line needs a year and a class."
        : `${found.name} has more than one year group: this line needs a year.`,
    );
  if (found === undefined)
    return wrong(
      row,
      ofYear.length === 0
        ? `There is no class for ${writeYearGroup(yearGroup)} in ${writeAcademicYear(school.year)}.`
        : `${writeYearGroup(yearGroup)} has ${ofYear.length} classes: this line needs one of ${listNames(ofYear)}.`,
    );
  if (!found.yearGroups.includes(yearGroup))
    return wrong(row, `${found.name} has no ${writeYearGroup(yearGroup)}.`);
  return { ...row, yearGroup, class: found };
}

function only<T>(values: readonly T[]): T | undefined {
  return values.length === 1 ? values[0] : undefined;
}

function sayClasses(classes: readonly SchoolClass[]): string {
  return classes.length === 0 ? "Add the class first." : `The classes are ${listNames(classes)}.`;
}

function listNames(classes: readonly SchoolClass[]): string {
  return classes.map((one) => one.name).join(", ");
}

function sexOf(typed: string): "F" | "M" | null {
  const letter = typed.trim().toLowerCase()[0];
  if (letter === "f" || letter === "g") return "F";
  return letter === "m" || letter === "b" ? "M" : null;
}

type Known = { pupil: Pupil; now: Membership | undefined };

/** The school's children by plain name, under the given and the known name. */
function knownChildren({ pupils, memberships, year }: RollSchool): Map<string, Known[]> {
  const now = new Map(
    memberships.filter((one) => one.year === year).map((one) => [one.pupil, one]),
  );
  const known = new Map<string, Known[]>();
  for (const pupil of pupils)
    for (const first of new Set([pupil.given, pupil.known ?? pupil.given].map(plainName))) {
      const key = `${first}/${plainName(pupil.family)}`;
      known.set(key, [...(known.get(key) ?? []), { pupil, now: now.get(pupil.id) }]);
    }
  return known;
}

/** Whether the school knows the child already, and what then. Two birthdays are two children. [R5] */
function met(row: RollRow, known: readonly Known[], school: RollSchool): RollRow {
  const className = row.class?.name ?? "";
  const place = `${className}, ${writeYearGroup(row.yearGroup ?? 0)}`;
  const same = known.find(
    ({ pupil }) => row.born === null || pupil.born === null || pupil.born === row.born,
  );
  if (same === undefined)
    return {
      ...row,
      say:
        row.known === null
          ? `Will be added to ${place}.`
          : `Will be added to ${place}, called ${row.known}.`,
    };
  const { pupil, now } = same;
  if (now === undefined)
    return {
      ...row,
      pupil: pupil.id,
      is: "returns",
      say: `${fullName(pupil)} is known here and will be placed in ${place}.`,
    };
  const held = school.classes.find((one) => one.id === now.class)?.name;
  return {
    ...row,
    pupil: pupil.id,
    is: "same",
    say: `${fullName(pupil)} is already in ${held ?? "the school"}, so nothing changes. Tick it if this is another child.`,
  };
}

/**
 * The lines of a plan that {@link rollEdits} leaves out and somebody must look at, as a list of their
 * own with the headings of the first: what needs mending, and names that stood twice. [R2]
 */
export function leftOutOf(
  { heading, rows }: RollPlan,
  also: ReadonlySet<number>,
): { count: number; text: string } {
  const left = rows.filter(({ is, line }) => needsLook(is) && !also.has(line));
  const lines = left.map(({ typed }) => typed);
  const withHeading = heading === "" || left.length === 0 ? lines : [heading, ...lines];
  return { count: left.length, text: withHeading.join("\n") };
}

/** Whether a line of a plan asks for a decision or for mending. */
export function needsLook(is: RollRow["is"]): boolean {
  return is === "wrong" || is === "twice";
}
