import { expect, type Page } from "@playwright/test";
import {
  allSent,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  saving,
  settle,
  test,
} from "./school-day.ts";

/** The foot of the class: the round of the point that is open. */
const round = (page: Page) => page.getByRole("region", { name: "Spring round" });

/** The head closes autumn, so that in spring everybody is still to do. */
async function closeAutumn(page: Page, address: string): Promise<void> {
  await enterDemo(page, address, /headteacher/i);
  await page.goto(`${address}/set-up/year`);
  await page.getByRole("button", { name: "Close Autumn" }).click();
  await expect(page.getByRole("button", { name: "Reopen Autumn" })).toBeVisible();
  await allSent(page);
}

async function openMaths(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Maths", exact: true }).click();
  await expect(page.getByRole("grid", { name: /^Maths/ })).toBeVisible();
  await expect(round(page)).toBeVisible();
}

test("a round with no network: three moved, the others confirmed, done; it stands, and the head sees it", async ({
  server,
  page: head,
  laptop,
}) => {
  await closeAutumn(head, server.address);
  const teachers = laptop();
  let page = await (await teachers.open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await openMaths(page);
  const place = page.url();
  await expect(round(page)).toContainText("30 children");

  await server.down();
  await round(page).getByRole("button", { name: "Where they stood" }).click();
  await expect.poll(async () => (await namesIn(page, "Spring")).length).toBeGreaterThan(20);
  const movers = (await namesIn(page, "Spring")).slice(0, 3);
  for (const name of movers) {
    await judge(page, "Spring", name, "6H");
    await expectAt(page, "Spring", name, "6H");
  }
  await expect(round(page)).toContainText("30 children: 3 moved,");

  const confirm = round(page).getByRole("button", { name: /^Confirm \d+ unchanged$/ });
  const count = Number(/\d+/.exec((await confirm.textContent()) ?? "")?.[0]);
  expect(count).toBeGreaterThan(20);
  await page.keyboard.press("Control+Enter");
  const dialog = page.getByRole("dialog", { name: /^Who stands where they stood/ });
  await expect(dialog.getByRole("checkbox")).toHaveCount(count);
  await page.keyboard.press("Enter");
  const said = `30 children: 3 moved, ${count} unchanged.`;
  await expect(round(page)).toContainText(said);
  await round(page)
    .getByRole("button", { name: /^Done for Maths/ })
    .click();
  await expect(round(page)).toContainText("Maths is done: you,");
  await expect(saving(page)).toContainText(`${3 + count + 1} changes to send`);

  await teachers.close();
  page = await (await teachers.open()).newPage();
  await page.goto(place);
  await expect(round(page)).toContainText("Maths is done: you,");
  for (const name of movers) await expectAt(page, "Spring", name, "6H");
  await expect(saving(page)).toContainText(`${3 + count + 1} changes to send`);

  await server.up();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);

  await head.goto(place);
  await expect(round(head)).toContainText("Maths is done: Miss Okafor,", { timeout: 30_000 });
  for (const name of movers) await expectAt(head, "Spring", name, "6H");
  await round(head).getByRole("button", { name: "Not done yet" }).click();
  await expect(round(head)).toContainText(said);
});
