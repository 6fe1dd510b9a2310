import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { termsOf } from "../../../src/domain/action-edit.ts";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import type { Edit } from "../../../src/domain/edit.ts";
import { meetingActionOf } from "../../../src/domain/meeting-action.ts";
import { entryId, leaveOutSuggested, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { saveMeeting, stateMeeting, type Meeting } from "../../../src/domain/meeting.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { saveTalk } from "../../../src/domain/pupil-voice.ts";
import { MeetingRun } from "../../../src/features/meeting-run/meeting-run.tsx";
import type { RunLook } from "../../../src/features/meeting-run/run-place.ts";
import { MeetingSummary } from "../../../src/features/meeting-summary/meeting-summary.tsx";
import { NoteField } from "../../../src/notes/note-field.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, NOW, PUPILS, STAFF, TODAY, rowOf } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
beforeAll(() => {
  giveDialogs();
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

const ID = ownId(STAFF.head, "0123456789ab");
const BEFORE = ownId(STAFF.head, "ba9876543210");
const meeting: Meeting = {
  id: ID,
  class: CLASSES.oak,
  round: null,
  subjects: ["reading", "maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "prepared",
};
const last = { ...meeting, id: BEFORE, on: "2026-10-15", state: "closed" } as const;
const lastAction = agreeAction(
  {
    id: ownId(STAFF.head, "aaaaaaaaaaaa"),
    class: CLASSES.oak,
    meeting: BEFORE,
    entries: [],
    children: [PUPILS.bo],
    subject: "maths",
    kind: "class",
    what: "Number line twice a week",
    wave: null,
    intervention: null,
    owner: STAFF.oakTeacher,
    ownerWords: null,
    due: "2026-11-20",
    made: "2026-10-15",
    by: STAFF.head,
    from: null,
  },
  true,
);
const lastOf = () => meetingActionOf(rowOf(lastAction))!;
const prepared: Edit[] = [
  saveMeeting(last),
  lastAction,
  saveMeeting(meeting),
  putInMeeting({ meeting, pupil: PUPILS.amara, subject: "maths", table: "good", why: "2 steps." }),
  putInMeeting({ meeting, pupil: PUPILS.bo, subject: "maths", table: "slow", why: "No step." }),
];

const looking = (look: RunLook) => <p>Looking at the {look.is}</p>;

function Room({ device, onClosed }: { device: Device; onClosed?: () => void }) {
  const [search, setSearch] = useState("");
  return (
    <DeviceProvider device={device}>
      <MeetingRun
        classId={CLASSES.oak}
        meetingId={ID}
        search={search}
        onSearch={setSearch}
        look={looking}
        onBack={setSearch}
        href="/meet/one"
        onClosed={onClosed ?? (() => undefined)}
      />
      <Toasts />
    </DeviceProvider>
  );
}

async function open(user: string = STAFF.head, more: Edit[] = [], ahead = 0) {
  const school = await SchoolByWire.open();
  const planner = await levelDevice(school, new Profile("laptop"), STAFF.head);
  const result = await make(planner, ...prepared, ...more);
  expect(result).toHaveProperty("changes");
  await catchUp(planner, school.as(STAFF.head));
  const tablet = new Profile("tablet");
  tablet.nowMs += ahead;
  const device = await levelDevice(school, tablet, user);
  const closed = vi.fn<() => void>();
  render(<Room device={device} onClosed={closed} />);
  await screen.findByRole("heading", { name: "First, a success" });
  return { school, device, closed, user: userEvent.setup() };
}

const list = () => screen.getByRole("navigation", { name: "Children of this meeting" });
/** A note can be written in once it is read. */
async function write(user: ReturnType<typeof userEvent.setup>, name: RegExp, words: string) {
  const box = await screen.findByRole("textbox", { name });
  await waitFor(() => expect(box.getAttribute("aria-busy")).toBe("false"));
  await user.type(box, words);
}
/** Closes a meeting of which something is still to be said: it is asked about first. */
async function close(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await user.click(await screen.findByRole("button", { name: "Close the meeting" }));
  await screen.findByText(/Nothing (is written|was agreed).*Closing cannot be undone\.$/);
  await user.click(screen.getByRole("button", { name: "Close it all the same" }));
}
const said = async (device: Device, t: Parameters<ReturnType<typeof viewOf>["rows"]>[0]) =>
  viewOf(device).rows(t);

describe("a running meeting", () => {
  it("[MV2] [RN2] shows what a child said, and counts evidence from before as nothing spoken of", async () => {
    const talk = { talk: ownId(STAFF.head, "cccccccccccc"), meeting: ID, on: "2026-11-17" };
    const more = saveTalk({ ...talk, pupils: [PUPILS.amara], by: STAFF.head, prompts: [] });
    const { user, device } = await open(STAFF.head, more);
    const key = `${PUPILS.amara}:${entryId(ID, "maths")}`;
    render(
      <DeviceProvider device={device}>
        <NoteField place={{ t: "meeting-note", k: key, section: "evidence" }} label="Before" />
      </DeviceProvider>,
    );
    await write(user, /^Before/, "Counts on in tens.");
    await user.click(within(list()).getByRole("button", { name: /Amara/ }));
    await screen.findByRole("textbox", { name: /^What Amara said, / });
    await waitFor(() => expect(screen.getByText("Evidence from class")).toBeTruthy());
    expect(within(list()).queryByText(/Spoken of/)).toBeNull();
    await write(user, /^What made the difference/, "A partner.");
    await within(list()).findByText(/Spoken of/);
  });

  it("[RN1] begins with a success and what was agreed last time, then goes on to the first child", async () => {
    const { user, device } = await open();
    const before = screen.getByRole("article", { name: "Number line twice a week" });
    expect(before.textContent).toContain("was due Fri 20 Nov");
    await user.click(within(before).getByRole("button", { name: "Done" }));
    await user.click(await within(before).findByRole("button", { name: "Somewhat" }));
    await waitFor(async () => {
      const row = (await said(device, "meeting-action"))[0];
      expect(row?.f).toMatchObject({ state: "done", helped: "some" });
    });
    expect(await axeViolations()).toEqual([]);
    await user.click(screen.getByRole("button", { name: "On to Amara" }));
    await screen.findByRole("heading", { name: /Amara/, level: 2 });
    await screen.findByRole("group", { name: "What made the difference?" });
    await user.click(screen.getByRole("button", { name: "On to Bo" }));
    await screen.findByRole("group", { name: "What may be in the way?" });
    expect(await axeViolations()).toEqual([]);
  });

  it("[MA6] [AL1] a dropped action keeps its reason, and each answer has a way back", async () => {
    const { user, device } = await open();
    const before = screen.getByRole("article", { name: "Number line twice a week" });
    const state = async () => meetingActionOf((await said(device, "meeting-action"))[0]);
    await user.click(within(before).getByRole("button", { name: "Drop it" }));
    await user.type(within(before).getByRole("textbox"), "Has a new programme");
    await user.click(within(before).getByRole("button", { name: "Drop it" }));
    await within(before).findByText(/dropped: Has a new programme/);
    expect(within(before).queryByRole("button", { name: "Done" })).toBeNull();
    await user.click(within(before).getByRole("button", { name: "Take it up again" }));
    await screen.findByText("Open again: Number line twice a week");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await waitFor(async () =>
      expect(await state()).toMatchObject({ state: "dropped", why: "Has a new programme" }),
    );
    await within(before).findByText(/dropped: Has a new programme/);
  });

  it("[MA1] children who are not in the class any more stay in an action that gets another day", async () => {
    const action = agreeAction(
      {
        ...termsOf(lastOf()),
        id: ownId(STAFF.head, "bbbbbbbbbbbb"),
        meeting: ID,
        children: [PUPILS.bo, PUPILS.freya],
      },
      false,
    );
    const { user, device } = await open(STAFF.head, [action]);
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await user.click(await screen.findByRole("button", { name: /^Number line.*with A child/ }));
    const form = screen.getByRole("dialog");
    await user.click(within(form).getByRole("button", { name: /^2 weeks/ }));
    await user.click(within(form).getByRole("button", { name: "Keep" }));
    await waitFor(async () => {
      const row = (await said(device, "meeting-action")).find(({ k }) => k === action.k);
      expect(row?.f).toMatchObject({
        due: "2026-12-07",
        children: [{ id: PUPILS.bo }, { id: PUPILS.freya }],
      });
    });
  });

  it("[RN3] where barriers are typed a line says where a safeguarding concern goes", async () => {
    const { user } = await open();
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    expect(
      await screen.findByText(/safeguarding concern goes to the designated safeguarding lead/),
    ).toBeTruthy();
  });

  it("[RN2] a child is added on the spot with the first tick, and words of one's own are kept", async () => {
    const { user, device } = await open();
    await user.click(within(list()).getByText("Everyone else"));
    await user.click(within(list()).getByRole("button", { name: "Ewan" }));
    await screen.findByRole("heading", { name: /Ewan/, level: 2 });
    await user.click(screen.getByRole("button", { name: "Going well" }));
    const asked = await screen.findByRole("group", { name: "What made the difference?" });
    await user.click(within(asked).getByRole("button", { name: "+ in your words" }));
    await user.type(screen.getByRole("textbox", { name: "In your words" }), "Reads to his sister");
    await user.click(screen.getByRole("button", { name: "Add" }));
    await screen.findByRole("button", { name: /Reads to his sister/, pressed: true });
    const entries = await said(device, "meeting-entry");
    expect(entries.find((row) => row.k.startsWith(PUPILS.ewan))?.f).toMatchObject({
      subject: "reading",
      table: "good",
    });
    const ticked = await said(device, "meeting-phrase");
    expect(ticked.map((row) => row.f.words)).toEqual(["Reads to his sister"]);
    // What is typed of one child is not the whole staff's to read.
    expect(await said(device, "phrase")).toEqual([]);
  });

  it("[RN2] says of everyone else whom somebody left out, and of what", async () => {
    const out = (pupil: string, subject: string) =>
      leaveOutSuggested({
        pupil,
        id: entryId(ID, subject),
        class: CLASSES.oak,
        meeting: ID,
        subject,
        table: "slow",
      });
    const { user } = await open(STAFF.head, [
      out(PUPILS.ewan, "maths"),
      out(PUPILS.zoeB, "reading"),
      out(PUPILS.zoeB, "maths"),
    ]);
    await user.click(within(list()).getByText("Everyone else"));
    const row = (name: RegExp) => within(list()).getByRole("button", { name });
    expect(row(/Zo.* B/).textContent).toMatch(/ left out by choice$/);
    expect(row(/Ewan/).textContent).toBe("Ewan left out of maths");
    expect(row(/Zo.* K/).textContent?.trim()).toBe("Zoe K");
    await user.click(row(/Ewan/));
    await screen.findByRole("heading", { name: /Ewan/, level: 2 });
    expect(screen.queryByText(/was left out of this meeting/)).toBeNull();
    const subjects = within(screen.getByRole("group", { name: "Subject" }));
    await user.click(subjects.getByRole("button", { name: /maths/ }));
    await screen.findByText(/^Ewan was left out of this meeting in maths, by choice\./);
    expect(screen.queryByRole("button", { name: "Leave out" })).toBeNull();
    await user.click(screen.getByRole("button", { name: "Slow or stuck" }));
    await waitFor(() => expect(screen.queryByText(/was left out of this meeting/)).toBeNull());
    await within(list()).findByRole("button", { name: /Ewan/ });
  });

  it("[MA4] who holds the tablet is the first to be asked, though no person of the meeting", async () => {
    const { user } = await open(STAFF.subjectLeader);
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await user.click(await screen.findByRole("button", { name: "+ Agree an action" }));
    const form = within(screen.getByRole("dialog", { name: "Agree an action" }));
    const who = within(form.getByRole("group", { name: "Who will do it?" }));
    const [first] = who.getAllByRole("radio");
    expect(first).toBe(who.getByRole("radio", { name: "Miss Lowe (you)" }));
    await user.click(who.getByRole("radio", { name: "Miss Lowe (you)" }));
    expect(form.getByRole("checkbox", { name: "I take it on" })).toHaveProperty("checked", true);
  });

  it("[MA1] [MA4] an action is agreed with who does it, that they take it on, and by when", async () => {
    const { user, device } = await open();
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await user.click(await screen.findByRole("button", { name: "+ Agree an action" }));
    const form = screen.getByRole("dialog", { name: "Agree an action" });
    await user.click(within(form).getByRole("button", { name: "Agree" }));
    await within(form).findByText("Say in a few words what will be done.");
    await user.type(within(form).getByRole("textbox"), "Bead string before each lesson");
    // Whoever does not see the class's actions is not asked: they would never hear of it.
    expect(within(form).queryByRole("option", { name: "Mr Lind" })).toBeNull();
    expect(within(form).getByRole("option", { name: "Miss Lowe" })).toBeTruthy();
    await user.click(within(form).getByRole("radio", { name: "Mrs Okafor" }));
    await user.click(within(form).getByRole("checkbox", { name: /take it on/ }));
    await user.click(within(form).getByRole("checkbox", { name: "Amara" }));
    await user.click(within(form).getByRole("button", { name: /^2 weeks/ }));
    expect(await axeViolations()).toEqual([]);
    await user.click(within(form).getByRole("button", { name: "Agree" }));
    await screen.findByText(/Mrs Okafor ✓ taken on · by Mon 7 Dec · with Amara/);
    expect(screen.getByText("1 action for 1 person")).toBeTruthy();
    const rows = await said(device, "meeting-action");
    expect(rows.find((row) => row.f.meeting === ID)?.f).toMatchObject({
      what: "Bead string before each lesson",
      owner: STAFF.oakTeacher,
      accepted: TODAY,
      acceptedBy: STAFF.head,
      due: "2026-12-07",
      subject: "maths",
      children: [{ id: PUPILS.bo }, { id: PUPILS.amara }],
    });
  });

  it("[MA4] what somebody else agreed and took on can be changed, taken off and brought back", async () => {
    const action = agreeAction(
      { ...termsOf(lastOf()), id: ownId(STAFF.head, "bbbbbbbbbbbb"), meeting: ID },
      true,
    );
    const { user, device } = await open(STAFF.oakTeacher, [action]);
    const row = async () => (await said(device, "meeting-action")).find(({ k }) => k === action.k);
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    const agreed = () => screen.findByRole("button", { name: /^Number line/ });
    await user.click(await agreed());
    await user.type(within(screen.getByRole("dialog")).getByRole("textbox"), ", and at home");
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Keep" }));
    await waitFor(async () => expect((await row())?.f.what).toMatch(/and at home$/));
    expect((await row())?.f).toMatchObject({ acceptedBy: STAFF.head });
    await user.click(await agreed());
    await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: /Take/ }));
    await waitFor(async () => expect((await row())?.f.removed).toBe(true));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(async () => expect((await row())?.f.removed).toBe(false));
    expect((await row())?.f).toMatchObject({ acceptedBy: STAFF.head });
  });

  it("[RN2] many letters in a note of a child who was only suggested make one entry", async () => {
    const { user, device } = await open();
    await user.click(within(list()).getByText("Everyone else"));
    await user.click(within(list()).getByRole("button", { name: "Ewan" }));
    const before = (await device.outbox.changes.toArray()).length;
    await write(user, /in words$/, "Reads to his sister every evening.");
    await user.tab();
    await waitFor(async () => expect(await said(device, "meeting-note")).toHaveLength(1));
    const made = (await device.outbox.changes.toArray()).slice(before);
    expect(made.filter(({ t }) => t === "meeting-entry")).toHaveLength(1);
  });

  it("parks a child, leaves one out with a way back, and a moved child takes nobody along", async () => {
    const { user } = await open();
    await user.click(within(list()).getByRole("button", { name: /Amara/ }));
    await user.click(await screen.findByRole("button", { name: "Falling behind" }));
    await within(list()).findByRole("region", { name: "Falling behind" });
    expect(screen.getByRole("button", { name: "On to Bo" })).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Park" }));
    await within(list()).findByRole("region", { name: "For later" });
    await user.click(screen.getByRole("button", { name: "Leave out" }));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await within(list()).findByRole("button", { name: /Amara/ });
  });

  it("[RN5] the class grid and a child's page are one tap away, and the way back too", async () => {
    const { user } = await open();
    await user.click(within(list()).getByRole("button", { name: "By child" }));
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await user.click(await screen.findByRole("button", { name: "Change a level" }));
    await screen.findByText("Looking at the grid");
    await user.click(screen.getByRole("button", { name: /Back to Bo/ }));
    await user.click(await screen.findByRole("button", { name: "History" }));
    expect(await screen.findByText("Looking at the child")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: /Back to Bo/ }));
    await screen.findByRole("heading", { name: /Bo/, level: 2 });
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Bo" }));
    const others = () => list().querySelector("details");
    expect(others()?.open).toBe(false);
    await user.click(within(list()).getByText("Everyone else"));
    await user.click(within(list()).getByRole("button", { name: "Ewan" }));
    await user.click(await screen.findByRole("button", { name: "History" }));
    await user.click(await screen.findByRole("button", { name: /Back to Ewan/ }));
    await screen.findByRole("heading", { name: /Ewan/, level: 2 });
    expect(others()?.open).toBe(true);
    expect(within(list()).getByRole("button", { name: "By child" })).toHaveProperty(
      "ariaPressed",
      "true",
    );
  });

  it("[ML1] [ML3] closing locks what was written and agreed, with the class of the moment, and no restricted note", async () => {
    const { user, device, closed } = await open();
    await write(user, /gone well/, "Tables are going well.");
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await write(user, /in the way, in words/, "Counts in ones.");
    await user.click(screen.getByRole("button", { name: "Restricted note" }));
    await write(user, /For leaders and SENCO only/, "Only for us.");
    await user.click(within(list()).getByRole("button", { name: "How it ends" }));
    await close(user);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    const rows = await said(device, "meeting-summary");
    expect(rows).toHaveLength(1);
    const locked = JSON.stringify(rows[0]?.f);
    expect(locked).toContain("Counts in ones.");
    expect(locked).toContain("Tables are going well.");
    expect(locked).not.toContain("Only for us.");
    const snapshots = await said(device, "class-snapshot");
    expect(snapshots.map((row) => row.k)).toEqual([
      `${CLASSES.oak}:${String(rows[0]?.f.snapshot)}`,
    ]);
  });

  it("[ML6] on a tablet whose clock is three hours ahead it is closed by the school's clock", async () => {
    const { user, device, closed } = await open(STAFF.head, [], 3 * 3_600_000);
    await user.click(within(list()).getByRole("button", { name: "How it ends" }));
    await close(user);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    const [summary] = await said(device, "meeting-summary");
    const [snapshot] = await said(device, "class-snapshot");
    for (const row of [summary, snapshot])
      expect(Math.abs(Number(row?.f.at) - NOW)).toBeLessThan(60_000);
  });

  it("[AC8] a class's own teacher may run it, and is offered no restricted note", async () => {
    const { user } = await open(STAFF.oakTeacher);
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await screen.findByRole("textbox", { name: /in the way, in words/ });
    expect(screen.queryByRole("button", { name: "Restricted note" })).toBeNull();
  });

  it("[RN4] a restricted note opens on asking, is folded again on leaving the child, and puts nobody into the meeting", async () => {
    const { user, device } = await open();
    const toEwan = async () => {
      await user.click(within(list()).getByText("Everyone else"));
      await user.click(within(list()).getByRole("button", { name: "Ewan" }));
    };
    const restricted = () => screen.queryByRole("textbox", { name: /For leaders and SENCO only/ });
    await toEwan();
    const fold = await screen.findByRole("button", { name: "Restricted note", expanded: false });
    expect(restricted()).toBeNull();
    await user.click(fold);
    await write(user, /For leaders and SENCO only/, "Only for us.");
    await user.tab();
    await waitFor(async () => expect(await said(device, "restricted-note")).toHaveLength(1));
    const spokenOf = (await said(device, "meeting-entry")).map(({ k }) => k.split(":")[0]);
    expect(new Set(spokenOf)).toEqual(new Set([PUPILS.amara, PUPILS.bo]));
    await user.click(within(list()).getByRole("button", { name: /Bo/ }));
    await screen.findByRole("heading", { name: /Bo/, level: 2 });
    await user.click(within(list()).getByRole("button", { name: "Ewan" }));
    const again = await screen.findByRole("button", { name: "Restricted note", expanded: false });
    expect(again.textContent).toBe(fold.textContent?.replace("▾", "▸"));
    expect(restricted()).toBeNull();
    await user.click(again);
    expect(await screen.findByDisplayValue("Only for us.")).toBeTruthy();
  });
});

