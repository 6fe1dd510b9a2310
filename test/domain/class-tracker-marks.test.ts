import { describe, expect, it } from "vitest";
import {
  childMarks,
  markableGroups,
  markLegend,
  signsOf,
  USUAL_MARKS,
} from "../../src/domain/class-tracker-marks.ts";
import { joinGroup } from "../../src/domain/group.ts";
import { putInIntervention, saveIntervention } from "../../src/domain/intervention.ts";
import { joinTargetGroup } from "../../src/domain/target-group.ts";
import { rowOf } from "../support/small-school.ts";

const DAY = "2026-11-24";
const reading = {
  id: "i-reading",
  name: "Reading partners",
  wave: 2,
  subject: "reading",
  leads: null,
  from: "2026-10-01",
  to: null,
} as const;
const numbers = { ...reading, id: "i-numbers", name: "Numbers count", subject: "maths" } as const;
const talk = { ...reading, id: "i-talk", name: "Talk time", subject: null } as const;

const rows = [
  joinTargetGroup({
    pupil: "p-bo",
    year: 2026,
    subject: "maths",
    row: undefined,
    day: "2026-10-01",
    by: "u",
  }),
  ...[reading, numbers, talk].map(saveIntervention),
  ...[reading, numbers, talk].map((one) => putInIntervention(undefined, "p-bo", one, "2026-10-01")),
  joinGroup(undefined, "p-bo", "pupil-premium", "2026-09-01"),
].map(rowOf);

const of = { day: DAY, year: 2026, subject: "maths" };
const words = (marks: ReadonlyMap<string, readonly { words: string }[]>) =>
  (marks.get("p-bo") ?? []).map((mark) => mark.words);

describe("marks on the class tracker", () => {
  it("[CT7] the target group and interventions of the subject stand there unasked, groups do not", () => {
    const marks = childMarks(rows, { ...of, choice: USUAL_MARKS });
    expect(words(marks)).toEqual(["target group", "in Numbers count", "in Talk time"]);
    expect(signsOf(marks.get("p-bo") ?? [])).toEqual(["◆", "●"]);
    expect(words(childMarks(rows, { ...of, day: "2026-09-30", choice: USUAL_MARKS }))).toEqual([]);
    expect(words(childMarks(rows, { ...of, year: 2025, choice: USUAL_MARKS }))).not.toContain(
      "target group",
    );
  });

  it("[CT7] a group shows by its letter when it is asked for, and each mark can be put off", () => {
    const choice = {
      targetGroup: false,
      intervention: false,
      note: false,
      groups: ["pupil-premium"],
    };
    const marks = childMarks(rows, { ...of, choice });
    expect(marks.get("p-bo")).toEqual([{ sign: "P", words: "Pupil premium" }]);
    expect(markLegend(choice, markableGroups(rows))).toEqual([
      { sign: "P", words: "Pupil premium" },
    ]);
  });

  it("[CT7] every mark is a shape or letters with words", () => {
    const all = { ...USUAL_MARKS, groups: markableGroups(rows).map(({ id }) => id) };
    const legend = markLegend(all, markableGroups(rows));
    expect(new Set(legend.map(({ sign }) => sign)).size).toBe(legend.length);
    for (const { sign, words: said } of legend) {
      expect(sign.trim()).not.toBe("");
      expect(said.trim()).not.toBe("");
    }
  });
});
