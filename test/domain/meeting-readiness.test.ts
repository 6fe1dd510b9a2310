import { describe, expect, it } from "vitest";
import { agreeAction } from "../../src/domain/action-edit.ts";
import { pointsOf } from "../../src/domain/assessment-point.ts";
import { calendarFile, type CalendarEvent, sequenceOf } from "../../src/domain/calendar-file.ts";
import { calendarStamp } from "../../src/domain/calendar.ts";
import { clockAt } from "../../src/domain/clock.ts";
import type { RoundFacts } from "../../src/domain/collection-round.ts";
import type { SetEdit } from "../../src/domain/edit.ts";
import {
  type LastHeard,
  lastHeardOf,
  sayHeard,
  toldOfDevices,
} from "../../src/domain/last-heard.ts";
import { LEVELS } from "../../src/domain/levels-scale.ts";
import { type ActionTerms, meetingActionOf } from "../../src/domain/meeting-action.ts";
import { clashes, daysOfRound, planMeetings, heldAtOnce } from "../../src/domain/meeting-plan.ts";
import {
  meetingReadiness,
  sayLastActions,
  saySubjectReadiness,
} from "../../src/domain/meeting-readiness.ts";
import type { MeetingRound } from "../../src/domain/meeting-round.ts";
import {
  calledOffOf,
  type Meeting,
  meetingKey,
  removeMeeting,
  saveMeeting,
  stateMeeting,
} from "../../src/domain/meeting.ts";
import { firstName } from "../../src/domain/pupil.ts";
import { oakFacts } from "../support/oak-list.ts";
import {
  CLASSES,
  entry,
  NOW,
  PUPILS,
  row,
  rowOf,
  smallSchool,
  STAFF,
  TODAY,
} from "../support/small-school.ts";

const points = pointsOf(smallSchool().rows, 2026);
const round: MeetingRound = {
  id: "r",
  name: "Autumn",
  year: 2026,
  point: "autumn",
  subjects: ["reading", "maths"],
  from: "2026-11-19",
  to: "2026-11-24",
  minutes: 45,
};
const meeting = (id: string, on: string, more: Partial<Meeting> = {}): Meeting => ({
  id,
  class: CLASSES.oak,
  round: "r",
  subjects: ["maths"],
  on,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "planned",
  ...more,
});

function oak(subject: string, cells: Parameters<typeof oakFacts>[0] = {}): RoundFacts {
  const { children, lastYear, thisYear, year } = oakFacts(cells);
  const point = points.find(({ id }) => id === "autumn")!;
  return {
    scale: LEVELS,
    subject,
    year,
    points,
    point,
    children,
    lastYear,
    thisYear,
    today: TODAY,
  };
}

const action = (id: string, f: Record<string, unknown>) => {
  const terms: ActionTerms = {
    id,
    class: CLASSES.oak,
    meeting: "last",
    entries: [],
    children: [],
    subject: null,
    kind: "class",
    what: "x",
    wave: null,
    intervention: null,
    owner: null,
    ownerWords: null,
    due: "2026-10-01",
    made: "2026-06-20",
    by: STAFF.head,
    from: null,
  };
  const row = rowOf(agreeAction(terms, false));
  return meetingActionOf({ ...row, f: { ...row.f, ...f } })!;
};

