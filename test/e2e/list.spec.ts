import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { allSent, enterDemo, settle, test } from "./school-day.ts";

/** A key takes a practised hand 280 ms, looking up the next child a second. */
const KEY_MS = 280;
const CHILD_MS = 1000;
const SUBJECTS = ["Reading", "Writing", "Maths"];

/** What a teacher reads off her notes: typed in either notation, and how it is written then. */
const NOTES: readonly (readonly [typed: string, level: string])[] = [
  ["2s", "2S"],
  ["2h", "2H"],
  ["3c", "3L"],
  ["3l", "3L"],
  ["3b", "3S"],
  ["4l", "4L"],
  ["3a", "3H"],
];
const noteOf = (child: number, subject: number, run: number) =>
  NOTES[(child * 3 + subject * 5 + run) % NOTES.length]!;

const list = (page: Page) => page.getByRole("grid", { name: /^Levels of/ });

async function openList(page: Page): Promise<string> {
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(list(page)).toBeVisible();
  const open = page.getByRole("columnheader", { name: /^Reading .* \d+ of \d+$/ });
  return (await open.locator("b").first().textContent()) ?? "";
}

/** Name of each child with the levels in the columns of one point, as the list shows them. */
async function levelsAt(page: Page, point: string): Promise<Record<string, string[]>> {
  const rows = await list(page).evaluate((table, point) => {
    const heads = [...table.querySelectorAll("thead tr:last-child th")].slice(1);
    const wanted = heads.flatMap((head, at) =>
      head.querySelector("b")?.textContent === point ? [at] : [],
    );
    return [...table.querySelectorAll("tbody tr")].map((row): [string, string[]] => [
      row.querySelector("th")?.textContent ?? "",
      wanted.map((at) => row.querySelectorAll("td")[at]?.querySelector("b")?.textContent ?? ""),
    ]);
  }, point);
  return Object.fromEntries(rows);
}

/** Presses keys one after the other and counts them. */
function keyboard(page: Page, pauseMs: number) {
  const count = { keys: 0 };
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      count.keys += 1;
      await page.keyboard.press(key);
      if (pauseMs > 0) await page.waitForTimeout(pauseMs);
    }
  };
  return { count, press };
}

/** Thirty children, three subjects, row by row: nothing but keys from the open list on. */
async function enterAll(page: Page, names: readonly string[], run: number, pauseMs: number) {
  const { count, press } = keyboard(page, pauseMs);
  // To the button that shows the open point alone, and back.
  await press("ArrowUp", "ArrowDown", "Escape");
  for (let stop = 0; stop < 6; stop += 1) await press("Shift+Tab");
  await press("Space");
  for (let stop = 0; stop < 6; stop += 1) await press("Tab");
  for (const child of names.keys())
    for (const subject of SUBJECTS.keys()) {
      const [typed] = noteOf(child, subject, run);
      await press(...Array.from(typed), subject === SUBJECTS.length - 1 ? "Enter" : "Tab");
    }
  return count.keys;
}

/** At each level that is taken: does the next frame show it? */
async function watchFrames(page: Page): Promise<() => Promise<{ taken: number; late: string[] }>> {
  await page.evaluate(() => {
    const seen = { taken: 0, late: [] as string[] };
    Object.assign(globalThis, { seen });
    document.addEventListener(
      "keydown",
      (event) => {
        const field = event.target;
        const cell = field instanceof HTMLInputElement ? field.closest("td") : null;
        if (cell === null || !["Enter", "Tab"].includes(event.key)) return;
        const typed = (field as HTMLInputElement).value.charAt(0);
        requestAnimationFrame(() => {
          seen.taken += 1;
          const shown = cell.querySelector("b")?.textContent ?? "";
          if (!shown.startsWith(typed)) seen.late.push(`${typed} → ${shown}`);
        });
      },
      true,
    );
  });
  return () =>
    page.evaluate(
      () => (globalThis as unknown as { seen: { taken: number; late: string[] } }).seen,
    );
}

test("[LI13] a class in three subjects by keyboard alone, well under five minutes", async ({
  server,
  page,
  laptop,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openList(page);
  const names = Object.keys(await levelsAt(page, point));
  expect(names).toHaveLength(30);
  const keys = await enterAll(page, names, 0, 0);
  const seconds = (keys * KEY_MS + names.length * CHILD_MS) / 1000;
  const script = Object.fromEntries(
    names.map((name, child) => [name, SUBJECTS.map((_, at) => noteOf(child, at, 0)[1])]),
  );
  await expect.poll(() => levelsAt(page, point)).toEqual(script);
  expect(seconds).toBeLessThan(300);
  // What the document publishes is what was counted here.
  const published = readFileSync("docs/list-by-keyboard.md", "utf8");
  expect(published).toContain(`**${keys} keys**`);
  expect(published).toContain(`**${Math.round(seconds)} seconds**`);

  // What the school keeps is the script: another laptop shows it.
  await allSent(page);
  const other = laptop();
  const context = await other.open();
  const there = context.pages()[0] ?? (await context.newPage());
  await enterDemo(there, server.address, /Okafor/);
  await settle(there);
  await openList(there);
  await expect.poll(() => levelsAt(there, point)).toEqual(script);
});

test("[LI2] in bursts of 30 ms between keys none is lost, and each level shows in the next frame", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openList(page);
  const names = Object.keys(await levelsAt(page, point));
  const frames = await watchFrames(page);
  await enterAll(page, names, 3, 30);
  const script = Object.fromEntries(
    names.map((name, child) => [name, SUBJECTS.map((_, at) => noteOf(child, at, 3)[1])]),
  );
  expect(await levelsAt(page, point)).toEqual(script);
  expect(await frames()).toEqual({ taken: names.length * SUBJECTS.length, late: [] });
  await allSent(page);
  await page.reload();
  await expect(list(page)).toBeVisible();
  await expect.poll(() => levelsAt(page, point)).toEqual(script);
});

test("[LI11] all copied, turned round in a spreadsheet with one level changed, and pasted back", async ({
  server,
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const point = await openList(page);
  const before = await levelsAt(page, point);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+c");
  const [heads = [], ...lines] = await page.evaluate(async () =>
    (await navigator.clipboard.readText()).split("\r\n").map((line) => line.split("\t")),
  );
  expect(lines).toHaveLength(30);
  const at = heads.indexOf(`Maths ${point}`);
  const [first = ""] = Object.keys(before);
  const to = before[first]?.[2] === "4H" ? "4S" : "4H";
  const turned = lines
    .map((line) => (line[0] === first ? line.map((cell, i) => (i === at ? to : cell)) : line))
    .reverse()
    .map(([name = "", ...levels]) => [name.split(" ").reverse().join(", "), ...levels]);
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    [heads, ...turned].map((line) => line.join("\t")).join("\r\n"),
  );
  await page.keyboard.press("Control+v");
  const plan = page.getByRole("dialog", { name: "What this paste will do" });
  await expect(plan.getByText("1 level will change.")).toBeVisible();
  await expect(plan.getByText("Who is meant?")).toBeHidden();
  await page.keyboard.press("Enter");
  const after = { ...before, [first]: [before[first]?.[0], before[first]?.[1], to] };
  await expect.poll(() => levelsAt(page, point)).toEqual(after);
  await page.keyboard.press("Control+z");
  await expect.poll(() => levelsAt(page, point)).toEqual(before);
  await allSent(page);
});
