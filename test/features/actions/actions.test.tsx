import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useState } from "react";
import { afterEach, beforeAll, expect, it } from "vitest";
import { agreeAction } from "../../../src/domain/action-edit.ts";
import type { ActionTerms } from "../../../src/domain/meeting-action.ts";
import { saveMeeting, stateMeeting } from "../../../src/domain/meeting.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { ActionsScreen } from "../../../src/features/actions/actions.tsx";
import type { Device } from "../../../src/storage/open-device.ts";
import { useFacts } from "../../../src/storage/use-facts.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { useSchoolInsight } from "../../../src/storage/use-school-insight.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

function Shown({ search: first }: { search: string }) {
  const [search, setSearch] = useState(first);
  const facts = useFacts(2026);
  const insight = useSchoolInsight();
  if (facts === undefined || insight === undefined) return null;
  return (
    <ActionsScreen
      facts={facts}
      insight={insight}
      search={search}
      onSearch={setSearch}
      childHref={(id) => `/child/${id}`}
      meetingHref={() => undefined}
      changesHref={undefined}
    />
  );
}

const A1 = ownId(STAFF.head, "aaaaaaaaaaa1");
const A2 = ownId(STAFF.head, "aaaaaaaaaaa2");

function terms(of: Partial<ActionTerms>): ActionTerms {
  return {
    id: A1,
    class: CLASSES.oak,
    meeting: null,
    entries: [],
    children: [PUPILS.amara],
    subject: "maths",
    kind: "class",
    what: "Ten minutes of number facts",
    wave: null,
    intervention: null,
    owner: STAFF.oakTeacher,
    ownerWords: null,
    due: "2026-11-25",
    made: "2026-10-05",
    by: STAFF.head,
    from: null,
    ...of,
  };
}

/** A device on which the head has agreed some actions; opened then for another person. */
async function deviceOf(user: string, ...agreed: ActionTerms[]): Promise<Device> {
  const school = await SchoolByWire.open();
  const head = await levelDevice(school, new Profile("office"), STAFF.head);
  for (const one of agreed) await make(head, agreeAction(one, false));
  await catchUp(head, school.as(STAFF.head));
  return levelDevice(school, new Profile("laptop"), user);
}

function showDevice(device: Device, shown: ReactNode): void {
  render(
    <DeviceProvider device={device}>
      {shown}
      <Toasts />
    </DeviceProvider>,
  );
}

const section = (name: RegExp) => screen.findByRole("region", { name });

it("[MA11] a teacher is reminded, takes an action on, does it, and says whether it helped", async () => {
  const device = await deviceOf(
    STAFF.oakTeacher,
    terms({}),
    terms({ id: A2, what: "Other", owner: STAFF.senco }),
  );
  showDevice(device, <Shown search="" />);
  expect(
    await screen.findByText("1 action is due within a week, 1 waits for you to take it on."),
  ).toBeTruthy();
  expect(screen.queryByText("Other")).toBeNull();
  expect(await axeViolations()).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: /^I will do it/ }));
  await screen.findByText("1 action is due within a week.");
  const row = await viewOf(device).row("meeting-action", `${CLASSES.oak}:${A1}`);
  expect([row?.f.accepted, row?.f.acceptedBy]).toEqual([TODAY, STAFF.oakTeacher]);

  await userEvent.click(screen.getByRole("button", { name: /^Done: Ten minutes/ }));
  const ask = await section(/^Done: did it help\? 1/);
  await userEvent.click(within(ask).getByRole("button", { name: /^It helped somewhat/ }));
  const done = await section(/^Done 1/);
  expect(within(done).getByText("It helped somewhat")).toBeTruthy();
  await undo();
  await section(/^Done: did it help\? 1/);

  await userEvent.click(screen.getByRole("button", { name: /^Ten minutes of number facts/ }));
  expect(await screen.findByText(/^Amara: 2H at Summer, 3L at Autumn/)).toBeTruthy();
  expect(screen.getByText("1 step up since.")).toBeTruthy();
  expect(await axeViolations()).toEqual([]);
});

