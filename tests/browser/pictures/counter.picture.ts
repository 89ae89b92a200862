/** The counter's page after a little use, light and dark. */
import { join } from "node:path";

import { CounterPage } from "../support/counter.ts";
import { setting } from "../support/settings.ts";
import { addressOf } from "../support/stage.ts";
import { test } from "../support/test.ts";

// Without motion, the same page gives the same picture every time.
test.use({ viewport: { width: 720, height: 330 }, contextOptions: { reducedMotion: "reduce" } });

for (const scheme of ["light", "dark"] as const) {
  test.describe(() => {
    test.use({ colorScheme: scheme });
    test(`counter, ${scheme}`, async ({ page, stage }) => {
      const { url } = await addressOf(stage.example("counter"));
      const counter = await CounterPage.open(page, url);
      for (let i = 0; i < 3; i += 1) await counter.button.click();
      await counter.box.fill("world");
      await counter.box.press("Enter");
      await counter.shows(3, "Hello, world!");
      // A blinking cursor would make every picture a different one.
      await page.mouse.move(0, 0);
      await counter.box.blur();
      const path = join(setting("SIDEKICK_PICTURES"), `counter-${scheme}.png`);
      await page.screenshot({ path, animations: "disabled", caret: "hide" });
    });
  });
}
