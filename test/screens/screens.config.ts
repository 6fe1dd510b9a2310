import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../support/chromium.ts";

/** Makes the pictures of docs/screens anew: `npm run screens`. No test of `npm test`. */
export default defineConfig({
  globalSetup: "../e2e/build.ts",
  globalTeardown: "./write-index.ts",
  testDir: ".",
  testMatch: "*.screens.ts",
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1366, height: 768 },
    actionTimeout: 30_000,
    launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_FLAGS },
  },
});