it("[AL1] the focus goes along with an action that is done, and Ctrl Z takes it back", async () => {
  const device = await deviceOf(STAFF.oakTeacher, terms({}), terms({ id: A2, what: "Other" }));
  showDevice(device, <Shown search="" />);
  const title = () => screen.findByRole("button", { name: /^Ten minutes of number facts/ });
  (await title()).focus();
  await userEvent.keyboard("d");
  await section(/^Done: did it help\? 1/);
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
  await userEvent.keyboard("{Control>}z{/Control}");
  await waitFor(() =>
    expect(screen.queryByRole("region", { name: /^Done: did it help/ })).toBeNull(),
  );
  await waitFor(async () => expect(document.activeElement).toBe(await title()));
});

it("[MA6] an action is dropped with the reason, and opened again", async () => {
  const device = await deviceOf(STAFF.oakTeacher, terms({ due: "2026-11-01" }));
  showDevice(device, <Shown search="" />);
  const overdue = await section(/^Overdue 1/);
  await userEvent.click(within(overdue).getByRole("button", { name: /^Ten minutes/ }));
  await userEvent.click(screen.getByRole("button", { name: /^Drop: / }));
  const dialog = screen.getByRole("dialog", { name: "Drop an action" });
  await userEvent.type(within(dialog).getByLabelText("Why, if you like"), "Amara can do it now");
  await userEvent.click(within(dialog).getByRole("button", { name: "Drop it" }));
  await section(/^Dropped 1/);
  expect(await screen.findByText(/Dropped: Amara can do it now/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: /^Open again/ }));
  await section(/^Overdue 1/);
});

it("[MA18] what a closed meeting agreed is not removed; what another has is", async () => {
  const meeting = {
    id: `${STAFF.head}_cccccccccccc`,
    class: CLASSES.oak,
    round: null,
    subjects: ["maths"],
    on: "2026-11-16",
    at: null,
    minutes: 30,
    people: [STAFF.head],
    state: "prepared" as const,
  };
  const device = await deviceOf(
    STAFF.oakTeacher,
    terms({ meeting: meeting.id }),
    terms({ id: A2, what: "Other" }),
  );
  await make(device, saveMeeting(meeting));
  showDevice(device, <Shown search="" />);
  await userEvent.click(await screen.findByRole("button", { name: /^Other/ }));
  await screen.findByRole("button", { name: "Remove: Other" });
  await userEvent.click(screen.getByRole("button", { name: /^Ten minutes/ }));
  await screen.findByRole("button", { name: /^Remove: Ten minutes/ });
  await make(device, stateMeeting(meeting, "closed"));
  await waitFor(() =>
    expect(screen.queryByRole("button", { name: /^Remove: Ten minutes/ })).toBeNull(),
  );
  expect(screen.getByRole("button", { name: /^Drop: Ten minutes/ })).toBeTruthy();
});

it("[MA16] what two devices carried on apart is removed in one step, and Undo is one line again", async () => {
  const twin = { from: ownId(STAFF.head, "aaaaaaaaaaa0"), meeting: `${STAFF.head}_cccccccccccc` };
  const device = await deviceOf(STAFF.oakTeacher, terms(twin), terms({ ...twin, id: A2 }));
  showDevice(device, <Shown search="" />);
  await userEvent.click(await screen.findByRole("button", { name: /^Ten minutes/ }));
  await userEvent.click(screen.getByRole("button", { name: /^Remove: / }));
  await screen.findByText("“Ten minutes of number facts” is taken off every list.");
  const removed = async () =>
    (await viewOf(device).rows("meeting-action")).map(({ f }) => f.removed === true);
  expect(await removed()).toEqual([true, true]);
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Ten minutes/ })).toBeNull());
  await undo();
  await screen.findByRole("button", { name: /^Ten minutes/ });
  await waitFor(async () => expect(await removed()).toEqual([false, false]));
  expect(screen.getAllByRole("button", { name: /^Ten minutes/ })).toHaveLength(1);
});

