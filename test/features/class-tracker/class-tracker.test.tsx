import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { Row } from "../../../src/domain/change.ts";
import { headsOf } from "../../../src/domain/change.ts";
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
  hideAll();
});

/** Toasts outlive the screen they were made on. */
function hideAll() {
  for (let id = 1; id < 100; id += 1) hideToast(id);
}

/** Oak's maths tracker as a person sees it on a device that has everything. */
async function openOak(user: string = STAFF.oakTeacher, school?: SchoolByWire) {
  const at = school ?? (await SchoolByWire.open());
  const device = await levelDevice(at, new Profile(`${user} laptop`), user);
  const oak = (subject: string, stood = false) => (
    <DeviceProvider device={device}>
      <ClassTracker classId={CLASSES.oak} subject={subject} onSubject={() => {}} stood={stood} />
      <Toasts />
    </DeviceProvider>
  );
  const { rerender } = render(oak("maths"));
  await screen.findByLabelText("Maths levels of Oak");
  const show = (subject: string, stood?: boolean) => rerender(oak(subject, stood));
  return { device, school: at, user: userEvent.setup(), show };
}

/** A cell by its name. By text and not by role: jsdom takes a second to name every cell of a grid. */
const cell = (name: string) => screen.getByText(name).closest("td")!;
/** What has the focus, as text. */
const focused = () => document.activeElement?.textContent ?? "";
const nameIn = (where: string, name: RegExp) => within(cell(where)).findByRole("button", { name });

async function entries(device: Device, pupil: string, slot = "autumn") {
  const row: Row | undefined = await viewOf(device).row("attainment", `${pupil}:2026`);
  return row?.c?.[`maths.${slot}`] ?? [];
}

describe("looking", () => {
  it("shows names in cells with their movement, and who has no level yet", async () => {
    await openOak();
    expect(screen.getByRole("heading", { name: /Oak Mrs Okafor · 5 children/ })).toBeTruthy();
    expect(
      await nameIn("Level 3 Low, Autumn", /^Amara, Level 3 Low, on track, up 1 step/),
    ).toBeTruthy();
    expect(await nameIn("Below L1, Baseline", /^Ewan, Below L1, P6/)).toBeTruthy();
    expect(await nameIn("No level, Autumn", /^Bo, no level yet/)).toBeTruthy();
  });

  it("names the school on paper", async () => {
    await openOak();
    expect(screen.getByText(/^Small School\. Maths, 2026\/27, as on this device on/)).toBeTruthy();
  });

  it("[N2] tells two children of one first name apart", async () => {
    await openOak();
    expect(await nameIn("Level 2 Secure, Baseline", /^Zoe K/)).toBeTruthy();
    expect(await nameIn("Level 3 Secure, Autumn", /^Zoë B/)).toBeTruthy();
  });

  it("[CT1] counts open to the names behind them", async () => {
    const { user } = await openOak();
    const toDo = screen.getByRole("button", { name: /^3 to do/ });
    await user.click(toDo);
    const names = within(screen.getByRole("list", { name: "Children to do" }));
    expect(names.getAllByRole("button").map((one) => one.textContent)).toEqual([
      "Bo",
      "Ewan",
      "Zoe K",
    ]);
  });

  it("is one tab stop, and arrows go from there", async () => {
    const { user } = await openOak();
    const grid = screen.getByRole("grid");
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    const bo = await nameIn("No level, Autumn", /^Bo/);
    bo.focus();
    await user.keyboard("{ArrowRight}");
    expect(focused()).toMatch(/^Ewan/);
    await user.keyboard("{ArrowUp}");
    expect(focused()).toBe("Below L1, Autumn");
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });
});

