import { expect, type Page } from "@playwright/test";
import { allSent, enterDemo, settle, test } from "./school-day.ts";

/** Names beside the 30 of the class: the longest the demo school would have to hold. */
const SIX_MORE = [
  "Anneliese Marchbanks",
  "Bartholomew Quill",
  "Chidera Umeh",
  "Delphine Arkwright",
  "Emrys Tansley",
  "Farida Noorzai",
];

async function pagesOf(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

test("[CT9] a class of 36 is one sheet of A4, either way round: filled, to update, empty", async ({
  server,
  page,
  browser,
}) => {
  const office = await browser.newPage();
  await enterDemo(office, server.address, /office/i);
  await office.goto(`${server.address}/set-up/children`);
  await office.getByRole("button", { name: "Add children" }).first().click();
  await office
    .getByLabel("One child a line: name, year, class")
    .fill(["Name\tYear\tClass", ...SIX_MORE.map((name) => `${name}\t4\t4B`)].join("\n"));
  await office.getByRole("button", { name: "Check the list" }).click();
  await office.getByRole("button", { name: /Add 6 children/ }).click();
  await expect(office.getByText(/6 children are on the roll/)).toBeVisible();
  await allSent(office);
  await office.close();

  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("36 children");
  await page.getByRole("button", { name: "Print" }).click();
  const print = page.getByRole("dialog", { name: "Print the class tracker" });
  for (const sheet of ["Filled", "To update", "Empty"])
    for (const way of ["A4 landscape", "A4 portrait"]) {
      const chosen = [sheet, way].map((name) => print.getByRole("button", { name, exact: true }));
      for (const one of chosen) await one.click();
      for (const one of chosen) await expect(one).toHaveAttribute("aria-pressed", "true");
      expect(await pagesOf(page), `${sheet}, ${way}`).toBe(1);
    }
});
