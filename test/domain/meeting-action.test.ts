import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { termsOf } from "../../src/domain/action-edit.ts";
import {
  acceptAction,
  agreeAction,
  carryOn,
  changeAction,
  dropAction,
  finishAction,
  removeAction,
  reopenAction,
  sayHelped,
} from "../../src/domain/action-edit.ts";
import { actionsBefore, actionsToCarry } from "../../src/domain/actions-before.ts";
import { withoutChildren } from "../../src/domain/children-in-row.ts";
import {
  type ActionTerms,
  isOverdue,
  type MeetingAction,
  meetingActionOf,
  meetingActionsOf,
  sayHelpedWords,
  usualDue,
} from "../../src/domain/meeting-action.ts";
import { ACTION_ANSWERS } from "../../src/domain/meeting-tables.ts";
import { tableOf } from "../../src/domain/schema.ts";
import { afterEdits } from "../support/after-edits.ts";
import { CLASSES, PUPILS, rowOf, STAFF, TODAY } from "../support/small-school.ts";

const terms: ActionTerms = {
  id: "a",
  class: CLASSES.oak,
  meeting: "m",
  entries: ["m-maths"],
  children: [PUPILS.amara, PUPILS.bo],
  subject: "maths",
  kind: "class",
  what: "Ten minutes of number facts a day",
  wave: 1,
  intervention: null,
  owner: STAFF.assistant,
  ownerWords: null,
  due: "2026-12-11",
  made: "2026-11-17",
  by: STAFF.head,
  from: null,
};
const agreed = rowOf(agreeAction(terms, false));
const read = (...edits: Parameters<typeof afterEdits>[1][]) =>
  meetingActionOf(afterEdits(agreed, ...edits))!;

