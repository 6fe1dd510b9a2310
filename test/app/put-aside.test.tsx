import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { PutAside } from "../../src/app/put-aside.tsx";
import { EMPTY_NOTE, noteIn } from "../../src/domain/note.ts";
import { NoteSession } from "../../src/notes/note-session.ts";
import { textInstead } from "../../src/notes/note-text.ts";
import { acknowledge } from "../../src/storage/acknowledge.ts";
import { listAttention, listUnsent } from "../../src/storage/saving.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";

afterEach(cleanup);

it("[NT6] writing that was not taken is its author's to copy, all of a note's in one", async () => {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const office = await levelDevice(school, new Profile("office"), STAFF.head);
  const place = { t: "meeting-note", k: `${PUPILS.zoeK}:m-1`, section: "evidence" } as const;
  const session = new NoteSession({ g: "0", u: [] });
  for (const text of [
    "Counts in tens",
    "Counts in tens and explains ",
    "Counts in tens and explains why.",
  ]) {
    session.type(text, text.length);
    await make(laptop, { ...place, note: session.take()! });
  }
  const note = textInstead(EMPTY_NOTE, "New.", "00000000000000aa");
  await make(office, { ...place, note });
  await catchUp(office, school.as(STAFF.head));
  await catchUp(laptop, school.as(STAFF.oakTeacher));
  render(
    <DeviceProvider device={laptop}>
      <PutAside />
    </DeviceProvider>,
  );
  const list = await screen.findByRole("region", { name: "Needs a look" });
  const [only, ...others] = within(list).getAllByRole("listitem");
  expect(others).toEqual([]);
  expect(only?.textContent).toContain("Zoe Kaya (Oak): a note");
  expect(only?.textContent).toContain("This text was replaced by a leader");
  const box = await within(only!).findByLabelText<HTMLTextAreaElement>("What you wrote, to copy");
  expect(box.value).toBe("Counts in tens and explains why.");
  await userEvent.click(within(only!).getByRole("button", { name: "Take off this list" }));
  await waitFor(() => expect(screen.queryByRole("region")).toBeNull());
  expect(await listAttention(laptop)).toEqual([]);
  // It is still on the device: nothing was deleted.
  expect(await laptop.outbox.attention.count()).toBe(3);
});

it("[NT6] whoever took words out hears which of them the note still has", async () => {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const spare = await levelDevice(school, new Profile("spare"), STAFF.oakTeacher);
  const place = { t: "meeting-note", k: `${PUPILS.zoeK}:m-1`, section: "evidence" } as const;
  const first = new NoteSession({ g: "0", u: [] });
  first.type("Counts in tens and in fives.", 28);
  await make(spare, { ...place, note: first.take()! });
  await catchUp(spare, school.as(STAFF.oakTeacher));
  await catchUp(laptop, school.as(STAFF.oakTeacher));
  const session = new NoteSession(noteIn(await viewOf(laptop).row(place.t, place.k), "evidence"));
  session.type("Counts in tens.", 14);
  await make(laptop, { ...place, note: session.take()! });
  // As when the child has left the teacher's class since.
  const [deleting] = await listUnsent(laptop);
  await acknowledge(
    laptop,
    [{ id: deleting!.change.id, is: "quarantined", why: "not-seen", say: "Not yours to change." }],
    "e",
    laptop.now(),
  );
  render(
    <DeviceProvider device={laptop}>
      <PutAside />
    </DeviceProvider>,
  );
  const list = await screen.findByRole("region", { name: "Needs a look" });
  expect(await within(list).findByText(/the note still has them/)).toBeTruthy();
  expect(within(list).getByText("and in fives")).toBeTruthy();
  expect(within(list).queryByLabelText("What you wrote, to copy")).toBeNull();
});

it("[NT6] words taken out of a text that was replaced are told as that", async () => {
  const school = await SchoolByWire.open();
  const laptop = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  const office = await levelDevice(school, new Profile("office"), STAFF.head);
  const place = { t: "meeting-note", k: `${PUPILS.zoeK}:m-1`, section: "evidence" } as const;
  const session = new NoteSession({ g: "0", u: [] });
  session.type("One two", 7);
  await make(laptop, { ...place, note: session.take()! });
  await catchUp(laptop, school.as(STAFF.oakTeacher));
  session.type("One", 3);
  await make(laptop, { ...place, note: session.take()! });
  const note = textInstead(EMPTY_NOTE, "New.", "00000000000000aa");
  await make(office, { ...place, note });
  await catchUp(office, school.as(STAFF.head));
  await catchUp(laptop, school.as(STAFF.oakTeacher));
  render(
    <DeviceProvider device={laptop}>
      <PutAside />
    </DeviceProvider>,
  );
  expect(
    await screen.findByText(/You took words out, and the text they were in is gone/),
  ).toBeTruthy();
});
