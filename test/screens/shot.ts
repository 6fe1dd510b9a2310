import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";
import { enterDemo } from "../e2e/school-day.ts";
import { smallPng } from "./small-png.ts";

export const FOLDER = join(dirname(fileURLToPath(import.meta.url)), "../../docs/screens");

export const LAPTOP = { width: 1366, height: 768 };
const TABLET = { width: 1180, height: 820 };

/** Every picture by its file's name, with the one thing its screen is for. */
export const SCREENS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "The class tracker": {
    tracker: "Where every child of the class stands, against what is expected",
    crowded: "A cell with more names than it can hold says how many more there are",
    "thirty-six": "A class of 36 still reads as one picture",
    empty: "A class without children says what to do first",
    "whole-levels": "Results of Year 2 came without Low, Secure and High, and stand so",
    "below-level-1":
      "Children below Level 1 share a row; who came later and who left stand under it",
    "no-level": "A child without a level stands under the picture, with the reason",
    locked: "A point that is closed can be read, and says who can open it",
    conflict: "Two people judged the same child: both are kept, and one tap settles it",
    unsent: "No network: what waits on this laptop, and that it is safe",
    several: "Several children are moved at once",
    drag: "A name is dragged, and its cell says that it may be dropped there",
    child: "Everything known of one level: who, when, why, and who looked at it",
    look: "Whom to look at, with the reason, and what can be done about it",
    round: "The round: who moved, who stands where they stood, who is missing",
    "round-confirm": "Who stands where they stood is confirmed by looking down one list",
    dark: "The tracker in the dark",
    contrast: "The tracker in high contrast",
    "zoom-200": "The tracker on a laptop at 200 %",
  },
  "The list": {
    list: "The class as a spreadsheet, to be filled by keyboard",
    "list-plan": "What a paste would do, cell by cell, before it does it",
    "list-filter": "Only the children one asks for",
  },
  "On paper": {
    "paper-filled": "The class tracker for the wall, in black and white",
    "paper-ghosted": "Last time's places in grey, to write the new ones over",
    "paper-empty": "An empty sheet, and the class in the order of the list",
  },
  "This device": {
    device: "Whether work is safe on this device, and what to do when not",
    rehearsal: "Before leaving the network: proof that the class opens without it",
  },
  "Progress meetings": {
    meet: "When each class meets, which levels are missing, what became of last time",
    "meet-prepare": "What was agreed last time, then whom to speak of, with the reason",
    "meet-run": "The meeting itself: begin with a success, then what was agreed",
    "meet-child": "A child in a meeting: the line, what was agreed, what may be in the way",
    "meet-themes": "What was named across the classes, and what was agreed",
    actions: "Who agreed to do what, by when, and whether it helped",
    "target-groups": "Who is chosen for accelerated progress, and how far they have come",
    interventions: "What is given beyond the lesson, and to whom",
    session: "A session is written down in a few taps: who was there, who was away",
    targets: "One focus for the school, year group by year group",
  },
  "The whole school": {
    school: "Where every year group stands, and how many are on track",
    "school-names": "The same picture with the children's names",
    combined: "How many children are on track in several subjects at once",
    progress: "How far children have come between two points",
    changes: "Who changed what, and when, from the school's own log",
    snapshots: "What was frozen, so that a figure shown once can be shown again",
    pupil: "One child's years in every subject",
  },
};

export function fileOf(id: string): string {
  return join(FOLDER, `${id}.png`);
}

async function rest(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(400);
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
  );
}

/** Takes what the page shows as one file, `margin` pixels of paper round it. */
export async function takeOne(page: Page, id: string, margin = 0): Promise<void> {
  const known = Object.values(SCREENS).some((screens) => id.replace(/-tablet$/, "") in screens);
  expect(known, `${id} stands in SCREENS`).toBe(true);
  await rest(page);
  writeFileSync(fileOf(id), smallPng(await page.screenshot({ caret: "hide" }), margin));
}

/** Takes what the page shows on a laptop, and on a tablet held sideways. */
export async function take(page: Page, id: string): Promise<void> {
  await takeOne(page, id);
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 5 });
  await page.setViewportSize(TABLET);
  await takeOne(page, `${id}-tablet`);
  await browser.send("Emulation.setTouchEmulationEnabled", { enabled: false });
  await page.setViewportSize(LAPTOP);
  await rest(page);
}

/** Opens the demo school as somebody and says where each class is: "4B" → its address. */
export async function enterWithClasses(
  page: Page,
  address: string,
  who: RegExp,
): Promise<Map<string, string>> {
  await enterDemo(page, address, who);
  await page.getByRole("link", { name: "Track", exact: true }).click();
  const links = page.locator('main a[href^="/class/"]');
  await expect(links.filter({ hasText: "6B" })).toBeVisible();
  const found = await links.evaluateAll((all) =>
    all.map((one) => [one.textContent ?? "", one.getAttribute("href") ?? ""] as const),
  );
  return new Map(found.map(([words, href]) => [words.trim().slice(0, 2), address + href]));
}

/** Opens a class in a subject. */
export async function openClass(page: Page, href: string | undefined, subject: string) {
  await page.goto(href ?? "no such class");
  await expect(page.getByRole("grid")).toBeVisible();
  await page.getByRole("button", { name: subject, exact: true }).click();
  await expect(page.getByRole("grid", { name: new RegExp(`^${subject}`) })).toBeVisible();
}