describe("actions", () => {
  it("[MA1] what is agreed is what is read, for a class and for the staff", () => {
    expect(termsOf(meetingActionOf(agreed)!)).toEqual(terms);
    const staff = { ...terms, class: null, entries: [], children: [] };
    const row = rowOf(agreeAction(staff, true));
    expect(row.scope).toBe("t");
    expect(Object.keys(row.f)).not.toContain("children");
    expect(termsOf(meetingActionOf(row)!)).toEqual(staff);
    expect(usualDue("2026-10-05")).toBe("2026-11-16");
    for (const day of ["2026-10-03", "2026-11-17", "2027-06-15"]) {
      // Never on a weekend, nor when every school is closed.
      const due = usualDue(day);
      expect([due, ["2026-11-16", "2027-01-05", "2027-09-06"].includes(due)]).toEqual([due, true]);
    }
    for (const edit of [agreeAction(terms, true), agreeAction(staff, false)])
      for (const [field, value] of Object.entries(edit.set))
        expect(tableOf(edit.t)?.fields[field]?.(value)).toBeUndefined();
  });

  it("[MA1] the first due stands first, and what was removed is gone", () => {
    const rows = [
      { ...terms, id: "late", due: "2027-01-11" },
      { ...terms, id: "soon", due: "2026-12-01" },
    ].map((one) => rowOf(agreeAction(one, false)));
    expect(meetingActionsOf(rows).map(({ id }) => id)).toEqual(["soon", "late"]);
    expect(meetingActionOf(afterEdits(agreed, removeAction(terms)))).toBeUndefined();
  });

  it("[MA4] it is kept who said that an action is taken on; another owner has not", () => {
    expect(read().accepted).toBeNull();
    const taken = read(acceptAction(terms, { on: TODAY, by: STAFF.assistant }));
    expect(taken.accepted).toEqual({ on: TODAY, by: STAFF.assistant });
    expect(meetingActionOf(rowOf(agreeAction(terms, true)))?.accepted).toEqual({
      on: terms.made,
      by: STAFF.head,
    });
    const accept = acceptAction(terms, { on: TODAY, by: STAFF.assistant });
    expect(read(accept, ...changeAction(taken, { ...terms, due: "2027-01-08" })).accepted).toEqual(
      taken.accepted,
    );
    expect(
      read(accept, ...changeAction(taken, { ...terms, owner: STAFF.oakTeacher })).accepted,
    ).toBeNull();
    expect(read(accept, acceptAction(terms, null)).accepted).toBeNull();
  });

  it("[MA4] what is agreed anew, or as it was before, says nothing of what became of it", () => {
    const taken = meetingActionOf(rowOf(agreeAction(terms, true)))!;
    expect(changeAction({ ...taken, what: "Other words" }, taken)).toEqual([
      { t: "meeting-action", k: `${CLASSES.oak}:a`, set: { what: terms.what } },
    ]);
    // Another owner, and back again: it is as it was, without a word in anybody's name.
    const other = { ...terms, owner: STAFF.oakTeacher };
    const there = [...changeAction(terms, other), ...changeAction(other, terms)];
    for (const { set } of there)
      for (const field of ACTION_ANSWERS) expect(Object.keys(set)).not.toContain(field);
    expect(
      read(acceptAction(terms, { on: TODAY, by: STAFF.assistant }), ...there).accepted,
    ).toEqual({
      on: TODAY,
      by: STAFF.assistant,
    });
  });

  it("[MA3] what becomes of an action is written in the fields that everyone may write", () => {
    for (const { set } of [
      acceptAction(terms, { on: TODAY, by: STAFF.assistant }),
      finishAction(terms, TODAY),
      dropAction(terms, "Moved away"),
      reopenAction(terms),
      sayHelped(terms, "yes", TODAY),
    ])
      for (const field of Object.keys(set)) expect(ACTION_ANSWERS).toContain(field);
  });

  it("[MA5] overdue from the day after, and only while it is open", () => {
    expect(isOverdue(read(), "2026-12-11")).toBe(false);
    expect(isOverdue(read(), "2026-12-12")).toBe(true);
    expect(isOverdue(read(finishAction(terms, TODAY)), "2026-12-12")).toBe(false);
    expect(isOverdue(read(dropAction(terms, "")), "2026-12-12")).toBe(false);
    expect(isOverdue(read(finishAction(terms, TODAY), reopenAction(terms)), "2026-12-12")).toBe(
      true,
    );
  });

  it("[MA6] a dropped action keeps the reason, and not once it is open again", () => {
    expect(read(dropAction(terms, " Amara has a new programme "))).toMatchObject({
      state: "dropped",
      why: "Amara has a new programme",
      doneOn: null,
    });
    expect(read(dropAction(terms, "x"), reopenAction(terms)).why).toBeNull();
  });

  it("[MA6] a reason somebody typed is read beside it when another made it done, or took it up again", () => {
    const drop = dropAction(terms, "Mum came in");
    for (const later of [finishAction(terms, TODAY), reopenAction(terms)])
      expect(read(drop, later)).toMatchObject({ why: null, onceDropped: "Mum came in" });
    expect(read(drop).onceDropped).toBeNull();
  });

  it("[MA7] no answer to whether it helped is not “no”", () => {
    const done = read(finishAction(terms, TODAY));
    expect(done).toMatchObject({ state: "done", doneOn: TODAY, helped: null });
    expect(sayHelpedWords(done.helped)).toBe("Nobody has said yet whether it helped");
    expect(sayHelpedWords(read(sayHelped(terms, "no", TODAY)).helped)).toBe("It did not help");
    expect(read(sayHelped(terms, "no", TODAY), sayHelped(terms, null, TODAY)).helpedOn).toBeNull();
  });

  it("[MA8] carried on, it is a new action that says what it goes on from, and nobody has taken it on", () => {
    const before = read(acceptAction(terms, { on: TODAY, by: STAFF.assistant }));
    const edit = carryOn(before, {
      id: "b",
      class: CLASSES.ash,
      meeting: "m2",
      children: [PUPILS.amara],
      owner: STAFF.ashTeacher,
      due: "2027-03-01",
      made: "2027-01-12",
      by: STAFF.head,
    });
    expect(edit.k).toBe(`${CLASSES.ash}:b`);
    expect(meetingActionOf(rowOf(edit))).toMatchObject({
      from: "a",
      what: terms.what,
      children: [PUPILS.amara],
      owner: STAFF.ashTeacher,
      accepted: null,
      state: "open",
    });
  });

  it("[MA8] what is open in the class a child came from is offered in the new one, once", () => {
    const old = meetingActionOf(
      rowOf(agreeAction({ ...terms, class: CLASSES.oakLastYear }, true)),
    )!;
    const oak = new Set<string>([PUPILS.amara]);
    const ash = new Set<string>([PUPILS.bo, PUPILS.gil]);
    const here = (actions: readonly MeetingAction[], into: string, register: Set<string>) =>
      actionsToCarry(actions, into, register, TODAY).map(({ id, children }) => [id, ...children]);
    expect(here([old], CLASSES.oak, oak)).toEqual([[old.id, PUPILS.amara]]);
    expect(here([old], CLASSES.ash, ash)).toEqual([[old.id, PUPILS.bo]]);
    const carried = { ...old, id: "b", class: CLASSES.oak, from: old.id, children: [PUPILS.amara] };
    expect(here([old, carried], CLASSES.oak, oak)).toEqual([]);
    expect(here([old, carried], CLASSES.ash, ash)).toEqual([[old.id, PUPILS.bo]]);
    // And from there into a third class: what goes on, not what it went on from.
    expect(here([old, carried], "birch", oak)).toEqual([["b", PUPILS.amara]]);
    const over = [
      { ...old, state: "done" as const },
      { ...old, class: null },
    ];
    expect(here(over, CLASSES.oak, oak)).toEqual([]);
    // Within the year: Bo has moved from oak to ash, Amara stays.
    const moved = { ...old, class: CLASSES.oak };
    expect(here([moved], CLASSES.ash, ash)).toEqual([[old.id, PUPILS.bo]]);
    expect(here([moved], CLASSES.oak, oak)).toEqual([]);
  });

  it("[MS1] a meeting asks after the last one's actions, and apart from them what else is open", () => {
    const one = meetingActionOf(rowOf(agreeAction(terms, true)))!;
    const of = (id: string, more: Partial<MeetingAction>) => ({ ...one, id, class: "c", ...more });
    const actions = [
      of("last-done", { meeting: "before", state: "done" }),
      of("last-open", { meeting: "before" }),
      of("in-plan", { meeting: null }),
      of("today", { meeting: null, state: "done", doneOn: TODAY, due: "2026-12-12" }),
      of("older", { meeting: "summer" }),
      of("older-done", { meeting: "summer", state: "done" }),
      of("now", { meeting: "m" }),
    ];
    const ids = (previous: { id: string } | undefined) => {
      const found = actionsBefore({
        meeting: { id: "m", class: "c" },
        previous,
        actions,
        register: new Set(),
        today: TODAY,
      });
      return [found.last, found.open, found.elsewhere].map((part) => part.map(({ id }) => id));
    };
    // Carried on in the meeting before: once. Carried on in this one: still where it was tapped.
    actions.push(
      of("went-on", { meeting: "summer" }),
      of("goes-on", { meeting: "before", from: "went-on", due: "2026-12-12" }),
      of("tapped", { meeting: "summer", due: "2026-12-14" }),
      of("now-on", { meeting: "m", from: "tapped" }),
    );
    expect(ids({ id: "before" })).toEqual([
      ["last-open", "goes-on", "last-done"],
      ["in-plan", "older", "today", "tapped"],
      [],
    ]);
    expect(ids(undefined)).toEqual([
      [],
      ["in-plan", "last-open", "older", "goes-on", "today", "tapped"],
      [],
    ]);
  });

  it("whatever order answers come in, every device reads the same action", () => {
    const answers = [
      acceptAction(terms, { on: TODAY, by: STAFF.assistant }),
      finishAction(terms, TODAY),
      sayHelped(terms, "some", TODAY),
    ];
    const inOrder = fc.shuffledSubarray([0, 1, 2], { minLength: 3 });
    fc.assert(
      fc.property(inOrder, (order) => {
        expect(read(...order.map((at) => answers[at]!))).toEqual(read(...answers));
      }),
    );
  });

  it("[SY14] an erasure takes the child out, and with the last child the words", () => {
    const one = withoutChildren(agreed, (child) => child === PUPILS.amara);
    expect(meetingActionOf(one)).toMatchObject({ children: [PUPILS.bo], what: terms.what });
    const none = withoutChildren(one, () => true);
    expect(JSON.stringify(none.f)).not.toContain("number facts");
    expect(meetingActionOf(none)).toBeUndefined();
  });
});