describe("giving a level", () => {
  it("tap a name, tap a cell: moved, said aloud, kept on this device", async () => {
    const { device, user } = await openOak();
    await user.click(await nameIn("Level 2 Secure, Baseline", /^Bo/));
    await user.click(cell("Level 2 High, Autumn"));
    expect(
      await nameIn("Level 2 High, Autumn", /^Bo, Level 2 High, on track, up 1 step, only on this/),
    ).toBeTruthy();
    expect(await screen.findByText("Bo is at 2H in Autumn: on track, up 1 step.")).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", how: "moved" }]);
  });

  it("[L2] type a level on a name; Enter goes to the next child to do", async () => {
    const { device, user } = await openOak();
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("2a{Enter}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", how: "typed" }]);
    expect(focused()).toMatch(/^Ewan/);
    await user.keyboard("p7{Enter}");
    expect(await nameIn("Below L1, Autumn", /^Ewan, Below L1, P7/)).toBeTruthy();
    expect(focused()).toMatch(/^Zoe K/);
  });

  it("[CR4] as they stood: a name not judged yet is where it was in July, and moves from there", async () => {
    const { device, user, show } = await openOak();
    show("maths", true);
    const bo = await nameIn("Level 2 Secure, Autumn", /^Bo, no level yet, stood at Level 2 Secure/);
    expect(await entries(device, PUPILS.bo)).toEqual([]);
    bo.focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo, Level 2 High/)).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", how: "moved" }]);
    expect(screen.getByRole("button", { name: /^2 to do/ })).toBeTruthy();
  });

  it("a wrong level says what would be right, and what was typed is still there", async () => {
    const { device, user } = await openOak();
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("9z{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("is not on the scale");
    const field = screen.getByRole("textbox", { name: "Level for Bo in Autumn" });
    expect((field as HTMLInputElement).value).toBe("9z");
    expect(await entries(device, PUPILS.bo)).toEqual([]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("textbox", { name: "Level for Bo in Autumn" })).toBeNull();
    expect(focused()).toMatch(/^Bo/);
  });

  it("[J4] Delete takes a level back and keeps it in the history", async () => {
    const { device, user } = await openOak();
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("{Delete}");
    expect(await nameIn("No level, Autumn", /^Amara/)).toBeTruthy();
    const [first, second] = await entries(device, PUPILS.amara);
    expect(second).toMatchObject({ v: null, prev: [first?.id] });
  });

  it("Alt and an arrow moves a child a step; presses in a row make no conflict with oneself", async () => {
    const { device, user } = await openOak();
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await nameIn("Level 3 Secure, Autumn", /^Amara/)).toBeTruthy();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await nameIn("Level 3 High, Autumn", /^Amara/)).toBeTruthy();
    expect(headsOf(await entries(device, PUPILS.amara))).toHaveLength(1);
  });

  it("[CT4] undo and redo make new judgements; nothing is deleted", async () => {
    const { device, user } = await openOak();
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("3s{Enter}");
    expect(await nameIn("Level 3 Secure, Autumn", /^Amara/)).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    expect(await nameIn("Level 3 Low, Autumn", /^Amara/)).toBeTruthy();
    await user.keyboard("{Control>}y{/Control}");
    expect(await nameIn("Level 3 Secure, Autumn", /^Amara/)).toBeTruthy();
    const made = await entries(device, PUPILS.amara);
    expect(made.map((one) => `${one.v} ${one.how}`)).toEqual([
      "3L typed",
      "3S typed",
      "3L restored",
      "3S restored",
    ]);
    expect(headsOf(made)).toHaveLength(1);
  });

  it("a level at the side is a place to press too, in the point being filled", async () => {
    const { device, user } = await openOak();
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(screen.getByText("Level 2 High"));
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", how: "moved" }]);
  });

  it("a press on another name picks that one up and moves nobody", async () => {
    const { device, user } = await openOak();
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(await nameIn("Level 3 Low, Autumn", /^Amara/));
    expect(await screen.findByRole("region", { name: "Amara, Autumn" })).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toEqual([]);
  });

  it("[P5] a level for a point still to come is kept, and it says from when it is asked for", async () => {
    const { device, user } = await openOak();
    await user.click(await nameIn("Level 3 Low, Autumn", /^Amara/));
    await user.click(cell("Level 3 Secure, Spring"));
    expect(
      await screen.findByText(
        /^Amara is at 3S in Spring: .* Spring is still to come: its levels are asked for from .*\. Recorded all the same\.$/,
      ),
    ).toBeTruthy();
    expect(await entries(device, PUPILS.amara, "spring")).toMatchObject([{ v: "3S" }]);
  });

  it("undo stands on the toast too", async () => {
    const { user } = await openOak();
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(cell("Level 2 High, Autumn"));
    const said = await screen.findByText("Bo is at 2H in Autumn: on track, up 1 step.");
    await user.click(within(said.parentElement!).getByRole("button", { name: "Undo" }));
    expect(await nameIn("No level, Autumn", /^Bo, no level yet/)).toBeTruthy();
  });

  it("[CT5] a tap never questions July's baseline; typing does, and July's stands", async () => {
    const { device, user } = await openOak();
    await user.click(await nameIn("Level 2 Secure, Baseline", /^Bo/));
    await user.click(cell("Level 3 Low, Baseline"));
    expect((await screen.findByRole("alert")).textContent).toContain("Bo’s baseline is July’s 2S");
    expect(await entries(device, PUPILS.bo, "baseline")).toEqual([]);
    await user.keyboard("{Escape}");
    (await nameIn("Level 2 Secure, Baseline", /^Bo/)).focus();
    await user.keyboard("3l{Enter}");
    expect(
      await nameIn("Level 2 Secure, Baseline", /^Bo, Level 2 Secure, .*questioned as 3L/),
    ).toBeTruthy();
  });
});

