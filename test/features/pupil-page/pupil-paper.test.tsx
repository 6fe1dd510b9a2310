import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import { sayAchieved, saveCurricularTarget } from "../../../src/domain/curricular-target.ts";
import { saveSession } from "../../../src/domain/intervention-session.ts";
import {
  type Intervention,
  putInIntervention,
  saveIntervention,
} from "../../../src/domain/intervention.ts";
import { entryId, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { type Meeting, saveMeeting } from "../../../src/domain/meeting.ts";
import { FIRST_GENERATION } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { PupilPage } from "../../../src/features/pupil-page/pupil-page.tsx";
import { LetterheadContext } from "../../../src/files/letterhead-here.ts";
import { pieceOf } from "../../../src/notes/note-text.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { readPdf } from "../../support/read-pdf.ts";
import { bytesOf, keepSavedFiles } from "../../support/saved-files.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { unzip } from "../../support/unzip.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const letterhead = {
  school: "Small School",
  day: "2026-11-21",
  foot: "Everything written on this laptop is in the school’s copy.",
  device: "laptop",
  mayHaveNames: true,
};
const pupil = PUPILS.amara;
const entry = entryId("m", "maths");
const SECRET = "Assessed for speech and language.";
const evidence = Array.from({ length: 600 }, (_, at) => `word${at}`).join(" ");
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
const target = (id: string, focus: string) =>
  saveCurricularTarget({
    id: ownId(STAFF.head, id),
    year: 2026,
    halfTerm: 1,
    subject: "maths",
    focus,
    layers: [
      { yearGroup: 4, must: "Counts on in tens", should: "Adds in tens", could: "Explains" },
    ],
  });

const club = (id: string, name: string): Intervention => ({
  id: ownId(STAFF.oakTeacher, id),
  name,
  wave: 2,
  subject: "maths",
  leads: null,
  from: "2026-09-07",
  to: null,
});
const [cards, reading] = [club("3333333333aa", "Number club"), club("4444444444aa", "Reading")];
const session = (on: string, isThere: boolean) =>
  saveSession(
    {
      intervention: cards.id,
      on,
      words: "Cards 1 to 4",
      there: isThere ? [pupil] : [],
      away: isThere ? [] : [pupil],
      by: STAFF.oakTeacher,
    },
    () => undefined,
  );

/** Amara's page on the SENCO's laptop: a long meeting, an action, a restricted note, a target, sessions. */
async function open() {
  const school = await SchoolByWire.open();
  const device = await levelDevice(school, new Profile("laptop"), STAFF.senco);
  const office = await levelDevice(school, new Profile("office"), STAFF.head);
  const class4 = await levelDevice(school, new Profile("class"), STAFF.oakTeacher);
  const note = (section: string, text: string) => ({
    t: "meeting-note" as const,
    k: `${pupil}:${entry}`,
    section,
    note: { g: FIRST_GENERATION, u: pieceOf(text) },
  });
  const done = [
    await make(
      office,
      target("1111111111aa", "Secure with tens"),
      target("2222222222aa", "Not spoken of"),
      {
        t: "restricted-note",
        k: `${pupil}:${entry}`,
        section: "text",
        note: { g: FIRST_GENERATION, u: pieceOf(SECRET) },
      },
    ),
    await make(
      class4,
      saveMeeting(meeting),
      putInMeeting({ meeting, pupil, subject: "maths", table: "good", why: "1 step gained." }),
      note("evidence", evidence),
      note("difference", "The bead string."),
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
      saveIntervention(cards),
      saveIntervention(reading),
      putInIntervention(undefined, pupil, cards, cards.from),
      putInIntervention(undefined, pupil, reading, reading.from),
      ...session("2026-11-10", true),
      ...session("2026-11-12", false),
      ...session("2026-11-17", true),
      sayAchieved({
        pupil,
        target: ownId(STAFF.head, "1111111111aa"),
        achieved: "should",
        on: "2026-11-20",
        by: STAFF.oakTeacher,
      }),
    ),
  ];
  for (const one of done) expect(one).toHaveProperty("changes");
  await catchUp(office, school.as(STAFF.head));
  await catchUp(class4, school.as(STAFF.oakTeacher));
  await catchUp(device, school.as(STAFF.senco));
  render(
    <DeviceProvider device={device}>
      <LetterheadContext.Provider value={letterhead}>
        <PupilPage id={pupil} />
      </LetterheadContext.Provider>
    </DeviceProvider>,
  );
  await screen.findByText("What was said and agreed: 1 meeting");
  return userEvent.setup();
}

const SAID = "With what was said and agreed at meetings";

async function saved(user: ReturnType<typeof userEvent.setup>, kind: RegExp, tick?: string) {
  const files = keepSavedFiles();
  await user.click(screen.getByRole("button", { name: "Export" }));
  const dialog = await screen.findByRole("dialog", { name: "Export" });
  await user.click(await within(dialog).findByRole("radio", { name: kind }));
  for (const box of within(dialog).queryAllByRole<HTMLInputElement>("checkbox"))
    expect(box.checked).toBe(false);
  if (tick !== undefined)
    await user.click(within(dialog).getByRole("checkbox", { name: new RegExp(tick) }));
  await user.click(within(dialog).getByRole("button", { name: "Save on this laptop" }));
  await waitFor(() => expect(files).toHaveLength(1));
  return { name: files[0]!.name, bytes: await bytesOf(files[0]!) };
}

const paper = () =>
  [...document.querySelectorAll("[aria-hidden] > svg")].map((page) =>
    [...page.querySelectorAll("text")].map((one) => one.textContent).join(" "),
  );
const tickOnPage = () => screen.getByRole<HTMLInputElement>("checkbox", { name: SAID });
const lettersOf = (text: string) => text.replaceAll(/\s/g, "");

const TARGET =
  "Autumn 1 2026/27, maths: Secure with tens. Should: Adds in tens (Mrs Okafor, Fri 20 Nov)";
const FROM_MEETINGS = /Meeting of|word1|bead string|Agreed:|step gained|speech|Not spoken of/;

describe("a child's page on paper", () => {
  it("[MH5] [CU6] is one page that a family may be given, with the targets and nothing of a meeting, on paper and as a PDF", async () => {
    const user = await open();
    const { name, bytes } = await saved(user, /PDF, A4/);
    expect(name).toBe("Amara Okoro, 21 Nov 2026.pdf");
    const { pages } = readPdf(bytes);
    for (const all of [paper(), pages.map(({ texts }) => texts.join(" "))]) {
      expect(all).toHaveLength(1);
      expect(lettersOf(all.join())).toContain(lettersOf(TARGET));
      expect(all.join()).not.toMatch(FROM_MEETINGS);
    }
  });

  it("[IS3] says beside an intervention how many of its sessions the child was there for, where any was written down", async () => {
    const user = await open();
    const { bytes } = await saved(user, /PDF, A4/);
    const { pages } = readPdf(bytes);
    for (const all of [paper(), pages.map(({ texts }) => texts.join(" "))]) {
      expect(all).toHaveLength(1);
      expect(lettersOf(all.join())).toContain(
        lettersOf("● Number club (wave 2) there for 2 of 3 sessions"),
      );
      expect(all.join().match(/there for/g)).toHaveLength(1);
      expect(lettersOf(all.join())).toContain(lettersOf("● Reading (wave 2)"));
    }
  });

  it("[MH5] [MH3] holds what was said and agreed after the lines once that is ticked, over as many pages as it needs, and nothing restricted", async () => {
    const user = await open();
    const expected = [
      "Meeting of Tue 17 Nov",
      "Maths: good progress",
      "1 step gained.",
      "What made the difference: The bead string.",
      "Agreed: Show the others how.",
      "Mrs Okafor. Due Fri 11 Dec.",
    ];
    await waitFor(() => expect(tickOnPage().disabled).toBe(false));
    expect(tickOnPage().checked).toBe(false);
    await user.click(tickOnPage());
    await waitFor(() => expect(paper().length).toBeGreaterThan(2));
    const { name, bytes } = await saved(user, /PDF, A4/, SAID);
    expect(name).toBe("Amara Okoro, with what was said at meetings, 21 Nov 2026.pdf");
    const { pages } = readPdf(bytes);
    expect(pages).toHaveLength(paper().length);
    const texts = pages
      .flatMap((page) => page.texts)
      .filter((text) => !/^(Keepup|Page)/.test(text));
    // A sentence may go on over a page, with the foot of one and the head of the next between.
    for (const words of expected)
      for (const all of [paper().join(" "), texts.join(" ")])
        expect(lettersOf(all)).toContain(lettersOf(words));
    for (const word of evidence.split(" ")) expect(paper().join(" ")).toContain(word);
    for (const first of [paper()[0], pages[0]?.texts.join(" ")])
      expect(first).not.toMatch(FROM_MEETINGS);
    expect(JSON.stringify(pages) + paper().join()).not.toMatch(/speech|Not spoken of/);
  });

  it("[MH5] the ticks are unticked whenever the page or the export is opened, and are no other file's", async () => {
    const user = await open();
    await waitFor(() => expect(tickOnPage().disabled).toBe(false));
    await user.click(tickOnPage());
    await saved(user, /PDF, A4/, SAID);
    await user.click(screen.getByRole("button", { name: "Export" }));
    await user.click(await screen.findByRole("radio", { name: /PDF, A4/ }));
    const dialog = await screen.findByRole("dialog", { name: "Export" });
    const tick = () =>
      within(dialog).getByRole<HTMLInputElement>("checkbox", { name: /With what/ });
    expect(tick().checked).toBe(false);
    await user.click(tick());
    await user.click(screen.getByRole("radio", { name: /Spreadsheet/ }));
    expect(tick().checked).toBe(false);
    await user.click(screen.getByRole("radio", { name: /Picture \(PNG\)/ }));
    expect(within(dialog).queryByRole("checkbox", { name: /With what/ })).toBeNull();
    cleanup();
    await open();
    expect(tickOnPage().checked).toBe(false);
    expect(paper()).toHaveLength(1);
  });

  it("[CU6] says on the page and in the record how far the child got in a target, and who said so", async () => {
    const user = await open();
    const region = await screen.findByRole("region", { name: "Curricular targets" });
    expect(
      within(region)
        .getAllByRole("listitem")
        .map((one) => one.textContent),
    ).toEqual([
      "Secure with tensAutumn 1 2026/27, mathsShould: Adds in tensMrs Okafor, Fri 20 Nov",
    ]);
    const workbook = [...unzip((await saved(user, /Spreadsheet/)).bytes).values()].join("\n");
    expect(workbook).toContain('name="Curricular targets"');
    expect(workbook).toContain("Secure with tens");
    expect(workbook).not.toContain("Not spoken of");
  });
});
