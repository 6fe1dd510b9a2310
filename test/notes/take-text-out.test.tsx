import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FIRST_GENERATION, MAX_NOTE_TEXT, noteIn } from "../../src/domain/note.ts";
import type { NotePlace } from "../../src/notes/left-words.ts";
import { NoteField } from "../../src/notes/note-field.tsx";
import { pieceOf, textOf } from "../../src/notes/note-text.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { listAttention } from "../../src/storage/saving.ts";
import { DeviceProvider, useLive, useStanding } from "../../src/storage/use-live.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { Toasts } from "../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SCHOOL, SchoolByWire } from "../support/school-by-wire.ts";
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

const TITLE = "Take this text out of the record";

async function openDialog(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByText("Take this text out…"));
  const dialog = await screen.findByRole("dialog", { name: TITLE });
  await within(dialog).findByLabelText("As it stands");
  return dialog;
}

const tickOf = (dialog: HTMLElement) =>
  within(dialog).getByRole<HTMLInputElement>("checkbox", { name: /I have read it/ });
const lastOf = (dialog: HTMLElement) =>
  within(dialog).getByRole<HTMLButtonElement>("button", { name: "Take it out for good" });

async function takeOut(instead: string): Promise<void> {
  const dialog = await openDialog();
  const box = within(dialog).getByLabelText("To stand there instead");
  if (instead !== "") await userEvent.type(box, instead);
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(tickOf(dialog));
  await userEvent.click(lastOf(dialog));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
}

/** What the school's log has of the note. */
async function logged(): Promise<string> {
  const log = await school.store.read(SCHOOL).log(0, 5000);
  return JSON.stringify(log.filter((one) => JSON.stringify(one).includes(PLACE.k)));
}

it.each([
  ["other words in its place", "See Ms Hale."],
  ["nothing in its place", ""],
])(
  "[NT5] a leader takes a text out with %s, and no device or log has it any more",
  async (_, instead) => {
    await write(teacher, "Not for here.");
    cleanup();
    const written = noteIn(await viewOf(teacher).row(PLACE.t, PLACE.k), PLACE.section).u;
    expect(written.length).toBeGreaterThan(0);
    for (const { u } of written) expect(await logged()).toContain(u);
    const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
    const box = await show(leader);
    await takeOut(instead);
    await waitFor(() => expect(box.value).toBe(instead));
    for (const device of [leader, teacher]) await catchUp(device, school.as(device.user));
    expect(await listAttention(leader)).toEqual([]);
    expect(await textOn(teacher)).toBe(instead);
    const later = await levelDevice(school, new Profile("later"), STAFF.senco);
    expect(await textOn(later)).toBe(instead);
    for (const { u } of written) expect(await logged()).not.toContain(u);
  },
);

it("[NT5] shows the text, and a double press alone takes nothing out", async () => {
  await write(teacher, "Not for here.");
  cleanup();
  const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
  const box = await show(leader);
  const dialog = await openDialog();
  const text = within(dialog).getByLabelText<HTMLTextAreaElement>("As it stands");
  expect(text.value).toBe("Not for here.");
  expect(lastOf(dialog).disabled).toBe(true);
  await userEvent.dblClick(lastOf(dialog));
  await userEvent.dblClick(tickOf(dialog));
  expect(lastOf(dialog).disabled).toBe(true);
  await userEvent.click(tickOf(dialog));
  fireEvent.click(lastOf(dialog));
  fireEvent.click(lastOf(dialog));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(box.value).toBe(""));
  const note = noteIn(await viewOf(leader).row(PLACE.t, PLACE.k), PLACE.section);
  expect(note.g).toMatch(/^1-/);
  await catchUp(leader, school.as(leader.user));
  expect(await listAttention(leader)).toEqual([]);
});

it("[NT5] what came in while it was open does not go unread", async () => {
  await write(teacher, "One.");
  cleanup();
  const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
  await show(leader);
  const dialog = await openDialog();
  await make(teacher, {
    ...PLACE,
    note: { g: FIRST_GENERATION, u: pieceOf("Two.") },
  });
  await catchUp(teacher, school.as(teacher.user));
  await catchUp(leader, school.as(leader.user));
  await userEvent.click(tickOf(dialog));
  await userEvent.click(lastOf(dialog));
  await within(dialog).findByText(/The text changed while this was open/);
  expect(tickOf(dialog).checked).toBe(false);
  expect(await textOn(leader)).toContain("Two.");
  const text = within(dialog).getByLabelText<HTMLTextAreaElement>("As it stands");
  expect(text.value).toBe(await textOn(leader));
  await userEvent.click(tickOf(dialog));
  await userEvent.click(lastOf(dialog));
  await waitFor(async () => expect(await textOn(leader)).toBe(""));
});

it("[NT5] a box elsewhere that is too long does not keep this text in", async () => {
  await write(teacher, "Not for here.");
  cleanup();
  const leader = await levelDevice(school, new Profile("leader"), STAFF.head);
  render(
    <DeviceProvider device={leader}>
      <main>
        <NoteField place={PLACE} label="Evidence" />
        <NoteField place={{ ...PLACE, section: "barriers" }} label="In the way" />
      </main>
    </DeviceProvider>,
  );
  const other = screen.getByLabelText<HTMLTextAreaElement>("In the way");
  await waitFor(() => expect(other.readOnly).toBe(false));
  fireEvent.input(other, { target: { value: "x".repeat(MAX_NOTE_TEXT + 1) } });
  await screen.findByText(/longer than a note can be/);
  await takeOut("");
  await waitFor(async () => expect(await textOn(leader)).toBe(""));
  expect(other.value).toHaveLength(MAX_NOTE_TEXT + 1);
});

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
  await openDialog();
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
      <AllIsRead />
    </DeviceProvider>,
  );
  await screen.findByText("All is read");
  expect(screen.queryAllByLabelText(OFFER)).toHaveLength(isOffered ? 1 : 0);
});

/** Says so once this device knows the note and who reads it: what is offered is there by then. */
function AllIsRead() {
  const standing = useStanding();
  // Asked for after what the field asks for, and twice.
  const isRead = useLive(async (view) => {
    await view.row(PLACE.t, PLACE.k);
    return (await view.row(PLACE.t, PLACE.k)) !== undefined;
  }, []);
  return standing !== undefined && isRead === true ? <p>All is read</p> : null;
}
