import { expect } from "@playwright/test";
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

test("two people on one profile never see each other's data nor send in each other's name", async ({
  server,
  laptop,
}) => {
  const context = await laptop().open();
  const page = await context.newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const place = page.url();
  const point = await openPoint(page);
  const [child = ""] = await namesIn(page, point);

  await server.down();
  await judge(page, point, child, "6S");
  await expect(saving(page)).toContainText("1 change to send");
  await page.getByRole("button", { name: /sign out or let somebody else in/ }).click();
  await page.getByRole("button", { name: "Sign out and keep 1 change" }).click();
  await expect(page.getByRole("grid")).toHaveCount(0);
  await expect(page.getByText(child, { exact: true })).toHaveCount(0);

  await server.up();
  await page.goto(server.address);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/sync")) sent.push(request.postData() ?? "");
  });
  await page.getByRole("button", { name: /Look round the demo school/ }).click();
  await page.getByText("Be another teacher").click();
  await page
    .getByRole("listitem")
    .filter({ hasText: /teaches (?!4B)|\b[1-6]A\b/ })
    .getByRole("button")
    .first()
    .click();
  await settle(page);
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("4B");
  // The first teacher's class is not this one's to see.
  await page.goto(place);
  await expect(page.getByRole("main")).toBeVisible();
  await expect(page.getByRole("gridcell").getByRole("button")).toHaveCount(0);
  for (const body of sent) {
    const request = JSON.parse(body) as { user: string; changes: unknown[] };
    expect(request.user).not.toContain("okafor");
    expect(request.changes).toEqual([]);
  }

  // The first teacher returns, and what waited goes to school in their own name.
  await page.getByRole("button", { name: /sign out or let somebody else in/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("button", { name: /Look round the demo school/ })).toBeVisible();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await expectAt(page, point, child, "6S");
  await allSent(page);
  await childIn(page, point, child).focus();
  await page.keyboard.press("F2");
  await expect(
    page
      .getByRole("region", { name: `${child}, ${point}` })
      .getByRole("listitem")
      .first(),
  ).toContainText("You");
});
