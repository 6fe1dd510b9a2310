import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

type Found = { id: string; help: string; nodes: { target: unknown; failureSummary?: string }[] };
type Axe = { run: (...given: object[]) => Promise<{ violations: Found[] }> };

/** What is asked in daylight: all of axe, and what WCAG 2.2 added, which axe leaves off by itself. */
const ALL = { rules: { "target-size": { enabled: true } } };
/** In the dark nothing but the colours is another. */
const COLOURS = { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } };

async function found(page: Page, options: object): Promise<string[]> {
  // Motion done: a colour half way through a fade is nobody's contrast.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => {}))),
  );
  const violations = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const all: Found[] = [];
    for (const one of (await axe.run(options)).violations) {
      if (one.id !== "target-size") {
        all.push(one);
        continue;
      }
      // What a scroller cuts off at its edge is as large as it is once scrolled to.
      for (const node of one.nodes) {
        const target = document.querySelector(String(node.target));
        target?.scrollIntoView({ block: "center" });
        const only = { runOnly: { type: "rule", values: ["target-size"] } };
        const again = target === null ? [one] : (await axe.run(target, only)).violations;
        if (again.length > 0) all.push({ ...one, nodes: [node] });
      }
    }
    return all;
  }, options);
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}: ${nodes.map(({ target, failureSummary }) => `${String(target)} ${failureSummary ?? ""}`).join("; ")}`,
  );
}

/** Expects that axe finds nothing wrong on the page as it is, by WCAG 2.2 AA and its good practices, light and dark. */
export async function expectNoViolation(page: Page, where: string): Promise<void> {
  await page.evaluate(AXE);
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await found(page, ALL), where).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await found(page, COLOURS), `${where}, dark`).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
}
