import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import { type Meeting, removeMeeting, saveMeeting } from "../../../src/domain/meeting.ts";
import { saveMembership } from "../../../src/domain/membership.ts";
import { FIRST_GENERATION } from "../../../src/domain/note.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { Children } from "../../../src/features/roll/children.tsx";
import type { EraseChild } from "../../../src/features/roll/erase-child-dialog.tsx";
import { pieceOf } from "../../../src/notes/note-text.ts";
import { make } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showOn, undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  erase.mockClear();
});

const erase = vi.fn<EraseChild>(() => Promise.resolve({ is: "done", value: undefined }));

const hrefOf = ({ class: id, id: meeting }: { class: string; id: string }) =>
  `/meet/${id}/${meeting}`;

const names = () => screen.getAllByRole("rowheader").map((header) => header.textContent);

it("lists the children of a class in register order, classes in year order", async () => {
  await showOn(STAFF.administrator, <Children erase={erase} meetingHref={hrefOf} />);
  await screen.findByRole("heading", { name: "7 children" });
  const classes = within(screen.getByRole("list", { name: "Classes" })).getAllByRole("button");
  expect(classes.map((button) => button.textContent)).toEqual(["Ash2", "Oak5"]);
  await userEvent.click(screen.getByRole("button", { name: /^Oak/ }));
  expect(names()).toEqual([
    "Barnes, Zoë",
    "Kaya, Zoe",
    "Lindqvist, Bo",
    "Marsh, Ewan",
    "Okoro, Amara",
  ]);
  expect(await axeViolations()).toEqual([]);
});

it("shows what a pasted list would do, line by line, then does exactly that; Undo takes it back", async () => {
  const { view } = await showOn(
    STAFF.administrator,
    <Children erase={erase} meetingHref={hrefOf} />,
  );
  await userEvent.click(await screen.findByRole("button", { name: "Add children" }));
  await userEvent.click(screen.getByRole("textbox", { name: /One child a line/ }));
  await userEvent.paste(
    "Hana Novák, 4, Oak\nIda Berg, 3, Ash\nAmara Okoro, 4, Oak\nJo Reed, 4, Elm\n",
  );
  await userEvent.click(screen.getByRole("button", { name: "Check the list" }));
  expect(
    screen.getByText(
      "2 children will be added, 1 line changes nothing, 1 line needs a look and is left out.",
    ),
  ).toBeTruthy();
  expect(screen.getByText(/There is no class “Elm”/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: "Add 2 children" }));
  await screen.findByText("2 children are on the roll.");
  await waitFor(() => expect(names()).toContain("Novák, Hana"));
  await userEvent.click(await screen.findByRole("button", { name: /^Oak/ }));
  await waitFor(() => expect(names()).toContain("Novák, Hana"));
  expect(await view.found("membership", CLASSES.ash)).toHaveLength(3);

  await undo();
  await waitFor(() => expect(names()).not.toContain("Novák, Hana"));
  expect(await view.found("membership", CLASSES.ash)).toHaveLength(2);
});

it("keeps the lines left out, with their headings, and shows a class that received children", async () => {
  await showOn(STAFF.administrator, <Children erase={erase} meetingHref={hrefOf} />);
  await userEvent.click(await screen.findByRole("button", { name: "Add children" }));
  await userEvent.click(screen.getByRole("textbox", { name: /One child a line/ }));
  await userEvent.paste(
    "Name,Year,Class\nHana Novák,4,Oak\nCher,4,Oak\nJo Reed,4,Elm\nHana Novak,4,Oak\n",
  );
  await userEvent.click(screen.getByRole("button", { name: "Check the list" }));
  const [, ...lines] = within(screen.getByRole("table")).getAllByRole("row");
  expect(lines.map((line) => line.textContent?.slice(0, 1))).toEqual(["3", "4", "5", "2"]);
  await userEvent.click(screen.getByRole("button", { name: "Add 1 child" }));
  expect((await screen.findByRole("alert")).textContent).toContain("3 lines were left out");
  expect(screen.getByRole("button", { name: /^Oak/ }).getAttribute("aria-pressed")).toBe("true");
  await userEvent.click(screen.getByRole("button", { name: "See them" }));
  expect(screen.getByRole<HTMLTextAreaElement>("textbox", { name: /One child a line/ }).value).toBe(
    "Name,Year,Class\nCher,4,Oak\nJo Reed,4,Elm\nHana Novak,4,Oak",
  );
});

