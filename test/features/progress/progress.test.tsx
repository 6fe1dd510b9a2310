// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { RELATIVE } from "../../../src/domain/relative-scale.ts";
import type { Scale } from "../../../src/domain/scale.ts";
import { ProgressScreen } from "../../../src/features/progress/progress.tsx";
import { type SmallChild, smallFacts } from "../../support/small-facts.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

const child = (
  name: string,
  cls: string,
  july: string,
  terms: readonly string[],
  more: Partial<SmallChild> & { aims?: Record<string, string> } = {},
): SmallChild => ({
  name,
  groups: more.groups ?? [],
  years: {
    2025: [4, null, { "maths.summer": july }],
    2026: [
      5,
      cls,
      {
        "maths.baseline": july,
        ...more.aims,
        ...Object.fromEntries(
          ["autumn", "spring", "summer"].flatMap((slot, at) =>
            terms[at] === undefined ? [] : [[`maths.${slot}`, terms[at]]],
          ),
        ),
      },
    ],
  },
});

const SCHOOL: readonly SmallChild[] = [
  child("Amara", "ash", "3S", ["3H", "4L", "4S"], { groups: ["girls"] }),
  child("Ben", "ash", "3S", ["3S", "3S", "3S"], {
    groups: ["boys"],
    aims: { "maths.prediction": "3H", "maths.target": "4L" },
  }),
  child("Cara", "elm", "3S", ["3S", "3H", "3H"], { groups: ["girls"] }),
  child("Dev", "elm", "3S", [], { groups: ["boys"] }),
];

function Live(props: { school?: readonly SmallChild[]; search?: string; scale?: Scale }) {
  const { school = SCHOOL, search = "subject=maths", scale } = props;
  const [asked, setAsked] = useState(search);
  const facts = smallFacts(school, scale === undefined ? {} : { scale });
  return (
    <>
      <ProgressScreen facts={facts} search={asked} onSearch={setAsked} />
      <output aria-label="Address">{asked}</output>
    </>
  );
}
const part = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const sheet = () => screen.getByRole("complementary", { name: "The children behind it" });

describe("progress between two points", () => {
  it("sets where children stood against where they stand, names behind every cell", async () => {
    render(<Live />);
    const grid = screen.getByRole("grid", { name: /Maths, from Baseline .* to Summer/ });
    const cell = within(grid).getByRole("cell", { name: "From 3S to 4S: 1 child, Amara" });
    await userEvent.click(cell);
    expect(sheet().textContent).toContain("3S to 4S");
    expect(sheet().textContent).toContain("Ash · 3S to 4S ▲3");
    const sums = screen.getByRole("region", { name: "Sums" });
    expect(sums.textContent).toContain("Higher 2");
    expect(sums.textContent).toContain("No change 1");
    expect(sums.textContent).toContain("No level now 1");
    expect(sums.textContent).toContain("3 children with a level at both points");
    expect(grid.parentElement?.textContent).toContain("where the pace leads (1½ steps)");
  });

  it("is gone through by keys", async () => {
    render(<Live />);
    const grid = screen.getByRole("grid");
    within(grid)
      .getByRole("cell", { name: /^From 3S to 3S/ })
      .focus();
    await userEvent.keyboard("{End}{Enter}");
    expect(sheet().textContent).toContain("Amara");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("gives each state with the sentence of its rule, classes in year order", async () => {
    render(<Live />);
    await part("States");
    const rows = within(screen.getByRole("table")).getAllByRole("rowheader");
    expect(rows.map((row) => row.textContent)).toEqual(["Ash", "Elm", "Year 5"]);
    expect(screen.getByRole("region", { name: "Stuck" }).textContent).toContain(
      "Ben, AshNo step gained since July; expected 1½ by now.",
    );
    await userEvent.click(screen.getByRole("button", { name: "Year 5, on track: 1 child" }));
    expect(sheet().textContent).toContain("Cara");
  });

  it("knows no stuck on a relative scale: staying put is expected", async () => {
    render(
      <Live scale={RELATIVE} school={[child("Amara", "ash", "EXS", ["EXS", "EXS", "EXS"])]} />,
    );
    expect(screen.getByRole("grid").parentElement?.textContent).toContain("staying put");
    await part("States");
    expect(screen.getByRole("button", { name: "Ash, on track: 1 child" })).toBeTruthy();
    expect(screen.queryByText("Stuck")).toBeNull();
  });

  it("sets start, now, predicted and target side by side", async () => {
    render(<Live />);
    await part("Start to target");
    const row = screen.getByRole("row", { name: /^Ben/ });
    expect(
      within(row)
        .getAllByRole("cell")
        .map((cell) => cell.textContent),
    ).toEqual([
      "Ash",
      "3Son track",
      "3Sbelow",
      "3Hon track by summer",
      "4Lon track by summer",
      "No step gained since July; expected 1½ by now.",
    ]);
  });

  it("compares classes and groups with somebody named, both values before the gap", async () => {
    render(<Live />);
    await part("Classes and groups");
    const classes = screen.getByRole("table", { name: "By class, in year order" });
    expect(classes.textContent).toContain("Ash2 children");
    const groups = screen.getByRole("table", { name: "By group" });
    const girls = within(groups).getByRole("row", { name: /^Girls/ });
    expect(girls.textContent).toContain("4.0of 2 children");
    expect(girls.textContent).toContain("Boys2 children");
    expect(girls.textContent).toContain("4.0 points higher");
    expect(girls.textContent).toContain("Too few children to tell the two apart.");
    await part("On track or above");
    expect(
      within(screen.getByRole("table", { name: "By group" })).getByRole("row", { name: /^Girls/ })
        .textContent,
    ).toContain("2 of 2");
    expect(screen.getByRole("status", { name: "Address" }).textContent).toContain(
      "compare=on-track",
    );
  });

  it("counts two levels of progress for the year group, never for a child", async () => {
    const school: SmallChild[] = ["4S", "3H"].map((now, at) => ({
      name: `N${at}`,
      years: {
        2023: [3, null, { "maths.baseline": "2S" }],
        2026: [6, "elm", { "maths.summer": now }],
      },
    }));
    render(<Live school={school} />);
    await part("Key stage");
    const section = screen.getByRole("region", { name: "Year 6" });
    expect(section.textContent).toContain("1 of 2 two levels");
    expect(section.textContent).toContain("10.0 points gained on average, of 2 children");
    expect(section.textContent).toContain("the pace expects 12.0 by then");
  });

  it("says so where nothing can be compared, and has nothing a reader cannot use", async () => {
    render(<Live />);
    expect(await axeViolations()).toEqual([]);
    cleanup();
    render(<Live search="subject=writing" />);
    expect(screen.getByText("Nobody has a level at both points")).toBeTruthy();
  });
});
