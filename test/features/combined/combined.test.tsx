// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { CombinedScreen } from "../../../src/features/combined/combined.tsx";
import { inOak, type SmallChild, smallFacts } from "../../support/small-facts.ts";
import { axeViolations } from "../../ui/axe.ts";

afterEach(cleanup);

const levels = (reading: string, writing: string, maths: string) =>
  Object.fromEntries(
    Object.entries({ reading, writing, maths })
      .filter(([, value]) => value !== "-")
      .map(([subject, value]) => [`${subject}.summer`, value]),
  );

const SCHOOL: readonly SmallChild[] = [
  inOak("Amara", levels("3S", "3S", "3S"), { groups: ["girls", "pupil-premium"] }),
  inOak("Ben", levels("3H", "3H", "3L"), { groups: ["boys"] }),
  inOak("Cara", levels("2S", "2S", "2S"), { groups: ["girls"] }),
  inOak("Dev", levels("3S", "3S", "-"), { groups: ["boys"] }),
  inOak("Ewa", levels("3S", "3S", "2S"), { groups: ["girls"], interventions: ["Maths boost"] }),
];

function Live({ school, search = "" }: { school: readonly SmallChild[]; search?: string }) {
  const [asked, setAsked] = useState(search);
  return (
    <>
      <CombinedScreen facts={smallFacts(school)} search={asked} onSearch={setAsked} />
      <output aria-label="Address">{asked}</output>
    </>
  );
}

const picture = () => screen.getByRole("grid");
const sheet = () => screen.getByRole("complementary", { name: "The children behind it" });

describe("several subjects at once", () => {
  it("says how many are on track in English and maths, of those with both", async () => {
    render(<Live school={SCHOOL} />);
    const figures = screen.getByRole("region", { name: "In all subjects" });
    expect(figures.textContent).toContain("1 of 4 in all");
    expect(figures.textContent).toContain("On track in English and maths.");
    expect(figures.textContent).toContain("1 child = 25 %");
    expect(figures.textContent).toContain("small group");
    await userEvent.click(screen.getByRole("button", { name: "1 of 4" }));
    expect(within(sheet()).getByText("Amara")).toBeTruthy();
    expect(sheet().textContent).toContain("Oak · English 3 (reading 3S, writing 3S), maths 3S");
  });

  it("lists a child without a level, who is not below", async () => {
    render(<Live school={SCHOOL} />);
    await userEvent.click(
      screen.getByRole("button", { name: "Without a level in every subject: 1" }),
    );
    expect(sheet().textContent).toContain("Dev");
    expect(sheet().textContent).toContain("maths no level yet");
  });

  it("names those well below without a plan before those one subject away", () => {
    render(<Live school={SCHOOL} />);
    const [first, second] = within(
      screen.getByRole("region", { name: "In all subjects" }),
    ).getAllByRole("list", { name: /children|child$/ });
    expect(first?.getAttribute("aria-label")).toBe("Well below, and nothing planned: 1 child");
    expect(first?.textContent).toContain("Cara, English and maths");
    expect(second?.getAttribute("aria-label")).toBe("One subject away: 2 children");
    expect(second?.textContent).toMatch(/Ben, maths.*Ewa, maths/);
  });

  it("is gone through by keys: arrows from cell to cell, Enter opens, Esc closes", async () => {
    render(<Live school={SCHOOL} />);
    const cell = within(picture()).getByRole("cell", {
      name: /English 3S, maths 3S: 1 child, Amara/,
    });
    expect(
      within(picture())
        .getAllByRole("cell")
        .filter((one) => one.tabIndex === 0),
    ).toEqual([cell]);
    cell.focus();
    await userEvent.keyboard("{ArrowDown}{ArrowRight}");
    expect(
      within(picture()).getByRole("cell", {
        name: "English 3H, maths 3L: 1 child, Ben; enough in one",
      }),
    ).toBe(document.activeElement);
    await userEvent.keyboard("{Enter}");
    expect(sheet().textContent).toContain("Ben");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("complementary")).toBeNull();
  });

  it("counts from a chosen step, kept in the address", async () => {
    render(<Live school={SCHOOL} />);
    await userEvent.click(screen.getByRole("button", { name: "Subjects ▾" }));
    await userEvent.selectOptions(
      screen.getByRole("combobox", { name: "Maths counts from" }),
      "Level 2 Secure",
    );
    expect(screen.getByRole("status", { name: "Address" }).textContent).toContain(
      "subjects=english+maths.2S",
    );
    const figures = screen.getByRole("region", { name: "In all subjects" });
    expect(figures.textContent).toContain("On track in English and 2S or above in maths.");
    expect(figures.textContent).toContain("3 of 4 in all");
  });

  it("shows sensitive groups only on asking", async () => {
    render(<Live school={SCHOOL} />);
    const groups = screen.getByRole("table", { name: "By group" });
    expect(groups.textContent).toContain("Girls");
    expect(groups.textContent).not.toContain("Pupil premium");
    await userEvent.click(screen.getByRole("checkbox", { name: /sensitive too/ }));
    expect(screen.getByRole("table", { name: "By group" }).textContent).toContain(
      "Everyone else in Year 4",
    );
  });

  it("says the same as a table", async () => {
    render(<Live school={SCHOOL} />);
    await userEvent.click(screen.getByRole("button", { name: "Table" }));
    const table = screen.getByRole("table", { name: "Summer 2026/27, Year 4" });
    const rows = within(table).getAllByRole("row").slice(1);
    expect(rows.map((row) => row.textContent)).toEqual([
      "AmaraOak3 (reading 3S, writing 3S)on track3Son trackyes",
      "BenOak3 (reading 3H, writing 3H)above3Lbelowno",
      "CaraOak2S (reading 2S, writing 2S)well below2Swell belowno",
      "DevOak3 (reading 3S, writing 3S)on trackno level yetnot known",
      "EwaOak3 (reading 3S, writing 3S)on track2Swell belowno",
    ]);
  });

  it("follows the same children over time", () => {
    const both = (value: string) => ({ "reading.summer": value, "maths.summer": value });
    const moved: SmallChild = {
      name: "Amara",
      years: { 2025: [3, null, both("2S")], 2026: [4, "oak", both("3S")] },
    };
    render(<Live school={[moved]} search="subjects=reading maths" />);
    const time = screen.getByRole("heading", { name: "Over time" }).closest("section")!;
    expect(time.textContent).toContain("Summer 2025/260 of 1 (0 %)");
    expect(time.textContent).toContain("Summer 2026/271 of 1 (100 %)");
  });

  it("says what to do where there is nobody, and has nothing a reader cannot use", async () => {
    const { unmount } = render(<Live school={SCHOOL} />);
    expect(await axeViolations()).toEqual([]);
    unmount();
    render(<Live school={SCHOOL} search={`who=${encodeURIComponent('{"yearGroup":2}')}`} />);
    expect(screen.getByText(/Year 2 had no children on roll at/)).toBeTruthy();
  });
});
