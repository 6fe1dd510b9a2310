import { expect } from "@playwright/test";
import { childIn, enterDemo, namesIn, openPoint, settle, test } from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

test("Look's screens have no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  const views = page.getByRole("navigation", { name: "Look", exact: true });
  await expect(views).toBeVisible();
  const rooms = await views
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const room of rooms) {
    await views.locator(`a[href="${room}"]`).click();
    await expect(views.locator(`a[href="${room}"]`)).toHaveAttribute("aria-current", "page");
    await expect(page.locator("main table, main li, main h2").first()).toBeVisible();
    await expectNoViolation(page, room);
  }
});

test("the grid's choices, and the grid as a table, have no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  await expect(page.getByRole("combobox", { name: "Show" })).toBeVisible();
  for (const label of ["Who: Everyone", "Highlight: nobody", "View ▾"]) {
    await page.getByRole("button", { name: label, exact: true }).click();
    await expectNoViolation(page, label);
    await page.keyboard.press("Escape");
  }
  await page.getByRole("combobox", { name: "Show" }).selectOption("table");
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectNoViolation(page, "grid as a table");
});

test("a child's own page has no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await childIn(page, point, child).click();
  await page.locator('a[href^="/child/"]').first().click();
  await expect(page).toHaveURL(/\/child\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Reading", exact: true })).toBeVisible();
  await expectNoViolation(page, "a child's page");
});
