import { cleanup, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { pointsOf } from "../../../src/domain/assessment-point.ts";
import { classesOf } from "../../../src/domain/school-class.ts";
import { MoveOn } from "../../../src/features/roll/move-on.tsx";
import { PUPILS, STAFF } from "../../support/small-school.ts";
import { showOn } from "../office.tsx";

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

  await userEvent.click(screen.getByRole("button", { name: "Make these lists" }));
  await screen.findByText(/The class lists for 2027\/28 are made/);
  const [oak] = classesOf(await view.rows("class"), 2027).filter(({ name }) => name === "Oak");
  const gil = await view.row("membership", `${PUPILS.gil}:2027`);
  expect(gil?.f).toMatchObject({ class: oak?.id, yearGroup: 4 });
  expect(pointsOf(await view.rows("point"), 2027)).toHaveLength(4);
});