it("[MA1] adds an action by hand with the keyboard, for children of the class; Undo takes it off", async () => {
  const device = await deviceOf(STAFF.oakTeacher);
  showDevice(device, <Shown search="whose=class" />);
  await screen.findByText("No actions here yet");
  await userEvent.keyboard("n");
  const dialog = await screen.findByRole("dialog", { name: "A new action" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  expect(within(dialog).getByText("Say what is to be done.")).toBeTruthy();
  await userEvent.type(within(dialog).getByLabelText("What is to be done"), "Read aloud daily");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "Bo" }));
  await userEvent.selectOptions(within(dialog).getByLabelText("Who does it"), "Miss Teague");
  await userEvent.click(within(dialog).getByLabelText("They have said that they will do it"));
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  expect(
    await screen.findByRole("button", { name: /^Read aloud daily Bo · Oak · Miss Teague · Due/ }),
  ).toBeTruthy();
  const [row] = await viewOf(device).rows("meeting-action");
  expect(row?.f).toMatchObject({
    children: [{ id: PUPILS.bo }],
    owner: STAFF.assistant,
    acceptedBy: STAFF.oakTeacher,
  });
  await undo();
  await screen.findByText("No actions here yet");
});

it("[MA2] an assistant answers what is theirs and words nothing anew", async () => {
  const device = await deviceOf(STAFF.assistant, terms({ owner: STAFF.assistant }));
  showDevice(device, <Shown search="" />);
  await userEvent.click(await screen.findByRole("button", { name: /^Ten minutes/ }));
  expect(screen.queryByRole("button", { name: "Add an action" })).toBeNull();
  expect(screen.queryByRole("button", { name: /^Change:/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: /^Done:/ }));
  await section(/^Done: did it help\? 1/);
});

it("[MA10] [AL2] a leader sees the school's, narrows by who, and goes from action to action by keys", async () => {
  const device = await deviceOf(
    STAFF.head,
    terms({}),
    terms({
      id: A2,
      class: CLASSES.ash,
      children: [PUPILS.freya],
      what: "Talk with the family",
      owner: STAFF.ashTeacher,
      due: "2026-12-11",
    }),
    terms({
      id: ownId(STAFF.head, "aaaaaaaaaaa3"),
      class: null,
      children: [],
      what: "Staff meeting on talk",
      owner: STAFF.head,
      due: "2026-12-18",
    }),
  );
  showDevice(device, <Shown search="whose=school" />);
  const first = await screen.findByRole("button", { name: /^Ten minutes/ });
  first.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toContain("Talk with the family");
  await userEvent.keyboard("d");
  await section(/^Done: did it help\? 1/);
  await userEvent.selectOptions(screen.getByLabelText("Who"), "Mr Lind");
  await waitFor(() => expect(screen.queryByRole("button", { name: /^Ten minutes/ })).toBeNull());
  await userEvent.selectOptions(screen.getByLabelText("Who"), "Ms Hale");
  expect(
    await screen.findByRole("button", { name: /^Staff meeting on talk the staff/ }),
  ).toBeTruthy();
});

it("[MA4] whoever changes a word of an action does not become the one who does it", async () => {
  const device = await deviceOf(
    STAFF.head,
    terms({ owner: null }),
    terms({ id: A2, what: "Number line", owner: STAFF.ashTeacher }),
  );
  showDevice(device, <Shown search="whose=school" />);
  const user = userEvent.setup();
  for (const [id, what, owner] of [
    [A1, "Ten minutes", null],
    [A2, "Number line", STAFF.ashTeacher],
  ] as const) {
    const title = await screen.findByRole("button", { name: new RegExp(`^${what}`) });
    title.focus();
    await user.keyboard("e");
    const form = within(await screen.findByRole("dialog", { name: "Change an action" }));
    await user.type(form.getByRole("textbox", { name: "What is to be done" }), " again");
    await user.click(form.getByRole("button", { name: "Keep" }));
    await waitFor(async () => {
      const row = await viewOf(device).row("meeting-action", `${CLASSES.oak}:${id}`);
      expect(row?.f.what).toMatch(/ again$/);
      expect(row?.f.owner).toBe(owner);
    });
  }
});
