import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { actionHelp, beforeAndAfter, helpFigures, sayHelp } from "../../src/domain/action-help.ts";
import {
  ACTION_PARTS,
  type ActionFilter,
  fits,
  listActions,
  partOf,
  remindersFor,
  sayDue,
  sayReminders,
  sayTally,
  tallyActions,
  withoutCarriedOn,
} from "../../src/domain/action-list.ts";
import { takenOff } from "../../src/domain/action-taken-off.ts";
import { withoutTwins } from "../../src/domain/action-twins.ts";
import { addDays, type Day } from "../../src/domain/calendar.ts";
import type { Entry } from "../../src/domain/change.ts";
import type { MeetingAction } from "../../src/domain/meeting-action.ts";
import { countActions, sayMeetingCount, sayTooMuch } from "../../src/domain/meeting-count.ts";
import { recapByChild, recapByPerson } from "../../src/domain/meeting-recap.ts";
import { FIRST_YEAR, lineOf } from "../support/progress-child.ts";
import { CLASSES, entry, PUPILS, STAFF, TODAY } from "../support/small-school.ts";

const action = (id: string, more: Partial<MeetingAction> = {}): MeetingAction => ({
  id,
  class: CLASSES.oak,
  meeting: "m",
  entries: [],
  children: [PUPILS.amara],
  subject: "maths",
  kind: "class",
  what: `Do ${id}.`,
  wave: null,
  intervention: null,
  owner: STAFF.oakTeacher,
  ownerWords: null,
  due: "2026-12-11",
  made: "2026-11-17",
  by: STAFF.head,
  from: null,
  accepted: { on: "2026-11-17", by: STAFF.oakTeacher },
  state: "open",
  doneOn: null,
  why: null,
  helped: null,
  helpedOn: null,
  ...more,
});
const done = { state: "done", doneOn: "2026-11-19" } as const;

describe("what was carried on", () => {
  it("[MA16] [MA15] twice in the same words stands once, and what goes on from either goes on from that one", () => {
    const twin = (id: string, more: Partial<MeetingAction> = {}) =>
      action(id, { from: "old", what: "Beads", stamp: id, isAsMade: true, ...more });
    const left = (...of: MeetingAction[]) => withoutTwins(of).map(({ id }) => id);
    expect(left(twin("1"), twin("2"), twin("3"))).toEqual(["1"]);
    // Somebody corrected the action between the two, so they do not say the same.
    expect(left(twin("1"), twin("2", { what: "Beads to 20" }))).toEqual(["1", "2"]);
    const fromHidden = action("next", { from: "2", meeting: "n", what: "Beads", isAsMade: true });
    const fromShown = { ...fromHidden, id: "too", from: "1", stamp: "x" };
    const shown = withoutTwins([twin("1"), twin("2"), fromHidden]);
    expect(withoutCarriedOn(shown).map(({ id }) => id)).toEqual(["next"]);
    expect(left(twin("1"), twin("2"), { ...fromHidden, stamp: "w" }, fromShown)).toEqual([
      "1",
      "next",
    ]);
  });

  it("[MA16] taken off, what stands behind it goes with it, unless somebody has touched the one that is shown", () => {
    const twin = (id: string, more: Partial<MeetingAction> = {}) =>
      action(id, { from: "old", what: "Beads", stamp: id, isAsMade: true, ...more });
    const off = (of: MeetingAction, all: MeetingAction[]) => {
      const { also, stands } = takenOff(all, of);
      return [also, stands].map((some) => some.map(({ id }) => id));
    };
    const [one, two, three] = [twin("1"), twin("2"), twin("3")];
    expect(off(one, [one, two, three])).toEqual([["2", "3"], []]);
    const touched = twin("2", { isAsMade: false });
    expect(off(touched, [one, touched, three])).toEqual([[], ["1"]]);
    const [a, b] = [PUPILS.amara, PUPILS.bo];
    const both = twin("9", { isAsMade: false, children: [a, b] });
    const apart = [twin("1", { children: [a] }), twin("2", { children: [b] })];
    expect(off(both, [both, ...apart])).toEqual([[], ["1", "2"]]);
    // Another meeting's, or in other words: neither is what was taken off.
    const later = action("next", { from: "2", meeting: "n", what: "Beads", isAsMade: true });
    const too = { ...later, id: "too", from: "1", stamp: "x" };
    expect(off(one, [one, two, later, too, twin("4", { what: "Cards" })])).toEqual([["2"], []]);
    expect(off(one, [one])).toEqual([[], []]);
  });

  it("[MA15] stands once: the open one it goes on from is not due beside it", () => {
    const [a, b] = [PUPILS.amara, PUPILS.bo];
    const left = (...of: MeetingAction[]) => withoutCarriedOn(of).map(({ id }) => id);
    const old = action("old", { due: "2026-07-10", children: [a, b] });
    const rest = action("rest", { from: "old", children: [b] });
    expect(left(old)).toEqual(["old"]);
    // Bo moved into another class and is not in it yet.
    expect(left(old, action("new", { from: "old", children: [a] }))).toEqual(["old", "new"]);
    expect(left(old, action("new", { from: "old", children: [a] }), rest)).toEqual(["new", "rest"]);
    const over = { ...old, ...done };
    expect(left(over, action("new", { from: "old", children: [a, b] }))).toEqual(["old", "new"]);
    const reminded = remindersFor(
      [old, action("new", { from: "old", children: [a, b] })],
      STAFF.oakTeacher,
      TODAY,
    );
    expect(reminded.overdue).toEqual([]);
  });
});

