import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AttainmentFacts } from "../../../src/domain/attainment-facts.ts";
import { AttainmentGridScreen } from "../../../src/features/attainment-grid/attainment-grid.tsx";
import { inOak, smallFacts } from "../../support/small-facts.ts";
import { axeViolations } from "../../ui/axe.ts";
import { giveDialogs } from "../../ui/dialog-in-jsdom.ts";
beforeEach(giveDialogs);
afterEach(cleanup);

// Year 4 in summer: expected 3S.
const FACTS = smallFacts([
  inOak("Amara", { "maths.baseline": "2H", "maths.summer": "3S" }, { groups: ["girls"] }),
  inOak("Ben", { "maths.baseline": "3L", "maths.summer": "3L" }, { groups: ["boys", "sen-k"] }),
  inOak(
    "Cara",
    { "maths.baseline": "3S", "maths.summer": "3L" },
    { groups: ["girls", "eal"], targets: ["maths"] },
  ),
  inOak("Dev", {}, { groups: ["boys"] }),
  inOak("Ewa", { "maths.summer": "!A" }, { groups: ["girls"] }),
  { name: "Kit", groups: ["boys"], years: { 2026: [5, "ash", { "maths.summer": "4L" }] } },
]);

/** What the address of the screen was last. */
const address = { now: "" };

function Look(props: { facts: AttainmentFacts; search: string }) {
  const [search, setSearch] = useState(props.search);
  return (
    <AttainmentGridScreen
      facts={props.facts}
      search={search}
      onSearch={(search) => {
        address.now = search;
        setSearch(search);
      }}
      title="Whole school"
      classHref={(id, subject) => `/class/${id}/${subject}`}
      childHref={(id) => `/child/${id}`}
    />
  );
}

function look(search = "subject=maths&point=2026%3Asummer", facts = FACTS) {
  const { rerender } = render(<Look facts={facts} search={search} />);
  return {
    user: userEvent.setup(),
    again: (facts: AttainmentFacts) => rerender(<Look facts={facts} search={search} />),
  };
}
const cell = (name: string) => screen.getByRole("button", { name: new RegExp(`^${name}`) });
const list = () => screen.getByRole("complementary");
const names = () =>
  within(list())
    .getAllByRole("link")
    .map((link) => link.textContent);

