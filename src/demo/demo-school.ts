import { academicYearOf, type Day } from "../domain/calendar.ts";
import type { Row } from "../domain/change.ts";
import { DEFAULT_SUBJECTS, saveSubject } from "../domain/subject.ts";
import { actionRows } from "./demo-actions.ts";
import { aimAll } from "./demo-aims.ts";
import { bringInKeyStage1, coursesOf, type DemoPlan, judgeAll } from "./demo-attainment.ts";
import { DAY_MS, dayNumber, dayOf, type DemoYear, yearsUpTo } from "./demo-calendar.ts";
import { cohortChildren, type DemoChild, inventUpn } from "./demo-children.ts";
import { classesOf, type DemoClass, showClass } from "./demo-classes.ts";
import { curricularRows } from "./demo-curricular-targets.ts";
import { RecordBook } from "./demo-entries.ts";
import { groupRows, pupilGroupRows } from "./demo-groups.ts";
import { meetingRows } from "./demo-meetings.ts";
import { type RowMaker, rowMaker } from "./demo-row.ts";
import { challengeBaselines, disagree, moderationRows } from "./demo-second-looks.ts";
import { sessionRows } from "./demo-sessions.ts";
import { setRows } from "./demo-sets.ts";
import { snapshotRows } from "./demo-snapshots.ts";
import { type DemoPerson, staffOf } from "./demo-staff.ts";
import { interventionRows, targetGroupRows } from "./demo-support.ts";
import { seeded } from "./seeded.ts";

export type DemoSchool = { id: string; name: string; rows: Row[]; people: DemoPerson[] };

export type DemoSize = {
  seed: string | number;
  /** Everything happened before this day. */
  day: Day;
  /** Children on roll on `day`; those who have left come on top. */
  pupils?: number;
  classesPerYear?: number;
  /** Academic years remembered, the present one included. */
  years?: number;
  /** Today's year groups, with the history of their children: `[4]` for a school of one year group. */
  yearGroups?: readonly number[];
  /** The school's id, also the beginning of its users' ids. */
  id?: string;
};

const ALL_YEAR_GROUPS = [0, 1, 2, 3, 4, 5, 6];

/** How long before a September its classes are arranged. */
const ARRANGED_DAYS_BEFORE = 50;

/**
 * A made-up school, whole: the same seed and day give the same rows. Rows are ready to be imported:
 * complete, stamped, in the scope of their keys, sequence 0, and nothing in them dated on or after
 * `day` but the assessment points still to come.
 */
export function demoSchool(size: DemoSize): DemoSchool {
  const { day, pupils = 420, classesPerYear = 2, yearGroups = ALL_YEAR_GROUPS } = size;
  const seed = String(size.seed);
  const id = size.id ?? `demo-${academicYearOf(day)}`;
  const today = dayNumber(day);
  const years = yearsUpTo(day, size.years ?? 4);
  const sinceMs = ((years[0] as DemoYear).begins - ARRANGED_DAYS_BEFORE) * DAY_MS;
  const rows = rowMaker(seed, today * DAY_MS - 1);

  const cohorts = cohortSizes(academicYearOf(day), years.length, pupils, yearGroups);
  const children = [...cohorts].flatMap(([cohort, count]) =>
    cohortChildren({ seed, cohort, count, classesPerYear, years, today }),
  );
  const classes = classesOf(seed, years, classesPerYear, (year, yearGroup) =>
    cohorts.has(year - yearGroup),
  );
  const staff = staffOf({ rows, schoolId: id, classes, years, sinceMs });
  const plan: DemoPlan = {
    seed,
    years,
    classes,
    childrenOf: childrenByClass(classes, children),
    courses: coursesOf(seed, children),
    teacherOf: staff.teacherOf,
    deputy: staff.deputy.user,
    deputyName: staff.deputy.name,
    shown: showClass(classes, academicYearOf(day)),
  };
  const book = new RecordBook(rows.lastMs);
  bringInKeyStage1(plan, book);
  judgeAll(plan, book);
  challengeBaselines(plan, book);
  disagree(plan, book);
  aimAll(plan, book);
  const moderations = moderationRows(plan, book, rows);

  const interventions = interventionRows(plan, rows);

  const name = "Alderbrook Primary School";
  const school = { name, yearGroups: [...yearGroups], assistantsMayJudge: false };
  const held = [
    rows.make("school", "school", school, sinceMs),
    ...subjectRows(rows, sinceMs),
    ...years.flatMap((year) => pointRows(rows, year, academicYearOf(day))),
    ...classes.map((one) => classRow(rows, one, years)),
    ...staff.rows,
    ...groupRows(rows, sinceMs),
    ...children.flatMap((child) => pupilRows(rows, child, plan, sinceMs)),
    ...book.rows(),
    ...moderations,
    ...setRows(plan, rows),
    ...targetGroupRows(plan, rows),
    ...interventions,
    ...sessionRows(plan, rows, interventions),
    ...meetingRows(plan, rows, staff.people, interventions),
    ...curricularRows(plan, rows),
    ...actionRows(plan, rows),
  ];
  const head = staff.people.find(({ role }) => role === "senior-leader")?.user ?? plan.deputy;
  return {
    id,
    name,
    rows: [...held, ...snapshotRows({ held, years, head, rows })],
    people: [...staff.people],
  };
}

