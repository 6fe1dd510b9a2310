import { expect, type Page } from "@playwright/test";
import {
  childIn,
  enterDemo,
  judge,
  namesIn,
  openPoint,
  saving,
  settle,
  test,
} from "./school-day.ts";

const LEAST = 44;

/** What can be pressed and is lower than a finger needs; a link within a sentence is as high as it. */
async function tooLow(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const found = document.querySelectorAll<HTMLElement>(
      "button, select, summary, label:has(input[type=checkbox]), input:not([type=checkbox], [type=radio])",
    );
    return [...found]
      .filter((one) => one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => one.getBoundingClientRect().height < least - 0.5)
      .map((one) => `${one.textContent.trim()} ${one.getBoundingClientRect().height}`);
  }, LEAST);
}

/** Names of the open point that stand under the place to press. */
async function covered(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td[data-row][data-state="open"]')].flatMap(
      (cell) => {
        const names = cell.querySelector(":scope > div");
        const place = names === null ? undefined : getComputedStyle(names, "::after");
        if (names === null || place === undefined || place.content === "none") return [];
        const { right } = names.getBoundingClientRect();
        const from = right - parseFloat(place.right) - parseFloat(place.width);
        return [...cell.querySelectorAll<HTMLElement>("[data-name] > span")]
          .filter((chip) => chip.getBoundingClientRect().right > from)
          .map((chip) => chip.innerText);
      },
    ),
  );
}

test.describe("on a tablet", () => {
  test.use({ hasTouch: true, viewport: { width: 1180, height: 820 } });

  test("everything a finger presses is high enough, and no name is covered", async ({
    server,
    page,
  }) => {
    await enterDemo(page, server.address, /Okafor/);
    await settle(page);
    const point = await openPoint(page);
    const [first = ""] = await namesIn(page, point);
    await expect.poll(() => tooLow(page)).toEqual([]);

    await page.getByRole("button", { name: "View", exact: true }).tap();
    await expect(page.getByRole("dialog", { name: "Columns and marks" })).toBeVisible();
    await expect.poll(() => tooLow(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Columns and marks" })).toBeHidden();

    await childIn(page, point, first).tap();
    await expect(page.getByRole("region", { name: `${first}, ${point}` })).toBeVisible();
    await page.getByRole("button", { name: "Write down who looked at this" }).tap();
    await expect(page.getByRole("textbox", { name: "On what evidence" })).toBeVisible();
    await expect.poll(() => tooLow(page)).toEqual([]);
    await expect.poll(() => covered(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("region", { name: `${first}, ${point}` })).toBeHidden();

    await page.getByRole("link", { name: "List" }).tap();
    await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
    await expect.poll(() => tooLow(page)).toEqual([]);
  });

  test("names in the provision map are as wide and as high as a finger, and it needs no more room", async ({
    server,
    page,
  }) => {
    await enterDemo(page, server.address, /headteacher/i);
    await page.goto(`${server.address}/plan/interventions`);
    await page.getByRole("button", { name: "Provision map", exact: true }).tap();
    const map = page.getByRole("region", { name: "Provision map" });
    for (const shows of [/^Anything given/, /^Nothing planned/]) {
      await map.getByRole("button", { name: shows }).tap();
      await expect(map.getByRole("button", { name: shows })).toHaveAttribute(
        "aria-pressed",
        "true",
      );
      const names = map.getByRole("rowheader").getByRole("link");
      await expect(names.first()).toBeVisible();
      const small = await names.evaluateAll((links) =>
        links
          .map((link) => ({ name: link.textContent, box: link.getBoundingClientRect() }))
          .filter(({ box }) => Math.min(box.width, box.height) < 43.5)
          .map(({ name, box }) => `${name} ${box.width}×${box.height}`),
      );
      expect(small).toEqual([]);
      expect(await tooLow(page)).toEqual([]);
      for (const width of [1180, 820]) {
        await page.setViewportSize({ width, height: 820 });
        const isWide = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(isWide).toBe(false);
      }
      await page.setViewportSize({ width: 1180, height: 820 });
    }
  });

  test("how much waits to be sent can be read however narrow the bar is", async ({
    server,
    page,
  }) => {
    await enterDemo(page, server.address, /Okafor/);
    await settle(page);
    const point = await openPoint(page);
    const [first = "", second = ""] = await namesIn(page, point);
    await page.context().setOffline(true);
    await judge(page, point, first, "6L");
    await judge(page, point, second, "6L");
    const waits = saving(page).getByText("2 changes to send when online");
    await expect(waits).toBeVisible();
    const numberIsSeen = () =>
      waits.evaluate((line) => {
        const begin = new Range();
        begin.setStart(line.firstChild ?? line, 0);
        begin.setEnd(line.firstChild ?? line, "2 changes".length);
        const [number, room] = [begin.getBoundingClientRect(), line.getBoundingClientRect()];
        return number.right <= Math.min(room.right, innerWidth) && number.bottom <= room.bottom + 1;
      });
    for (const width of [1180, 1024, 820, 390]) {
      await page.setViewportSize({ width, height: 820 });
      await expect.poll(numberIsSeen, `at ${width}`).toBe(true);
    }
    await page.setViewportSize({ width: 1180, height: 820 });
    await page.getByRole("link", { name: "List" }).click();
    await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
    await expect.poll(numberIsSeen).toBe(true);
  });
});

test("on a laptop those still to do stand whole at the foot, wherever one scrolls", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openPoint(page);
  const strip = page.getByRole("gridcell", { name: new RegExp(`^No level, ${point}`) });
  const names = strip.getByRole("button");
  await expect.poll(() => names.count()).toBeGreaterThan(1);
  for (const name of await names.all()) await expect(name).toBeInViewport({ ratio: 1 });
  const [first = ""] = await namesIn(page, point);
  await childIn(page, point, first).click();
  await expect.poll(() => covered(page)).toEqual([]);
  await page.keyboard.press("Escape");
  // What has the focus is never under it.
  const last = page.getByRole("gridcell", { name: new RegExp(`^Level 1[^,]*, ${point}`) }).last();
  const low = last.or(page.getByRole("gridcell", { name: new RegExp(`^Level 2 Low, ${point}`) }));
  await low.last().focus();
  const under = async () => {
    const [cell, foot] = [await low.last().boundingBox(), await strip.boundingBox()];
    return (cell?.y ?? 0) + (cell?.height ?? 0) - (foot?.y ?? 0);
  };
  await expect.poll(under).toBeLessThanOrEqual(0);
});

test("where the system sets the colours, above and below and the open point are still told apart", async ({
  server,
  page,
}) => {
  await page.emulateMedia({ forcedColors: "active" });
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const open = page.getByRole("columnheader").filter({ hasText: "open" });
  await expect(open).toHaveCSS("border-bottom-width", "4px");
  await page.getByRole("link", { name: "List" }).click();
  await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
  const edge = (band: string) => page.locator(`td[data-band="${band}"]`).first();
  await expect(edge("above")).toHaveCSS("border-left-style", "solid");
  await expect(edge("above")).toHaveCSS("border-left-width", "4px");
  await expect(edge("below")).toHaveCSS("border-left-style", "double");
});
