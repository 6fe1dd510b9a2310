import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { InternalLinks } from "../../src/app/internal-links.tsx";
import { preparePath } from "../../src/app/meeting-paths.ts";
import { Shell } from "../../src/app/shell.tsx";
import { saveMeeting } from "../../src/domain/meeting.ts";
import { ownId } from "../../src/domain/own-id.ts";
import type { Role } from "../../src/domain/schema.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { catchUp, type Send } from "../../src/sync/exchange.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../support/small-school.ts";
import { axeViolations } from "../ui/axe.ts";
import { giveDialogs } from "../ui/dialog-in-jsdom.ts";

beforeAll(() => {
  giveDialogs();
  // Another tab leads: this one only shows what is on the device.
  const never = () => new Promise(() => undefined);
  Object.defineProperty(navigator, "locks", { configurable: true, value: { request: never } });
});
beforeEach(() => window.history.replaceState(null, "", "/"));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function show(device: Device, name: string, role: Role): void {
  const person = {
    school: SCHOOL,
    user: device.user,
    name,
    schoolName: "Small School",
    role,
    demo: false,
    signedIn: true,
    lastUsed: 0,
  };
  render(
    <DeviceProvider device={device}>
      <InternalLinks>
        <Shell person={person} />
        <Toasts />
      </InternalLinks>
    </DeviceProvider>,
  );
}

async function showAs(user: string, name: string, role: Role): Promise<Device> {
  const device = await levelDevice(await SchoolByWire.open(), new Profile("laptop"), user);
  show(device, name, role);
  await screen.findByRole("navigation", { name: "Keepup" });
  return device;
}

