import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import { enterAsTeacher, openClassOf36 } from "./app-page.ts";
import { MOVE_CALENDAR } from "./bench-day.ts";
import { interleave, median, type Result, resultOf, round, type Variant } from "./measure.ts";
import { type BenchRoom, listenAnywhere, openBenchRoom, VIEWPORT } from "./page.ts";
import { HEADINGS, type ListPage, type ListRowShown, type Place } from "./pages/list-page.ts";

const CHILDREN = 36;
const PASTED = 30;
const KEYS = 12;
/** Between two keys: quicker than any hand. Glide loses a level whose Enter comes within some 10 ms. */
const BETWEEN_MS = 60;
const LEVELS = ["2S", "2H", "3L", "3S", "3H", "4L"];
const inNodeModules = (name: string) =>
  fileURLToPath(new URL(`./node_modules/${name}`, import.meta.url));

/** A list that can be measured, however it is made. */
type List = {
  page: Page;
  /** Opens it anew; milliseconds until it is painted. */
  open: () => Promise<number>;
  /** Whether a paste shows its plan first, to be said yes to. */
  asks: boolean;
  /** Whether a pasted block finds its children by name; otherwise it is laid down where one stands. */
  names: boolean;
};

/**
 * 36 children by nine levels as a list: first paint, from the key that commits a level to its paint,
 * and a paste of 270 cells. Ours reads and writes its database; the floor and the peers hold an array.
 */
export async function run({ rounds }: { rounds: number }): Promise<Result> {
  const school = await openClassOf36();
  const server = await listenAnywhere(school.handle);
  const plain = await openBenchRoom(["list-floor.ts", "list-ag-grid.ts"]);
  const glide = await openBenchRoom(["list-glide.ts"], () => false, {
    react: inNodeModules("react18"),
    "react-dom": inNodeModules("react-dom18"),
  });
  try {
    const context = await plain.browser.newContext({ viewport: VIEWPORT });
    await context.addInitScript(MOVE_CALENDAR);
    const app = await context.newPage();
    app.on("pageerror", (problem) => console.error("in the app:", problem));
    await enterAsTeacher(app, `http://127.0.0.1:${server.port}/`, school.teacher);
    const ours = await openOurs(app);
    const rows = await shownRows(app);
    const lists: readonly { name: string; without: string; list: List }[] = [
      { name: "ours", without: "", list: ours },
      { name: "floor", without: "", list: await openPlain(plain, "list-floor", rows) },
      {
        name: "AG Grid Community 36",
        list: await openPlain(plain, "list-ag-grid", rows),
        without: "storage, history, sync, paste (the page reads it), names matched, a plan, undo",
      },
      {
        name: "Glide Data Grid 6",
        list: await openPlain(glide, "list-glide", rows),
        without: "storage, history, sync, names matched, a plan, undo",
      },
    ];
    const measure = (how: (list: List) => () => Promise<number>): Variant[] =>
      lists.map(({ name, without, list }) => ({ name, without, run: how(list) }));
    const paints = await interleave(
      rounds,
      measure((list) => list.open),
    );
    const variants = measure(typing);
    const keys = await interleave(rounds, variants);
    const pastes = await interleave(
      rounds,
      measure((list) => pasting(list, rows.slice(0, PASTED))),
    );
    const medians = (of: Map<string, number[]>) =>
      Object.fromEntries([...of].map(([name, all]) => [name, round(median(all), 1)]));
    return resultOf(keys, variants, "ms from key to painted cell", rounds, {
      children: rows.length,
      columns: HEADINGS.length,
      firstPaintMs: medians(paints),
      pasteOf270Ms: medians(pastes),
    });
  } finally {
    await glide.end();
    await plain.end();
    await server.stop();
    await school.end();
  }
}

