import { describe, expect, it } from "vitest";
import { agreeAction, removeAction } from "../../src/domain/action-edit.ts";
import { withoutChildren } from "../../src/domain/children-in-row.ts";
import { clockAt } from "../../src/domain/clock.ts";
import { meetingActionOf } from "../../src/domain/meeting-action.ts";
import { isBehind, isReplacedSince, summaryAgain } from "../../src/domain/meeting-again.ts";
import { entryId, entryKey, type MeetingEntry } from "../../src/domain/meeting-entry.ts";
import { type MeetingSaid, NO_TEXTS, summaryOf } from "../../src/domain/meeting-summing.ts";
import { EMPTY_NOTE, FIRST_GENERATION, generationAfter } from "../../src/domain/note.ts";
import { CLASSES, NOW, PUPILS, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const { amara, bo } = PUPILS;
const entry = (pupil: string, table: MeetingEntry["table"] = "slow"): MeetingEntry => ({
  id: entryId("m", "maths"),
  pupil,
  class: CLASSES.oak,
  meeting: "m",
  subject: "maths",
  table,
  why: null,
  parked: false,
});
const edit = agreeAction(
  {
    id: "a",
    class: CLASSES.oak,
    meeting: "m",
    entries: [entryId("m", "maths")],
    children: [bo],
    subject: "maths",
    kind: "class",
    what: "Bead string",
    wave: 1,
    intervention: null,
    owner: STAFF.assistant,
    ownerWords: null,
    due: "2026-12-11",
    made: TODAY,
    by: STAFF.head,
    from: null,
  },
  true,
);
const action = meetingActionOf(rowOf(edit))!;
const words = (barriers: string) => ({ ...NO_TEXTS, barriers });
const said: MeetingSaid = {
  about: {
    class: "Oak",
    round: null,
    subjects: [{ id: "maths", name: "Maths" }],
    people: ["Ms Hale"],
    success: "Times tables are going well.",
    general: "",
  },
  entries: [entry(amara, "good"), entry(bo)],
  ticked: [],
  actions: [action],
  voices: [],
  texts: new Map([
    [entryKey(entry(amara)), words("Amara counts in ones.")],
    [entryKey(entry(bo)), words("Bo counts in ones.")],
  ]),
  register: [amara, bo],
  nameOf: (pupil) => (pupil === bo ? "Bo" : "Amara"),
  staffName: () => "Miss Teague",
  interventionName: () => undefined,
};
const locked = summaryOf(said);
const nobody: ReadonlySet<string> = new Set();
/** As the class's own teacher sees it once Bo is in another class. */
const withoutBo = summaryOf({
  ...said,
  entries: [entry(amara, "good")],
  register: [amara],
  nameOf: (pupil) => (pupil === bo ? "A child" : "Amara"),
});
const boIsElsewhere = new Set([bo]);

describe("a meeting that was closed", () => {
  it("[MF3] is behind when a text, a tick or a table came from elsewhere, in whatever order", () => {
    expect(isBehind(locked, summaryOf(said), nobody)).toBe(false);
    const back = { ...said, entries: [...said.entries].reverse() };
    expect(isBehind(locked, summaryOf(back), nobody)).toBe(false);
    const texts = new Map([...said.texts, [entryKey(entry(bo)), words("And in twos.")]]);
    const ticked = [
      { pupil: bo, entry: entryId("m", "maths"), meeting: "m", kind: "barrier", words: "Gaps" },
    ] as const;
    const moved = [entry(amara, "good"), entry(bo, "behind")];
    for (const one of [{ texts }, { ticked }, { entries: moved }])
      expect(isBehind(locked, summaryOf({ ...said, ...one }), nobody)).toBe(true);
  });

  it("[MF3] [NT5] [NT11] is not behind for what is less, nor for a line end between words written apart", () => {
    const { texts, about } = said;
    const less = [
      { texts: new Map([...texts, [entryKey(entry(bo)), NO_TEXTS]]) },
      { about: { ...about, success: "" } },
      { texts: new Map([...texts, [entryKey(entry(bo)), words("Bo counts\nin ones.")]]) },
    ];
    for (const one of less)
      expect(isBehind(locked, summaryOf({ ...said, ...one }), nobody)).toBe(false);
    const voices = [
      { id: "v", pupil: PUPILS.ewan, meeting: "m", on: TODAY, by: STAFF.head, words: "I like it." },
    ].map((one) => ({ ...one, class: CLASSES.oak, talk: "t", prompts: [] }));
    const talked = summaryOf({ ...said, voices });
    expect(isBehind(locked, talked, nobody)).toBe(true);
    expect(isBehind(talked, locked, nobody)).toBe(false);
    const more = summaryOf({
      ...said,
      ...less[0],
      voices: [{ ...voices[0]!, words: "It is hard." }],
    });
    expect(isBehind(talked, more, nobody)).toBe(true);
  });

  it("[NT5] knows a text that leaders put in the place of another, and since when", () => {
    const piece = { id: "0".repeat(32), h: clockAt(NOW), by: STAFF.head, u: "AAAA" };
    const g = generationAfter(FIRST_GENERATION, "0123456789abcdef");
    expect(isReplacedSince({ g, u: [piece] }, NOW - 1)).toBe(true);
    expect(isReplacedSince({ g, u: [piece] }, NOW)).toBe(false);
    expect(isReplacedSince({ g: FIRST_GENERATION, u: [piece] }, NOW - 1)).toBe(false);
    expect(isReplacedSince(EMPTY_NOTE, 0)).toBe(false);
  });

  it("[MF3] is not behind when an action was done, given another day or person, or taken off since", () => {
    for (const since of [
      { ...action, state: "done" as const, doneOn: TODAY, helped: "yes" as const },
      { ...action, due: "2027-01-15", owner: STAFF.senco, what: "Bead string, twice" },
    ])
      expect(isBehind(locked, summaryOf({ ...said, actions: [since] }), nobody)).toBe(false);
    expect(meetingActionOf(rowOf(removeAction(action)))).toBeUndefined();
    expect(isBehind(locked, summaryOf({ ...said, actions: [] }), nobody)).toBe(false);
  });

  it("[MF3] an action that was agreed elsewhere comes into it; those in it stay as they were agreed", () => {
    const more = { ...action, id: "b", what: "Number line", children: [amara] };
    const later = { ...action, due: "2027-01-15" };
    const now = summaryOf({ ...said, actions: [later, more] });
    expect(isBehind(locked, now, nobody)).toBe(true);
    const again = summaryAgain(locked, now, nobody);
    expect(again.about.actions.map(({ id, due }) => [id, due])).toEqual([
      ["a", "2026-12-11"],
      ["b", "2026-12-11"],
    ]);
    expect(again.children.map(({ id, actions }) => [id, actions])).toEqual([
      [amara, ["b"]],
      [bo, ["a"]],
    ]);
    expect(isBehind(again, now, nobody)).toBe(false);
  });

  it("[ML1] [MF3] a child who moved class is neither missed nor lost when it is closed again", () => {
    expect(isBehind(locked, withoutBo, boIsElsewhere)).toBe(false);
    expect(summaryAgain(locked, withoutBo, boIsElsewhere)).toEqual(locked);
  });

  it("[SY14] [MF3] an erased child leaves it as it is, and nothing asks to close it again", () => {
    const row = rowOf({
      t: "meeting-summary",
      k: `${CLASSES.oak}:s`,
      set: { ...locked },
    });
    const erased = withoutChildren(row, (child) => child === bo).f as unknown as typeof locked;
    const now = summaryOf({ ...said, entries: [entry(amara, "good")], actions: [] });
    expect(erased.about.actions.map(({ what }) => what)).toEqual([""]);
    expect(isBehind(erased, now, nobody)).toBe(false);
    expect(JSON.stringify(summaryAgain(erased, now, nobody))).not.toContain("Bead string");
  });

  it("[MF3] who was left out elsewhere, and has no action, is not in it when it is closed again", () => {
    const now = summaryOf({ ...said, entries: [entry(bo)] });
    expect(isBehind(locked, now, nobody)).toBe(true);
    expect(summaryAgain(locked, now, nobody).children.map(({ id }) => id)).toEqual([bo]);
  });
});
