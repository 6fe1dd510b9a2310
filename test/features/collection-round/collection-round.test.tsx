import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { CollectionRound } from "../../../src/features/collection-round/collection-round.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { hideToast } from "../../../src/ui/toast.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { judged, levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";

beforeAll(giveDialogs);
afterEach(() => {
  cleanup();
  for (let id = 1; id < 60; id += 1) hideToast(id);
});

/** What the class below would be told, written out. */
function Class({ classId, startsWith }: { classId: string; startsWith: string }) {
  const [subject, setSubject] = useState(startsWith);
  const [stood, setStood] = useState(false);
  const [went, setWent] = useState("");
  return (
    <>
      <output aria-label="What the class shows">
        {subject} {stood ? "as they stood" : ""} {went}
      </output>
      <CollectionRound
        classId={classId}
        subject={subject}
        onSubject={setSubject}
        onChild={(at) => setWent(`${at.pupil} ${at.subject} ${at.point}`)}
        stood={stood}
        onStood={setStood}
        choosesSubject={false}
      />
      <Toasts />
    </>
  );
}

async function openOak(of: { user?: string; school?: SchoolByWire; subject?: string } = {}) {
  const { user = STAFF.oakTeacher, subject = "maths" } = of;
  const school = of.school ?? (await SchoolByWire.open());
  const device = await levelDevice(school, new Profile(`${user} laptop`), user);
  render(
    <DeviceProvider device={device}>
      <Class classId={CLASSES.oak} startsWith={subject} />
    </DeviceProvider>,
  );
  const bar = await screen.findByRole("region", { name: "Autumn round" });
  return { device, school, bar, user: userEvent.setup() };
}

const says = (words: RegExp | string) => screen.findByText(words);
const shows = () => screen.getByLabelText("What the class shows").textContent ?? "";

async function entries(device: Device, pupil: string, cell = "maths.autumn") {
  const found = await viewOf(device).row("attainment", `${pupil}:2026`);
  return (found?.c?.[cell] ?? []).map(({ v, how }) => [v, how]);
}

describe("what the round says", () => {
  it("[CR1] [CR3] when it is, who moved and who still stands where they stood", async () => {
    const { bar } = await openOak();
    expect(bar.textContent).toContain("Fri 27 Nov to Fri 11 Dec");
    await says("5 children: 2 moved, 3 still where they stood in July.");
    expect(await axeViolations()).toEqual([]);
  });

  it("[CR6] what the year asks for, and how much of it is made", async () => {
    const { user } = await openOak();
    await user.click(screen.getByRole("button", { name: "This year 2 of 45" }));
    await says(
      "This year you are asked for 45 judgements (5 children, 3 subjects, 3 points); 2 are made.",
    );
    await user.click(screen.getByRole("button", { name: /^Writing/ }));
    expect(shows()).toContain("writing");
  });

  it("[CR5] names who is missing, why, and leads there", async () => {
    const { user } = await openOak({ subject: "writing" });
    await says("5 children: 4 still where they stood in July.");
    await user.click(screen.getByRole("button", { name: "1 missing" }));
    await user.click(screen.getByRole("button", { name: "Zoe K no level before" }));
    expect(shows()).toContain(`${PUPILS.zoeK} writing autumn`);
  });

  it("says it to an assistant, and offers nothing", async () => {
    const { bar } = await openOak({ user: STAFF.assistant });
    await says("5 children: 2 moved, 3 still where they stood in July.");
    const buttons = within(bar).getAllByRole("button");
    expect(buttons.map((one) => one.textContent)).toEqual(["This year 2 of 45"]);
  });

  it("is silent for a class of a year that is over", async () => {
    const school = await SchoolByWire.open();
    const device = await levelDevice(school, new Profile("head"), STAFF.head);
    render(
      <DeviceProvider device={device}>
        <Class classId={CLASSES.oakLastYear} startsWith="maths" />
      </DeviceProvider>,
    );
    await waitFor(async () =>
      expect(await viewOf(device).row("class", CLASSES.oakLastYear)).toBeTruthy(),
    );
    expect(screen.queryByRole("region")).toBeNull();
  });
});

describe("exceptions only", () => {
  it("[CR4] names everybody who would be confirmed, and leaves out whom one unticks", async () => {
    const { device, user } = await openOak();
    await user.click(screen.getByRole("button", { name: "Confirm 3 unchanged" }));
    const dialog = await screen.findByRole("dialog", {
      name: "Who stands where they stood in July?",
    });
    const names = within(dialog).getAllByRole("checkbox");
    expect(names.map((one) => one.closest("label")?.textContent)).toEqual([
      "Bo2S",
      "EwanP6",
      "Zoe K2",
    ]);
    await user.click(within(dialog).getByRole("checkbox", { name: /Ewan/ }));
    await user.click(within(dialog).getByRole("button", { name: "Confirm 2 unchanged" }));
    await says("2 confirmed unchanged in Maths, Autumn.");
    await says("5 children: 2 moved, 2 unchanged, 1 still where they stood in July.");
    expect(await entries(device, PUPILS.bo)).toEqual([["2S", "confirmed"]]);
    expect(await entries(device, PUPILS.zoeK)).toEqual([["2", "confirmed"]]);
    expect(await entries(device, PUPILS.ewan)).toEqual([]);
    expect(await entries(device, PUPILS.amara)).toHaveLength(1);

    await user.click(screen.getByRole("button", { name: "Undo" }));
    await says("Undone: 2 children have no level in Maths, Autumn again.");
    expect(await entries(device, PUPILS.bo)).toEqual([
      ["2S", "confirmed"],
      [null, "restored"],
    ]);
    await screen.findByRole("button", { name: "Confirm 3 unchanged" });
  });

  it("[CR4] by keys alone, one step back and forth; a later judgement has Ctrl Z to itself", async () => {
    const { device, user } = await openOak();
    await user.keyboard("{Alt>}{Enter}{/Alt}");
    expect(shows()).toContain("as they stood");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("dialog");
    await user.keyboard("{Enter}");
    await says("5 children: 2 moved, 3 unchanged.");
    await user.keyboard("{Control>}z{/Control}");
    await says("5 children: 2 moved, 3 still where they stood in July.");
    await user.keyboard("{Control>}y{/Control}");
    await says("5 children: 2 moved, 3 unchanged.");
    expect(await entries(device, PUPILS.ewan)).toEqual([
      ["P6", "confirmed"],
      [null, "restored"],
      ["P6", "restored"],
    ]);
    await make(device, await judged(device, PUPILS.bo, "reading.autumn", "2H"));
    await screen.findByRole("button", { name: "This year 6 of 45" });
    await user.keyboard("{Control>}z{/Control}");
    expect(await entries(device, PUPILS.ewan)).toHaveLength(3);
  });

  it("[CR4] leaves who was judged while the names were read", async () => {
    const { device, user } = await openOak();
    await user.click(screen.getByRole("button", { name: "Confirm 3 unchanged" }));
    const dialog = within(await screen.findByRole("dialog"));
    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await user.click(await dialog.findByRole("button", { name: "Confirm 2 unchanged" }));
    await says("2 confirmed unchanged in Maths, Autumn.");
    expect(await entries(device, PUPILS.bo)).toEqual([["2H", "typed"]]);
  });

  it("[CR4] with the point closed there is no round of it", async () => {
    const school = await SchoolByWire.open();
    const head = await levelDevice(school, new Profile("head"), STAFF.head);
    await make(head, { t: "point", k: "2026:autumn", set: { lockedAt: 1 } });
    await catchUp(head, school.as(STAFF.head));
    const device = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
    render(
      <DeviceProvider device={device}>
        <Class classId={CLASSES.oak} startsWith="maths" />
      </DeviceProvider>,
    );
    expect(await screen.findByRole("region", { name: "Spring round" })).toBeTruthy();
    expect(screen.queryByRole("region", { name: "Autumn round" })).toBeNull();
  });
});

describe("done", () => {
  it("[CR7] is said, leads on, and can be taken back; [CR8] a later change is dated", async () => {
    const { device, user } = await openOak();
    expect(screen.queryByRole("button", { name: /^Done/ })).toBeNull();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("dialog");
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("button", { name: "Done for Maths" }));
    await says("Maths is done: you, Sat 21 Nov.");
    const said = await viewOf(device).row("collection", `2026:autumn:${CLASSES.oak}:maths`);
    expect(said?.f).toEqual({ done: true, by: STAFF.oakTeacher, on: "2026-11-21" });

    await make(device, await judged(device, PUPILS.bo, "maths.autumn", "2H"));
    await says("Maths is done: you, Sat 21 Nov. Changed since, Sat 21 Nov.");
    await user.click(screen.getByRole("button", { name: "Not done yet" }));
    await screen.findByRole("button", { name: "Done for Maths" });
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await user.click(await screen.findByRole("button", { name: "Next: Reading" }));
    expect(shows()).toContain("reading");
    await screen.findByRole("button", { name: "Confirm 5 unchanged" });
  });

  it("[CR7] says how many are missing when one is done without them", async () => {
    const { user } = await openOak({ subject: "writing" });
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("dialog");
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("button", { name: "Done for Writing, 1 missing" }));
    await says("Writing is done: you, Sat 21 Nov.");
    expect(screen.getByRole("button", { name: "1 missing" })).toBeTruthy();
  });
});
