import { date, flag, idGuard, listOf, name, oneOf, orNone, shape, text, whole } from "./guard.ts";
import { MEETING_TABLES } from "./meeting-tables.ts";
import { NOTE_TABLES } from "./note-tables.ts";
import { progressProblem } from "./progress-settings.ts";
import { PROVISION_TABLES } from "./provision-tables.ts";
import { scaleProblem } from "./scale-problem.ts";
import { POINT_SEASONS } from "./scale.ts";
import { SNAPSHOT_TABLES } from "./snapshot-tables.ts";
import { SUMMARY_TABLES } from "./summary-tables.ts";
import type { KeyPart, Table } from "./table.ts";

/**
 * Version of the tables below: goes up with every table or field added, or what is kept unknown stays
 * unknown after the update. Old apps may always push. [SY42]
 */
export const SCHEMA_VERSION = 9;

export const ROLES = [
  "administrator",
  "senior-leader",
  "senco",
  "subject-leader",
  "teacher",
  "assistant",
  "governor",
] as const;
export type Role = (typeof ROLES)[number];

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const ONLY_SCHOOL = /^school$/;
const YEAR = /^20\d{2}$/;
const NUMBER = /^(0|[1-9]\d{0,2})$/;

const id = idGuard;
const year = whole(2000, 2099);
const yearGroup = whole(-1, 6);
const span = shape({ from: date, to: orNone(date) });

