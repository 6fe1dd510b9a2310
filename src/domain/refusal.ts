import {
  AIM_SLOTS,
  mayAgree,
  mayFinish,
  mayJudge,
  mayPlan,
  mayWriteAbout,
  mayWriteNotes,
  scaleOf,
  SEES_ALL,
  type Standing,
} from "./access.ts";
import { type Change, ENTRY_WAYS, type EntryInput } from "./change.ts";
import { CLOCK_PATTERN, clockMs } from "./clock.ts";
import { listOf, oneOf, orNone, shape, text } from "./guard.ts";
import { placeOf } from "./level.ts";
import { ACTION_ANSWERS } from "./meeting-tables.ts";
import { noteInputProblem, type NoteInput } from "./note.ts";
import { ownerOf } from "./own-id.ts";
import { isInOwnName } from "./own-name.ts";
import { keyParts, type Role, tableOf } from "./schema.ts";
import { scopeOf } from "./scope.ts";
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
export const REPLACES_NOTES: readonly (Role | undefined)[] = [
  "administrator",
  "senior-leader",
  "senco",
];

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
