import { describe, expect, it } from "vitest";
import { termsOf } from "../../src/domain/action-edit.ts";
import {
  agreeAction,
  changeAction,
  dropAction,
  finishAction,
  sayHelped,
} from "../../src/domain/action-edit.ts";
import { answersAsBefore } from "../../src/domain/action-undo.ts";
import { applyChange, type Row } from "../../src/domain/change.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import { meetingActionOf } from "../../src/domain/meeting-action.ts";
import { wayBack } from "../../src/domain/way-back.ts";
import { CLASSES, idOf, NOW, PUPILS, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const made = rowOf(
  agreeAction(
    {
      id: "a",
      class: CLASSES.oak,
      meeting: null,
      entries: [],
      children: [PUPILS.bo],
      subject: "maths",
      kind: "class",
      what: "Bead string",
      wave: null,
      intervention: null,
      owner: STAFF.oakTeacher,
      ownerWords: null,
      due: "2026-12-11",
      made: TODAY,
      by: STAFF.head,
      from: null,
    },
    true,
  ),
);
let later = NOW;
const after = (row: Row, ...edits: readonly SetEdit[]): Row =>
  edits.reduce((held, { t, k, set }) => {
    later += 1000;
    const change = { id: idOf(`${later}`), t, k, op: "set" as const, f: set, h: clockAt(later) };
    return applyChange(held, { ...change, sv: 6 }, { by: "u", dev: "d", at: later });
  }, row);
const read = (row: Row) => meetingActionOf(row)!;

describe("the way back", () => {
  it("[AL1] goes back while the row says what the step wrote", () => {
    const done = after(made, finishAction(read(made), TODAY));
    const step = sayHelped(read(done), "yes", TODAY);
    const helped = after(done, step);
    const back = wayBack(step, answersAsBefore(read(done), step), helped, "whole");
    expect(read(after(helped, ...back))).toEqual(read(done));
    expect(wayBack(step, answersAsBefore(read(done), step), undefined, "whole")).toEqual([]);
  });

  it("[AL1] [ED1] leaves what a colleague has answered since", () => {
    const step = finishAction(read(made), TODAY);
    const since = after(made, step, dropAction(read(made), "She was away"));
    expect(wayBack(step, answersAsBefore(read(made), step), since, "whole")).toEqual([]);
    // A colleague's drop that comes from before, where I only said whether it helped.
    const done = after(made, finishAction(read(made), TODAY));
    const help = sayHelped(read(done), "yes", TODAY);
    const merged = after(done, dropAction(read(done), "She was away"), help);
    const back = wayBack(help, answersAsBefore(read(done), help), merged, "whole");
    expect(read(after(merged, ...back))).toMatchObject({
      state: "dropped",
      why: "She was away",
      helped: null,
    });
  });

  it("[ED1] of a form goes back field by field", () => {
    const before = termsOf(read(made));
    const mine = { ...before, what: "Cubes", due: "2027-01-15" };
    const [step] = changeAction(before, mine);
    const [back] = changeAction(mine, before);
    const theirs = changeAction(mine, { ...mine, due: "2027-02-05" });
    const since = after(made, step!, ...theirs);
    const undone = after(since, ...wayBack(step!, back!, since, "fields"));
    expect(read(undone)).toMatchObject({ what: "Bead string", due: "2027-02-05" });
  });

  it("[MA6] [AL1] a dropped action that was taken up or done by mistake has its reason again", () => {
    const dropped = after(made, dropAction(read(made), "Has a new programme"));
    const step = finishAction(read(dropped), TODAY);
    const done = after(dropped, step);
    const back = wayBack(step, answersAsBefore(read(dropped), step), done, "whole");
    expect(read(after(done, ...back))).toEqual(read(dropped));
  });
});
