import { defaultPoints } from "../../src/domain/assessment-point.ts";
import type { Entry, EntryWay, Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import { cellName, recordKey } from "../../src/domain/judgement.ts";
import { saveMembership } from "../../src/domain/membership.ts";
import type { Role, TableName } from "../../src/domain/schema.ts";
import { saveClass, type SchoolClass } from "../../src/domain/school-class.ts";
import { scopeOf } from "../../src/domain/scope.ts";
import { DEFAULT_SUBJECTS, saveSubject } from "../../src/domain/subject.ts";

/** The academic year the small school is in; last year is there too. */
export const YEAR = 2026;
/** A Saturday in its autumn term. */
export const TODAY = "2026-11-21";
/** Noon of {@link TODAY} in milliseconds. */
export const NOW = Date.UTC(2026, 10, 21, 12);

const SET_UP_MS = Date.UTC(2025, 8, 1, 8);
const JULY_MS = Date.UTC(2026, 6, 13, 15);

/** 32 hexadecimal digits that follow from a name: the same id in every run. */
export function idOf(name: string): string {
  let id = "";
  for (let round = 0; id.length < 32; round += 1) {
    let hash = 2166136261 ^ round;
    for (const character of `${round}:${name}`)
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619);
    id += (hash >>> 0).toString(16).padStart(8, "0");
  }
  return id.slice(0, 32);
}

/** A row with every field set at the same moment by the set-up. */
export function row(
  t: TableName,
  k: string,
  fields: Readonly<Record<string, unknown>>,
  ms: number = SET_UP_MS,
): Row {
  const stamp = { h: clockAt(ms), id: idOf(`${t}/${k}/${ms}`) };
  const scope = scopeOf(t, k);
  if (scope === undefined) throw new Error(`${k} is no key of ${t}`);
  const h = Object.fromEntries(Object.keys(fields).map((field) => [field, stamp]));
  return { t, k, scope, seq: 0, f: { ...fields }, h };
}

export function rowOf(edit: SetEdit): Row {
  return row(edit.t, edit.k, edit.set);
}

/** An entry of a cell, complete as the server would keep it. */
export function entry(
  v: string | null,
  of: {
    by: string;
    ms?: number;
    id?: string;
    prev?: readonly string[];
    how?: EntryWay;
    why?: string;
    dev?: string;
  },
): Entry {
  const ms = of.ms ?? JULY_MS;
  return {
    id: of.id ?? idOf(`${of.by}/${v}/${ms}`),
    h: clockAt(ms),
    v,
    how: of.how ?? "typed",
    ...(of.why === undefined ? {} : { why: of.why }),
    prev: of.prev ?? [],
    by: of.by,
    dev: of.dev ?? idOf(`device of ${of.by}`).slice(0, 20),
    at: ms + 1000,
  };
}

/** A child's record of a year with the given cells. */
export function record(
  pupil: string,
  year: number,
  cells: Readonly<Record<string, readonly Entry[]>>,
): Row {
  return { ...row("attainment", recordKey(pupil, year), {}), c: { ...cells } };
}

/** One person in each role, and a second teacher. Okafor teaches Oak, Lind Ash; Teague assists in Oak. */
export const STAFF = {
  administrator: "u-abbot",
  head: "u-hale",
  senco: "u-sidhu",
  subjectLeader: "u-lowe",
  oakTeacher: "u-okafor",
  ashTeacher: "u-lind",
  assistant: "u-teague",
  governor: "u-grant",
  leftTeacher: "u-gone",
} as const;

const STAFF_NAMES: Readonly<Record<keyof typeof STAFF, readonly [string, Role]>> = {
  administrator: ["Mrs Abbot", "administrator"],
  head: ["Ms Hale", "senior-leader"],
  senco: ["Mr Sidhu", "senco"],
  subjectLeader: ["Miss Lowe", "subject-leader"],
  oakTeacher: ["Mrs Okafor", "teacher"],
  ashTeacher: ["Mr Lind", "teacher"],
  assistant: ["Miss Teague", "assistant"],
  governor: ["Mr Grant", "governor"],
  leftTeacher: ["Mr Gone", "teacher"],
};

/** Oak is Year 4, Ash is Year 3; both were the year group below, with other ids, last year. */
export const CLASSES = {
  oak: "c-2026-oak",
  ash: "c-2026-ash",
  oakLastYear: "c-2025-oak",
  ashLastYear: "c-2025-ash",
} as const;

const CLASS_FACTS: readonly SchoolClass[] = [
  { id: CLASSES.oak, name: "Oak", year: 2026, yearGroups: [4] },
  { id: CLASSES.ash, name: "Ash", year: 2026, yearGroups: [3] },
  { id: CLASSES.oakLastYear, name: "Oak", year: 2025, yearGroups: [3] },
  { id: CLASSES.ashLastYear, name: "Ash", year: 2025, yearGroups: [2] },
];

/** Amara, Bo, both Zoes and Ewan are in Oak; Freya and Gil are in Ash, Gil is new. */
export const PUPILS = {
  amara: "p-amara",
  bo: "p-bo",
  zoeB: "p-zoe-b",
  zoeK: "p-zoe-k",
  ewan: "p-ewan",
  freya: "p-freya",
  gil: "p-gil",
} as const;

