import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import {
  allSent,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  saving,
  settle,
  test,
} from "./school-day.ts";

const PASSPHRASE = "kettle gravel moth velvet";

async function openDevicePage(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/device`);
  await expect(page.getByRole("heading", { name: /^Is work safe on this/ })).toBeVisible();
}

/** Waits until the school has everything that was done on this page. */
async function sent(page: Page): Promise<void> {
  await allSent(page);
}

test("unsent work goes in a file from laptop A to laptop B, and A's return counts nothing twice", async ({
  server,
  laptop,
}) => {
  const a = await (await laptop().open()).newPage();
  await enterDemo(a, server.address, /Okafor/);
  await settle(a);
  const place = a.url();
  const point = await openPoint(a);
  const [first = "", second = ""] = await namesIn(a, point);

  // A never reaches the school again, until the very end.
  await a.context().setOffline(true);
  await judge(a, point, first, "6L");
  await expectAt(a, point, first, "6L");
  await judge(a, point, first, "6S");
  await expectAt(a, point, first, "6S");
  await judge(a, point, second, "1L");
  await expectAt(a, point, second, "1L");
  await expect(saving(a)).toContainText("3 changes to send");
  await openDevicePage(a, server.address);
  await a.getByRole("button", { name: "Save unsent work to a file" }).click();
  await a.getByLabel("Passphrase").fill("too short");
  await a.getByRole("button", { name: "Save 3 changes" }).click();
  await expect(a.getByText(/^Too short: at least 12/)).toBeVisible();
  await a.getByLabel("Passphrase").fill(PASSPHRASE);
  await a.getByLabel("The same again").fill(PASSPHRASE);
  const download = a.waitForEvent("download");
  await a.getByRole("button", { name: "Save 3 changes" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^keepup-unsent-\d{4}-\d\d-\d\d\.keepup$/);
  const path = await file.path();
  expect(readFileSync(path, "utf8")).not.toContain("attainment");
  await a.getByRole("button", { name: "Done" }).click();

  const b = await (await laptop().open()).newPage();
  await enterDemo(b, server.address, /Okafor/);
  await settle(b);
  await openDevicePage(b, server.address);
  for (const [passphrase, says] of [
    ["kettle gravel moth velvets", "This passphrase does not open the file"],
    [PASSPHRASE, "3 changes are on this computer now"],
    [PASSPHRASE, "Everything in it is on this computer or at school already: 3 changes"],
  ] as const) {
    await b.getByRole("button", { name: "Read unsent work from a file" }).click();
    await b.getByLabel("File", { exact: true }).setInputFiles(path);
    await b.getByLabel("Passphrase", { exact: true }).fill(passphrase);
    await b.getByRole("button", { name: "Read it" }).click();
    await expect(b.getByText(says)).toBeVisible();
    await b.getByRole("button", { name: /^(Done|Cancel)$/ }).click();
  }
  await b.goto(place);
  await settle(b);
  await expectAt(b, point, first, "6S");
  await expectAt(b, point, second, "1L");

  // B goes on from there before A comes back; A's old changes alter nothing of it.
  await judge(b, point, second, "1S");
  await expectAt(b, point, second, "1S");
  await sent(b);
  await a.context().setOffline(false);
  await a.goto(place);
  await settle(a);
  await expectAt(a, point, first, "6S");
  await expectAt(a, point, second, "1S");
  await expect(saving(a)).not.toContainText(/look|to send/);
});

test("a browser whose database was cleared says so, with what had reached school", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await judge(page, point, child, "6H");
  await expectAt(page, point, child, "6H");
  await sent(page);

  const browser = await page.context().newCDPSession(page);
  await page.goto("about:blank");
  await browser.send("Storage.clearDataForOrigin", {
    origin: server.address,
    storageTypes: "indexeddb",
  });
  await page.goto(server.address);
  const line = page.getByRole("banner").getByRole("button", { name: "lost Keepup’s data" });
  await expect(line).toBeVisible();
  await line.click();
  await page.getByRole("link", { name: "What that means" }).click();
  await expect(
    page.getByText(/^This computer had Keepup’s data today at .* has lost it since\.$/),
  ).toBeVisible();
  await expect(page.getByText(/^Nothing was waiting to be sent/)).toBeVisible();
  await page.getByRole("button", { name: "I have read this" }).click();
  await expect(line).toBeHidden();
  await page.goto(server.address);
  await settle(page);
  await expectAt(page, point, child, "6H");
});

test("the rehearsal: what is here, network off, the class loaded anew, ready", async ({
  server,
  laptop,
}) => {
  const context = await laptop().open();
  const page = await context.newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await openDevicePage(page, server.address);
  await page.getByRole("link", { name: "Prove it before you leave" }).click();
  await expect(page.getByText(/^All \d+ files of the app are here and were read$/)).toBeVisible();
  await expect(
    page.getByText(/: 30 children, with \d+ levels and marks for this year, July’s among them$/),
  ).toBeVisible();
  await expect(page.getByText(/^A trial change was written/)).toBeVisible();
  await expect(page.getByText(/The school can still be reached/)).toBeVisible();

  await context.setOffline(true);
  await expect(page.getByText(/^Noticed/)).toBeVisible();
  await page.getByRole("button", { name: /^Open 4B now$/ }).click();
  await expect(page.getByRole("grid")).toBeVisible();
  await expect(page.getByText("This is 4B, opened with no network.")).toBeVisible();
  await page.getByRole("link", { name: "Back to the check" }).click();
  await expect(
    page.getByText(
      /^This computer is ready: 4B, 30 children, three subjects, up to date with school as of \d\d:\d\d\.$/,
    ),
  ).toBeVisible();
  await context.setOffline(false);
});

test("with service workers blocked Keepup opens, and the page about the device says what that means", async ({
  server,
  browser,
}) => {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const thrown: string[] = [];
  page.on("pageerror", ({ message }) => thrown.push(message));
  await enterDemo(page, server.address, /Okafor/);
  await expect(page.getByRole("grid")).toBeVisible();
  await openDevicePage(page, server.address);
  await expect(page.getByText("This browser does not keep the app itself")).toBeVisible();
  expect(thrown).toEqual([]);
  await context.close();
});

test("'Send now' names what stands in the way", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);
  await page
    .context()
    .route("**/api/**", (route) =>
      route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Café Wi-Fi</h1>" }),
    );
  await judge(page, point, child, "6L");
  await expectAt(page, point, child, "6L");
  await saving(page).click();
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText(/sign-in page of a Wi-Fi network/)).toBeVisible();
  await page.context().unroute("**/api/**");
  await page.getByRole("button", { name: "Send now" }).click();
  await expect(page.getByText("The school answered. Everything has been sent.")).toBeVisible();
});