const anyAction = fc
  .record({
    due: fc.integer({ min: -30, max: 30 }),
    state: fc.constantFrom("open", "done", "dropped"),
    helped: fc.constantFrom(null, "yes", "some", "no"),
    owner: fc.constantFrom(STAFF.oakTeacher, STAFF.assistant, null),
    class: fc.constantFrom(CLASSES.oak, CLASSES.ash, null),
    children: fc.subarray(Object.values(PUPILS), { minLength: 1 }),
    meeting: fc.constantFrom("m", "n", null),
    intervention: fc.constantFrom("i", null),
    taken: fc.boolean(),
  })
  .map(({ due, taken, state, ...more }) =>
    action("x", {
      ...(more as Partial<MeetingAction>),
      state,
      due: addDays(TODAY, due),
      doneOn: state === "done" ? TODAY : null,
      accepted: taken ? { on: TODAY, by: STAFF.head } : null,
    }),
  );
const anyActions = fc
  .array(anyAction, { maxLength: 20 })
  .map((all) => all.map((one, at) => ({ ...one, id: `a${at}` })));

describe("a list of actions", () => {
  it("[MA9] each action is in one part, and the parts are in order", () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const parts = listActions(actions, {}, TODAY);
        const ids = parts.flatMap((one) => one.actions.map(({ id }) => id));
        expect([...ids].sort()).toEqual(actions.map(({ id }) => id).sort());
        expect(parts.map(({ part }) => ACTION_PARTS.indexOf(part))).toEqual(
          parts.map(({ part }) => ACTION_PARTS.indexOf(part)).sort((a, b) => a - b),
        );
        const tally = tallyActions(actions, TODAY);
        expect(tally.open + tally.done + tally.dropped).toBe(tally.total);
        const { yes, some, no } = tally.helped;
        expect(yes + some + no + tally.toAsk).toBe(tally.done);
        expect(tally.overdue).toBe(
          parts.find(({ part }) => part === "overdue")?.actions.length ?? 0,
        );
      }),
    );
  });

  it("[MA9] due within a week is soon, a day late is overdue", () => {
    const on = (days: number) => partOf(action("a", { due: addDays(TODAY, days) }), TODAY);
    expect([-1, 0, 7, 8].map(on)).toEqual(["overdue", "soon", "soon", "later"]);
    expect(partOf(action("a", done), TODAY)).toBe("to-ask");
    expect(partOf(action("a", { ...done, helped: "no" }), TODAY)).toBe("done");
  });

  it("[MA10] what is asked for all has to fit", () => {
    const filters = fc.record(
      {
        owner: fc.constantFrom(STAFF.oakTeacher, STAFF.assistant),
        class: fc.constantFrom(CLASSES.oak, CLASSES.ash),
        meeting: fc.constant("m"),
        intervention: fc.constant("i"),
        pupil: fc.constantFrom(PUPILS.amara, PUPILS.bo),
        subject: fc.constantFrom("maths", "reading"),
        parts: fc.subarray([...ACTION_PARTS]),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyActions, filters, (actions, asked) => {
        const filter = asked as ActionFilter;
        const found = listActions(actions, filter, TODAY).flatMap((one) => one.actions);
        for (const one of found) {
          expect(one).toMatchObject({
            ...(filter.owner && { owner: filter.owner }),
            ...(filter.class && { class: filter.class }),
            ...(filter.meeting && { meeting: filter.meeting }),
          });
          expect(one.children).toContain(filter.pupil ?? one.children[0]);
        }
        expect(found).toHaveLength(actions.filter((one) => fits(one, filter, TODAY)).length);
      }),
    );
  });

  it("[MA11] a person is reminded of their own alone", () => {
    fc.assert(
      fc.property(anyActions, (actions) => {
        const { overdue, soon, toTake, toAsk } = remindersFor(actions, STAFF.assistant, TODAY);
        for (const one of [...overdue, ...soon, ...toTake, ...toAsk])
          expect(one.owner).toBe(STAFF.assistant);
      }),
    );
    const mine = [
      action("late", { due: "2026-11-01" }),
      action("soon", { due: "2026-11-25", accepted: null }),
      action("done", done),
    ];
    expect(sayReminders(remindersFor(mine, STAFF.oakTeacher, TODAY))).toBe(
      "1 action is overdue, 1 is due within a week, 1 waits for you to take it on, 1 is done: did it help?",
    );
    expect(sayReminders(remindersFor(mine, STAFF.head, TODAY))).toBe("");
  });

  it("[MA5] says when it is due in words", () => {
    expect(sayDue(action("a"), TODAY)).toBe("Due Fri 11 Dec");
    expect(sayDue(action("a", { due: TODAY }), TODAY)).toBe("Due today");
    expect(sayDue(action("a", { due: "2026-11-20" }), TODAY)).toBe("Was due Fri 20 Nov, 1 day ago");
    expect(sayDue(action("a", done), TODAY)).toBe("Done Thu 19 Nov");
    expect(sayDue(action("a", { state: "dropped", why: "He moved" }), TODAY)).toBe(
      "Dropped: He moved",
    );
    const late = action("b", { due: "2026-11-01" });
    expect(sayTally(tallyActions([action("a"), late, action("c", done)], TODAY))).toBe(
      "2 actions are open, 1 of them overdue; 1 is done.",
    );
    expect(sayTally(tallyActions([], TODAY))).toBe("No actions.");
  });
});

