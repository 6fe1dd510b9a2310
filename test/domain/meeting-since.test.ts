import { describe, expect, it } from "vitest";
import type { MeetingAction } from "../../src/domain/meeting-action.ts";
import { recapOfSummary, sayActionSince, sayAdditions } from "../../src/domain/meeting-since.ts";
import type { SummaryAction, SummaryChild } from "../../src/domain/meeting-summary.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const was: SummaryAction = {
  id: "a",
  kind: "class",
  what: "Bead string before each lesson",
  subject: "maths",
  wave: 1,
  intervention: null,
  owner: STAFF.assistant,
  who: "Miss Teague",
  accepted: false,
  due: "2026-12-11",
  state: "open",
};
const is: MeetingAction = {
  id: "a",
  class: CLASSES.oak,
  meeting: "m",
  entries: [],
  children: [PUPILS.bo],
  subject: "maths",
  kind: "class",
  what: was.what,
  wave: 1,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: was.due,
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
const names = {
  person: (user: string) => (user === STAFF.senco ? "Mr Sidhu" : "Mrs Teague-Hill"),
  today: "2026-12-15",
};
const bo: SummaryChild = {
  id: PUPILS.bo,
  name: "Bo",
  entries: [],
  voice: [],
  actions: ["a"],
};
const about = {
  class: "Oak",
  round: null,
  subjects: [],
  people: [],
  success: "",
  general: "",
  actions: [
    was,
    { ...was, id: "b", owner: null, who: "", what: "Number talk" },
    { ...was, id: "c", owner: STAFF.head, who: "Ms Hale", accepted: true, what: "A letter home" },
    { ...was, id: "d", what: "" },
  ],
};

describe("a closed meeting, read later", () => {
  it("[ML1] [ML4] says by person what was agreed then, with the names of then", () => {
    const recap = recapOfSummary(
      { about, children: [bo], day: TODAY },
      { reader: STAFF.head, today: names.today },
    );
    expect(recap.map(({ says, lines }) => [says, ...lines.map((one) => one.says)])).toEqual([
      ["You agreed to do 1 thing.", "A letter home, by Fri 11 Dec."],
      [
        "Miss Teague is asked to do 1 thing.",
        "Bead string before each lesson, for Bo, by Fri 11 Dec.",
      ],
      ["1 thing without a name yet.", "Number talk, by Fri 11 Dec."],
    ]);
  });

  it("[ML4] beside it stands what became of each action since, and nothing while it is as it was", () => {
    const since = (one: Partial<MeetingAction>) => sayActionSince(was, { ...is, ...one }, names);
    expect(since({})).toBe("");
    expect(since({ state: "done", doneOn: "2026-12-10" })).toBe("Done Thu 10 Dec.");
    expect(since({ state: "dropped", why: "She was away." })).toBe("Dropped: She was away.");
    expect(since({ due: "2027-01-15" })).toBe("Now by Fri 15 Jan.");
    expect(since({ owner: STAFF.senco, due: "2026-12-18" })).toBe(
      "Now: Mr Sidhu. Now by Fri 18 Dec.",
    );
    expect(since({ owner: null })).toBe("Now: Nobody yet.");
    expect(since({ what: "Cubes" })).toBe("Now: “Cubes”.");
    expect(since({ accepted: { on: TODAY, by: STAFF.assistant } })).toBe("Taken on since.");
    expect(sayActionSince(was, undefined, names)).toBe("Taken off since.");
  });

  it("[ML2] what was added says about whom, by whom and when", () => {
    const one = { id: "x", classId: CLASSES.oak, meeting: "m", at: NOW, by: STAFF.senco };
    const additions = [
      { ...one, text: "", children: [{ id: PUPILS.bo, text: "Heard from home." }] },
      { ...one, text: "The table was slow.", children: [] },
    ];
    const said = { person: names.person, child: () => "Bo", day: () => "24 Nov 2026" };
    expect(sayAdditions(additions, said)).toEqual([
      "Bo: Heard from home. (Mr Sidhu, 24 Nov 2026)",
      "The table was slow. (Mr Sidhu, 24 Nov 2026)",
    ]);
  });
});
