import { expect } from "@playwright/test";
import { childIn, enterDemo, namesIn, openPoint, settle, test } from "./school-day.ts";

/** A laptop of 1366 by 768 at 200 %. */
const LOW = { width: 683, height: 384 };

test("at 200 % the page scrolls: every level has its height, and the counts come after", async ({
  server,
  page,
}) => {
  await page.setViewportSize(LOW);
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const grid = page.getByRole("grid");
  await expect.poll(async () => (await grid.boundingBox())?.height).toBeGreaterThan(LOW.height);
  const last = grid.locator("[data-start]");
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  const counts = page.getByRole("region", { name: "Against expectation" });
  const between = async () => {
    const [after, foot] = [await counts.boundingBox(), await grid.boundingBox()];
    return (after?.y ?? 0) - (foot?.y ?? 0) - (foot?.height ?? 0);
  };
  await expect.poll(between).toBeGreaterThanOrEqual(0);
});

test("a toast stands beside the grid, and a long name stays in its column", async ({
  server,
  page,
}) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await childIn(page, point, child).focus();
  await page.keyboard.press("3");
  await page.keyboard.press("s");
  await page.keyboard.press("Enter");
  const undo = page.getByRole("button", { name: "Undo" });
  await expect(undo).toBeVisible();
  const beside = async () => {
    const grid = await page.getByRole("grid").boundingBox();
    const toast = await undo.locator("..").boundingBox();
    return (toast?.x ?? 0) - (grid?.x ?? 0) - (grid?.width ?? 0);
  };
  await expect.poll(beside).toBeGreaterThanOrEqual(0);

  const spill = await page.evaluate(() => {
    const chip = document.querySelector("td[data-row] [data-name]");
    const name = chip?.querySelector("span > span");
    const cell = chip?.closest("td");
    if (!chip || !name || !cell) return undefined;
    name.textContent = "Maximilian-Alexander Bartholomew-Featherstonehaugh of the Long Lane";
    return chip.getBoundingClientRect().right - cell.getBoundingClientRect().right;
  });
  expect(spill).toBeLessThanOrEqual(0);
});
