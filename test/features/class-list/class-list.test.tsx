import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { headsOf } from "../../../src/domain/change.ts";
import { ClassList } from "../../../src/features/class-list/class-list.tsx";
import { LetterheadContext } from "../../../src/files/letterhead-here.ts";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { keepSavedFiles, textOf } from "../../support/saved-files.ts";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  for (let id = 1; id < 100; id += 1) hideToast(id);
});

async function openOak(user: string = STAFF.oakTeacher, school?: SchoolByWire) {
  const at = school ?? (await SchoolByWire.open());
  const device = await levelDevice(at, new Profile(`${user} laptop`), user);
  render(
    <DeviceProvider device={device}>
      <ClassList classId={CLASSES.oak} subject="maths" />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText("Levels of Oak");
  return { device, school: at, user: userEvent.setup() };
}

const POINTS = ["Baseline", "Autumn", "Spring", "Summer"];
const SUBJECTS = ["Reading", "Writing", "Maths"];

/** A child's cell, by the name of the row and the column's heading. */
function cell(child: string, column: string): HTMLElement {
  const [subject = "", point = ""] = column.split(" ");
  const row = screen.getByText(child, { selector: "th" }).closest("tr")!;
  const heads = [...document.querySelectorAll("thead tr:last-child th")].slice(1);
  const at = heads.findIndex((head) => head.textContent?.startsWith(`${subject} ${point}`));
  if (at < 0) throw new Error(`No column ${column}`);
  return row.querySelectorAll("td")[at]!;
}
/** What a cell says to those who do not see it. */
const words = (child: string, column: string) =>
  cell(child, column).querySelector(".unseen")?.textContent ?? "";
const field = () => screen.getByRole<HTMLInputElement>("combobox");

async function entries(device: Device, pupil: string, column = "maths.autumn") {
  const row = await viewOf(device).row("attainment", `${pupil}:2026`);
  return row?.c?.[column] ?? [];
}
function clipboard(text: string, html = "") {
  return { clipboardData: { getData: (kind: string) => (kind === "text/html" ? html : text) } };
}
const focused = () => document.activeElement as HTMLElement;

describe("looking", () => {
  it("[LI1] a row per child, subjects and points as columns, one tab stop", async () => {
    await openOak();
    const grid = screen.getByLabelText("Levels of Oak");
    expect(grid.getAttribute("role")).toBe("grid");
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    const heads = [...grid.querySelectorAll("thead tr:last-child th b")].map(
      (one) => one.textContent,
    );
    expect(heads).toEqual(SUBJECTS.flatMap(() => POINTS));
    expect(words("Amara Okoro", "Maths Autumn")).toBe("Level 3 Low, on track, up 1 step");
    expect(words("Bo Lindqvist", "Maths Autumn")).toBe("no level yet");
    expect(cell("Amara Okoro", "Maths Autumn").textContent).toContain("▲1");
  });

  it("[LI1] who may not judge here sees so at the top and at the cell", async () => {
    const { user } = await openOak(STAFF.assistant);
    expect(screen.getByText(/You can look at everything here/)).toBeTruthy();
    expect(cell("Bo Lindqvist", "Maths Autumn").getAttribute("aria-readonly")).toBe("true");
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("3");
    expect(screen.getByRole("alert").textContent).toMatch(/Levels are given by Mrs Okafor/);
    expect(screen.queryByRole("combobox")).toBeNull();
  });

  it("[LI3] finds, shows what is missing, sorts by a heading, and keeps the order as one types", async () => {
    const { user } = await openOak();
    const names = () =>
      [...document.querySelectorAll("tbody th")].map((one) => one.textContent ?? "");
    await user.type(screen.getByRole("searchbox", { name: "Find a child" }), "zoe");
    expect(names()).toEqual(["Zoë Barnes", "Zoe Kaya"]);
    await user.clear(screen.getByRole("searchbox", { name: "Find a child" }));
    const maths = [...document.querySelectorAll<HTMLElement>("thead tr:last-child th")].find(
      (one) => one.textContent?.startsWith("Maths Autumn"),
    )!;
    await user.click(maths);
    expect(names().slice(0, 2)).toEqual(["Amara Okoro", "Zoë Barnes"]);
    expect(maths.getAttribute("aria-sort")).toBe("ascending");
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("1h{Enter}");
    expect(names().slice(0, 2)).toEqual(["Amara Okoro", "Zoë Barnes"]);
    await user.click(await screen.findByRole("button", { name: "Sort and filter again" }));
    expect(names()[0]).toBe("Bo Lindqvist");
  });
});

describe("one group", () => {
  it("[LI14] shows its children alone; sensitive groups are offered only when asked for", async () => {
    const { user } = await openOak();
    const names = () =>
      [...document.querySelectorAll("tbody th")].map((one) => one.textContent ?? "");
    await user.click(screen.getByRole("button", { name: "Filter" }));
    const group = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Group" });
    const offered = () => [...group.options].map((one) => one.text);
    expect(offered()).toEqual(["all children", "Girls: 3", "Boys: 2", "Summer-born: 2"]);
    await user.selectOptions(group, "Boys: 2");
    expect(names()).toEqual(["Bo Lindqvist", "Ewan Marsh"]);
    await user.click(screen.getByRole("button", { name: "Offer sensitive groups too" }));
    expect(offered()).toContain("No special educational needs: 5");
    await user.click(screen.getByRole("button", { name: "Show everybody" }));
    expect(names()).toHaveLength(5);
    expect(group.value).toBe("");
  });
});

describe("typing", () => {
  it("[LI2] type, Enter, type: one entry a cell, shown at once, and the next child is under the keys", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Zoe Kaya", "Maths Autumn"));
    await user.keyboard("2a{Enter}");
    expect(words("Zoe Kaya", "Maths Autumn")).toMatch(/^Level 2 High.*only on this device so far$/);
    expect(focused()).toBe(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("3s{Enter}p7{Enter}");
    await waitFor(async () => expect(await entries(device, PUPILS.ewan)).toHaveLength(1));
    expect(await entries(device, PUPILS.zoeK)).toMatchObject([{ v: "2H", how: "typed" }]);
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "3S", how: "typed" }]);
    expect(await entries(device, PUPILS.ewan)).toMatchObject([{ v: "P7", how: "typed" }]);
  });

  it("[LI5] a wrong level: the sentence at the cell, the text still there, the record as it was", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("9z{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("“9z” is not on the scale");
    expect(field().value).toBe("9z");
    await user.click(cell("Zoe Kaya", "Maths Autumn"));
    expect(field().value).toBe("9z");
    expect(await entries(device, PUPILS.bo)).toEqual([]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(words("Bo Lindqvist", "Maths Autumn")).toBe("no level yet");
  });

  it("[LI6] offers what the letters may become; arrows and a press choose", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("3");
    const offered = within(screen.getByRole("listbox")).getAllByRole("option");
    expect(offered.map((one) => one.textContent)).toEqual([
      "3 Level 3, given whole",
      "3L Level 3 Low",
      "3S Level 3 Secure",
      "3H Level 3 High",
    ]);
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
    await waitFor(async () =>
      expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "3S" }]),
    );
    await user.keyboard("2");
    await user.click(within(screen.getByRole("listbox")).getByText("2H"));
    await waitFor(async () =>
      expect(await entries(device, PUPILS.ewan)).toMatchObject([{ v: "2H" }]),
    );
  });

  it("[LI4] F2 changes what stands there, Esc leaves it, an unchanged level makes no entry", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Amara Okoro", "Maths Autumn"));
    await user.keyboard("{F2}");
    expect(field().value).toBe("3L");
    await user.keyboard("{Backspace}x{Escape}{F2}{Enter}");
    expect(await entries(device, PUPILS.amara)).toHaveLength(1);
    await user.click(cell("Amara Okoro", "Maths Autumn"));
    await user.keyboard("{F2}{Backspace}s{Tab}");
    await waitFor(async () => expect(await entries(device, PUPILS.amara)).toHaveLength(2));
    expect(focused()).toBe(cell("Amara Okoro", "Maths Spring"));
  });

  it("[LI4] Tab leaves the list after Esc", async () => {
    const { user } = await openOak();
    await user.click(cell("Amara Okoro", "Maths Autumn"));
    await user.keyboard("{Tab}");
    expect(focused()).toBe(cell("Amara Okoro", "Maths Spring"));
    await user.keyboard("{Escape}{Tab}");
    expect(screen.getByLabelText("Levels of Oak").contains(focused())).toBe(false);
  });

  it("[J3] what is typed where two judgements differ settles them", async () => {
    const school = await SchoolByWire.open();
    const head = await levelDevice(school, new Profile("head laptop"), STAFF.head);
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    await make(head, await judged(head, PUPILS.bo, "maths.autumn", "3S"));
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("2h{Enter}");
    await waitFor(async () => expect(await entries(device, PUPILS.bo)).toHaveLength(1));
    for (const [one, who] of [
      [head, STAFF.head],
      [device, STAFF.oakTeacher],
    ] as const)
      await catchUp(one, school.as(who));
    await waitFor(() =>
      expect(words("Bo Lindqvist", "Maths Autumn")).toContain("two judgements differ"),
    );
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    expect(screen.getByText(/Both are kept/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Keep 3S" }));
    await waitFor(async () => expect(headsOf(await entries(device, PUPILS.bo))).toHaveLength(1));
    expect(words("Bo Lindqvist", "Maths Autumn")).toMatch(/^Level 3 Secure/);
  });
});

