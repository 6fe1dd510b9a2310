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
import { enterWithClasses, LAPTOP, openClass, take, takeOne } from "./shot.ts";

test("the class as its teacher sees it", async ({ server, page }) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await take(page, "tracker");
  await page.emulateMedia({ colorScheme: "dark" });
  await take(page, "dark");
  await page.emulateMedia({ colorScheme: "light", contrast: "more" });
  await take(page, "contrast");
  await page.emulateMedia({ contrast: null });
  await page.setViewportSize({ width: 683, height: 384 });
  await takeOne(page, "zoom-200");
  await page.setViewportSize(LAPTOP);

  const [first = "", second = "", third = ""] = await namesIn(page, "Autumn");
  const look = page.getByRole("button", { name: /^Add to target group: / }).first();
  await look.click();
  await expect(page.getByRole("textbox", { name: "Why, if you like" })).toBeVisible();
  await take(page, "look");
  await look.click();
  await expect(page.getByRole("textbox", { name: "Why, if you like" })).toBeHidden();
  await childIn(page, "Autumn", first).click();
  await expect(page.getByRole("region", { name: `${first}, Autumn` })).toBeVisible();
  await take(page, "child");
  await page.keyboard.press("Escape");

  await page
    .getByRole("button", { name: /judged twice|two levels|differ/i })
    .first()
    .or(page.locator("[data-name]").filter({ hasText: "≠" }).first())
    .first()
    .click();
  await take(page, "conflict");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Select several" }).click();
  for (const name of [first, second, third]) await childIn(page, "Autumn", name).click();
  await expect(page.getByRole("heading", { name: "3 children selected" })).toBeVisible();
  await take(page, "several");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("heading", { name: /selected/ })).toBeHidden();

  const name = await childIn(page, "Autumn", third).boundingBox();
  const cell = page.locator('td[data-state="open"][data-row]').nth(2);
  const to = await cell.boundingBox();
  if (name === null || to === null) throw new Error("Nothing is drawn there");
  await page.mouse.move(name.x + name.width - 12, name.y + name.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
  await expect(page.locator('[data-drop="takes"]')).toBeVisible();
  await takeOne(page, "drag");
  await page.keyboard.press("Escape");
  await page.mouse.up();

  await server.down();
  for (const child of [first, second, third]) {
    await judge(page, "Autumn", child, "3S");
    await expectAt(page, "Autumn", child, "3S");
  }
  await saving(page).click();
  await expect(page.getByRole("button", { name: "Send now" })).toBeVisible();
  await take(page, "unsent");
  await server.up();
});

test("what else a class can hold", async ({ server, page }) => {
  const classes = await enterWithClasses(page, server.address, /headteacher/i);
  await openClass(page, classes.get("3A"), "Maths");
  await take(page, "whole-levels");
  await openClass(page, classes.get("1A"), "Maths");
  await take(page, "below-level-1");
  const more = page.getByRole("button", { name: /more/ }).first();
  if ((await more.count()) > 0) await more.click();
  await take(page, "crowded");
  await openClass(page, classes.get("6A"), "Maths");
  await page.getByText("No level yet").last().scrollIntoViewIfNeeded();
  await take(page, "no-level");
});

test("a class of 36, and one without children", async ({ server, page }) => {
  await enterDemo(page, server.address, /office/i);
  await page.goto(`${server.address}/set-up/children`);
  await page.getByRole("button", { name: "Add children" }).first().click();
  await page
    .getByLabel("One child a line: name, year, class")
    .fill(
      [
        "Name\tYear\tClass",
        "Anneliese Marchbanks\t4\t4B",
        "Bartholomew Quill\t4\t4B",
        "Chidera Umeh\t4\t4B",
        "Delphine Arkwright\t4\t4B",
        "Emrys Tansley\t4\t4B",
        "Farida Noorzai\t4\t4B",
      ].join("\n"),
    );
  await page.getByRole("button", { name: "Check the list" }).click();
  await page.getByRole("button", { name: /Add 6 children/ }).click();
  await expect(page.getByText(/6 children are on the roll/)).toBeVisible();
  await page.getByRole("link", { name: "Classes" }).click();
  await page.getByRole("button", { name: "Add a class" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("4C");
  await dialog.getByRole("checkbox", { name: "Year 4" }).check();
  await dialog.getByRole("button", { name: "Keep" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("link", { name: "Track", exact: true }).click();
  const links = page.locator('main a[href^="/class/"]');
  const [bee = "", sea = ""] = await Promise.all(
    ["4B", "4C"].map((name) => links.filter({ hasText: name }).getAttribute("href")),
  ).then((all) => all.map((href) => server.address + (href ?? "")));
  await page.goto(sea);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("4C");
  await take(page, "empty");
  await page.goto(bee);
  await expect(page.getByRole("grid")).toBeVisible();
  await take(page, "thirty-six");
});
