import { cleanup, fireEvent, screen as page, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { SnapshotRoom } from "../../../src/app/snapshot-room.tsx";
import { gatherFacts } from "../../../src/domain/gather-facts.ts";
import type { Role } from "../../../src/domain/schema.ts";
import { freeze, type Snapshot } from "../../../src/domain/snapshot.ts";
import { PublishedFigures } from "../../../src/features/snapshots/published-figures.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import {
  judged,
  levelDevice,
  make,
  Profile,
  SchoolByWire,
  standingOn,
} from "../../support/school-by-wire.ts";
import { NOW, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showDevice } from "../office.tsx";

giveDialogs();
afterEach(cleanup);

const HEAD: Role = "senior-leader";
const gallery = (id?: string, other?: string) => <SnapshotRoom role={HEAD} id={id} other={other} />;

/** Freezes what a device knows, as the screens do, under an id. */
async function freezeOn(device: Device, id: string, more: Partial<Snapshot> = {}): Promise<void> {
  const view = viewOf(device);
  const rows = {
    school: await view.rows("school"),
    subject: await view.rows("subject"),
    point: await view.rows("point"),
    class: await view.rows("class"),
    group: await view.rows("group"),
    pupil: await view.rows("pupil"),
    membership: await view.rows("membership"),
    "pupil-group": await view.rows("pupil-group"),
    attainment: await view.rows("attainment"),
  };
  const { roster } = await standingOn(device);
  const snapshot = {
    id,
    class: null,
    name: `Snapshot ${id}`,
    note: "",
    at: device.now(),
    by: device.user,
    views: [{ screen: "grid", options: { search: "subject=maths&point=2026:autumn" } }],
    waiting: 0,
    seenBy: [device.user],
    versionOf: null,
    ...more,
  };
  const facts = gatherFacts({ rows, roster, year: 2026, day: TODAY });
  expect(
    await make(device, ...freeze({ snapshot, facts, records: rows.attainment })),
  ).toHaveProperty("changes");
}

async function headsDevice(): Promise<{ school: SchoolByWire; device: Device; office: Profile }> {
  const school = await SchoolByWire.open();
  const office = new Profile("office");
  return { school, office, device: await levelDevice(school, office, STAFF.head) };
}

describe("snapshots", () => {
  it("[SN5] [SN9] the review set is frozen in one step, and stands in its term", async () => {
    const { device } = await headsDevice();
    showDevice(device, gallery());
    await userEvent.click(await page.findByRole("button", { name: "Freeze the review set" }));
    const dialog = await page.findByRole("dialog");
    expect(within(dialog).getByLabelText<HTMLInputElement>("Name").value).toBe(
      "Review set, Autumn 2026/27",
    );
    await userEvent.click(within(dialog).getByRole("button", { name: "Freeze" }));
    expect(await page.findByRole("heading", { name: "Autumn 2026" })).toBeDefined();
    expect(await page.findByRole("link", { name: "Review set, Autumn 2026/27" })).toBeDefined();
  });

  it("[SN11] a freeze that is cancelled leaves nothing, and can be begun again", async () => {
    const { device } = await headsDevice();
    showDevice(device, gallery());
    await userEvent.click(await page.findByRole("button", { name: "Freeze the review set" }));
    const dialog = await page.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Freeze" }));
    const line = await within(dialog).findByRole("progressbar");
    expect(line.getAttribute("aria-label")).toMatch(/^Freezing: 0 of \d+ children$/);
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await userEvent.click(await within(dialog).findByRole("button", { name: "Close" }));
    expect(await page.findByText(/Nothing has been frozen yet/)).toBeDefined();
    for (const t of ["snapshot", "snapshot-part"] as const)
      expect(await viewOf(device).rows(t)).toEqual([]);
    await userEvent.click(page.getByRole("button", { name: "Freeze the review set" }));
    await userEvent.click(await page.findByRole("button", { name: "Freeze" }));
    expect(await page.findByRole("link", { name: "Review set, Autumn 2026/27" })).toBeDefined();
  });

  it("[SN6] [SN7] [SN12] names what came late, never puts it in, and offers a second version", async () => {
    const { school, device, office } = await headsDevice();
    const okafor = await levelDevice(school, new Profile("away"), STAFF.oakTeacher);
    await make(okafor, await judged(okafor, PUPILS.bo, "maths.autumn", "2H"));
    office.nowMs = NOW + 1000;
    await freezeOn(device, "one");
    school.nowMs = NOW + 5000;
    await catchUp(okafor, school.as(STAFF.oakTeacher));
    await catchUp(device, school.as(STAFF.head));
    showDevice(device, gallery("one"));
    const mark = await page.findByRole("complementary", { name: "Snapshot" });
    expect(mark.textContent).toContain("Frozen");
    expect(mark.textContent).toContain("Snapshot one");
    await waitFor(() => expect(mark.textContent).toContain("Ms Hale"));
    await userEvent.click(await within(mark).findByText(/1 judgement made before this was frozen/));
    expect(mark.textContent).toMatch(
      /Maths, Autumn: 2H \(this snapshot shows no level\), by Mrs Okafor, .* at school since/,
    );
    expect(
      await within(mark).findByRole("button", { name: "Make a second version" }),
    ).toBeDefined();
  });

  it("[SN8] says by name what moved between two of them", async () => {
    const { device } = await headsDevice();
    await freezeOn(device, "one", { at: NOW });
    await make(device, await judged(device, PUPILS.amara, "maths.autumn", "3H"));
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await freezeOn(device, "two", { at: NOW + 5000 });
    showDevice(device, gallery("one", "two"));
    await userEvent.click(await page.findByRole("button", { name: "Maths" }));
    expect(await page.findByText(/up 2 steps/)).toBeDefined();
    expect(page.getByRole("heading", { name: /Moved up 1 child/ })).toBeDefined();
    expect(page.getByRole("heading", { name: /Newly judged 1 child/ })).toBeDefined();
  });

  it("[PC2] [PC4] governors see what was published, as it was shown to leaders, and nothing after it is taken back", async () => {
    const { school, device } = await headsDevice();
    await freezeOn(device, "one");
    showDevice(device, gallery("one"));
    await userEvent.click(await page.findByRole("button", { name: "Publish counts to governors" }));
    const dialog = await page.findByRole("dialog");
    const shown = (await within(dialog).findAllByRole("table")).map((table) => table.textContent);
    await userEvent.click(within(dialog).getByRole("button", { name: "Publish" }));
    await page.findByRole("button", { name: "Published to governors" });
    await catchUp(device, school.as(STAFF.head));
    const governor = await levelDevice(school, new Profile("home"), STAFF.governor);
    const { container, unmount } = showDevice(governor, <PublishedFigures />);
    await within(container).findByRole("heading", { name: "Snapshot one" });
    expect(
      within(container)
        .getAllByRole("table")
        .map((table) => table.textContent),
    ).toEqual(shown);
    expect(JSON.stringify(await governor.cache.rows.toArray())).not.toContain("Amara");
    unmount();
    await userEvent.click(page.getByRole("button", { name: "Published to governors" }));
    await userEvent.click(await page.findByRole("button", { name: "Take back from governors" }));
    await page.findByRole("button", { name: "Publish counts to governors" });
    await catchUp(device, school.as(STAFF.head));
    await catchUp(governor, school.as(STAFF.governor));
    showDevice(governor, <PublishedFigures />);
    expect(await page.findByText(/No figures have been published/)).toBeDefined();
  });
});