describe("did it help", () => {
  const year = FIRST_YEAR;
  const line = (levels: string) => lineOf({ levels, yearGroup: 3 });
  const at = (levels: string, from: string) => beforeAndAfter("p", line(levels), from, null);

  it("[MA12] the last level by the day it was agreed, and the last one since", () => {
    const one = at("2S | 2S 2H 3L", `${year}-12-20`);
    expect([one.before?.value, one.after?.value, one.steps]).toEqual(["2S", "3L", 2]);
    expect(one.expected).toBeGreaterThan(0);
    const none = at("2S | 2S", `${year}-12-20`);
    expect([none.before?.value, none.after, none.steps]).toEqual(["2S", undefined, undefined]);
    expect(beforeAndAfter("p", undefined, TODAY, null).steps).toBeUndefined();
  });

  it("[MA12] a level confirmed or corrected since is no level since of what was known that day", () => {
    const ms = (day: string) => Date.parse(`${year}-${day}T10:00Z`);
    const put = entry("2H", { by: "u-okafor", ms: ms("11-10") });
    const again = entry("2H", { by: "u-okafor", ms: ms("12-01"), prev: [put.id] });
    const other = entry("2L", { by: "u-okafor", ms: ms("12-01"), prev: [put.id] });
    const then = (of: readonly Entry[], until: Day | null = null) => {
      const held = lineOf({ levels: "2L | -", yearGroup: 3, more: { "0.autumn": of } });
      const { before, after, steps, expected } = beforeAndAfter("p", held, `${year}-11-17`, until);
      return [before?.value, after?.value, steps, expected];
    };
    expect(then([put])).toEqual(["2H", undefined, undefined, undefined]);
    expect(then([put, again])).toEqual(["2H", "2H", 0, undefined]);
    expect(then([put, other])).toEqual(["2H", "2L", -2, undefined]);
    expect(then([put, other], `${year}-11-30`)).toEqual(["2H", undefined, undefined, undefined]);
  });

  it("[MA12] counts add up to the children, and no sentence says that one came from the other", () => {
    const levels = ["2S | 2S 2H", "2S | 2S 2S", "2S | 2S 2L", "2S | 2S -", "P6 | P6 W"];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...levels), { maxLength: 6 }), (of) => {
        const lines = new Map(of.map((one, index) => [`p${index}`, line(one)]));
        const made = `${year}-12-20`;
        const figures = actionHelp({ children: [...lines.keys()], made }, (pupil) =>
          lines.get(pupil),
        );
        expect(figures.up + figures.same + figures.down + figures.noLevel).toBe(of.length);
        expect(sayHelp(figures)).not.toMatch(
          /because|thanks to|due to|helped|worked|effect|impact/i,
        );
        expect(sayHelp(figures)).toMatch(/^[A-Z0-9½].*\.$/);
      }),
    );
    const say = (...of: string[]) =>
      sayHelp(helpFigures(of.map((one) => at(one, `${year}-12-20`))));
    expect(say("2S | 2S 2H", "2S | 2S 2S", "2S | 2S -")).toBe(
      "1 of 3 children moved up since, 1 stayed, 1 has no level to compare.",
    );
    expect(say("2S | 2S 2H")).toBe("1 step up since.");
    expect(say("2S | 2S -")).toBe("No level since to compare.");
  });
});