describe("readiness", () => {
  const ready = (more: Partial<Parameters<typeof meetingReadiness>[0]> = {}) =>
    meetingReadiness({
      class: CLASSES.oak,
      subjects: [oak("reading"), oak("maths")],
      saidDone: new Set(["maths"]),
      last: undefined,
      heard: undefined,
      round,
      today: TODAY,
      ...more,
    });

  it("[MR3] says who is asked for and has no level, subject by subject; a reason answers", () => {
    const [reading, maths] = ready().subjects;
    expect(reading).toMatchObject({ subject: "reading", asked: 5, saidDone: false });
    expect(reading!.missing).toHaveLength(5);
    expect(maths!.missing.map(firstName)).toEqual(["Zoe", "Bo", "Ewan"]);
    expect(maths!.saidDone).toBe(true);
    expect(ready()).toMatchObject({ missing: 8, complete: false });
    const put = (v: string) => ({ "maths.autumn": [entry(v, { by: STAFF.oakTeacher, ms: NOW })] });
    const all = { [PUPILS.zoeK]: put("!A"), [PUPILS.bo]: put("2H"), [PUPILS.ewan]: put("P7") };
    expect(ready({ subjects: [oak("maths", all)] })).toMatchObject({ missing: 0, complete: true });
    expect(ready({ subjects: [] }).complete).toBe(false);
    expect(saySubjectReadiness(maths!)).toBe("3 of 5 levels are missing.");
    expect(saySubjectReadiness({ ...maths!, missing: [] })).toBe("All 5 levels are in.");
    expect(saySubjectReadiness({ ...maths!, missing: maths!.missing.slice(2) })).toBe(
      "1 of 5 levels is missing.",
    );
  });

  it("[MR3] says what became of last meeting's actions", () => {
    const actions = [
      action("a", { state: "done", doneOn: TODAY }),
      action("b", { state: "done", doneOn: TODAY, helped: "no" }),
      action("c", {}),
      action("d", { due: "2026-12-01" }),
      action("e", { state: "dropped", why: "x" }),
      action("f", { meeting: "another" }),
    ];
    const last = ready({ last: { meeting: meeting("last", "2026-06-20"), actions } }).last;
    expect(last).toMatchObject({ total: 5, done: 2, open: 2, overdue: 1, dropped: 1, toAsk: 1 });
    expect(sayLastActions(last)).toBe(
      "Last time: 2 of 5 actions are done, 1 is overdue, 1 was dropped.",
    );
    expect(sayLastActions(undefined)).toBe("No meeting before this one.");
  });

  it("[MR3] when the class was last heard of is said during the round and forgotten after it", () => {
    const heard = { on: "2026-11-17", holding: 6 };
    const say = (of: LastHeard | undefined) => sayHeard(of, TODAY, () => "Mrs Okafor");
    expect(say(ready({ heard }).heard)).toBe("Last heard Tue 17 Nov, then holding 6 changes.");
    expect(say({ ...heard, holding: 0 })).toBe("Last heard Tue 17 Nov, then nothing waiting.");
    expect(say({ ...heard, holding: null })).toBe("Last heard Tue 17 Nov.");
    expect(ready({ heard, today: "2026-11-25" }).heard).toBeUndefined();
  });

  it("[MR3] a class's other devices are told of if they held something, and nobody else's", () => {
    const device = (user: string, on: string, holding: number | null) => ({ user, on, holding });
    const devices = [
      device("khan", "2026-11-10", 2),
      device("khan", "2026-11-17", 0),
      device("khan", "2026-11-12", 0),
      device("khan", "2026-07-01", 9),
      device("okafor", "2026-11-16", null),
      device("okafor", "2026-11-02", null),
    ];
    const told = toldOfDevices(devices, TODAY);
    expect(told).toEqual([devices[1], devices[4], devices[0]]);
    const names = (user: string) => (user === "khan" ? "Mrs Khan" : "you");
    const say = (...adults: string[]) => sayHeard(lastHeardOf(told, adults), TODAY, names);
    expect(say("khan", "okafor")).toBe(
      "Last heard Tue 17 Nov, then nothing waiting. Another device of Mrs Khan, Tue 10 Nov, then holding 2 changes.",
    );
    expect(say("okafor")).toBe("Last heard Mon 16 Nov.");
    expect(say("somebody")).toBe("");
    const own = lastHeardOf(
      [device("me", "2026-11-02", 1), device("me", "2026-11-03", null)],
      ["me"],
    );
    expect(sayHeard(own, TODAY, names)).toBe(
      "Last heard Tue 3 Nov. Another device of yours, Mon 2 Nov, then holding 1 change.",
    );
  });
});

