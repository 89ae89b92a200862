/**
 * The browser tests. They run one after another, since the port of the editor panel is the same for every
 * program on a machine. A test that fails is not tried again: what fails now and then is broken.
 */
import { defineConfig, type ReporterDescription } from "@playwright/test";

import { browserOptions } from "./support/browser.ts";

/** Where `cargo xtask test` reads the count of tests. */
const resultsFile = process.env["SIDEKICK_RESULTS"];
const reporters: ReporterDescription[] = [["list"]];
if (resultsFile !== undefined) reporters.push(["json", { outputFile: resultsFile }]);

export default defineConfig({
  testDir: "tests",
  testMatch: "**/*.test.ts",
  globalSetup: "./support/global-setup.ts",
  workers: 1,
  retries: 0,
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: reporters,
  use: browserOptions,
});
