/** The clocks that are shown as the values that they are. */
import type { Locator } from "@playwright/test";

import { openExample } from "../support/example.ts";
import { expect, test } from "../support/test.ts";

/** The seconds of the day that a clock shows, all of it read at once. */
async function timeOf(clock: Locator): Promise<number> {
  const parts = await clock.locator(".viz-item .viz-value").allInnerTexts();
  expect(parts).toHaveLength(3);
  return parts.reduce((time, part) => time * 60 + Number(part), 0);
}

/** How far two times of day are apart, around midnight too. */
function apart(a: number, b: number): number {
  const day = 24 * 60 * 60;
  return Math.min((a - b + day) % day, (b - a + day) % day);
}

const greenwich = () => Math.floor(Date.now() / 1_000) % (24 * 60 * 60);

test("a struct is shown as its fields, and keeps the time", async ({ page, stage }) => {
  await openExample(page, stage, "viz_clock");
  const clock = page.locator("[data-variable=clock]");
  await expect(clock).toHaveAttribute("data-shape", "object");
  await expect(clock).toHaveAttribute("data-type", "Clock");
  const before = await timeOf(clock);
  expect(apart(before, greenwich())).toBeLessThanOrEqual(3);
  await expect.poll(async () => apart(await timeOf(clock), before)).toBeGreaterThanOrEqual(2);
});

test("what a person has folded stays so while the values change", async ({ page, stage }) => {
  await openExample(page, stage, "viz_clock_async");
  const city = (name: string) => page.locator(".viz-item[data-type=Clock]").filter({ hasText: `"${name}"` });
  const [accra, tokyo] = [city("Accra"), city("Tokyo")];
  const rowOf = (item: Locator) => item.locator("> .viz-row");
  await expect(rowOf(tokyo)).toHaveAttribute("aria-expanded", "true");
  await rowOf(accra).click();
  await expect(rowOf(accra)).toHaveAttribute("aria-expanded", "false");
  const before = await timeOf(tokyo);
  expect(apart(before, (greenwich() + 9 * 3_600) % 86_400)).toBeLessThanOrEqual(3);
  await expect.poll(async () => apart(await timeOf(tokyo), before)).toBeGreaterThanOrEqual(2);
  await expect(rowOf(accra)).toHaveAttribute("aria-expanded", "false");
  await expect(rowOf(tokyo)).toHaveAttribute("aria-expanded", "true");
});