describe("planning a round", () => {
  const classes = [CLASSES.oak, CLASSES.ash, "c-elm"].map((one) => ({
    class: one,
    people: [STAFF.head],
  }));
  const plan = (times: readonly string[], held: readonly Meeting[] = []) =>
    planMeetings({ round, classes, held, times, idOf: (one) => `m-${one}` });

  it("[MR7] one meeting for each class over the weekdays, never two at the same time", () => {
    expect(daysOfRound(round)).toEqual(["2026-11-19", "2026-11-20", "2026-11-23", "2026-11-24"]);
    expect(plan(["15:30"]).map(({ on }) => on)).toEqual(["2026-11-19", "2026-11-20", "2026-11-23"]);
    expect(plan(["09:00", "15:30"]).map(({ on, at }) => `${on} ${at}`)).toEqual([
      "2026-11-19 09:00",
      "2026-11-19 15:30",
      "2026-11-20 09:00",
    ]);
    const held = [meeting("x", "2026-11-19")];
    expect(plan(["15:30"], held).map((one) => [one.class, one.on])).toEqual([
      [CLASSES.ash, "2026-11-20"],
      ["c-elm", "2026-11-23"],
    ]);
    expect(plan([])[0]).toMatchObject({ at: null, minutes: 45, subjects: ["reading", "maths"] });
  });

  it("[MR7] two at once with the same person are named", () => {
    const one = meeting("a", "2026-11-19", { at: "15:30" });
    const other = meeting("b", "2026-11-19", { at: "16:00", people: [STAFF.head] });
    expect(clashes([one, other])).toEqual([{ person: STAFF.head, meetings: ["a", "b"] }]);
    expect(clashes([one, { ...other, at: "16:15" }])).toEqual([]);
    expect(clashes([one, { ...other, people: [] }])).toEqual([]);
  });

  it("[MR7] those that hang together are one to ask about; what was there before is none", () => {
    const [a, b, c] = ["15:30", "15:50", "16:20"].map((at, nth) =>
      meeting(`m-${nth}`, "2026-11-19", { at, people: [STAFF.head] }),
    ) as [Meeting, Meeting, Meeting];
    const said = heldAtOnce([c, a], [b]);
    expect(said).toEqual([{ on: "2026-11-19", meetings: [a, b, c], people: [STAFF.head] }]);
    expect(heldAtOnce([c, a], [])).toEqual([]);
    expect(heldAtOnce([], [a, b, c])).toEqual([]);
    const elsewhere = ["x", "y"].map((id) => meeting(id, "2026-11-20", { people: [STAFF.senco] }));
    expect(heldAtOnce([a, b, ...elsewhere], []).map(({ people }) => people)).toEqual([
      [STAFF.head],
      [STAFF.senco],
    ]);
  });
});

describe("a calendar file", () => {
  const event = (id: string, more: Partial<CalendarEvent>): CalendarEvent => ({
    id,
    title: "Progress meeting",
    notes: "",
    on: "2026-11-19",
    at: "15:30",
    minutes: 45,
    sequence: 0,
    isOff: false,
    ...more,
  });
  const file = (of = "Oak") =>
    calendarFile({
      name: "Autumn progress meetings",
      stamp: calendarStamp(NOW),
      events: [
        event("m-1", {
          title: `Progress meeting, ${of}`,
          notes: "About reading and maths.\nWith Ms Hale and Mrs Okafor.",
          sequence: 7,
        }),
        event("m-2", { on: "2026-12-31", at: null, isOff: true }),
      ],
    });

  it("[MR6] has each meeting with its own id, day, time and length, as RFC 5545 writes them", () => {
    const text = file();
    expect(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")).toBe(true);
    expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
    for (const line of [
      "UID:m-1@keepup",
      "DTSTAMP:20261121T120000Z",
      "DTSTART;TZID=Europe/London:20261119T153000",
      "DURATION:PT45M",
      "SUMMARY:Progress meeting\\, Oak",
      "DESCRIPTION:About reading and maths.\\nWith Ms Hale and Mrs Okafor.",
      "DTSTART;VALUE=DATE:20261231",
      "DTEND;VALUE=DATE:20270101",
      "SEQUENCE:7",
      "STATUS:CONFIRMED",
      "STATUS:CANCELLED",
    ])
      expect(text.replaceAll("\r\n ", "").split("\r\n")).toContain(line);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("[MR6] has a number for each event that grows with every change and fits the format", () => {
    const at = (...moments: number[]) =>
      sequenceOf({
        h: Object.fromEntries(
          moments.map((ms, nth) => [`f${nth}`, { h: clockAt(ms), id: `${nth}` }]),
        ),
      });
    expect(at(NOW, NOW - 60_000)).toBe(at(NOW - 60_000, NOW));
    expect(at(NOW, NOW + 1000)).toBe(at(NOW) + 1);
    expect(at()).toBe(0);
    expect(at(0)).toBe(0);
    expect(at(Date.UTC(2200, 0, 1))).toBe(2 ** 31 - 1);
  });

  it("[MR6] what was called off is known as it was to be; what was held cannot be", () => {
    const one = meeting("m-1", "2026-11-19");
    const rows = (...more: SetEdit[]) => {
      const fields = Object.assign({}, ...[saveMeeting(one), ...more].map(({ set }) => set));
      return [row("meeting", meetingKey(one), fields)];
    };
    expect(calledOffOf(rows())).toEqual([]);
    expect(calledOffOf(rows(removeMeeting(one)))).toEqual([one]);
    expect(calledOffOf(rows(removeMeeting(one), stateMeeting(one, "closed")))).toEqual([]);
  });

  it("[MR6] a line has 75 octets at most and is never cut within a letter", () => {
    const text = file(`Ōak; ${"Łukasz\\".repeat(30)}`);
    const lines = text.split("\r\n");
    for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n ", "")).toContain(`Ōak\\; ${"Łukasz\\\\".repeat(30)}`);
    expect(text).not.toContain("\uFFFD");
  });
});
