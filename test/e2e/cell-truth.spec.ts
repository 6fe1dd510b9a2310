import { expect } from "@playwright/test";
import { allSent, childIn, enterDemo, namesIn, openPoint, settle, test } from "./school-day.ts";

test("what is known of a level: why, who looked, what is done, on both devices", async ({
  server,
  laptop,
}) => {
  const page = await (await laptop().open()).newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  const address = page.url();
  const point = await openPoint(page);
  const name = (await namesIn(page, point))[0] ?? "";
  const open = async (on: typeof page) => {
    await childIn(on, point, name).click();
    const sheet = on.getByRole("region", { name: `${name}, ${point}` });
    await expect(sheet).toBeVisible();
    return sheet;
  };

  // A level with its reason, and the one before put back in one tap.
  const sheet = await open(page);
  const field = sheet.getByRole("textbox", { name: /^Tap a cell/ });
  await field.fill("2l");
  await sheet.getByRole("textbox", { name: "Why, if you like" }).fill("Read to me twice");
  await field.press("Enter");
  await expect(sheet.getByText("Read to me twice")).toBeVisible();
  const back = sheet.getByRole("button", { name: /^Put .+ back$/ }).first();
  const before = /^Put (.+) back$/.exec((await back.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await back.click();
  await expect(sheet.getByRole("listitem").first()).toContainText("put back");
  await expect(sheet.getByRole("textbox", { name: /^Tap a cell/ })).toHaveAttribute(
    "placeholder",
    before,
  );

  // Into the target group, whichever way the demo school has it.
  const out = sheet.getByRole("button", { name: "Take out of the target group" });
  const add = sheet.getByRole("button", { name: "Add to the target group" });
  await expect(out.or(add)).toBeVisible();
  if ((await out.count()) > 0) {
    await out.click();
    await page.keyboard.press("Enter");
  }
  await add.click();
  await page.keyboard.type("Ready for more");
  await page.keyboard.press("Enter");
  await expect(sheet.getByText("Ready for more")).toBeVisible();
  await allSent(page);

  // The head, on another device, sees both, and writes down that she agrees.
  const other = await (await laptop().open()).newPage();
  await enterDemo(other, server.address, /Bramhall/);
  await other.goto(address);
  await settle(other);
  const theirs = await open(other);
  await expect(theirs.getByText("Read to me twice")).toBeVisible();
  await expect(theirs.getByText("Ready for more")).toBeVisible();
  await theirs.getByRole("button", { name: "Write down who looked at this" }).click();
  await theirs.getByRole("textbox", { name: "On what evidence" }).fill("Three pieces");
  await theirs.getByRole("button", { name: "Write it down" }).click();
  await expect(theirs.getByText(/Looked at by Mrs Bramhall today: agreed/)).toBeVisible();
  await allSent(other);
  await expect(sheet.getByText(/Looked at by Mrs Bramhall today: agreed/)).toBeVisible();
  await expect(sheet.getByRole("button", { name: /^Take back that/ })).toHaveCount(0);

  // Escape goes back to the name.
  await page.keyboard.press("Escape");
  await expect(sheet).toBeHidden();
  await expect(childIn(page, point, name)).toBeFocused();
});
