import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { agreeAction, finishAction, sayHelped } from "../../../src/domain/action-edit.ts";
import { entryId, putInMeeting } from "../../../src/domain/meeting-entry.ts";
import { saveMeetingRound } from "../../../src/domain/meeting-round.ts";
import { type Meeting, saveMeeting } from "../../../src/domain/meeting.ts";
import { tickPhrase } from "../../../src/domain/phrase.ts";
import { saveStaffMeeting } from "../../../src/domain/staff-meeting.ts";
import { MeetingThemes } from "../../../src/features/meeting-themes/meeting-themes.tsx";
import { StaffMeetingPage } from "../../../src/features/meeting-themes/staff-meeting.tsx";
import type { ThemeHrefs } from "../../../src/features/meeting-themes/theme-list.tsx";
import {
  useMeetingThemes,
  useStaffMeeting,
} from "../../../src/features/meeting-themes/use-meeting-themes.ts";
import { useFacts } from "../../../src/storage/use-facts.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { showDevice, undo } from "../office.tsx";

afterEach(() => {
  cleanup();
  for (let id = 1; id < 60; id += 1) hideToast(id);
});

const ROUND = {
  id: `${STAFF.head}_aaaaaaaaaaaa`,
  name: "Autumn progress meetings",
  year: 2026,
  point: "autumn",
  subjects: ["maths"],
  from: "2026-11-16",
  to: "2026-12-04",
  minutes: 45,
};
const OAK: Meeting = {
  id: `${STAFF.head}_bbbbbbbbbbbb`,
  class: CLASSES.oak,
  round: ROUND.id,
  subjects: ["maths"],
  on: "2026-11-17",
  at: "14:30",
  minutes: 45,
  people: [STAFF.head, STAFF.oakTeacher],
  state: "closed",
};
const BEFORE: Meeting = { ...OAK, id: `${STAFF.head}_cccccccccccc`, round: null, on: "2026-09-17" };
const ASH: Meeting = {
  ...OAK,
  id: `${STAFF.head}_dddddddddddd`,
  class: CLASSES.ash,
  on: "2026-11-18",
};
const STAFF_MEETING = {
  id: `${STAFF.head}_ffffffffffff`,
  round: ROUND.id,
  kind: "staff" as const,
  name: "What the meetings showed",
  classes: [CLASSES.ash, CLASSES.oak],
  subject: null,
  subjects: ["maths"],
  on: "2026-12-09",
  at: "15:45",
  minutes: 60,
  people: [STAFF.head],
  state: "planned" as const,
};

const spoken = (meeting: Meeting, pupil: string, words: string, kind: "barrier" | "difference") => [
  putInMeeting({ meeting, pupil, subject: "maths", table: kind === "barrier" ? "slow" : "good" }),
  tickPhrase(
    { pupil, entry: entryId(meeting.id, "maths"), meeting: meeting.id, kind, words },
    true,
  ),
];

/** A round in which Place value was in the way of four children in two classes, of Bo's not for the first time. */
async function headsDevice() {
  const head = await levelDevice(await SchoolByWire.open(), new Profile("head"), STAFF.head);
  const way = { class: CLASSES.oak, id: `${STAFF.head}_eeeeeeeeeeee` };
  await make(
    head,
    saveMeetingRound(ROUND),
    saveMeeting(OAK),
    saveMeeting(BEFORE),
    saveMeeting(ASH),
  );
  await make(
    head,
    ...spoken(OAK, PUPILS.bo, "Place value", "barrier"),
    ...spoken(OAK, PUPILS.ewan, "Place value", "barrier"),
    ...spoken(OAK, PUPILS.zoeK, "Place value", "barrier"),
    ...spoken(ASH, PUPILS.freya, "Place value", "barrier"),
    ...spoken(BEFORE, PUPILS.bo, "Place value", "barrier"),
    ...spoken(OAK, PUPILS.amara, "Practised little and often", "difference"),
    saveStaffMeeting(STAFF_MEETING),
    agreeAction(
      {
        ...way,
        meeting: OAK.id,
        entries: [],
        children: [PUPILS.bo],
        subject: "maths",
        kind: "class",
        what: "Bead string",
        wave: null,
        intervention: null,
        owner: STAFF.oakTeacher,
        ownerWords: null,
        due: "2026-12-17",
        made: "2026-11-17",
        by: STAFF.head,
        from: null,
      },
      true,
    ),
    finishAction(way, "2026-11-20"),
    sayHelped(way, "some", "2026-11-20"),
  );
  return head;
}

