import { expect } from "@playwright/test";
import {
  allSent,
  enterDemo,
  expectAt,
  judge,
  namesIn,
  openPoint,
  settle,
  test,
} from "./school-day.ts";

test("a leader freezes with no network; what changes later changes no snapshot, and governors get counts alone", async ({
  server,
  laptop,
}) => {
  const away = await laptop().open();
  const other = await away.newPage();
  await enterDemo(other, server.address, /Okafor/);
  await settle(other);
  await away.setOffline(true);
  const point = await openPoint(other);
  const [first = ""] = await namesIn(other, point);
  await judge(other, point, first, "5H");
  await expectAt(other, point, first, "5H");

  const context = await laptop().open();
  const page = await context.newPage();
  await page.setViewportSize({ width: 1180, height: 820 });
  await enterDemo(page, server.address, /headteacher/i);
  await expect(page.getByRole("button", { name: "Freeze this view" })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await allSent(page);

  await context.setOffline(true);
  await page.getByRole("button", { name: "Freeze this view" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Before the review");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();
  await expect(page.getByText(/Frozen as “Before the review”/)).toBeVisible();
  await page.getByRole("link", { name: "Snapshots" }).click();
  await page.getByRole("link", { name: "Before the review" }).click();
  const mark = page.getByRole("complementary", { name: "Snapshot" });
  await expect(mark).toContainText("Before the review");
  const picture = page.locator("table").first();
  await expect(picture).toBeVisible();
  const before = await picture.textContent();

  await context.setOffline(false);
  await allSent(page);

  // What the teacher judged before, away from the network, arrives.
  await away.setOffline(false);
  await allSent(other);
  await expect(mark).toContainText(/1 judgement made before this was frozen/);
  await page.reload();
  await expect(mark).toContainText("Before the review");
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.textContent()).toBe(before);

  await page.getByRole("button", { name: "Publish counts to governors" }).click();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("button", { name: "Published to governors" })).toBeVisible();
  await allSent(page);

  const home = await (await laptop().open()).newPage();
  const rows: { t: string; scope: string }[] = [];
  home.on("response", (response) => {
    if (response.url().endsWith("/sync"))
      void response.text().then(
        (body) => rows.push(...((JSON.parse(body) as { rows?: typeof rows }).rows ?? [])),
        () => undefined,
      );
  });
  await enterDemo(home, server.address, /governor/i);
  await expect(home.getByRole("heading", { name: "Before the review" })).toBeVisible();
  await expect(home.getByRole("table").first()).toContainText("All years");
  // What the page has read, the test may have yet to be handed.
  await expect.poll(() => rows.some(({ t }) => t === "published-counts")).toBe(true);
  expect(rows.filter(({ scope }) => scope !== "s")).toEqual([]);
  expect(rows.filter(({ t }) => t.includes("snapshot"))).toEqual([]);
});

test("a teacher freezes the class from its tracker, and it stays as its tracker stood", async ({
  server,
  laptop,
}) => {
  const page = await (await laptop().open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const [first = ""] = await namesIn(page, point);
  await judge(page, point, first, "3S");
  await expectAt(page, point, first, "3S");
  await page.getByRole("button", { name: "Freeze", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Before half-term");
  await page.getByRole("dialog").getByRole("button", { name: "Freeze", exact: true }).click();
  await expect(page.getByText(/Frozen as “Before half-term”/)).toBeVisible();
  await judge(page, point, first, "5H");
  await expectAt(page, point, first, "5H");

  await page
    .getByRole("navigation", { name: "Keepup" })
    .getByRole("link", { name: "Look" })
    .click();
  await page.getByRole("link", { name: "Snapshots" }).click();
  await page.getByRole("link", { name: "Before half-term" }).click();
  const frozen = page.getByRole("grid", { name: /, frozen$/ });
  await expect(frozen).toBeVisible();
  await expectAt(page, point, first, "3S");
  await expect(page.getByRole("complementary", { name: "Snapshot" })).toContainText("Frozen");
});
