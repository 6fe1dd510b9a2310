import { expect, it } from "vitest";
import type { Change } from "../../../src/domain/change.ts";
import { clockAt } from "../../../src/domain/clock.ts";
import { MEETING_TABLES } from "../../../src/domain/meeting-tables.ts";
import { NOTE_TABLES } from "../../../src/domain/note-tables.ts";
import { FIRST_GENERATION } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { PROVISION_TABLES } from "../../../src/domain/provision-tables.ts";
import { SUMMARY_TABLES } from "../../../src/domain/summary-tables.ts";
import { pieceOf } from "../../../src/notes/note-text.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY, YEAR } from "../../support/small-school.ts";
import { onBothEngines } from "./on-both-engines.ts";
import { changeId, set } from "./server-school.ts";

const MEET_AND_PLAN = {
  ...MEETING_TABLES,
  ...SUMMARY_TABLES,
  ...NOTE_TABLES,
  ...PROVISION_TABLES,
};
type Table = keyof typeof MEET_AND_PLAN;
type Who = Exclude<keyof typeof STAFF, "leftTeacher">;

/** Everybody on the staff: Okafor teaches the class, Lind another one, Teague assists in it. */
const EVERYBODY: readonly Who[] = [
  "administrator",
  "head",
  "senco",
  "subjectLeader",
  "oakTeacher",
  "ashTeacher",
  "assistant",
  "governor",
];
const LEADERSHIP = ["administrator", "head", "senco", "subjectLeader"] as const;
const TEACHERS = [...LEADERSHIP, "oakTeacher"] as const;
/** Whoever decides what the class's children are given. */
const PLANNERS = ["head", "senco", "subjectLeader", "oakTeacher"] as const;
/** Whoever sees the class, and so its children. */
const ADULTS = [...TEACHERS, "assistant"] as const;
const ALL_STAFF = [...TEACHERS, "ashTeacher", "assistant"] as const;
const RESTRICTED = ["head", "senco"] as const;

const { oak } = CLASSES;
const { amara } = PUPILS;
const action = (by: string) => ({ what: "Beads", kind: "class", due: TODAY, made: TODAY, by });
const closing = (by: string) => ({ meeting: "m", by, at: NOW, children: [] });

/** Of each table one row, what a person of this id writes in it, who reads it and who may write it. */
const TABLES: Readonly<
  Record<
    Table,
    {
      k: (id: string) => string;
      f: (by: string) => Record<string, unknown>;
      read: readonly Who[];
      written: readonly Who[];
    }
  >
