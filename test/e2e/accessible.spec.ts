import { expect } from "@playwright/test";
import { childIn, enterDemo, namesIn, openPoint, settle, test } from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

test("the door, the tracker, the child's sheet and the status have no violation", async ({
  server,
  page,
}) => {
  await page.goto(server.address);
  await expect(page.getByRole("button", { name: /Look round the demo school/ })).toBeVisible();
  await expectNoViolation(page, "door");
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await expectNoViolation(page, "tracker");
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await childIn(page, point, child).click();
  await expectNoViolation(page, "child's sheet");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolation(page, "keys");
  await page.keyboard.press("Escape");
  await page
    .getByRole("banner")
    .getByRole("button", { name: /Up to date|Sent/ })
    .click();
  await expect(page.getByRole("button", { name: "Send now" })).toBeVisible();
  await expectNoViolation(page, "state of saving");
});

test("the list, a level being typed in it and a paste's plan have no violation", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
  await expectNoViolation(page, "list");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("3");
  await expect(page.getByRole("listbox")).toBeVisible();
  await expectNoViolation(page, "typing");
  await page.keyboard.press("Escape");
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Name\tMaths\nNobody Known\t3S\n");
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
    document.activeElement?.dispatchEvent(paste);
  });
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolation(page, "paste's plan");
});

test("setting up and the office have no violation", async ({ server, page }) => {
  await page.goto(server.address);
  await page.getByRole("link", { name: /Set up your school/ }).click();
  await expect(page.getByRole("textbox").first()).toBeVisible();
  await expectNoViolation(page, "first set-up");
  await enterDemo(page, server.address, /office/i);
  await page.getByRole("link", { name: "Set up" }).click();
  const parts = page.getByRole("navigation", { name: "Parts of setting up" });
  await expect(parts).toBeVisible();
  const rooms = await parts
    .getByRole("link")
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(rooms).toContain("/set-up/progress");
  for (const room of rooms) {
    await parts.locator(`a[href="${room}"]`).click();
    await expect(parts.locator(`a[href="${room}"]`)).toHaveAttribute("aria-current", "page");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // Each part has a table, or says that there is nothing in it: only once it is read, or the school answered.
    const nothing = page.getByRole("heading", { name: /^Nothing / });
    await expect(page.locator("main table").or(nothing).first()).toBeVisible();
    // The year has a second half, which is read by itself.
    if (room === "/set-up/year")
      await expect(page.getByRole("heading", { name: /^Moving on to / })).toBeVisible();
    await expectNoViolation(page, room);
  }
});
