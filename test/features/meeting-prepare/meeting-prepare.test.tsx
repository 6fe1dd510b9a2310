import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import { entryId, meetingEntriesOf } from "../../../src/domain/meeting-entry.ts";
import { type Meeting, meetingsOf, saveMeeting } from "../../../src/domain/meeting.ts";
import { tickPhrase } from "../../../src/domain/phrase.ts";
import { pupilVoicesOf } from "../../../src/domain/pupil-voice.ts";
import { joinTargetGroup } from "../../../src/domain/target-group.ts";
import {
  MeetingPrepare,
  type PrepareSlots,
} from "../../../src/features/meeting-prepare/meeting-prepare.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showDevice, undo } from "../office.tsx";

beforeAll(() => {
  giveDialogs();
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  for (let id = 1; id < 80; id += 1) hideToast(id);
});

const MEETING: Meeting = {
  id: `${STAFF.head}_bbbbbbbbbbbb`,
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: "2026-11-24",
  at: "14:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "planned",
};
const BEFORE: Meeting = {
  ...MEETING,
  id: `${STAFF.head}_cccccccccccc`,
  on: "2026-09-17",
  state: "closed",
};

const SLOTS: PrepareSlots = {
  evidence: ({ name }) => <textarea aria-label={`Evidence of ${name}`} />,
  voice: ({ name }) => <p>What {name} said</p>,
  aboutClass: () => null,
  childHref: (pupil) => `#child/${pupil}`,
  trackerHref: (schoolClass, subject) => `#class/${schoolClass}/${subject}`,
  runHref: ({ id }) => `#run/${id}`,
  meetingsHref: "#meet",
};

