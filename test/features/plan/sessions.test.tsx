import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { Row } from "../../../src/domain/change.ts";
import { saveSession, sessionsByIntervention } from "../../../src/domain/intervention-session.ts";
import {
  type Intervention,
  interventionPupilKey,
  putInIntervention,
  saveIntervention,
} from "../../../src/domain/intervention.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { InterventionsScreen } from "../../../src/features/interventions/interventions.tsx";
import { PupilPage } from "../../../src/features/pupil-page/pupil-page.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { undo } from "../office.tsx";
import { PlanPart } from "./plan-part.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

const club: Intervention = {
  id: ownId(STAFF.senco, "0123456789ab"),
  name: "Number club",
  wave: 2,
  subject: "maths",
  leads: null,
  from: "2026-11-02",
  to: null,
  sessions: 12,
  cost: 6000,
};

/** The small school with three children in Number club: two of Oak, one of Ash. */
async function schoolWithClub(): Promise<SchoolByWire> {
  const school = await SchoolByWire.open();
  const senco = await levelDevice(school, new Profile("desk"), STAFF.senco);
  await make(
    senco,
    saveIntervention(club),
    ...[PUPILS.amara, PUPILS.bo, PUPILS.gil].map((pupil) =>
      putInIntervention(undefined, pupil, club, club.from),
    ),
  );
  await catchUp(senco, school.as(STAFF.senco));
  return school;
}

function show(device: Device, search = ""): void {
  render(
    <DeviceProvider device={device}>
      <PlanPart first={search} part={(shown) => <InterventionsScreen {...shown} />} />
      <Toasts />
    </DeviceProvider>,
  );
}

const sessionsOn = async (device: Device) =>
  sessionsByIntervention(await viewOf(device).rows("intervention-session")).get(club.id) ?? [];

/** Adds a session on a day; those named were away. */
async function add(day: string, away: readonly string[], words = ""): Promise<void> {
  await userEvent.click(screen.getByRole("button", { name: "Add a session of Number club" }));
  const form = screen.getByRole("dialog", { name: "A session of Number club" });
  const field = within(form).getByLabelText("Day");
  await userEvent.clear(field);
  await userEvent.type(field, day);
  for (const name of away) await userEvent.click(within(form).getByRole("checkbox", { name }));
  if (words !== "") await userEvent.type(within(form).getByLabelText(/^What was done/), words);
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
}

it("[IS1] [IS2] [IS4] an assistant writes sessions down, changes one and takes one back", async () => {
  const school = await schoolWithClub();
  const device = await levelDevice(school, new Profile("tablet"), STAFF.assistant);
  show(device);
  const opener = await screen.findByRole("button", { name: /^Number club/ });
  expect(opener.textContent).toContain("12 sessions");
  await userEvent.click(opener);
  await userEvent.click(screen.getByRole("button", { name: "Add a session of Number club" }));
  const form = screen.getByRole("dialog", { name: "A session of Number club" });
  // Everybody of the group whom the assistant sees is ticked on the day of today.
  expect(within(form).getByLabelText("Day")).toHaveProperty("value", "2026-11-21");
  const ticked = within(form).getAllByRole("checkbox");
  expect(ticked.map((one) => (one as HTMLInputElement).checked)).toEqual([true, true]);
  expect(await axeViolations()).toEqual([]);
  await userEvent.clear(within(form).getByLabelText("Day"));
  await userEvent.type(within(form).getByLabelText("Day"), "2026-11-28");
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
  expect(within(form).getByText(/once it was held/)).toBeTruthy();
  await userEvent.click(within(form).getByRole("button", { name: "Cancel" }));

  await add("2026-11-17", ["Amara"], "Cards 1 to 4");
  await screen.findByText("Number club, Tue 17 Nov: 1 of 2 there.");
  await waitFor(() =>
    expect(opener.textContent).toContain("1 of 12 sessions held for your children"),
  );
  await add("2026-11-19", []);
  await waitFor(() => expect(opener.textContent).toContain("2 of 12 sessions held"));
  expect((await screen.findByRole("row", { name: /^Amara Oak/ })).textContent).toContain("1 of 2");
  expect(screen.getByRole("row", { name: /^Bo Oak/ }).textContent).toContain("2 of 2");

  await userEvent.click(screen.getByText("2 sessions written down"));
  const change = () =>
    screen.getByRole("button", { name: "Change the session of Tue 17 Nov of Number club" });
  expect(change().closest("li")?.textContent).toContain(
    "Tue 17 Nov: 1 of 2 of your children there; away: AmaraCards 1 to 4",
  );
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(change());
  const changing = screen.getByRole("dialog", { name: "Number club, session of Tue 17 Nov" });
  expect(within(changing).getByLabelText(/^What was done/)).toHaveProperty("value", "Cards 1 to 4");
  await userEvent.click(within(changing).getByRole("checkbox", { name: "Amara" }));
  await userEvent.click(within(changing).getByRole("button", { name: "Keep" }));
  await screen.findByText("Number club, Tue 17 Nov: 2 of 2 there.");
  await undo();
  await waitFor(async () =>
    expect((await sessionsOn(device)).at(-1)?.away).toEqual([PUPILS.amara]),
  );

  await userEvent.click(change());
  await userEvent.click(screen.getByRole("button", { name: "It was not held" }));
  await waitFor(() => expect(opener.textContent).toContain("1 of 12 sessions held"));
  await undo();
  await waitFor(() => expect(opener.textContent).toContain("2 of 12 sessions held"));
});