/** Every table that is synced. A new one is a line here: sync, server and access need no change. */
export const TABLES = {
  school: {
    of: "school",
    key: ["school"],
    fields: {
      name: name(120),
      yearGroups: listOf(yearGroup, 8),
      assistantsMayJudge: flag,
      /** Thresholds of the progress states that the school set itself; the others are the defaults. */
      progress: orNone(progressProblem),
    },
    writers: "office",
    personal: false,
  },
  subject: {
    of: "school",
    key: ["subject"],
    fields: {
      name: name(60),
      order: whole(0, 99),
      scale: id,
      /** Other scales it moved to later, each from an academic year on. */
      laterScales: listOf(shape({ from: year, scale: id }), 20),
      inUse: flag,
    },
    writers: "office",
    personal: false,
  },
  /**
   * A school's own scale, whole: its parts only make sense together. Key `levels:2026`: in force from
   * that academic year until a later row of the same scale; null gives the shipped one back.
   */
  scale: {
    of: "school",
    key: ["scale", "year"],
    fields: { definition: orNone(scaleProblem) },
    writers: "office",
    personal: false,
  },
  /** Assessment points by academic year, key `2026:spring`. */
  point: {
    of: "school",
    key: ["year", "point"],
    fields: {
      name: name(40),
      order: whole(0, 20),
      season: oneOf(POINT_SEASONS),
      date,
      /** First and last day judgements are asked for; null or unset: worked out from the day. */
      opens: orNone(date),
      closes: orNone(date),
      /** Milliseconds since 1970 when it was closed; null while open. */
      lockedAt: orNone(whole(0, 2 ** 48)),
    },
    writers: "leaders",
    personal: false,
  },
  /** A class's (or set's) levels in a subject are all in, see `collection-done.ts`. */
  collection: {
    of: "school",
    key: ["year", "point", "class", "subject"],
    fields: { done: flag, by: id, on: date },
    writers: "collectors",
    signed: "always",
    personal: false,
  },
  class: {
    of: "school",
    key: ["id"],
    fields: { name: name(40), year, yearGroups: listOf(yearGroup, 8), removed: flag },
    writers: "office",
    personal: false,
  },
  staff: {
    of: "school",
    key: ["user"],
    fields: { name: name(120), role: oneOf(ROLES), left: orNone(date) },
    writers: "office",
    personal: true,
  },
  /** Who teaches a class of a year. */
  "staff-class": {
    of: "school",
    key: ["user", "class"],
    fields: { as: orNone(oneOf(["teacher", "assistant"])) },
    writers: "office",
    personal: false,
    foundBy: "class",
  },
  group: {
    of: "school",
    key: ["group"],
    fields: { name: name(60), letter: name(2), sensitive: flag, removed: flag },
    writers: "office",
    personal: false,
  },
  /** A set across classes, with its teacher. */
  "teaching-group": {
    of: "school",
    key: ["id"],
    fields: { name: name(60), year, subject: id, teacher: orNone(id), removed: flag },
    writers: "office",
    personal: false,
  },
  pupil: {
    of: "pupil",
    key: ["pupil"],
    fields: {
      given: name(60),
      family: name(60),
      known: orNone(text(60)),
      sex: orNone(oneOf(["F", "M"])),
      born: orNone(date),
      upn: orNone(text(13)),
      arrived: orNone(date),
      left: orNone(date),
    },
    writers: "office",
    personal: true,
  },
  /** A child's class and year group in an academic year, key `<pupil>:2026`. */
  membership: {
    of: "pupil",
    key: ["pupil", "year"],
    fields: { class: orNone(id), yearGroup },
    writers: "office",
    personal: true,
    foundBy: "class",
  },
  "pupil-group": {
    of: "pupil",
    key: ["pupil", "group"],
    fields: { spans: listOf(span, 20), code: orNone(text(8)) },
    writers: "office",
    personal: true,
  },
  "teaching-group-pupil": {
    of: "pupil",
    key: ["pupil", "group"],
    fields: { in: flag },
    writers: "office",
    personal: true,
    foundBy: "group",
  },
  /** A child's judgements of an academic year; cells are `<subject>.<point>` and see `judgement.ts`. */
  attainment: {
    of: "pupil",
    key: ["pupil", "year"],
    fields: {},
    cells: true,
    writers: "judges",
    personal: true,
  },
  /**
   * Who looked at a judgement, on what evidence, and whether they agreed. Key `<pupil>:<year>:<id>`,
   * the id its author's (`own-id.ts`): nobody writes over another's.
   */
  moderation: {
    of: "pupil",
    key: ["pupil", "year", "id"],
    fields: {
      subject: id,
      point: id,
      entry: id,
      outcome: oneOf(["agreed", "changed"]),
      evidence: text(2000),
      on: date,
      /** Who looked, in words: a partner school's teacher has no account here. */
      by: name(120),
      /** Written down by mistake and taken back by its author. */
      removed: flag,
    },
    writers: "moderators",
    personal: true,
    foundBy: "pupil",
  },
  /** Put aside from the list of children worth a look, see `set-aside.ts`. Key `<pupil>:2026:maths`. */
  "set-aside": {
    of: "pupil",
    key: ["pupil", "year", "subject"],
    fields: {
      aside: flag,
      /** Words and not a closed list: a newer app may have more states. */
      state: name(40),
      reason: name(40),
      point: id,
      why: orNone(text(200)),
      by: id,
      on: date,
    },
    writers: "judges",
    signed: "always",
    personal: true,
  },
  ...PROVISION_TABLES,
  ...SNAPSHOT_TABLES,
  ...NOTE_TABLES,
  ...MEETING_TABLES,
  ...SUMMARY_TABLES,
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

export function tableOf(t: string): Table | undefined {
  return Object.hasOwn(TABLES, t) ? TABLES[t as TableName] : undefined;
}

/** The parts of a key by name, or undefined when it is not a key of this table. */
export function keyParts(t: string, k: string): Partial<Record<KeyPart, string>> | undefined {
  const table = tableOf(t);
  const values = k.split(":");
  if (table === undefined || values.length !== table.key.length) return undefined;
  const parts: Partial<Record<KeyPart, string>> = {};
  for (const [at, part] of table.key.entries()) {
    const value = values[at] ?? "";
    if (!patternOf(part).test(value)) return undefined;
    parts[part] = value;
  }
  return parts;
}

function patternOf(part: KeyPart): RegExp {
  if (part === "year") return YEAR;
  if (part === "number") return NUMBER;
  return part === "school" ? ONLY_SCHOOL : ID;
}
