/** Takes the pictures of the documentation: `cargo xtask pictures`. */
import { defineConfig } from "@playwright/test";

import { browserOptions } from "./support/browser.ts";

export default defineConfig({
  testDir: "pictures",
  testMatch: "**/*.picture.ts",
  globalSetup: "./support/global-setup.ts",
  workers: 1,
  reporter: "list",
  use: { ...browserOptions, deviceScaleFactor: 2 },
});
