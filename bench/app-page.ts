import type { Page } from "@playwright/test";
import { build } from "vite";
import { academicYearOf } from "../src/domain/calendar.ts";
import type { Row } from "../src/domain/change.ts";
import { type AppFiles, readAppFiles } from "../src/server/static-files.ts";
import { BENCH_DAY } from "./bench-day.ts";
import { type BenchSchool, openBenchSchool } from "./bench-school.ts";

/** The app as it is shipped, built now and held in memory. */
export async function buildApp(): Promise<AppFiles> {
  await build({ logLevel: "error" });
  return readAppFiles("dist/app");
}

/** One class of 36 in Year 4, with the built app in front of it. */
export async function openClassOf36(): Promise<BenchSchool> {
  return openBenchSchool(
    { yearGroups: [4], pupils: 36, classesPerYear: 1, years: 2 },
    await buildApp(),
  );
}

/** Enters as a teacher of the made-up school; the page then shows the class. */
export async function enterAsTeacher(page: Page, address: string, user: string): Promise<void> {
  await enterAs(page, address, user);
  await page.waitForSelector("[data-name]");
}

/** Enters as somebody who sees every child; the page then shows the whole school. */
export async function enterAsHead(page: Page, address: string, user: string): Promise<void> {
  await enterAs(page, address, user);
  await page.waitForSelector("table[role=grid]", { timeout: 120_000 });
}

async function enterAs(page: Page, address: string, user: string): Promise<void> {
  await page.goto(address);
  await page.evaluate(async (user) => {
    const response = await fetch("/api/demo/enter", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ user }),
    });
    if (!response.ok) throw new Error(await response.text());
  }, user);
  await page.reload();
}

/** What the drawing of the class needs: this year's class, its children and their records. */
export function rowsOfClass(school: BenchSchool): Row[] {
  const year = academicYearOf(BENCH_DAY);
  const here = new Set(
    school.rows
      .filter((row) => row.t === "membership" && row.k.endsWith(`:${year}`))
      .map((row) => row.scope),
  );
  const drawn = new Set(["school", "scale", "subject", "point", "class"]);
  return school.rows.filter(
    (row) =>
      drawn.has(row.t) ||
      (here.has(row.scope) && ["pupil", "membership", "attainment"].includes(row.t)),
  );
}
