import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Browser,
  type BrowserContext,
  chromium,
  expect,
  type Locator,
  type Page,
  test as base,
} from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../support/chromium.ts";
import { calendarShift, moveCalendar } from "../support/school-calendar.mjs";
import { SchoolServer } from "../support/school-server.ts";

/** A browser profile on a disk of its own, which can be closed and opened again. */
export class Laptop {
  readonly #folder = mkdtempSync(join(tmpdir(), "keepup-laptop-"));
  #context: BrowserContext | undefined;

  /** Opens the browser, as at the start of a day. */
  async open(): Promise<BrowserContext> {
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath: await chromiumPath(),
      args: CHROMIUM_FLAGS,
      viewport: { width: 1366, height: 768 },
    });
    await this.#context.addInitScript(moveCalendar, calendarShift());
    return this.#context;
  }

  async close(): Promise<void> {
    await this.#context?.close();
    this.#context = undefined;
  }

  async end(): Promise<void> {
    await this.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

type School = {
  server: SchoolServer;
  /** Makes a laptop that is thrown away at the end of the test. */
  laptop: () => Laptop;
};

export const test = base.extend<School, { browser: Browser }>({
  // Every page has the school's day, also in contexts that a test makes itself.
  browser: [
    async ({ browser }, hand) => {
      const make = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await make(options);
        await context.addInitScript(moveCalendar, calendarShift());
        return context;
      };
      await hand(browser);
    },
    { scope: "worker" },
  ],
  // Playwright wants the first argument written as a pattern, even when nothing is taken from it.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, hand) => {
    const server = await SchoolServer.start();
    await hand(server);
    await server.end();
  },
  // oxlint-disable-next-line no-empty-pattern
  laptop: async ({}, hand) => {
    const laptops: Laptop[] = [];
    await hand(() => {
      const laptop = new Laptop();
      laptops.push(laptop);
      return laptop;
    });
    for (const laptop of laptops) await laptop.end();
  },
});

/** Opens the demo school as one of its people, by a part of what the door says of them. */
export async function enterDemo(page: Page, address: string, who: RegExp): Promise<void> {
  await page.goto(address);
  await page.getByRole("button", { name: /Look round the demo school/ }).click();
  await page.getByRole("button", { name: who }).first().click();
  await expect(page.getByRole("navigation", { name: "Keepup" })).toBeVisible();
}

/** Waits until the class tracker is there and its service worker has the app for offline. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole("grid")).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect(saving(page)).toContainText(/Up to date|Sent to school/);
}

/** The one line about saving at the top right. */
export function saving(page: Page): Locator {
  return page
    .getByRole("banner")
    .getByRole("button", { name: /Saved|Sent|Up to date|Offline|Sign in|change/ });
}

/**
 * Waits until the school has all that was written in this browser. The line about saving follows an
 * edit a moment later, so for that moment it still says what was true before: the outbox is asked.
 */
export async function allSent(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(unsentHere), { timeout: 45_000 }).toBe(0);
  await expect(saving(page)).toContainText(/Sent to school|Up to date/);
}

/** Changes in all outboxes of this browser. */
async function unsentHere(): Promise<number> {
  let unsent = 0;
  for (const { name = "" } of await indexedDB.databases()) {
    if (!name.startsWith("outbox-")) continue;
    unsent += await new Promise<number>((done, fail) => {
      const opening = indexedDB.open(name);
      opening.addEventListener("error", () => fail(opening.error));
      opening.addEventListener("success", () => {
        const database = opening.result;
        const count = database.transaction("changes").objectStore("changes").count();
        count.addEventListener("success", () => {
          database.close();
          done(count.result);
        });
      });
    });
  }
  return unsent;
}

/** Name of the column that is open and has judgements to make. */
export async function openPoint(page: Page): Promise<string> {
  const open = page.getByRole("columnheader").filter({ hasText: "open" }).locator("strong");
  return (await open.first().textContent()) ?? "";
}

/** The cells of a column: each says first what it is, "Level 3 Secure, Autumn". */
function cellsOf(page: Page, point: string, level = "[^,]+"): Locator {
  return page.getByRole("gridcell", { name: new RegExp(`^${level}, ${point}\\b`) });
}

/** A child's name button in a column, wherever it stands. */
export function childIn(page: Page, point: string, name: string): Locator {
  return cellsOf(page, point).getByRole("button", { name: new RegExp(`^${name} ?,`) });
}

/** The children of a column with a level, by the short names on their chips. */
export async function namesIn(page: Page, point: string): Promise<string[]> {
  const said = await cellsOf(page, point, "Level[^,]*").getByRole("button").allInnerTexts();
  return said.map((words) => /^[^\n▲▼=≠,]+/.exec(words.trim())?.[0].trim() ?? "").filter(Boolean);
}

/**
 * Types a level on a child's name. What is typed while a dialog is still going away would be typed in
 * the dialog, so for that moment it waits.
 */
export async function judge(page: Page, point: string, name: string, typed: string): Promise<void> {
  await expect(page.locator("dialog:modal")).toHaveCount(0);
  const child = childIn(page, point, name);
  await child.focus();
  await expect(child).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
}

/** What a level is called in full: "3S" is "Level 3 Secure". */
export function inFull(level: string): string {
  const step = { L: "Low", S: "Secure", H: "High" }[level.at(-1) ?? ""] ?? "";
  return `Level ${level.slice(0, -1)} ${step}`;
}

/** Expects a child to stand at a level in a column. */
export async function expectAt(
  page: Page,
  point: string,
  name: string,
  level: string,
): Promise<void> {
  await expect(
    cellsOf(page, point, inFull(level)).getByRole("button", { name: new RegExp(`^${name} ?,`) }),
  ).toBeVisible();
}
