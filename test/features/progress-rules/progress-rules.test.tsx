import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { ProgressRules } from "../../../src/features/progress-rules/progress-rules.tsx";
import { STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { showOn, undo } from "../office.tsx";

afterEach(cleanup);

const field = () => screen.findByRole<HTMLInputElement>("textbox", { name: "Stuck, in steps" });

it("[PS19] a leader sets a threshold, sees it in its sentence, and gives the default back", async () => {
  const { view } = await showOn(STAFF.head, <ProgressRules />);
  const kept = async () => (await view.row("school", "school"))?.f.progress ?? null;
  expect((await field()).value).toBe("1½");
  expect(await axeViolations()).toEqual([]);
  await userEvent.clear(await field());
  await userEvent.type(await field(), "2{Enter}");
  expect(await screen.findByText("Stuck is at 2 steps now, for every class.")).toBeTruthy();
  expect(
    await screen.findByText("No step gained since July, and 2 steps or more behind."),
  ).toBeTruthy();
  expect(await kept()).toEqual({ stuck: 2 });
  await undo();
  await waitFor(async () => expect(await kept()).toBeNull());
  await waitFor(async () => expect((await field()).value).toBe("1½"));

  await userEvent.clear(await field());
  await userEvent.type(await field(), "3{Enter}");
  await userEvent.click(await screen.findByRole("button", { name: "Stuck: back to the default" }));
  await waitFor(async () => expect(await kept()).toBeNull());
});

it("[PS19] what cannot be is said where it was typed, and what was typed is still there", async () => {
  const { view } = await showOn(STAFF.head, <ProgressRules />);
  await userEvent.clear(await field());
  await userEvent.type(await field(), "a lot{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("Type steps in halves");
  expect((await field()).value).toBe("a lot");
  const before = screen.getByRole("textbox", { name: "At the judgement before, in steps" });
  await userEvent.clear(before);
  await userEvent.type(before, "4{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("more than slow itself");
  expect((await view.row("school", "school"))?.f.progress ?? null).toBeNull();
});