/** Intake year → children, oldest first. Those who finished Year 6 in the years remembered come too. */
function cohortSizes(
  present: number,
  years: number,
  pupils: number,
  yearGroups: readonly number[],
): Map<number, number> {
  const sizes = new Map<number, number>();
  const each = Math.floor(pupils / yearGroups.length);
  const over = pupils % yearGroups.length;
  if (yearGroups.includes(6))
    for (let back = years - 1; back > 0; back--) sizes.set(present - 6 - back, each);
  [...yearGroups]
    .sort((a, b) => b - a)
    .forEach((yearGroup, at) => sizes.set(present - yearGroup, each + (at < over ? 1 : 0)));
  return sizes;
}

function place(year: number, cohort: number, letter: number): string {
  return `${year}:${cohort}:${letter}`;
}

function childrenByClass(
  classes: readonly DemoClass[],
  children: readonly DemoChild[],
): Map<string, DemoChild[]> {
  const byPlace = new Map<string, DemoChild[]>();
  for (const one of classes) byPlace.set(place(one.year, one.year - one.yearGroup, one.letter), []);
  for (const child of children)
    for (const [year, letter] of child.letters)
      byPlace.get(place(year, child.cohort, letter))?.push(child);
  return new Map(
    classes.map((one) => [
      one.id,
      byPlace.get(place(one.year, one.year - one.yearGroup, one.letter)) ?? [],
    ]),
  );
}

function subjectRows(rows: RowMaker, ms: number): Row[] {
  return DEFAULT_SUBJECTS.map((subject) => {
    const { k, set } = saveSubject(subject);
    return rows.make("subject", k, { ...set }, ms);
  });
}

/** A year's points; those of years that are over were closed that August. */
function pointRows(rows: RowMaker, year: DemoYear, present: number): Row[] {
  return year.points.map(({ id, name, season, date, opens, judged }, order) => {
    const k = `${year.year}:${id}`;
    // The point the school is busy with is being collected, whatever day one looks round.
    const busy = judged === "open" && opens <= date ? { opens: dayOf(opens) } : {};
    const f = { name, order, season, date: dayOf(date), ...busy, lockedAt: null };
    const row = rows.make("point", k, f, (year.begins - ARRANGED_DAYS_BEFORE) * DAY_MS);
    if (year.year === present) return row;
    const lockedAt = (year.ends - 30) * DAY_MS + 10 * 3_600_000;
    return rows.amend(row, { lockedAt }, lockedAt);
  });
}

function classRow(rows: RowMaker, one: DemoClass, years: readonly DemoYear[]): Row {
  const begins = years.find((other) => other.year === one.year)?.begins ?? 0;
  const f = { name: one.name, year: one.year, yearGroups: [one.yearGroup], removed: false };
  return rows.make("class", one.id, f, (begins - ARRANGED_DAYS_BEFORE) * DAY_MS);
}

/** A child with class memberships and groups. */
function pupilRows(rows: RowMaker, child: DemoChild, plan: DemoPlan, sinceMs: number): Row[] {
  const chance = seeded(plan.seed, "upn", child.id);
  const arrivedMs = Math.max((child.arrived - 3) * DAY_MS, sinceMs);
  const pupil = rows.make(
    "pupil",
    child.id,
    {
      given: child.name.given,
      family: child.name.family,
      known: child.name.known,
      sex: child.sex,
      born: dayOf(child.born),
      upn: chance.happens(0.96) ? inventUpn(chance, child.cohort) : null,
      arrived: dayOf(child.firstDay),
      left: null,
    },
    arrivedMs,
  );
  const left = child.left;
  const made: Row[] = [
    left === null ? pupil : rows.amend(pupil, { left: dayOf(left) }, (left - 2) * DAY_MS),
  ];
  for (const { year, begins } of plan.years) {
    const letter = child.letters.get(year);
    const yearGroup = year - child.cohort;
    const one = plan.classes.find(
      (other) => other.year === year && other.yearGroup === yearGroup && other.letter === letter,
    );
    if (one === undefined) continue;
    const ms = Math.max((begins - ARRANGED_DAYS_BEFORE) * DAY_MS, arrivedMs);
    made.push(rows.make("membership", `${child.id}:${year}`, { class: one.id, yearGroup }, ms));
  }
  made.push(...pupilGroupRows(rows, child, sinceMs));
  return made;
}
