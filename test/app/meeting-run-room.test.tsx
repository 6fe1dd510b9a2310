import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { Boundary } from "../../src/app/boundary.tsx";
import { MeetingRunRoom } from "../../src/app/meeting-run-room.tsx";
import { saveMeeting, type Meeting } from "../../src/domain/meeting.ts";
import { ownId } from "../../src/domain/own-id.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../support/small-school.ts";
import { giveDialogs } from "../ui/dialog-in-jsdom.ts";

beforeAll(() => {
  giveDialogs();
  Element.prototype.scrollTo = () => undefined;
});
beforeEach(() => {
  // React and jsdom tell of what a boundary catches.
  vi.spyOn(console, "error").mockReturnValue(undefined);
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
  people: [STAFF.head],
  state: "prepared",
};

const path = `/meet/${CLASSES.oak}/${encodeURIComponent(meeting.id)}/run`;

/** The meeting on the head's tablet, at Bo's maths. */
async function openAtBo(before: (device: Device) => void = () => undefined) {
  const device = await levelDevice(await SchoolByWire.open(), new Profile("tablet"), STAFF.head);
  await make(device, saveMeeting(meeting));
  before(device);
  window.history.replaceState(null, "", `${path}?at=${PUPILS.bo}+maths`);
  render(
    <DeviceProvider device={device}>
      <Boundary resetOn={path}>
        <MeetingRunRoom classId={CLASSES.oak} meetingId={meeting.id} />
      </Boundary>
    </DeviceProvider>,
  );
  await screen.findByRole("region", { name: "Bo" });
  return userEvent.setup();
}

it("[RN5] a look that breaks says so in its place, and the way back to the meeting stays", async () => {
  const user = await openAtBo((device) => {
    // What only a child's page reads cannot be read on this device.
    const read = device.rows.read.bind(device.rows);
    vi.spyOn(device.rows, "read").mockImplementation((t, wanted, asOf) =>
      t === "intervention-session"
        ? Promise.reject(new Error("Unreadable"))
        : read(t, wanted, asOf),
    );
  });
  await user.click(await screen.findByRole("button", { name: "History" }));
  await screen.findByText("This screen stopped");
  await user.click(screen.getByRole("button", { name: "Back to Bo" }));
  await screen.findByRole("button", { name: "History" });
  expect(screen.queryByText("This screen stopped")).toBeNull();
  // Another look is another try.
  await user.click(screen.getByRole("button", { name: "Change a level" }));
  await screen.findByRole("grid");
});

it("[RN5] the way back says where it leads to, also from a look that the device went forward to", async () => {
  const user = await openAtBo();
  await user.click(screen.getByRole("button", { name: "History" }));
  await screen.findByRole("button", { name: "Back to Bo" });
  act(() => window.history.back());
  await screen.findByRole("region", { name: "Bo" });
  await user.click(screen.getByText("Everyone else"));
  await user.click(screen.getByRole("button", { name: /Amara/ }));
  await screen.findByRole("region", { name: "Amara" });
  act(() => window.history.forward());
  await user.click(await screen.findByRole("button", { name: "Back to Bo" }));
  await screen.findByRole("region", { name: "Bo" });
  expect(screen.queryByRole("region", { name: "Amara" })).toBeNull();
});