describe("Track opens on the work", () => {
  it("a teacher's own class", async () => {
    await showAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
    expect(await screen.findByRole("heading", { level: 1, name: /^Oak/ })).toBeTruthy();
    expect(location.pathname).toBe(`/class/${CLASSES.oak}`);
    expect(document.title).toBe("Oak Reading · Keepup");
    expect(screen.queryByRole("button", { name: "Another class" })).toBeNull();
    expect(await axeViolations()).toEqual([]);
  });

  it("[MR8] the meeting on the day of a meeting, at the start alone; the rail leads away as ever", async () => {
    const school = await SchoolByWire.open();
    const leader = await levelDevice(school, new Profile("head"), STAFF.head);
    const meeting = {
      id: ownId(STAFF.head, "aaaaaaaaaaaa"),
      class: CLASSES.oak,
      round: null,
      subjects: ["maths"],
      on: TODAY,
      at: null,
      minutes: 45,
      people: [STAFF.head],
      state: "planned" as const,
    };
    await make(leader, saveMeeting(meeting));
    await catchUp(leader, school.as(STAFF.head));
    const teacher = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    show(teacher, "Mrs Okafor", "teacher");
    await waitFor(() => expect(location.pathname).toBe(preparePath(meeting)));
    await screen.findByRole("heading", { level: 1, name: /Oak/ });
    const rail = screen.getByRole("navigation", { name: "Keepup" });
    await userEvent.click(within(rail).getByRole("link", { name: "Track" }));
    await waitFor(() => expect(location.pathname).toBe(`/class/${CLASSES.oak}`));
    await userEvent.click(within(rail).getByRole("link", { name: "Keepup" }));
    await waitFor(() => expect(location.pathname).toBe(`/class/${CLASSES.oak}`));
    cleanup();
    window.history.replaceState(null, "", "/");
    const other = await levelDevice(school, new Profile("another"), STAFF.ashTeacher);
    show(other, "Mr Lind", "teacher");
    await waitFor(() => expect(location.pathname).toBe(`/class/${CLASSES.ash}`));
  });

  it("[C1] the school's classes in year order for a leader, who goes from one to another", async () => {
    window.history.replaceState(null, "", "/track");
    await showAs(STAFF.head, "Ms Hale", "senior-leader");
    await screen.findByRole("heading", { name: "Choose a class" });
    const classes = within(screen.getByRole("main")).getAllByRole("link");
    expect(classes.map((link) => link.textContent)).toEqual(["Ash", "Oak"]);
    expect(await screen.findByText(/^[A-Z].* · 5 children$/)).toBeTruthy();
    await userEvent.click(screen.getByRole("link", { name: "Ash" }));
    await screen.findByRole("heading", { level: 1, name: /^Ash/ });
    await userEvent.click(await screen.findByRole("button", { name: "Another class" }));
    await userEvent.click(
      within(screen.getByRole("dialog", { name: "Another class" })).getByRole("link", {
        name: "Oak",
      }),
    );
    expect(await screen.findByRole("heading", { level: 1, name: /^Oak/ })).toBeTruthy();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("[AC3] an honest empty screen for a governor, whatever the address", async () => {
    const device = await showAs(STAFF.governor, "Mr Grant", "governor");
    await screen.findByRole("heading", { name: /No figures have been published/ });
    expect(
      await device.cache.rows
        .where("t")
        .startsWith("pupil")
        .count()
        .catch(() => 0),
    ).toBe(0);
    cleanup();
    window.history.replaceState(null, "", `/class/${CLASSES.oak}/maths`);
    show(device, "Mr Grant", "governor");
    expect(
      await screen.findByRole("heading", { name: "There is nothing at this address" }),
    ).toBeTruthy();
  });
});

it("says that an address leads nowhere, with a way back", async () => {
  window.history.replaceState(null, "", "/nowhere/at/all");
  await showAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
  await screen.findByRole("heading", { name: "There is nothing at this address" });
  await userEvent.click(screen.getByRole("link", { name: "To your class" }));
  expect(await screen.findByRole("heading", { level: 1, name: /^Oak/ })).toBeTruthy();
});

it.each([
  ["/class/nonsense", "This class is not on this device", "To your classes"],
  [`/class/${CLASSES.oak}/nonsense`, "No such subject here", "To the class’s first subject"],
])("from %s there is a way on to a class", async (path, title, link) => {
  window.history.replaceState(null, "", path);
  await showAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
  await screen.findByRole("heading", { name: title });
  await userEvent.click(screen.getByRole("link", { name: link }));
  expect(await screen.findByRole("heading", { level: 1, name: /^Oak/ })).toBeTruthy();
});

it("[SY45] lists what is only on this device, and 'Send now' always answers", async () => {
  const laptop = new Profile("laptop");
  const device = await levelDevice(await SchoolByWire.open(), laptop, STAFF.oakTeacher);
  laptop.nowMs += 60_000;
  show(device, "Mrs Okafor", "teacher");
  await screen.findByRole("heading", { level: 1, name: /^Oak/ });
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
  await userEvent.click(await screen.findByRole("button", { name: /^Saved on this computer/ }));
  const panel = screen.getByRole("dialog", { name: "Saving" });
  expect(await within(panel).findByText("Bo Lindqvist (Oak), maths autumn: 3S")).toBeTruthy();
  expect(await within(panel).findByText("1 change")).toBeTruthy();
  await userEvent.click(within(panel).getByRole("button", { name: "Send now" }));
  expect(
    await within(panel).findByText(/The school did not answer. Your change is safe here/),
  ).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
});

it("[SY51] a lasting block stands in the panel at once, before anybody presses anything", async () => {
  const device = await showAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
  // The screen that stays: on the way to it the panel would go with the one before.
  await screen.findByLabelText(/levels of Oak$/);
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
  const say = "This device may no longer be used for this school.";
  await device.cache.putMeta({ paused: { why: "device-revoked", say } });
  await userEvent.click(await screen.findByRole("button", { name: /not taken by the school/ }));
  const panel = screen.getByRole("dialog", { name: "Saving" });
  expect(await within(panel).findByText(say)).toBeTruthy();
  await within(panel).findByText("Bo Lindqvist (Oak), maths autumn: 3S");
});

it("[SY51] whom the school does not accept reads why, on an empty device too", async () => {
  const school = await SchoolByWire.open();
  const device = await levelDevice(school, new Profile("laptop"), "u-nobody");
  show(device, "Mx Nobody", "teacher");
  expect(await screen.findByText(/You are not on this school's staff list/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Back to the first page" })).toBeTruthy();
  expect(screen.queryByText(/Bringing your school/)).toBeNull();
});

it("[SY51] whoever has left reads why, and that what was unsent is kept", async () => {
  const school = await SchoolByWire.open();
  const device = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
  await make(office, { t: "staff", k: STAFF.oakTeacher, set: { left: "2026-09-01" } });
  await catchUp(office, school.as(STAFF.administrator));
  const cut: Send = async (body) =>
    school.as(STAFF.oakTeacher)(JSON.stringify({ ...(JSON.parse(body) as object), changes: [] }));
  await catchUp(device, cut);
  show(device, "Mrs Okafor", "teacher");
  expect(await screen.findByText(/You are not on this school's staff list/)).toBeTruthy();
  expect(screen.getByText(/1 change of yours waits on this computer/)).toBeTruthy();
});

it("says of a change put aside which child, when, and that it may be in the record since", async () => {
  const school = await SchoolByWire.open();
  const device = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const edit = await judged(device, PUPILS.zoeK, "maths.autumn", "2H");
  await make(device, edit);
  const [record] = await device.outbox.changes.toArray();
  const offScale = { ...record!.body.plain, f: { "maths.autumn": { ...edit, v: "9Z" } } };
  await device.outbox.changes.update(record!.id, { body: { plain: offScale } });
  await catchUp(device, school.as(STAFF.oakTeacher));
  show(device, "Mrs Okafor", "teacher");
  await screen.findByRole("heading", { level: 1, name: /^Oak/ });
  await userEvent.click(await screen.findByRole("button", { name: /1 change needs a look/ }));
  const panel = screen.getByRole("dialog", { name: "Saving" });
  const list = await within(panel).findByRole("region", { name: "Needs a look" });
  expect(list.textContent).toContain("Zoe Kaya (Oak), maths autumn: 9Z");
  expect(list.textContent).toMatch(/Put aside .* at .*\. The school keeps it/);
});

it("[SY47] signs out, keeps unsent work and says so", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const device = await showAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
  await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
  await screen.findByRole("button", { name: /^Saved on this computer/ });
  await userEvent.click(screen.getByRole("button", { name: /sign out or let somebody/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Sign out and keep 1 change" }));
  expect(await screen.findByText(/1 change waits here, closed, until Mrs Okafor/)).toBeTruthy();
  vi.unstubAllGlobals();
});

it("shows the first download, and a leader's part of setting up", async () => {
  const school = await SchoolByWire.open();
  const profile = new Profile("laptop");
  const device = await profile.open(STAFF.head);
  show(device, "Ms Hale", "senior-leader");
  expect(await screen.findByText(/Bringing your school to this computer/)).toBeTruthy();
  cleanup();
  device.close();

  window.history.replaceState(null, "", "/set-up");
  show(await levelDevice(school, profile, STAFF.head), "Ms Hale", "senior-leader");
  await screen.findByRole("heading", { name: /^Assessment points/ });
  expect(screen.queryByRole("link", { name: "People" })).toBeNull();
  expect(screen.queryByText(/Moving on to/)).toBeNull();
  await waitFor(() => expect(document.title).toBe("Set up: Year · Keepup"));
});
