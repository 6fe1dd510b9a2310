import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChange } from "../../src/domain/change.ts";
import { withoutChildren } from "../../src/domain/children-in-row.ts";
import { clockAt } from "../../src/domain/clock.ts";
import {
  addToMeeting,
  additionsOf,
  closeMeeting,
  meetingSummaryOf,
  summariesOf,
  type SummaryAbout,
  type SummaryChild,
} from "../../src/domain/meeting-summary.ts";
import { NO_TEXTS, summaryOf } from "../../src/domain/meeting-summing.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { CLASSES, idOf, NOW, PUPILS, row, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const meeting: Meeting = {
  id: "m",
  class: CLASSES.oak,
  round: "r",
  subjects: ["maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "prepared",
};
const about: SummaryAbout = {
  class: "Oak",
  round: "Autumn progress meetings",
  subjects: [{ id: "maths", name: "Maths" }],
  people: ["Ms Hale", "Mrs Okafor"],
  success: "Times tables are going well.",
  general: "",
  actions: [
    {
      id: "a",
      kind: "class",
      what: "Ten minutes of number facts a day",
      subject: "maths",
      wave: 1,
      intervention: null,
      owner: STAFF.assistant,
      who: "Miss Teague",
      accepted: true,
      due: "2026-12-11",
      state: "open",
    },
  ],
};
const child = (id: string, name: string): SummaryChild => ({
  id,
  name,
  entries: [
    {
      subject: "maths",
      table: "slow",
      why: "1 step gained since July; expected 2½ by now.",
      parked: false,
      phrases: [{ kind: "barrier", words: "Place value is not secure yet" }],
      evidence: `${name}’s book`,
      difference: "",
      barriers: "Counts in ones.",
      agreed: "",
    },
  ],
  voice: [{ on: TODAY, words: "I like cubes" }],
  actions: ["a"],
});
const children = [child(PUPILS.amara, "Amara"), child(PUPILS.bo, "Bo")];
const close = (id: string, before = summariesOf([], "m"), at = NOW) =>
  closeMeeting({
    id,
    meeting,
    before,
    at,
    day: TODAY,
    by: STAFF.head,
    about,
    children,
    snapshot: "snap",
  });

describe("closing a meeting", () => {
  it("[ML1] keeps what was written with every name, and the meeting is closed", () => {
    const [summary, closed] = close("s1");
    expect(closed).toEqual({
      t: "meeting",
      k: `${CLASSES.oak}:m`,
      set: { state: "closed", closed: true },
    });
    for (const [field, value] of Object.entries(summary!.set))
      expect(tableOf("meeting-summary")?.fields[field]?.(value)).toBeUndefined();
    for (const field of tableOf("meeting-summary")?.once ?? [])
      expect(Object.keys(summary!.set)).toContain(field);
    const read = meetingSummaryOf(rowOf(summary!));
    expect(read).toMatchObject({ meeting: "m", version: 1, about, children, snapshot: "snap" });
  });

  it("[ML1] closed again, there is another version beside the first", () => {
    const first = rowOf(close("s1")[0]!);
    const second = rowOf(close("s2", summariesOf([first], "m"), NOW + 1)[0]!);
    expect(summariesOf([second, first], "m").map(({ id, version }) => [id, version])).toEqual([
      ["s1", 1],
      ["s2", 2],
    ]);
    expect(summariesOf([first], "other")).toEqual([]);
  });

  it("[ML6] a device whose clock was ahead closed it, and added to it, when the school says it did", () => {
    const ahead = rowOf(close("s1", [], NOW + 3 * 86_400_000)[0]!);
    const stamp = { h: clockAt(NOW), id: idOf("at") };
    const stamped = { ...ahead, h: { ...ahead.h, at: stamp } };
    expect(meetingSummaryOf(stamped)).toMatchObject({ at: NOW, day: TODAY });
    const added = rowOf(
      addToMeeting({ id: "x", meeting, pupil: null, text: "Since.", at: NOW + 9, by: STAFF.head }),
    );
    expect(additionsOf([{ ...added, h: { ...added.h, at: stamp } }], "m")[0]?.at).toBe(NOW);
  });

  it("[ML1] nothing that arrives later changes a closed summary", () => {
    const closed = rowOf(close("s1")[0]!);
    const value = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.array(fc.string()));
    const fields = fc.dictionary(fc.constantFrom(...Object.keys(closed.f)), value);
    fc.assert(
      fc.property(fields, fc.integer({ min: -9_000_000, max: 9_000_000 }), (f, later) => {
        const h = clockAt(NOW + later);
        const change = {
          id: idOf(`${later}`),
          t: closed.t,
          k: closed.k,
          op: "set" as const,
          f,
          h,
          sv: 6,
        };
        expect(applyChange(closed, change, { by: "u", dev: "d", at: NOW })).toBe(closed);
      }),
    );
  });

  it("[SY14] an erasure takes all that was said of the child, and nothing else names them", () => {
    const without = withoutChildren(rowOf(close("s1")[0]!), (id) => id === PUPILS.amara);
    expect(JSON.stringify(without.f)).not.toMatch(/amara/i);
    expect(meetingSummaryOf(without)?.children).toEqual([child(PUPILS.bo, "Bo")]);
  });

  it("[ML2] a correction is added beside it, about the class or with the child", () => {
    const add = (id: string, pupil: string | null, at: number) =>
      rowOf(addToMeeting({ id, meeting, pupil, text: ` Said ${id}. `, at, by: STAFF.oakTeacher }));
    const rows = [add("later", PUPILS.amara, NOW + 9), add("first", null, NOW)];
    expect(additionsOf(rows, "m")).toMatchObject([
      { id: "first", text: "Said first.", children: [] },
      { id: "later", text: "", children: [{ id: PUPILS.amara, text: "Said later." }] },
    ]);
    const erased = withoutChildren(rows[0]!, () => true);
    expect(JSON.stringify(erased.f)).not.toContain("Said");
    // Nothing is left of it to stand there with a name and a day.
    expect(additionsOf([erased], "m")).toEqual([]);
  });

  it("[ML3] of all that is written of a child the texts that everybody may read go in, and no other", () => {
    const entry = {
      ...child(PUPILS.amara, "Amara").entries[0]!,
      id: "m-maths",
      pupil: PUPILS.amara,
    };
    // As they would be if a reader laid the restricted note, whose section is `text`, beside them.
    const texts = { ...NO_TEXTS, barriers: "Counts in ones.", text: "Only for leaders." };
    const said = {
      about,
      entries: [{ ...entry, class: CLASSES.oak, meeting: "m" }],
      ticked: [],
      actions: [],
      voices: [],
      texts: new Map([[`${PUPILS.amara}:m-maths`, texts]]),
      register: [PUPILS.amara],
      nameOf: () => "Amara",
      staffName: () => "Ms Hale",
      interventionName: () => undefined,
    };
    const written = JSON.stringify(summaryOf(said));
    expect(written).toContain("Counts in ones.");
    expect(written).not.toContain("Only for leaders.");
  });

  it("a row of something else, or one that makes no sense, is no summary", () => {
    expect(meetingSummaryOf(undefined)).toBeUndefined();
    expect(meetingSummaryOf(row("meeting-summary", `${CLASSES.oak}:x`, { meeting: "m" }))).toBe(
      undefined,
    );
  });
});