it("[IS2] [IS3] [IS4] two teachers write the same session down offline, and it is one", async () => {
  const school = await schoolWithClub();
  const oak = await levelDevice(school, new Profile("oak"), STAFF.oakTeacher);
  const ash = await levelDevice(school, new Profile("ash"), STAFF.ashTeacher);
  for (const [device, away] of [
    [oak, ["Bo"]],
    [ash, []],
  ] as const) {
    show(device);
    await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
    await add("2026-11-17", away);
    await screen.findByText(/^Number club, Tue 17 Nov:/);
    cleanup();
  }
  await catchUp(oak, school.as(STAFF.oakTeacher));
  await catchUp(ash, school.as(STAFF.ashTeacher));
  const head = await levelDevice(school, new Profile("head"), STAFF.head);
  show(head);
  const opener = await screen.findByRole("button", { name: /^Number club/ });
  await waitFor(() => expect(opener.textContent).toContain("1 of 12 sessions held"));
  expect(opener.textContent).not.toContain("your children");

  // Whoever changes it says nothing of a child of whom nobody has written yet.
  await make(head, putInIntervention(undefined, PUPILS.ewan, club, club.from));
  await userEvent.click(opener);
  await userEvent.click(screen.getByText("1 session written down"));
  await userEvent.click(screen.getByRole("button", { name: /^Change the session of Tue 17 Nov/ }));
  const changing = within(screen.getByRole("dialog", { name: /session of Tue 17 Nov/ }));
  expect(changing.getAllByRole("checkbox")).toHaveLength(3);
  await userEvent.click(changing.getByRole("button", { name: "Cancel" }));

  await userEvent.click(screen.getByRole("button", { name: "Provision map" }));
  const bo = await screen.findByRole("row", { name: /^Bo Oak/ });
  expect(bo.textContent).toContain("there for 0 of 1 session");
  await userEvent.click(screen.getByRole("button", { name: "Before and after" }));
  const impact = await screen.findByRole("row", { name: /^Number club/ });
  expect(impact.textContent).toContain("1 of 12 sessions held");
  expect(impact.textContent).toContain("children there 2 of 3 times");
  expect(await axeViolations()).toEqual([]);

  cleanup();
  render(
    <DeviceProvider device={head}>
      <PupilPage id={PUPILS.bo} />
    </DeviceProvider>,
  );
  await screen.findByText("Number club (wave 2): since 2 Nov 2026, there for 0 of 1 session");
});

it("[IS2] [ED1] two who write the session of the same children down apart keep each other's, in both orders", async () => {
  for (const assistantFirst of [true, false]) {
    const school = await schoolWithClub();
    const assistant = await levelDevice(school, new Profile("tablet"), STAFF.assistant);
    const teacher = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    const theirs = async () => {
      show(assistant);
      await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
      await add("2026-11-17", ["Bo"], "Cards 1 to 4");
      await screen.findByText("Number club, Tue 17 Nov: 1 of 2 there.");
      cleanup();
    };
    const mine = async () => {
      show(teacher);
      await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
      await add("2026-11-17", []);
      await screen.findByText("Number club, Tue 17 Nov: 2 of 2 there.");
      cleanup();
    };
    for (const write of assistantFirst ? [theirs, mine] : [mine, theirs]) await write();
    await catchUp(assistant, school.as(STAFF.assistant));
    await catchUp(teacher, school.as(STAFF.oakTeacher));
    await catchUp(assistant, school.as(STAFF.assistant));
    const one = {
      on: "2026-11-17",
      there: [PUPILS.amara],
      away: [PUPILS.bo],
      words: ["Cards 1 to 4"],
    };
    expect(await sessionsOn(teacher)).toEqual([one]);
    expect(await sessionsOn(assistant)).toEqual([one]);
  }
});

