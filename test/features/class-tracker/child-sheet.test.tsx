import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { interventionsOf } from "../../../src/domain/intervention.ts";
import { moderationOf } from "../../../src/domain/moderation.ts";
import { targetGroupOf } from "../../../src/domain/target-group.ts";
import { ClassTracker } from "../../../src/features/class-tracker/class-tracker.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(() => {
  cleanup();
  for (let id = 1; id < 200; id += 1) hideToast(id);
});

/** Oak's maths tracker as a person sees it; more is judged by colleagues before. */
async function openOak(of: { person?: string; school?: SchoolByWire } = {}) {
  const { person = STAFF.oakTeacher } = of;
  const school = of.school ?? (await SchoolByWire.open());
  const device = await levelDevice(school, new Profile(`${person} laptop`), person);
  render(
    <DeviceProvider device={device}>
      <ClassTracker classId={CLASSES.oak} subject="maths" onSubject={() => {}} />
      <Toasts />
    </DeviceProvider>,
  );
  await screen.findByLabelText("Maths levels of Oak");
  return { device, school, user: userEvent.setup() };
}

const cell = (name: string) => screen.getByText(name).closest("td")!;
const pick = async (user: ReturnType<typeof userEvent.setup>, where: string, name: RegExp) =>
  user.click(await within(cell(where)).findByRole("button", { name }));
const sheet = (name: string) => screen.findByLabelText(name).then((element) => within(element));
const lines = (of: Awaited<ReturnType<typeof sheet>>) =>
  of.getAllByRole("listitem").map((item) => item.textContent);

async function entries(device: Device, pupil: string, slot = "autumn") {
  return (await viewOf(device).row("attainment", `${pupil}:2026`))?.c?.[`maths.${slot}`] ?? [];
}

describe("why a level was given", () => {
  it("[J8] typed with the level, or said afterwards: then the history shows both", async () => {
    const { device, user } = await openOak();
    await pick(user, "No level, Autumn", /^Bo/);
    let bo = await sheet("Bo, Autumn");
    await user.type(bo.getByRole("textbox", { name: /type the Autumn level/ }), "2h");
    await user.type(bo.getByRole("textbox", { name: "Why, if you like" }), "Test and books");
    await user.click(bo.getByRole("button", { name: "Put" }));
    expect(await screen.findByText(/^Bo is at 2H in Autumn/)).toBeTruthy();
    expect(await entries(device, PUPILS.bo)).toMatchObject([{ v: "2H", why: "Test and books" }]);
    expect(bo.queryByRole("button", { name: "Say why" })).toBeNull();

    await user.keyboard("{Escape}");
    await pick(user, "No level, Autumn", /^Zoe K/);
    const zoe = await sheet("Zoe K, Autumn");
    await user.type(zoe.getByRole("textbox", { name: /type the Autumn level/ }), "2s{Enter}");
    await user.click(await zoe.findByRole("button", { name: "Say why" }));
    await user.keyboard("Read to me all term{Enter}");
    expect(await screen.findByText("Your reason is kept beside Zoe K’s 2S.")).toBeTruthy();
    await waitFor(() => expect(lines(zoe).slice(0, 2)[0]).toContain("Read to me all term"));
    const kept = await entries(device, PUPILS.zoeK);
    expect(kept).toMatchObject([{ v: "2S" }, { v: "2S", why: "Read to me all term" }]);
    expect(kept[1]?.prev).toEqual([kept[0]?.id]);
    bo = zoe;
  });

  it("[J8] is for one's own level: nobody gives a colleague's reason", async () => {
    const school = await SchoolByWire.open();
    const head = await levelDevice(school, new Profile("head"), STAFF.head);
    await make(head, await judged(head, PUPILS.bo, "maths.autumn", "2S"));
    await catchUp(head, school.as(STAFF.head));
    const { user } = await openOak({ school });
    await pick(user, "Level 2 Secure, Autumn", /^Bo/);
    const bo = await sheet("Bo, Autumn");
    expect(await bo.findByText(/Ms Hale/)).toBeTruthy();
    expect(bo.queryByRole("button", { name: "Say why" })).toBeNull();
  });
});

