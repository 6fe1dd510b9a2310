import { expect } from "@playwright/test";
import {
  childIn,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  saving,
  settle,
  test,
} from "../e2e/school-day.ts";
import { take } from "./shot.ts";

test("the round of spring, on the day autumn was closed", async ({ server, page, browser }) => {
  const head = await browser.newPage();
  await enterDemo(head, server.address, /headteacher/i);
  await head.goto(`${server.address}/set-up/year`);
  await head.getByRole("button", { name: "Close Autumn" }).click();
  await expect(head.getByRole("button", { name: "Reopen Autumn" })).toBeVisible();
  await expect(saving(head)).toContainText(/Sent to school|Up to date/);
  await head.close();

  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("button", { name: "Maths", exact: true }).click();
  const round = page.getByRole("region", { name: "Spring round" });
  await expect(round).toBeVisible();
  const [child = ""] = await namesIn(page, "Autumn");
  await childIn(page, "Autumn", child).click();
  await expect(page.getByRole("region", { name: `${child}, Autumn` })).toBeVisible();
  await take(page, "locked");
  await page.keyboard.press("Escape");
  await round.getByRole("button", { name: "Where they stood" }).click();
  await expect.poll(async () => (await namesIn(page, "Spring")).length).toBeGreaterThan(20);
  for (const name of (await namesIn(page, "Spring")).slice(0, 3)) {
    await judge(page, "Spring", name, "4S");
    await expectAt(page, "Spring", name, "4S");
  }
  await expect(round).toContainText("30 children: 3 moved,");
  await take(page, "round");
  await round.getByRole("button", { name: /^Confirm \d+ unchanged$/ }).click();
  await expect(page.getByRole("dialog", { name: /^Who stands where/ })).toBeVisible();
  await take(page, "round-confirm");
});
