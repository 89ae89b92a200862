/** `test` with what every test here needs. */
import { test as base } from "@playwright/test";

import { Complaints } from "./complaints.ts";
import { Stage } from "./stage.ts";

interface Fixtures {
  readonly stage: Stage;
  readonly complaints: Complaints;
}

export const test = base.extend<Fixtures>({
  // Playwright reads the fixtures that are needed from this very parameter.
  stage: async ({}, use) => {
    const stage = await Stage.setUp();
    await use(stage);
    await stage.clear();
  },
  complaints: [
    // Named so that the programs still run, and the pages have nothing to miss, when the complaints are read.
    async ({ context, stage: _stage }, use) => {
      const complaints = new Complaints(context);
      await use(complaints);
      await complaints.check();
    },
    { auto: true },
  ],
});

export { expect } from "@playwright/test";
