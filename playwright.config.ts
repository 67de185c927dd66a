import { defineConfig } from "@playwright/test";
import { chromiumArgs, findChromium } from "./scripts/find-chromium.mjs";

// The workers read this file again: they take the browser that was found first.
process.env.CHROMIUM_PATH = await findChromium();

export default defineConfig({
  testDir: "apps/web/e2e",
  outputDir: "test-results/e2e",
  snapshotPathTemplate: "{testDir}/screens/{arg}{ext}",
  fullyParallel: true,
  // One more than cores, as vitest has: a test waits half of its time.
  workers: 3,
  retries: 0,
  // For a machine that does ten other things. Only what fails takes this long.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: "list",
  forbidOnly: process.env.CI !== undefined,
  use: {
    actionTimeout: 45_000,
    locale: "en-GB",
    // What passes through it, a test cannot hold up or change.
    serviceWorkers: "block",
    // A trace of every step takes a third of all time: `--trace on` for those that fail.
    screenshot: "only-on-failure",
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      // Nothing but this machine is in reach of a page.
      args: [...chromiumArgs(), "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"],
    },
  },
});
