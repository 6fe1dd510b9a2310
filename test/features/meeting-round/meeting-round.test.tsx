import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { agreeAction, finishAction } from "../../../src/domain/action-edit.ts";
import { meetingRoundsOf, saveMeetingRound } from "../../../src/domain/meeting-round.ts";
import {
  changeMeeting,
  type Meeting,
  meetingsOf,
  removeMeeting,
  saveMeeting,
  stateMeeting,
} from "../../../src/domain/meeting.ts";
import { saveClass } from "../../../src/domain/school-class.ts";
import { saveStaffMeeting, type StaffMeeting } from "../../../src/domain/staff-meeting.ts";
import { MeetingsHome } from "../../../src/features/meeting-round/meetings-home.tsx";
import { PlanRound } from "../../../src/features/meeting-round/plan-round.tsx";
import type {
  HeardByClass,
  MeetingHrefs,
} from "../../../src/features/meeting-round/readiness-board.tsx";
import { useMeetingRounds } from "../../../src/features/meeting-round/use-meeting-rounds.ts";
import type { Device } from "../../../src/storage/open-device.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { keepSavedFiles, textOf } from "../../support/saved-files.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showDevice, undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  for (let id = 1; id < 60; id += 1) hideToast(id);
});

const HREFS: MeetingHrefs = {
  round: (id) => `#round/${id}`,
  themes: (id) => `#themes/${id}`,
  prepare: ({ id }) => `#prepare/${id}`,
  run: ({ id }) => `#run/${id}`,
  meeting: ({ id }) => `#meeting/${id}`,
  actions: ({ id }) => `#actions/${id}`,
  staffMeeting: (id) => `#staff/${id}`,
  tracker: (schoolClass, subject) => `#class/${schoolClass}/${subject}`,
};

const ROUND = {
  id: `${STAFF.head}_aaaaaaaaaaaa`,
  name: "Autumn progress meetings",
  year: 2026,
  point: "autumn",
  subjects: ["maths"],
  from: "2026-11-23",
  to: "2026-12-04",
  minutes: 45,
};

const OAK: Meeting = {
  id: `${STAFF.head}_bbbbbbbbbbbb`,
  class: CLASSES.oak,
  round: ROUND.id,
  subjects: ["maths"],
  on: "2026-11-24",
  at: "14:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "planned",
};

const JULY: Meeting = {
  ...OAK,
  id: `${STAFF.head}_cccccccccccc`,
  round: null,
  on: "2026-09-17",
  state: "closed",
};

const STAFF_MEETING: StaffMeeting = {
  id: `${STAFF.head}_888888888888`,
  round: null,
  kind: "staff",
  name: "Staff meeting",
  classes: [CLASSES.oak],
  subject: null,
  subjects: ["maths"],
  on: "2026-11-26",
  at: "15:45",
  minutes: 60,
  people: [STAFF.head],
  state: "planned",
};

function Home({ heard }: { heard?: HeardByClass }) {
  const held = useMeetingRounds();
  if (held === undefined) return null;
  return <MeetingsHome held={held} hrefs={HREFS} heard={heard} host="https://school.example" />;
}

function Plan({ round }: { round?: string }) {
  const held = useMeetingRounds();
  if (held === undefined) return null;
  const before = held.rounds.find(({ id }) => id === round);
  return <PlanRound held={held} round={before} backHref="#" onDone={() => undefined} />;
}

/** Plans a round and then shows it, as the rooms of Meet do. */
function PlanThenHome() {
  const held = useMeetingRounds();
  const [made, setMade] = useState<string>();
  if (held === undefined) return null;
  return made === undefined ? (
    <PlanRound held={held} round={undefined} backHref="#" onDone={setMade} />
  ) : (
    <MeetingsHome held={held} hrefs={HREFS} heard={undefined} host="" shown={made} />
  );
}

