import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { Classes } from "../../../src/features/classes/classes.tsx";
import { CLASSES, STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showOn, undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

const line = (name: string) => screen.getByRole("row", { name: new RegExp(`^${name}`) });

it("shows each class with its people, and gives it to another; Undo gives it back", async () => {
  const { view } = await showOn(STAFF.administrator, <Classes />);
  await screen.findByRole("heading", { name: "Classes of 2026/27" });
  expect(line("Oak").textContent).toContain("Mrs Okafor");
  expect(line("Oak").textContent).toContain("Miss Teague (assistant)");
  expect(await axeViolations()).toEqual([]);

  await userEvent.selectOptions(screen.getByLabelText("Add somebody to Oak"), "Mr Lind");
  await waitFor(() => expect(line("Oak").textContent).toContain("Mr Lind"));
  await screen.findByText("Mr Lind has Oak.");
  expect((await view.row("staff-class", `${STAFF.ashTeacher}:${CLASSES.oak}`))?.f.as).toBe(
    "teacher",
  );
  await undo();
  await waitFor(() =>
    expect(within(line("Oak")).queryByRole("button", { name: /from Mr Lind/ })).toBeNull(),
  );
});

it("offers no governor and nobody who has left as a teacher", async () => {
  await showOn(STAFF.administrator, <Classes />);
  const options = within(await screen.findByLabelText("Add somebody to Ash"))
    .getAllByRole("option")
    .map((option) => option.textContent);
  expect(options).not.toContain("Mr Grant");
  expect(options).not.toContain("Mr Gone");
  expect(options).toContain("Mrs Okafor");
});

it("adds a class, refuses a second of one name, and takes an empty one away", async () => {
  await showOn(STAFF.administrator, <Classes />);
  await userEvent.click(await screen.findByRole("button", { name: "Add a class" }));
  const dialog = screen.getByRole("dialog", { name: "A new class" });
  await userEvent.type(within(dialog).getByLabelText("Name"), "Oak");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "Year 5" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  expect(within(dialog).getByText("There is a class “Oak” already.")).toBeTruthy();
  await userEvent.clear(within(dialog).getByLabelText("Name"));
  await userEvent.type(within(dialog).getByLabelText("Name"), "Elm");
  await userEvent.click(within(dialog).getByRole("button", { name: "Keep" }));
  await screen.findByRole("row", { name: /^Elm/ });

  await userEvent.click(screen.getByRole("button", { name: "Change Elm" }));
  await userEvent.click(screen.getByRole("button", { name: "Take this class away" }));
  await waitFor(() => expect(screen.queryByRole("row", { name: /^Elm/ })).toBeNull());
});
