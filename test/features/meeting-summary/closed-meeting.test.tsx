import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { agreeAction, changeAction } from "../../../src/domain/action-edit.ts";
import type { Edit } from "../../../src/domain/edit.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { meetingActionOf } from "../../../src/domain/meeting-action.ts";
import {
  entryId,
  entryKey,
  type MeetingEntry,
  putInMeeting,
} from "../../../src/domain/meeting-entry.ts";
import { addToMeeting, closeMeeting } from "../../../src/domain/meeting-summary.ts";
import { summaryOf } from "../../../src/domain/meeting-summing.ts";
import { type Meeting, saveMeeting } from "../../../src/domain/meeting.ts";
import { saveMembership } from "../../../src/domain/membership.ts";
import { FIRST_GENERATION, noteIn } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { MeetingSummary } from "../../../src/features/meeting-summary/meeting-summary.tsx";
import { pieceOf, textInstead } from "../../../src/notes/note-text.ts";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, rowOf, STAFF, TODAY } from "../../support/small-school.ts";
afterEach(cleanup);

const { amara, bo } = PUPILS;
const ID = ownId(STAFF.head, "0123456789ab");
const meeting: Meeting = {
  id: ID,
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "prepared",
};
const entry = (pupil: string): MeetingEntry => ({
  id: entryId(ID, "maths"),
  pupil,
  class: CLASSES.oak,
  meeting: ID,
  subject: "maths",
  table: "slow",
  why: null,
  parked: false,
});
const terms: ActionTerms = {
  id: ownId(STAFF.head, "aaaaaaaaaaaa"),
  class: CLASSES.oak,
  meeting: ID,
  entries: [entryId(ID, "maths")],
  children: [bo],
  subject: "maths",
  kind: "class",
  what: "Bead string before each lesson",
  wave: 1,
  intervention: null,
  owner: STAFF.oakTeacher,
  ownerWords: null,
  due: "2026-12-11",
  made: TODAY,
  by: STAFF.head,
  from: null,
};
const agreed = agreeAction(terms, true);
const names: Record<string, string> = { [amara]: "Amara", [bo]: "Bo" };
const summed = summaryOf({
  about: {
    class: "Oak",
    round: null,
    subjects: [{ id: "maths", name: "Maths" }],
    people: ["Ms Hale", "Mrs Okafor"],
    success: "",
    general: "",
  },
  entries: [entry(amara), entry(bo)],
  ticked: [],
  actions: [meetingActionOf(rowOf(agreed))!],
  voices: [],
  texts: new Map(),
  register: [amara, bo],
  nameOf: (pupil) => names[pupil] ?? "",
  staffName: () => "Mrs Okafor",
  interventionName: () => undefined,
});
const put = (pupil: string) => putInMeeting({ meeting, pupil, subject: "maths", table: "slow" });
const closed = closeMeeting({
  id: ownId(STAFF.head, "cccccccccccc"),
  meeting,
  before: [],
  at: NOW,
  day: TODAY,
  by: STAFF.head,
  ...summed,
  snapshot: null,
});

/** A school whose meeting was closed by the head, and the head's device. */
async function closedSchool(...since: Edit[]) {
  const school = await SchoolByWire.open();
  const head = await levelDevice(school, new Profile("laptop"), STAFF.head);
  const before = [saveMeeting(meeting), put(amara), put(bo), agreed, ...closed];
  expect(await make(head, ...before, ...since)).toHaveProperty("changes");
  await catchUp(head, school.as(STAFF.head));
  return { school, head };
}

async function open(device: Device) {
  render(
    <DeviceProvider device={device}>
      <MeetingSummary
        classId={CLASSES.oak}
        meetingId={ID}
        snapshotHref={(id) => `/look/snapshots/${id}`}
        meetingsHref="/meet"
      />
    </DeviceProvider>,
  );
  await screen.findByText(/It stays as it was/);
  return userEvent.setup();
}

const NOTICE = /had not heard of the closing/;