describe("an earlier level", () => {
  it("[J9] is put back in one tap, and Undo takes that back", async () => {
    const { device, user } = await openOak();
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    await user.type(amara.getByRole("textbox", { name: /type the Autumn level/ }), "3h{Enter}");
    await user.click(await amara.findByRole("button", { name: "Put 3L back" }));
    await waitFor(async () =>
      expect((await entries(device, PUPILS.amara)).at(-1)).toMatchObject({
        v: "3L",
        how: "restored",
      }),
    );
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(async () =>
      expect((await entries(device, PUPILS.amara)).at(-1)).toMatchObject({ v: "3H" }),
    );
  });
});

describe("two judgements that differ", () => {
  it("[J3] three of them, one taken back: each is said, and one press settles it", async () => {
    const school = await SchoolByWire.open();
    const apart = await Promise.all(
      [STAFF.head, STAFF.oakTeacher, STAFF.oakTeacher].map((user, at) =>
        levelDevice(school, new Profile(`apart ${at}`), user),
      ),
    );
    const values = ["3H", null, "3S"];
    for (const [at, device] of apart.entries())
      await make(device, await judged(device, PUPILS.amara, "maths.autumn", values[at] ?? null));
    for (const device of apart) await catchUp(device, school.as(device.user));
    const { device, user } = await openOak({ school });
    await user.click(
      within(screen.getByLabelText("Maths levels of Oak")).getByRole("button", {
        name: /^Amara, .*two judgements differ/,
      }),
    );
    const settle = within(await screen.findByRole("group", { name: /judgements of Amara differ/ }));
    expect(settle.getByText(/All 3 are kept/).textContent).toMatch(/took the level back/);
    expect(settle.getAllByRole("button").map((one) => one.textContent)).toHaveLength(3);
    await user.click(settle.getByRole("button", { name: "Keep 3H" }));
    await waitFor(async () => {
      const last = (await entries(device, PUPILS.amara)).at(-1);
      expect(last).toMatchObject({ v: "3H", how: "resolved" });
      expect(last?.prev).toHaveLength(3);
    });
    expect(screen.queryByRole("group", { name: /judgements of Amara differ/ })).toBeNull();
  });
});

describe("an inherited baseline", () => {
  it("[J6] [J7] is questioned by one and agreed by a second person in one press", async () => {
    const { school, user, device } = await openOak();
    await pick(user, "Level 2 Secure, Baseline", /^Bo/);
    const bo = await sheet("Bo, Baseline");
    expect(bo.getByText(/is inherited from July, put by/)).toBeTruthy();
    await user.type(bo.getByRole("textbox", { name: /^To question July’s 2S/ }), "2l{Enter}");
    expect(await bo.findByText(/^You put 2L today in place of July’s 2S/)).toBeTruthy();
    expect(bo.queryByRole("button", { name: "Agree with 2L" })).toBeNull();
    await catchUp(device, school.as(STAFF.oakTeacher));
    cleanup();

    const head = await openOak({ school, person: STAFF.head });
    await pick(head.user, "Level 2 Secure, Baseline", /^Bo/);
    const again = await sheet("Bo, Baseline");
    await head.user.click(again.getByRole("button", { name: "Agree with 2L" }));
    expect(await again.findByText(/^Two people put 2L in place of July’s level/)).toBeTruthy();
    expect(again.getByText(/1 was changed by two people/)).toBeTruthy();
    expect(
      await within(cell("Level 2 Low, Baseline")).findByRole("button", { name: /^Bo/ }),
    ).toBeTruthy();
  });
});

