import { expect, type Page } from "@playwright/test";
import { fillDevice } from "./full-device.ts";
import { allSent, enterDemo, settle, test } from "./school-day.ts";

const SAID = "Counts on from the larger number with a bead string.";
const evidence = (page: Page) => page.getByRole("textbox", { name: /^Evidence of .+ learning$/ });

test("what a full device does not take of a note stays on every screen, and is kept when there is room", async ({
  server,
  page,
}) => {
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "Meet" }).click();
  await page.getByRole("link", { name: "Prepare", exact: true }).first().click();
  const take = page.getByRole("button", { name: /^Take .+ into the meeting$/ });
  await take.first().click();
  await expect(page.getByRole("button", { name: /^Reading \d+$/ })).toBeVisible();
  await allSent(page);
  await page.locator("[data-line-name]").first().click();
  const makeRoom = await fillDevice(page);
  await evidence(page).fill(SAID);
  await evidence(page).blur();
  await expect(page.getByText(/no room left/).first()).toBeVisible();
  await expect(evidence(page)).toHaveValue(SAID);

  await page.getByRole("link", { name: "Track" }).click();
  await expect(page.getByRole("grid")).toBeVisible();
  const unkept = page.getByRole("alert", { name: "Words that are not kept" });
  await expect(unkept.getByRole("textbox")).toHaveValue(SAID);
  await unkept.getByRole("button", { name: "Try again" }).click();
  await expect(unkept).toContainText("Still not kept.");

  await makeRoom();
  // The device is asked again by itself as well, so the button may be gone before it is pressed.
  const again = unkept.getByRole("button", { name: "Try again" });
  await Promise.race([again.click(), unkept.waitFor({ state: "hidden" })]);
  await expect(unkept).toBeHidden();
  await allSent(page);
  await page.reload();
  await page.getByRole("link", { name: "Meet" }).click();
  await page.getByRole("link", { name: "Prepare", exact: true }).first().click();
  await page.locator("[data-line-name]").first().click();
  await expect(evidence(page)).toHaveValue(SAID);
});
