import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { Row } from "../../../src/domain/change.ts";
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
  for (let id = 1; id < 100; id += 1) hideToast(id);
});

/** Oak's maths tracker: in Autumn Amara is at 3L and Zoë B at 3S; Bo, Ewan and Zoe K are to do. */
async function openOak(school?: SchoolByWire) {
  const at = school ?? (await SchoolByWire.open());
  const device = await levelDevice(at, new Profile("laptop"), STAFF.oakTeacher);
  render(
    <DeviceProvider device={device}>
      <ClassTracker classId={CLASSES.oak} subject="maths" onSubject={() => {}} />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText("Maths levels of Oak");
  return { device, school: at, user: userEvent.setup() };
}

const cell = (name: string) => screen.getByText(name).closest("td")!;
const nameIn = (where: string, name: RegExp) => within(cell(where)).findByRole("button", { name });

async function levels(device: Device, slot = "autumn") {
  const of = async (pupil: string) => {
    const row: Row | undefined = await viewOf(device).row("attainment", `${pupil}:2026`);
    return (row?.c?.[`maths.${slot}`] ?? []).map((entry) => entry.v);
  };
  return { amara: await of(PUPILS.amara), bo: await of(PUPILS.bo), ewan: await of(PUPILS.ewan) };
}

describe("several children at once", () => {
  it("[CT6] Ctrl and a press selects; a tap on a cell moves all, as one step to undo", async () => {
    const { device, user } = await openOak();
    await user.keyboard("{Control>}");
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(await nameIn("No level, Autumn", /^Ewan/));
    await user.keyboard("{/Control}");
    expect(await screen.findByRole("heading", { name: "2 children selected" })).toBeTruthy();
    await user.click(cell("Level 2 High, Autumn"));
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    expect(await nameIn("Level 2 High, Autumn", /^Ewan/)).toBeTruthy();
    expect(await screen.findByText("Moved 2 children to 2H in Maths, Autumn.")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: /selected/ })).toBeNull();
    await user.keyboard("{Control>}z{/Control}");
    expect(await nameIn("No level, Autumn", /^Bo, no level yet/)).toBeTruthy();
    expect(await nameIn("No level, Autumn", /^Ewan, no level yet/)).toBeTruthy();
    await user.keyboard("{Control>}y{/Control}");
    expect(await nameIn("Level 2 High, Autumn", /^Ewan/)).toBeTruthy();
    expect(await levels(device)).toMatchObject({
      bo: ["2H", null, "2H"],
      ewan: ["2H", null, "2H"],
    });
  });

  it("[CT6] by touch: Select several, the names, a typed level; the button lets go", async () => {
    const { device, user } = await openOak();
    await user.click(screen.getByRole("button", { name: "Select several" }));
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(await nameIn("No level, Autumn", /^Ewan/));
    await user.click(await nameIn("No level, Autumn", /^Zoe K/));
    await user.click(await screen.findByRole("button", { name: "Leave Zoe K out" }));
    await user.type(screen.getByLabelText("Type one Autumn level for all"), "9z{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("is not on the scale");
    await user.clear(screen.getByLabelText("Type one Autumn level for all"));
    await user.type(screen.getByLabelText("Type one Autumn level for all"), "2a{Enter}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    expect(await nameIn("Level 2 High, Autumn", /^Ewan/)).toBeTruthy();
    expect(await nameIn("No level, Autumn", /^Zoe K/)).toBeTruthy();
    expect(await levels(device)).toMatchObject({ bo: ["2H"], ewan: ["2H"] });
    expect(
      screen.getByRole("button", { name: "Select several" }).getAttribute("aria-pressed"),
    ).toBe("false");
  });

  it("[CT6] by keys: Shift and an arrow selects, a typed level is for all of them", async () => {
    const { device, user } = await openOak();
    (await nameIn("No level, Autumn", /^Bo/)).focus();
    await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(await screen.findByRole("heading", { name: "2 children selected" })).toBeTruthy();
    await user.keyboard("2");
    expect(screen.getByRole("textbox", { name: "Level for 2 children in Autumn" })).toBeTruthy();
    await user.keyboard("h{Enter}");
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    expect(await nameIn("Level 2 High, Autumn", /^Ewan/)).toBeTruthy();
    expect(await levels(device)).toMatchObject({ bo: ["2H"], ewan: ["2H"] });
  });

  it("[CT6] Ctrl Space selects, Enter picks all up, arrows carry them, Enter puts them down", async () => {
    const { user } = await openOak();
    (await nameIn("Level 3 Low, Autumn", /^Amara/)).focus();
    await user.keyboard("{Control>} {/Control}{ArrowUp}");
    expect(document.activeElement?.textContent).toMatch(/^Zoë B/);
    await user.keyboard(" {Enter}{ArrowUp}{Enter}");
    expect(await nameIn("Level 3 High, Autumn", /^Amara/)).toBeTruthy();
    expect(await nameIn("Level 3 High, Autumn", /^Zoë B/)).toBeTruthy();
  });

  it("[CT6] Alt and an arrow moves each from where they stand, and they stay selected", async () => {
    const { device, user } = await openOak();
    await user.keyboard("{Shift>}");
    await user.click(await nameIn("Level 3 Secure, Autumn", /^Zoë B/));
    await user.click(await nameIn("Level 3 Low, Autumn", /^Amara/));
    await user.keyboard("{/Shift}");
    screen.getByRole("button", { name: /^Amara, Level 3 Low, .*1 step/ }).focus();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await nameIn("Level 3 High, Autumn", /^Zoë B/)).toBeTruthy();
    expect(await screen.findByText("Moved 2 children up one step in Maths, Autumn.")).toBeTruthy();
    await user.keyboard("{Alt>}{ArrowUp}{/Alt}");
    expect(await nameIn("Level 4 Low, Autumn", /^Zoë B/)).toBeTruthy();
    expect((await levels(device)).amara).toEqual(["3L", "3S", "3H"]);
  });

  it("[CT6] one who stands in the way stops it for all, by name and in words", async () => {
    const { device, user } = await openOak();
    await user.keyboard("{Control>}");
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(await nameIn("Level 3 Low, Autumn", /^Amara/));
    await user.keyboard("{/Control}{Alt>}{ArrowUp}{/Alt}");
    const said = await screen.findByRole("alert");
    expect(said.textContent).toBe(
      "Nothing was changed, for any of them. Bo: no level here to move from.",
    );
    expect((await levels(device)).amara).toEqual(["3L"]);
  });

  it("[CT4] [CT6] undo of a step leaves what a colleague has put since, and says so", async () => {
    const school = await SchoolByWire.open();
    const { device, user } = await openOak(school);
    await user.keyboard("{Control>}");
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.click(await nameIn("No level, Autumn", /^Ewan/));
    await user.keyboard("{/Control}");
    await user.click(cell("Level 2 High, Autumn"));
    expect(await nameIn("Level 2 High, Autumn", /^Bo/)).toBeTruthy();
    await catchUp(device, school.as(STAFF.oakTeacher));
    const tablet = await levelDevice(school, new Profile("tablet"), STAFF.head);
    await make(tablet, await judged(tablet, PUPILS.bo, "maths.autumn", "3L"));
    await catchUp(tablet, school.as(STAFF.head));
    await catchUp(device, school.as(STAFF.oakTeacher));
    expect(await nameIn("Level 3 Low, Autumn", /^Bo/)).toBeTruthy();
    await user.keyboard("{Control>}z{/Control}");
    expect(await nameIn("No level, Autumn", /^Ewan, no level yet/)).toBeTruthy();
    expect(
      await screen.findByText(/^Undone\. .*1 changed since by someone else stayed as they are\./),
    ).toBeTruthy();
    expect((await levels(device)).bo.at(-1)).toBe("3L");
  });

  it("Escape lets go of all and moves nobody", async () => {
    const { device, user } = await openOak();
    await user.keyboard("{Control>}");
    await user.click(await nameIn("No level, Autumn", /^Bo/));
    await user.keyboard("{/Control}{Escape}");
    expect(screen.queryByRole("heading", { name: /selected/ })).toBeNull();
    await user.click(cell("Level 2 High, Autumn"));
    expect((await levels(device)).bo).toEqual([]);
  });
});
