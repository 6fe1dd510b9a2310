import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import { joinGroup } from "../../../src/domain/group.ts";
import { entryId, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { type Meeting, saveMeeting } from "../../../src/domain/meeting.ts";
import { FIRST_GENERATION } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { tickPhrase } from "../../../src/domain/phrase.ts";
import { PupilPage } from "../../../src/features/pupil-page/pupil-page.tsx";
import { LetterheadContext } from "../../../src/files/letterhead-here.ts";
import { pieceOf } from "../../../src/notes/note-text.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { readPdf } from "../../support/read-pdf.ts";
import { bytesOf, keepSavedFiles } from "../../support/saved-files.ts";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { unzip } from "../../support/unzip.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const head = {
  school: "Small School",
  day: "2026-11-21",
  foot: "Everything written on this laptop is in the school’s copy.",
  device: "laptop",
  mayHaveNames: true,
};

async function open(user: string, child: string, inGroup?: string) {
  const school = await SchoolByWire.open();
  const device = await levelDevice(school, new Profile("laptop"), user);
  if (inGroup !== undefined) await make(device, joinGroup(undefined, child, inGroup, "2026-09-01"));
  render(
    <DeviceProvider device={device}>
      <LetterheadContext.Provider value={head}>
        <PupilPage id={child} />
        <Toasts />
      </LetterheadContext.Provider>
    </DeviceProvider>,
  );
  return { device, school, user: userEvent.setup() };
}

const meeting: Meeting = {
  id: "m",
  class: CLASSES.oak,
  round: null,
  subjects: ["maths"],
  on: "2026-11-17",
  at: "15:30",
  minutes: 45,
  people: [STAFF.oakTeacher],
  state: "closed",
};

/** A meeting about Oak with Amara in it: an entry, a tick, a note and an action. */
async function speakOfAmara(device: Awaited<ReturnType<typeof levelDevice>>) {
  const pupil = PUPILS.amara;
  const entry = entryId("m", "maths");
  const why = "1 step gained since July; expected ½ by now.";
  await make(
    device,
    saveMeeting(meeting),
    putInMeeting({ meeting, pupil, subject: "maths", table: "good", why }),
    tickPhrase(
      { pupil, entry, meeting: "m", kind: "difference", words: "Practised little and often" },
      true,
    ),
    {
      t: "meeting-note",
      k: `${pupil}:${entry}`,
      section: "difference",
      note: { g: FIRST_GENERATION, u: pieceOf("The bead string.") },
    },
    agreeAction(
      {
        id: ownId(STAFF.oakTeacher, "aaaaaaaaaaaa"),
        class: CLASSES.oak,
        meeting: "m",
        entries: [entry],
        children: [pupil],
        subject: "maths",
        kind: "class",
        what: "Show the others how",
        wave: null,
        intervention: null,
        owner: STAFF.oakTeacher,
        ownerWords: null,
        due: "2026-12-11",
        made: "2026-11-17",
        by: STAFF.oakTeacher,
        from: null,
      },
      true,
    ),
  );
}

const subject = (name: string) => screen.findByRole("region", { name });

