import { describe, expect, it } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import { meetingActionOf } from "../../../src/domain/meeting-action.ts";
import { entryId } from "../../../src/domain/meeting-entry.ts";
import type { MeetingSummary } from "../../../src/domain/meeting-summary.ts";
import { NO_TEXTS, summaryOf } from "../../../src/domain/meeting-summing.ts";
import {
  type SummaryPart,
  summarySheets,
  summarySource,
} from "../../../src/features/meeting-summary/summary-paper.ts";
import type { ClosedMeeting } from "../../../src/features/meeting-summary/use-meeting-summary.ts";
import { NOW, rowOf, TODAY } from "../../support/small-school.ts";

const entry = entryId("m", "maths");
const people: Record<string, string> = { okafor: "Mrs Okafor", sidhu: "Mr Sidhu", hale: "Ms Hale" };
const agreed = (owner: string | null, what: string, children: string[]) =>
  meetingActionOf(
    rowOf(
      agreeAction(
        {
          id: `hale-${what.length}`,
          class: "oak",
          meeting: "m",
          entries: [entry],
          children,
          subject: "maths",
          kind: "class",
          what,
          wave: 1,
          intervention: null,
          owner,
          ownerWords: null,
          due: "2026-12-11",
          made: TODAY,
          by: "hale",
          from: null,
        },
        owner !== null,
      ),
    ),
  )!;
const actions = [
  agreed("okafor", "Bead string before each lesson", ["bo"]),
  agreed("sidhu", "Speak with the family", ["amara"]),
  agreed(null, "Number talk each morning", []),
];
const evidence = Array.from({ length: 700 }, (_, at) => `word${at}`).join(" ");
const row = (pupil: string) => ({
  id: entry,
  pupil,
  class: "oak",
  meeting: "m",
  subject: "maths",
  table: "slow" as const,
  why: "No step gained since July; expected 1 by now.",
  parked: false,
});
const summary: MeetingSummary = {
  id: "s",
  classId: "oak",
  meeting: "m",
  version: 1,
  at: NOW,
  by: "hale",
  day: TODAY,
  snapshot: null,
  ...summaryOf({
    about: {
      class: "Oak",
      round: null,
      subjects: [{ id: "maths", name: "Maths" }],
      people: ["Ms Hale", "Mrs Okafor"],
      success: "",
      general: "",
    },
    entries: [row("amara"), row("bo")],
    ticked: [],
    actions,
    voices: [],
    texts: new Map([[`amara:${entry}`, { ...NO_TEXTS, evidence }]]),
    register: ["amara", "bo"],
    nameOf: (pupil) => ({ amara: "Amara", bo: "Bo" })[pupil] ?? "",
    staffName: (user) => people[user] ?? "",
    interventionName: () => undefined,
  }),
};
const held: ClosedMeeting = {
  meeting: {
    id: "m",
    class: "oak",
    round: null,
    subjects: ["maths"],
    on: TODAY,
    at: null,
    minutes: 45,
    people: [],
    state: "closed",
  },
  versions: [summary],
  additions: [
    {
      id: "a",
      classId: "oak",
      meeting: "m",
      text: "",
      children: [{ id: "bo", text: "Heard from home since." }],
      at: NOW,
      by: "okafor",
    },
  ],
  actions,
  today: TODAY,
  user: "okafor",
  mayAdd: true,
  isBehind: false,
  isTakenOut: false,
  mayCloseAgain: true,
  staffName: (user) => people[user] ?? "",
  add: async () => undefined,
};
const papers = (part: SummaryPart) =>
  summarySheets(summary, held, part).map((sheet) => ({
    whom: sheet.everybody,
    part: sheet.part,
    foot: sheet.frozen?.foot,
    words: sheet.figure.marks
      .flatMap((mark) => (mark.kind === "text" ? [mark.text] : []))
      .join(" "),
  }));

describe("a closed meeting on paper", () => {
  it("[MF4] [ML3] hands each person a page of their own that says nothing of what others took on", () => {
    const pages = papers("people");
    expect(pages.map(({ whom }) => whom)).toEqual([
      "For Mr Sidhu",
      "For Mrs Okafor",
      "Not taken on by anybody yet",
    ]);
    expect(pages.map(({ words }) => words)).toEqual([
      "Mr Sidhu agreed to do 1 thing. Speak with the family, for Amara, by Fri 11 Dec.",
      "Mrs Okafor agreed to do 1 thing. Bead string before each lesson, for Bo, by Fri 11 Dec.",
      "1 thing without a name yet. Number talk each morning, by Fri 11 Dec.",
    ]);
    expect(pages.map(({ part }) => part)).toEqual(pages.map(() => ({ page: 1, pages: 1 })));
    expect(JSON.stringify(pages)).not.toContain("Heard from home");
    expect(pages[0]?.foot).toContain("What was added later stands on the form.");
  });

  it("[MF4] [ML2] by child goes on over pages without losing a word, and says what came later beside the child", () => {
    const pages = papers("children");
    expect(pages.length).toBeGreaterThan(1);
    const words = pages.map((page) => page.words).join(" ");
    expect(words).toContain(evidence);
    expect(words).toContain("Maths: slow progress or stuck No step gained since July;");
    expect(words).toMatch(/Bo .*Added later: Heard from home since\. \(Mrs Okafor, 21 Nov 2026\)/);
    expect(words).toMatch(/For Oak .*Number talk each morning: nobody yet, by 11 Dec 2026$/);
  });

  it("[MF4] is saved as what is open, each under its own name", () => {
    const source = (part: SummaryPart) => summarySource(summary, held, part);
    expect([source("people").name, source("people").turned]).toEqual([
      "Progress meeting, Oak, by person",
      "portrait",
    ]);
    expect(source("children").name).toBe("Progress meeting, Oak, by child");
    expect([source("form").name, source("form").turned]).toEqual([
      "Progress meeting, Oak",
      "landscape",
    ]);
  });
});