describe("a closed meeting", () => {
  async function read(user: string, more: Edit[]) {
    const { device } = await open(STAFF.head, more);
    cleanup();
    const run = userEvent.setup();
    render(<Room device={device} />);
    await screen.findByRole("heading", { name: "First, a success" });
    await run.click(within(list()).getByRole("button", { name: "How it ends" }));
    await close(run);
    await waitFor(async () => expect(await said(device, "meeting-summary")).toHaveLength(1));
    cleanup();
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
    return { device, user: run, as: user };
  }

  it("[ML1] [ML2] [ML4] says who agreed to what, stays as it was, and takes additions", async () => {
    const agreed: Edit = agreeAction(
      {
        id: ownId(STAFF.head, "bbbbbbbbbbbb"),
        class: CLASSES.oak,
        meeting: ID,
        entries: [entryId(ID, "maths")],
        children: [PUPILS.bo],
        subject: "maths",
        kind: "class",
        what: "Bead string before each lesson",
        wave: 1,
        intervention: null,
        owner: STAFF.head,
        ownerWords: null,
        due: "2026-12-11",
        made: TODAY,
        by: STAFF.head,
        from: null,
      },
      true,
    );
    const { user, device } = await read(STAFF.head, [agreed]);
    await screen.findByRole("heading", { name: "You agreed to do 1 thing." });
    await user.click(screen.getByRole("button", { name: "By child" }));
    await screen.findByRole("heading", { name: "Bo" });
    await user.click(screen.getByRole("button", { name: "Form" }));
    const slow = await screen.findByRole("heading", { name: "Slow progress or stuck" });
    expect(slow.parentElement?.textContent).toContain(
      "Bead string before each lesson: Ms Hale, by 11 Dec 2026",
    );
    expect(await axeViolations()).toEqual([]);
    await user.selectOptions(screen.getByRole("combobox", { name: "About" }), "Bo");
    await user.type(screen.getByRole("textbox"), "Heard from home since.");
    await user.click(screen.getByRole("button", { name: "Add" }));
    expect((await screen.findAllByText(/Bo: Heard from home since\./)).length).toBeGreaterThan(0);
    expect(await said(device, "meeting-summary")).toHaveLength(1);
  });

  it("[MF3] words that come from elsewhere after the closing are told of, and closing again takes them in", async () => {
    const { user, device } = await read(STAFF.head, []);
    expect(screen.queryByText(/had not heard of the closing/)).toBeNull();
    await make(
      device,
      putInMeeting({ meeting, pupil: PUPILS.zoeB, subject: "maths", table: "behind" }),
    );
    await screen.findByText(/had not heard of the closing/);
    await user.click(screen.getByRole("button", { name: "Close again with it" }));
    await screen.findByRole("combobox", { name: /Closed 2 times/ });
    expect(await said(device, "meeting-summary")).toHaveLength(2);
    expect(stateMeeting(meeting, "closed").set).toEqual({ state: "closed", closed: true });
  });
});
