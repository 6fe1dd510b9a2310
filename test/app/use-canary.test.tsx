import { cleanup, render, waitFor } from "@testing-library/react";
import { type ReactNode, useLayoutEffect } from "react";
import { afterEach, expect, it } from "vitest";
import { useCanary } from "../../src/app/use-canary.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { rememberPerson } from "../../src/storage/people-here.ts";
import { Profile, SCHOOL } from "../support/school-by-wire.ts";
import { STAFF } from "../support/small-school.ts";

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** Looks in the very moment in which its children are on the page, as a page that goes away then. */
function AtOnce({ does, children }: { does: () => void; children: ReactNode }) {
  useLayoutEffect(() => does());
  return children;
}

function Shown({ device, unsent }: { device: Device; unsent: number }) {
  useCanary(device, { onDevice: unsent, sent: 0, seen: 0, attention: 0 });
  return unsent === 0 ? "Sent to school" : `${unsent} to send`;
}

const unsentInTrace = () => {
  const [trace] = JSON.parse(localStorage.getItem("keepup-canary") ?? "[]") as { unsent: number }[];
  return trace?.unsent;
};

it("[SY50] the trace says what the screen says, from the same moment on", async () => {
  const device = await new Profile("laptop").open(STAFF.oakTeacher);
  rememberPerson({
    school: SCHOOL,
    user: device.user,
    name: "Miss Oak",
    schoolName: "Small School",
    role: "teacher",
    demo: false,
    signedIn: true,
    lastUsed: 0,
  });
  const traced: unknown[] = [];
  const look = () => void traced.push([document.body.textContent, unsentInTrace()]);
  const draw = (unsent: number) => (
    <AtOnce does={look}>
      <Shown device={device} unsent={unsent} />
    </AtOnce>
  );
  const { rerender } = render(draw(1));
  await waitFor(() => expect(unsentInTrace()).toBe(1));
  rerender(draw(0));
  expect(traced.at(-1)).toEqual(["Sent to school", 0]);
});
