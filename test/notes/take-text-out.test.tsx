import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { noteIn } from "../../src/domain/note.ts";
import type { NotePlace } from "../../src/notes/left-words.ts";
import { NoteField } from "../../src/notes/note-field.tsx";
import { textOf } from "../../src/notes/note-text.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { listAttention } from "../../src/storage/saving.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { levelDevice, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";
import { axeViolations } from "../ui/axe.ts";
import { giveDialogs } from "../ui/dialog-in-jsdom.ts";

const PLACE: NotePlace = { t: "meeting-note", k: `${PUPILS.amara}:m-1`, section: "evidence" };
const OFFER = "Take this text out: Evidence";

let school: SchoolByWire;
let teacher: Device;
beforeEach(async () => {
  school = await SchoolByWire.open();
  teacher = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
});
afterEach(cleanup);
giveDialogs();

async function show(device: Device): Promise<HTMLTextAreaElement> {
  render(
    <DeviceProvider device={device}>
      <main>
        <NoteField place={PLACE} label="Evidence" />
      </main>
      <Toasts />
    </DeviceProvider>,
  );
  const box = screen.getByLabelText<HTMLTextAreaElement>("Evidence");
  await waitFor(() => expect(box.readOnly).toBe(false));
  return box;
}

async function write(device: Device, words: string): Promise<void> {
  const box = await show(device);
  await userEvent.type(box, words);
  fireEvent.blur(box);
  await waitFor(async () => expect(await textOn(device)).toContain(words));
  await catchUp(device, school.as(device.user));
}

const textOn = async (device: Device) =>
  textOf(noteIn(await viewOf(device).row(PLACE.t, PLACE.k), PLACE.section));

async function takeOut(instead: string): Promise<void> {
  await userEvent.click(await screen.findByText("Take this text out…"));
  const dialog = await screen.findByRole("dialog", { name: "Take this text out of the record" });
  if (instead !== "") await userEvent.type(within(dialog).getByRole("textbox"), instead);
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Take it out" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Yes, take it out for good" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
}

it.each([
  ["other words in its place", "See Ms Hale."],
  ["nothing in its place", ""],
])(
  "[NT5] a leader takes a text out with %s, and no device or log has it any more",
  async (_, instead) => {
    await write(teacher, "Not for here.");
    cleanup();
    const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
    const box = await show(leader);
    await takeOut(instead);
    await waitFor(() => expect(box.value).toBe(instead));
    for (const device of [leader, teacher]) await catchUp(device, school.as(device.user));
    expect(await listAttention(leader)).toEqual([]);
    expect(await textOn(teacher)).toBe(instead);
    const later = await levelDevice(school, new Profile("later"), STAFF.senco);
    expect(await textOn(later)).toBe(instead);
  },
);

it("[NT5] what a colleague wrote meanwhile is theirs as a copy", async () => {
  await write(teacher, "Not for here.");
  cleanup();
  const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
  await show(leader);
  await takeOut("");
  cleanup();
  await catchUp(leader, school.as(leader.user));
  const box = await show(teacher);
  await userEvent.type(box, " And more.");
  fireEvent.blur(box);
  await waitFor(async () => expect(await textOn(teacher)).toContain("And more."));
  await catchUp(teacher, school.as(teacher.user));
  await waitFor(async () =>
    expect(await listAttention(teacher)).toMatchObject([{ why: "note-replaced" }]),
  );
});

it("[NT5] what was typed a moment before goes as well, and it can be left as it is", async () => {
  const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
  const box = await show(leader);
  await userEvent.type(box, "Mine.");
  fireEvent.blur(box);
  await userEvent.click(await screen.findByText("Take this text out…"));
  await userEvent.click(screen.getByRole("button", { name: "Keep the text" }));
  expect(box.value).toBe("Mine.");
  await userEvent.type(box, " More.");
  await takeOut("");
  await waitFor(() => expect(box.value).toBe(""));
});

it.each([
  ["teacher", STAFF.oakTeacher, false],
  ["assistant", STAFF.assistant, false],
  ["subject leader", STAFF.subjectLeader, false],
  ["SENCO", STAFF.senco, true],
  ["head", STAFF.head, true],
  ["administrator", STAFF.administrator, true],
] as const)("[NT5] of the %s it is true that it is offered: %s %s", async (_, user, isOffered) => {
  await write(teacher, "Words.");
  cleanup();
  const device = await levelDevice(school, new Profile(user), user);
  render(
    <DeviceProvider device={device}>
      <NoteField place={PLACE} label="Evidence" />
    </DeviceProvider>,
  );
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>("Evidence").value).toBe("Words."),
  );
  await waitFor(() => expect(screen.queryAllByLabelText(OFFER)).toHaveLength(isOffered ? 1 : 0));
});