describe("blocks", () => {
  it("[LI7] Delete takes a block back, and undo brings all of it again as one step", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Zoë Barnes", "Maths Autumn"));
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}{Delete}");
    expect(await screen.findByText("Took back 2 levels. The history keeps them.")).toBeTruthy();
    expect(words("Amara Okoro", "Maths Autumn")).toMatch(/^no level yet/);
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Undone: 2 levels.")).toBeTruthy();
    await waitFor(() => expect(words("Amara Okoro", "Maths Autumn")).toMatch(/^Level 3 Low/));
    expect((await entries(device, PUPILS.amara)).map((one) => one.v)).toEqual(["3L", null, "3L"]);
    await user.keyboard("{Control>}y{/Control}");
    await waitFor(() => expect(words("Amara Okoro", "Maths Autumn")).toMatch(/^no level yet/));
  });

  it("[LI8] Ctrl+D fills the first row down; Ctrl+Enter gives what is typed to the block", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Zoë Barnes", "Maths Autumn"));
    await user.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}");
    expect(await screen.findByText("Put in 2 levels for 2 children.")).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "3S" }]);
    await user.click(cell("Zoë Barnes", "Maths Spring"));
    await user.keyboard("{Shift>}{ArrowDown}{/Shift}3h{Control>}{Enter}{/Control}");
    expect(
      await screen.findByText(/^Gave 2 levels for 2 children\. Spring is still to come/),
    ).toBeTruthy();
    expect(await entries(device, PUPILS.zoeK, "maths.spring")).toMatchObject([{ v: "3H" }]);
  });

  it("[LI9] a paste shows its plan, applies exactly that, and is one step to undo", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    fireEvent.paste(focused(), clipboard("2S\t2H\nP8\t9z\n"));
    const dialog = within(await screen.findByRole("dialog", { name: "What this paste will do" }));
    expect(dialog.getByText("3 levels will change.")).toBeTruthy();
    expect(dialog.getByText(/“9z” is not on the scale/)).toBeTruthy();
    await user.click(dialog.getByRole("button", { name: "Put in 3 levels" }));
    expect(
      await screen.findByText(/^Put in 3 levels for 2 children\. Spring is still to come/),
    ).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2S", how: "pasted" }]);
    expect(await entries(device, PUPILS.ewan)).toMatchObject([{ v: "P8" }]);
    expect(await entries(device, PUPILS.ewan, "maths.spring")).toEqual([]);
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText("Undone: 3 levels.")).toBeTruthy();
    expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject({ v: null, how: "restored" });
  });

  it("[LI12] names from a sheet are matched; one that only comes near is asked about", async () => {
    const { device, user } = await openOak();
    await user.click(cell("Bo Lindqvist", "Reading Autumn"));
    fireEvent.paste(
      focused(),
      clipboard(
        "",
        "<table><tr><td>Name</td><td>Maths Autumn</td><td>House</td></tr>" +
          "<tr><td>Kaya, Zoe</td><td>2s</td><td>Elm</td></tr>" +
          "<tr><td>Robbie Lindqvist</td><td>2a</td><td>Elm</td></tr></table>",
      ),
    );
    const dialog = within(await screen.findByRole("dialog"));
    expect(
      dialog.getByText(/Left out, because no column shown here is called so: “House”/),
    ).toBeTruthy();
    expect(dialog.getByText("1 level will change.")).toBeTruthy();
    const choice = dialog.getByRole("combobox", { name: /“Robbie Lindqvist”/ });
    await user.selectOptions(choice, "Bo Lindqvist");
    await user.click(dialog.getByRole("button", { name: "Put in 2 levels" }));
    await waitFor(async () =>
      expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", how: "pasted" }]),
    );
    expect(await entries(device, PUPILS.zoeK)).toMatchObject([{ v: "2S" }]);
  });

  it("[LI11] all of it copies with names and headings, and comes back as no change", async () => {
    const { user } = await openOak();
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("{Control>}a{/Control}");
    const held = new Map<string, string>();
    fireEvent.copy(focused(), {
      clipboardData: { setData: (kind: string, text: string) => held.set(kind, text) },
    });
    const text = held.get("text/plain") ?? "";
    expect(text.split("\r\n")[0]).toBe(
      ["Name", ...SUBJECTS.flatMap((one) => POINTS.map((point) => `${one} ${point}`))].join("\t"),
    );
    fireEvent.paste(focused(), clipboard(text, held.get("text/html")));
    const dialog = within(await screen.findByRole("dialog"));
    expect(dialog.getByText("Nothing here would change.")).toBeTruthy();
  });

  it("[LI10] what a colleague changed since is left by undo, and it says so", async () => {
    const school = await SchoolByWire.open();
    const { device, user } = await openOak(STAFF.oakTeacher, school);
    await user.click(cell("Bo Lindqvist", "Maths Autumn"));
    await user.keyboard("2h{Enter}");
    await waitFor(async () => expect(await entries(device, PUPILS.bo)).toHaveLength(1));
    await catchUp(device, school.as(STAFF.oakTeacher));
    const head = await levelDevice(school, new Profile("head laptop"), STAFF.head);
    await make(head, await judged(head, PUPILS.bo, "maths.autumn", "3S"));
    await catchUp(head, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    await waitFor(() => expect(words("Bo Lindqvist", "Maths Autumn")).toMatch(/^Level 3 Secure/));
    await user.keyboard("{Control>}z{/Control}");
    expect(await screen.findByText(/1 level had been changed since and was left/)).toBeTruthy();
    expect(words("Bo Lindqvist", "Maths Autumn")).toMatch(/^Level 3 Secure/);
  });
});