describe("who looked", () => {
  it("[MO1] [MO3] a second person writes down that they agree, and may take it back", async () => {
    const { device, user } = await openOak({ person: STAFF.subjectLeader });
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    await user.click(await amara.findByRole("button", { name: "Write down who looked at this" }));
    expect(amara.queryByRole("radio", { name: "Changed" })).toBeNull();
    await user.type(amara.getByRole("textbox", { name: "On what evidence" }), "Three pieces");
    await user.click(amara.getByRole("button", { name: "Write it down" }));
    expect(
      await amara.findByText(/^Looked at by Miss Lowe today: agreed\. On: Three pieces/),
    ).toBeTruthy();
    const rows = await viewOf(device).found("moderation", PUPILS.amara);
    expect(rows.map(moderationOf)).toMatchObject([{ by: "Miss Lowe", outcome: "agreed" }]);
    await user.click(amara.getByRole("button", { name: "Take back that Miss Lowe looked" }));
    await waitFor(() => expect(amara.queryByText(/^Looked at by/)).toBeNull());
  });

  it("[MO1] a change is a judgement in the same step, and Undo takes both back", async () => {
    const { device, user } = await openOak({ person: STAFF.head });
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    await user.click(await amara.findByRole("button", { name: "Write down who looked at this" }));
    await user.click(amara.getByRole("radio", { name: "Changed" }));
    await user.type(amara.getByRole("textbox", { name: "Changed to" }), "3l");
    await user.click(amara.getByRole("button", { name: "Write it down" }));
    expect((await amara.findByRole("alert")).textContent).toContain("3L is what stands");
    await user.clear(amara.getByRole("textbox", { name: "Changed to" }));
    await user.type(amara.getByRole("textbox", { name: "Changed to" }), "3s");
    await user.click(amara.getByRole("button", { name: "Write it down" }));
    expect(await amara.findByText(/^Looked at by Ms Hale today: changed\./)).toBeTruthy();
    expect((await entries(device, PUPILS.amara)).at(-1)).toMatchObject({
      v: "3S",
      why: "Changed after Ms Hale looked at it",
    });
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(amara.queryByText(/^Looked at by/)).toBeNull());
    expect((await entries(device, PUPILS.amara)).at(-1)).toMatchObject({ v: "3L" });
  });
});

describe("what is done", () => {
  it("[TG1] [TG2] into the target group with a reason, out again, and Undo", async () => {
    const { device, user } = await openOak();
    const place = async () =>
      targetGroupOf(await viewOf(device).row("target-group", `${PUPILS.amara}:2026:maths`));
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    await user.click(await amara.findByRole("button", { name: "Add to the target group" }));
    await user.keyboard("Ready for more{Enter}");
    expect(await amara.findByText(/In it since .*, chosen by you/)).toBeTruthy();
    expect((await place())?.why).toBe("Ready for more");
    await user.click(amara.getByRole("button", { name: "Take out of the target group" }));
    await user.keyboard("{Enter}");
    await amara.findByRole("button", { name: "Add to the target group" });
    expect(await place()).toBeUndefined();
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await amara.findByText(/In it since .*, chosen by you/)).toBeTruthy();
  });

  it("[IV1] [IV3] into a new intervention, out again; Escape leaves the form, then the sheet", async () => {
    const { device, user } = await openOak();
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    const put = await amara.findByRole("button", { name: "Put into an intervention" });
    await user.click(put);
    await user.click(await amara.findByRole("button", { name: "Write down who looked at this" }));
    // The sheet alone: the whole grid takes jsdom a minute, and is looked at in the browser.
    expect(await axeViolations(screen.getByLabelText("Amara, Autumn"))).toEqual([]);
    await user.click(amara.getByRole("textbox", { name: "What it is called" }));
    await user.keyboard("{Escape}");
    expect(document.activeElement?.textContent).toBe("Put into an intervention");
    await user.keyboard("{Enter}");
    await user.click(amara.getByRole("button", { name: "Put in" }));
    expect((await amara.findByRole("alert")).textContent).toMatch(/^Give it a name/);
    await user.type(amara.getByRole("textbox", { name: "What it is called" }), "Number talk");
    await user.selectOptions(amara.getByRole("combobox", { name: "Wave" }), "3");
    await user.click(amara.getByRole("button", { name: "Put in" }));
    expect(await amara.findByText(/^Wave 3, since/)).toBeTruthy();
    expect(interventionsOf(await viewOf(device).rows("intervention"))).toMatchObject([
      { name: "Number talk", wave: 3, subject: "maths", to: null },
    ]);
    await user.click(amara.getByRole("button", { name: "Take Amara out of Number talk" }));
    await waitFor(() => expect(amara.queryByText(/^Wave 3, since/)).toBeNull());
    await user.keyboard("{Escape}");
    expect(screen.queryByLabelText("Amara, Autumn")).toBeNull();
    expect(document.activeElement?.textContent).toMatch(/^Amara/);
  });

  it("[IV4] renamed, led by somebody, ended, and off the list: each for all, and taken back", async () => {
    const { device, user } = await openOak();
    await pick(user, "Level 3 Low, Autumn", /^Amara/);
    const amara = await sheet("Amara, Autumn");
    await user.click(await amara.findByRole("button", { name: "Put into an intervention" }));
    await user.type(amara.getByRole("textbox", { name: "What it is called" }), "Number talk");
    await user.click(amara.getByRole("button", { name: "Put in" }));
    await user.click(await amara.findByRole("button", { name: "Change Number talk" }));
    const called = amara.getByRole("textbox", { name: "What it is called" });
    await user.clear(called);
    await user.click(amara.getByRole("button", { name: "Keep" }));
    expect((await amara.findByRole("alert")).textContent).toMatch(/^Give it a name/);
    await user.type(called, "Talk for maths");
    await user.type(amara.getByRole("textbox", { name: "Who leads it, if known" }), "Miss Brandt");
    fireEvent.change(amara.getByLabelText("Until, if known"), { target: { value: "2027-06-30" } });
    await user.keyboard("{Enter}");
    expect(await amara.findByText(/^Wave 2, .* to Wed 30 Jun, led by Miss Brandt$/)).toBeTruthy();
    expect(document.activeElement?.textContent).toBe("Change");
    expect(
      await screen.findByText("Talk for maths is changed for every child in it."),
    ).toBeTruthy();

    await user.click(amara.getByRole("button", { name: "Change Talk for maths" }));
    await user.click(amara.getByRole("button", { name: "Take off the list" }));
    await waitFor(() => expect(amara.queryByText(/^Wave 2/)).toBeNull());
    expect(interventionsOf(await viewOf(device).rows("intervention"))).toEqual([]);
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    expect(await amara.findByText(/^Wave 2, .*, led by Miss Brandt$/)).toBeTruthy();
  });
});