describe("questioning a baseline", () => {
  it("[J6] a mark is no level, so it questions nothing, and a sentence says why", async () => {
    const { device, user } = await openOak();
    (await nameIn("Level 2 Secure, Baseline", /^Bo/)).focus();
    await user.keyboard("a{Enter}");
    const words = "“Absent” is not a level, so it cannot question July’s 2S.";
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    await user.keyboard("{Escape}");
    await user.click(await nameIn("Level 2 Secure, Baseline", /^Bo/));
    await user.type(
      await screen.findByRole("textbox", { name: /^To question July’s 2S/ }),
      "A{Enter}",
    );
    expect((await screen.findByRole("alert")).textContent).toContain(words);
    expect(await entries(device, PUPILS.bo, "baseline")).toEqual([]);
  });
});

describe("one subject at a time", () => {
  it("undo stays in the subject shown, and what was said of another goes with it", async () => {
    const { device, user, show } = await openOak();
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("2h{Enter}");
    expect(await screen.findByText(/^Bo is at 2H in Autumn/)).toBeTruthy();
    show("reading");
    await screen.findByLabelText("Reading levels of Oak");
    expect(screen.queryByText(/^Bo is at 2H in Autumn/)).toBeNull();
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("There is nothing to undo in Reading.")).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toHaveLength(1);
    show("maths");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    expect(await nameIn("No level, Autumn", /^Bo, no level yet/)).toBeTruthy();
  });
});

describe("who may, and when", () => {
  it("[P4] a point closed meanwhile: the toast takes its word back, and the sheet keeps the value", async () => {
    const school = await SchoolByWire.open();
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    const office = await levelDevice(school, new Profile("office"), STAFF.head);
    await make(office, { t: "point", k: "2026:autumn", set: { lockedAt: school.nowMs - 1 } });
    await catchUp(office, school.as(STAFF.head));
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("2h{Enter}");
    expect(await screen.findByText(/^Bo is at 2H in Autumn/)).toBeTruthy();
    await catchUp(device, school.as(STAFF.oakTeacher));
    const said = await screen.findByText(/^Bo, Autumn: 2H was put aside\. /);
    expect(screen.queryByText(/^Bo is at 2H in Autumn/)).toBeNull();
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
    await user.click(await nameIn("No level, Autumn", /^Bo, no level yet/));
    const sheet = await screen.findByRole("region", { name: "Bo, Autumn" });
    const aside = within(sheet).getByRole("list", { name: "Put aside by the school" });
    expect(aside.textContent).toMatch(/^Level 2 HighYou, today; put aside, not in the record/);
    expect(said.textContent).toContain(aside.querySelector("span:last-child")?.textContent);
  });

  it("[P4] a closed point says so where it was tried, and changes nothing", async () => {
    const school = await SchoolByWire.open();
    const office = await levelDevice(school, new Profile("office"), STAFF.head);
    await make(office, { t: "point", k: "2026:autumn", set: { lockedAt: school.nowMs - 1 } });
    await catchUp(office, school.as(STAFF.head));
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    await user.click(await nameIn("Level 2 Secure, Baseline", /^Bo/));
    await user.click(cell("Level 2 High, Autumn"));
    expect((await screen.findByRole("alert")).textContent).toContain("Autumn is closed");
    await user.keyboard("{Escape}");
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("3");
    expect((await screen.findByRole("alert")).textContent).toContain("Autumn is closed");
    expect(screen.queryByRole("textbox", { name: /^Level for Amara/ })).toBeNull();
    expect(await entries(device, PUPILS.bo)).toEqual([]);
  });

  it.each([
    ["an assistant", STAFF.assistant, "your school has not opened judging to assistants"],
    ["the SENCO", STAFF.senco, "Levels are given by Mrs Okafor and senior leaders"],
  ])("[AC2] %s looks and is told who gives the levels", async (_, person, words) => {
    const { device, user } = await openOak(person);
    expect(screen.getByText(new RegExp(words))).toBeTruthy();
    await user.click(await nameIn("Level 2 Secure, Baseline", /^Bo/));
    await user.click(cell("Level 2 High, Autumn"));
    await waitFor(() => expect(screen.getByRole("alert")).toBeTruthy());
    expect(await entries(device, PUPILS.bo)).toEqual([]);
  });

  it.each([
    [STAFF.administrator, /^Add children to the class/, "/set-up/children"],
    [STAFF.head, /^When the office puts children into this class/, undefined],
  ])("a class without children says to %s what comes next", async (person, words, href) => {
    const school = await SchoolByWire.open();
    const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
    const elm = { name: "Elm", year: 2026, yearGroups: [4], removed: false };
    await make(office, { t: "class", k: "c-elm", set: elm });
    await catchUp(office, school.as(STAFF.administrator));
    const device = await levelDevice(school, new Profile("theirs"), person);
    render(
      <DeviceProvider device={device}>
        <ClassTracker classId="c-elm" subject="maths" onSubject={() => {}} />
      </DeviceProvider>,
    );
    expect(await screen.findByText(words)).toBeTruthy();
    const link = screen.queryByRole("link", { name: "To the children" });
    expect(link?.getAttribute("href")).toBe(href);
  });

  it("a class that is not on this device says so", async () => {
    const school = await SchoolByWire.open();
    const device = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    render(
      <DeviceProvider device={device}>
        <ClassTracker classId="c-nowhere" subject="maths" onSubject={() => {}} />
      </DeviceProvider>,
    );
    expect(await screen.findByText("This class is not on this device")).toBeTruthy();
  });
});