/** Oak's meeting in maths: Bo is in the target group, and something was agreed for Ewan last time. */
async function opened(user: string = STAFF.oakTeacher, given?: SchoolByWire): Promise<Device> {
  const school = given ?? (await SchoolByWire.open());
  const head = await levelDevice(school, new Profile("head"), STAFF.head);
  await make(head, saveMeeting(MEETING), saveMeeting(BEFORE));
  await make(
    head,
    agreeAction(
      {
        id: `${STAFF.head}_dddddddddddd`,
        class: CLASSES.oak,
        meeting: BEFORE.id,
        entries: [],
        children: [PUPILS.ewan],
        subject: "maths",
        kind: "class",
        what: "Counting games each morning",
        wave: null,
        intervention: null,
        owner: STAFF.oakTeacher,
        ownerWords: null,
        due: "2026-12-01",
        made: "2026-09-17",
        by: STAFF.head,
        from: null,
      },
      false,
    ),
    joinTargetGroup({
      pupil: PUPILS.bo,
      year: 2026,
      subject: "maths",
      row: undefined,
      day: "2026-09-20",
      by: STAFF.head,
    }),
  );
  await catchUp(head, school.as(STAFF.head));
  const device = await levelDevice(school, new Profile(user), user);
  render(
    <DeviceProvider device={device}>
      <MeetingPrepare classId={CLASSES.oak} meetingId={MEETING.id} slots={SLOTS} />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByRole("region", { name: "Last time" });
  return device;
}

async function entriesOn(device: Device): Promise<string[]> {
  const entries = meetingEntriesOf(await viewOf(device).rows("meeting-entry"));
  return entries.map(({ pupil, table }) => `${pupil} ${table}`).sort();
}

const name = (child: string) => screen.findByRole("button", { name: new RegExp(`^${child} ?\\b`) });
const line = async (child: string) => {
  const found = (await name(child)).closest("li");
  if (found === null) throw new Error(`${child} has no line`);
  return found;
};

describe("preparing a meeting", () => {
  it("[MS1] [MS4] begins with last time, and suggests with the rule's sentence", async () => {
    await opened();
    expect(
      within(screen.getByRole("region", { name: "Last time" })).getByText(
        "Counting games each morning",
      ),
    ).toBeTruthy();
    expect((await line("Bo")).textContent).toContain("In the target group since Sun 20 Sep.");
    expect((await line("Ewan")).textContent).toContain("1 action agreed before.");
    expect((await line("Bo")).textContent).toContain("suggested");
    expect(await axeViolations()).toEqual([]);
  });

  it("[ME2] a child is taken in, moved and left out by button, and each is undone", async () => {
    const device = await opened();
    await userEvent.click(await screen.findByRole("button", { name: "Take Bo into the meeting" }));
    await waitFor(async () => expect((await line("Bo")).textContent).not.toContain("suggested"));
    expect(document.activeElement).toBe(await name("Bo"));
    expect(await entriesOn(device)).toEqual(["p-bo none"]);
    await userEvent.selectOptions(await screen.findByLabelText("Table of Bo"), "behind");
    const behind = screen.getByRole("region", { name: "Falling behind" });
    await within(behind).findByText("Bo");
    expect(await entriesOn(device)).toEqual(["p-bo behind"]);
    await userEvent.click(screen.getByRole("button", { name: "Leave out Bo" }));
    const out = await screen.findByRole("region", { name: "Left out" });
    expect(await entriesOn(device)).toEqual([]);
    expect(out.textContent).toContain("Bo, Maths");
    await undo();
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo behind"]));
  });

  it("[ME2] Undo of taking in leaves a child in of whom a colleague wrote meanwhile, and says so", async () => {
    const school = await SchoolByWire.open();
    const device = await opened(STAFF.oakTeacher, school);
    await userEvent.click(await screen.findByRole("button", { name: "Take Bo into the meeting" }));
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo none"]));
    const head = await levelDevice(school, new Profile("colleague"), STAFF.head);
    const of = { pupil: PUPILS.bo, entry: entryId(MEETING.id, "maths"), meeting: MEETING.id };
    await make(head, tickPhrase({ ...of, kind: "barrier", words: "Lessons missed" }, true));
    await catchUp(head, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    await undo();
    await screen.findByText(/^Bo stays in the meeting: something has been written .* since\.$/);
    expect(await entriesOn(device)).toEqual(["p-bo none"]);
    // Of all who were taken in together, those of whom nothing was written go back.
    const rest = screen.getByRole("button", { name: "Take Ewan into the meeting" });
    await userEvent.click(rest);
    await waitFor(async () =>
      expect(await entriesOn(device)).toEqual(["p-bo none", "p-ewan none"]),
    );
    await undo();
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo none"]));
  });

  it("[ME2] the same by keys alone, from one child to the next", async () => {
    const device = await opened();
    (await name("Bo")).focus();
    await userEvent.keyboard("2");
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo slow"]));
    await waitFor(async () =>
      expect(
        within(screen.getByRole("region", { name: "Slow progress or stuck" })).getByText("Bo"),
      ).toBeTruthy(),
    );
    await waitFor(async () => expect(document.activeElement).toBe(await name("Bo")));
    await userEvent.keyboard("{Delete}");
    await screen.findByRole("region", { name: "Left out" });
    expect(await entriesOn(device)).toEqual([]);
    await userEvent.click(screen.getByRole("button", { name: "Bring back Bo, Maths" }));
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo slow"]));
  });

  it("[ME2] arrow keys look through the tables of a child, and Enter moves the child", async () => {
    const device = await opened();
    const choice = await screen.findByLabelText("Table of Bo");
    choice.focus();
    for (const table of ["good", "slow"]) {
      fireEvent.keyDown(choice, { key: "ArrowDown" });
      fireEvent.change(choice, { target: { value: table } });
    }
    expect(document.activeElement).toBe(choice);
    expect(await entriesOn(device)).toEqual([]);
    await userEvent.keyboard("{Enter}");
    await waitFor(async () => expect(await entriesOn(device)).toEqual(["p-bo slow"]));
    const slow = screen.getByRole("region", { name: "Slow progress or stuck" });
    await within(slow).findByText("Bo");
    await waitFor(async () => expect(document.activeElement).toBe(await name("Bo")));
    await userEvent.keyboard("{Control>}z{/Control}");
    await waitFor(async () => expect(await entriesOn(device)).toEqual([]));
  });

  it("opens the evidence under a child, who is then in the meeting", async () => {
    const device = await opened();
    await userEvent.click(await name("Ewan"));
    const box = await screen.findByRole("textbox", { name: "Evidence of Ewan" });
    await waitFor(() => expect(document.activeElement).toBe(box));
    await waitFor(async () => expect((await entriesOn(device)).join()).toContain("p-ewan"));
    expect(screen.getByRole("link", { name: "Ewan’s page" }).getAttribute("href")).toBe(
      "#child/p-ewan",
    );
  });

  it("[MS4] names whose level is missing, and everyone is shown if wanted", async () => {
    await opened();
    const missing = screen.getByRole("region", { name: "No level yet" });
    expect(missing.textContent).toContain("Maths: 3 of 5");
    expect(missing.textContent).toContain("Zoe K, Bo, Ewan");
    const before = document.querySelectorAll("[data-line-name]").length;
    await userEvent.click(screen.getByRole("checkbox", { name: /^Show everyone in the class/ }));
    await waitFor(() => expect(document.querySelectorAll("[data-line-name]")).toHaveLength(5));
    expect(before).toBeLessThan(5);
  });

  it("is said to be prepared, with those suggested taken in or not", async () => {
    const device = await opened();
    await userEvent.click(screen.getByRole("button", { name: "It is prepared" }));
    const dialog = await screen.findByRole("dialog", {
      name: /suggested, not in the meeting yet$/,
    });
    await userEvent.click(within(dialog).getByRole("button", { name: /^Take all/ }));
    await screen.findByRole("button", { name: "Not prepared yet" });
    const [, meeting] = meetingsOf(await viewOf(device).rows("meeting"));
    expect(meeting?.state).toBe("prepared");
    expect((await entriesOn(device)).length).toBeGreaterThan(1);
  });

  it("[MV2] a talk is with up to six children, each with their own words", async () => {
    const device = await opened();
    await userEvent.click(screen.getByRole("button", { name: "Note a talk" }));
    const dialog = await screen.findByRole("dialog", { name: "A talk about learning" });
    expect(await axeViolations()).toEqual([]);
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "Bo" }));
    await userEvent.click(within(dialog).getByRole("checkbox", { name: "Zoe K" }));
    await userEvent.click(within(dialog).getByRole("button", { name: "Note it" }));
    await screen.findByText("What Bo said");
    expect(screen.getByText("What Zoe K said")).toBeTruthy();
    const voices = pupilVoicesOf(await viewOf(device).rows("pupil-voice"));
    expect(voices.map(({ pupil }) => pupil).sort()).toEqual([PUPILS.bo, PUPILS.zoeK]);
    await undo();
    await waitFor(() => expect(screen.queryByText("What Bo said")).toBe(null));
  });

  it("[MA2] an assistant reads what is prepared, adds evidence, and moves nobody", async () => {
    const device = await opened(STAFF.assistant);
    expect(screen.queryByRole("button", { name: "It is prepared" })).toBe(null);
    expect(screen.queryByLabelText("Table of Bo")).toBe(null);
    await userEvent.click(await name("Bo"));
    await screen.findByRole("textbox", { name: "Evidence of Bo" });
    expect(await entriesOn(device)).toEqual([]);
  });

  it("says so where there is no such meeting", async () => {
    const school = await SchoolByWire.open();
    const device = await levelDevice(school, new Profile("okafor"), STAFF.oakTeacher);
    showDevice(
      device,
      <MeetingPrepare classId={CLASSES.oak} meetingId="u-x_000000000000" slots={SLOTS} />,
    );
    expect(await screen.findByText("There is no meeting here")).toBeTruthy();
  });
});
