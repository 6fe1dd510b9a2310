import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { joinTargetGroup } from "../../../src/domain/target-group.ts";
import { ClassTracker } from "../../../src/features/class-tracker/class-tracker.tsx";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

// A busy machine paints late; nothing here waits when it need not.
giveDialogs();

afterEach(() => {
  localStorage.clear();
  cleanup();
  for (let id = 1; id < 100; id += 1) hideToast(id);
});

/** Oak's maths tracker: in Autumn Amara is at 3L and Zoë B at 3S; Bo, Ewan and Zoe K are to do. */
async function openOak() {
  const at = await SchoolByWire.open();
  const device = await levelDevice(at, new Profile("laptop"), STAFF.oakTeacher);
  render(
    <DeviceProvider device={device}>
      <ClassTracker classId={CLASSES.oak} subject="maths" onSubject={() => {}} />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText("Maths levels of Oak");
  return { device, user: userEvent.setup() };
}

/** What is said of the chips, as text: jsdom takes a second to name every button of a grid. */
const chips = () =>
  [...document.querySelectorAll("[data-name]")].map((chip) => chip.textContent ?? "");
const button = (name: string) => screen.getByText(name, { selector: "button" });
const columns = () =>
  [...document.querySelectorAll("thead th")].map((one) => one.textContent ?? "");

describe("how the tracker is looked at", () => {
  it("[CT7] the target group is marked unasked, by a shape that is said aloud and can be put off", async () => {
    const { device, user } = await openOak();
    await make(
      device,
      joinTargetGroup({
        pupil: PUPILS.bo,
        year: 2026,
        subject: "maths",
        row: undefined,
        day: "2026-09-10",
        by: STAFF.oakTeacher,
      }),
    );
    await waitFor(() =>
      expect(chips()).toContainEqual(expect.stringMatching(/^Bo.*, target group.*◆/)),
    );
    await user.click(button("View"));
    await user.click(await screen.findByLabelText(/Target group/));
    await waitFor(() => expect(chips().join()).not.toContain("◆"));
  });

  it("[CT7] a group is marked when asked for; a sensitive one is off the next time", async () => {
    const { user } = await openOak();
    expect(chips().join()).not.toContain("Boys");
    await user.click(button("View"));
    await user.click(await screen.findByLabelText(/^b Boys/));
    await user.click(screen.getByLabelText(/Pupil premium/));
    await waitFor(() => expect(chips().join()).toContain(", Boys"));
    expect(button("View · 2 groups")).toBeTruthy();
    cleanup();
    await openOak();
    expect(button("View · 1 group")).toBeTruthy();
    await waitFor(() => expect(chips().join()).toContain(", Boys"));
  });

  it("[CT8] the handbook's form is three columns, remembered on this device", async () => {
    const { user } = await openOak();
    expect(columns().map((one) => /^[A-Z][a-z]+/.exec(one)?.[0])).toContain("Autumn");
    await user.click(button("View"));
    await user.click(await screen.findByLabelText("Baseline, Mid-year, End of year"));
    const form = () => columns().filter((one) => one !== "Level");
    expect(form()).toHaveLength(3);
    expect(form()[1]).toMatch(/^Mid-yearSpring/);
    expect(form()[2]).toMatch(/^End of yearSummer/);
    await user.selectOptions(screen.getByLabelText("Mid-year is"), "autumn");
    expect(form()[1]).toMatch(/^Mid-yearAutumn/);
    cleanup();
    await openOak();
    expect(form()[1]).toMatch(/^Mid-yearAutumn/);
  });
});

const sheets = () =>
  [...document.body.querySelectorAll("body > [inert]")].map((one) => one.textContent ?? "");

describe("printing", () => {
  it("[CT9] a sheet is ready behind the dialog, with the class in register order and its date", async () => {
    const { user } = await openOak();
    await user.click(button("Print"));
    await screen.findByText("Print the class tracker");
    const sheet = () => document.body.querySelector("body > [inert]")?.textContent ?? "";
    expect(sheet()).toMatch(/^Oak MathsSmall School · Mrs Okafor · 2026\/27/);
    expect(sheet()).toContain("Every level on this sheet has been sent to school.");
    await user.click(button("To update"));
    expect(sheet()).toContain("In the order of the list");
    expect(sheet()).toMatch(/1Zoë Barnes.*Amara Okoro/);
    await user.click(button("Close"));
    expect(sheet()).toBe("");
  });

  it("[CT7] the browser's own print has the plain sheet: every name, and no group of the screen", async () => {
    const { user } = await openOak();
    await user.click(button("View"));
    await user.click(await screen.findByLabelText(/^b Boys/));
    await waitFor(() => expect(chips().join()).toContain(", Boys"));
    expect(sheets()).toEqual([]);
    await waitFor(() => {
      fireEvent(window, new Event("beforeprint"));
      expect(sheets()).toHaveLength(1);
    });
    expect(sheets()[0]).toMatch(/^Oak MathsSmall School · Mrs Okafor · 2026\/27Names by level/);
    expect(sheets()[0]).toContain("Bo");
    expect(sheets()[0]).not.toContain("Boys");
    fireEvent(window, new Event("afterprint"));
    expect(sheets()).toEqual([]);
    await user.click(button("Print"));
    await screen.findByText("Print the class tracker");
    fireEvent(window, new Event("beforeprint"));
    expect(sheets()).toHaveLength(1);
  });
});