it("[IS2] [ED1] what comes in while the form is open stays; what two wrote is not kept anew while it is too long", async () => {
  const school = await schoolWithClub();
  const device = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const write = (there: string[], away: string[], words: string | null, opened: Row[] = []) =>
    make(
      device,
      ...saveSession(
        { intervention: club.id, on: "2026-11-17", there, away, words, by: STAFF.oakTeacher },
        (k) => opened.find((row) => row.k === k),
      ),
    );
  await write([PUPILS.amara], [], "a".repeat(150));
  await write([PUPILS.bo], [], "b".repeat(150));
  show(device);
  await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
  await userEvent.click(await screen.findByText("1 session written down"));
  const change = () =>
    screen.getByRole("button", { name: "Change the session of Tue 17 Nov of Number club" });
  await userEvent.click(change());
  const form = within(screen.getByRole("dialog", { name: /session of Tue 17 Nov/ }));
  expect(form.getByLabelText(/^What was done/)).toHaveProperty(
    "value",
    `${"a".repeat(150)}; ${"b".repeat(150)}`,
  );
  // Written down meanwhile: Bo was away.
  const opened = await viewOf(device).rows("intervention-session");
  await write([], [PUPILS.bo], "b".repeat(150), opened);
  await waitFor(() => expect(change().closest("li")?.textContent).toContain("away: Bo"));
  expect(form.getByRole("checkbox", { name: "Bo" })).toHaveProperty("checked", true);
  await userEvent.click(form.getByRole("checkbox", { name: "Amara" }));
  await userEvent.click(form.getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  const [held] = await sessionsOn(device);
  expect(held?.away).toEqual([PUPILS.amara, PUPILS.bo].sort());
  expect(held?.words).toEqual(["a".repeat(150), "b".repeat(150)]);

  await userEvent.click(change());
  const again = within(screen.getByRole("dialog", { name: /session of Tue 17 Nov/ }));
  await userEvent.type(again.getByLabelText(/^What was done/), "{Backspace}");
  await userEvent.click(again.getByRole("button", { name: "Keep" }));
  await again.findByText(/These are 301 characters, and at most 200 are kept/);
  expect((await sessionsOn(device))[0]?.words).toEqual(held?.words);
});

it("[IS3] the provision map and before and after count within the child's days, as the list does", async () => {
  const school = await schoolWithClub();
  const device = await levelDevice(school, new Profile("desk"), STAFF.senco);
  const held = ["2026-11-03", "2026-11-10", "2026-11-17"].flatMap((on) => {
    const [there, away] = on === "2026-11-10" ? [[], [PUPILS.amara]] : [[PUPILS.amara], []];
    const said = { intervention: club.id, on, there, away, words: null, by: STAFF.senco };
    return saveSession(said, () => undefined);
  });
  const k = interventionPupilKey(PUPILS.amara, club.id);
  const spans = [{ from: club.from, to: "2026-11-13" }];
  await make(device, ...held, { t: "intervention-pupil", k, set: { spans } });
  show(device, "view=map");
  const amara = await screen.findByRole("row", { name: /^Amara Oak/ });
  expect(amara.textContent).toContain("there for 1 of 2 sessions");
  await userEvent.click(screen.getByRole("button", { name: "Before and after" }));
  const impact = await screen.findByRole("row", { name: /^Number club/ });
  expect(impact.textContent).toContain("children there 1 of 2 times");
});

it("[IM3] a teacher of some of its children reads of those, and no cost for each; the head does", async () => {
  const school = await schoolWithClub();
  const impactFor = async (user: string) => {
    show(await levelDevice(school, new Profile(user), user), "view=impact");
    const row = await screen.findByRole("row", { name: /^Number club/ });
    const words = row.textContent ?? "";
    return { words, some: screen.queryByText(/of the children you see; others may be in it too/) };
  };
  const teacher = await impactFor(STAFF.oakTeacher);
  expect(teacher.words).not.toContain("£");
  expect(teacher.words).toContain("1 of 1 child you see in it gained");
  expect(teacher.some).not.toBeNull();
  cleanup();
  const head = await impactFor(STAFF.head);
  expect(head.words).toContain("£20 for each child");
  expect(head.some).toBeNull();
});
