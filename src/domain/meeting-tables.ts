import {
  date,
  flag,
  type Guard,
  idGuard,
  listOf,
  name,
  oneOf,
  orNone,
  shape,
  text,
  whole,
} from "./guard.ts";
import type { Table } from "./table.ts";
import { YEAR_GROUPS } from "./year-group.ts";

/** The three tables of a meeting's summary; `none`: spoken of and in none of them. ISP Appendix 9. */
export const ENTRY_TABLES = ["good", "slow", "behind", "none"] as const;
export const MEETING_STATES = ["planned", "prepared", "closed"] as const;
export const STAFF_MEETING_KINDS = ["phase", "subject", "staff"] as const;
export const ACTION_KINDS = ["class", "intervention", "family", "attendance", "outside"] as const;
export const ACTION_STATES = ["open", "done", "dropped"] as const;
/** What was said of whether an action helped. */
export const HELPED = ["yes", "some", "no"] as const;
export const PHRASE_KINDS = ["difference", "barrier", "action"] as const;
export const TARGET_LAYERS = ["none", "must", "should", "could"] as const;

/** Most characters of a phrase, of what an action says, and of a reason. */
export const LONGEST_PHRASE = 200;
export const LONGEST_ACTION = 400;
export const LONGEST_REASON = 400;
/** Most children of one action, and of one row of a summary. */
export const MOST_CHILDREN = 200;
/** "14:30": by the school's clock. */
const timeOfDay: Guard = (value) =>
  typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
    ? undefined
    : "must be a time like 14:30";

/** What is said once and never taken back. */
const onlyTrue: Guard = (value) => (value === true ? undefined : "must be true");

const ids = (most: number) => listOf(idGuard, most);
const year = whole(2000, 2099);

/** The layers that have words of their own. */
export const WORDED_LAYERS = ["must", "should", "could"] as const;

/** "must.4": what every child of Year 4 works towards. */
export function layerField(layer: (typeof WORDED_LAYERS)[number], yearGroup: number): string {
  return `${layer}.${yearGroup}`;
}

/** A field each: who writes Year 2's apart from whoever writes Year 5's loses nothing. [CU1] */
const layerFields: Readonly<Record<string, Guard>> = Object.fromEntries(
  YEAR_GROUPS.flatMap((yearGroup) =>
    WORDED_LAYERS.map((layer) => [layerField(layer, yearGroup), orNone(name(400))]),
  ),
);

const meetingFields = {
  subjects: ids(30),
  /** The day, and when in it if that is known. */
  on: date,
  at: orNone(timeOfDay),
  minutes: whole(5, 600),
  /** User ids of who comes. */
  people: ids(100),
  state: oneOf(MEETING_STATES),
  removed: flag,
} as const;

/** What became of an action. */
const answerFields = {
  accepted: orNone(date),
  acceptedBy: orNone(idGuard),
  /** Whom it was said for: the owner as it was then, by id or in words. */
  acceptedFor: orNone(text(120)),
  state: oneOf(ACTION_STATES),
  doneOn: orNone(date),
  /** Who said that it is done, or dropped; written with the state it belongs to. */
  saidBy: orNone(idGuard),
  /** Why it was dropped. */
  why: orNone(text(LONGEST_REASON)),
  helped: orNone(oneOf(HELPED)),
  helpedOn: orNone(date),
} as const;

/** What was agreed, who does it and what became of it; the last part is its owner's to write, [MA3]. */
const actionFields = {
  meeting: orNone(idGuard),
  subject: orNone(idGuard),
  kind: oneOf(ACTION_KINDS),
  what: name(LONGEST_ACTION),
  wave: orNone(whole(1, 3)),
  intervention: orNone(idGuard),
  owner: orNone(idGuard),
  /** Who does it, in words: a visiting therapist has no account. */
  ownerWords: orNone(text(120)),
  due: date,
  /** The day it was agreed, and who wrote it down. */
  made: date,
  by: idGuard,
  /** Id of the action that this one goes on from. */
  from: orNone(idGuard),
  removed: flag,
  ...answerFields,
} as const;

/** The fields of an action that whoever sees it may write: what became of it. [MA3] */
export const ACTION_ANSWERS: readonly string[] = Object.keys(answerFields);

