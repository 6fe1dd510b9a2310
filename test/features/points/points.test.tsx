import { cleanup, fireEvent, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { Points } from "../../../src/features/points/points.tsx";
import { STAFF } from "../../support/small-school.ts";
import { axeViolations } from "../../ui/axe.ts";
import { showOn, undo } from "../office.tsx";

afterEach(cleanup);

it("[P4] lets a senior leader close a point and open it again", async () => {
  const { view } = await showOn(STAFF.head, <Points />);
  await userEvent.click(await screen.findByRole("button", { name: "Close Autumn" }));
  const reopen = await screen.findByRole("button", { name: "Reopen Autumn" });
  expect(screen.getByRole("row", { name: /^Autumn/ }).textContent).toContain("Closed Sat 21 Nov");
  expect((await view.row("point", "2026:autumn"))?.f.lockedAt).toBeTypeOf("number");
  expect(await axeViolations()).toEqual([]);
  await userEvent.click(reopen);
  await screen.findByRole("button", { name: "Close Autumn" });
  expect((await view.row("point", "2026:autumn"))?.f.lockedAt).toBeNull();
});

it("moves a point to another day, with a way back", async () => {
  const { view } = await showOn(STAFF.head, <Points />);
  const day = await screen.findByLabelText("Day of Autumn");
  fireEvent.change(day, { target: { value: "2026-12-04" } });
  fireEvent.blur(day);
  await screen.findByText("Autumn is on Fri 4 Dec.");
  await waitFor(async () =>
    expect((await view.row("point", "2026:autumn"))?.f.date).toBe("2026-12-04"),
  );
  await undo();
  await waitFor(async () =>
    expect((await view.row("point", "2026:autumn"))?.f.date).toBe("2026-12-11"),
  );
});

it("[CR1] shows the usual days of collecting as such, and lets a leader set them", async () => {
  const { view } = await showOn(STAFF.head, <Points />);
  const first = await screen.findByLabelText<HTMLInputElement>("Autumn: first day of collecting");
  const last = () => screen.getByLabelText<HTMLInputElement>("Autumn: last day of collecting");
  expect([first.value, last().value]).toEqual(["2026-11-27", "2026-12-11"]);
  const row = () => screen.getByRole("row", { name: /^Autumn/ }).textContent;
  expect(row()).toContain("as usual: the two weeks before");
  expect(screen.queryByLabelText("Baseline: first day of collecting")).toBeNull();
  fireEvent.blur(first);
  fireEvent.change(last(), { target: { value: "2026-12-16" } });
  fireEvent.blur(last());
  await screen.findByText("Autumn is collected up to Wed 16 Dec.");
  const closes = async () => (await view.row("point", "2026:autumn"))?.f.closes;
  await waitFor(async () => expect(await closes()).toBe("2026-12-16"));
  expect((await view.row("point", "2026:autumn"))?.f.opens).toBeUndefined();
  await waitFor(() => expect(row()).toContain("first day as usual: two weeks before"));
  fireEvent.change(last(), { target: { value: "" } });
  fireEvent.blur(last());
  await screen.findByText("Autumn is collected up to Fri 11 Dec.");
  await waitFor(async () => expect(await closes()).toBeNull());
  await undo();
  await waitFor(async () => expect(await closes()).toBe("2026-12-16"));
});

it("tells who may not that it was not changed", async () => {
  const { view } = await showOn(STAFF.oakTeacher, <Points />);
  await userEvent.click(await screen.findByRole("button", { name: "Close Autumn" }));
  expect(await screen.findByText(/not one you may change/)).toBeTruthy();
  expect((await view.row("point", "2026:autumn"))?.f.lockedAt).toBeNull();
});
