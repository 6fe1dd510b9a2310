import { describe, expect, it } from "vitest";
import {
  agreeAction,
  dropAction,
  finishAction,
  removeAction,
  sayHelped,
} from "../../src/domain/action-edit.ts";
import { actionTable } from "../../src/domain/action-table.ts";
import { answersAsBefore } from "../../src/domain/action-undo.ts";
import { bringBack } from "../../src/domain/changed-fields.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import { type MeetingAction, meetingActionOf } from "../../src/domain/meeting-action.ts";
import { afterEdits } from "../support/after-edits.ts";
import { rowOf } from "../support/small-school.ts";

const DAY = "2027-02-10";
const action: MeetingAction = {
  id: "a",
  class: "oak",
  meeting: null,
  entries: [],
  children: [],
  subject: "maths",
  kind: "class",
  what: "Number facts",
  wave: 2,
  intervention: null,
  owner: "u-me",
  ownerWords: null,
  due: DAY,
  made: "2026-11-17",
  by: "u-lead",
  from: null,
  accepted: null,
  state: "open",
  doneOn: null,
  why: null,
  helped: null,
  helpedOn: null,
};

describe("steps on an action", () => {
  it("[AL1] every step can be taken back as it was", () => {
    const made = rowOf(agreeAction(action, false));
    const before = meetingActionOf(made)!;
    const dropped = dropAction(before, "Moved away");
    const done = finishAction(before, DAY);
    // That somebody has touched it is no part of what it says. [MA16]
    const after = (...steps: SetEdit[]) => {
      const said = meetingActionOf(afterEdits(made, ...steps));
      return said && { ...said, isAsMade: true };
    };
    for (const step of [done, dropped, sayHelped(before, "some", DAY)])
      expect(after(step, answersAsBefore(before, step))).toEqual(before);
    const held = after(dropped)!;
    expect(after(dropped, done, answersAsBefore(held, done))).toEqual(held);
    expect(after(removeAction(before))).toBeUndefined();
    expect(after(removeAction(before), bringBack(removeAction(before)))).toEqual(before);
  });
});

it("[AL3] a file holds a row for each action, with what became of it", () => {
  const table = actionTable([{ ...action, state: "dropped", why: "Moved away" }], {
    child: (id) => id,
    class: () => "Oak",
    subject: () => "maths",
    meeting: () => "a meeting",
    intervention: () => "Paired reading",
    owner: () => "Mrs Okafor",
    before: () => "1 step up since.",
  });
  expect(table.rows[0]?.length).toBe(table.columns.length);
  expect(table.rows[0]).toContain("Moved away");
  expect(table.rows[0]).toContain("Mrs Okafor");
});
