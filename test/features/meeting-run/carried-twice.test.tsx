import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { acceptAction, agreeAction } from "../../../src/domain/action-edit.ts";
import { meetingActionsOf } from "../../../src/domain/meeting-action.ts";
import { saveMeeting, type Meeting } from "../../../src/domain/meeting.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { MeetingRun } from "../../../src/features/meeting-run/meeting-run.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
beforeAll(() => {
  giveDialogs();
  Element.prototype.scrollTo = () => undefined;
});
afterEach(cleanup);

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
const WHAT = "Number line twice a week";
const lastAction = agreeAction(
  {
    id: ownId(STAFF.head, "aaaaaaaaaaaa"),
    class: CLASSES.oak,
    meeting: last.id,
    entries: [],
    children: [PUPILS.bo],
    subject: "maths",
    kind: "class",
    what: WHAT,
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

function Room({ device, first }: { device: Device; first: string }) {
  const [search, setSearch] = useState(`at=${first}`);
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

/** The head and the teacher, each on their own tablet without a network, carry the same action on. */
async function carriedOnTwice() {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.head);
  await make(laptop, saveMeeting(last), lastAction, saveMeeting(meeting));
  await catchUp(laptop, school.as(STAFF.head));
  const heads = await levelDevice(school, new Profile("head"), STAFF.head);
  const teachers = await levelDevice(school, new Profile("teacher"), STAFF.oakTeacher);
  for (const device of [heads, teachers]) {
    render(<Room device={device} first="start" />);
    const before = await screen.findByRole("article", { name: WHAT });
    await userEvent.click(within(before).getByRole("button", { name: "Carry it on" }));
    await waitFor(() => expect(before.textContent).toContain("carried on in this meeting"));
    cleanup();
  }
  const send = async () => {
    await catchUp(heads, school.as(STAFF.head));
    await catchUp(teachers, school.as(STAFF.oakTeacher));
    await catchUp(heads, school.as(STAFF.head));
  };
  return { heads, teachers, send };
}

const carried = async (device: Device) =>
  meetingActionsOf(await viewOf(device).rows("meeting-action")).filter(
    (one) => one.meeting === meeting.id,
  );
async function agreed(device: Device): Promise<readonly (string | null)[]> {
  render(<Room device={device} first="close" />);
  const list = await screen.findByRole("region", { name: "Agreed actions" });
  const lines = within(list)
    .getAllByRole("button")
    .map((one) => one.textContent);
  cleanup();
  return lines;
}

it("[MA16] what two tablets carry on apart is one thing to do, the same one on both", async () => {
  const { heads, teachers, send } = await carriedOnTwice();
  await send();
  expect(await carried(heads)).toHaveLength(2);
  const [one, ...more] = await agreed(heads);
  expect(more).toEqual([]);
  expect(one).toContain(WHAT);
  expect(one).not.toContain("twice:");
  expect(await agreed(teachers)).toHaveLength(1);
});

it("[MA16] what its owner said of one of the two stands, and the other is not shown beside it", async () => {
  const { heads, teachers, send } = await carriedOnTwice();
  const mine = await carried(teachers);
  expect(mine).toHaveLength(1);
  const on = { on: TODAY, by: STAFF.oakTeacher };
  await make(teachers, ...mine.map((one) => acceptAction(one, on)));
  await send();
  for (const device of [heads, teachers]) {
    const lines = await agreed(device);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain("✓ taken on");
  }
});

it("[MA16] where both were changed both stand, and it is said that one can be taken off", async () => {
  const { heads, teachers, send } = await carriedOnTwice();
  for (const [device, user] of [
    [heads, STAFF.head],
    [teachers, STAFF.oakTeacher],
  ] as const) {
    const own = await carried(device);
    expect(own).toHaveLength(1);
    await make(device, ...own.map((one) => acceptAction(one, { on: TODAY, by: user })));
  }
  await send();
  const lines = await agreed(heads);
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain("here twice: take one off");
});

/** Opens the form of the one line. */
async function openForm(device: Device): Promise<void> {
  render(
    <>
      <Room device={device} first="close" />
      <Toasts />
    </>,
  );
  const list = await screen.findByRole("region", { name: "Agreed actions" });
  await userEvent.click(within(list).getByRole("button", { name: new RegExp(`^${WHAT}`) }));
}
const lines = () => {
  const list = screen.queryByRole("region", { name: "Agreed actions" });
  return list === null
    ? []
    : within(list).queryAllByRole("button", { name: new RegExp(`^${WHAT}`) });
};

it("[MA16] taken off, what nobody has touched goes with its twin on both tablets, and Undo is one line again", async () => {
  const { heads, teachers, send } = await carriedOnTwice();
  await send();
  await openForm(heads);
  expect(screen.queryByText(/carried on on two devices/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Take it off" }));
  await waitFor(() => expect(lines()).toEqual([]));
  await screen.findByText("The action was taken off.");
  await send();
  for (const device of [heads, teachers]) expect(await carried(device)).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() => expect(lines()).toHaveLength(1));
  await waitFor(async () => expect(await carried(heads)).toHaveLength(2));
  expect(lines()).toHaveLength(1);
  expect(lines()[0]?.textContent).not.toContain("twice:");
});

it("[MA16] taken off once somebody has touched it, the other stands, and that is said before and after", async () => {
  const { heads, teachers, send } = await carriedOnTwice();
  const own = await carried(heads);
  await make(heads, ...own.map((one) => acceptAction(one, { on: TODAY, by: STAFF.head })));
  await send();
  await openForm(heads);
  await screen.findByText(
    "It was carried on on two devices apart. When this one is taken off, the other, which Mrs Okafor carried on, stands.",
  );
  expect(lines()[0]?.textContent).toContain("✓ taken on");
  await userEvent.click(screen.getByRole("button", { name: "Take it off" }));
  await screen.findByText(
    "The action was taken off. The one that Mrs Okafor carried on apart from it stands.",
  );
  await waitFor(() => expect(lines()[0]?.textContent).not.toContain("✓ taken on"));
  expect(lines()).toHaveLength(1);
  await send();
  expect(await carried(teachers)).toHaveLength(1);
});