/** A school whose head has planned Oak's meeting, and Oak's teacher or whoever looks at it. */
async function opened(user: string): Promise<{ device: Device; school: SchoolByWire }> {
  const school = await SchoolByWire.open();
  const head = await levelDevice(school, new Profile("head"), STAFF.head);
  const action = {
    id: `${STAFF.head}_dddddddddddd`,
    class: CLASSES.oak,
    meeting: JULY.id,
    entries: [],
    children: ["p-bo"],
    subject: "maths",
    kind: "class" as const,
    what: "Number line in every lesson",
    wave: null,
    intervention: null,
    owner: STAFF.oakTeacher,
    ownerWords: null,
    due: "2026-11-06",
    made: "2026-09-17",
    by: STAFF.head,
    from: null,
  };
  await make(head, saveMeetingRound(ROUND), saveMeeting(OAK), saveMeeting(JULY));
  await make(head, agreeAction(action, false));
  await make(
    head,
    agreeAction({ ...action, id: `${STAFF.head}_eeeeeeeeeeee`, what: "Read daily" }, false),
  );
  await make(
    head,
    finishAction({ class: CLASSES.oak, id: `${STAFF.head}_eeeeeeeeeeee` }, "2026-11-02"),
  );
  await catchUp(head, school.as(STAFF.head));
  const device = await levelDevice(school, new Profile(user), user);
  return { device, school };
}

const meetingsOn = async (device: Device) => meetingsOf(await viewOf(device).rows("meeting"));

describe("a teacher", () => {
  it("[MR2] sees the next meeting, what is missing for it, and what was agreed last time", async () => {
    const { device } = await opened(STAFF.oakTeacher);
    showDevice(device, <Home />);
    await screen.findByText("Tue 24 Nov, 14:30, 45 minutes");
    expect(screen.getByText("Maths, with you and Ms Hale.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Prepare" }).getAttribute("href")).toBe(
      `#prepare/${OAK.id}`,
    );
    expect(screen.queryByRole("table")).toBe(null);
    await userEvent.click(screen.getByRole("button", { name: "Oak: Maths 3 of 5 levels missing" }));
    expect(screen.getByText("Zoe K, Bo, Ewan")).toBeTruthy();
    expect(await axeViolations()).toEqual([]);
  });

  it("[MA3] says with one tap that an action is done and whether it helped, and takes it back", async () => {
    const { device } = await opened(STAFF.oakTeacher);
    showDevice(device, <Home />);
    const done = await screen.findByRole("button", { name: "Done: Number line in every lesson" });
    expect(screen.getByText("Bo · you · Was due Fri 6 Nov, 15 days ago")).toBeTruthy();
    await userEvent.click(done);
    const help = await screen.findByRole("group", {
      name: "Did it help? Number line in every lesson",
    });
    await userEvent.click(within(help).getByRole("button", { name: "Somewhat" }));
    await waitFor(() =>
      expect(
        within(help).getByRole("button", { name: "Somewhat" }).getAttribute("aria-pressed"),
      ).toBe("true"),
    );
    await undo();
    await waitFor(() =>
      expect(
        within(help).getByRole("button", { name: "Somewhat" }).getAttribute("aria-pressed"),
      ).toBe("false"),
    );
  });

  it("moves the meeting of their class; Undo moves it back", async () => {
    const { device } = await opened(STAFF.oakTeacher);
    showDevice(device, <Home />);
    await userEvent.click(await screen.findByRole("button", { name: "Move it" }));
    const dialog = await screen.findByRole("dialog", { name: "Meeting for Oak" });
    const time = within(dialog).getByLabelText("Time");
    await userEvent.clear(time);
    await userEvent.type(time, "15:15");
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
    await screen.findByText("Tue 24 Nov, 15:15, 45 minutes");
    await undo();
    await screen.findByText("Tue 24 Nov, 14:30, 45 minutes");
  });

  it("[ED1] moves it while the head makes it longer: it is moved, and longer", async () => {
    const { device, school } = await opened(STAFF.oakTeacher);
    showDevice(device, <Home />);
    await userEvent.click(await screen.findByRole("button", { name: "Move it" }));
    const dialog = await screen.findByRole("dialog", { name: "Meeting for Oak" });
    const head = await levelDevice(school, new Profile("head again"), STAFF.head);
    await make(head, ...changeMeeting(OAK, { ...OAK, minutes: 60 }));
    await catchUp(head, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    await userEvent.clear(within(dialog).getByLabelText("Time"));
    await userEvent.type(within(dialog).getByLabelText("Time"), "15:00");
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
    await screen.findByText("Tue 24 Nov, 15:00, 60 minutes");
    await undo();
    expect(await screen.findByText("Tue 24 Nov, 14:30, 60 minutes")).toBeTruthy();
  });

  it("with no meeting planned is told so and can plan one", async () => {
    const school = await SchoolByWire.open();
    showDevice(await levelDevice(school, new Profile("lind"), STAFF.ashTeacher), <Home />);
    await screen.findByText("No meeting is planned for Ash");
    expect(screen.getByRole("button", { name: "Plan a meeting" })).toBeTruthy();
  });

  it("[MA2] an assistant reads, and plans nothing", async () => {
    const { device } = await opened(STAFF.assistant);
    showDevice(device, <Home />);
    await screen.findByRole("link", { name: "Look at what is prepared" });
    expect(screen.queryByRole("button", { name: "Move it" })).toBe(null);
    expect(screen.queryByRole("link", { name: "Hold the meeting" })).toBe(null);
  });
});

