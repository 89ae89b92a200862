/** Opening the page of an example program that needs no page object of its own. */
import { expect, type Page } from "@playwright/test";

import { addressOf, type Stage } from "./stage.ts";

/** Starts the example, and opens its page. Returns when the two are connected. */
export async function openExample(page: Page, stage: Stage, name: string): Promise<void> {
  const { url } = await addressOf(stage.example(name));
  await page.goto(url);
  await expect(page.locator("#status")).toHaveAttribute("data-state", "live");
}
