import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { saveCurricularTarget } from "../../../src/domain/curricular-target.ts";
import type { SetEdit } from "../../../src/domain/edit.ts";
import { ownId } from "../../../src/domain/own-id.ts";
import { CurricularTargetsScreen } from "../../../src/features/curricular-targets/curricular-targets.tsx";
import { InterventionsScreen } from "../../../src/features/interventions/interventions.tsx";
import { TargetGroupsScreen } from "../../../src/features/target-groups/target-groups.tsx";
import { DeviceProvider } from "../../../src/storage/use-live.ts";
import { type View, viewOf } from "../../../src/storage/view.ts";
import { catchUp } from "../../../src/sync/exchange.ts";
import { Toasts } from "../../../src/ui/toasts.tsx";
import { levelDevice, make, Profile, SchoolByWire } from "../../support/school-by-wire.ts";
import { PUPILS, STAFF, TODAY } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { undo } from "../office.tsx";
import { type Part, PlanPart } from "./plan-part.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

async function show(
  user: string,
  part: Part,
  search = "",
  day?: string,
  /** What the office had written before. */
  before: readonly SetEdit[] = [],
): Promise<View> {
  const school = await SchoolByWire.open();
  const office = await levelDevice(school, new Profile("office"), STAFF.administrator);
  await make(office, ...before);
  await catchUp(office, school.as(STAFF.administrator));
  const profile = new Profile("laptop");
  if (day !== undefined) profile.nowMs = Date.parse(`${day}T12:00:00Z`);
  const device = await levelDevice(school, profile, user);
  render(
    <DeviceProvider device={device}>
      <PlanPart part={part} first={search} />
      <Toasts />
    </DeviceProvider>,
  );
  return viewOf(device);
}

const groups: Part = (shown) => <TargetGroupsScreen {...shown} />;
const interventions: Part = (shown) => <InterventionsScreen {...shown} />;
const targets: Part = ({ facts, search, onSearch }) => (
  <CurricularTargetsScreen {...{ facts, search, onSearch }} />
);

it("[TG1] a teacher chooses a child with a reason, sees how far the year is, and takes it back", async () => {
  const view = await show(STAFF.oakTeacher, groups, "subject=maths");
  await screen.findByRole("heading", { name: "Year 4" });
  expect(screen.getByText("Nobody is chosen yet.")).toBeTruthy();
  expect(screen.queryByRole("heading", { name: "Year 3" })).toBeNull();
  expect(await axeViolations()).toEqual([]);
  await userEvent.selectOptions(
    screen.getByLabelText("Somebody else of Year 4"),
    screen.getByRole("option", { name: /^Amara/ }),
  );
  await userEvent.click(screen.getByRole("button", { name: "Choose" }));
  const dialog = screen.getByRole("dialog", { name: "Choose Amara for maths" });
  await userEvent.type(within(dialog).getByLabelText("Why, if you like"), "Ready for more");
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose" }));
  const chosen = await screen.findByRole("list", { name: "Chosen in Year 4" });
  expect(chosen.textContent).toContain("3L at Autumn");
  expect(chosen.textContent).toContain("1 step gained since July of the 3 that make a level.");
  expect(chosen.textContent).toContain("“Ready for more”");
  const terms = screen.getByRole("table", { name: "Reviewed each term, Year 4" });
  expect(within(terms).getByRole("row", { name: /^Autumn/ }).textContent).toBe(
    "Autumnso far; Fri 11 Dec101Amara00",
  );
  expect(within(terms).queryByRole("row", { name: /^Spring/ })).toBeNull();
  expect((await view.row("target-group", `${PUPILS.amara}:2026:maths`))?.f.by).toBe(
    STAFF.oakTeacher,
  );
  expect(await axeViolations()).toEqual([]);
  await undo();
  await screen.findByText("Nobody is chosen yet.");
});

it("[TC1] children well below with no plan come first among those worth thinking of", async () => {
  await show(STAFF.head, groups, "subject=maths");
  const list = await screen.findByRole("list", { name: "Worth thinking of in Year 4" });
  const first = within(list).getAllByRole("listitem")[0];
  expect(first?.textContent).toContain("Well below, and no plan yet.");
});

