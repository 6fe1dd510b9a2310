import { type Browser, chromium, expect, type Page } from "@playwright/test";
import { addDays, schoolDay } from "../../src/domain/calendar.ts";
import { CHROMIUM_FLAGS, chromiumPath } from "../support/chromium.ts";
import { calendarShift, moveCalendar, SCHOOL_DAY } from "../support/school-calendar.mjs";
import { allSent, enterDemo, settle, test } from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

/** A tablet: fingers, and 820 pixels of height. */
async function tablet(): Promise<{ browser: Browser; page: Page }> {
  const browser = await chromium.launch({
    executablePath: await chromiumPath(),
    args: CHROMIUM_FLAGS,
  });
  const context = await browser.newContext({
    viewport: { width: 1180, height: 820 },
    hasTouch: true,
    isMobile: true,
  });
  await context.addInitScript(moveCalendar, calendarShift());
  return { browser, page: await context.newPage() };
}

/** The teacher's next meeting, planned when there is none. */
async function prepare(page: Page, address: string, day: string): Promise<void> {
  await page.goto(`${address}/meet`);
  const next = page.getByRole("link", { name: "Prepare", exact: true });
  const plan = page.getByRole("button", { name: "Plan a meeting" });
  await expect(next.or(plan).first()).toBeVisible();
  if ((await next.count()) === 0) {
    await plan.click();
    await page.getByLabel("Day").fill(day);
    await page.getByRole("button", { name: "Plan it" }).click();
  }
  await next.first().click();
  await expect(page).toHaveURL(/\/prepare$/);
}

/** Writes in a note once it can be written in, after what stands there, and leaves the box. */
async function write(page: Page, name: RegExp | string, words: string): Promise<void> {
  const box = page.getByRole("textbox", { name });
  await expect(box).toHaveAttribute("aria-busy", "false");
  await box.focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
  await box.blur();
}

/** The child whom the meeting goes on to. */
async function goOn(page: Page): Promise<string> {
  const on = page.getByRole("button", { name: /^On to / });
  const name = ((await on.getAttribute("aria-label")) ?? "").replace("On to ", "");
  await on.tap();
  await expect(page.getByRole("navigation", { name: "Children of this meeting" })).toContainText(
    name,
  );
  await expect(
    page.getByRole("heading", { level: 2 }).filter({ hasText: name.split(" ")[0] ?? "" }),
  ).toBeVisible();
  return name;
}

const IN_WORDS = /, in words$/;
const sent = (page: Page) => allSent(page);

