import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import { agreeAction, changeAction, finishAction } from "../../../src/domain/action-edit.ts";
import type { SetEdit } from "../../../src/domain/edit.ts";
import { type ActionTerms, meetingActionOf } from "../../../src/domain/meeting-action.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { OvertakenChildrenNotices } from "../../../src/features/actions/overtaken-children.tsx";
import { type Step, useActions } from "../../../src/features/actions/use-actions.ts";
import type { Device } from "../../../src/storage/open-device.ts";
import { overtakenChildren } from "../../../src/storage/overtaken-children.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

const { amara, bo, zoeB } = PUPILS;
const terms: ActionTerms = {
  id: ownId(STAFF.oakTeacher, "aaaaaaaaaaa1"),
  class: CLASSES.oak,
  meeting: null,
  entries: ["e-amara"],
  children: [amara],
  subject: "maths",
  kind: "class",
  what: "Ten minutes of number facts",
  wave: null,
  intervention: null,
  owner: STAFF.oakTeacher,
  ownerWords: null,
  due: "2026-11-25",
  made: "2026-10-05",
  by: STAFF.oakTeacher,
  from: null,
};
const forThem = (more: Partial<ActionTerms>): SetEdit =>
  changeAction(terms, { ...terms, ...more })[0]!;
const WITH_BO = forThem({ children: [amara, bo], entries: ["e-amara", "e-bo"] });
const WITH_ZOE = forThem({ children: [amara, zoeB] });

let school: SchoolByWire;
let teacher: Device;
let head: Device;
beforeEach(async () => {
  school = await SchoolByWire.open();
  teacher = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  await make(teacher, agreeAction(terms, true));
  await catchUp(teacher, school.as(teacher.user));
  // A minute later, so that what is chosen here comes after.
  const tablet = new Profile("tablet");
  tablet.nowMs += 60_000;
  head = await levelDevice(school, tablet, STAFF.head);
});

async function level(): Promise<void> {
  for (const device of [teacher, head, teacher]) await catchUp(device, school.as(device.user));
}
const told = (device: Device) => overtakenChildren(device, viewOf(device));

function Shown() {
  const actions = useActions();
  const tell = async (step: Promise<Step>) => void (await step);
  return actions === undefined ? null : (
    <main>
      <OvertakenChildrenNotices {...{ actions, tell }} nameOf={(id) => (id === bo ? "Bo" : id)} />
    </main>
  );
}

function show(device: Device): void {
  render(
    <DeviceProvider device={device}>
      <Shown />
    </DeviceProvider>,
  );
}

it("[MA19] whose choice of children was overtaken is told who is left out, and adds them beside the others", async () => {
  await make(teacher, WITH_BO);
  await make(head, WITH_ZOE);
  expect(await told(teacher)).toEqual([]);
  await level();
  expect(await told(head)).toEqual([]);
  show(teacher);
  expect((await screen.findByRole("alert")).textContent).toContain(
    "You chose Bo for “Ten minutes of number facts”. What stands now was chosen on another device, and is without Bo.",
  );
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Add Bo" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  await level();
  for (const device of [teacher, head]) {
    const row = await viewOf(device).row("meeting-action", `${CLASSES.oak}:${terms.id}`);
    expect(meetingActionOf(row)).toMatchObject({
      children: [amara, zoeB, bo],
      entries: ["e-amara", "e-bo"],
    });
    expect(await told(device)).toEqual([]);
  }
});

it("[MA19] it can be left as it stands, and is not told again", async () => {
  await make(teacher, WITH_BO);
  await make(head, WITH_ZOE);
  await level();
  show(teacher);
  await userEvent.click(await screen.findByRole("button", { name: "Leave it without" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(await told(teacher)).toEqual([]);
});

it("[MA19] nobody is told of children they took out again, or who are in what stands", async () => {
  await make(teacher, WITH_BO);
  await make(teacher, forThem({ children: [amara, zoeB] }));
  await make(head, forThem({ children: [zoeB] }));
  await level();
  expect(await told(teacher)).toMatchObject([{ missing: [amara] }]);
  await make(head, forThem({ children: [amara, bo, zoeB] }));
  await level();
  expect(await told(teacher)).toEqual([]);
});

it("[MA19] who wrote an action down is not told of every choice that follows", async () => {
  await make(head, forThem({ children: [zoeB] }));
  await level();
  expect(await told(teacher)).toEqual([]);
});

it("[MA19] nobody is told of an action that is done or dropped", async () => {
  await make(teacher, WITH_BO);
  await make(head, WITH_ZOE);
  await level();
  expect(await told(teacher)).toHaveLength(1);
  await make(head, finishAction(terms, "2026-11-20", head.user));
  await level();
  expect(await told(teacher)).toEqual([]);
});
