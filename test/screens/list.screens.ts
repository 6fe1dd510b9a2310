import { expect, type Page } from "@playwright/test";
import { childIn, enterDemo, judge, namesIn, saving, settle, test } from "../e2e/school-day.ts";
import { LAPTOP, take, takeOne } from "./shot.ts";

test("the list", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "List", exact: true }).click();
  const list = page.getByRole("grid", { name: /^Levels of/ });
  await expect(list).toBeVisible();
  await take(page, "list");
  const names = await list
    .locator("tbody tr th")
    .evaluateAll((all) => all.slice(0, 6).map((one) => one.textContent ?? ""));
  await page.keyboard.press("ArrowDown");
  await page.evaluate((names) => {
    const [a = "", b = "", c = "", d = "", e = "", f = ""] = names;
    const data = new DataTransfer();
    data.setData(
      "text/plain",
      `Name\tReading\tMaths\n${b}\t3S\t3L\n${a}\t3L\t2H\n${d}\t3H\tnew\n${c}\t2H\t3S\n${f}x\t3S\t3S\n${e}\t9\t3L\n`,
    );
    const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
    document.activeElement?.dispatchEvent(paste);
  }, names);
  await expect(page.getByRole("dialog")).toBeVisible();
  await take(page, "list-plan");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
  await page.getByRole("button", { name: "Missing only" }).click();
  await take(page, "list-filter");
});

/** A sheet of A4 on its side, as a browser lays it out for the printer. */
async function onPaper(page: Page, id: string, sheet: string): Promise<void> {
  const dialog = page.getByRole("dialog", { name: "Print the class tracker" });
  await dialog.getByRole("button", { name: sheet, exact: true }).click();
  await page.setViewportSize({ width: 1047, height: 718 });
  await page.emulateMedia({ media: "print" });
  await takeOne(page, id, 38);
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize(LAPTOP);
}

test("on paper", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("button", { name: "Print" }).click();
  await onPaper(page, "paper-filled", "Filled");
  await onPaper(page, "paper-ghosted", "To update");
  await onPaper(page, "paper-empty", "Empty");
});

test("this device", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.goto(`${server.address}/device/rehearsal`);
  await expect(page.getByText(/^A trial change was written/)).toBeVisible();
  await take(page, "rehearsal");
  await page.goto(server.address);
  await settle(page);
  const [child = ""] = await namesIn(page, "Autumn");
  await server.down();
  await judge(page, "Autumn", child, "4L");
  await expect(childIn(page, "Autumn", child)).toBeVisible();
  await expect(saving(page)).toContainText("1 change to send");
  await page.goto(`${server.address}/device`);
  await expect(page.getByRole("heading", { name: /^Is work safe on this/ })).toBeVisible();
  await take(page, "device");
  await server.up();
});
