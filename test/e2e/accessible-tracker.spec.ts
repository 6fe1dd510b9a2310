import { expect } from "@playwright/test";
import {
  allSent,
  childIn,
  enterDemo,
  judge,
  namesIn,
  openPoint,
  settle,
  test,
} from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

test("what opens beside and over the class tracker has no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [first = "", second = ""] = await namesIn(page, point);

  await childIn(page, point, first).click();
  await page.getByRole("button", { name: "Write down who looked at this" }).click();
  await expect(page.getByRole("textbox", { name: "On what evidence" })).toBeVisible();
  await expectNoViolation(page, "moderation form");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("region", { name: `${first}, ${point}` })).toBeHidden();

  await page.getByRole("button", { name: "Select several" }).click();
  await childIn(page, point, first).click();
  await childIn(page, point, second).click();
  await expect(page.getByRole("heading", { name: "2 children selected" })).toBeVisible();
  await expectNoViolation(page, "several at once");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: "2 children selected" })).toBeHidden();

  await page.getByRole("button", { name: "View", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Columns and marks" })).toBeVisible();
  await expectNoViolation(page, "View");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Print" }).click();
  const print = page.getByRole("dialog", { name: "Print the class tracker" });
  for (const sheet of ["Filled", "To update", "Empty"]) {
    await print.getByRole("button", { name: sheet }).click();
    await expectNoViolation(page, `print dialog, ${sheet}`);
  }
  await page.keyboard.press("Escape");
  await expect(print).toBeHidden();
});

test("the round's foot and its dialog have no violation", async ({ server, page, browser }) => {
  const head = await browser.newPage();
  await enterDemo(head, server.address, /headteacher/i);
  await head.goto(`${server.address}/set-up/year`);
  await head.getByRole("button", { name: "Close Autumn" }).click();
  await expect(head.getByRole("button", { name: "Reopen Autumn" })).toBeVisible();
  await allSent(head);

  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const round = page.getByRole("region", { name: "Spring round" });
  await expect(round).toBeVisible();
  await round.getByRole("button", { name: "Where they stood" }).click();
  await expectNoViolation(page, "round, where they stood");
  await round.getByRole("button", { name: /^Missing|missing/ }).click();
  await expectNoViolation(page, "who is missing");
  await page.keyboard.press("Escape");
  await round.getByRole("button", { name: /^Confirm \d+ unchanged$/ }).click();
  await expect(page.getByRole("dialog", { name: /^Who stands where/ })).toBeVisible();
  await expectNoViolation(page, "confirm");
  await head.close();
});

test("the page about the device, the rehearsal and the files have no violation", async ({
  server,
  page,
  browser,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await page.goto(`${server.address}/device/rehearsal`);
  await expect(page.getByText(/^A trial change was written/)).toBeVisible();
  await expectNoViolation(page, "rehearsal");

  await page.goto(server.address);
  await settle(page);
  await page.context().setOffline(true);
  await judge(page, point, child, "6L");
  await expect(
    page.getByRole("banner").getByRole("button", { name: /1 change to send/ }),
  ).toBeVisible();
  await page.goto(`${server.address}/device`);
  await expect(page.getByRole("heading", { name: /^Is work safe on this/ })).toBeVisible();
  for (const more of await page.locator("summary").all()) await more.click();
  await expectNoViolation(page, "device, all of it open");
  await page.getByRole("button", { name: "Save unsent work to a file" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.getByLabel("Passphrase").fill("too short");
  await page.getByRole("button", { name: "Save 1 change" }).click();
  await expect(page.getByText(/^Too short/)).toBeVisible();
  await expectNoViolation(page, "saving to a file");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Read unsent work from a file" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectNoViolation(page, "reading from a file");

  // An iPad, with its steps open by themselves.
  const iPad = await browser.newContext({
    userAgent:
      "Mozilla/5.0 (iPad; CPU OS 17_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.6 Mobile/15E148 Safari/604.1",
    viewport: { width: 820, height: 1180 },
    hasTouch: true,
  });
  const tablet = await iPad.newPage();
  await enterDemo(tablet, server.address, /Okafor/);
  await tablet.goto(`${server.address}/device`);
  await expect(tablet.getByText("Leave the name, and tap")).toBeVisible();
  await expectNoViolation(tablet, "device, on an iPad");
  await iPad.close();
});
