import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EntryTable, entryId, type MeetingEntry } from "../../src/domain/meeting-entry.ts";
import { besideItem, itemKey, runningOrder } from "../../src/domain/meeting-running.ts";
import type { Suggestion } from "../../src/domain/meeting-suggestions.ts";
import { ENTRY_TABLES } from "../../src/domain/meeting-tables.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import { CLASSES, PUPILS, row } from "../support/small-school.ts";

const register = [PUPILS.amara, PUPILS.bo, PUPILS.ewan, PUPILS.zoeB];
const subjects = ["reading", "maths"];

const entry = (
  pupil: string,
  subject: string,
  table: EntryTable,
  parked = false,
): MeetingEntry => ({
  id: entryId("m", subject),
  pupil,
  class: CLASSES.oak,
  meeting: "m",
  subject,
  table,
  why: null,
  parked,
});
const suggestion = (pupil: string, subject: string, table: EntryTable): Suggestion => ({
  pupil: pupilOf(row("pupil", pupil, { given: pupil, family: "" })),
  subject,
  table,
  reason: "stuck",
  why: "No step gained since July; expected 1 by now.",
  actions: [],
});
const order = (of: Partial<Parameters<typeof runningOrder>[0]>) =>
  runningOrder({ entries: [], suggestions: [], register, subjects, order: "tables", ...of });
const told = (sections: ReturnType<typeof runningOrder>) =>
  sections.map(({ part, items }) => [part, items.map(itemKey)]);

describe("the order of a running meeting", () => {
  it("[RN1] begins with good progress and goes table by table in register order, parked ones last", () => {
    const sections = order({
      entries: [
        entry(PUPILS.zoeB, "maths", "good"),
        entry(PUPILS.bo, "maths", "behind"),
        entry(PUPILS.ewan, "reading", "slow", true),
      ],
      suggestions: [
        suggestion(PUPILS.amara, "maths", "slow"),
        suggestion(PUPILS.amara, "reading", "good"),
      ],
    });
    expect(told(sections)).toEqual([
      ["good", ["p-amara reading", "p-zoe-b maths"]],
      ["slow", ["p-amara maths"]],
      ["behind", ["p-bo maths"]],
      ["parked", ["p-ewan reading"]],
    ]);
  });

  it("[RN1] child by child each child stands once, first those with a success to tell", () => {
    const sections = order({
      order: "children",
      entries: [
        entry(PUPILS.bo, "maths", "good"),
        entry(PUPILS.bo, "reading", "behind"),
        entry(PUPILS.amara, "reading", "slow"),
        entry(PUPILS.ewan, "maths", "slow", true),
      ],
    });
    expect(told(sections)).toEqual([
      ["good", ["p-bo maths"]],
      ["none", ["p-amara reading"]],
      ["parked", ["p-ewan maths"]],
    ]);
  });

  it("[RN1] every entry stands in the list once, whatever is in it, and next leads through all", () => {
    const some = fc.array(
      fc.record({
        pupil: fc.constantFrom(...register, "p-other"),
        subject: fc.constantFrom(...subjects),
        table: fc.constantFrom(...ENTRY_TABLES),
        parked: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (all) => {
        const one = new Map(all.map((of) => [itemKey(of), of]));
        const entries = [...one.values()].map(({ pupil, subject, table, parked }) =>
          entry(pupil, subject, table, parked),
        );
        const sections = order({ entries });
        const keys = sections.flatMap(({ items }) => items.map(itemKey));
        expect([...keys].sort()).toEqual([...one.keys()].sort());
        const walked: string[] = [];
        let at = besideItem(sections, undefined, 1);
        while (at !== undefined) {
          walked.push(itemKey(at));
          at = besideItem(sections, itemKey(at), 1);
        }
        expect(walked).toEqual(keys);
      }),
      { numRuns: 100 },
    );
  });
});
