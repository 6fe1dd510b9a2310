import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "@playwright/test";
import { SchoolServer } from "../support/school-server.ts";
import { childIn, enterDemo, expectAt, namesIn, openPoint, settle, test } from "./school-day.ts";

/** A copy of what was built that calls itself another version: another page, another precache. */
function builtAs(version: string): string {
  const folder = mkdtempSync(join(tmpdir(), "keepup-version-"));
  const dist = join(folder, "dist");
  cpSync("dist", dist, { recursive: true });
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
  writeFileSync(join(folder, "package.json"), readFileSync("package.json"));
  const page = join(dist, "app", "index.html");
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace(
      "</head>",
      `<meta name="test-version" content="${version}"></head>`,
    ),
  );
  const worker = join(dist, "app", "service-worker.js");
  const marked = readFileSync(worker, "utf8").replace(
    /("?revision"?:\s*["`'])[0-9a-f]{32}(["`'],\s*"?url"?:\s*["`']index\.html|["`']\})/,
    `$1${version.padStart(32, "0")}$2`,
  );
  writeFileSync(worker, `${marked}\n// version ${version}\n`);
  return dist;
}

/** Whether a new version is here and no other is on its way. */
async function onlyWaits(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.installing === null && registration.waiting !== null;
}

test("a new version waits for the teacher, never reloads an open editor, and keeps unsent work", async ({
  laptop,
}) => {
  const [old, next, latest] = [builtAs("1"), builtAs("2"), builtAs("3")];
  const server = await SchoolServer.start(old);
  try {
    const page = await (await laptop().open()).newPage();
    await enterDemo(page, server.address, /Okafor/);
    await settle(page);
    await page.reload();
    await settle(page);
    const point = await openPoint(page);
    const [child = ""] = await namesIn(page, point);

    await childIn(page, point, child).focus();
    await page.keyboard.type("6");
    const editor = page.getByRole("grid").getByRole("textbox");
    await expect(editor).toHaveValue("6");

    // Two versions go by while the tab is open.
    for (const dist of [next, latest]) {
      await server.down();
      await server.up(dist);
      await page.evaluate(async () => {
        await (await navigator.serviceWorker.getRegistration())?.update();
      });
      // Here whole, and waiting: what is pressed below is the latest of them.
      await expect.poll(() => page.evaluate(onlyWaits)).toBe(true);
    }
    await expect(page.getByText("A new version is ready.")).toBeVisible();
    await expect(editor).toHaveValue("6");
    await expect(editor).toBeFocused();

    await page.keyboard.type("h");
    await page.keyboard.press("Enter");
    await expectAt(page, point, child, "6H");
    await page.getByRole("button", { name: "Use it" }).click();
    await expect
      .poll(() =>
        page
          .locator('meta[name="test-version"]')
          .getAttribute("content")
          .catch(() => ""),
      )
      .toBe("3");
    await expectAt(page, point, child, "6H");
  } finally {
    await server.end();
    for (const dist of [old, next, latest])
      rmSync(resolve(dist, ".."), { recursive: true, force: true });
  }
});