it("mends a child's name and class, and keeps the leaver's record", async () => {
  const { view } = await showOn(
    STAFF.administrator,
    <Children erase={erase} meetingHref={hrefOf} />,
  );
  await userEvent.click(await screen.findByRole("button", { name: /^Oak/ }));
  await userEvent.click(screen.getByRole("button", { name: "Change Lindqvist, Bo" }));
  const dialog = screen.getByRole("dialog", { name: "Bo Lindqvist" });
  await userEvent.clear(within(dialog).getByLabelText("Called"));
  await userEvent.selectOptions(within(dialog).getByLabelText("Class"), "Ash");
  await userEvent.selectOptions(within(dialog).getByLabelText("Year group"), "Year 3");
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(names()).not.toContain("Lindqvist, Bo"));
  expect((await view.row("membership", `${PUPILS.bo}:2026`))?.f).toMatchObject({
    class: CLASSES.ash,
    yearGroup: 3,
  });
  expect((await view.row("attainment", `${PUPILS.bo}:2025`))?.c).toBeDefined();
});

it("[AC6] erases a leaver's record once their name is typed, after saying what it means", async () => {
  await showOn(STAFF.administrator, <Children erase={erase} meetingHref={hrefOf} />);
  await userEvent.click(await screen.findByRole("button", { name: /^Oak/ }));
  await userEvent.click(screen.getByRole("button", { name: "Change Lindqvist, Bo" }));
  expect(screen.queryByRole("button", { name: /^Erase/ })).toBeNull();
  fireEvent.change(screen.getByLabelText("First day no longer here"), {
    target: { value: "2026-10-26" },
  });
  await userEvent.click(screen.getByRole("button", { name: "Keep" }));

  await userEvent.click(await screen.findByRole("button", { name: /^Left this year/ }));
  await userEvent.click(await screen.findByRole("button", { name: "Change Lindqvist, Bo" }));
  await userEvent.click(screen.getByRole("button", { name: /^Erase this child’s record/ }));
  const dialog = await screen.findByRole("dialog", { name: "Erase Bo Lindqvist’s record" });
  expect(dialog.textContent).toContain("Nobody can undo this.");
  expect(await axeViolations()).toEqual([]);
  const sure = within(dialog).getByRole<HTMLButtonElement>("button", { name: "Erase for good" });
  const name = within(dialog).getByLabelText(/^To be sure, type the name: Bo Lindqvist/);
  await userEvent.type(name, "Bo{Enter}");
  expect(sure.disabled).toBe(true);
  expect(erase).not.toHaveBeenCalled();

  erase.mockResolvedValueOnce({ is: "unreachable", say: "The server cannot be reached." });
  await userEvent.type(name, " lindqvist{Enter}");
  expect((await screen.findByRole("alert")).textContent).toBe("The server cannot be reached.");
  await userEvent.click(sure);
  expect(erase).toHaveBeenLastCalledWith(PUPILS.bo);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(await screen.findByText(/Bo Lindqvist’s record is erased at school/)).toBeTruthy();
});