describe("whoever leads", () => {
  it("[MR3] sees how far each class is, in year order", async () => {
    const { device } = await opened(STAFF.head);
    showDevice(device, <Home />);
    const board = await screen.findByRole("table");
    const rows = within(board).getAllByRole("row").slice(1);
    expect(rows.map((row) => within(row).getByRole("rowheader").textContent)).toEqual([
      "Ash",
      "Oak",
    ]);
    const [ash, oak] = rows;
    expect(ash?.textContent).toContain("No meeting planned");
    expect(oak?.textContent).toContain("Tue 24 Nov, 14:30");
    expect(oak?.textContent).toContain("Maths 3");
    expect(oak?.textContent).toContain("1 of 2 actions is done, 1 is overdue.");
    const last = within(board).getByRole("link", { name: /^Oak: 1 of 2 actions is done/ });
    expect(last.getAttribute("href")).toMatch(/^#actions\//);
    expect(await axeViolations()).toEqual([]);
  });

  it("[MR3] sees on which day a class was last heard, if the school answers", async () => {
    const { device } = await opened(STAFF.head);
    const heard = new Map([[CLASSES.oak, { on: "2026-11-17", holding: 6 }]]);
    showDevice(device, <Home heard={heard} />);
    const board = await screen.findByRole("table");
    const [, ash, oak] = within(board).getAllByRole("row");
    expect(oak?.textContent).toContain("Last heard Tue 17 Nov, then holding 6 changes.");
    expect(ash?.textContent).toContain("Not heard yet");
  });

  it("[MR6] takes the round along as a calendar file without a child's name", async () => {
    const saved = keepSavedFiles();
    const { device } = await opened(STAFF.head);
    showDevice(device, <Home />);
    await userEvent.click(await screen.findByRole("button", { name: "Calendar file" }));
    const [file] = saved;
    expect(file?.name).toBe("Autumn progress meetings.ics");
    const text = file === undefined ? "" : await textOf(file);
    expect(text).toContain("DTSTART;TZID=Europe/London:20261124T143000");
    expect(text).toContain("SUMMARY:Progress meeting Oak");
    for (const name of ["Bo", "Amara", "Ewan"]) expect(text).not.toContain(name);
  });

  it("[MR6] the file says what was called off, and has the meetings of the staff in those weeks", async () => {
    const saved = keepSavedFiles();
    const { device } = await opened(STAFF.head);
    await make(device, saveStaffMeeting({ ...STAFF_MEETING, name: "Phase meeting" }));
    const elsewhere = { ...STAFF_MEETING, id: `${STAFF.head}_777777777777`, on: "2027-01-14" };
    await make(device, saveStaffMeeting({ ...elsewhere, name: "In January" }));
    showDevice(device, <Home />);
    const take = async () => {
      await userEvent.click(await screen.findByRole("button", { name: "Calendar file" }));
      const file = saved.at(-1);
      const text = file === undefined ? "" : await textOf(file);
      return text.replaceAll("\r\n ", "").split("BEGIN:VEVENT").slice(1);
    };
    const of = (events: string[], id: string) => events.find((one) => one.includes(id)) ?? "";
    const sequence = (event: string) => Number(/SEQUENCE:(\d+)/.exec(event)?.[1]);
    const before = await take();
    expect(before).toHaveLength(2);
    expect(of(before, STAFF_MEETING.id)).toContain("SUMMARY:Phase meeting");
    expect(of(before, OAK.id)).toContain("STATUS:CONFIRMED");
    await make(device, removeMeeting(OAK));
    await waitFor(async () => expect(of(await take(), OAK.id)).toContain("STATUS:CANCELLED"));
    await screen.findByText(/^1 meeting saved as a calendar file, and 1 that was called off\./);
    const after = of(await take(), OAK.id);
    expect(after).toContain("DTSTART;TZID=Europe/London:20261124T143000");
    expect(sequence(after)).toBeGreaterThanOrEqual(sequence(of(before, OAK.id)));
  });

  it("[MR1] [MR7] plans a round in one form: a day for each class, each to be moved, and Undo", async () => {
    const school = await SchoolByWire.open();
    const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
    // Who leaves at Christmas comes to the meetings before.
    await make(office, { t: "staff", k: STAFF.ashTeacher, set: { left: "2026-12-18" } });
    await catchUp(office, school.as(STAFF.administrator));
    const device = await levelDevice(school, new Profile("head"), STAFF.head);
    showDevice(device, <Plan />);
    const days = await screen.findByRole("region", { name: "Days of the meetings" });
    expect(await axeViolations()).toEqual([]);
    fireEvent.change(within(days).getByLabelText("Day for Oak"), {
      target: { value: "2026-12-02" },
    });
    await userEvent.click(screen.getByRole("button", { name: "Plan 2 meetings" }));
    await screen.findByText("Autumn progress meetings: 2 meetings planned.");
    const made = await meetingsOn(device);
    expect(made.map(({ class: of, on, at, people }) => [of, on, at, people])).toEqual([
      [CLASSES.ash, "2026-11-23", "13:30", [STAFF.ashTeacher, STAFF.head]],
      [CLASSES.oak, "2026-12-02", "14:20", [STAFF.oakTeacher, STAFF.head]],
    ]);
    await undo();
    await waitFor(async () => expect(await meetingsOn(device)).toEqual([]));
  });

  it("[MR1] says once what is wrong with the days, and shows the round that was planned", async () => {
    const { device } = await opened(STAFF.head);
    showDevice(device, <PlanThenHome />);
    const from = await screen.findByLabelText("First day");
    const day = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
    await userEvent.clear(screen.getByLabelText("What it is called"));
    await userEvent.type(screen.getByLabelText("What it is called"), "Spring meetings");
    day(from, "2027-02-12");
    day(screen.getByLabelText("Last day"), "2027-02-05");
    await userEvent.click(screen.getByRole("button", { name: /^Plan \d+ meetings?$/ }));
    expect(screen.getByText(/The last day is before the first/)).toBeTruthy();
    day(from, "2027-02-01");
    expect(screen.queryByText(/The last day is before the first/)).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: /^Plan \d+ meetings?$/ }));
    expect(await screen.findByRole("heading", { name: "Spring meetings", level: 2 })).toBeTruthy();
  });

  it("[MR1] changes a round: another class and leader come in, what one meeting alone has stays", async () => {
    const { device } = await opened(STAFF.head);
    const own = { ...OAK, minutes: 60, people: [...OAK.people, STAFF.assistant] };
    await make(device, saveMeeting(own));
    showDevice(device, <Plan round={ROUND.id} />);
    await userEvent.click(await screen.findByRole("checkbox", { name: "Ash" }));
    await userEvent.click(screen.getByRole("checkbox", { name: "Mr Sidhu" }));
    await userEvent.click(screen.getByRole("button", { name: "Keep the round" }));
    await screen.findByText("Autumn progress meetings: 2 meetings planned.");
    const inRound = async () =>
      (await meetingsOn(device))
        .filter(({ round }) => round === ROUND.id)
        .map(({ class: of, at, minutes, people }) => [of, at, minutes, people]);
    expect(await inRound()).toEqual([
      [CLASSES.ash, "13:30", 45, [STAFF.ashTeacher, STAFF.head, STAFF.assistant, STAFF.senco]],
      [CLASSES.oak, "14:30", 60, [...own.people, STAFF.senco]],
    ]);
    await undo();
    await waitFor(async () =>
      expect(await inRound()).toEqual([[CLASSES.oak, "14:30", 60, own.people]]),
    );
  });

  it("[MR1] plans another round: the next point, as far from it as the last, and a name of its own", async () => {
    const { device } = await opened(STAFF.head);
    showDevice(device, <Plan />);
    const value = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;
    await screen.findByLabelText("What it is called");
    expect(value("What it is called")).toBe("Spring progress meetings");
    expect(value("Levels looked at")).toBe("spring");
    expect([value("First day"), value("Last day")]).toEqual(["2027-03-01", "2027-03-12"]);
    await userEvent.selectOptions(screen.getByLabelText("Levels looked at"), "autumn");
    expect(value("What it is called")).toBe("Autumn progress meetings 2");
    expect([value("First day"), value("Last day")]).toEqual(["2026-12-07", "2026-12-18"]);
  });

  it("[MR7] a class without a child gets a meeting only when it is ticked", async () => {
    const school = await SchoolByWire.open();
    const device = await levelDevice(school, new Profile("abbot"), STAFF.administrator);
    await make(device, saveClass({ id: "c-2026-elm", name: "Elm", year: 2026, yearGroups: [2] }));
    showDevice(device, <Plan />);
    await screen.findByText(
      "No child is in Elm yet. Tick a class to give it a meeting all the same.",
    );
    expect(screen.getByRole("button", { name: "Plan 2 meetings" })).toBeTruthy();
    await userEvent.click(screen.getByRole("checkbox", { name: "Elm" }));
    expect(screen.getByRole("button", { name: "Plan 3 meetings" })).toBeTruthy();
  });

  it("[MR7] is told when somebody would be in two meetings at once", async () => {
    const school = await SchoolByWire.open();
    showDevice(await levelDevice(school, new Profile("head"), STAFF.head), <Plan />);
    const time = await screen.findByLabelText("Time for Oak");
    await userEvent.clear(time);
    await userEvent.type(time, "13:40");
    await waitFor(() =>
      expect(screen.getAllByText("Somebody is in another meeting then")).toHaveLength(2),
    );
  });

  it("[MR7] is asked before a round is kept in which people would be in several meetings at once", async () => {
    const { device } = await opened(STAFF.head);
    await make(
      device,
      saveStaffMeeting({ ...STAFF_MEETING, on: "2026-11-24", at: "14:45", people: [STAFF.head] }),
    );
    showDevice(device, <Plan round={ROUND.id} />);
    await userEvent.click(await screen.findByRole("button", { name: "Keep the round" }));
    const title = "Several meetings of the same people at once";
    const dialog = await screen.findByRole("dialog", { name: title });
    expect(within(dialog).getByRole("listitem").textContent).toBe(
      "Tue 24 Nov: Oak 14:30 and Staff meeting 14:45, with you.",
    );
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Back to the days" }));
    expect(screen.queryByRole("dialog")).toBe(null);
    fireEvent.change(screen.getByLabelText("Day for Oak"), { target: { value: "2026-11-25" } });
    await userEvent.click(screen.getByRole("button", { name: "Keep the round" }));
    await screen.findByText("Autumn progress meetings: 1 meeting planned.");
  });

  it("[MR7] keeps them so where that is meant", async () => {
    const school = await SchoolByWire.open();
    const device = await levelDevice(school, new Profile("head"), STAFF.head);
    showDevice(device, <Plan />);
    const time = await screen.findByLabelText("Time for Oak");
    fireEvent.change(time, { target: { value: "13:30" } });
    await userEvent.click(screen.getByRole("button", { name: "Plan 2 meetings" }));
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain("Mon 23 Nov: Ash 13:30 and Oak 13:30, with you.");
    expect(await meetingsOn(device)).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Keep it so" }));
    await screen.findByText("Autumn progress meetings: 2 meetings planned.");
    expect((await meetingsOn(device)).map(({ at }) => at)).toEqual(["13:30", "13:30"]);
  });

  it("[MR9] removes a round planned by mistake, once told what goes and what stays, and Undo", async () => {
    const { device } = await opened(STAFF.head);
    const held = { ...OAK, id: `${STAFF.head}_ffffffffffff`, on: "2026-11-19" };
    const ash = { ...OAK, id: `${STAFF.head}_999999999999`, class: CLASSES.ash };
    await make(device, saveMeeting(ash), stateMeeting(ash, "prepared"));
    await make(device, saveMeeting(held), stateMeeting(held, "closed"));
    await make(device, saveStaffMeeting({ ...STAFF_MEETING, round: ROUND.id }));
    const state = async () => ({
      rounds: meetingRoundsOf(await viewOf(device).rows("meeting-round")).length,
      meetings: (await meetingsOn(device)).map(({ id }) => id).sort(),
    });
    const before = await state();
    showDevice(device, <Plan round={ROUND.id} />);
    await userEvent.click(await screen.findByRole("button", { name: "Remove this round" }));
    const dialog = await screen.findByRole("dialog", { name: "Remove Autumn progress meetings?" });
    expect(dialog.textContent).toContain(
      "2 meetings that have not been held are called off. 1 of them is prepared: what was prepared stays with the children.",
    );
    expect(dialog.textContent).toContain("1 meeting that was held stays as it is");
    expect(dialog.textContent).toContain("1 meeting of a phase, a subject or the staff stays");
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole("button", { name: "Leave it" }));
    expect(await state()).toEqual(before);
    await userEvent.click(screen.getByRole("button", { name: "Remove this round" }));
    await userEvent.click(await screen.findByRole("button", { name: "Remove it" }));
    await screen.findByText("Autumn progress meetings is off the list. 2 meetings called off.");
    expect(await state()).toEqual({ rounds: 0, meetings: [held.id, JULY.id].sort() });
    await undo();
    await waitFor(async () => expect(await state()).toEqual(before));
  });

  it("[MR5] plans a meeting of the staff", async () => {
    const { device } = await opened(STAFF.head);
    showDevice(device, <Home />);
    await userEvent.click(await screen.findByRole("button", { name: "Plan one" }));
    const dialog = await screen.findByRole("dialog", { name: "Plan a meeting of the staff" });
    await userEvent.selectOptions(within(dialog).getByLabelText("Whose meeting"), "staff");
    await userEvent.click(within(dialog).getByRole("button", { name: "Plan it" }));
    const link = await screen.findByRole("link", { name: "Whole-staff meeting" });
    expect(link.getAttribute("href")).toMatch(/^#staff\//);
  });
});
