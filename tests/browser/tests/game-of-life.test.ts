/** The Game of Life as a person plays it. */
import type { Locator, Page } from "@playwright/test";

import { openExample } from "../support/example.ts";
import { Grid } from "../support/grid.ts";
import type { Stage } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

class Life {
  readonly page: Page;
  readonly grid: Grid;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.grid = new Grid(page.locator("[data-id=world]"), 40, 25);
    this.state = page.locator("[data-id=state]");
  }

  static async open(page: Page, stage: Stage): Promise<Life> {
    await openExample(page, stage, "game_of_life");
    const life = new Life(page);
    await life.shows(0, []);
    return life;
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  async toggle(...cells: readonly (readonly [x: number, y: number])[]): Promise<void> {
    for (const [x, y] of cells) await this.grid.click(x, y);
  }

  /** Waits for a world that stands still. */
  async shows(generation: number, alive: readonly string[]): Promise<void> {
    await expect(this.state).toHaveText(`Generation ${generation}, ${alive.length} alive, stopped`);
    await expect.poll(async () => this.grid.coloured()).toEqual(alive);
  }

  async generation(): Promise<number> {
    return Number(/^Generation (\d+),/.exec(await this.state.innerText())?.[1]);
  }

  async reaches(generation: number): Promise<void> {
    await expect.poll(async () => this.generation()).toBeGreaterThanOrEqual(generation);
  }
}

test("a click toggles a cell", async ({ page, stage }) => {
  const life = await Life.open(page, stage);
  await life.toggle([0, 0], [39, 24], [12, 7]);
  await life.shows(0, ["0,0", "12,7", "39,24"]);
  expect(await life.grid.colorAt(12, 7)).toBe("seagreen");
  await life.toggle([12, 7]);
  await life.shows(0, ["0,0", "39,24"]);
});

test("a step makes a generation, also across the edges", async ({ page, stage }) => {
  const life = await Life.open(page, stage);
  await life.toggle([5, 5], [6, 5], [7, 5]);
  await life.toggle([39, 12], [0, 12], [1, 12]);
  await life.shows(0, ["5,5", "6,5", "7,5", "0,12", "1,12", "39,12"]);
  await life.press("Step");
  await life.shows(1, ["6,4", "6,5", "6,6", "0,11", "0,12", "0,13"]);
  await life.press("Step");
  await life.shows(2, ["5,5", "6,5", "7,5", "0,12", "1,12", "39,12"]);
});

test("the keyboard toggles cells too", async ({ page, stage }) => {
  const life = await Life.open(page, stage);
  await life.grid.element.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Enter", "End", "Space"]) {
    await page.keyboard.press(key);
  }
  await life.shows(0, ["2,1", "39,1"]);
  await expect(life.grid.current).toHaveText("Column 39, row 1: seagreen");
});

test("it runs from start to stop", async ({ context, page, stage }) => {
  const life = await Life.open(page, stage);
  await life.toggle([5, 5], [6, 5], [7, 5]);
  await life.press("Start");
  await expect(life.state).toHaveText(/running$/);
  await life.reaches(4);
  await life.press("Stop");
  await expect(life.state).toHaveText(/stopped$/);
  const generation = await life.generation();
  const blinker = generation % 2 === 0 ? ["5,5", "6,5", "7,5"] : ["6,4", "6,5", "6,6"];
  await life.shows(generation, blinker);

  // Another world tells the time in which the first would have gone on.
  const other = await Life.open(await context.newPage(), stage);
  await other.press("Start");
  await other.reaches(4);
  await life.shows(generation, blinker);
  await life.press("Start");
  await life.reaches(generation + 2);
});

test("randomise fills the world, and clear empties it", async ({ page, stage }) => {
  const life = await Life.open(page, stage);
  await life.press("Randomise");
  await expect(life.state).toHaveText(/^Generation 0, [1-9]\d* alive, stopped$/);
  const first = await life.grid.coloured();
  await life.shows(0, first);
  expect(first.length).toBeGreaterThan(200);
  expect(first.length).toBeLessThan(500);
  await life.press("Randomise");
  await expect.poll(async () => life.grid.coloured()).not.toEqual(first);
  await life.press("Start");
  await life.reaches(1);
  await life.press("Clear");
  await life.shows(0, []);
});

test("a reload shows the same world", async ({ page, stage }) => {
  const life = await Life.open(page, stage);
  await life.toggle([5, 5], [6, 5], [7, 5]);
  await life.press("Step");
  const blinker = ["6,4", "6,5", "6,6"];
  await life.shows(1, blinker);
  await page.reload();
  await life.shows(1, blinker);
});
