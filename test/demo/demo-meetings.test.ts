import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, dayOf, isOpenOn } from "../../src/demo/demo-calendar.ts";
import { demoPiece } from "../../src/demo/demo-note.ts";
import { demoSchool } from "../../src/demo/demo-school.ts";
import type { Row } from "../../src/domain/change.ts";
import { curricularTargetsOf } from "../../src/domain/curricular-target.ts";
import { meetingActionsOf } from "../../src/domain/meeting-action.ts";
import { countActions } from "../../src/domain/meeting-count.ts";
import { meetingEntriesOf } from "../../src/domain/meeting-entry.ts";
import { meetingRoundsOf, roundAt } from "../../src/domain/meeting-round.ts";
import { meetingSummaryOf } from "../../src/domain/meeting-summary.ts";
import { roundThemes } from "../../src/domain/meeting-themes.ts";
import { meetingBefore, meetingsOf } from "../../src/domain/meeting.ts";
import { FIRST_GENERATION, type Note } from "../../src/domain/note.ts";
import { ownerOf } from "../../src/domain/own-id.ts";
import { tickedPhrasesOf } from "../../src/domain/phrase.ts";
import { pupilVoicesOf } from "../../src/domain/pupil-voice.ts";
import { rosterOf } from "../../src/domain/roster.ts";
import { keyParts } from "../../src/domain/schema.ts";
import { classesOf } from "../../src/domain/school-class.ts";
import { staffMeetingsOf } from "../../src/domain/staff-meeting.ts";
import { Joining, textOf } from "../../src/notes/note-text.ts";

const DAY = "2026-11-21";
const school = demoSchool({ seed: "keepup", day: DAY, pupils: 210 });
const of = (t: string, rows: readonly Row[] = school.rows) => rows.filter((row) => row.t === t);
const meetings = meetingsOf(of("meeting"));
const entries = meetingEntriesOf(of("meeting-entry"));
const actions = meetingActionsOf([...of("meeting-action"), ...of("staff-action")]);
const shown = classesOf(of("class"), 2026).find(({ name }) => name === "4B")!;

