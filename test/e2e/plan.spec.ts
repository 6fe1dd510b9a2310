import { expect, type Page } from "@playwright/test";
import { allSent, enterDemo, saving, settle, test } from "./school-day.ts";
import { expectNoViolation } from "./violations.ts";

const part = (page: Page, name: RegExp) => page.getByRole("region", { name });
const title = (page: Page, what: string) => page.locator("[data-action]").filter({ hasText: what });

test("actions with no network: one is done, one is added by keys, both stand after a restart and reach the head", async ({
  server,
  laptop,
  page: head,
}) => {
  const teachers = laptop();
  let page = await (await teachers.open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await expect(page.getByRole("link", { name: /^Plan \d+ of your actions due$/ })).toBeVisible();
  await page.getByRole("link", { name: /^Plan/ }).click();
  await expect(page.getByText(/overdue, .* due within a week/)).toBeVisible();

  await server.down();
  const what =
    (await part(page, /^Overdue/)
      .locator("[data-action] b")
      .first()
      .textContent()) ?? "";
  await title(page, what).focus();
  await page.keyboard.press("d");
  const ask = part(page, /^Done: did it help/);
  await expect(ask.getByText(what)).toBeVisible();
  await ask.getByRole("button", { name: `It helped somewhat: ${what}` }).click();
  await expect(part(page, /^Done \d/).getByText(what)).toBeVisible();
  await expect(saving(page)).toContainText("2 changes to send");

  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "A new action" });
  await expect(form.getByLabel("What is to be done")).toBeFocused();
  await page.keyboard.type("Read the task aloud once together");
  await form.getByRole("button", { name: "Keep" }).click();
  await expect(title(page, "Read the task aloud")).toBeVisible();
  await expect(saving(page)).toContainText("3 changes to send");

  await teachers.close();
  page = await (await teachers.open()).newPage();
  await page.goto(`${server.address}/plan`);
  await expect(title(page, "Read the task aloud")).toBeVisible();
  await expect(part(page, /^Done \d/).getByText(what)).toBeVisible();

  await server.up();
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await allSent(page);
  await enterDemo(head, server.address, /headteacher/i);
  await head.goto(`${server.address}/plan?whose=school`);
  await expect(title(head, "Read the task aloud")).toBeVisible();
});

test("actions and target groups have no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  await page.goto(`${server.address}/plan?whose=school`);
  await expect(page.locator("[data-action]").first()).toBeVisible();
  await page.locator("[data-action]").first().click();
  await expect(page.getByText(/They do not say why/)).toBeVisible();
  await expectNoViolation(page, "actions");
  await page.goto(`${server.address}/plan/groups?subject=maths&class=`);
  await expect(page.getByRole("heading", { name: "Year 4" })).toBeVisible();
  await expectNoViolation(page, "target groups");
});

test("interventions and targets have no violation", async ({ server, page }) => {
  await enterDemo(page, server.address, /headteacher/i);
  await page.goto(`${server.address}/plan/interventions`);
  await page.getByRole("button", { name: /^Paired reading/ }).click();
  await expect(page.getByRole("table").first()).toBeVisible();
  await expectNoViolation(page, "interventions");
  // In the system's own colours what is chosen is told from what is not, for want of shades.
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByRole("button", { name: "Add a session" }).click();
  const there = page.getByRole("dialog").getByRole("checkbox").first();
  const shown = () => there.evaluate((box) => getComputedStyle(box.nextElementSibling!).background);
  await expect(there).toBeChecked();
  const chosen = await shown();
  await there.uncheck();
  await expect.poll(shown).not.toBe(chosen);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.emulateMedia({ forcedColors: "none" });
  for (const view of ["Provision map", "Before and after"]) {
    await page.getByRole("button", { name: view, exact: true }).click();
    await expect(page.getByRole("region", { name: view })).toBeVisible();
    await expectNoViolation(page, view);
  }
  await page
    .getByRole("navigation", { name: "Plan", exact: true })
    .getByRole("link", { name: "Targets", exact: true })
    .click();
  await page.getByRole("button", { name: "Set a target" }).click();
  await page.getByLabel("What the whole school works on").fill("Sentences that make sense aloud");
  await page.getByRole("group", { name: "Year 4" }).getByLabel("Every child must").fill("end one");
  await page.getByRole("button", { name: "Keep" }).click();
  await expect(
    page.getByRole("heading", { name: "Sentences that make sense aloud" }),
  ).toBeVisible();
  await page.getByLabel(/^How far the children got/).selectOption({ label: "4B" });
  await expect(page.getByRole("radio").first()).toBeAttached();
  await expectNoViolation(page, "targets");
});

test("[EX14] on paper stands of when and where it is, and nothing to press or choose", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /headteacher/i);
  const rooms = [
    { at: "/plan/targets?half-term=1", says: /^Autumn 1 · .* School · / },
    { at: "/plan?whose=school", says: /^every class · .* School · / },
    { at: "/plan/groups", says: /^Children chosen, by people/ },
    { at: "/meet", says: /^Mon .* meetings$/ },
  ];
  for (const { at, says } of rooms) {
    await page.emulateMedia({ media: "screen" });
    await page.goto(`${server.address}${at}`);
    await expect(page.getByRole("main").getByRole("button").first()).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(says)).toBeVisible();
    const pressed = /^(Print|Export|Add an action|Overview|A sheet for the children: .*)$/;
    for (const one of [page.getByRole("button", { name: pressed }), page.getByRole("combobox")])
      await expect(one.filter({ visible: true })).toHaveCount(0);
    await expect(page.getByText(/Choose a class above|opens to its names/)).toBeHidden();
  }
});
