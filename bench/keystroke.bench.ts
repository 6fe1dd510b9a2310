import type { Page } from "@playwright/test";
import { enterAsTeacher, openClassOf36, rowsOfClass } from "./app-page.ts";
import { MOVE_CALENDAR } from "./bench-day.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";
import { listenAnywhere, openBenchRoom, VIEWPORT } from "./page.ts";

const KEYS = 24;
const BETWEEN_MS = 60;
const POINT = "autumn";
/** Few enough names a cell that none fold away. */
const LEVELS = ["2S", "2H", "3L", "3S", "3H", "4L"];

/** From the key that commits a level to the end of the frame in which the name stands in its cell. */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const school = await openClassOf36();
  const server = await listenAnywhere(school.handle);
  const room = await openBenchRoom(["keystroke-floor.tsx"]);
  try {
    const context = await room.browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(MOVE_CALENDAR);
    const page = await context.newPage();
    page.on("pageerror", (problem) => console.error("in the app:", problem));
    await enterAsTeacher(page, `http://127.0.0.1:${server.port}/`, school.teacher);
    const floor = await room.open("keystroke-floor");
    await floor.call("show", rowsOfClass(school), school.teacher);
    await floor.page.waitForSelector("[data-name]");
    const variants: Variant[] = [
      { name: "ours", run: typing(page) },
      { name: "floor", run: typing(floor.page) },
    ];
    const taken = await interleave(rounds, variants);
    const over = median(taken.get("ours") ?? []) - median(taken.get("floor") ?? []);
    return resultOf(taken, variants, "ms from key to painted cell", rounds, {
      keys: KEYS,
      children: 36,
      msOverFloor: round(over),
      aim: "at most one frame (16.7 ms) over the floor",
    });
  } finally {
    await room.end();
    await server.stop();
    await school.end();
  }
}

/** Types a level on one name after the other; the median of their times. */
function typing(page: Page): () => Promise<number> {
  let turn = 0;
  return async () => {
    turn += 1;
    const pupils = await page.evaluate(
      (point) =>
        [...document.querySelectorAll<HTMLElement>("[data-name]")]
          .filter((chip) => chip.closest("[data-row]")?.getAttribute("data-column") === point)
          .map((chip) => chip.dataset.name ?? "")
          .sort(),
      POINT,
    );
    const taken: number[] = [];
    for (const [at, pupil] of pupils.entries()) {
      if (taken.length === KEYS) break;
      const level = LEVELS[(at + turn) % LEVELS.length] as string;
      const there = await page.evaluate(watchForPaint, { pupil, point: POINT, level });
      if (there) continue;
      for (const key of level) await page.keyboard.press(key);
      await page.keyboard.press("Enter");
      taken.push(
        await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted),
      );
      await page.waitForTimeout(BETWEEN_MS);
    }
    if (taken.length < 20) throw new Error(`only ${taken.length} keys of ${pupils.length} names`);
    return median(taken);
  };
}

/** In the page: stands on the name, and promises the time from Enter to its paint in the new cell. */
function watchForPaint({
  pupil,
  point,
  level,
}: {
  pupil: string;
  point: string;
  level: string;
}): boolean {
  const chip = () => document.querySelector<HTMLElement>(`[data-at="name|${pupil}|${point}"]`);
  const isThere = () => chip()?.closest<HTMLElement>("td")?.dataset.row === level;
  if (isThere()) return true;
  chip()?.focus();
  let begun = 0;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter") begun = event.timeStamp;
  };
  addEventListener("keydown", onKey, true);
  const painted = new Promise<number>((done, fail) => {
    const late = setTimeout(() => fail(new Error(`${pupil} did not come to ${level}`)), 5000);
    const observer = new MutationObserver(() => {
      if (!isThere() || begun === 0) return;
      observer.disconnect();
      removeEventListener("keydown", onKey, true);
      clearTimeout(late);
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => done(performance.now() - begun));
        port1.start();
        port2.postMessage("painted");
      });
    });
    observer.observe(document.body, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { painted });
  return false;
}
