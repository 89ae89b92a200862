/** The ball that bounces off the edges of a canvas. */
import type { Page } from "@playwright/test";

import { Canvas, COLORS } from "../support/canvas.ts";
import { openExample } from "../support/example.ts";
import type { Stage } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

async function openBall(page: Page, stage: Stage) {
  await openExample(page, stage, "bouncing_ball");
  const canvas = new Canvas(page.locator("[data-component=canvas]"));
  await expect.poll(async () => canvas.colorAt(1, 1)).toBe(COLORS.aliceblue);
  return { canvas, bounces: page.locator("[data-component=label]") };
}

test("the ball flies, and is whole in every frame", async ({ page, stage }) => {
  const { canvas } = await openBall(page, stage);
  const spots = await canvas.follow(COLORS.tomato, 90);
  for (const { area, x, y } of spots) {
    // A circle with a radius of 14 without its line; its rim is blended with it.
    expect(area).toBeGreaterThan(450);
    expect(area).toBeLessThan(650);
    expect(x).toBeGreaterThan(12);
    expect(x).toBeLessThan(388);
    expect(y).toBeGreaterThan(12);
    expect(y).toBeLessThan(288);
  }
  const places = new Set(spots.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`));
  expect(places.size).toBeGreaterThan(10);
});

test("it bounces again and again", async ({ page, stage }) => {
  const { bounces } = await openBall(page, stage);
  const count = async () => Number(/^Bounces: (\d+)$/.exec(await bounces.innerText())?.[1]);
  const before = await count();
  await expect.poll(count).toBeGreaterThanOrEqual(before + 3);
});

test("clicks throw it to where they are", async ({ page, stage }) => {
  const { canvas } = await openBall(page, stage);
  for (const [x, y] of [[30, 30], [370, 30]] as const) {
    // Each throw slows the ball down the nearer it is, so that clicks in one place catch it there.
    await expect(async () => {
      await canvas.click(x, y);
      const [spot] = await canvas.follow(COLORS.tomato, 1);
      expect(Math.hypot((spot?.x ?? NaN) - x, (spot?.y ?? NaN) - y)).toBeLessThan(5);
    }).toPass({ timeout: 15_000, intervals: [50] });
  }
});
