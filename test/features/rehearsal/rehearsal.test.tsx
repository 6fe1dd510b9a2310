import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { RehearsalBar } from "../../../src/features/rehearsal/rehearsal-bar.tsx";
import { keepTrip, readTrip } from "../../../src/features/rehearsal/rehearsal-trip.ts";
import { sayReady, sayTried } from "../../../src/features/rehearsal/rehearsal-words.ts";
import { Rehearsal } from "../../../src/features/rehearsal/rehearsal.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { levelDevice, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";

const HERE = {
  classes: [
    { id: "a", name: "4B", children: 30 },
    { id: "b", name: "5K", children: 31 },
  ],
  subjects: ["Reading", "Writing", "Maths"],
  judgements: 400,
  complete: true,
  heard: 1,
};

it("[SY52] says plainly what is ready", () => {
  expect(sayReady(HERE, "computer", "10:42")).toBe(
    "This computer is ready: 4B and 5K, 61 children, three subjects, up to date with school as of 10:42.",
  );
  expect(sayReady({ ...HERE, subjects: ["Maths"] }, "tablet", "10:42")).toContain("one subject,");
});

it("[SY52] does not call levels judgements: the round counts those without July's", () => {
  expect(sayTried({ here: HERE })[0]?.what).toBe(
    "4B and 5K: 61 children, with 400 levels and marks for this year, July’s among them",
  );
});

it.each([
  [{ app: { is: "incomplete", files: 33, missing: 2 } } as const, /2 files of the app/],
  [{ app: { is: "blocked" } } as const, /does not keep the app here/],
  [{ app: { is: "not-in-charge" } } as const, /only just now/],
  [{ here: { ...HERE, complete: false } }, /not come to this device as a whole/],
  [{ here: { ...HERE, classes: [] } }, /no class with children/],
  [{ outbox: { problem: "This device has no room left." } }, /could not be kept/],
])("[SY52] what is missing has what to do beside it: %j", (found, what) => {
  const [tried] = sayTried(found);
  expect(tried).toMatchObject({ ok: false, what: expect.stringMatching(what) as string });
  expect(tried?.todo).toBeTruthy();
});

/** What the service worker answers, as far as a page sees it. */
function putAppHere(answer: { files: number; missing: number }): void {
  const controller = {
    postMessage: (_: unknown, [port]: MessagePort[]) => port?.postMessage(answer),
  };
  const registration = { active: {} };
  const value = { controller, getRegistration: () => Promise.resolve(registration) };
  Object.defineProperty(navigator, "serviceWorker", { configurable: true, value });
}

const load = vi.fn<(href: string) => void>();
let reachable = true;
function show(device: Device): void {
  render(
    <DeviceProvider device={device}>
      <Rehearsal
        noun="computer"
        classes={[{ id: CLASSES.oak, name: "Oak" }]}
        words={() => "12:00"}
        isReachable={() => Promise.resolve(reachable)}
        load={load}
        deviceHref="/device"
      />
    </DeviceProvider>,
  );
}

let device: Device;
beforeEach(async () => {
  load.mockReset();
  sessionStorage.clear();
  device = await levelDevice(await SchoolByWire.open(), new Profile("laptop"), STAFF.oakTeacher);
});
afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

it("[SY52] goes through: what is here, network off, the class opened, ready", async () => {
  putAppHere({ files: 33, missing: 0 });
  reachable = true;
  show(device);
  await screen.findByText("All 33 files of the app are here and were read");
  await screen.findByText(/Oak: 5 children/);
  await screen.findByText(/Waiting for it to go/);
  expect(screen.queryByRole("button", { name: "Open Oak now" })).toBeNull();
  expect(await axeViolations()).toEqual([]);
  reachable = false;
  window.dispatchEvent(new Event("offline"));
  await userEvent.click(await screen.findByRole("button", { name: "Open Oak now" }));
  expect(load).toHaveBeenCalledWith(`/class/${CLASSES.oak}`);
  cleanup();

  render(<RehearsalBar isReachable={() => Promise.resolve(false)} backHref="#back" />);
  await screen.findByText("This is Oak, opened with no network.");
  await userEvent.click(screen.getByRole("link", { name: "Back to the check" }));
  expect(readTrip()).toMatchObject({ is: "back", offline: true });
  cleanup();

  show(device);
  await screen.findByText(
    "This computer is ready: Oak, 5 children, three subjects, up to date with school as of 12:00.",
  );
  expect(await axeViolations()).toEqual([]);
});

it("[SY52] a class that opened with the network on proves nothing, and it says so", async () => {
  putAppHere({ files: 33, missing: 0 });
  keepTrip({ is: "back", className: "Oak", offline: false });
  reachable = true;
  show(device);
  await screen.findByText(/the network was on, so that proves little/);
  expect(screen.queryByText(/is ready:/)).toBeNull();
});

it("[SY52] what is missing stops it, with what to do", async () => {
  putAppHere({ files: 33, missing: 1 });
  show(device);
  await screen.findByText(/is not ready yet: one thing is missing/);
  expect(screen.getByText(/Reload while you are online/)).toBeTruthy();
  expect(screen.queryByText(/Switch the network off/)).toBeNull();
});