describe("a file of the list", () => {
  it("[EX10] holds the children and columns that are on the screen, in their order", async () => {
    const saved = keepSavedFiles();
    const device = await levelDevice(
      await SchoolByWire.open(),
      new Profile("laptop"),
      STAFF.oakTeacher,
    );
    const head = { school: "", day: "2026-11-21", foot: "", device: "laptop", mayHaveNames: true };
    render(
      <DeviceProvider device={device}>
        <LetterheadContext.Provider value={head}>
          <ClassList classId={CLASSES.oak} subject="maths" />
          <Toasts />
        </LetterheadContext.Provider>
      </DeviceProvider>,
    );
    await screen.findByLabelText("Levels of Oak");
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Export" }));
    await user.click(await screen.findByRole("radio", { name: /CSV/ }));
    await user.click(screen.getByRole("button", { name: "Save on this laptop" }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.name).toBe("Oak levels, 21 Nov 2026.csv");
    const [heads, ...rows] = (await textOf(saved[0]!)).trim().split("\r\n");
    expect(heads).toContain("child,reading_baseline,reading_autumn");
    expect(heads).toContain("maths_summer");
    const shown = [...document.querySelectorAll("tbody th")].map((one) => one.textContent);
    expect(rows.map((row) => row.split(",")[0])).toEqual(shown);
    vi.restoreAllMocks();
  });
});
