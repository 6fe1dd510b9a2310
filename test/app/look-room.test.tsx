import { act, cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { InternalLinks } from "../../src/app/internal-links.tsx";
import { useSession } from "../../src/app/session.ts";
import { Shell } from "../../src/app/shell.tsx";
import type { Role } from "../../src/domain/schema.ts";
import { type PersonHere, peopleHere, rememberPerson } from "../../src/storage/people-here.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SCHOOL,
  SchoolByWire,
} from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";
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

/** Keepup as it opens for somebody on a device that has everything. */
async function openAs(user: string, name: string, role: Role, more: Partial<PersonHere> = {}) {
  const device = await levelDevice(await SchoolByWire.open(), new Profile("laptop"), user);
  const person = {
    school: SCHOOL,
    user,
    name,
    schoolName: "Small School",
    role,
    demo: false,
    signedIn: true,
    lastUsed: 0,
    ...more,
  };
  rememberPerson(person);
  useSession.setState({ people: peopleHere(), current: person });
  render(
    <DeviceProvider device={device}>
      <InternalLinks>
        <Shell person={person} />
      </InternalLinks>
    </DeviceProvider>,
  );
  return { device, user: userEvent.setup() };
}

it("a leader opens on the whole school; Track is one press away", async () => {
  const { user } = await openAs(STAFF.head, "Ms Hale", "senior-leader");
  expect(await screen.findByRole("grid", { name: /^Reading, .*, Whole school$/ })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Look" }).getAttribute("aria-current")).toBe("page");
  expect(screen.queryByText(/Look shows/)).toBeNull();
  expect(await axeViolations()).toEqual([]);
  await user.click(screen.getByRole("link", { name: "Track" }));
  expect(await screen.findByRole("heading", { name: "Choose a class" })).toBeTruthy();
});

it("a teacher begins at the class, and Look says that it shows the children they teach", async () => {
  const { user } = await openAs(STAFF.oakTeacher, "Mrs Okafor", "teacher");
  expect(await screen.findByRole("heading", { level: 1, name: /^Oak/ })).toBeTruthy();
  await user.click(screen.getByRole("link", { name: "Look" }));
  expect(
    await screen.findByText("The 5 children of Oak: Look shows the children you teach."),
  ).toBeTruthy();
});

it("a judgement made on this device stands on the picture at once", async () => {
  window.history.replaceState(null, "", "/look?subject=maths&point=2026%3Aautumn");
  const { device } = await openAs(STAFF.head, "Ms Hale", "senior-leader");
  await screen.findByRole("grid", { name: /^Maths/ });
  expect(screen.queryByRole("button", { name: /^Year 4, Level 4 High/ })).toBeNull();
  const edit = await judged(device, PUPILS.bo, "maths.autumn", "4H");
  await act(async () => {
    await make(device, edit);
  });
  expect(
    await screen.findByRole("button", { name: /^Year 4, Level 4 High: 1 child/ }),
  ).toBeTruthy();
});

it("[AG6] opens again on what this person last looked at", async () => {
  const { user } = await openAs(STAFF.head, "Ms Hale", "senior-leader");
  await screen.findByRole("grid");
  await user.click(screen.getByRole("button", { name: "Writing" }));
  await screen.findByRole("grid", { name: /^Writing/ });
  const { lastLook = "" } = peopleHere()[0] ?? {};
  expect(lastLook).toContain("subject=writing");
  cleanup();
  window.history.replaceState(null, "", "/");
  await openAs(STAFF.head, "Ms Hale", "senior-leader", { lastLook });
  expect(await screen.findByRole("grid", { name: /^Writing/ })).toBeTruthy();
});

it("[AC3] a governor finds no grid at its address", async () => {
  window.history.replaceState(null, "", "/look?subject=maths");
  await openAs(STAFF.governor, "Mr Grant", "governor");
  expect(
    await screen.findByRole("heading", { name: "There is nothing at this address" }),
  ).toBeTruthy();
  expect(screen.queryByRole("grid")).toBeNull();
});
