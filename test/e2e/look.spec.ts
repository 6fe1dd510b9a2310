import { expect, type Page } from "@playwright/test";
import { allSent, enterDemo, Laptop, saving, test } from "./school-day.ts";

/** Gives a child of the class tracker a level, which then stands in the record. */
async function judgeAsTeacher(page: Page, level: string): Promise<string> {
  const chip = page.locator('[data-state="open"] [data-name]').first();
  const name = (await chip.locator("span span").first().textContent()) ?? "";
  await chip.focus();
  await page.keyboard.type(level);
  await page.keyboard.press("Enter");
  await allSent(page);
  return name.trim();
}

test("a leader on a tablet with no network opens the school, chooses, taps a cell, and sees a judgement arrive", async ({
  server,
  browser,
}) => {
  const context = await browser.newContext({
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
  });
  const page = await context.newPage();
  await enterDemo(page, server.address, /head/i);
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAccessibleName(/^Reading, .*Whole school$/);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(saving(page)).toContainText(/Up to date/);

  // Offline: opening, comparing, choosing and tapping need nobody.
  await context.setOffline(true);
  await page.reload();
  await expect(grid).toBeVisible();
  await page.getByRole("combobox", { name: "Since" }).selectOption({ index: 1 });
  await expect(page.getByRole("button", { name: "Who moved" })).toBeVisible();
  await page.getByRole("button", { name: "Who: Everyone" }).tap();
  await page.getByRole("dialog", { name: "Who" }).getByLabel("Girls").first().check();
  await expect(page.getByRole("button", { name: "Who: Girls" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator('button[data-at^="3S|"]').first().tap();
  const list = page.getByRole("complementary");
  await expect(list.getByRole("heading", { name: /Level 3 Secure/ })).toBeFocused();
  await expect(list.getByRole("listitem").first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(page).toHaveURL(/since=.*who=/);

  // Nothing lies outside the tablet's width.
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(1180);

  // Back in reach of the school, a teacher's judgement reaches the picture by itself.
  await page.getByRole("button", { name: "Who: Girls" }).tap();
  await page
    .getByRole("dialog", { name: "Who" })
    .getByRole("button", { name: "Show everyone" })
    .tap();
  await page.keyboard.press("Escape");
  await context.setOffline(false);
  const teacher = new Laptop();
  try {
    const desk = await (await teacher.open()).newPage();
    await enterDemo(desk, server.address, /Okafor/);
    await expect(desk.getByRole("grid")).toBeVisible();
    await expect(saving(desk)).toContainText(/Up to date/);
    const name = await judgeAsTeacher(desk, "5H");
    await page.locator('button[data-at="5H|4"]').tap({ timeout: 60_000 });
    await expect(list).toContainText(name);
  } finally {
    await teacher.end();
    await context.close();
  }
});