const HREFS: ThemeHrefs = {
  child: (pupil) => `#child/${pupil}`,
  meeting: ({ id }) => `#meeting/${id}`,
  actions: ({ id }) => `#actions/${id}`,
};

function Overview() {
  const held = useMeetingThemes(ROUND.id);
  return held == null ? null : (
    <MeetingThemes held={held} hrefs={HREFS} onRound={() => undefined} />
  );
}

function StaffPage() {
  const held = useStaffMeeting(STAFF_MEETING.id);
  const themes = useMeetingThemes(ROUND.id);
  const facts = useFacts(2026);
  if (held == null || facts === undefined || themes === undefined) return null;
  return <StaffMeetingPage held={held} facts={facts} themes={themes} />;
}

const CHILDREN = ["Amara", "Bo", "Zoë", "Zoe", "Ewan", "Freya", "Gil"];

describe("a round in the whole", () => {
  it("[MW1] [MW2] says what is in the way across classes in year order, and what is named again", async () => {
    showDevice(await headsDevice(), <Overview />);
    const way = await screen.findByRole("region", { name: "What may be in the way" });
    expect(way.textContent).toContain("Place value: 4 children in 2 classes.");
    await userEvent.click(within(way).getByText(/^Place value: 4 children/));
    const classes = within(way).getAllByRole("link", { name: /^(Ash|Oak)$/ });
    expect(classes.map((one) => one.getAttribute("href"))).toEqual([
      `#meeting/${ASH.id}`,
      `#meeting/${OAK.id}`,
    ]);
    const freya = within(way).getByRole("link", { name: "Freya" });
    expect(freya.getAttribute("href")).toBe(`#child/${PUPILS.freya}`);
    const again = screen.getByRole("region", { name: "Named again" });
    expect(again.textContent).toContain("Place value: Bo, Oak");
    const links = within(again).getAllByRole("link");
    expect(links.map((one) => [one.textContent, one.getAttribute("href")])).toEqual([
      ["Bo", `#child/${PUPILS.bo}`],
      ["Thu 17 Sep", `#meeting/${BEFORE.id}`],
      ["Tue 17 Nov", `#meeting/${OAK.id}`],
    ]);
    expect(await axeViolations()).toEqual([]);
  });

  it("[MW3] counts what became of actions, and names no teacher beside a class", async () => {
    showDevice(await headsDevice(), <Overview />);
    const table = await screen.findByRole("table");
    const [, oak] = within(table).getAllByRole("row");
    expect(oak?.textContent).toBe("Oak100011 somewhat");
    for (const name of ["Okafor", "Lind", "Hale"]) expect(table.textContent).not.toContain(name);
    const agreed = within(table).getByRole("link", { name: "Oak: 1 action" });
    expect(agreed.getAttribute("href")).toBe(`#actions/${OAK.id}`);
  });

  it("[MW4] says what worked, where, and whom to ask about it", async () => {
    showDevice(await headsDevice(), <Overview />);
    const shared = await screen.findByRole("region", {
      name: "What made the difference, to be shared",
    });
    expect(shared.textContent).toContain("Practised little and often: 1 child in 1 class.");
    expect(shared.textContent).toContain("OakAmaraask Mrs Okafor");
    const helped = screen.getByRole("region", { name: "What was agreed and helped" });
    expect(helped.textContent).toContain("Bead string: it helped somewhat Oak, 1 child");
    expect(helped.textContent).toContain("ask Mrs Okafor");
    const way = screen.getByRole("region", { name: "What may be in the way" });
    expect(way.textContent).not.toContain("Okafor");
  });
});

