import { expect, type Page } from "@playwright/test";
import { allSent, enterDemo, saving, settle, test } from "./school-day.ts";

/** The foot of Prepare: how many children are in the meeting. */
const foot = (page: Page) => page.locator("[data-foot]").filter({ hasText: "in the meeting" });
const evidence = (page: Page, name: string) =>
  page.getByRole("textbox", { name: `Evidence of ${name}’s learning` });

/** The head plans a round in the one form, so that every class has a meeting to prepare. */
async function planRound(page: Page, address: string): Promise<void> {
  await enterDemo(page, address, /headteacher/i);
  await page.goto(`${address}/meet/round/new`);
  await page.getByLabel("What it is called").fill("Meetings of this half-term");
  await page.getByLabel("Levels looked at").selectOption({ label: "Autumn" });
  await page.getByLabel("First day").fill("2026-11-23");
  await page.getByLabel("Last day").fill("2026-12-04");
  await page.getByRole("button", { name: /^Plan \d+ meetings$/ }).click();
  await expect(
    page.getByText(/^Meetings of this half-term: \d+ meetings planned\.$/),
  ).toBeVisible();
  await allSent(page);
}

test("a meeting is prepared on the laptop with no network; it stands after a restart, and the head reads it", async ({
  server,
  page: head,
  laptop,
}) => {
  await planRound(head, server.address);
  const teachers = laptop();
  let page = await (await teachers.open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "Meet" }).click();
  await expect(page.getByRole("link", { name: "Prepare", exact: true })).toBeVisible();

  await server.down();
  await page.getByRole("link", { name: "Prepare", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Last time/ })).toBeVisible();
  const place = page.url();
  await page.getByRole("button", { name: "Maths", exact: true }).click();
  const take = page.getByRole("button", { name: /^Take .+ into the meeting$/ });
  const name = /^Take (.+) into/.exec((await take.first().getAttribute("aria-label")) ?? "")?.[1];
  await take.first().click();
  await expect(page.getByRole("button", { name: /^Maths \d+$/ })).toBeVisible();

  // By keys: another table, then the evidence below the name.
  const child = page.locator("[data-line-name]").filter({ hasText: name ?? "" });
  await child.first().focus();
  await page.keyboard.press("3");
  await expect(
    page.getByRole("region", { name: "Falling behind" }).getByText(name ?? "", { exact: true }),
  ).toBeVisible();
  await expect(child.first()).toBeFocused();
  await page.keyboard.press("Enter");
  await evidence(page, name ?? "").fill("Counts on from the larger number with a bead string.");
  await expect(saving(page)).toContainText(/changes? to send/);
  await page.getByRole("button", { name: "It is prepared" }).click();
  await page.getByRole("button", { name: "Prepared without them" }).click();
  await expect(foot(page)).toContainText("Prepared.");

  await teachers.close();
  page = await (await teachers.open()).newPage();
  await page.goto(place);
  await expect(foot(page)).toContainText("Prepared.");
  await page.getByRole("button", { name: /^Maths \d+$/ }).click();
  await page
    .locator("[data-line-name]")
    .filter({ hasText: name ?? "" })
    .first()
    .click();
  await expect(evidence(page, name ?? "")).toHaveValue(
    "Counts on from the larger number with a bead string.",
  );

  await server.up();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);

  await head.goto(place);
  await expect(foot(head)).toContainText("Prepared.", { timeout: 30_000 });
  await head.getByRole("button", { name: /^Maths \d+$/ }).click();
  await head
    .locator("[data-line-name]")
    .filter({ hasText: name ?? "" })
    .first()
    .click();
  await expect(evidence(head, name ?? "")).toHaveValue(
    "Counts on from the larger number with a bead string.",
  );
});