describe("a meeting that is closed", () => {
  it("[MF3] says nothing of an action that was given another day since", async () => {
    const { head } = await closedSchool(...changeAction(terms, { ...terms, due: "2027-01-15" }));
    await open(head);
    await waitFor(() => expect(document.body.textContent).toContain("Ms Hale"));
    expect(screen.queryByText(NOTICE)).toBeNull();
  });

  it("[ML1] [ML4] stays as it was by person, by child and on paper, whatever became of it since", async () => {
    const forClass = { ...terms, id: ownId(STAFF.head, "dddddddddddd"), what: "Number talk" };
    const { head } = await closedSchool(
      ...changeAction(terms, { ...terms, owner: STAFF.senco, due: "2027-01-15" }),
      agreeAction({ ...forClass, meeting: null, children: [] }, false),
      addToMeeting({
        id: ownId(STAFF.head, "eeeeeeeeeeee"),
        meeting,
        pupil: bo,
        text: "Heard from home since.",
        at: NOW + 1,
        by: STAFF.head,
      }),
    );
    const user = await open(head);
    const okafor = await screen.findByRole("heading", {
      name: "Mrs Okafor agreed to do 1 thing.",
    });
    expect(okafor.parentElement?.textContent).toContain(
      "Bead string before each lesson, for Bo, by Fri 11 Dec.Now: Mr Sidhu. Now by Fri 15 Jan.",
    );
    expect(screen.queryByText(/Number talk/)).toBeNull();
    await user.click(screen.getByRole("button", { name: "Form" }));
    await screen.findByRole("cell", {
      name: "Bead string before each lesson: Mrs Okafor, by 11 Dec 2026",
    });
    const paper = [...document.querySelectorAll("[aria-hidden] text")]
      .map((one) => one.textContent)
      .join(" ");
    expect(paper).toContain("Added later Bo: Heard from home since. (Ms Hale, 21 Nov 2026)");
  });

  it("[ML1] [MF3] is not closed again by a teacher who does not see every child of it any more", async () => {
    const move = saveMembership({ pupil: bo, year: 2026, class: CLASSES.ash, yearGroup: 4 });
    const { school, head } = await closedSchool();
    const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
    expect(await make(office, move)).toHaveProperty("changes");
    await catchUp(office, school.as(STAFF.administrator));
    await catchUp(head, school.as(STAFF.head));
    const teacher = await levelDevice(school, new Profile("tablet"), STAFF.oakTeacher);
    expect(await viewOf(teacher).row("meeting-entry", entryKey(entry(bo)))).toBeUndefined();
    await open(teacher);
    expect(screen.queryByText(NOTICE)).toBeNull();
    const ewan = putInMeeting({ meeting, pupil: PUPILS.ewan, subject: "maths", table: "good" });
    expect(await make(teacher, ewan)).toHaveProperty("changes");
    await screen.findByText(NOTICE);
    await screen.findByText(/Whoever sees every child of the meeting can close it again/);
    expect(screen.queryByRole("button", { name: "Close again with it" })).toBeNull();
    await catchUp(teacher, school.as(STAFF.oakTeacher));
    await catchUp(head, school.as(STAFF.head));
    cleanup();
    const user = await open(head);
    await user.click(await screen.findByRole("button", { name: "Close again with it" }));
    await screen.findByRole("combobox", { name: /Closed 2 times/ });
    const last = (await viewOf(head).rows("meeting-summary")).find(({ f }) => f.version === 2);
    const spokenOf = (last?.f.children ?? []) as { id: string }[];
    expect(spokenOf.map(({ id }) => id).sort()).toEqual([amara, bo, PUPILS.ewan].sort());
  });

  it.each([
    ["nothing", ""],
    ["other words", "See Ms Hale."],
  ])(
    "[NT5] [MF3] says that a text was taken out since, with %s in its place, and does not ask to be closed again for it",
    async (_, instead) => {
      const place = { t: "meeting-note", k: entryKey(entry(bo)), section: "evidence" } as const;
      const words = "Not for here.";
      const children = summed.children.map((child) => ({
        ...child,
        entries: child.entries.map((one) => (child.id === bo ? { ...one, evidence: words } : one)),
      }));
      const locked = closed.map((edit) =>
        edit.t === "meeting-summary" && "set" in edit
          ? { ...edit, set: { ...edit.set, children } }
          : edit,
      );
      const school = await SchoolByWire.open();
      const profile = new Profile("laptop");
      const head = await levelDevice(school, profile, STAFF.head);
      const note = { g: FIRST_GENERATION, u: pieceOf(words) };
      const before = [saveMeeting(meeting), put(amara), put(bo), agreed, { ...place, note }];
      expect(await make(head, ...before, ...locked)).toHaveProperty("changes");
      await open(head);
      expect(screen.queryByText(/was taken out of the record/)).toBeNull();
      profile.nowMs += 60_000;
      const held = noteIn(await viewOf(head).row(place.t, place.k), place.section);
      const change = { ...place, note: textInstead(held, instead, "0123456789abcdef") };
      expect(await make(head, change)).toHaveProperty("changes");
      await screen.findByText(/A text was taken out of the record since/);
      expect(screen.queryByText(NOTICE)).toBeNull();
      expect(screen.queryByText(/Nothing of it is lost/)).toBeNull();
      expect(screen.queryByRole("button", { name: /Close again/ })).toBeNull();
    },
  );
});
