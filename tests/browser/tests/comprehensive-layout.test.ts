/** All components on one page. */
import type { Page } from "@playwright/test";

import { Canvas, COLORS } from "../support/canvas.ts";
import { openExample } from "../support/example.ts";
import { Grid } from "../support/grid.ts";
import type { Stage } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

/** Points of the drawing that was there before the canvas had its place. */
const DRAWING = [
  [2, 2],
  [20, 100],
  [60, 60],
  [140, 95],
] as const;
const DRAWN = [COLORS.none, COLORS.aliceblue, COLORS.gold, COLORS.mediumseagreen];

async function openLayout(page: Page, stage: Stage) {
  await openExample(page, stage, "comprehensive_layout");
  const component = (name: string) => page.locator(`[data-component=${name}]`);
  return {
    component,
    canvas: new Canvas(page.locator("[data-id=drawing]")),
    grid: new Grid(page.locator("[data-id=colours]"), 5, 4),
    output: page.locator("[data-id=log]").getByRole("log"),
    input: page.locator("[data-id=log]").getByRole("textbox"),
    box: page.getByRole("textbox", { name: "Something to say" }),
    press: page.getByRole("button", { name: "Press", exact: true }),
    variable: (name: string) => page.locator(`[data-id=values] [data-variable=${name}]`),
  };
}

test("every component is there, and in its place", async ({ page, stage }) => {
  const { component } = await openLayout(page, stage);
  const columns = page.locator("[data-component=row] > [data-component=column]");
  await expect(columns).toHaveCount(3);
  const kinds = await page
    .locator("#root [data-component]")
    .evaluateAll((elements) => elements.map((element) => element.getAttribute("data-component")));
  const inFirst = ["column", "label", "button", "textbox", "console"];
  const inOthers = ["column", "grid", "canvas", "column", "viz"];
  expect(kinds).toEqual(["column", "markdown", "row", ...inFirst, ...inOthers]);

  const box = async (name: string) => {
    const found = await component(name).boundingBox();
    if (!found) throw new Error(`${name} has no place on the page`);
    return { top: found.y, left: found.x, bottom: found.y + found.height, right: found.x + found.width };
  };
  const [row, console, grid, canvas, viz] = await Promise.all(
    ["row", "console", "grid", "canvas", "viz"].map(box),
  );
  expect(row?.top).toBeGreaterThanOrEqual((await box("markdown")).bottom);
  expect(grid?.left).toBeGreaterThanOrEqual(console?.right ?? NaN);
  expect(viz?.left).toBeGreaterThanOrEqual(grid?.right ?? NaN);
  expect(canvas?.top).toBeGreaterThanOrEqual(grid?.bottom ?? NaN);
  expect(canvas?.left).toBe(grid?.left);
});

test("the canvas keeps what was drawn before it had its place", async ({ page, stage }) => {
  const { canvas } = await openLayout(page, stage);
  await expect.poll(async () => canvas.colorsAt(DRAWING)).toEqual(DRAWN);
  await page.reload();
  await expect.poll(async () => canvas.colorsAt(DRAWING)).toEqual(DRAWN);
});

test("a click on the canvas leaves a dot there", async ({ page, stage }) => {
  const { canvas } = await openLayout(page, stage);
  await expect.poll(async () => canvas.colorsAt(DRAWING)).toEqual(DRAWN);
  await canvas.click(30, 25);
  await canvas.click(170, 60);
  await expect.poll(async () => canvas.colorAt(170, 60)).toBe(COLORS.tomato);
  expect(await canvas.colorAt(30, 25)).toBe(COLORS.tomato);
  expect(await canvas.colorsAt(DRAWING)).toEqual(DRAWN);
});

test.describe("on a screen of high density", () => {
  test.use({ deviceScaleFactor: 2 });

  test("the canvas is crisp, and clicks are where they are", async ({ page, stage }) => {
    const { canvas } = await openLayout(page, stage);
    await expect(canvas.screen).toHaveJSProperty("width", 400);
    await expect(canvas.screen).toHaveJSProperty("height", 300);
    await expect.poll(async () => canvas.colorsAt(DRAWING)).toEqual(DRAWN);
    await canvas.click(30, 25);
    await expect.poll(async () => canvas.colorAt(30, 25)).toBe(COLORS.tomato);
  });
});

test("cells of the grid take the next colour with each click", async ({ page, stage }) => {
  const { grid } = await openLayout(page, stage);
  await expect.poll(async () => grid.coloured()).toEqual(["0,0", "1,0", "2,0", "3,0", "4,0"]);
  expect(await grid.colorAt(3, 0)).toBe("mediumseagreen");
  expect(await grid.textAt(2, 2)).toBe("click");
  const colors: (string | undefined)[] = [];
  for (const [x, y] of [[2, 2], [4, 3], [0, 1]] as const) {
    await grid.click(x, y);
    await expect.poll(async () => grid.colorAt(x, y)).toBeDefined();
    colors.push(await grid.colorAt(x, y));
  }
  expect(new Set(colors).size).toBe(3);
  await grid.click(1, 1);
  await expect.poll(async () => grid.colorAt(1, 1)).toBe(colors[0]);
  expect(await grid.textAt(2, 2)).toBe("click");
});

test("button, text box and console are heard in the console", async ({ page, stage }) => {
  const { box, component, input, output, press } = await openLayout(page, stage);
  await expect(component("label")).toHaveText("Presses: 0");
  await press.click();
  await press.click();
  await expect(component("label")).toHaveText("Presses: 2");
  await box.fill("one");
  await box.press("Enter");
  await input.fill("two");
  await input.press("Enter");
  await expect
    .poll(async () => output.evaluate((element) => element.textContent))
    .toBe(
      "Whatever happens is told here.\n" +
        "button: pressed 1 times\nbutton: pressed 2 times\n" +
        "text box: one\nconsole: two\n",
    );
});

test("the text is formatted", async ({ page, stage }) => {
  const { component } = await openLayout(page, stage);
  const text = component("markdown");
  await expect(text.getByRole("heading", { level: 2, name: "All components" })).toBeVisible();
  await expect(text.getByRole("row")).toHaveCount(4);
  await expect(text.getByRole("cell", { name: "Grid", exact: true })).toBeVisible();
  await expect(text.locator("em")).toHaveText("before");
  await expect(text.locator("del")).toHaveText("lost its drawing");
  const tasks = text.getByRole("checkbox");
  await expect(tasks).toHaveCount(2);
  await expect(tasks.first()).toBeChecked();
  await expect(tasks.last()).not.toBeChecked();
});

test("the values are a tree that folds", async ({ page, stage }) => {
  const { variable } = await openLayout(page, stage);
  const primes = variable("primes");
  await expect(primes.locator(".viz-length").first()).toHaveText("4 items");
  await expect(primes.locator(".viz-group .viz-value")).toHaveText(["2", "3", "5", "7"]);
  await expect(variable("ages").locator(".viz-group .viz-value")).toHaveText(["36", "85"]);
  await expect(variable("ages").locator(".viz-group .viz-label")).toHaveText([/Ada/, /Grace/]);

  const fold = primes.getByRole("treeitem").first();
  await expect(fold).toHaveAttribute("aria-expanded", "true");
  await fold.click();
  await expect(fold).toHaveAttribute("aria-expanded", "false");
  await expect(primes.getByRole("treeitem")).toHaveCount(1);
  await page.keyboard.press("ArrowRight");
  await expect(primes.getByRole("treeitem")).toHaveCount(5);
});
