import { cleanup, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it } from "vitest";
import { pointsOf } from "../../../src/domain/assessment-point.ts";
import { classesOf } from "../../../src/domain/school-class.ts";
import { MoveOn } from "../../../src/features/roll/move-on.tsx";
import { PUPILS, STAFF } from "../../support/small-school.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
import { showOn, undo } from "../office.tsx";

beforeAll(giveDialogs);
afterEach(cleanup);

it("[RO1] [RO2] shows where every class goes, then makes next year's lists with their points", async () => {
  const { view } = await showOn(STAFF.administrator, <MoveOn />);
  await userEvent.click(await screen.findByRole("button", { name: "See the plan" }));
  const [, ...lines] = within(screen.getByRole("table")).getAllByRole("row");
  expect(lines.map((line) => line.textContent)).toEqual([
    "AshTo Oak, Year 4.2 children",
    "OakLeaves after Year 4.5 children",
  ]);
  expect(classesOf(await view.rows("class"), 2027)).toEqual([]);

  await userEvent.click(screen.getByRole("button", { name: /^Make these lists/ }));
  const sure = screen.getByRole("dialog", { name: "Make the lists for 2027/28?" });
  expect(sure.textContent).toContain("This makes 2 classes for 2027/28 and moves 2 children");
  expect(sure.textContent).toContain("5 children in the last year group will leave on");
  await userEvent.click(within(sure).getByRole("button", { name: "Make the lists" }));
  await screen.findByText(/The class lists for 2027\/28 are made/);
  const [oak] = classesOf(await view.rows("class"), 2027).filter(({ name }) => name === "Oak");
  const gil = await view.row("membership", `${PUPILS.gil}:2027`);
  expect(gil?.f).toMatchObject({ class: oak?.id, yearGroup: 4 });
  expect(pointsOf(await view.rows("point"), 2027)).toHaveLength(4);
  expect(
    (await screen.findByRole("link", { name: "Classes of 2027/28" })).getAttribute("href"),
  ).toBe("/set-up/classes?year=next");

  await undo();
  await waitFor(() => expect(screen.queryByRole("link")).toBeNull());
  expect(classesOf(await view.rows("class"), 2027)).toEqual([]);
  expect((await view.row("pupil", PUPILS.amara))?.f.left ?? null).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "See the plan" }));
  const [, ...again] = within(screen.getByRole("table")).getAllByRole("row");
  expect(again.map((line) => line.textContent)).toEqual(lines.map((line) => line.textContent));
});
