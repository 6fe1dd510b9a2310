import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { interventionImpact, sayImpact } from "../../src/domain/intervention-impact.ts";
import type { Intervention } from "../../src/domain/intervention.ts";
import type { MeetingAction } from "../../src/domain/meeting-action.ts";
import type { MeetingEntry } from "../../src/domain/meeting-entry.ts";
import type { ChildToSuggest } from "../../src/domain/meeting-suggestions.ts";
import {
  repeatedBarriers,
  roundThemes,
  sayTheme,
  themesOf,
} from "../../src/domain/meeting-themes.ts";
import type { Meeting } from "../../src/domain/meeting.ts";
import type { TickedPhrase } from "../../src/domain/phrase.ts";
import { bandOf, type ProgressLine } from "../../src/domain/progress-line.ts";
import { progressState } from "../../src/domain/progress-state.ts";
import { sayState } from "../../src/domain/progress-words.ts";
import { provisionMap, sayProvision } from "../../src/domain/provision-map.ts";
import { pupilOf } from "../../src/domain/pupil.ts";
import {
  levelInYear,
  sayLevelInYear,
  targetCandidates,
} from "../../src/domain/target-candidates.ts";
import { FIRST_YEAR, lineOf } from "../support/progress-child.ts";
import { CLASSES, row, STAFF, TODAY } from "../support/small-school.ts";

const meeting = (id: string, schoolClass: string, on: string): Meeting => ({
  id,
  class: schoolClass,
  round: "r",
  subjects: ["maths"],
  on,
  at: null,
  minutes: 45,
  people: [],
  state: "closed",
});
const entry = (pupil: string, of: Meeting, subject = "maths"): MeetingEntry => ({
  id: `${of.id}-${subject}`,
  pupil,
  class: of.class,
  meeting: of.id,
  subject,
  table: "slow",
  why: null,
  parked: false,
});
const tick = (one: MeetingEntry, words: string, kind: TickedPhrase["kind"] = "barrier") => ({
  pupil: one.pupil,
  entry: one.id,
  meeting: one.meeting,
  kind,
  words,
});

const summer = { ...meeting("summer", CLASSES.oak, "2026-06-20"), round: "before" };
const oak = meeting("oak", CLASSES.oak, "2026-11-17");
const ash = meeting("ash", CLASSES.ash, "2026-11-18");

describe("a round in the whole", () => {
  const entries = [
    entry("p1", summer),
    entry("p1", oak),
    entry("p1", oak, "reading"),
    entry("p2", oak),
    entry("p3", ash),
  ];
  const [before, p1, p1reading, p2, p3] = entries as [MeetingEntry, ...MeetingEntry[]];
  const ticked = [
    tick(before, "Lessons missed"),
    tick(p1!, "lessons missed."),
    tick(p1reading!, "Lessons missed"),
    tick(p3!, "Lessons missed"),
    tick(p2!, "Vocabulary for the subject"),
    tick(p2!, "Talked ideas through before writing", "difference"),
    tick({ ...p2!, pupil: "left-out" }, "Vocabulary for the subject"),
  ];

  it("[MW1] a phrase with its children and classes: a child once, who was left out not at all", () => {
    const inRound = ticked.filter((one) => one.meeting !== "summer");
    expect(themesOf("barrier", inRound, entries)).toMatchObject([
      {
        words: "lessons missed.",
        pupils: ["p1", "p3"],
        classes: [CLASSES.ash, CLASSES.oak].sort(),
      },
      { words: "Vocabulary for the subject", pupils: ["p2"], classes: [CLASSES.oak] },
    ]);
    const [first] = themesOf("barrier", inRound, entries);
    expect(sayTheme(first!)).toBe("lessons missed: 2 children in 2 classes.");
  });

  it("[MW2] a barrier named again for the same child", () => {
    const now = new Set(["oak", "ash"]);
    const all = [summer, oak, ash];
    expect(repeatedBarriers(ticked, all, now)).toMatchObject([
      { pupil: "p1", meetings: ["summer", "oak"] },
    ]);
    expect(repeatedBarriers(ticked, all, new Set(["ash"]))).toEqual([]);
  });

  it("[MW2] what is held later changes nothing of a round that is over", () => {
    const spring = { ...meeting("spring", CLASSES.oak, "2027-03-10"), round: "later" };
    const later = tick({ ...p1!, id: "spring-maths", meeting: "spring" }, "Lessons missed");
    const now = new Set(["oak", "ash"]);
    expect(repeatedBarriers([...ticked, later], [summer, oak, ash, spring], now)).toEqual(
      repeatedBarriers(ticked, [summer, oak, ash], now),
    );
  });

  it("[MW2] two meetings of one round are one occasion, and who was left out is not named", () => {
    const maths = meeting("oak-maths", CLASSES.oak, "2026-11-19");
    const again = tick(
      { ...p2!, id: "oak-maths-maths", meeting: maths.id },
      "Vocabulary for the subject",
    );
    const now = new Set([oak.id, maths.id]);
    expect(repeatedBarriers([...ticked, again], [oak, maths], now)).toEqual([]);
    const themes = roundThemes({
      meetings: [oak],
      allMeetings: [summer, oak],
      entries: [p1!, p2!],
      ticked,
      actions: [],
      day: TODAY,
    });
    expect(themes.repeated).toEqual([]);
  });

  it("[MW3] actions and entries add up over the classes", () => {
    const action = (at: number): MeetingAction => ({
      id: `a${at}`,
      class: at % 3 === 0 ? CLASSES.oak : CLASSES.ash,
      meeting: at % 3 === 0 ? "oak" : "ash",
      entries: [],
      children: [],
      subject: null,
      kind: "class",
      what: "x",
      wave: null,
      intervention: null,
      owner: STAFF.head,
      ownerWords: null,
      due: "2026-11-20",
      made: "2026-11-17",
      by: STAFF.head,
      from: null,
      accepted: null,
      state: at % 2 === 0 ? "open" : "done",
      doneOn: null,
      why: null,
      helped: null,
      helpedOn: null,
    });
    fc.assert(
      fc.property(fc.nat({ max: 12 }), (count) => {
        const actions = Array.from({ length: count }, (_, at) => action(at));
        const all = roundThemes({
          meetings: [oak, ash],
          allMeetings: [summer, oak, ash],
          entries,
          ticked,
          actions,
          day: TODAY,
        });
        const sum = (of: (one: (typeof all.byClass)[number]) => number) =>
          all.byClass.reduce((total, one) => total + of(one), 0);
        expect(sum((one) => one.actions.total)).toBe(all.actions.total);
        expect(sum((one) => one.actions.overdue)).toBe(all.actions.overdue);
        expect(sum((one) => one.entries)).toBe(4);
        expect(Object.values(all.entries).reduce((a, b) => a + b, 0)).toBe(4);
        expect(all.practice.map(({ words }) => words)).toEqual([
          "Talked ideas through before writing",
        ]);
      }),
    );
  });
});

