import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { AddEdit } from "../../../src/domain/edit.ts";
import { setAside, setAsideOf } from "../../../src/domain/set-aside.ts";
import { joinTargetGroup } from "../../../src/domain/target-group.ts";
import { ClassTracker } from "../../../src/features/class-tracker/class-tracker.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";

afterEach(() => {
  cleanup();
  for (let id = 1; id < 100; id += 1) hideToast(id);
});

/** Last year's terms: Bo has come down since, Zoë B has moved on. Ewan is on P levels, well below. */
async function schoolWithHistory() {
  const school = await SchoolByWire.open();
  const head = await levelDevice(school, new Profile("head"), STAFF.head);
  const lastYear = (pupil: string, slot: string, v: string): AddEdit => ({
    t: "attainment",
    k: `${pupil}:2025`,
    cell: `maths.${slot}`,
    v,
    how: "typed",
    prev: [],
  });
  const made = await make(
    head,
    lastYear(PUPILS.bo, "autumn", "3L"),
    lastYear(PUPILS.bo, "spring", "2H"),
    lastYear(PUPILS.zoeB, "autumn", "3L"),
    await judged(head, PUPILS.bo, "maths.autumn", "2S"),
    await judged(head, PUPILS.zoeB, "maths.autumn", "4L"),
  );
  expect(made).toHaveProperty("changes");
  await catchUp(head, school.as(STAFF.head));
  return school;
}