describe("what a meeting agreed", () => {
  const many = (count: number, more: Partial<MeetingAction> = {}) =>
    Array.from({ length: count }, (_, at) => action(`a${at}`, more));

  it("[MA13] is counted with its people, and asked about when it is more than can be done", () => {
    const some = [
      ...many(2),
      action("b", { owner: STAFF.assistant }),
      action("c", { owner: null, ownerWords: "Ms Calloway" }),
      action("d", { owner: null, ownerWords: "ms calloway " }),
      action("e", { owner: null }),
      action("f", { state: "dropped" }),
    ];
    const count = countActions(some);
    expect(sayMeetingCount(count)).toBe("6 actions for 3 people, 1 without a name");
    expect(sayTooMuch(count, String)).toBe("");
    expect(sayMeetingCount(countActions([]))).toBe("No actions yet");
    expect(sayTooMuch(countActions(many(11)), () => "Mrs Okafor")).toBe(
      "That is more than 10: which will make the most difference? Mrs Okafor has more than 4: could somebody share?",
    );
    fc.assert(
      fc.property(anyActions, (actions) => {
        const { actions: all, byPerson, nobody } = countActions(actions);
        expect(byPerson.reduce((sum, one) => sum + one.actions, 0) + nobody).toBe(all);
      }),
    );
  });

  const names = {
    person: (user: string) =>
      ({ [STAFF.oakTeacher]: "Mrs Okafor", [STAFF.assistant]: "Miss Teague" })[user] ?? "?",
    child: (pupil: string) => ({ [PUPILS.amara]: "Amara", [PUPILS.bo]: "Bo" })[pupil] ?? "?",
    reader: STAFF.oakTeacher as string | null,
    today: TODAY,
  };
  const agreed = [
    action("a", { children: [PUPILS.bo, PUPILS.amara] }),
    action("b", { owner: STAFF.assistant, accepted: null, due: "2026-12-01" }),
    action("c", { owner: null, due: "2026-12-02" }),
  ];

  it("[ML4] by person: the reader first, and who has not taken it on is only asked", () => {
    expect(
      recapByPerson(agreed, names).map(({ says, lines }) => [says, ...lines.map((l) => l.says)]),
    ).toEqual([
      ["You agreed to do 1 thing.", "Do a, for Amara and Bo, by Fri 11 Dec."],
      ["Miss Teague is asked to do 1 thing.", "Do b, for Amara, by Tue 1 Dec."],
      ["1 thing without a name yet.", "Do c, for Amara, by Wed 2 Dec."],
    ]);
    expect(recapByPerson(agreed, { ...names, reader: null }).map(({ who }) => who)).toEqual([
      "Miss Teague",
      "Mrs Okafor",
      "Nobody yet",
    ]);
  });

  it("[ML4] by child: each once, with all that is done for them", () => {
    const [amara, bo, ...more] = recapByChild([], agreed, names);
    expect(more).toEqual([]);
    expect(amara?.lines.map(({ says }) => says)).toEqual([
      "Miss Teague: Do b, by Tue 1 Dec.",
      "Nobody yet: Do c, by Wed 2 Dec.",
      "Mrs Okafor: Do a, by Fri 11 Dec.",
    ]);
    expect(bo?.lines).toHaveLength(1);
  });
});