describe("the whole-school grid", () => {
  it("[AG1] counts in a cell who stands there now, not who has moved on from it", async () => {
    const { user } = look("subject=maths&point=2026%3Asummer&since=2026%3Abaseline");
    await user.click(cell("Year 4, Level 3 Secure"));
    expect(names()).toEqual(["Amara", "Cara", "Oak"]);
    expect(list().textContent).toContain("1 of 3 with a level, 33 %");
  });

  it("opens the children behind a cell beside the picture, and goes back to the cell", async () => {
    const { user } = look();
    expect(screen.getByRole("heading", { name: "Whole school 6 children" })).toBeTruthy();
    await user.click(cell("Year 4, Level 3 Low: 2 children"));
    expect(within(list()).getByRole("heading", { name: "Year 4: Level 3 Low" })).toBe(
      document.activeElement,
    );
    expect(names()).toEqual(["Ben", "Cara", "Oak"]);
    expect(within(list()).getByText("2 of 3 with a level, 67 %. 1 child = 33.3 %.")).toBeTruthy();
    expect(within(list()).getByRole("link", { name: "Oak" }).getAttribute("href")).toBe(
      "/class/oak/maths",
    );
    expect(within(list()).getByRole("link", { name: "Ben" }).getAttribute("href")).toBe(
      "/child/c001",
    );
    expect(await axeViolations()).toEqual([]);
    await user.keyboard("{Escape}");
    expect(screen.queryByRole("complementary")).toBeNull();
    expect(document.activeElement).toBe(cell("Year 4, Level 3 Low"));
  });

  it("opens a column with its figures, and who has no level and why", async () => {
    const { user } = look();
    await user.click(cell("Year 4: 5 children, 3 with a level, 1 of 3 on track or above, 33 %"));
    expect(
      within(list())
        .getAllByRole("heading")
        .map((one) => one.textContent),
    ).toEqual(["Year 4", "Below 2", "On track 1", "No level yet 1", "Absent 1"]);
    await user.click(cell("Year 4: 1 no level yet, 1 absent"));
    expect(names()).toEqual(["Dev", "Ewa", "Oak"]);
  });

  it("every child is reached by keys: one tab stop, arrows from cell to cell, Enter", async () => {
    const { user } = look();
    const grid = screen.getByRole("grid", { name: "Maths, Summer 2026/27, Whole school" });
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    cell("Year 4, Level 3 Secure, expected: 1 child").focus();
    await user.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(cell("Year 4, Level 3 Low"));
    await user.keyboard("{PageDown}");
    expect(document.activeElement).toBe(cell("Year 4: 5 children"));
    await user.keyboard("{ArrowRight}");
    expect(document.activeElement).toBe(cell("Year 5: 1 child"));
    await user.keyboard("{PageUp}{Enter}");
    expect(names()).toEqual(["Kit", "Ash"]);
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it("compares with an earlier point: who moved, where they were, the same children then and now", async () => {
    const { user } = look();
    await user.selectOptions(screen.getByRole("combobox", { name: "Since" }), "since Baseline");
    expect(address.now).toContain("since=2026%3Abaseline");
    await user.click(screen.getByRole("button", { name: "Who moved" }));
    expect(
      within(list())
        .getAllByRole("heading")
        .map((one) => one.textContent),
    ).toEqual([
      "Who moved since Baseline",
      "Lower than then 1",
      "Higher than then 1",
      "The same 1",
      "Cannot be compared 3",
    ]);
    expect(within(list()).getByText("was 2H")).toBeTruthy();
    await user.click(cell("Year 4: 5 children"));
    expect(
      within(list()).getByText(
        /Of the same 3 children, 3 \(100 %\) were on track or above at Baseline 2026\/27 and 1 \(33 %\) are now/,
      ),
    ).toBeTruthy();
  });

  it("shows only the children of groups joined with and or or, and highlights without leaving out", async () => {
    const { user } = look();
    await user.click(screen.getByRole("button", { name: "Who: Everyone" }));
    const who = screen.getByRole("dialog", { name: "Who" });
    const groups = () => within(within(who).getByRole("group", { name: "Groups" }));
    await user.click(groups().getByRole("checkbox", { name: "Girls" }));
    await user.click(groups().getByRole("checkbox", { name: "SEN support" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Whole school no children");
    await user.click(within(who).getByRole("button", { name: "In any of them" }));
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Whole school 4 children");
    await user.click(within(who).getByRole("button", { name: "Show everyone" }));
    await user.keyboard("{Escape}");
    await user.click(screen.getByRole("button", { name: "Highlight: nobody" }));
    await user.click(
      within(
        within(screen.getByRole("dialog", { name: "Highlight" })).getByRole("group", {
          name: "Groups",
        }),
      ).getByRole("checkbox", { name: "SEN support" }),
    );
    expect(cell("Year 4, Level 3 Low: 2 children, 1 of them highlighted")).toBeTruthy();
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Whole school 6 children");
  });

  it("steps through the points, and shows another subject", async () => {
    const { user } = look();
    await user.click(screen.getByRole("button", { name: "The point before" }));
    expect(address.now).toContain("point=2026%3Aspring");
    expect(
      screen.getByRole("button", { name: /^Year 4: 5 children, 0 with a level/ }),
    ).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "The point after" }));
    expect(
      screen.getByRole<HTMLButtonElement>("button", { name: "The point after" }).disabled,
    ).toBe(true);
    await user.click(screen.getByRole("button", { name: "Writing" }));
    expect(address.now).toContain("subject=writing");
  });

  it("[AG9] is a table of the same numbers too, with names on opening", async () => {
    const { user } = look();
    await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "Table");
    const table = screen.getByRole("table", { name: /children by level/ });
    const row = within(table).getByRole("row", { name: /^Level 3 Low/ });
    expect(within(row).getByText("Ben")).toBeTruthy();
    expect(within(row).getAllByRole("cell").at(-1)?.textContent).toBe("2");
    const figures = screen.getByRole("table", { name: /figures/ });
    expect(within(figures).getByRole("row", { name: /^on track or above/ }).textContent).toContain(
      "1 (33 %)",
    );
    expect(await axeViolations()).toEqual([]);
  });

  it("[AG6] says what a link asked for that is not here", async () => {
    const { user } = look("subject=latin&point=2026%3Anoon");
    expect(screen.getByText(/a subject that is not tracked here. Reading is shown/)).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "All right" }));
    expect(screen.queryByText(/not tracked here/)).toBeNull();
  });

  it("[AG8] presents large, with no marks and nobody highlighted, and Esc leaves", async () => {
    const { user } = look(
      'subject=maths&point=2026%3Asummer&show=names&marks=eal&light={"group":"eal"}',
    );
    expect(cell("Year 4, Level 3 Low: 2 children").textContent).toContain("CaraA");
    await user.click(screen.getByRole("button", { name: "Present" }));
    const presented = screen.getByRole("dialog", { name: "Maths, presented" });
    const there = within(presented).getByRole("button", {
      name: /^Year 4, Level 3 Low: 2 children/,
    });
    expect(there.textContent).toBe("BenCara");
    expect(there.getAttribute("aria-label")).not.toContain("highlighted");
    await user.click(within(presented).getByRole("button", { name: "Leave" }));
    expect(screen.queryByRole("dialog", { name: "Maths, presented" })).toBeNull();
  });

  it("[AG10] shows the target group when asked: after names, beside counts, in words and in the legend", async () => {
    const { user } = look();
    await user.click(screen.getByRole("button", { name: "View ▾" }));
    const view = screen.getByRole("dialog", { name: "View" });
    await user.click(within(view).getByRole("checkbox", { name: "◆ target group" }));
    expect(address.now).toContain("plans=target-group");
    await user.click(within(view).getByText("What the signs mean"));
    expect(within(view).getByText("target group", { selector: "dd" })).toBeTruthy();
    const names = cell("Year 4, Level 3 Low: 2 children");
    expect(names.textContent).toBe("BenCara◆");
    expect(names.getAttribute("aria-label")).toContain("Ben, Cara (target group)");
    await user.keyboard("{Escape}");
    await user.selectOptions(screen.getByRole("combobox", { name: "Show" }), "Counts");
    const counts = cell("Year 4, Level 3 Low: 2 children");
    expect(counts.textContent).toBe("2◆1");
    expect(counts.getAttribute("aria-label")).toContain("1 of them target group");
    await user.click(screen.getByRole("button", { name: "Present" }));
    expect(screen.getByRole("dialog", { name: "Maths, presented" }).textContent).not.toContain("◆");
  });

  it("follows a judgement that arrives while a list is open", async () => {
    const { user, again } = look();
    await user.click(cell("Year 4, Level 3 Low: 2 children"));
    const judged = smallFacts(
      ["Amara", "Ben", "Cara"].map((name) => inOak(name, { "maths.summer": "3L" })),
    );
    again(judged);
    expect(names()).toEqual(["Amara", "Ben", "Cara", "Oak"]);
  });

  it("says what will stand here while there is nobody", () => {
    look("", smallFacts([]));
    expect(screen.getByRole("heading", { name: "Nothing to show yet" })).toBeTruthy();
  });
});
