/** How the browser is started: the system's own Chromium, without anything that talks to the outside. */
import type { PlaywrightTestOptions, PlaywrightWorkerOptions } from "@playwright/test";

import { setting } from "./settings.ts";

export const browserOptions: Partial<PlaywrightTestOptions & PlaywrightWorkerOptions> = {
  browserName: "chromium",
  launchOptions: {
    executablePath: setting("SIDEKICK_CHROMIUM"),
    // Chromium's sandbox refuses to work for root, and for nobody else.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
};