const lines = new Map<string, ProgressLine>();
function child(family: string, levels: string, more: Partial<ChildToSuggest> = {}): ChildToSuggest {
  const line = lineOf({ levels, yearGroup: 4 });
  const id = `p-${family.toLowerCase()}`;
  lines.set(id, line);
  const finding = progressState(line);
  return {
    pupil: pupilOf(row("pupil", id, { given: "A", family })),
    finding,
    band: bandOf(line),
    planned: false,
    says: sayState(line, finding),
    targetedSince: null,
    interventions: [],
    agreed: 0,
    missing: false,
    ...more,
  };
}
const stuck = child("Stuck", "2H | 2H 2H 2H");
const steady = child("Steady", "2H | 3L 3L 3S");
const good = child("Good", "3L | 3S 3S 4L");
const wellBelow = child("Welbelow", "1L | 1S 1S 1H");
const behind = child("Behind", "3S | 3S 3L 2H");

const reading: Intervention = {
  id: "i1",
  name: "Paired reading",
  wave: 2,
  subject: null,
  leads: null,
  from: "2022-09-20",
  to: null,
};
const numbers: Intervention = { ...reading, id: "i2", name: "Number facts", cost: 12_000 };
const place = (
  pupil: string,
  intervention: string,
  from = "2022-09-20",
  to: string | null = null,
) => row("intervention-pupil", `${pupil}:${intervention}`, { spans: [{ from, to }] });

describe("the provision map", () => {
  const map = (
    children: readonly ChildToSuggest[],
    places: readonly ReturnType<typeof place>[] = [],
  ) =>
    provisionMap({
      interventions: [reading, numbers],
      places,
      subjects: [{ subject: "maths", children }],
      day: "2023-07-20",
    });

  it("[PV1] every child by every intervention any of them is or was in", () => {
    const found = map(
      [stuck, good],
      [
        place("p-stuck", "i1"),
        place("p-good", "i1", "2022-09-20", "2022-12-16"),
        place("p-x", "i2"),
      ],
    );
    expect(found.interventions.map(({ id }) => id)).toEqual(["i1"]);
    expect(found.rows.map(({ pupil, now, cells }) => [pupil.family, now, cells.length])).toEqual([
      ["Good", 0, 1],
      ["Stuck", 1, 1],
    ]);
  });

  it("[PV2] a gap is a child who asks for a look and for whom nothing at all is planned", () => {
    const gaps = (...of: Parameters<typeof map>) =>
      map(...of)
        .rows.filter(({ gap }) => gap)
        .map(({ pupil }) => pupil.family);
    expect(gaps([stuck, good, steady, wellBelow])).toEqual(["Stuck", "Welbelow"]);
    expect(gaps([stuck], [place("p-stuck", "i1")])).toEqual([]);
    expect(gaps([{ ...stuck, targetedSince: "2022-09-20" }])).toEqual([]);
    expect(gaps([{ ...stuck, planned: true }])).toEqual([]);
    expect(gaps([{ ...stuck, agreed: 1 }])).toEqual([]);
    const inReading = { ...good, pupil: stuck.pupil, targetedSince: "2022-09-20" };
    const both = provisionMap({
      interventions: [],
      places: [],
      subjects: [
        { subject: "maths", children: [stuck] },
        { subject: "reading", children: [inReading] },
      ],
      day: "2023-07-20",
    });
    expect(both.gaps).toBe(0);
    expect(gaps([stuck], [place("p-stuck", "i1", "2022-09-20", "2022-12-16")])).toEqual(["Stuck"]);
    expect(sayProvision(map([stuck, good]))).toBe(
      "1 child asks for a look and nothing is planned for this child.",
    );
    expect(sayProvision(map([good]))).toBe(
      "Something is planned for every child who asks for a look.",
    );
  });

  it("[PV3] much and no movement: two or more, and no step gained since July", () => {
    const much = [
      place("p-stuck", "i1"),
      place("p-stuck", "i2"),
      place("p-good", "i1"),
      place("p-good", "i2"),
    ];
    const found = map([stuck, good], much);
    expect(
      found.rows.filter(({ noMovement }) => noMovement).map(({ pupil }) => pupil.family),
    ).toEqual(["Stuck"]);
    expect(found.noMovement).toBe(1);
    expect(map([stuck], much.slice(0, 1)).noMovement).toBe(0);
  });
});

