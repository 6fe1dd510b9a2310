import { expect } from "@playwright/test";
import { enterDemo, settle, test } from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

test("rounds, planning one, the overview and a staff meeting have no violation", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /headteacher/i);
  await page.getByRole("link", { name: "Meet" }).click();
  await expect(page.getByRole("table")).toBeVisible();
  await expectNoViolation(page, "readiness board");
  await page
    .getByRole("button", { name: /^Move the meeting of/ })
    .first()
    .click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolation(page, "moving a meeting");
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page.getByLabel("Round")).toBeVisible();
  await page.getByLabel("Round").selectOption({ index: 1 });
  await expect(page.getByRole("heading", { name: "Named again" })).toBeVisible();
  await expectNoViolation(page, "overview");
  await page.goto(`${server.address}/meet/round/new`);
  await expect(page.getByRole("heading", { name: "When each class meets" })).toBeVisible();
  await expectNoViolation(page, "planning a round");
  await page.goto(`${server.address}/meet`);
  await page.getByRole("link", { name: "What the meetings showed" }).first().click();
  await expect(page.getByRole("heading", { name: "What we do" })).toBeVisible();
  await expectNoViolation(page, "staff meeting");
});

test("a teacher's meetings and Prepare have no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "Meet" }).click();
  await expect(page.getByRole("link", { name: "Prepare", exact: true })).toBeVisible();
  await expectNoViolation(page, "a teacher's meetings");
  await page.getByRole("link", { name: "Prepare", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^Last time/ })).toBeVisible();
  await page.locator("[data-line-name]").first().click();
  await expect(page.getByRole("textbox", { name: /^Evidence of/ })).toBeVisible();
  await expectNoViolation(page, "prepare");
  await page.getByRole("button", { name: /^Note (a|another) talk$/ }).click();
  await expect(page.getByRole("dialog", { name: "A talk about learning" })).toBeVisible();
  await expectNoViolation(page, "a talk");
});