/** Pupil progress meetings, see `meeting.ts`: what follows a child is in the child's scope. */
export const MEETING_TABLES = {
  "meeting-round": {
    of: "staff",
    key: ["id"],
    fields: {
      name: name(80),
      year,
      /** Id of the assessment point it looks at. */
      point: idGuard,
      subjects: ids(30),
      from: date,
      to: date,
      minutes: whole(5, 600),
      removed: flag,
    },
    writers: "leaders",
    personal: false,
  },
  meeting: {
    of: "class",
    key: ["class", "id"],
    fields: { round: orNone(idGuard), ...meetingFields, closed: onlyTrue },
    writers: "class-teachers",
    personal: false,
    foundBy: "class",
  },
  /** A meeting of several classes' adults: no child is named in it. */
  "staff-meeting": {
    of: "staff",
    key: ["id"],
    fields: {
      round: orNone(idGuard),
      kind: oneOf(STAFF_MEETING_KINDS),
      name: name(80),
      classes: ids(60),
      /** The one it is about; null: those of `subjects`. */
      subject: orNone(idGuard),
      ...meetingFields,
    },
    writers: "leadership",
    personal: false,
  },
  "meeting-entry": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: {
      class: idGuard,
      meeting: idGuard,
      subject: idGuard,
      /** As a person chose it; where nobody has, it is the one that was suggested. [ME2] */
      table: oneOf(ENTRY_TABLES),
      suggested: oneOf(ENTRY_TABLES),
      /** The sentence of the rule that suggested it. */
      why: orNone(text(LONGEST_REASON)),
      parked: flag,
      removed: flag,
    },
    writers: "pupil-adults",
    personal: true,
    foundBy: "pupil",
  },
  /**
   * A phrase that was ticked for a child: a row each, so that what two devices tick apart is all
   * there. The id follows from the entry, the kind and the words.
   */
  "meeting-phrase": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: {
      entry: idGuard,
      meeting: idGuard,
      kind: oneOf(PHRASE_KINDS),
      /** As they stood when they were ticked, whatever the phrase says later. */
      words: name(LONGEST_PHRASE),
      ticked: flag,
    },
    writers: "pupil-adults",
    personal: true,
    foundBy: "pupil",
  },
  "meeting-action": {
    of: "class",
    key: ["class", "id"],
    fields: {
      ...actionFields,
      entries: ids(MOST_CHILDREN),
      children: listOf(shape({ id: idGuard }), MOST_CHILDREN),
    },
    children: "children",
    wordsOfChildren: ["what", "why"],
    writers: "actions",
    signed: "made",
    personal: true,
    foundBy: "class",
  },
  /** What several classes' adults agreed: no child is named in it. */
  "staff-action": {
    of: "staff",
    key: ["id"],
    fields: actionFields,
    writers: "actions",
    signed: "made",
    personal: true,
  },
  /** The school's own words for what made a difference, what may be in the way, what is agreed. */
  phrase: {
    of: "staff",
    key: ["id"],
    fields: { kind: oneOf(PHRASE_KINDS), words: name(LONGEST_PHRASE), removed: flag },
    writers: "planners",
    personal: false,
  },
  "curricular-target": {
    of: "staff",
    key: ["id"],
    fields: {
      year,
      halfTerm: whole(1, 6),
      subject: idGuard,
      focus: name(200),
      ...layerFields,
      /** All of them in one, as an app of before schema 8 writes them. */
      layers: listOf(
        shape({ yearGroup: whole(-1, 6), must: text(400), should: text(400), could: text(400) }),
        20,
      ),
      removed: flag,
    },
    writers: "leadership",
    personal: false,
  },
  "curricular-target-pupil": {
    of: "pupil",
    key: ["pupil", "id"],
    /** Null: what was said was taken back, so nobody has said. */
    fields: { achieved: orNone(oneOf(TARGET_LAYERS)), on: date, by: idGuard },
    writers: "pupil-adults",
    signed: "always",
    personal: true,
    foundBy: "pupil",
  },
  /** A talk with a child; what the child said is a note under the same id, section `voice`. */
  "pupil-voice": {
    of: "pupil",
    key: ["pupil", "id"],
    fields: {
      /** The same for all who were talked with together. */
      talk: idGuard,
      meeting: orNone(idGuard),
      on: date,
      by: idGuard,
      /** Ids of the prompts that were used, or words. */
      prompts: listOf(name(LONGEST_PHRASE), 20),
      removed: flag,
    },
    writers: "pupil-listeners",
    signed: "made",
    personal: true,
    foundBy: "pupil",
  },
} as const satisfies Record<string, Table>;