/** The app's own list, with the functions that the peers' pages offer put beside it. */
async function openOurs(page: Page): Promise<List> {
  const show = page.getByRole("link", { name: "List", exact: true });
  const back = page.getByRole("link", { name: "Grid", exact: true });
  const open = async () => {
    await back.click();
    await page.waitForSelector("[data-name]");
    return page.evaluate(openAndWait, CHILDREN);
  };
  await show.click();
  await page.waitForSelector("td[data-at]");
  await page.evaluate(() => {
    // Each subject shows its baseline first, then the three points.
    const cells = (row: number) =>
      [...document.querySelectorAll<HTMLElement>(`td[data-at^="${row} "]`)].filter(
        (_, at) => at % 4 !== 0,
      );
    Object.assign(globalThis, {
      bench: {
        place: async (row: number, column: number) => {
          const cell = cells(row)[column];
          cell?.scrollIntoView({ block: "center" });
          await new Promise(requestAnimationFrame);
          const { x, y, width, height } = cell?.getBoundingClientRect() ?? new DOMRect();
          return { x: x + width / 2, y: y + height / 2 };
        },
        hasKeys: (row: number, column: number) => cells(row)[column] === document.activeElement,
        level: (row: number, column: number) =>
          cells(row)[column]?.querySelector("b")?.textContent ?? "",
      },
    });
  });
  return { page, open, asks: true, names: true };
}

/** The children and levels that the app shows in its open columns. */
function shownRows(page: Page): Promise<ListRowShown[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("table tbody tr")].map((row) => ({
      name: row.querySelector("th")?.textContent ?? "",
      levels: [...row.querySelectorAll("td")]
        .filter((_, at) => at % 4 !== 0)
        .map((cell) => cell.querySelector("b")?.textContent ?? ""),
    })),
  );
}

async function openPlain(
  room: BenchRoom,
  name: string,
  rows: readonly ListRowShown[],
): Promise<List> {
  const held = await room.open(name);
  await held.call("show", rows);
  const open = async () => {
    await held.page.reload();
    await held.page.waitForFunction(() => "bench" in globalThis);
    return held.call<number>("show", rows);
  };
  return { page: held.page, open, asks: false, names: name !== "list-glide" };
}

/** Types levels into cells one after the other; the median of their times. */
function typing({ page }: List): () => Promise<number> {
  let turn = 0;
  return async () => {
    turn += 1;
    const taken: number[] = [];
    for (let row = 0; row < KEYS; row += 1) {
      const column = (row + turn) % HEADINGS.length;
      const shows = await standOn(page, row, column);
      const level = LEVELS.find((one) => one !== shows) ?? "";
      for (const key of level) {
        await page.keyboard.press(key);
        await page.waitForFunction(inField);
        await page.waitForTimeout(BETWEEN_MS);
      }
      await page.evaluate(watchEnter, { row, column, level });
      await page.keyboard.press("Enter");
      taken.push(
        await page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted),
      );
      await page.waitForTimeout(BETWEEN_MS);
    }
    return median(taken);
  };
}

/** Pastes 30 names by nine levels, other levels at each turn. */
function pasting(
  { page, asks, names }: List,
  rows: readonly ListRowShown[],
): () => Promise<number> {
  let turn = 0;
  return async () => {
    turn += 1;
    const levels = HEADINGS.map((_, at) => LEVELS[(at + turn) % LEVELS.length] as string);
    const block = names
      ? [["Name", ...HEADINGS], ...rows.map(({ name }) => [name, ...levels])]
      : rows.map(() => levels);
    const text = block.map((line) => line.join("\t")).join("\r\n");
    // From elsewhere: Glide opens a field when the cell that is selected already is pressed.
    await standOn(page, 1, 1);
    await standOn(page, 0, 0);
    const last = { row: rows.length - 1, column: HEADINGS.length - 1, level: levels.at(-1) ?? "" };
    // A real clipboard and a real key: Glide asks the browser for what is on the clipboard.
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.evaluate(watchPaste, { text, asks, ...last });
    await page.keyboard.press("Control+V");
    return page.evaluate(() => (globalThis as unknown as { painted: Promise<number> }).painted);
  };
}