describe("a surprising judgement", () => {
  it("[PS15] is asked about right after it, put back in one tap, and seen by nobody else", async () => {
    const { device, school, user } = await openOak();
    const asked = () => screen.queryByLabelText("A question about Bo, for you alone");
    await pick(user, "No level, Autumn", /^Bo/);
    await user.click(cell("Level 3 Secure, Autumn"));
    await screen.findByText(/^Bo is at 3S in Autumn/);
    await waitFor(() => expect(asked()?.textContent).toContain("higher than this child’s own"));
    await catchUp(device, school.as(STAFF.oakTeacher));
    await user.click(within(asked()!).getByRole("button", { name: "Put it back" }));
    await waitFor(() => expect(asked()).toBeNull());
    expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject({ v: null });
    cleanup();

    const head = await openOak({ school, person: STAFF.head });
    await pick(head.user, "Level 3 Secure, Autumn", /^Bo/);
    await sheet("Bo, Autumn");
    expect(await screen.findByText("Over the years")).toBeTruthy();
    expect(screen.queryByLabelText(/for you alone/)).toBeNull();
  });

  it("[PS15] said to be right, it is not asked again here; a reason settles it for good", async () => {
    const { device, user } = await openOak();
    await pick(user, "No level, Autumn", /^Bo/);
    await user.click(cell("Level 3 Secure, Autumn"));
    const asked = within(await screen.findByLabelText("A question about Bo, for you alone"));
    await user.click(asked.getByRole("button", { name: "Say why" }));
    await user.keyboard("Tutored all summer{Enter}");
    await waitFor(() => expect(screen.queryByLabelText(/for you alone/)).toBeNull());
    await waitFor(async () =>
      expect((await entries(device, PUPILS.bo)).at(-1)).toMatchObject({
        v: "3S",
        why: "Tutored all summer",
      }),
    );
  });
});