describe("what became of an intervention's children", () => {
  const from = `${FIRST_YEAR}-12-20`;
  const impact = (places: readonly ReturnType<typeof place>[], seesAll = true) =>
    interventionImpact({
      seesAll,
      intervention: numbers,
      subject: "maths",
      places,
      classmates: [...lines.keys()],
      classes: "4A",
      lineOf: (pupil) => lines.get(pupil),
      today: `${FIRST_YEAR + 1}-07-20`,
    });

  it("[IM1] [IM2] entry and exit levels in counts, beside the named others over the same time", () => {
    const found = impact([
      place("p-good", "i2", from),
      place("p-stuck", "i2", from),
      place("p-x", "i1"),
    ]);
    expect(found.children.children.map(({ pupil, steps }) => [pupil, steps])).toEqual([
      ["p-good", 2],
      ["p-stuck", 0],
    ]);
    expect(found.asExpected).toEqual({ count: 1, of: 2 });
    expect(found.comparison).toBe("the other 3 children of 4A");
    expect(found.others.children).toHaveLength(3);
    expect(found.costPerChild).toBe(6000);
    expect(sayImpact(found)).toMatch(
      /^1 of 2 children gained what is expected over that time, or more; of the other 3 children of 4A, \d of 3 did\.$/,
    );
    expect(sayImpact(found)).not.toMatch(/because|thanks|effect|impact|worked|caused/i);
    expect(sayImpact(impact([]))).toBe("Nobody has been in it yet.");
  });

  it("[IM3] whoever sees some of its children has counts of those, and no cost for each child", () => {
    const some = impact([place("p-good", "i2", from), place("p-stuck", "i2", from)], false);
    expect(some.costPerChild).toBeUndefined();
    expect(sayImpact(some)).toMatch(
      /^1 of 2 children you see in it gained what is expected over that time, or more; of the other 3 children of 4A whom you see, \d of 3 did\.$/,
    );
  });

  it("[IM1] the exit is the last level by a fortnight after the last day", () => {
    const until = (to: string) => impact([place("p-good", "i2", from, to)]).children.children[0];
    expect(until(`${FIRST_YEAR + 1}-01-10`)?.after).toBeUndefined();
    expect(until(`${FIRST_YEAR + 1}-03-01`)?.after?.season).toBe("spring");
  });
});

describe("the target group", () => {
  it("[TC1] candidates: well below with nothing planned first, then by state, with a reason", () => {
    const found = targetCandidates([good, stuck, steady, behind, wellBelow]);
    expect(found.map(({ pupil, reason }) => [pupil.family, reason])).toEqual([
      ["Welbelow", "well-below-no-plan"],
      ["Behind", "falling-behind"],
      ["Stuck", "stuck"],
    ]);
    for (const { why } of found) expect(why).toMatch(/\.$/);
    expect(targetCandidates([{ ...stuck, targetedSince: "2022-09-20" }])).toEqual([]);
    expect(
      targetCandidates([{ ...wellBelow, interventions: [{ name: "Talk", since: TODAY }] }]),
    ).toMatchObject([{ reason: "well-below" }]);
  });

  it("[TC2] the review is against a level, three steps, in the year from July", () => {
    const say = (levels: string) =>
      sayLevelInYear(levelInYear(lineOf({ levels, yearGroup: 4 }), FIRST_YEAR));
    expect(say("2S | 2S 2H")).toBe("1 step gained since July of the 3 that make a level.");
    expect(say("2S | 2S 2S")).toBe("No step gained since July of the 3 that make a level.");
    expect(say("2S | 2S 2H 3S")).toBe("A level or more gained since July.");
    expect(say("2S | 2L")).toBe("1 step down since July; a level is 3 steps up.");
    expect(say("2S")).toBe("No two levels this year to compare yet.");
    expect(levelInYear(undefined, FIRST_YEAR)).toBeUndefined();
  });
});