> = {
  "meeting-round": {
    k: (id) => id,
    f: () => ({ name: "Autumn" }),
    read: ALL_STAFF,
    written: ["administrator", "head"],
  },
  meeting: {
    k: (id) => `${oak}:${id}`,
    f: () => ({ on: TODAY }),
    read: ADULTS,
    written: TEACHERS,
  },
  "staff-meeting": {
    k: (id) => id,
    f: () => ({ name: "Phase" }),
    read: ALL_STAFF,
    written: LEADERSHIP,
  },
  "meeting-entry": {
    k: (id) => `${amara}:${id}`,
    f: () => ({ meeting: "m", subject: "maths", table: "slow" }),
    read: ADULTS,
    written: TEACHERS,
  },
  "meeting-phrase": {
    k: (id) => `${amara}:${id}`,
    f: () => ({ kind: "barrier", words: "Lessons missed", ticked: true }),
    read: ADULTS,
    written: TEACHERS,
  },
  "meeting-action": { k: (id) => `${oak}:${id}`, f: action, read: ADULTS, written: TEACHERS },
  "staff-action": { k: (id) => id, f: action, read: ALL_STAFF, written: LEADERSHIP },
  "meeting-summary": {
    k: (id) => `${oak}:${id}`,
    f: (by) => ({
      ...closing(by),
      version: 1,
      day: TODAY,
      subjects: [],
      people: [],
      about: {},
      parts: 1,
      snapshot: null,
    }),
    read: ADULTS,
    written: TEACHERS,
  },
  "meeting-summary-part": {
    k: (id) => `${oak}:${id}:0`,
    f: () => ({ about: {}, children: [] }),
    read: ADULTS,
    written: TEACHERS,
  },
  "meeting-addition": {
    k: (id) => `${oak}:${id}`,
    f: (by) => ({ ...closing(by), text: "Later." }),
    read: ADULTS,
    written: TEACHERS,
  },
  phrase: {
    k: (id) => id,
    f: () => ({ words: "Number club" }),
    read: ALL_STAFF,
    written: [...PLANNERS, "ashTeacher"],
  },
  "curricular-target": {
    k: (id) => id,
    f: () => ({ year: YEAR, focus: "Tables" }),
    read: ALL_STAFF,
    written: LEADERSHIP,
  },
  "curricular-target-pupil": {
    k: (id) => `${amara}:${id}`,
    f: (by) => ({ achieved: "must", on: TODAY, by }),
    read: ADULTS,
    written: TEACHERS,
  },
  "pupil-voice": {
    k: (id) => `${amara}:${id}`,
    f: (by) => ({ talk: "t", on: TODAY, by }),
    read: ADULTS,
    written: ADULTS,
  },
  "target-group": {
    k: (id) => `${amara}:${YEAR}:${id}`,
    f: (by) => ({ spans: [], by }),
    read: ADULTS,
    written: PLANNERS,
  },
  intervention: {
    k: (id) => id,
    f: () => ({ name: "Number club", wave: 2, from: TODAY }),
    read: EVERYBODY,
    written: [...PLANNERS, "ashTeacher"],
  },
  "intervention-pupil": {
    k: (id) => `${amara}:${id}`,
    f: () => ({ spans: [] }),
    read: ADULTS,
    written: PLANNERS,
  },
  "intervention-session": {
    k: (id) => `${amara}:${id}`,
    f: (by) => ({ intervention: "i", on: TODAY, there: true, words: null, by }),
    read: ADULTS,
    written: ADULTS,
  },
  "meeting-note": {
    k: (id) => `${amara}:${id}`,
    f: () => ({ agreed: piece }),
    read: ADULTS,
    written: TEACHERS,
  },
  "class-note": {
    k: (id) => `${oak}:${id}`,
    f: () => ({ general: piece }),
    read: ADULTS,
    written: TEACHERS,
  },
  "staff-note": {
    k: (id) => id,
    f: () => ({ talked: piece }),
    read: ALL_STAFF,
    written: [...TEACHERS, "ashTeacher"],
  },
  "restricted-note": {
    k: (id) => `${amara}:${id}`,
    f: () => ({ text: piece }),
    read: RESTRICTED,
    written: RESTRICTED,
  },
};
const piece = { g: FIRST_GENERATION, u: pieceOf("Written.") };
const NAMES = Object.keys(TABLES) as Table[];

function written(t: Table, who: Who): Change {
  const table = TABLES[t];
  const by = STAFF[who];
  const k = table.k(ownId(by, "0123456789ab"));
  const f = table.f(by);
  if (!Object.hasOwn(NOTE_TABLES, t)) return set(t, k, f, NOW);
  return { id: changeId(), t, k, op: "note", f, h: clockAt(NOW), sv: 6 };
}

it("[AC7] [AC8] every table of meetings and of provision has its readers and writers here", () => {
  expect(NAMES.toSorted()).toEqual(Object.keys(MEET_AND_PLAN).toSorted());
});

onBothEngines("the tables of meetings and of provision", (school) => {
  it("[AC8] [NT8] [MA2] [IS2] are written by these roles and by no other", async () => {
    const may = new Map<Table, Who[]>(NAMES.map((t) => [t, []]));
    for (const who of EVERYBODY) {
      const verdicts = await school()
        .device(STAFF[who])
        .push(...NAMES.map((t) => written(t, who)));
      for (const [at, t] of NAMES.entries())
        if (verdicts[at]?.is === "accepted") may.get(t)?.push(who);
    }
    for (const t of NAMES)
      expect([t, may.get(t)?.toSorted()]).toEqual([t, TABLES[t].written.toSorted()]);
  });

  it("[AC7] [AC8] [ML3] are read by these roles and reach nobody else's device", async () => {
    const changes = NAMES.map((t) => written(t, "head"));
    // What nobody but teachers agrees is the head's to write too; every row is there.
    const verdicts = await school()
      .device(STAFF.head)
      .push(...changes);
    expect(verdicts.map(({ is }) => is)).toEqual(NAMES.map(() => "accepted"));
    const sees = new Map<Table, Who[]>(NAMES.map((t) => [t, []]));
    for (const who of EVERYBODY) {
      const device = school().device(STAFF[who]);
      await device.pull();
      for (const { t, k } of changes)
        if (device.row(t, k) !== undefined) sees.get(t as Table)?.push(who);
    }
    for (const t of NAMES)
      expect([t, sees.get(t)?.toSorted()]).toEqual([t, TABLES[t].read.toSorted()]);
  });
});
