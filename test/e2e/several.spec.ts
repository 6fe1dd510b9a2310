import { type CDPSession, expect, type Locator, type Page } from "@playwright/test";
import { enterDemo, settle, test } from "./school-day.ts";

/** A name in the strip of those still to do in the open column, and a level's cell beside it. */
async function openTracker(page: Page, address: string) {
  await enterDemo(page, address, /Okafor/);
  await settle(page);
  const grid = page.getByRole("grid");
  const column = await grid.locator('td[data-state="open"]').first().getAttribute("data-column");
  const cells = grid.locator(`tbody td[data-column="${column}"][data-row]`);
  const inColumn = grid.locator(`td[data-column="${column}"]`);
  return { grid, cells, inColumn };
}

const chipOf = (where: Locator, id: string) => where.locator(`[data-name="${id}"]`);
const placeOf = (chip: Locator) =>
  chip.evaluate((one) => one.closest("td")?.dataset["row"] ?? "foot");

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  await of.scrollIntoViewIfNeeded();
  const box = await of.boundingBox();
  if (box === null) throw new Error("Nothing is drawn there");
  return { x: box.x + box.width - 12, y: box.y + box.height / 2 };
}

test("[CT6] names are dragged by mouse, several at once, and Escape moves nobody", async ({
  server,
  laptop,
}) => {
  const page = await (await laptop().open()).newPage();
  const { grid, cells, inColumn } = await openTracker(page, server.address);
  const names = inColumn.locator("[data-name]");
  const [first, second] = await names.evaluateAll((all) =>
    all.slice(0, 2).map((one) => (one as HTMLElement).dataset["name"] ?? ""),
  );
  const target = cells.nth(0);
  const row = await target.getAttribute("data-row");
  const before = await placeOf(chipOf(inColumn, first!));

  // Escape on the way: nobody has moved.
  const from = await middle(chipOf(inColumn, first!));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const to = await middle(target);
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await expect(target).toHaveAttribute("data-drop", "takes");
  const at = await middle(chipOf(inColumn, first!));
  await page.keyboard.press("Escape");
  await page.mouse.up();
  // The press that comes at once after it is a press like any other.
  await page.mouse.click(at.x, at.y);
  await expect(target).not.toHaveAttribute("data-drop");
  await expect(chipOf(inColumn, first!)).toHaveAttribute("aria-pressed", "true");
  expect(await placeOf(chipOf(inColumn, first!))).toBe(before);

  // Two selected: dragging one takes the other along.
  await chipOf(inColumn, second!).click({ modifiers: ["ControlOrMeta"] });
  await expect(page.getByRole("heading", { name: "2 children selected" })).toBeVisible();
  const start = await middle(chipOf(inColumn, first!));
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  const there = await middle(target);
  await page.mouse.move(there.x, there.y, { steps: 6 });
  await page.mouse.up();
  await expect(grid.locator(`td[data-row="${row}"] [data-name="${first}"]`).last()).toBeVisible();
  await expect(page.getByText(/^Moved 2 children to /)).toBeVisible();
  await expect.poll(() => placeOf(chipOf(inColumn, second!))).toBe(row);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByText(/^Undone\. /)).toBeVisible();
  await expect.poll(() => placeOf(chipOf(inColumn, first!))).toBe(before);
});

/** A finger, as the browser's own touch events make it. */
async function finger(client: CDPSession, type: string, at?: { x: number; y: number }) {
  await client.send("Input.dispatchTouchEvent", {
    type: type as "touchStart" | "touchMove" | "touchEnd",
    touchPoints: at === undefined ? [] : [at],
  });
}

test("[CT6] by finger: a hold picks a name up, a hold alone selects, a flick only scrolls", async ({
  server,
  laptop,
}) => {
  const page = await (await laptop().open()).newPage();
  const { cells, inColumn } = await openTracker(page, server.address);
  const client = await page.context().newCDPSession(page);
  const [first, second] = await inColumn
    .locator("[data-name]")
    .evaluateAll((all) => all.slice(0, 2).map((one) => (one as HTMLElement).dataset["name"] ?? ""));
  const before = await placeOf(chipOf(inColumn, first!));
  const target = cells.nth(0);
  const row = await target.getAttribute("data-row");

  // A flick: nothing is picked up, nobody moves.
  const from = await middle(chipOf(inColumn, first!));
  // In one go: on a slow machine a finger that waits for each answer rests on the name meanwhile.
  await Promise.all([
    finger(client, "touchStart", from),
    finger(client, "touchMove", { x: from.x, y: from.y - 60 }),
    finger(client, "touchEnd"),
  ]);
  expect(await placeOf(chipOf(inColumn, first!))).toBe(before);
  await expect(page.getByRole("heading", { name: /selected/ })).toHaveCount(0);

  // Held, then taken along.
  const held = await middle(chipOf(inColumn, first!));
  const to = await middle(target);
  const again = await middle(chipOf(inColumn, first!));
  await finger(client, "touchStart", again);
  await expect(page.locator("[data-dragging]")).toHaveCount(1);
  await finger(client, "touchMove", { x: (held.x + to.x) / 2, y: (again.y + to.y) / 2 });
  await finger(client, "touchMove", to);
  await expect(target).toHaveAttribute("data-drop", "takes");
  await finger(client, "touchEnd");
  await expect.poll(() => placeOf(chipOf(inColumn, first!))).toBe(row);

  // Held and let go: the first of several.
  await finger(client, "touchStart", await middle(chipOf(inColumn, second!)));
  await expect(page.locator("[data-dragging]")).toHaveCount(1);
  await finger(client, "touchEnd");
  await expect(page.getByRole("heading", { name: "1 child selected" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Select several" })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
});
