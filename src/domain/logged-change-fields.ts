import { writeYearGroup } from "./calendar.ts";
import { writeAchieved } from "./curricular-target-words.ts";
import { writeHalfTerm } from "./curricular-target.ts";
import { writePounds } from "./intervention-words.ts";
import { writeActionKind } from "./meeting-action.ts";
import { ENTRY_TABLE_WORDS } from "./meeting-entry.ts";
import {
  ACTION_KINDS,
  ENTRY_TABLES,
  layerField,
  STAFF_MEETING_KINDS,
  TARGET_LAYERS,
  WORDED_LAYERS,
} from "./meeting-tables.ts";
import { writeRole } from "./role.ts";
import { ROLES } from "./schema.ts";
import { writeStaffMeetingKind } from "./staff-meeting.ts";
import { YEAR_GROUPS } from "./year-group.ts";

/** What a field's value is, so that it can be said with names and days in place of ids. */
export type ValueKind =
  | "words"
  | "day"
  | "person"
  | "people"
  | "children"
  | "class"
  | "classes"
  | "subject"
  | "subjects"
  | "intervention"
  | "spans"
  | "list"
  | ((value: unknown) => string);

/** How a change of one field is told. [WC2] */
export type FieldWords =
  /** "due: changed from … to …". */
  | { label: string; kind: ValueKind }
  /** "left out of the meeting" and "brought back": a flag, or something that is there or not. */
  | { yes: string; no: string }
  /** "moved from … to …"; the first time `first` stands before it. */
  | { first: string; moved: (value: unknown) => string };

const words = (label: string) => ({ label, kind: "words" }) as const;
const day = (label: string) => ({ label, kind: "day" }) as const;
const plain = (label: string, say: (value: unknown) => string) => ({ label, kind: say });
const removed = { yes: "taken off", no: "brought back" } as const;

/** A value of a closed list in the school's words; what a newer app wrote stays as it is. */
function oneOf<T extends string>(values: readonly T[], say: (value: T) => string) {
  return (value: unknown) => {
    const known = values.find((one) => one === value);
    return known === undefined ? String(value) : say(known);
  };
}

const tableWords = oneOf(ENTRY_TABLES, (table) => ENTRY_TABLE_WORDS[table].toLowerCase());
const minutes = plain("length", (value) => `${Number(value)} minutes`);
const wave = plain("wave", (value) => `Wave ${Number(value)}`);
const HELPED: Readonly<Record<string, string>> = { yes: "yes", some: "somewhat", no: "no" };
const STATES: Readonly<Record<string, string>> = {
  planned: "planned",
  prepared: "prepared",
  closed: "closed",
  open: "open",
  done: "done",
  dropped: "dropped",
};
const state = plain("state", (value) => STATES[String(value)] ?? String(value));

/** "Year 4, must": the words of one layer for one year group. */
const LAYERS: Readonly<Record<string, FieldWords>> = Object.fromEntries(
  YEAR_GROUPS.flatMap((yearGroup) =>
    WORDED_LAYERS.map((layer) => [
      layerField(layer, yearGroup),
      words(`${writeYearGroup(yearGroup)}, ${layer}`),
    ]),
  ),
);

const meeting = {
  on: day("day"),
  at: words("time"),
  minutes,
  subjects: { label: "subjects", kind: "subjects" },
  people: { label: "people", kind: "people" },
  state,
  removed: { yes: "called off", no: "brought back" },
} as const satisfies Record<string, FieldWords>;

const action = {
  what: words("what is done"),
  kind: plain("where", oneOf(ACTION_KINDS, writeActionKind)),
  subject: { label: "subject", kind: "subject" },
  wave,
  intervention: { label: "intervention", kind: "intervention" },
  owner: { label: "who does it", kind: "person" },
  ownerWords: words("who does it, in words"),
  due: day("due"),
  from: { yes: "goes on from an earlier action", no: "" },
  accepted: { yes: "taken on", no: "not taken on any more" },
  state,
  doneOn: day("done on"),
  why: words("reason for dropping it"),
  helped: plain("whether it helped", (value) => HELPED[String(value)] ?? String(value)),
  removed,
} as const satisfies Record<string, FieldWords>;

