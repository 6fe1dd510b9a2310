import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { ClassList } from "../../../src/features/class-list/class-list.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  for (let id = 1; id < 100; id += 1) hideToast(id);
});

async function openOak(user: string = STAFF.oakTeacher, at?: SchoolByWire) {
  const school = at ?? (await SchoolByWire.open());
  const device = await levelDevice(school, new Profile(`${user} laptop`), user);
  render(
    <DeviceProvider device={device}>
      <ClassList classId={CLASSES.oak} subject="maths" />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText("Levels of Oak");
  return { device, school, user: userEvent.setup() };
}

/** A child's cell in maths, by the name of the row and the point. */
function cell(child: string, point: string): HTMLElement {
  const row = screen.getByText(child, { selector: "th" }).closest("tr")!;
  const heads = [...document.querySelectorAll("thead tr:last-child th")].slice(1);
  const at = heads.findIndex((head) => head.textContent?.startsWith(`Maths ${point}`));
  return row.querySelectorAll("td")[at]!;
}

async function entries(device: Device, pupil: string, point = "autumn") {
  const row = await viewOf(device).row("attainment", `${pupil}:2026`);
  return row?.c?.[`maths.${point}`] ?? [];
}

it("[P5] a level for a point still to come is kept, and said once going down its column", async () => {
  const { device, user } = await openOak();
  const said = () => screen.queryByText(/Spring is still to come/)?.textContent;
  await user.click(cell("Amara Okoro", "Autumn"));
  await user.keyboard("3s{Enter}");
  await waitFor(async () => expect((await entries(device, PUPILS.amara)).at(-1)?.v).toBe("3S"));
  expect(said()).toBeUndefined();
  await user.click(cell("Zoë Barnes", "Spring"));
  await user.keyboard("3s{Enter}");
  await waitFor(() =>
    expect(said()).toMatch(
      /^Zoë B is at 3S in Maths Spring. Spring is still to come: its levels are asked for from .* Recorded all the same.$/,
    ),
  );
  await user.keyboard("2s{Enter}");
  await waitFor(async () =>
    expect((await entries(device, PUPILS.zoeK, "spring")).at(-1)?.v).toBe("2S"),
  );
  expect(said()).toMatch(/^Zoë B/);
});

it("[PS15] a surprising level is asked about under the list, for its author alone", async () => {
  const { device, school, user } = await openOak();
  const asked = () => screen.queryByLabelText("A question about Bo, Maths, for you alone");
  await user.click(cell("Bo Lindqvist", "Autumn"));
  await user.keyboard("3s{Enter}");
  await waitFor(() => expect(asked()?.textContent).toContain("higher than this child’s own"));
  // The next child's level is typed on, and the question stays until it is answered.
  await user.click(cell("Amara Okoro", "Autumn"));
  await user.keyboard("3s{Enter}");
  await waitFor(async () => expect((await entries(device, PUPILS.amara)).at(-1)?.v).toBe("3S"));
  await user.click(within(asked()!).getByRole("button", { name: "Put it back" }));
  await waitFor(() => expect(asked()).toBeNull());
  const back = { v: null, how: "restored" };
  await waitFor(async () => expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject(back));
  expect(document.activeElement?.closest("table")).not.toBeNull();

  await user.click(cell("Bo Lindqvist", "Autumn"));
  await user.keyboard("3s{Enter}");
  await waitFor(() => expect(asked()).not.toBeNull());
  await user.click(within(asked()!).getByRole("button", { name: "Say why" }));
  await user.keyboard("Tutored all summer{Enter}");
  await waitFor(() => expect(asked()).toBeNull());
  const why = { v: "3S", why: "Tutored all summer" };
  await waitFor(async () => expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject(why));
  await catchUp(device, school.as(STAFF.oakTeacher));
  cleanup();

  await openOak(STAFF.head, school);
  expect(screen.queryByLabelText(/for you alone/)).toBeNull();
});

it("[PS15] said to be right, it is not asked again, and the keys are back in the list", async () => {
  const { user } = await openOak();
  const asked = () => screen.queryByLabelText(/for you alone/);
  await user.click(cell("Bo Lindqvist", "Autumn"));
  await user.keyboard("3s{Enter}");
  await waitFor(() => expect(asked()).not.toBeNull());
  await user.click(within(asked()!).getByRole("button", { name: "It is right" }));
  expect(asked()).toBeNull();
  expect(document.activeElement?.closest("table")).not.toBeNull();
});
