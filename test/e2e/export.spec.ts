import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { readPdf } from "../support/read-pdf.ts";
import { unzip } from "../support/unzip.ts";
import { enterDemo, settle, test } from "./school-day.ts";

/** Saves one kind of file of what is on the screen and reads it from the disk. */
async function save(page: Page, kind: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: kind }).first().click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Save on this/ }).click();
  const file = await download;
  await expect(dialog).toBeHidden();
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("[EX7] [EX8] with no network a child's page leaves as PDF, picture, workbook and CSV", async ({
  server,
  laptop,
}) => {
  const context = await laptop().open();
  const page = await context.newPage();
  await enterDemo(page, server.address, /Okafor/);
  await settle(page);
  await page.getByRole("link", { name: "List", exact: true }).click();
  await expect(page.getByRole("grid", { name: /^Levels of/ })).toBeVisible();
  await context.setOffline(true);

  const list = await save(page, /Spreadsheet/);
  expect([...unzip(list.bytes).values()].join("")).toContain("Dąbrowski");

  await page.getByText("Michał Dąbrowski", { exact: true }).first().click();
  await page
    .getByRole("rowheader", { name: /Michał Dąbrowski/ })
    .first()
    .locator("xpath=../td[2]")
    .click();
  await page.getByRole("link", { name: "Michał Dąbrowski" }).click();
  await expect(page.getByRole("heading", { name: "Reading", exact: true })).toBeVisible();

  const pdf = readPdf((await save(page, /PDF, A4/)).bytes);
  expect(pdf.images).toBe(0);
  expect(pdf.pages).toHaveLength(1);
  expect(pdf.pages[0]?.texts).toContain("Michał Dąbrowski");

  const png = await save(page, /PNG/);
  expect(png.bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  const svg = await save(page, /SVG/);
  const [, width = "0"] = /<svg [^>]*width="([\d.]+)"/.exec(svg.bytes.toString("utf8")) ?? [];
  expect(png.bytes.readUInt32BE(16)).toBe(Math.ceil(Number(width) * 2));

  const csv = (await save(page, /CSV/)).bytes.toString("utf8");
  expect(csv.slice(1)).toMatch(/^academic_year,year_group,subject,point,level/);
});