test("a meeting is prepared on the laptop, held on a tablet with no network while the laptop writes too, and closed", async ({
  server,
  laptop,
}) => {
  test.setTimeout(400_000);
  const today = schoolDay(Date.parse(SCHOOL_DAY));
  const context = await laptop().open();
  const teacher = await context.newPage();
  await enterDemo(teacher, server.address, /Okafor/);
  await settle(teacher);
  await prepare(teacher, server.address, today);
  await write(teacher, /A success to begin with/, "Everybody learnt a poem.");
  await sent(teacher);
  const meeting = new URL(teacher.url()).pathname.replace(/\/prepare$/, "");

  const { browser, page } = await tablet();
  try {
    await enterDemo(page, server.address, /headteacher/i);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await sent(page);
    await page.goto(`${server.address}${meeting}`);
    await expect(page).toHaveURL(/\/run/);
    await expect(page.getByRole("textbox", { name: /gone well/ })).toHaveValue(
      "Everybody learnt a poem.",
    );
    // The whole screen: the rail is away.
    await expect(page.getByRole("navigation", { name: "Keepup" })).toBeHidden();
    await expectNoViolation(page, "the beginning");

    const child = await goOn(page);
    await expect(page.getByRole("textbox", { name: IN_WORDS })).toBeVisible();
    const at = new URL(page.url()).search;
    await teacher.goto(`${server.address}${meeting}/run${at}`);
    await expect(teacher.getByRole("textbox", { name: IN_WORDS })).toBeVisible();

    // Both without a network, in the same text.
    await page.context().setOffline(true);
    await context.setOffline(true);
    await write(page, IN_WORDS, "Heard reading every morning.");
    await write(teacher, IN_WORDS, "Reads to her brother.");
    const phrase = page
      .getByRole("group", { name: /made the difference|in the way/ })
      .getByRole("button")
      .first();
    await phrase.tap();
    await expect(phrase).toHaveAttribute("aria-pressed", "true");

    // A judgement is looked at within the meeting, by the tracker's own grid.
    const list = page.getByRole("navigation", { name: "Children of this meeting" });
    await list.evaluate((nav) => nav.scrollTo(0, 40));
    await page.getByRole("button", { name: "Change a level" }).tap();
    await expect(page.getByRole("grid")).toBeVisible();
    const heading = page.getByRole("heading", { level: 2 }).filter({ hasText: child });
    const isAsBefore = async () => {
      await expect(heading).toBeVisible();
      await expect(page.getByRole("textbox", { name: IN_WORDS })).toBeVisible();
      expect(new URL(page.url()).search).toBe(at);
    };
    // [RN5] The tablet's own Back leads to the child again, as does the button, pressed twice too.
    await page.goBack();
    await isAsBefore();
    await expect.poll(() => list.evaluate((nav) => nav.scrollTop)).toBe(40);
    await page.getByRole("button", { name: "History" }).tap();
    const back = page.getByRole("button", { name: /Back to/ });
    await expect(back).toBeVisible();
    await page.reload();
    await back.dblclick();
    await isAsBefore();

    await page.getByRole("button", { name: "+ Agree an action" }).tap();
    const form = page.getByRole("dialog", { name: "Agree an action" });
    await form
      .getByRole("textbox", { name: "What will be done?" })
      .fill("Choose the class reader together");
    await form.getByRole("radio", { name: "Miss Okafor" }).check();
    await form.getByRole("checkbox", { name: /take it on/ }).check();
    await form.getByRole("button", { name: "Agree", exact: true }).tap();
    await expect(page.getByText("1 action for 1 person")).toBeVisible();
    await expect(
      page.getByRole("button", { name: /Choose the class reader together/ }),
    ).toContainText("taken on");
    for (const button of await page.locator("footer button:visible").all()) {
      await expect
        .poll(async () => (await button.boundingBox())?.height)
        .toBeGreaterThanOrEqual(44);
      await expect.poll(async () => (await button.boundingBox())?.y).toBeGreaterThan(410);
    }
    await expectNoViolation(page, "a child");

    // Held upright it is all there too.
    await page.setViewportSize({ width: 820, height: 1180 });
    await page.getByRole("button", { name: "Children", exact: true }).tap();
    await expect(page.getByRole("dialog", { name: "Children" })).toContainText(child);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 1180, height: 820 });

    // Together again: every word is on both.
    await page.context().setOffline(false);
    await context.setOffline(false);
    for (const one of [page, teacher]) {
      const box = one.getByRole("textbox", { name: IN_WORDS });
      await expect(box).toHaveValue(/Heard reading every morning\./);
      await expect(box).toHaveValue(/Reads to her brother\./);
    }
    await expect(teacher.getByText("1 action for 1 person")).toBeVisible();

    await page
      .getByRole("navigation", { name: "Children of this meeting" })
      .getByRole("button", { name: "How it ends" })
      .tap();
    await page.getByRole("button", { name: "Close the meeting" }).tap();
    await expect(
      page.getByText(/Nothing is written of \d+ child.* Closing cannot be undone\./),
    ).toBeVisible();
    await page.getByRole("button", { name: "Close it all the same" }).tap();
    await expect(
      page.getByRole("heading", { name: "Miss Okafor agreed to do 1 thing." }),
    ).toBeVisible();
    await page.getByRole("button", { name: "Form", exact: true }).tap();
    await expect(page.getByRole("main")).toContainText("Reads to her brother.");
    await expect(page.getByRole("main")).toContainText("Everybody learnt a poem.");
    await expectNoViolation(page, "the summary");

    // On paper the form stands alone.
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText("Choose the class reader").last()).toBeVisible();
    await expect(page.getByRole("banner")).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Export" }).tap();
    const saved = page.waitForEvent("download");
    await page.getByRole("radio", { name: /Excel|Spreadsheet/i }).check();
    await page.getByRole("button", { name: /^Save on this/ }).tap();
    expect((await saved).suggestedFilename()).toMatch(/^Progress meeting, 4B.*\.xlsx$/);

    // The teacher's laptop has the summary, says "you", and the next meeting begins with it.
    await teacher.goto(`${server.address}${meeting}`);
    await expect(teacher.getByRole("heading", { name: "You agreed to do 1 thing." })).toBeVisible();
    await prepare(teacher, server.address, addDays(today, 120));
    await teacher.getByRole("link", { name: "Hold the meeting" }).click();
    await expect(
      teacher
        .getByRole("region", { name: "Agreed last time" })
        .getByText("Choose the class reader together"),
    ).toBeVisible();

    // The head reads what both of them changed in the closed meeting, each on their own device.
    await sent(page);
    await page.getByRole("link", { name: "What was changed in this meeting" }).tap();
    const lines = page.getByRole("row");
    await expect(lines.filter({ hasText: /Miss Okafor.*Wrote in “A success/ })).toHaveCount(1);
    await expect(
      lines.filter({ hasText: /on this device.*“Choose the class reader together”/ }),
    ).toHaveCount(1);
    await expect(lines.filter({ hasText: "Closed the meeting." })).toHaveCount(1);
    await expect(page.getByRole("main")).not.toContainText("Reads to her brother.");
    await expectNoViolation(page, "what was changed");
  } finally {
    await browser.close();
  }
});
