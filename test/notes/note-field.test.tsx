import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { UnkeptWords } from "../../src/app/unkept-words.tsx";
import { EMPTY_NOTE, noteIn } from "../../src/domain/note.ts";
import { leftWordsOf, letWordsGo, type NotePlace } from "../../src/notes/left-words.ts";
import { NoteField } from "../../src/notes/note-field.tsx";
import { textInstead, textOf } from "../../src/notes/note-text.ts";
import type { Device } from "../../src/storage/open-device.ts";
import { listAttention } from "../../src/storage/saving.ts";
import { DeviceProvider } from "../../src/storage/use-live.ts";
import { viewOf } from "../../src/storage/view.ts";
import { catchUp } from "../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../support/school-by-wire.ts";
import { PUPILS, STAFF } from "../support/small-school.ts";

const PLACE: NotePlace = { t: "meeting-note", k: `${PUPILS.amara}:m-1`, section: "evidence" };

let school: SchoolByWire;
let profile: Profile;
let laptop: Device;
let tablet: Device;
beforeEach(async () => {
  school = await SchoolByWire.open();
  profile = new Profile("laptop");
  laptop = await levelDevice(school, profile, STAFF.oakTeacher);
  tablet = await levelDevice(school, new Profile("tablet"), STAFF.senco);
});
afterEach(() => {
  cleanup();
  for (const words of leftWordsOf(laptop.outbox.name)) letWordsGo(words);
});

async function show(label: string, device: Device, place = PLACE): Promise<HTMLTextAreaElement> {
  render(
    <DeviceProvider device={device}>
      <NoteField place={place} label={label} />
    </DeviceProvider>,
  );
  const box = screen.getByLabelText<HTMLTextAreaElement>(label);
  await waitFor(() => expect(box.readOnly).toBe(false));
  return box;
}
const shows = (box: HTMLTextAreaElement, text: string) =>
  waitFor(() => expect(box.value).toBe(text));
const keptOn = async (device: Device) =>
  textOf(noteIn(await viewOf(device).row(PLACE.t, PLACE.k), PLACE.section));
const isKept = (device: Device, text: string) =>
  waitFor(async () => expect(await keptOn(device)).toBe(text));
async function level(): Promise<void> {
  for (const device of [laptop, tablet, laptop]) await catchUp(device, school.as(device.user));
}

