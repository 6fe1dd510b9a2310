import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { withoutChildren } from "../../src/domain/children-in-row.ts";
import { closeMeeting, meetingSummaryOf, summariesOf } from "../../src/domain/meeting-summary.ts";
import type {
  SummaryAbout,
  SummaryAction,
  SummaryChild,
  SummaryEntry,
} from "../../src/domain/meeting-summary.ts";
import {
  ACTION_KINDS,
  LONGEST_ACTION,
  LONGEST_PHRASE,
  LONGEST_REASON,
  MOST_CHILDREN,
} from "../../src/domain/meeting-tables.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import { MAX_NOTE_TEXT } from "../../src/domain/note.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { scopeOf } from "../../src/domain/scope.ts";
import { CLASSES, NOW, row, STAFF, TODAY } from "../support/small-school.ts";

/** Characters of a change that a device still sends, see `storage/commit.ts`. */
const MOST_OF_A_CHANGE = 256 * 1024;

const meeting: Meeting = {
  id: "m",
  class: CLASSES.oak,
  round: "r",
  subjects: ["maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head],
  state: "prepared",
};
const about = (of: Partial<SummaryAbout>): SummaryAbout => ({
  class: "Oak",
  round: "Autumn progress meetings",
  subjects: [{ id: "maths", name: "Maths" }],
  people: ["Ms Hale"],
  success: "",
  general: "",
  actions: [],
  ...of,
});
const action = (id: string, what: string): SummaryAction => ({
  id,
  kind: ACTION_KINDS[0],
  what,
  subject: "maths",
  wave: 2,
  intervention: "Paired reading",
  owner: STAFF.assistant,
  who: "Miss Teague",
  accepted: true,
  due: "2026-12-11",
  state: "open",
});
const entry = (subject: string, words: string, phrases: number): SummaryEntry => ({
  subject,
  table: "slow",
  why: words.slice(0, LONGEST_REASON),
  parked: false,
  phrases: Array.from({ length: phrases }, (_, at) => ({
    kind: "barrier" as const,
    words: `${at} ${words}`.slice(0, LONGEST_PHRASE),
  })),
  evidence: words,
  difference: words,
  barriers: `${words}.`,
  agreed: "",
});

function closing(of: { about: SummaryAbout; children: readonly SummaryChild[] }) {
  const edits = closeMeeting({
    id: "s",
    meeting,
    before: [],
    at: NOW,
    day: TODAY,
    by: STAFF.head,
    ...of,
    snapshot: null,
  });
  const rows = edits.filter(({ t }) => t !== "meeting").map(({ t, k, set }) => row(t, k, set));
  return { edits, rows, read: summariesOf(rows, "m") };
}

function keeps(of: { about: SummaryAbout; children: readonly SummaryChild[] }): true {
  const { edits, rows, read } = closing(of);
  expect(read).toHaveLength(1);
  expect(read[0]).toMatchObject({ version: 1, by: STAFF.head });
  expect(read[0]?.about).toEqual(of.about);
  expect(read[0]?.children).toEqual(of.children);
  for (const { t, k, set } of edits) {
    const table = tableOf(t)!;
    expect(JSON.stringify(set).length).toBeLessThan(MOST_OF_A_CHANGE);
    expect(scopeOf(t, k)).toBe(`c:${CLASSES.oak}`);
    for (const [field, value] of Object.entries(set))
      expect([field, table.fields[field]?.(value)]).toEqual([field, undefined]);
  }
  expect(rows[0]?.f.parts).toBe(rows.length - 1);
  return true;
}

/** Letters, and what takes more room than a letter when it is kept. */
const words = (length: number) => 'Aé"\\\n🧮'.repeat(Math.ceil(length / 7)).slice(0, length);

describe("a summary that is longer than a row", () => {
  it("[ML5] an ordinary meeting is one row", () => {
    const children = [
      { id: "p", name: "Bo", entries: [entry("maths", "Beads", 2)], voice: [], actions: ["a"] },
    ];
    const of = { about: about({ actions: [action("a", "Beads")] }), children };
    expect(closing(of).rows).toHaveLength(1);
    expect(keeps(of)).toBe(true);
  });

  it("[ML5] with every field at its longest it closes, and no word is cut off", () => {
    const longest = words(MAX_NOTE_TEXT).slice(0, -1);
    const children = Array.from({ length: 4 }, (_, at): SummaryChild => ({
      id: `p-${at}`,
      name: words(80),
      entries: ["maths", "reading", "writing"].map((subject) => entry(subject, longest, 40)),
      voice: [
        { on: TODAY, words: longest },
        { on: TODAY, words: "I like cubes" },
      ],
      actions: ["a-0", "a-199"],
    }));
    const actions = Array.from({ length: MOST_CHILDREN }, (_, at) =>
      action(`a-${at}`, words(LONGEST_ACTION)),
    );
    expect(keeps({ about: about({ success: longest, general: longest, actions }), children })).toBe(
      true,
    );
  });

  it("[ML5] more children than one row lists, all for one action", () => {
    const children = Array.from({ length: MOST_CHILDREN + 60 }, (_, at): SummaryChild => ({
      id: `p-${at}`,
      name: `Child ${at}`,
      entries: [],
      voice: [],
      actions: at < MOST_CHILDREN ? ["a"] : [],
    }));
    expect(keeps({ about: about({ actions: [action("a", "Walk")] }), children })).toBe(true);
  });

  it("[ML5] whatever is written is what is read", () => {
    const text = fc
      .tuple(fc.string({ unit: "grapheme", maxLength: 30 }), fc.integer({ min: 0, max: 900 }))
      .map(([some, times]) => some.repeat(times).slice(0, MAX_NOTE_TEXT));
    const spoken = fc.record({
      texts: fc.array(text, { maxLength: 3 }),
      voice: fc.array(text, { maxLength: 2 }),
      actions: fc.subarray(["a", "b"]),
    });
    fc.assert(
      fc.property(fc.array(spoken, { maxLength: 6 }), text, (all, success) => {
        const children = all.map(({ texts, voice, actions }, at) => ({
          id: `p-${at}`,
          name: `Child ${at}`,
          entries: texts.map((one, nth) => entry(`s-${nth}`, one, nth)),
          voice: voice.filter((one) => one !== "").map((one) => ({ on: TODAY, words: one })),
          actions,
        }));
        expect(
          keeps({
            about: about({ success, actions: [action("a", "Beads"), action("b", "Cubes")] }),
            children,
          }),
        ).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it("[ML5] as long as a part has not come, the summary is not shown", () => {
    const { rows, read } = closing({
      about: about({ success: words(MAX_NOTE_TEXT), general: words(MAX_NOTE_TEXT) }),
      children: Array.from({ length: 9 }, (_, at) => ({
        id: `p-${at}`,
        name: "Bo",
        entries: [entry("maths", words(9000), 1)],
        voice: [],
        actions: [],
      })),
    });
    expect(rows.length).toBeGreaterThan(2);
    for (const missing of rows)
      expect(
        summariesOf(
          rows.filter((one) => one !== missing),
          "m",
        ),
      ).toEqual([]);
    expect(meetingSummaryOf(rows[0], rows)).toEqual(read[0]);
  });

  it("[SY14] an erasure finds the child in every part, and the words that were for that child alone", () => {
    const children = ["amara", "bo"].map((id): SummaryChild => ({
      id,
      name: id,
      entries: [entry("maths", `${id}’s book. `.repeat(2000), 3)],
      voice: [{ on: TODAY, words: `${id} likes cubes. `.repeat(900) }],
      actions: id === "bo" ? ["both"] : ["both", "alone"],
    }));
    const actions = [action("both", "Beads for two"), action("alone", "Ring amara’s mother")];
    const { rows } = closing({ about: about({ actions }), children });
    expect(rows.length).toBeGreaterThan(1);
    const left = rows.map((one) => withoutChildren(one, (child) => child === "amara"));
    expect(JSON.stringify(left)).not.toContain("amara");
    const [summary] = summariesOf(left, "m");
    expect(summary?.children).toEqual([children[1]]);
    expect(summary?.about.actions.map(({ what }) => what)).toEqual(["Beads for two", ""]);
  });
});

it.each([
  ["2026-12-03", { on: TODAY, at: null }],
  [TODAY, {}],
  ["2026-11-02", {}],
])("[ML7] a meeting planned for %s and closed today was held then, and no later", (on, moved) => {
  const edits = closeMeeting({
    id: "s",
    meeting: { ...meeting, on },
    before: [],
    at: NOW,
    day: TODAY,
    by: STAFF.head,
    about: about({}),
    children: [],
    snapshot: null,
  });
  expect(edits.at(-1)).toMatchObject({ t: "meeting" });
  expect(edits.at(-1)?.set).toEqual({ state: "closed", closed: true, ...moved });
});