/** Oak's maths tracker with the list unfolded, as on a wide screen; `list` is missing for whom it is not. */
async function openOak(of: { school?: SchoolByWire; person?: string; subject?: string } = {}) {
  const { person = STAFF.oakTeacher, subject = "maths" } = of;
  const school = of.school ?? (await schoolWithHistory());
  const device = await levelDevice(school, new Profile(`${person} laptop`), person);
  render(
    <DeviceProvider device={device}>
      <ClassTracker classId={CLASSES.oak} subject={subject} onSubject={() => {}} />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText(/levels of Oak/);
  return { device, school, user: userEvent.setup() };
}

/** The region of the list. By label and not by role: jsdom takes a second to name a whole grid. */
const look = () => within(screen.getByLabelText("Worth a look"));

async function unfold(user: ReturnType<typeof userEvent.setup>) {
  await screen.findByLabelText("Worth a look");
  await user.click(look().getByRole("button", { name: /^Worth a look/ }));
}

const list = () => within(look().getByRole("list", { name: "Children worth a look" }));
const lines = () =>
  list()
    .getAllByRole("listitem")
    .map((item) => item.textContent);

async function put(device: Device, pupil: string) {
  return setAsideOf(await viewOf(device).row("set-aside", `${pupil}:2026:maths`));
}

async function putBoAside(user: ReturnType<typeof userEvent.setup>, why: string) {
  await unfold(user);
  await user.click(look().getByRole("button", { name: "Not now: Bo" }));
  await user.keyboard(`${why}{Enter}`);
  return screen.findByText(/^Bo is put aside until/);
}

describe("who is worth a look", () => {
  it("[PS16] stands under the counts with the sentence of the rule, concerns first", async () => {
    const { user } = await openOak();
    await unfold(user);
    const [first, second, third, ...more] = lines();
    expect(first).toMatch(/^Ewan.*Well below, and no plan yet\. What would help\?/);
    expect(second).toMatch(/^Bo2 steps down since Autumn 2025, at 2S; expected 1½ by now\./);
    expect(third).toMatch(/^Zoë B3 steps gained since July.*What made the difference\?/);
    expect(more).toEqual([]);
    expect(screen.getByText(/^Nothing can be said yet of 2 other children/)).toBeTruthy();
  });

  it("[PS16] being in the target group is a plan: Ewan stands after the others and is asked about", async () => {
    const school = await schoolWithHistory();
    const head = await levelDevice(school, new Profile("head again"), STAFF.head);
    const ewan = { pupil: PUPILS.ewan, year: 2026, subject: "maths", row: undefined };
    const joins = joinTargetGroup({ ...ewan, day: "2026-10-05", by: STAFF.head });
    expect(await make(head, joins)).toHaveProperty("changes");
    await catchUp(head, school.as(STAFF.head));
    const { user } = await openOak({ school });
    await unfold(user);
    const [first, second] = lines();
    expect(first).toMatch(/^Bo/);
    expect(second).toMatch(/^Ewan.*Is what was agreed helping\?/);
    expect(second).not.toContain("no plan yet");
  });

  it("[PS16] a name picks the child up on the grid, and the list is as it was afterwards", async () => {
    const { user } = await openOak();
    await unfold(user);
    await user.click(list().getByRole("button", { name: "Bo" }));
    expect(await screen.findByRole("region", { name: "Bo, Autumn" })).toBeTruthy();
    expect(document.activeElement?.textContent).toMatch(/^Bo/);
    expect(look().queryByRole("list")).toBeNull();
    await user.keyboard("{Escape}");
    expect(lines()).toHaveLength(3);
  });

  it("[PS5] says that it is too early where it is, and stands nowhere when there is nothing", async () => {
    const school = await SchoolByWire.open();
    const { user, device } = await openOak({ school, subject: "reading" });
    await unfold(user);
    expect(lines()[0]).toMatch(/^Ewan/);
    await make(device, await judged(device, PUPILS.ewan, "reading.autumn", "2H"));
    expect(await screen.findByText(/^Too early to say/)).toBeTruthy();
    expect(look().queryByRole("list")).toBeNull();
    // Of one child something can be said now, and there is nothing to look at: so nothing stands there.
    await make(device, await judged(device, PUPILS.amara, "reading.spring", "3S"));
    await waitFor(() => expect(screen.queryByLabelText("Worth a look")).toBeNull());
  });

  it.each([
    ["the SENCO", STAFF.senco],
    ["the subject leader", STAFF.subjectLeader],
  ])("[PS18] is for %s, who may not put aside", async (_, person) => {
    const { user } = await openOak({ person });
    await unfold(user);
    expect(lines()).toHaveLength(3);
    expect(look().queryByRole("button", { name: /^Not now/ })).toBeNull();
  });

  it.each([
    ["assistants", STAFF.assistant],
    ["the administrator", STAFF.administrator],
  ])("[PS18] is not for %s", async (_, person) => {
    const { user, device } = await openOak({ person });
    // The counts answer by then, and everything has been read.
    await user.click(screen.getByRole("button", { name: /to do$/ }));
    await viewOf(device).rows("attainment");
    expect(screen.queryByLabelText("Worth a look")).toBeNull();
  });
});

describe("not now", () => {
  it("[PS17] puts a child aside with who, when and why, and back with Bring back", async () => {
    const { user, device } = await openOak();
    await putBoAside(user, "New glasses last week");
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(await put(device, PUPILS.bo)).toMatchObject({
      state: "falling-behind",
      point: "autumn",
      why: "New glasses last week",
      by: STAFF.oakTeacher,
      on: "2026-11-21",
    });
    await user.click(screen.getByText("Put aside (1)"));
    const aside = within(look().getByRole("list", { name: "Children put aside" }));
    expect(aside.getByRole("listitem").textContent).toContain(
      "By you on Sat 21 Nov: “New glasses last week”",
    );
    await user.click(aside.getByRole("button", { name: "Bring Bo back" }));
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(screen.queryByText(/^Put aside/)).toBeNull();
    const said = await screen.findByText("Bo is back on the list.");
    await user.click(within(said.parentElement!).getByRole("button", { name: "Undo" }));
    expect(await screen.findByText("Put aside (1)")).toBeTruthy();
    expect((await put(device, PUPILS.bo))?.why).toBe("New glasses last week");
  });

  it("[PS17] needs no reason, is undone on the toast, and Escape leaves it", async () => {
    const { user, device } = await openOak();
    await unfold(user);
    const notNow = look().getByRole("button", { name: "Not now: Bo" });
    await user.click(notNow);
    await user.keyboard("{Escape}");
    expect(look().queryByRole("textbox", { name: /Why not now/ })).toBeNull();
    expect(document.activeElement).toBe(notNow);
    await user.click(notNow);
    await user.click(look().getByRole("button", { name: "Put aside" }));
    const said = await screen.findByText(/^Bo is put aside until/);
    expect((await put(device, PUPILS.bo))?.why).toBeNull();
    await user.click(within(said.parentElement!).getByRole("button", { name: "Undo" }));
    await waitFor(() => expect(lines()).toHaveLength(3));
    expect(await put(device, PUPILS.bo)).toBeUndefined();
  });

  it("[PS17] the child is back by itself when a level changes what is said", async () => {
    const { user, device } = await openOak();
    await putBoAside(user, "");
    await waitFor(() => expect(lines()).toHaveLength(2));
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "3S"));
    await waitFor(() => expect(lines().some((line) => line?.startsWith("Bo3 steps"))).toBe(true));
    expect(screen.queryByText(/^Put aside/)).toBeNull();
  });

  it("[PS17] [PS18] a colleague's reaches everybody who is shown the list", async () => {
    const school = await schoolWithHistory();
    const head = await levelDevice(school, new Profile("head's other"), STAFF.head);
    const facts = { pupil: PUPILS.bo, year: 2026, subject: "maths", point: "autumn" } as const;
    const said = {
      state: "falling-behind",
      reason: "falling-behind",
      why: "Talked on Monday",
    } as const;
    await make(head, setAside({ ...facts, ...said, by: STAFF.head, on: "2026-11-20" }));
    await catchUp(head, school.as(STAFF.head));
    const { user } = await openOak({ school, person: STAFF.senco });
    await unfold(user);
    await user.click(screen.getByText("Put aside (1)"));
    const aside = look().getByRole("list", { name: "Children put aside" });
    expect(aside.textContent).toContain("By Ms Hale on Fri 20 Nov: “Talked on Monday”");
    expect(within(aside).queryByRole("button", { name: /back$/ })).toBeNull();
  });
});
