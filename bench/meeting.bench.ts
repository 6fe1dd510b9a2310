import type { Page } from "@playwright/test";
import { buildApp, enterAsHead } from "./app-page.ts";
import { MOVE_CALENDAR } from "./bench-day.ts";
import { openBenchSchool } from "./bench-school.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";
import { launchChromium, listenAnywhere, VIEWPORT } from "./page.ts";

const LETTERS = "Reads on to the end of the sentence.";
const BETWEEN_MS = 60;
const PREPARED = "[data-line-name]";
const MAPPED = "table[data-map] tbody tr";

/**
 * A school of 420: opening what prepares one class's meeting, opening the provision map of the school,
 * and a letter typed into a note, each from the press to its paint. The floor is a bare page that is
 * handed the same markup and style at once; for the letter, a bare field with the same words in it.
 */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const school = await openBenchSchool(
    { yearGroups: [0, 1, 2, 3, 4, 5, 6], pupils: 420, classesPerYear: 2, years: 3 },
    await buildApp(),
  );
  const server = await listenAnywhere(school.handle);
  const browser = await launchChromium();
  try {
    const context = await browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(MOVE_CALENDAR);
    const page = await context.newPage();
    page.on("pageerror", (problem) => console.error("in the app:", problem));
    const address = `http://127.0.0.1:${server.port}`;
    await enterAsHead(page, `${address}/`, school.head);

    await page.goto(`${address}/meet`);
    await page.waitForSelector("a[href$='/prepare']");
    const [prepare, mapped, letter] = await Promise.all(
      ["prepare", "map", "letter"].map(() => context.newPage()),
    );
    if (prepare === undefined || mapped === undefined || letter === undefined)
      throw new Error("no pages");
    // Chromium paints no page that lies behind another.
    const opening = [
      { name: "ours", run: () => openPrepare(page) },
      { name: "floor", run: await laidAtOnce(page, prepare, () => openPrepare(page)) },
    ];
    const prepares = await interleave(rounds, opening);

    await openPrepare(page);
    const field = await openNote(page);
    const typing: Variant[] = [
      { name: "ours", run: () => typeInto(page, field) },
      { name: "floor", run: () => typeInto(letter, "textarea") },
    ];
    await letter.setContent("<!doctype html><textarea rows=4 cols=60></textarea>");
    const letters = await interleave(rounds, typing);

    await page.bringToFront();
    await page.goto(`${address}/plan/interventions`);
    await page.getByRole("button", { name: "Provision map" }).waitFor();
    const maps = await interleave(rounds, [
      { name: "ours", run: () => openMap(page) },
      { name: "floor", run: await laidAtOnce(page, mapped, () => openMap(page)) },
    ]);

    const told = (of: Map<string, number[]>) =>
      Object.fromEntries([...of].map(([name, all]) => [name, round(median(all), 1)]));
    return resultOf(prepares, opening, "ms from press to painted Prepare", rounds, {
      children: 420,
      provisionMapMs: told(maps),
      letterMs: told(letters),
      aim: "every interaction painted within 100 ms",
    });
  } finally {
    await browser.close();
    await server.stop();
    await school.end();
  }
}

/** From /meet to the first class that can be prepared, until its children are painted. */
async function openPrepare(page: Page): Promise<number> {
  await page.bringToFront();
  if (!new URL(page.url()).pathname.endsWith("/meet")) {
    await page.getByRole("link", { name: /^Meet/ }).click();
    await page.waitForSelector("a[href$='/prepare']");
  }
  return pressAndWait(page, "a[href$='/prepare']", PREPARED);
}

/** From the list of interventions to the map of every child. */
async function openMap(page: Page): Promise<number> {
  await page.bringToFront();
  await page.getByRole("button", { name: "List", exact: true }).click();
  await page.waitForSelector(MAPPED, { state: "detached" });
  const button = page.getByRole("button", { name: "Provision map", exact: true });
  await button.evaluate((one) => one.setAttribute("data-press", ""));
  return pressAndWait(page, "[data-press]", MAPPED);
}

/** Opens a child's evidence and answers how its field is found. */
async function openNote(page: Page): Promise<string> {
  const take = page.getByRole("button", { name: /^Take .+ into the meeting$/ });
  const name = /^Take (.+) into/.exec((await take.first().getAttribute("aria-label")) ?? "")?.[1];
  await take.first().click();
  await page
    .locator(PREPARED)
    .filter({ hasText: name ?? "" })
    .first()
    .click();
  const field = page.getByRole("textbox", { name: `Evidence of ${name}’s learning` });
  await field.evaluate((one) => one.setAttribute("data-note", ""));
  return "[data-note]";
}

/** Presses in the page and waits until what is looked for has been painted; milliseconds. */
function pressAndWait(page: Page, press: string, shows: string): Promise<number> {
  return page.evaluate(
    async ([press, shows]) => {
      const begun = performance.now();
      document.querySelector<HTMLElement>(press)?.click();
      while (document.querySelector(shows) === null) await new Promise(requestAnimationFrame);
      await new Promise<void>((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => done());
          port1.start();
          port2.postMessage("painted");
        });
      });
      return performance.now() - begun;
    },
    [press, shows] as const,
  );
}

/** What the app shows after `open`, laid into a bare page with the same style; milliseconds to paint. */
async function laidAtOnce(
  app: Page,
  bare: Page,
  open: () => Promise<number>,
): Promise<() => Promise<number>> {
  await open();
  const markup = await app.evaluate(() => document.querySelector("main")?.outerHTML ?? "");
  const style = await app.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText))
      .join("\n"),
  );
  await bare.setContent(`<!doctype html><html lang="en-GB"><div id="app"></div>`);
  await bare.addStyleTag({ content: style });
  return async () => {
    await bare.bringToFront();
    return bare.evaluate(async (markup) => {
      const at = document.querySelector("#app");
      if (at === null) return Number.NaN;
      at.replaceChildren();
      await new Promise(requestAnimationFrame);
      const begun = performance.now();
      at.innerHTML = markup;
      await new Promise<void>((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => done());
          port1.start();
          port2.postMessage("painted");
        });
      });
      return performance.now() - begun;
    }, markup);
  };
}

/** Types a sentence at the end of a field; the median from a key to the paint after it. */
async function typeInto(page: Page, field: string): Promise<number> {
  await page.bringToFront();
  await page.locator(field).focus();
  await page.keyboard.press("Control+End");
  const taken: number[] = [];
  for (const key of LETTERS) {
    await page.evaluate((field) => {
      const at = document.querySelector<HTMLTextAreaElement>(field);
      let begun = 0;
      const painted = new Promise<number>((done) => {
        at?.addEventListener("keydown", (event) => (begun = event.timeStamp), { once: true });
        at?.addEventListener(
          "input",
          () =>
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.addEventListener("message", () => done(performance.now() - begun));
              port1.start();
              port2.postMessage("painted");
            }),
          { once: true },
        );
      });
      Object.assign(globalThis, { painted });
    }, field);
    await page.keyboard.press(key === " " ? "Space" : key);
    taken.push(
      await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted),
    );
    await page.waitForTimeout(BETWEEN_MS);
  }
  return median(taken);
}
