import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { Children } from "../../../src/features/roll/children.tsx";
import { CLASSES, PUPILS, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showOn, undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

const names = () => screen.getAllByRole("rowheader").map((header) => header.textContent);

it("lists the children of a class in register order, classes in year order", async () => {
  await showOn(STAFF.administrator, <Children />);
  await screen.findByRole("heading", { name: "7 children" });
  const classes = within(screen.getByRole("list", { name: "Classes" })).getAllByRole("button");
  expect(classes.map((button) => button.textContent)).toEqual(["Ash2", "Oak5"]);
  await userEvent.click(screen.getByRole("button", { name: /^Oak/ }));
  expect(names()).toEqual([
    "Barnes, Zoë",
    "Kaya, Zoe",
    "Lindqvist, Bo",
    "Marsh, Ewan",
    "Okoro, Amara",
  ]);
  expect(await axeViolations()).toEqual([]);
});

it("shows what a pasted list would do, line by line, then does exactly that; Undo takes it back", async () => {
  const { view } = await showOn(STAFF.administrator, <Children />);
  await userEvent.click(await screen.findByRole("button", { name: "Add children" }));
  await userEvent.click(screen.getByRole("textbox", { name: /One child a line/ }));
  await userEvent.paste(
    "Hana Novák, 4, Oak\nIda Berg, 3, Ash\nAmara Okoro, 4, Oak\nJo Reed, 4, Elm\n",
  );
  await userEvent.click(screen.getByRole("button", { name: "Check the list" }));
  expect(
    screen.getByText(
      "2 children will be added, 1 line changes nothing, 1 line needs a look and is left out.",
    ),
  ).toBeTruthy();
  expect(screen.getByText(/There is no class “Elm”/)).toBeTruthy();
  expect(await axeViolations()).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: "Add 2 children" }));
  await screen.findByText("2 children are on the roll.");
  await userEvent.click(await screen.findByRole("button", { name: /^Oak/ }));
  await waitFor(() => expect(names()).toContain("Novák, Hana"));
  expect(await view.found("membership", CLASSES.ash)).toHaveLength(3);

  await undo();
  await waitFor(() => expect(names()).not.toContain("Novák, Hana"));
  expect(await view.found("membership", CLASSES.ash)).toHaveLength(2);
});

it("mends a child's name and class, and keeps the leaver's record", async () => {
  const { view } = await showOn(STAFF.administrator, <Children />);
  await userEvent.click(await screen.findByRole("button", { name: /^Oak/ }));
  await userEvent.click(screen.getByRole("button", { name: "Change Lindqvist, Bo" }));
  const dialog = screen.getByRole("dialog", { name: "Bo Lindqvist" });
  await userEvent.clear(within(dialog).getByLabelText("Called"));
  await userEvent.selectOptions(within(dialog).getByLabelText("Class"), "Ash");
  await userEvent.selectOptions(within(dialog).getByLabelText("Year group"), "Year 3");
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(names()).not.toContain("Lindqvist, Bo"));
  expect((await view.row("membership", `${PUPILS.bo}:2026`))?.f).toMatchObject({
    class: CLASSES.ash,
    yearGroup: 3,
  });
  expect((await view.row("attainment", `${PUPILS.bo}:2025`))?.c).toBeDefined();
});
