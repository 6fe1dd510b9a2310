import { expect } from "@playwright/test";
import { allSent, enterDemo, test } from "../e2e/school-day.ts";
import { take } from "./shot.ts";

test("a round of progress meetings", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  await page.getByRole("link", { name: "Meet", exact: true }).click();
  await expect(page.getByRole("link", { name: "Overview" })).toBeVisible();
  await take(page, "meet");
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(/\/meet\/themes\//);
  const round = page.getByRole("combobox", { name: "Round" });
  const first = round.locator("option", { hasText: "First progress meetings" });
  await round.selectOption((await first.getAttribute("value")) ?? "");
  await page.waitForTimeout(600);
  await take(page, "meet-themes");
});

test("a meeting", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await page.getByRole("link", { name: "Meet", exact: true }).click();
  await page.getByRole("link", { name: "Prepare" }).first().click();
  await expect(page).toHaveURL(/\/prepare$/);
  await page.waitForTimeout(600);
  await take(page, "meet-prepare");
  await page.getByRole("link", { name: "Hold the meeting" }).click();
  await expect(page).toHaveURL(/\/run$/);
  await page.waitForTimeout(600);
  await take(page, "meet-run");
  await page
    .getByRole("navigation", { name: "Children of this meeting" })
    .getByRole("button", { name: "Emilia reading" })
    .click();
  await page.waitForTimeout(600);
  await take(page, "meet-child");
});

test("what was agreed, and what is given", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  for (const [path, id] of [
    ["/plan", "actions"],
    ["/plan/groups", "target-groups"],
    ["/plan/interventions", "interventions"],
    ["/plan/targets", "targets"],
  ] as const) {
    await page.goto(server.address + path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.waitForTimeout(2500);
    await take(page, id);
  }
});

test("a session, and what was changed", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  await page.goto(`${server.address}/plan/interventions`);
  await page.getByRole("button", { name: /^Paired reading/ }).click();
  await page.getByRole("button", { name: "Add a session" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("checkbox").nth(1).uncheck();
  await take(page, "session");
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toHaveCount(0);
  await allSent(page);
  await page.goto(`${server.address}/set-up/changes`);
  await expect(page.getByText(/Paired reading/).first()).toBeVisible();
  await take(page, "changes");
});