it("[AC6] lists apart those who left before this year, whose record can only be erased", async () => {
  const { device } = await showOn(
    STAFF.administrator,
    <Children erase={erase} meetingHref={hrefOf} />,
  );
  await make(
    device,
    { t: "pupil", k: "p-old", set: { given: "Ida", family: "Berg", left: "2026-07-18" } },
    saveMembership({ pupil: "p-old", year: 2025, class: CLASSES.oakLastYear, yearGroup: 3 }),
  );
  await screen.findByRole("heading", { name: "7 children" });
  await userEvent.click(await screen.findByRole("button", { name: /^Left before/ }));
  expect(names()).toEqual(["Berg, Ida"]);
  expect(screen.queryByRole("button", { name: /^Change/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Erase the record of Berg, Ida" }));
  await userEvent.type(screen.getByLabelText(/^To be sure/), "Ida Berg{Enter}");
  await waitFor(() => expect(erase).toHaveBeenCalledWith("p-old"));
});

it("[CN1] says which texts about the class name the child, before the record is erased and after", async () => {
  const { device } = await showOn(
    STAFF.administrator,
    <Children erase={erase} meetingHref={hrefOf} />,
  );
  const meeting: Meeting = {
    id: "m",
    class: CLASSES.oakLastYear,
    round: null,
    subjects: ["maths"],
    on: "2026-06-15",
    at: "15:30",
    minutes: 45,
    people: [],
    state: "prepared",
  };
  const note = (id: string, section: string, text: string) => ({
    t: "class-note" as const,
    k: `${CLASSES.oakLastYear}:${id}`,
    section,
    note: { g: FIRST_GENERATION, u: pieceOf(text) },
  });
  const action = (of: string | null, what: string) =>
    agreeAction(
      {
        id: ownId(STAFF.administrator, of === null ? "aaaaaaaaaaaa" : "bbbbbbbbbbbb"),
        class: CLASSES.oakLastYear,
        meeting: of,
        entries: [],
        children: [],
        subject: null,
        kind: "class",
        what,
        wave: null,
        intervention: null,
        owner: STAFF.administrator,
        ownerWords: null,
        due: "2026-06-30",
        made: "2026-05-04",
        by: STAFF.administrator,
        from: null,
      },
      false,
    );
  const made = await make(
    device,
    { t: "pupil", k: "p-old", set: { given: "Ida", family: "Berg", left: "2026-07-18" } },
    saveMembership({ pupil: "p-old", year: 2025, class: CLASSES.oakLastYear, yearGroup: 3 }),
    saveMeeting(meeting),
    saveMeeting({ ...meeting, id: "n", on: "2026-02-02" }),
    note("m", "success", "Everybody cheered IDA’s poem."),
    note("n", "success", "Everybody was idle in Bergen."),
    saveMeeting({ ...meeting, id: "o", on: "2026-03-02" }),
    note("o", "general", "Ida to sit in front."),
    removeMeeting({ ...meeting, id: "o" }),
    saveMeeting({ ...meeting, id: "q", on: "2026-05-04" }),
    {
      t: "meeting-entry",
      k: `${PUPILS.amara}:q-maths`,
      set: { class: CLASSES.oakLastYear, meeting: "q", subject: "maths", table: "good" },
    },
    {
      t: "meeting-note",
      k: `${PUPILS.amara}:q-maths`,
      section: "evidence",
      note: { g: FIRST_GENERATION, u: pieceOf("Explains it to Ida.") },
    },
    action("q", "Reads with Ida Berg"),
    action(null, "A chart for Ida’s table"),
  );
  expect(made).toHaveProperty("changes");
  await userEvent.click(await screen.findByRole("button", { name: /^Left before/ }));
  await userEvent.click(screen.getByRole("button", { name: "Erase the record of Berg, Ida" }));
  const link = await screen.findByRole("link", { name: /meeting of 15 Jun 2026/ });
  expect(link.getAttribute("href")).toBe(`/meet/${CLASSES.oakLastYear}/m`);
  expect(link.parentElement?.textContent).toMatch(/: in the notes about the class$/);
  expect(screen.queryByRole("link", { name: /2 Feb 2026/ })).toBeNull();
  expect(
    screen.getByRole("link", { name: /meeting of 4 May 2026/ }).parentElement?.textContent,
  ).toMatch(/: in a note about another child and an action$/);
  expect(link.closest("ul")?.textContent).toMatch(/, outside a meeting: in an action$/);
  // Nobody comes to a meeting that was called off, and what was written for it is kept.
  expect(link.closest("ul")?.textContent).toContain(
    "meeting of 2 Mar 2026, which was called off: in the notes about the class",
  );
  expect(screen.queryByRole("link", { name: /2 Mar 2026/ })).toBeNull();
  expect(screen.getByRole("dialog").textContent).toContain("Initials, and a name in the plural");
  await userEvent.type(screen.getByLabelText(/^To be sure/), "Ida Berg{Enter}");
  const done = await screen.findByRole("dialog", { name: "Ida Berg’s record is erased" });
  expect(within(done).getByRole("link", { name: /15 Jun 2026/ })).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(within(done).getByRole("button", { name: "Back to the children" }));
  expect(screen.queryByRole("dialog")).toBeNull();
});