describe("a box to write a note in", () => {
  it("[NT9] keeps what was typed when it is left, and shows it on another device", async () => {
    const mine = await show("laptop", laptop);
    const theirs = await show("tablet", tablet);
    await userEvent.type(mine, "Reads to the end.");
    expect(await keptOn(laptop)).toBe("");
    await userEvent.tab();
    await isKept(laptop, "Reads to the end.");
    await level();
    await shows(theirs, "Reads to the end.");
  });

  it("[NT9] keeps what is typed the moment the box may be written in", async () => {
    render(
      <DeviceProvider device={laptop}>
        <NoteField place={PLACE} label="laptop" />
      </DeviceProvider>,
    );
    const box = screen.getByLabelText<HTMLTextAreaElement>("laptop");
    expect(box.readOnly).toBe(true);
    await new Promise<void>((resolve) => {
      new MutationObserver((_, observer) => {
        if (box.readOnly) return;
        observer.disconnect();
        fireEvent.input(box, { target: { value: "At once" } });
        resolve();
      }).observe(box, { attributes: true });
    });
    expect(box.value).toBe("At once");
    fireEvent.blur(box);
    await isKept(laptop, "At once");
  });

  it("[NT1] [NT9] leaves the caret at its words when others write before it", async () => {
    const mine = await show("laptop", laptop);
    await userEvent.type(mine, "end");
    await userEvent.tab();
    await isKept(laptop, "end");
    await level();
    const theirs = await show("tablet", tablet);
    await shows(theirs, "end");
    await userEvent.type(theirs, "At the ", { initialSelectionStart: 0, initialSelectionEnd: 0 });
    fireEvent.blur(theirs);
    await isKept(tablet, "At the end");
    mine.focus();
    mine.setSelectionRange(2, 2);
    await level();
    await shows(mine, "At the end");
    expect(mine.value.slice(0, mine.selectionStart)).toBe("At the en");
    await userEvent.keyboard("!");
    expect(mine.value).toBe("At the en!d");
  });

  it("[NT9] is the same in two tabs, with no network", async () => {
    const first = await show("first tab", laptop);
    const second = await show("second tab", await profile.open(STAFF.oakTeacher));
    await userEvent.type(first, "One.");
    fireEvent.blur(first);
    await shows(second, "One.");
    await userEvent.type(second, " Two.");
    fireEvent.blur(second);
    await shows(first, "One. Two.");
    expect(await keptOn(laptop)).toBe("One. Two.");
  });

  it("[NT9] keeps what was typed when the page is put away, or the box goes", async () => {
    const mine = await show("laptop", laptop);
    await userEvent.type(mine, "On the bus");
    fireEvent(window, new Event("pagehide"));
    await isKept(laptop, "On the bus");
    await userEvent.type(mine, " home");
    cleanup();
    await isKept(laptop, "On the bus home");
    expect(school.arrived.filter((body) => body.includes('"note"'))).toEqual([]);
  });

  it("[NT10] offers words again that a full device did not take when their box went", async () => {
    let isFull = true;
    laptop.outbox.changes.hook("creating", () => {
      if (isFull) throw new DOMException("no room", "QuotaExceededError");
    });
    const of = laptop.outbox.name;
    const mine = await show("laptop", laptop);
    await userEvent.type(mine, "Reads to the end.");
    cleanup();
    await waitFor(() => expect(leftWordsOf(of)).toMatchObject([{ words: "Reads to the end." }]));
    // Its box is opened again: they are there, and why they are not kept.
    const again = await show("again", laptop);
    await shows(again, "Reads to the end.");
    expect(await screen.findByText(/no room left/)).toBeTruthy();
    expect(leftWordsOf(of)).toEqual([]);
    await userEvent.type(again, " Asks for more.");
    cleanup();
    await waitFor(() => expect(leftWordsOf(of)).toHaveLength(1));
    // Elsewhere, they stand on the screen until they are kept.
    render(
      <DeviceProvider device={laptop}>
        <UnkeptWords />
      </DeviceProvider>,
    );
    const alert = await screen.findByRole("alert", { name: "Words that are not kept" });
    await waitFor(() => expect(alert.textContent).toContain("Amara Okoro (Oak): a note"));
    const copy = within(alert).getByLabelText<HTMLTextAreaElement>("What you wrote, to copy");
    expect(copy.value).toBe("Reads to the end. Asks for more.");
    await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
    expect(await within(alert).findByText(/Still not kept.*no room left/)).toBeTruthy();
    isFull = false;
    await userEvent.click(within(alert).getByRole("button", { name: "Try again" }));
    await isKept(laptop, "Reads to the end. Asks for more.");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("[NT9] takes nothing of a composition before it ends, and shows nothing in it", async () => {
    const mine = await show("laptop", laptop);
    const theirs = await show("tablet", tablet);
    mine.focus();
    fireEvent.compositionStart(mine);
    fireEvent.input(mine, { target: { value: "か" } });
    await userEvent.type(theirs, "Theirs. ");
    fireEvent.blur(theirs);
    await isKept(tablet, "Theirs. ");
    await level();
    // What has come is on the device, and not in the box.
    await isKept(laptop, "Theirs. ");
    expect(mine.value).toBe("か");
    fireEvent.input(mine, { target: { value: "書" } });
    fireEvent.compositionEnd(mine);
    await waitFor(() => expect(mine.value).toMatch(/^(書\nTheirs\. |Theirs\. 書)$/));
    fireEvent.blur(mine);
    await isKept(laptop, mine.value);
  });

  it("[NT9] undoes one's own writing alone", async () => {
    const mine = await show("laptop", laptop);
    await userEvent.type(mine, "Mine. ");
    const theirs = await show("tablet", tablet);
    await userEvent.type(theirs, "Theirs. ");
    fireEvent.blur(mine);
    fireEvent.blur(theirs);
    await isKept(laptop, "Mine. ");
    await isKept(tablet, "Theirs. ");
    await level();
    await waitFor(() => expect(mine.value).toHaveLength(14));
    mine.focus();
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(mine.value).toBe("Theirs. ");
    await userEvent.keyboard("{Control>}z{/Control}");
    expect(mine.value).toBe("Theirs. ");
    await userEvent.keyboard("{Control>}y{/Control}");
    expect(mine.value).toHaveLength(14);
    fireEvent.blur(mine);
    await level();
    await shows(theirs, mine.value);
  });

  it("[NT4] [NT9] says how much too long it is, and keeps it when it is shorter", async () => {
    const mine = await show("laptop", laptop);
    fireEvent.input(mine, { target: { value: "x".repeat(20_003) } });
    expect(await screen.findByText(/3 characters longer than a note can be/)).toBeTruthy();
    fireEvent.blur(mine);
    expect(await keptOn(laptop)).toBe("");
    fireEvent.input(mine, { target: { value: "x".repeat(20_000) } });
    await waitFor(() => expect(screen.queryByText(/longer than/)).toBeNull());
    fireEvent.blur(mine);
    await waitFor(async () => expect(await keptOn(laptop)).toHaveLength(20_000));
  });

  it("[NT8] [NT9] says why when it is not the writer's to write in, and leaves the words there", async () => {
    const assistant = await levelDevice(school, new Profile("spare"), STAFF.assistant);
    const mine = await show("spare", assistant, { ...PLACE, section: "agreed" });
    await userEvent.type(mine, "Not mine");
    fireEvent.blur(mine);
    expect(await screen.findByText(/is not one you may change/)).toBeTruthy();
    expect(mine.value).toBe("Not mine");
  });

  it("[NT5] [NT6] shows the new text when a leader replaced the old, and keeps what was being typed", async () => {
    const mine = await show("laptop", laptop);
    await userEvent.type(mine, "Old. ");
    fireEvent.blur(mine);
    await isKept(laptop, "Old. ");
    await level();
    const note = textInstead(EMPTY_NOTE, "New.", "00000000000000aa");
    await make(tablet, { ...PLACE, note });
    await catchUp(tablet, school.as(tablet.user));
    await userEvent.type(mine, "Half a sen");
    await catchUp(laptop, school.as(laptop.user));
    await shows(mine, "New.");
    await waitFor(async () => {
      await catchUp(laptop, school.as(laptop.user));
      expect(await listAttention(laptop)).toMatchObject([{ why: "note-replaced" }]);
    });
    await userEvent.type(mine, " Goes on.");
    fireEvent.blur(mine);
    await level();
    expect(await keptOn(tablet)).toBe("New. Goes on.");
  });
});