it("[TG5] in summer the class's present teacher chooses next year's group, and this year's stays", async () => {
  const view = await show(STAFF.ashTeacher, groups, "subject=maths", "2027-06-15");
  await screen.findByRole("heading", { name: "Year 3" });
  await userEvent.click(screen.getByRole("button", { name: "2027/28, next year" }));
  await screen.findByRole("heading", { name: "Year 4" });
  expect(await axeViolations()).toEqual([]);
  await userEvent.selectOptions(
    screen.getByLabelText("Somebody else of Year 4"),
    screen.getByRole("option", { name: /^Gil/ }),
  );
  await userEvent.click(screen.getByRole("button", { name: "Choose" }));
  const dialog = screen.getByRole("dialog", { name: "Choose Gil for maths, 2027/28" });
  await userEvent.click(within(dialog).getByRole("button", { name: "Choose" }));
  const chosen = await screen.findByRole("list", { name: "Chosen in Year 4" });
  expect(chosen.textContent).toContain("In it since Tue 15 Jun");
  expect(screen.getByText("1 child is chosen for 2027/28.")).toBeTruthy();
  expect(await view.row("target-group", `${PUPILS.gil}:2026:maths`)).toBeUndefined();
  expect((await view.row("target-group", `${PUPILS.gil}:2027:maths`))?.f.by).toBe(STAFF.ashTeacher);
  await userEvent.click(screen.getByRole("button", { name: "2026/27" }));
  await screen.findByRole("heading", { name: "Year 3" });
  expect(screen.queryByRole("list", { name: "Chosen in Year 3" })).toBeNull();
});

it("[TG5] who leaves after the last year group is not offered for the next year", async () => {
  await show(STAFF.head, groups, "subject=maths&year=next", "2027-06-15");
  await screen.findByText(/^Chosen now for 2027\/28/);
  // Oak is Year 4, the small school's last.
  expect(screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent)).toEqual([
    "Year 4",
  ]);
});

it("[TG3] an assistant sees the group and chooses nobody", async () => {
  await show(STAFF.assistant, groups, "subject=maths");
  await screen.findByRole("heading", { name: "Year 4" });
  expect(screen.queryByRole("button", { name: /Choose/ })).toBeNull();
});

it("[IV4] [IV6] an intervention is named with sessions and cost, given, changed, taken off and back", async () => {
  const view = await show(STAFF.senco, interventions);
  await screen.findByText("No intervention is named yet");
  await userEvent.click(screen.getByRole("button", { name: "Name an intervention" }));
  const form = screen.getByRole("dialog", { name: "A new intervention" });
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
  expect(within(form).getByText(/^Give it a name/)).toBeTruthy();
  await userEvent.type(within(form).getByLabelText("What it is called"), "Number club");
  await userEvent.selectOptions(within(form).getByLabelText("Subject"), "Maths");
  await userEvent.type(within(form).getByLabelText(/^Sessions/), "12");
  await userEvent.type(within(form).getByLabelText(/^Cost/), "£60");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
  const opener = await screen.findByRole("button", {
    name: /^Number club maths · no children now · since/,
  });
  expect(opener.textContent).toContain("12 sessions, £60");

  await userEvent.click(opener);
  await userEvent.click(screen.getByRole("button", { name: "Put children in" }));
  const put = screen.getByRole("dialog", { name: "Put children into Number club" });
  await userEvent.selectOptions(within(put).getByLabelText("Class"), "Oak");
  await userEvent.click(within(put).getByRole("checkbox", { name: "Amara" }));
  await userEvent.click(within(put).getByRole("checkbox", { name: "Bo" }));
  await userEvent.click(within(put).getByRole("button", { name: "Put in" }));
  const row = await screen.findByRole("row", { name: /^Amara Oak/ });
  expect(row.textContent).toContain("3L at Autumn, none since");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Take out Bo of Number club" }));
  await waitFor(() => expect(screen.queryByRole("row", { name: /^Bo Oak/ })).toBeNull());
  await undo();
  await screen.findByRole("row", { name: /^Bo Oak/ });

  await userEvent.click(screen.getByRole("button", { name: "Change Number club" }));
  const change = screen.getByRole("dialog", { name: "Change Number club" });
  await userEvent.type(within(change).getByLabelText("Led by, if known"), "Mr Vance");
  await userEvent.click(within(change).getByRole("button", { name: "Keep" }));
  await screen.findByRole("button", { name: /^Number club .*led by Mr Vance/ });
  const [held] = await view.rows("intervention");
  expect(held?.f).toMatchObject({ sessions: 12, cost: 6000, leads: "Mr Vance" });

  await userEvent.click(screen.getByRole("button", { name: "Provision map" }));
  const map = await screen.findByRole("row", { name: /^Amara Oak/ });
  expect(map.textContent).toContain("●");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: /^Nothing planned/ }));
  await userEvent.click(
    await screen.findByRole("button", { name: "Put Ewan into an intervention" }),
  );
  await userEvent.click(
    within(screen.getByRole("dialog", { name: "Put Ewan into an intervention" })).getByRole(
      "button",
      { name: "Put in" },
    ),
  );
  await screen.findByText(/^Ewan is in Number club from/);
  await undo();
  expect(screen.queryByRole("row", { name: /^Amara/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Before and after" }));
  const impact = await screen.findByRole("row", { name: /^Number club/ });
  expect(impact.textContent).toContain("No child in it has a level before and one since.");
  expect(screen.getByText(/say nothing about why/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: "List" }));
  await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
  await userEvent.click(screen.getByRole("button", { name: "Take off the list: Number club" }));
  await screen.findByText("No intervention is named yet");
  await undo();
  await screen.findByRole("button", { name: /^Number club/ });
});

