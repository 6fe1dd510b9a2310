import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { emptyRow } from "../../src/domain/change.ts";
import { clockAt, clockMs } from "../../src/domain/clock.ts";
import { lastWritten, NOTHING_KNOWN } from "../../src/domain/last-written.ts";
import type { MeetingAction } from "../../src/domain/meeting-action.ts";
import { entryId, type MeetingEntry } from "../../src/domain/meeting-entry.ts";
import {
  childMeetingsTable,
  meetingsOfChild,
  meetingsToShow,
  restrictedTable,
  tickName,
} from "../../src/domain/meeting-history.ts";
import type { MeetingAddition } from "../../src/domain/meeting-summary.ts";
import type { TickedPhrase } from "../../src/domain/phrase.ts";
import type { PupilVoice } from "../../src/domain/pupil-voice.ts";
import { veiledNames } from "../../src/domain/veil.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const entry = (meeting: string, pupil: string = PUPILS.amara): MeetingEntry => ({
  id: entryId(meeting, "maths"),
  pupil,
  class: CLASSES.oak,
  meeting,
  subject: "maths",
  table: "slow",
  why: "1 step gained since July; expected 2½ by now.",
  parked: false,
});
const tick: TickedPhrase = {
  pupil: PUPILS.amara,
  entry: entryId("autumn", "maths"),
  meeting: "autumn",
  kind: "barrier",
  words: "Place value is not secure yet",
};
const action: MeetingAction = {
  id: "a",
  class: CLASSES.oak,
  meeting: "autumn",
  entries: [],
  children: [PUPILS.amara, PUPILS.bo],
  subject: "maths",
  kind: "class",
  what: "Beads in every lesson",
  wave: null,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: "2026-11-17",
  by: STAFF.head,
  from: null,
  accepted: null,
  state: "open",
  doneOn: null,
  why: null,
  helped: null,
  helpedOn: null,
};
const talk: PupilVoice = {
  id: "t",
  pupil: PUPILS.amara,
  talk: "t",
  meeting: "autumn",
  on: "2026-11-12",
  by: STAFF.assistant,
  prompts: [],
};
const meetings = [
  { id: "autumn", on: "2026-11-17", state: "closed" },
  { id: "to-come", on: "2026-12-01", state: "prepared" },
] as const;
const addition: MeetingAddition = {
  id: "later",
  classId: CLASSES.oak,
  meeting: "autumn",
  text: "",
  children: [{ id: PUPILS.amara, text: "Heard from home since." }],
  at: Date.parse("2026-11-19T16:00Z"),
  by: STAFF.head,
};
const of = {
  pupil: PUPILS.amara,
  entries: [entry("summer"), entry("autumn"), entry("autumn", PUPILS.bo), entry("to-come")],
  leftOut: [entry("earlier")],
  ticked: [tick, { ...tick, pupil: PUPILS.bo }],
  actions: [
    action,
    { ...action, id: "b", children: [PUPILS.bo] },
    {
      ...action,
      id: "c",
      meeting: null,
      state: "dropped" as const,
      why: "the group has ended",
    },
  ],
  additions: [addition, { ...addition, children: [{ id: PUPILS.bo, text: "Of Bo." }] }],
  talks: [talk, { ...talk, pupil: PUPILS.bo }],
  meetings,
};

