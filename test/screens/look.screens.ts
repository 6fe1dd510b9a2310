import { expect } from "@playwright/test";
import { childIn, enterDemo, namesIn, openPoint, settle, test } from "../e2e/school-day.ts";
import { take } from "./shot.ts";

test("the whole school", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  const show = page.getByRole("combobox", { name: "Show" });
  await expect(show).toBeVisible();
  await expect(page.getByRole("grid")).toBeVisible();
  await take(page, "school");
  await show.selectOption("names");
  await take(page, "school-names");
  const views = page.getByRole("navigation", { name: "Look", exact: true });
  for (const [name, id] of [
    ["Combined", "combined"],
    ["Progress", "progress"],
    ["Snapshots", "snapshots"],
  ] as const) {
    await views.getByRole("link", { name }).click();
    await expect(views.getByRole("link", { name })).toHaveAttribute("aria-current", "page");
    await page.waitForTimeout(600);
    await take(page, id);
  }
});

test("a child's years", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const [child = ""] = await namesIn(page, await openPoint(page));
  await childIn(page, "Autumn", child).click();
  await page.locator('a[href^="/child/"]').first().click();
  await expect(page).toHaveURL(/\/child\//);
  await page.waitForTimeout(600);
  await take(page, "pupil");
});