/** The fields that are told, by table; of a summary and an addition not what stands in them. [WC2] */
export const LOGGED_FIELDS: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  "meeting-round": {
    name: words("name"),
    subjects: { label: "subjects", kind: "subjects" },
    from: day("first day"),
    to: day("last day"),
    minutes,
    removed,
  },
  meeting,
  "staff-meeting": {
    kind: plain("kind", oneOf(STAFF_MEETING_KINDS, writeStaffMeetingKind)),
    name: words("name"),
    classes: { label: "classes", kind: "classes" },
    subject: { label: "subject", kind: "subject" },
    ...meeting,
  },
  "meeting-summary": { version: plain("version of the summary", String) },
  phrase: { words: words("words"), removed },
  "meeting-entry": {
    suggested: { first: "taken into the meeting, under", moved: tableWords },
    table: { first: "put under", moved: tableWords },
    parked: { yes: "put by for later", no: "taken up again" },
    removed: { yes: "left out of the meeting", no: "brought back into the meeting" },
  },
  "meeting-phrase": { ticked: { yes: "ticked", no: "tick taken off" } },
  "pupil-voice": {
    on: day("day of the talk"),
    prompts: { label: "prompts", kind: "list" },
    removed,
  },
  "meeting-action": { ...action, children: { label: "children", kind: "children" } },
  "staff-action": action,
  "target-group": { spans: { label: "in the target group", kind: "spans" }, why: words("reason") },
  "curricular-target": {
    halfTerm: plain("half term", (value) => writeHalfTerm(Number(value))),
    subject: { label: "subject", kind: "subject" },
    focus: words("focus"),
    ...LAYERS,
    layers: plain("must, should and could", layersWords),
    removed,
  },
  "curricular-target-pupil": {
    achieved: plain(
      "how far the child got",
      oneOf(TARGET_LAYERS, (layer) => `“${writeAchieved(layer)}”`),
    ),
  },
  intervention: {
    name: words("name"),
    wave,
    subject: { label: "subject", kind: "subject" },
    leads: words("who leads it"),
    from: day("first day"),
    to: day("last day"),
    sessions: plain("sessions", String),
    cost: plain("cost", (value) => writePounds(Number(value))),
    removed,
  },
  "intervention-pupil": { spans: { label: "in the intervention", kind: "spans" } },
  "intervention-session": {
    on: day("day"),
    there: plain("at the session", (value) => (value === true ? "there" : "away")),
    words: words("what was done"),
    removed,
  },
  staff: {
    name: words("name"),
    role: plain("role", oneOf(ROLES, writeRole)),
    left: day("left on"),
  },
  "staff-class": { as: words("in this class as") },
};

/**
 * The fields that only the first change of a row has together: rows that came with a whole school have
 * changes and no first one. A phrase is always written whole, so no change of it is known for the
 * first. [WC1]
 */
export const BEGUN_BY: Readonly<Record<string, readonly string[]>> = {
  "meeting-round": ["point"],
  "meeting-summary": ["version"],
  "meeting-addition": ["text"],
  "meeting-entry": ["meeting"],
  "meeting-phrase": ["words"],
  "pupil-voice": ["talk"],
  "meeting-action": ["made"],
  "staff-action": ["made"],
  "curricular-target": ["year"],
  intervention: ["name", "wave", "from", "removed"],
  "intervention-session": ["intervention"],
  staff: ["name", "role", "left"],
};

/** As an app of before wrote them, all in one. */
function layersWords(value: unknown): string {
  const count = Array.isArray(value) ? value.length : 0;
  return `for ${count} year ${count === 1 ? "group" : "groups"}`;
}

/** "Evidence": the sections of notes, as they are headed where they are written. */
export const SECTION_WORDS: Readonly<Record<string, string>> = {
  evidence: "Evidence",
  difference: "What made the difference",
  barriers: "What may be in the way",
  agreed: "Agreed",
  voice: "What the child said",
  success: "A success to begin with",
  general: "About the class",
  talked: "What was talked about",
  text: "For leaders and SENCO only",
};
