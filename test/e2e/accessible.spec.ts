import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import { childIn, enterDemo, namesIn, openPoint, settle, test } from "./school-day.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Found = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };

/** What axe finds wrong on the page as it is, by WCAG 2.2 AA and its good practices. */
async function violations(page: Page): Promise<string[]> {
  // Motion done: a colour half way through a fade is nobody's contrast.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
  );
  await page.evaluate(AXE);
  const found = await page.evaluate(
    async () =>
      (
        await (
          globalThis as unknown as { axe: { run: () => Promise<{ violations: unknown }> } }
        ).axe.run()
      ).violations as Found[],
  );
  return found.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ""}`).join("; ")}`,
  );
}

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the door, the tracker, the child's sheet and the status have no violation", async ({
      server,
      page,
    }) => {
      await page.goto(server.address);
      await expect(page.getByRole("button", { name: /Look round the demo school/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await enterDemo(page, server.address, /Okafor/);
      await settle(page);
      expect(await violations(page)).toEqual([]);
      const point = await openPoint(page);
      const [child = ""] = await namesIn(page, point);
      await childIn(page, point, child).click();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page
        .getByRole("banner")
        .getByRole("button", { name: /Up to date|Sent/ })
        .click();
      expect(await violations(page)).toEqual([]);
    });

    test("the list, a level being typed in it and a paste's plan have no violation", async ({
      server,
      page,
    }) => {
      await enterDemo(page, server.address, /Okafor/);
      await settle(page);
      await page.getByRole("link", { name: "List", exact: true }).click();
      await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("3");
      await expect(page.getByRole("listbox")).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData("text/plain", "Name\tMaths\nNobody Known\t3S\n");
        const paste = new ClipboardEvent("paste", { clipboardData: data, bubbles: true });
        document.activeElement?.dispatchEvent(paste);
      });
      await expect(page.getByRole("dialog")).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test("setting up and the office have no violation", async ({ server, page }) => {
      await page.goto(server.address);
      await page.getByRole("link", { name: /Set up your school/ }).click();
      await expect(page.getByRole("textbox").first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await enterDemo(page, server.address, /office/i);
      await page.getByRole("link", { name: "Set up" }).click();
      await expect(page.getByRole("navigation", { name: "Parts of setting up" })).toBeVisible();
      const rooms = await page
        .getByRole("link")
        .evaluateAll((links) =>
          links
            .map((link) => link.getAttribute("href") ?? "")
            .filter((href) => href.startsWith("/set-up")),
        );
      for (const room of new Set(rooms)) {
        await page.goto(server.address + room);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.waitForTimeout(300);
        expect(await violations(page), room).toEqual([]);
      }
    });
  });