describe("a child's meetings", () => {
  it("[MH1] the child's own alone, the latest first, and nothing of one that is only prepared", () => {
    const found = meetingsToShow(meetingsOfChild(of), TODAY);
    expect(found.map(({ meeting, on }) => [meeting, on])).toEqual([
      ["autumn", "2026-11-17"],
      [null, "2026-11-17"],
      ["summer", ""],
    ]);
    expect(found[0]).toMatchObject({
      entries: [{ meeting: "autumn", ticked: [tick] }],
      actions: [{ id: "a" }],
      talks: [{ id: "t", pupil: PUPILS.amara }],
      additions: [{ on: "2026-11-19", text: "Heard from home since." }],
    });
    expect(meetingsOfChild({ ...of, pupil: PUPILS.gil })).toEqual([]);
  });

  it("[MH1] who does not see the class of a meeting still reads what was said of the child", () => {
    const alone = { ...of, leftOut: [], additions: [], meetings: [], actions: [], talks: [] };
    const found = meetingsToShow(meetingsOfChild(alone), TODAY);
    expect(found.map(({ entries }) => entries.length)).toEqual([1, 1, 1]);
  });

  it("[MH2] a copy has a row for all that is held: said, agreed, added, prepared and left out", () => {
    const texts: Record<string, string> = {
      [`${entryId("autumn", "maths")} barriers`]: "Counts in ones.",
      "t voice": "I like the beads",
      [`${entryId("to-come", "maths")} evidence`]: "Counts on in tens.",
    };
    const table = childMeetingsTable(meetingsOfChild(of), {
      subject: () => "Maths",
      person: () => "Miss Teague",
      text: (note, section) => texts[`${note} ${section}`] ?? "",
      written: () => NOTHING_KNOWN,
    });
    expect(table.rows.map((row) => row.join(" | "))).toEqual([
      "2026-12-01 | Prepared for the meeting | Maths | Slow progress or stuck. 1 step gained since July; expected 2½ by now. |  |  |  |  |  | ",
      "2026-12-01 | Evidence | Maths | Counts on in tens. |  |  |  |  |  | ",
      "2026-11-17 | Spoken of | Maths | Slow progress or stuck. 1 step gained since July; expected 2½ by now. |  |  |  |  |  | ",
      "2026-11-17 | What may be in the way | Maths | Place value is not secure yet |  |  |  |  |  | ",
      "2026-11-17 | What may be in the way | Maths | Counts in ones. |  |  |  |  |  | ",
      "2026-11-17 | Agreed | Maths | Beads in every lesson | Miss Teague | 2026-12-11 | Open |  |  | ",
      "2026-11-19 | Added later |  | Heard from home since. | Miss Teague |  |  |  |  | ",
      "2026-11-12 | The child said |  | I like the beads | Miss Teague |  |  |  |  | ",
      "2026-11-17 | Agreed | Maths | Beads in every lesson | Miss Teague | 2026-12-11 | Dropped: the group has ended |  |  | ",
      " | Left out of the meeting | Maths | Slow progress or stuck. 1 step gained since July; expected 2½ by now. |  |  |  |  |  | ",
      " | Spoken of | Maths | Slow progress or stuck. 1 step gained since July; expected 2½ by now. |  |  |  |  |  | ",
    ]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});

it("[MH2] a copy says who wrote each thing and when it was last changed, as far as a row knows it", () => {
  const at = clockAt(Date.UTC(2026, 10, 17, 14, 5));
  const later = clockAt(Date.UTC(2026, 10, 18, 8));
  const row = { ...emptyRow("meeting-entry", "p:e", "p:p"), f: { table: "slow" } };
  const entryRow = { ...row, h: { meeting: { h: at, id: "a" }, table: { h: later, id: "b" } } };
  const piece = (by: string, h: string) => ({ by, h, id: `${by}${h}`, u: "" });
  const u = [piece("Ms Hale", at), piece("Miss Teague", at), piece("Ms Hale", later)];
  const noteRow = { ...row, f: { evidence: { g: "0", u } } };
  const action = { ...row, f: { by: "Ms Hale" } };
  expect(lastWritten(entryRow)).toEqual({ by: [], at: clockMs(later) });
  expect(lastWritten(noteRow, "evidence")).toEqual({
    by: ["Ms Hale", "Miss Teague"],
    at: clockMs(later),
  });
  expect(lastWritten(noteRow, "agreed")).toEqual(NOTHING_KNOWN);
  expect(lastWritten(action)).toEqual({ by: ["Ms Hale"], at: null });
  const meetings = meetingsOfChild({
    pupil: PUPILS.amara,
    entries: [entry("autumn")],
    leftOut: [],
    ticked: [tick],
    actions: [],
    talks: [],
    additions: [],
    meetings: [],
  });
  const { rows } = childMeetingsTable(meetings, {
    subject: () => "Maths",
    person: (user) => user,
    text: (_, section) => (section === "evidence" ? "Counts in ones." : ""),
    written: (t, id, section) => {
      if (t === "meeting-phrase") return { by: [], at: id === tickName(tick) ? clockMs(at) : null };
      return lastWritten(t === "meeting-note" ? noteRow : entryRow, section);
    },
  });
  expect(rows.map((cells) => cells.slice(-2))).toEqual([
    [null, "Wed 18 Nov 2026, 08:00"],
    [null, "Tue 17 Nov 2026, 14:05"],
    ["Ms Hale and Miss Teague", "Wed 18 Nov 2026, 08:00"],
  ]);
});

it("[MH4] what is for leaders and the SENCO stands in a table of its own that says so", () => {
  const table = restrictedTable(
    [
      { words: "Seen by speech therapy.", on: "2026-11-17", subject: "Maths", by: "u" },
      { words: "Older.", on: "", subject: "", by: "u" },
    ],
    () => "Ms Hale",
  );
  expect(table.name).toBe("For leaders and SENCO only");
  expect(table.rows).toEqual([
    ["2026-11-17", "Maths", "Seen by speech therapy.", "Ms Hale"],
    [null, null, "Older.", "Ms Hale"],
  ]);
});

describe("names that name nobody", () => {
  it("[MR5] one for each child, the same whatever order they come in", () => {
    expect([...veiledNames(["b", "a", "b"])]).toEqual([
      ["a", "Child A"],
      ["b", "Child B"],
    ]);
    const many = Array.from({ length: 60 }, (_, at) => `p${String(at).padStart(2, "0")}`);
    expect(veiledNames(many).get("p27")).toBe("Child AB");
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,6}$/), { maxLength: 80 });
    fc.assert(
      fc.property(ids, (pupils) => {
        const names = veiledNames(pupils);
        expect(new Set(names.values()).size).toBe(pupils.length);
        expect([...veiledNames([...pupils].reverse())]).toEqual([...names]);
      }),
    );
  });
});
