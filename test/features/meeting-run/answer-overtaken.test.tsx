import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { agreeAction, dropAction, finishAction } from "../../../src/domain/action-edit.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { saveMeeting, type Meeting } from "../../../src/domain/meeting.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { MeetingRun } from "../../../src/features/meeting-run/meeting-run.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

beforeAll(() => {
  giveDialogs();
  Element.prototype.scrollTo = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const meeting: Meeting = {
  id: ownId(STAFF.head, "0123456789ab"),
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: TODAY,
  at: "15:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "prepared",
};
const last = {
  ...meeting,
  id: ownId(STAFF.head, "ba9876543210"),
  on: "2026-10-15",
  state: "closed",
} as const;
const terms: ActionTerms = {
  id: ownId(STAFF.head, "aaaaaaaaaaaa"),
  class: CLASSES.oak,
  meeting: last.id,
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
};

function Room({ device }: { device: Device }) {
  const [search, setSearch] = useState("");
  return (
    <DeviceProvider device={device}>
      <MeetingRun
        classId={CLASSES.oak}
        meetingId={meeting.id}
        search={search}
        onSearch={setSearch}
        look={() => null}
        onBack={setSearch}
        href="/meet/one"
        onClosed={() => undefined}
      />
    </DeviceProvider>
  );
}

/** The teacher dropped last time's action, apart from the head, who said later that it is done. */
async function openApart(before: (teachers: Device) => void = () => undefined) {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.head);
  await make(laptop, saveMeeting(last), agreeAction(terms, true), saveMeeting(meeting));
  await catchUp(laptop, school.as(STAFF.head));
  const teachers = await levelDevice(school, new Profile("teacher"), STAFF.oakTeacher);
  const later = new Profile("head");
  later.nowMs += 60_000;
  const heads = await levelDevice(school, later, STAFF.head);
  await make(teachers, dropAction(terms, "Has a new programme", STAFF.oakTeacher));
  await make(heads, finishAction(terms, TODAY, STAFF.head));
  for (const device of [teachers, heads, teachers]) await catchUp(device, school.as(device.user));
  before(teachers);
  render(<Room device={teachers} />);
  const action = await screen.findByRole("article", { name: terms.what });
  const state = async () => (await viewOf(teachers).rows("meeting-action"))[0]?.f.state;
  return { action, state, heads };
}

it("[MA17] the next meeting begins with whose word stands beside the action, and one press says it again", async () => {
  const { action, state, heads } = await openApart();
  const notice = await within(action).findByRole("alert");
  expect(notice.textContent).toContain(
    "You dropped “Number line twice a week”, with the reason “Has a new programme”. Ms Hale said that it is done, and that stands; your reason stands beside it.",
  );
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(within(action).getByRole("button", { name: "Drop it all the same" }));
  await waitFor(async () => expect(await state()).toBe("dropped"));
  await waitFor(() => expect(within(action).queryByRole("alert")).toBeNull());
  cleanup();
  // Nothing was said on the head's device that does not stand there.
  render(<Room device={heads} />);
  await screen.findByRole("article", { name: terms.what });
  expect(screen.queryByRole("alert")).toBeNull();
});

it("[MA17] left as it stands it is not told again, in the meeting or beside the child", async () => {
  const { action, state } = await openApart();
  await userEvent.click(await within(action).findByRole("button", { name: "Leave it as done" }));
  await waitFor(() => expect(within(action).queryByRole("alert")).toBeNull());
  expect(await state()).toBe("done");
  const list = screen.getByRole("navigation", { name: "Children of this meeting" });
  await userEvent.click(within(list).getByText("Everyone else"));
  await userEvent.click(within(list).getByRole("button", { name: /Bo/ }));
  const beside = await screen.findByRole("article", { name: terms.what });
  await within(beside).findByText(/done/);
  expect(screen.queryByRole("alert")).toBeNull();
});

it("[MA17] what this device sent is gone through once for the meeting, and not for each child", async () => {
  const sent: { read: () => number } = { read: () => 0 };
  const { action } = await openApart(({ outbox }) => {
    const spy = vi.spyOn(outbox.journal, "filter");
    sent.read = () => spy.mock.calls.length;
  });
  await within(action).findByRole("alert");
  const once = sent.read();
  const list = screen.getByRole("navigation", { name: "Children of this meeting" });
  await userEvent.click(within(list).getByText("Everyone else"));
  await userEvent.click(within(list).getByRole("button", { name: /Bo/ }));
  // It stands beside the child as well.
  const aside = await screen.findByRole("complementary", { name: "About Bo" });
  await within(aside).findByRole("alert");
  await userEvent.click(within(list).getByRole("button", { name: /Amara/ }));
  await screen.findByRole("complementary", { name: "About Amara" });
  expect(sent.read()).toBe(once);
});

it("[MA17] where what this device sent cannot be read, the meeting is held without it", async () => {
  const { action } = await openApart(({ outbox }) => {
    vi.spyOn(outbox.journal, "filter").mockImplementation(() => {
      throw new Error("The database is closed");
    });
  });
  await userEvent.click(within(action).getByRole("button", { name: "Done" }));
  await within(action).findByText(/due/);
  expect(screen.queryByRole("alert")).toBeNull();
});