describe("a meeting of the staff", () => {
  it("[MR5] shows counts and themes and names no child, nor a theme of one or two children", async () => {
    showDevice(await headsDevice(), <StaffPage />);
    const themes = await screen.findByRole("region", { name: "From the class meetings" });
    expect(themes.textContent).toContain("Place value: 4 children in 2 classes.");
    expect(themes.textContent).not.toContain("Practised little and often");
    const text = document.querySelector("main")?.textContent ?? "";
    for (const name of CHILDREN) expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
    const counts = within(screen.getByRole("region", { name: "Maths" })).getByRole("table");
    expect(
      within(counts)
        .getAllByRole("rowheader")
        .map((one) => one.textContent),
    ).toEqual(["Ash", "Oak", "All of these"]);
    expect(await axeViolations()).toEqual([]);
  });

  it("[SP4] hangs up no count of one or two children, and tells a teacher whose are counted", async () => {
    const school = await SchoolByWire.open();
    const head = await levelDevice(school, new Profile("head"), STAFF.head);
    await make(head, saveStaffMeeting(STAFF_MEETING));
    await catchUp(head, school.as(STAFF.head));
    showDevice(head, <StaffPage />);
    const maths = within(await screen.findByRole("region", { name: "Maths" }));
    const cells = maths.getAllByRole("cell").map((one) => one.textContent);
    expect(cells).toContain("kept back");
    expect(cells.filter((one) => one === "1" || one === "2")).toEqual([]);
    expect(maths.getByText(/^Kept back: what is about fewer than 3 children/)).toBeTruthy();
    expect(maths.queryByText(/children you see/)).toBeNull();
    cleanup();
    const teacher = await levelDevice(school, new Profile("oak"), STAFF.oakTeacher);
    showDevice(teacher, <StaffPage />);
    await screen.findAllByText("Counted are the children you see: those of Oak.");
  });

  it("[MA1] agrees an action of the staff, which is done with a tap; Undo takes it off", async () => {
    showDevice(await headsDevice(), <StaffPage />);
    await userEvent.type(
      await screen.findByLabelText("Another action"),
      "Equipment out in every maths lesson",
    );
    await userEvent.selectOptions(screen.getByLabelText("Who"), STAFF.head);
    await userEvent.click(screen.getByRole("button", { name: "Agree" }));
    await screen.findByRole("button", { name: "Done: Equipment out in every maths lesson" });
    await undo();
    await waitFor(() =>
      expect(screen.queryByText("Equipment out in every maths lesson")).toBe(null),
    );
  });

  it("[MR5] [NT1] what was talked about is written down, printed with what is agreed, and stands when held", async () => {
    showDevice(await headsDevice(), <StaffPage />);
    const box = await screen.findByLabelText("In your own words");
    expect(box.closest("section")?.textContent).toContain("no child’s name or initials");
    expect(box.closest("section")?.textContent).toContain("designated safeguarding lead");
    await waitFor(() => expect(box).not.toHaveProperty("readOnly", true));
    await userEvent.type(box, "Place value first, with equipment.");
    await userEvent.type(screen.getByLabelText("Another action"), "Equipment out in every lesson");
    await userEvent.click(screen.getByRole("button", { name: "Agree" }));
    await screen.findByRole("button", { name: "Done: Equipment out in every lesson" });
    let paper = "";
    vi.stubGlobal("print", () => {
      paper = document.querySelector("[data-turned=portrait]")?.textContent ?? "";
    });
    await userEvent.click(screen.getByRole("button", { name: "Print" }));
    await waitFor(() => expect(paper).toContain("Place value first, with equipment."));
    expect(paper).toContain("Equipment out in every lessonAll of us");
    vi.unstubAllGlobals();
    await userEvent.click(screen.getByRole("button", { name: "It has been held" }));
    await waitFor(() => expect(screen.queryByLabelText("In your own words")).toBe(null));
    const talked = screen.getByRole("region", { name: "What was talked about" });
    expect(talked.textContent).toContain("Place value first, with equipment.");
    expect(await axeViolations()).toEqual([]);
  });
});