type PupilFacts = {
  id: string;
  fields: Record<string, unknown>;
  oak: boolean;
  /** July's value in maths, reading and writing; undefined for a child who was not here. */
  july?: readonly [string, string, string];
  /** This autumn's in maths. */
  autumn?: string;
};

const child = (given: string, family: string, born: string, sex: "F" | "M", more = {}) => ({
  given,
  family,
  known: null,
  sex,
  born,
  upn: null,
  arrived: "2023-09-04",
  left: null,
  ...more,
});

const PUPIL_FACTS: readonly PupilFacts[] = [
  {
    id: PUPILS.amara,
    fields: child("Amara", "Okoro", "2018-02-11", "F"),
    oak: true,
    july: ["2H", "3L", "2H"],
    autumn: "3L",
  },
  {
    id: PUPILS.bo,
    fields: child("Robert", "Lindqvist", "2018-05-30", "M", { known: "Bo" }),
    oak: true,
    july: ["2S", "2S", "2L"],
  },
  {
    id: PUPILS.zoeB,
    fields: child("Zoë", "Barnes", "2017-11-03", "F"),
    oak: true,
    july: ["3L", "3S", "3L"],
    autumn: "3S",
  },
  {
    id: PUPILS.zoeK,
    fields: child("Zoe", "Kaya", "2018-08-20", "F"),
    oak: true,
    july: ["2", "2H", "!A"],
  },
  {
    id: PUPILS.ewan,
    fields: child("Ewan", "Marsh", "2018-01-09", "M"),
    oak: true,
    july: ["P6", "P7", "P5"],
  },
  {
    id: PUPILS.freya,
    fields: child("Freya", "O’Neill", "2019-03-14", "F"),
    oak: false,
    july: ["2S", "2S", "2S"],
  },
  {
    id: PUPILS.gil,
    fields: child("Gil", "Łukasik", "2018-12-01", "M", { arrived: "2026-11-02" }),
    oak: false,
  },
];

function staffRows(): Row[] {
  const rows = Object.entries(STAFF).map(([as, user]) => {
    const [name, role] = STAFF_NAMES[as as keyof typeof STAFF];
    return row("staff", user, { name, role, left: as === "leftTeacher" ? "2026-07-31" : null });
  });
  const teaches = (user: string, schoolClass: string, as: "teacher" | "assistant") =>
    rows.push(row("staff-class", `${user}:${schoolClass}`, { as }));
  teaches(STAFF.oakTeacher, CLASSES.oak, "teacher");
  teaches(STAFF.assistant, CLASSES.oak, "assistant");
  teaches(STAFF.ashTeacher, CLASSES.ash, "teacher");
  teaches(STAFF.ashTeacher, CLASSES.oakLastYear, "teacher");
  teaches(STAFF.leftTeacher, CLASSES.ash, "teacher");
  return rows;
}

function pupilRows({ id, fields, oak, july, autumn }: PupilFacts): Row[] {
  const rows = [
    row("pupil", id, fields),
    rowOf(
      saveMembership({
        pupil: id,
        year: 2026,
        class: oak ? CLASSES.oak : CLASSES.ash,
        yearGroup: oak ? 4 : 3,
      }),
    ),
  ];
  if (july !== undefined) {
    const by = oak ? STAFF.ashTeacher : STAFF.leftTeacher;
    const of = (subject: string) => ({ by, id: idOf(`${id}/july/${subject}`) });
    const [maths, reading, writing] = july;
    rows.push(
      rowOf(
        saveMembership({
          pupil: id,
          year: 2025,
          class: oak ? CLASSES.oakLastYear : CLASSES.ashLastYear,
          yearGroup: oak ? 3 : 2,
        }),
      ),
      record(id, 2025, {
        [cellName("maths", "summer")]: [entry(maths, of("maths"))],
        [cellName("reading", "summer")]: [entry(reading, of("reading"))],
        [cellName("writing", "summer")]: [entry(writing, of("writing"))],
      }),
    );
  }
  if (autumn !== undefined)
    rows.push(
      record(id, 2026, {
        [cellName("maths", "autumn")]: [
          entry(autumn, {
            by: STAFF.oakTeacher,
            ms: NOW - 4 * 86_400_000,
            id: idOf(`${id}/autumn`),
          }),
        ],
      }),
    );
  return rows;
}

/**
 * A school small enough to know by heart: two classes, seven children, two years, three subjects on
 * levels, and one person in each role. Fresh rows at every call, always the same.
 */
export function smallSchool(): {
  rows: Row[];
  staff: typeof STAFF;
  pupils: typeof PUPILS;
  classes: typeof CLASSES;
} {
  const rows = [
    row("school", "school", {
      name: "Small School",
      yearGroups: [0, 1, 2, 3, 4, 5, 6],
      assistantsMayJudge: false,
    }),
    ...DEFAULT_SUBJECTS.map(saveSubject).map(rowOf),
    ...[2025, 2026].flatMap(defaultPoints).map(rowOf),
    ...CLASS_FACTS.map(saveClass).map(rowOf),
    ...staffRows(),
    ...PUPIL_FACTS.flatMap(pupilRows),
  ];
  return { rows, staff: STAFF, pupils: PUPILS, classes: CLASSES };
}
