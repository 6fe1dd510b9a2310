import { describe, expect, it } from "vitest";
import type { MeetingAction } from "../../src/domain/meeting-action.ts";
import { entryId, entryKey, type MeetingEntry } from "../../src/domain/meeting-entry.ts";
import {
  meetingActionsTable,
  meetingForm,
  meetingFormTable,
} from "../../src/domain/meeting-form.ts";
import { type MeetingSaid, NO_TEXTS, summaryOf } from "../../src/domain/meeting-summing.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const entry = (pupil: string, table: MeetingEntry["table"], subject = "maths"): MeetingEntry => ({
  id: entryId("m", subject),
  pupil,
  class: CLASSES.oak,
  meeting: "m",
  subject,
  table,
  why: "No step gained since July; expected 1 by now.",
  parked: false,
});
const action: MeetingAction = {
  id: "a",
  class: CLASSES.oak,
  meeting: "m",
  entries: [entryId("m", "maths")],
  children: [PUPILS.bo, PUPILS.ewan],
  subject: "maths",
  kind: "class",
  what: "Ten minutes of number facts a day",
  wave: 1,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: TODAY,
  by: STAFF.head,
  from: null,
  accepted: null,
  state: "open",
  doneOn: null,
  why: null,
  helped: null,
  helpedOn: null,
};
const bo = entry(PUPILS.bo, "slow");
const said: MeetingSaid = {
  about: {
    class: "Oak",
    round: null,
    subjects: [
      { id: "reading", name: "Reading" },
      { id: "maths", name: "Maths" },
    ],
    people: ["Ms Hale", "Mrs Okafor"],
    success: "Times tables are going well.",
    general: "",
  },
  entries: [entry(PUPILS.amara, "good", "reading"), bo],
  ticked: [
    {
      pupil: PUPILS.bo,
      entry: bo.id,
      meeting: "m",
      kind: "barrier",
      words: "Gaps in number facts",
    },
    { pupil: PUPILS.bo, entry: "other", meeting: "m", kind: "barrier", words: "Not this one" },
  ],
  actions: [action],
  voices: [],
  texts: new Map([[entryKey(bo), { ...NO_TEXTS, barriers: " Counts in ones. " }]]),
  register: [PUPILS.amara, PUPILS.bo, PUPILS.zoeK, PUPILS.ewan],
  nameOf: (pupil) => pupil.slice(2),
  staffName: (user) => (user === STAFF.assistant ? "Miss Teague" : user),
  interventionName: () => undefined,
};

describe("the form of a meeting", () => {
  it("[MF1] has the three tables with evidence, what was said, and what was agreed and by whom", () => {
    const form = meetingForm(summaryOf(said));
    expect(form.map(({ title, rows }) => [title, rows.map(({ child }) => child)])).toEqual([
      ["Good progress", ["amara"]],
      ["Slow progress or stuck", ["bo"]],
      ["Falling behind", []],
      ["Also spoken of", ["ewan"]],
    ]);
    expect(form[1]?.rows[0]).toEqual({
      child: "bo",
      subject: "Maths",
      evidence: "No step gained since July; expected 1 by now.",
      said: "Gaps in number facts\nCounts in ones.",
      agreed: "Ten minutes of number facts a day: Miss Teague, by 11 Dec 2026",
    });
  });

  it("[MF2] leaves as a table of actions and one of children", () => {
    const summary = summaryOf(said);
    const actions = meetingActionsTable(summary);
    expect(actions.rows).toEqual([
      [
        "Ten minutes of number facts a day",
        "bo, ewan",
        "Maths",
        "In class",
        1,
        null,
        "Miss Teague",
        "not yet",
        "2026-12-11",
        "open",
      ],
    ]);
    expect(actions.columns).toHaveLength(actions.rows[0]?.length ?? 0);
    expect(meetingFormTable(summary).rows.map((row) => row[1])).toEqual(["amara", "bo", "ewan"]);
  });

  it("[MF1] what was agreed for the whole class stands in a table of its own, on every paper", () => {
    const forClass = { ...action, id: "c", children: [], what: "Number talk each morning" };
    const other = { ...forClass, id: "d", subject: null, what: "A letter home", owner: null };
    const summary = summaryOf({ ...said, actions: [action, forClass, other] });
    const table = meetingForm(summary).at(-1);
    expect([table?.title, table?.whom]).toEqual(["For the class", "Class"]);
    expect(table?.rows.map(({ child, subject, agreed }) => [child, subject, agreed])).toEqual([
      ["Oak", "", "A letter home: nobody yet, by 11 Dec 2026"],
      ["Oak", "Maths", "Number talk each morning: Miss Teague, by 11 Dec 2026"],
    ]);
    expect(JSON.stringify(meetingFormTable(summary).rows)).toContain("Number talk each morning");
    expect(meetingForm(summaryOf(said)).some(({ title }) => title === "For the class")).toBe(false);
  });

  it("[SY14] what was agreed for an erased child alone stands nowhere on it", () => {
    const summary = summaryOf({ ...said, actions: [{ ...action, what: "", children: [] }] });
    expect(meetingForm(summary).some(({ title }) => title === "For the class")).toBe(false);
    expect(meetingActionsTable(summary).rows).toEqual([]);
  });
});
