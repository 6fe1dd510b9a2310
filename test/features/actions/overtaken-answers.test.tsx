import { readFileSync } from "node:fs";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  agreeAction,
  dropAction,
  finishAction,
  reopenAction,
} from "../../../src/domain/action-edit.ts";
import { answersAsBefore } from "../../../src/domain/action-undo.ts";
import { type ActionTerms, meetingActionOf } from "../../../src/domain/meeting-action.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { OvertakenAnswers } from "../../../src/features/actions/overtaken-answers.tsx";
import { type Step, useActions } from "../../../src/features/actions/use-actions.ts";
import type { Device } from "../../../src/storage/open-device.ts";
import { overtakenAnswers } from "../../../src/storage/overtaken-answers.ts";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { CLASSES, PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

const terms: ActionTerms = {
  id: ownId(STAFF.oakTeacher, "aaaaaaaaaaa1"),
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
  by: STAFF.oakTeacher,
  from: null,
};
const dropBy = (by?: string) => dropAction(terms, "The group has ended", by);
const doneBy = (by?: string) => finishAction(terms, TODAY, by);

let school: SchoolByWire;
let teacher: Device;
let assistant: Device;
beforeEach(async () => {
  school = await SchoolByWire.open();
  teacher = await levelDevice(school, new Profile("laptop"), STAFF.oakTeacher);
  await make(teacher, agreeAction(terms, true));
  await catchUp(teacher, school.as(teacher.user));
  // A minute later, so that what is said here comes after.
  const tablet = new Profile("tablet");
  tablet.nowMs += 60_000;
  assistant = await levelDevice(school, tablet, STAFF.assistant);
});

async function level(): Promise<void> {
  for (const device of [teacher, assistant, teacher]) await catchUp(device, school.as(device.user));
}
const told = (device: Device) => overtakenAnswers(device, viewOf(device));

function Shown() {
  const actions = useActions();
  const tell = async (step: Promise<Step>) => void (await step);
  return actions === undefined ? null : (
    <main>
      <OvertakenAnswers actions={actions} tell={tell} />
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

it("[MA17] who dropped an action apart from a colleague’s Done is told, and can drop it again", async () => {
  await make(teacher, dropBy(teacher.user));
  await make(assistant, doneBy(assistant.user));
  expect(await told(teacher)).toEqual([]);
  await level();
  expect(await told(assistant)).toEqual([]);
  show(teacher);
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain(
    "You dropped “Ten minutes of number facts”, with the reason “The group has ended”. Miss Teague said that it is done, and that stands; your reason stands beside it.",
  );
  // The reason is between the two of them: a list that is handed out does not have it. [EX14]
  const css = readFileSync("src/features/actions/actions.module.css", "utf8");
  expect(notice.closest("[class*=told]")).not.toBeNull();
  expect(css.slice(css.indexOf("@media print"))).toMatch(/\.told \{\s*display: none;/);
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Drop it all the same" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  await level();
  // Now the other of the two is told.
  expect(await told(assistant)).toMatchObject([{ said: "done", by: teacher.user }]);
});

it("[MA17] who said that it is done apart from a colleague’s drop is told why, and may leave it so", async () => {
  await make(teacher, doneBy(teacher.user));
  await make(assistant, dropBy(assistant.user));
  await level();
  show(teacher);
  const notice = await screen.findByRole("alert");
  expect(notice.textContent).toContain(
    "You said that “Ten minutes of number facts” is done. Miss Teague dropped it, with the reason “The group has ended”, and that stands.",
  );
  await userEvent.click(screen.getByRole("button", { name: "Leave it dropped" }));
  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  expect(await told(teacher)).toEqual([]);
});

it("[MA17] nobody is told of what they took back themselves, or where both said the same", async () => {
  await make(teacher, dropBy(teacher.user));
  await make(teacher, reopenAction(terms));
  await make(assistant, doneBy(assistant.user));
  await level();
  expect(await told(teacher)).toEqual([]);
  await make(teacher, doneBy(teacher.user));
  await make(assistant, doneBy(assistant.user));
  await level();
  expect([await told(teacher), await told(assistant)]).toEqual([[], []]);
});

it("[MA17] who took a Done back did not drop what a colleague had dropped before", async () => {
  await make(assistant, dropBy(assistant.user));
  await level();
  const row = await viewOf(teacher).row("meeting-action", `${CLASSES.oak}:${terms.id}`);
  const done = doneBy(teacher.user);
  await make(teacher, done);
  await make(teacher, answersAsBefore(meetingActionOf(row)!, done));
  await level();
  await make(assistant, doneBy(assistant.user));
  await level();
  expect([await told(teacher), await told(assistant)]).toEqual([[], []]);
});

it("[MA17] no name is told where none was written down with what stands", async () => {
  await make(teacher, doneBy(teacher.user));
  await make(assistant, doneBy(assistant.user));
  // An app of before says who dropped it nowhere; the name beside it is that of an earlier answer.
  await make(assistant, dropBy());
  await level();
  expect(await told(teacher)).toMatchObject([{ said: "done", by: null }]);
  show(teacher);
  expect((await screen.findByRole("alert")).textContent).toContain(
    "On another device it was dropped, with the reason “The group has ended”, and that stands.",
  );
});

it("[MA17] nobody says in a colleague’s name that an action is done or dropped", async () => {
  for (const edit of [doneBy(assistant.user), dropBy(assistant.user)])
    expect(await make(teacher, edit)).not.toHaveProperty("changes");
  expect(await make(teacher, doneBy(teacher.user))).toHaveProperty("changes");
});