describe("the demo school's meetings", () => {
  it("there was a round last summer, one in October, and one is to come", () => {
    const rounds = meetingRoundsOf(of("meeting-round"));
    expect(rounds.map(({ name, from }) => `${name}, ${from}`)).toEqual([
      "Autumn progress meetings, 2026-11-23",
      "First progress meetings, 2026-10-05",
      "Summer progress meetings, 2026-06-15",
    ]);
    expect(roundAt(rounds, DAY)?.point).toBe("autumn");
    const inRound = (at: number) => meetings.filter(({ round }) => round === rounds[at]?.id);
    expect(inRound(0)).toHaveLength(12);
    expect(new Set(inRound(0).map(({ state }) => state))).toEqual(new Set(["planned"]));
    expect(inRound(0).find((one) => one.class === shown.id)?.state).toBe("planned");
    for (const one of [...inRound(1), ...inRound(2)]) expect(one.state).toBe("closed");
    expect(staffMeetingsOf(of("staff-meeting")).length).toBe(3);
  });

  it("the class a visitor sees first has a meeting before, with actions done, open and overdue", () => {
    const now = meetings.find((one) => one.class === shown.id && one.state === "planned")!;
    const last = meetingBefore(meetings, now)!;
    expect(last.on.startsWith("2026-10")).toBe(true);
    const about = entries.filter(({ meeting }) => meeting === last.id);
    expect(about.length).toBeGreaterThan(3);
    expect(new Set(about.map(({ table }) => table)).size).toBeGreaterThan(1);
    expect(actions.filter(({ meeting }) => meeting === last.id).length).toBeGreaterThan(0);
    expect(actions.filter((one) => one.class === shown.id).length).toBeGreaterThan(1);
    expect(pupilVoicesOf(of("pupil-voice")).length).toBeGreaterThan(1);
    const states = new Set(actions.map(({ state }) => state));
    expect(states).toEqual(new Set(["open", "done", "dropped"]));
    expect(actions.some(({ state, due }) => state === "open" && due < DAY)).toBe(true);
    expect(actions.some(({ state, helped }) => state === "done" && helped === null)).toBe(true);
    expect(actions.some(({ from }) => from !== null)).toBe(true);
  });

  it("no meeting agreed more than can be done, and every action is somebody's on the staff", () => {
    const staff = new Set(of("staff").map(({ k }) => k));
    for (const { id } of meetings)
      expect(countActions(actions.filter(({ meeting }) => meeting === id)).overMeeting).toBe(false);
    for (const { owner, ownerWords } of actions)
      expect(owner === null ? ownerWords : staff.has(owner)).toBeTruthy();
  });

  it("entries and actions are about children of the class, and the summary says the same", () => {
    const roster = rosterOf(school.rows);
    for (const entry of entries) expect(roster.pupilsOf.get(entry.class)).toContain(entry.pupil);
    for (const one of actions)
      for (const child of one.children)
        expect(roster.pupilsOf.get(one.class ?? "")).toContain(child);
    const closed = meetings.filter(({ state }) => state === "closed");
    const summaries = of("meeting-summary").map((row) => meetingSummaryOf(row)!);
    expect(summaries.map(({ meeting }) => meeting).sort()).toEqual(
      closed.map(({ id }) => id).sort(),
    );
    for (const { meeting, children, about } of summaries) {
      const said = new Set(
        entries.filter((one) => one.meeting === meeting).map(({ pupil }) => pupil),
      );
      expect(new Set(children.map(({ id }) => id))).toEqual(said);
      expect(about.actions).toHaveLength(actions.filter((one) => one.meeting === meeting).length);
      expect(JSON.stringify(about)).not.toContain("undefined");
    }
  });

  it("[MA14] [MV3] what was written down stands under who wrote it down, as in a school", () => {
    for (const t of ["meeting-action", "staff-action", "pupil-voice"] as const)
      for (const row of of(t)) expect(ownerOf(keyParts(t, row.k)?.id)).toBe(row.f.by);
  });

  it("the round in October has themes across classes", () => {
    const rounds = meetingRoundsOf(of("meeting-round"));
    const themes = roundThemes({
      meetings: meetings.filter(({ round }) => round === rounds[1]?.id),
      allMeetings: meetings,
      entries,
      ticked: tickedPhrasesOf(of("meeting-phrase")),
      actions,
      day: DAY,
    });
    expect(themes.barriers[0]?.classes.length).toBeGreaterThan(2);
    expect(themes.practice.length).toBeGreaterThan(0);
  });

  it("nobody meets, agrees, does or says anything when the school is closed", () => {
    const days = fc.integer({ min: dayNumber("2026-09-05"), max: dayNumber("2027-08-28") });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 99 }), (day, seed) => {
        const { rows } = demoSchool({ seed, day: dayOf(day), pupils: 60, classesPerYear: 1 });
        const said = (t: string, ...fields: string[]) =>
          of(t, rows).flatMap(({ f }) => fields.map((field) => f[field]));
        const on = [
          ...said("meeting", "on"),
          ...said("staff-meeting", "on"),
          ...said("meeting-action", "made", "due", "accepted", "doneOn", "helpedOn"),
          ...said("meeting-summary", "day"),
          ...said("pupil-voice", "on"),
          ...said("curricular-target-pupil", "on"),
        ].filter((one): one is string => typeof one === "string");
        expect([...new Set(on)].filter((one) => !isOpenOn(dayNumber(one)))).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });

  it("[TG1] [IV1] nobody is chosen and no support begins or ends when the school is closed", () => {
    const days = fc.integer({ min: dayNumber("2026-09-05"), max: dayNumber("2027-08-28") });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 99 }), (day, seed) => {
        const { rows } = demoSchool({ seed, day: dayOf(day), pupils: 60, classesPerYear: 1 });
        const spans = [...of("target-group", rows), ...of("intervention-pupil", rows)].flatMap(
          ({ f }) => f.spans as { from: string; to: string | null }[],
        );
        const whole = of("intervention", rows).map(({ f }) => f as (typeof spans)[number]);
        const on = [...spans, ...whole].flatMap(({ from, to }) =>
          to === null ? from : [from, to],
        );
        expect([...new Set(on)].filter((one) => !isOpenOn(dayNumber(one)))).toEqual([]);
      }),
      { numRuns: 4 },
    );
  });

  it("there are two whole-school targets, and of the first is said how far children got", () => {
    expect(
      curricularTargetsOf(of("curricular-target"), 2026).map(({ halfTerm }) => halfTerm),
    ).toEqual([1, 2]);
    expect(of("curricular-target-pupil").length).toBeGreaterThan(15);
  });

  it("what was written reads as it was written", () => {
    const texts = [...of("meeting-note"), ...of("class-note")].flatMap((row) =>
      Object.values(row.f).map((note) => textOf(note as Note)),
    );
    expect(texts.length).toBeGreaterThan(50);
    for (const text of texts) expect(text).toMatch(/^[A-Z].{10,}\.$/);
  });

  it.each(["", "Łukasz’s book – ½ a page ✓", "x".repeat(300)])("a piece of writing: %s", (text) => {
    for (const writer of [1, 127, 128, 0x7fff_ffff]) {
      const u = demoPiece(writer, text);
      expect(text === "" ? undefined : new Joining().problem([], u)).toBeUndefined();
      const stamp = { h: "0".repeat(16), id: "0".repeat(32), by: "u" };
      expect(textOf({ g: FIRST_GENERATION, u: [{ ...stamp, u }] })).toBe(text);
    }
  });

  it.each(["2026-09-03", "2026-10-09", "2027-03-10", "2027-07-09"])(
    "on %s nothing has been said or answered that is still to come",
    (day) => {
      const { rows } = demoSchool({ seed: 3, day, pupils: 105, classesPerYear: 1 });
      const made = meetingActionsOf([...of("meeting-action", rows)]);
      for (const one of made) {
        expect(one.made < day).toBe(true);
        expect((one.doneOn ?? "") < day).toBe(true);
        expect((one.helpedOn ?? "") < day).toBe(true);
      }
      for (const one of meetingsOf(of("meeting", rows)))
        expect(one.state === "closed").toBe(
          one.on < day && of("meeting-summary", rows).some(({ f }) => f.meeting === one.id),
        );
    },
  );
});