it("[CU1] [CU2] a target is set by year, said of each child, and read by children", async () => {
  const view = await show(STAFF.subjectLeader, targets);
  await screen.findByText("No target is set for Autumn 2 yet");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Set a target" }));
  const form = screen.getByRole("dialog", { name: "A new curricular target" });
  await userEvent.type(
    within(form).getByLabelText("What the whole school works on"),
    "Full sentences",
  );
  const year4 = within(form).getByRole("group", { name: "Year 4" });
  await userEvent.type(within(year4).getByLabelText("Every child must"), "end with a full stop");
  await userEvent.type(within(year4).getByLabelText("Some could"), "use a colon");
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
  await screen.findByRole("heading", { name: "Full sentences" });

  await userEvent.selectOptions(screen.getByLabelText(/^How far the children got/), "Oak");
  await screen.findByText("Of 5 children, nobody has been spoken of yet.");
  const amara = screen.getByRole("group", { name: "How far Amara got" });
  await userEvent.click(within(amara).getByRole("radio", { name: "Should" }));
  await screen.findByText("Of 5: 1 should; 4 not spoken of yet.");
  const [said] = await view.rows("curricular-target-pupil");
  expect(said?.f).toMatchObject({ achieved: "should", on: TODAY, by: STAFF.subjectLeader });
  expect(await axeViolations()).toEqual([]);

  await undo();
  await screen.findByText("Of 5 children, nobody has been spoken of yet.");

  await userEvent.click(screen.getByRole("button", { name: /^A sheet for the children/ }));
  const sheet = screen.getByRole("dialog", { name: "A sheet for the children" });
  expect(within(sheet).getByText("All of us")).toBeTruthy();
  expect(within(sheet).getByText("end with a full stop")).toBeTruthy();
  expect(within(sheet).queryByText("Most of us")).toBeNull();
});

it("[CU1] a teacher says how far children got and sets no target", async () => {
  await show(STAFF.oakTeacher, targets);
  await screen.findByText("No target is set for Autumn 2 yet");
  expect(screen.queryByRole("button", { name: "Set a target" })).toBeNull();
});

const LEAVES_AT_CHRISTMAS: SetEdit = { t: "pupil", k: PUPILS.bo, set: { left: "2026-12-18" } };

it("[CU2] [IV3] a child who leaves at Christmas is one of the class until then", async () => {
  await show(STAFF.head, targets, "", undefined, [
    LEAVES_AT_CHRISTMAS,
    saveCurricularTarget({
      id: ownId(STAFF.head, "0123456789ab"),
      year: 2026,
      halfTerm: 2,
      subject: "writing",
      focus: "Full sentences",
      layers: [],
    }),
  ]);
  await userEvent.selectOptions(await screen.findByLabelText(/^How far the children got/), "Oak");
  await screen.findByText("Of 5 children, nobody has been spoken of yet.");
  cleanup();

  await show(STAFF.senco, interventions, "", undefined, [LEAVES_AT_CHRISTMAS]);
  await userEvent.click(await screen.findByRole("button", { name: "Name an intervention" }));
  const form = screen.getByRole("dialog", { name: "A new intervention" });
  await userEvent.type(within(form).getByLabelText("What it is called"), "Number club");
  await userEvent.click(within(form).getByRole("button", { name: "Keep" }));
  await userEvent.click(await screen.findByRole("button", { name: /^Number club/ }));
  await userEvent.click(screen.getByRole("button", { name: "Put children in" }));
  const put = screen.getByRole("dialog", { name: "Put children into Number club" });
  await userEvent.selectOptions(within(put).getByLabelText("Class"), "Oak");
  await userEvent.click(within(put).getByRole("checkbox", { name: "Bo" }));
  expect(within(put).getByRole("group", { name: "Which children: 1 chosen" })).toBeTruthy();
  const day = within(put).getByLabelText("From");
  await userEvent.clear(day);
  await userEvent.type(day, "2027-01-05");
  expect(within(put).queryByRole("checkbox", { name: "Bo" })).toBeNull();
  expect(within(put).getByRole("checkbox", { name: "Amara" })).toBeTruthy();
  await userEvent.click(within(put).getByRole("button", { name: "Put in" }));
  await within(put).findByText("Choose at least one child.");
});
