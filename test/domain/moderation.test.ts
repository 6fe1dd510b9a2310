import { describe, expect, it } from "vitest";
import {
  type Moderation,
  moderate,
  moderationOf,
  moderationsOf,
} from "../../src/domain/moderation.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { entry, PUPILS, row, rowOf, YEAR } from "../support/small-school.ts";

const looked: Moderation = {
  id: "m1",
  pupil: PUPILS.amara,
  year: YEAR,
  subject: "maths",
  point: "autumn",
  entry: "entry-1",
  outcome: "agreed",
  evidence: "Three pieces from the maths book, week 8",
  on: "2026-11-18",
  by: "Miss Lowe with Hill School",
};

describe("moderation", () => {
  it("[MO1] keeps who looked, when, on what evidence and what came of it", () => {
    const edit = moderate(looked);
    expect(moderationOf(rowOf(edit))).toEqual(looked);
    const fields = tableOf("moderation")!.fields;
    for (const [field, value] of Object.entries(edit.set))
      expect(fields[field]?.(value)).toBeUndefined();
  });

  it("[MO2] belongs to the judgement it looked at and to no newer one", () => {
    const rows = [
      rowOf(moderate({ ...looked, id: "m2", on: "2026-11-20", outcome: "changed" })),
      rowOf(moderate(looked)),
      rowOf(moderate({ ...looked, id: "m3", entry: "entry-0" })),
    ];
    const first = entry("3L", { by: "u", id: "entry-1" });
    expect(moderationsOf(rows, first).map(({ id }) => id)).toEqual(["m1", "m2"]);
    expect(moderationsOf(rows, entry("3S", { by: "u", id: "entry-2", prev: ["entry-1"] }))).toEqual(
      [],
    );
  });

  it("passes over what is none", () => {
    expect(moderationOf(row("moderation", `p:${YEAR}:m`, { outcome: "agreed" }))).toBeUndefined();
    expect(moderationOf(row("pupil", "p", { entry: "x" }))).toBeUndefined();
  });
});