describe("two people apart", () => {
  it("[J3] both are kept, said in words, and one press settles it for good", async () => {
    const school = await SchoolByWire.open();
    const tablet = await levelDevice(school, new Profile("tablet"), STAFF.head);
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    await make(tablet, await judged(tablet, PUPILS.bo, "maths.autumn", "3L"));
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("2h{Enter}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    await catchUp(tablet, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    const bo = await screen.findByRole("button", { name: /^Bo, .*two judgements differ/ });
    await user.click(bo);
    const conflict = await screen.findByRole("group", { name: "Two judgements of Bo differ" });
    expect(conflict.textContent).toMatch(/Ms Hale put 3L today/);
    expect(conflict.textContent).toMatch(/you put 2H today/i);
    expect(conflict.textContent).toMatch(/Both are kept/);
    await user.click(within(conflict).getByRole("button", { name: "Keep 3L" }));
    expect(await nameIn("Level 3 Low, Autumn", /^Bo, Level 3 Low, on track/)).toBeTruthy();
    const made = await entries(device, PUPILS.bo);
    expect(headsOf(made)).toMatchObject([{ v: "3L", how: "resolved" }]);
    expect(headsOf(made)[0]?.prev).toHaveLength(2);
  });

  it("[CT4] undo leaves what a colleague has put since", async () => {
    const school = await SchoolByWire.open();
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("2h{Enter}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    await catchUp(device, school.as(STAFF.oakTeacher));
    const tablet = await levelDevice(school, new Profile("tablet"), STAFF.head);
    await make(tablet, await judged(tablet, PUPILS.bo, "maths.autumn", "3L"));
    await catchUp(tablet, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    expect(await nameIn("Level 3 Low, Autumn", /^Bo/)).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText(/has been changed since, so it was left as it is/)).toBeTruthy();
    expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject({ v: "3L" });
  });

  it("the history says who put what, when and how", async () => {
    const { user } = await openOak();
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("3s{Enter}");
    expect(await nameIn("Level 3 Secure, Autumn", /^Amara/)).toBeTruthy();
    await user.keyboard("{F2}");
    const sheet = within(await screen.findByRole("region", { name: "Amara, Autumn" }));
    expect(sheet.getByRole("heading", { name: "Amara Okoro" })).toBe(document.activeElement);
    const lines = sheet.getAllByRole("listitem").map((line) => line.textContent);
    expect(lines[0]).toMatch(
      /Level 3 Secure.*You, today at \d\d:\d\d, typed on this device; only on this device so far/,
    );
    expect(lines[1]).toMatch(/Level 3 Low.*You, on Tue 17 Nov at \d\d:\d\d, typed/);
  });
});
