import { expect, type Page } from "@playwright/test";
import { enterDemo, saving, test } from "./school-day.ts";

const views = (page: Page) => page.getByRole("navigation", { name: "Look", exact: true });
const sheet = (page: Page) => page.getByRole("complementary", { name: "The children behind it" });

async function openLook(page: Page, address: string, view: "Combined" | "Progress"): Promise<void> {
  await enterDemo(page, address, /head/i);
  await views(page).getByRole("link", { name: view }).click();
  await expect(page.getByRole("heading", { level: 1, name: view })).toBeVisible();
}

test("a leader sees who is on track in all subjects, by keys alone, and the address keeps it", async ({
  server,
  laptop,
}) => {
  const page = await (await laptop().open()).newPage();
  await openLook(page, server.address, "Combined");
  const figures = page.getByRole("region", { name: "In all subjects" });
  await expect(figures).toContainText(/On track in English and maths\./);
  const grid = page.getByRole("grid", { name: /^Maths against English/ });
  await grid
    .getByRole("gridcell", { name: /: \d+ (child|children), / })
    .first()
    .focus();
  await page.keyboard.press("Enter");
  await expect(sheet(page).getByRole("listitem").first()).toContainText(/English .*, maths /);
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toHaveCount(0);

  await page.getByRole("button", { name: "Reading, writing & maths" }).click();
  await expect(figures).toContainText("On track in reading, writing and maths.");
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(page.getByRole("table", { name: /Year 6/ })).toBeVisible();
  await expect(page).toHaveURL(/view=table/);
  await page.reload();
  await expect(page.getByRole("table", { name: /Year 6/ })).toBeVisible();
  await expect(figures).toContainText("On track in reading, writing and maths.");
});

test("a leader follows a year group's progress without a network, and every number opens", async ({
  server,
  laptop,
}) => {
  const context = await laptop().open();
  const page = await context.newPage();
  await openLook(page, server.address, "Progress");
  await expect(page.getByRole("grid", { name: /^Reading, from Baseline/ })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // The whole school comes in pages, and the picture stands before the last one.
  await expect(saving(page)).toContainText(/Up to date/);
  await context.setOffline(true);
  await page.getByRole("button", { name: "Maths", exact: true }).click();
  const grid = page.getByRole("grid", { name: /^Maths, from Baseline/ });
  await expect(grid).toBeVisible();
  await grid
    .getByRole("gridcell", { name: /: \d+ (child|children), / })
    .first()
    .click();
  await expect(sheet(page).getByRole("listitem").first()).toBeVisible();

  await page.getByRole("button", { name: "States", exact: true }).click();
  await page.getByRole("button", { name: /^Year 6, on track: \d+ children$/ }).click();
  await expect(sheet(page).getByRole("heading", { level: 2 })).toHaveText("Year 6: on track");
  await page.getByRole("button", { name: "Classes and groups" }).click();
  const classes = page.getByRole("table", { name: "By class, in year order" });
  await expect(classes).toContainText("6A");
  const groups = page.getByRole("table", { name: "By group" });
  await expect(groups).not.toContainText("Pupil premium");
  await page.getByRole("checkbox", { name: /sensitive too/ }).check();
  await expect(groups).toContainText("Pupil premium");
});
