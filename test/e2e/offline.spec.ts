import { expect } from "@playwright/test";
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

test("a teacher writes with the server stopped, restarts the browser, goes on, and the head sees it", async ({
  server,
  laptop,
}) => {
  const teachers = laptop();
  let page = await (await teachers.open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [first = "", second = "", third = ""] = await namesIn(page, point);
  const place = page.url();

  await server.down();
  for (const subject of ["Reading", "Writing", "Maths"]) {
    await page.getByRole("button", { name: subject, exact: true }).click();
    await expect(page.getByRole("grid", { name: new RegExp(subject) })).toBeVisible();
    await judge(page, point, first, "5H");
    await expectAt(page, point, first, "5H");
  }
  await expect(saving(page)).toContainText("3 changes to send");

  await teachers.close();
  page = await (await teachers.open()).newPage();
  await page.goto(server.address);
  await expect(page).toHaveURL(new RegExp(new URL(place).pathname));
  await expect(page.getByRole("grid")).toBeVisible();
  await page.getByRole("button", { name: "Reading", exact: true }).click();
  await expectAt(page, point, first, "5H");
  await judge(page, point, second, "1b");
  await expectAt(page, point, second, "1S");
  await judge(page, point, third, "6a");
  await expectAt(page, point, third, "6H");
  await expect(saving(page)).toContainText("5 changes to send");

  await server.up();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);

  const heads = await (await laptop().open()).newPage();
  await enterDemo(heads, server.address, /headteacher/i);
  await heads.goto(place);
  await settle(heads);
  await heads.getByRole("button", { name: "Reading", exact: true }).click();
  await expectAt(heads, point, first, "5H");
  await expectAt(heads, point, second, "1S");

  // And while both are there, with nobody reloading anything (how fast: `npm run bench -- relay`).
  await judge(page, point, second, "2H");
  await expectAt(heads, point, second, "2H");
});