describe("a child's page", () => {
  it("[CP1] [CP4] says where the child stands in each subject, draws it, and says the same as a table", async () => {
    const { user } = await open(STAFF.oakTeacher, PUPILS.amara);
    const maths = await subject("Maths");
    expect(maths.textContent).toContain("3L in Autumn 2026/27: on track, up 1 step.");
    expect(within(maths).getByRole("img").getAttribute("aria-label")).toBe(
      "Maths: Level 2 High in Summer 2025/26; Level 3 Low in Autumn 2026/27",
    );
    await user.click(within(maths).getByText("Maths as a table"));
    const rows = within(maths)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows[1]).toContain("Summer 2025/26, Year 3");
    expect(rows[2]).toContain("Autumn 2026/27, Year 4");
    expect(rows[2]).toContain("3L▲1");
    expect(rows).toHaveLength(5);
    expect(await axeViolations()).toEqual([]);
  });

  it("shows every judgement in the words of the tracker’s history, and takes up new ones", async () => {
    const { device, user } = await open(STAFF.oakTeacher, PUPILS.amara);
    const maths = await subject("Maths");
    await user.click(within(maths).getByText("Maths: every judgement (2)"));
    expect(maths.textContent).toContain("Level 2 High Mr Lind, on 13 Jul 2026, typed");
    expect(maths.textContent).toContain(
      "Level 3 Low You, on Tue 17 Nov at 12:00, typed on another device of yours",
    );
    await make(device, await judged(device, PUPILS.amara, "maths.autumn", "3S"));
    await within(maths).findByText("Maths: every judgement (3)");
    expect(maths.textContent).toContain("only on this device so far");
    expect(maths.textContent).toContain("replaced since");
  });

  it("[MH1] what was said and agreed in meetings stands there, folded until it is asked for", async () => {
    const { device, user } = await open(STAFF.oakTeacher, PUPILS.amara);
    const said = await subject("Progress meetings");
    expect(said.textContent).toContain("Not spoken of in a progress meeting so far.");
    await speakOfAmara(device);
    await user.click(await within(said).findByText("What was said and agreed: 1 meeting"));
    await within(said).findByRole("heading", { name: "Meeting of Tue 17 Nov" });
    await within(said).findByText("The bead string.");
    expect(
      within(said)
        .getAllByRole("listitem")
        .map((one) => one.textContent),
    ).toEqual([
      "Maths: good progress. 1 step gained since July; expected ½ by now. Practised little and often.What made the difference: The bead string.",
      "Agreed: Show the others how. You. Due Fri 11 Dec.",
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it("[MH3] restricted notes are found by leaders and the SENCO, on asking each time, on no paper, and by nobody else", async () => {
    const k = `${PUPILS.amara}:${entryId("m", "maths")}`;
    const u = pieceOf("Only for us.");
    const note = { g: FIRST_GENERATION, u };
    const { device, user } = await open(STAFF.senco, PUPILS.amara);
    const made = await make(device, saveMeeting(meeting), {
      t: "restricted-note",
      k,
      section: "text",
      note,
    });
    expect(made).toHaveProperty("changes");
    const said = await subject("Progress meetings");
    const fold = await within(said).findByText(/^Restricted notes/);
    expect(document.body.textContent).not.toContain("Only for us.");
    await user.click(fold);
    await within(said).findByText("Only for us.");
    await within(said).findByRole("heading", { name: "Meeting of Tue 17 Nov, maths" });
    const paper = document.querySelector("[aria-hidden] svg")?.textContent ?? "";
    expect(paper).not.toContain("Only for us.");
    expect(await axeViolations()).toEqual([]);
    await user.click(fold);
    await waitFor(() => expect(document.body.textContent).not.toContain("Only for us."));
    cleanup();
    await open(STAFF.oakTeacher, PUPILS.amara);
    await subject("Progress meetings");
    expect(screen.queryByText(/^Restricted notes/)).toBeNull();
    cleanup();
    await open(STAFF.administrator, PUPILS.amara);
    await subject("Progress meetings");
    expect(screen.queryByText(/^Restricted notes/)).toBeNull();
  });

  it("[CP3] groups not for every eye stand there on asking only, on the paper too", async () => {
    const { user } = await open(STAFF.administrator, PUPILS.amara, "pupil-premium");
    const over = await subject("Groups and support over time");
    const paper = () => document.querySelector("[aria-hidden] svg")?.textContent ?? "";
    expect(over.textContent).not.toContain("Pupil premium");
    expect(paper()).not.toContain("Pupil premium");
    await user.click(within(over).getByRole("button", { name: "Show 1 group not for every eye" }));
    expect(over.textContent).toContain("Pupil premium: since 1 Sep 2026");
    await waitFor(() => expect(paper()).toContain("Pupil premium"));
  });

  it("[CP5] is shut to who does not see the child, in the words for a child there is not", async () => {
    await open(STAFF.ashTeacher, PUPILS.amara);
    const shut = await screen.findByText("There is no such child’s page for you");
    expect(document.body.textContent).not.toContain("Amara");
    const words = shut.closest("main, section, div")?.parentElement?.textContent;
    cleanup();
    await open(STAFF.ashTeacher, "p-nobody");
    const none = await screen.findByText("There is no such child’s page for you");
    expect(none.closest("main, section, div")?.parentElement?.textContent).toBe(words);
  });

  it("leaves as one page of A4 upright, with the child's name and who judged", async () => {
    const saved = keepSavedFiles();
    const { user } = await open(STAFF.oakTeacher, PUPILS.zoeB);
    await subject("Maths");
    await user.click(screen.getByRole("button", { name: "Export" }));
    await user.click(await screen.findByRole("radio", { name: /PDF, A4/ }));
    await user.click(screen.getByRole("button", { name: "Save on this laptop" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe("Zoë Barnes, 21 Nov 2026.pdf");
    const { pages, images } = readPdf(await bytesOf(saved[0]!));
    expect(pages.map(({ width, height }) => [Math.round(width), Math.round(height)])).toEqual([
      [595, 842],
    ]);
    expect(images).toBe(0);
    expect(pages[0]?.texts).toEqual(expect.arrayContaining(["Zoë Barnes", "Small School", "3S"]));
    expect(pages[0]?.texts.join(" ")).toContain("Autumn 2026/27: 3S, Mrs Okafor");
  });

  describe("with a note for leaders and the SENCO", () => {
    const SECRET = "Assessed for speech and language.";
    const LABEL = /With what is for leaders and the SENCO/;

    async function openWithNote(who: string) {
      const { device, school, user } = await open(who, PUPILS.amara);
      const head = await levelDevice(school, new Profile("office"), STAFF.head);
      const class4 = await levelDevice(school, new Profile("class"), STAFF.oakTeacher);
      await speakOfAmara(class4);
      await catchUp(class4, school.as(STAFF.oakTeacher));
      const k = `${PUPILS.amara}:${entryId("m", "maths")}`;
      const note = { g: FIRST_GENERATION, u: pieceOf(SECRET) };
      await make(head, { t: "restricted-note", k, section: "text", note });
      await catchUp(head, school.as(STAFF.head));
      await catchUp(device, school.as(who));
      await screen.findByText("What was said and agreed: 1 meeting");
      return user;
    }
    async function workbook(user: Awaited<ReturnType<typeof openWithNote>>) {
      const saved = keepSavedFiles();
      await user.click(screen.getByRole("button", { name: "Save on this laptop" }));
      await waitFor(() => expect(saved).toHaveLength(1));
      const files = unzip(await bytesOf(saved[0]!));
      return { name: saved[0]!.name, text: [...files.values()].join("\n") };
    }

    it.each([STAFF.senco, STAFF.head])(
      "[MH4] a workbook holds it when %s ticks that, in a sheet of its own",
      async (who) => {
        const user = await openWithNote(who);
        expect(document.body.textContent).not.toContain(SECRET);
        await user.click(screen.getByRole("button", { name: "Export" }));
        await user.click(await screen.findByRole("radio", { name: /PDF, A4/ }));
        expect(screen.queryByRole("checkbox", { name: LABEL })).toBeNull();
        await user.click(screen.getByRole("radio", { name: /Spreadsheet/ }));
        const tick = await screen.findByRole<HTMLInputElement>("checkbox", { name: LABEL });
        expect(tick.checked).toBe(false);
        const without = await workbook(user);
        expect(without.text).toContain("The bead string.");
        expect(without.text).not.toContain(SECRET);
        expect(without.text).not.toMatch(/SENCO/);
        await user.click(screen.getByRole("button", { name: "Export" }));
        await user.click(await screen.findByRole("radio", { name: /Spreadsheet/ }));
        await user.click(await screen.findByRole("checkbox", { name: LABEL }));
        const whole = await workbook(user);
        expect(whole.name).toBe(
          "Amara Okoro, with what is for leaders and the SENCO, 21 Nov 2026.xlsx",
        );
        expect(whole.text).toContain(SECRET);
        expect(whole.text).toContain('name="For leaders and SENCO only"');
      },
    );

    it.each([STAFF.oakTeacher, STAFF.administrator])(
      "[MH4] nothing shows %s that there is any",
      async (who) => {
        const user = await openWithNote(who);
        await user.click(screen.getByRole("button", { name: "Export" }));
        await user.click(await screen.findByRole("radio", { name: /Spreadsheet/ }));
        expect(screen.queryByRole("checkbox", { name: LABEL })).toBeNull();
        const { text } = await workbook(user);
        expect(text).toContain("The bead string.");
        expect(text + document.body.innerHTML).not.toMatch(/SENCO|speech/);
      },
    );
  });
});
