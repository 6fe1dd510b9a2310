import { expect } from "@playwright/test";
import { moveCalendar } from "../support/school-calendar.mjs";
import { fillDevice } from "./full-device.ts";
import {
  allSent,
  childIn,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  saving,
  settle,
  test,
} from "./school-day.ts";

test("a captive portal's page is no answer: the change waits, and goes when the school answers", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await page.context().route("**/sync", (route) =>
    route.fulfill({
      status: 200,
      contentType: "text/html",
      body: "<h1>Welcome to the café Wi-Fi</h1>",
    }),
  );
  const asked = page.waitForResponse((response) => response.url().endsWith("/sync"));
  await judge(page, point, child, "6L");
  await asked;
  await expectAt(page, point, child, "6L");
  await expect(saving(page)).toContainText(/Saved on this/);

  await page.context().unroute("**/sync");
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);
  await expectAt(page, point, child, "6L");
});

test("a clock a day ahead neither loses work nor beats what others judge after seeing it", async ({
  server,
  laptop,
}) => {
  const teacher = await (await laptop().open()).newPage();
  await teacher.addInitScript(moveCalendar, 24 * 60 * 60_000);
  await enterDemo(teacher, server.address, /Okafor/);
  await settle(teacher);
  const point = await openPoint(teacher);
  const [child = ""] = await namesIn(teacher, point);
  await judge(teacher, point, child, "6H");
  await expectAt(teacher, point, child, "6H");
  await allSent(teacher);
  await saving(teacher).click();
  await expect(teacher.getByText(/clock/i).first()).toBeVisible();

  const head = await (await laptop().open()).newPage();
  await enterDemo(head, server.address, /headteacher/i);
  await head.goto(teacher.url());
  await settle(head);
  await expectAt(head, point, child, "6H");
  await judge(head, point, child, "1L");
  await expectAt(head, point, child, "1L");
  await expectAt(teacher, point, child, "1L");
});

test("a full disk is said in words, nothing is half done, and the next try works", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  const before = (await childIn(page, point, child).textContent()) ?? "";
  const makeRoom = await fillDevice(page);
  await judge(page, point, child, "6H");
  await expect(page.getByText(/no room left/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(childIn(page, point, child)).toHaveText(before);

  await makeRoom();
  await judge(page, point, child, "6H");
  await expectAt(page, point, child, "6H");
  await allSent(page);
});

test("a browser that was wiped gets the school's copy again and overwrites nothing", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await judge(page, point, child, "6H");
  await expectAt(page, point, child, "6H");
  await allSent(page);

  // As it is done at night, with no page open: one would leave its trace again, and be told of the loss.
  const morning = await page.context().newPage();
  await page.close();
  const browser = await page.context().newCDPSession(morning);
  await browser.send("Storage.clearDataForOrigin", { origin: server.address, storageTypes: "all" });
  await enterDemo(morning, server.address, /Okafor/);
  await settle(morning);
  await expectAt(morning, point, child, "6H");
});

test("a tab that leads and freezes holds nobody up", async ({ server, laptop }) => {
  const context = await laptop().open();
  const leader = await context.newPage();
  await enterDemo(leader, server.address, /Okafor/);
  await settle(leader);
  const point = await openPoint(leader);
  const [child = ""] = await namesIn(leader, point);
  const other = await context.newPage();
  await other.goto(leader.url());
  await settle(other);
  const browser = await context.newCDPSession(leader);
  await browser.send("Page.setWebLifecycleState", { state: "frozen" });

  await judge(other, point, child, "6S");
  await expectAt(other, point, child, "6S");
  await allSent(other);
});

test("an address that leads nowhere says so, with a way back", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  for (const path of [
    "/class/no-such-class",
    "/class/%F0%9F%98%80",
    "/nothing/here",
    "/class/../../etc",
  ]) {
    await page.goto(server.address + path);
    await expect(page.getByRole("main")).toContainText(/\w+/);
    await expect(page.getByRole("main")).not.toContainText(/undefined|TypeError|Error:/);
    await expect(
      page.getByRole("navigation", { name: "Keepup" }).getByRole("link").first(),
    ).toBeVisible();
  }
});
