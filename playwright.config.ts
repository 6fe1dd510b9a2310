import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "./test/support/chromium.ts";

export default defineConfig({
  globalSetup: "./test/e2e/build.ts",
  testDir: "test/e2e",
  testMatch: "*.spec.ts",
  // Two browsers at once is what two cores carry; each file has a server of its own.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // Generous, for a machine that does something else as well; how fast it is, the benches say.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    viewport: { width: 1366, height: 768 },
    launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_FLAGS },
  },
});