/** Stands on a cell as a hand does, with a press of the mouse; what the cell shows. */
async function standOn(page: Page, row: number, column: number): Promise<string> {
  const { x, y, shows } = await page.evaluate(lookAt, { row, column });
  await page.mouse.click(x, y);
  await page.waitForFunction(hasKeys, { row, column });
  return shows;
}

// What follows runs in the page, where nothing of this file is but its arguments.

type Wanted = { row: number; column: number; level: string };

/** A hand takes its time from the mouse to the keys; Glide gives them to a cell 200 ms after a press. */
function hasKeys({ row, column }: Omit<Wanted, "level">): boolean {
  const { bench } = globalThis as unknown as { bench: Pick<ListPage, "hasKeys"> };
  return bench.hasKeys(row, column);
}

/** A hand sees its first letter before it types the next: Glide loads its field at the first key. */
function inField(): boolean {
  return document.activeElement?.matches("input, textarea") === true;
}

async function lookAt({ row, column }: Omit<Wanted, "level">): Promise<Place & { shows: string }> {
  const { bench } = globalThis as unknown as { bench: Pick<ListPage, "place" | "level"> };
  return { ...(await bench.place(row, column)), shows: bench.level(row, column) };
}

/** Promises the time from Enter to the end of the frame that shows the level. */
function watchEnter({ row, column, level }: Wanted): void {
  const { bench } = globalThis as unknown as { bench: Pick<ListPage, "level"> };
  const painted = new Promise<number>((done, fail) => {
    setTimeout(
      () => fail(new Error(`${row} ${column} shows ${bench.level(row, column)}, not ${level}`)),
      9000,
    );
    addEventListener(
      "keydown",
      (event) => {
        const look = () => {
          if (bench.level(row, column) !== level) {
            requestAnimationFrame(look);
            return;
          }
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => done(performance.now() - event.timeStamp));
          port1.start();
          port2.postMessage("painted");
        };
        requestAnimationFrame(look);
      },
      { capture: true, once: true },
    );
  });
  Object.assign(globalThis, { painted });
}

/** Puts the block on the clipboard; promises the time from the key to the frame that shows all of it. */
async function watchPaste(of: Wanted & { text: string; asks: boolean }): Promise<void> {
  const { bench } = globalThis as unknown as { bench: Pick<ListPage, "level"> };
  await navigator.clipboard.writeText(of.text);
  const painted = new Promise<number>((done, fail) => {
    setTimeout(() => fail(new Error("the paste was not shown")), 20_000);
    let agreed = !of.asks;
    const lookSince = (begun: number) => {
      const yes = agreed
        ? undefined
        : [...document.querySelectorAll<HTMLButtonElement>("[role=dialog] button, dialog button")]
            .filter((button) => /^(Put in|Take back)/.test(button.textContent ?? ""))
            .at(-1);
      if (yes !== undefined) {
        agreed = true;
        yes.click();
      }
      if (!agreed || bench.level(of.row, of.column) !== of.level) {
        requestAnimationFrame(() => lookSince(begun));
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => done(performance.now() - begun));
      port1.start();
      port2.postMessage("painted");
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "v") return;
      removeEventListener("keydown", onKey, true);
      lookSince(event.timeStamp);
    };
    addEventListener("keydown", onKey, true);
  });
  Object.assign(globalThis, { painted });
}

function openAndWait(children: number): Promise<number> {
  const begun = performance.now();
  [...document.querySelectorAll<HTMLAnchorElement>("a")]
    .find((link) => link.textContent === "List")
    ?.click();
  return new Promise((done) => {
    const look = () => {
      if (document.querySelectorAll("table tbody tr td[data-at] b").length < children) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => done(performance.now() - begun));
      port1.start();
      port2.postMessage("painted");
    };
    requestAnimationFrame(look);
  });
}
