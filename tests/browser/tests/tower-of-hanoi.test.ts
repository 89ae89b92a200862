/** The Towers of Hanoi as a person directs them. */
import type { Locator, Page } from "@playwright/test";

import { Canvas, COLORS } from "../support/canvas.ts";
import { openExample } from "../support/example.ts";
import type { Stage } from "../support/stage.ts";
import { expect, test } from "../support/test.ts";

/** The colours of the three smallest disks, by size. */
const [SMALL, MIDDLE, LARGE] = [COLORS.gold, COLORS.mediumseagreen, COLORS.cornflowerblue];
const EMPTY = COLORS.ivory;

class Towers {
  readonly page: Page;
  readonly canvas: Canvas;
  readonly disks: Locator;
  readonly hint: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.canvas = new Canvas(page.locator("[data-component=canvas]"));
    this.disks = page.getByRole("textbox", { name: "how many" });
    this.hint = page.locator("[data-id=hint]");
    this.state = page.locator("[data-id=state]");
  }

  static async open(page: Page, stage: Stage): Promise<Towers> {
    await openExample(page, stage, "tower_of_hanoi");
    const towers = new Towers(page);
    await towers.is("Move 0 of 7, ready");
    return towers;
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  async choose(disks: string): Promise<void> {
    await this.disks.fill(disks);
    await this.disks.press("Enter");
  }

  async is(state: string): Promise<void> {
    await expect(this.state).toHaveText(state);
  }

  /** Waits for these colours on a peg, from the bottom up and one more than there are disks. */
  async hasOnPeg(peg: number, colors: readonly string[]): Promise<void> {
    // Beside the pole, and in the middle of each disk's height.
    const points = colors.map((_color, at) => [80 + 160 * peg + 7, 202 - 16 * at] as const);
    await expect.poll(async () => this.canvas.colorsAt(points)).toEqual(colors);
  }

  async moves(): Promise<number> {
    return Number(/^Move (\d+) of/.exec(await this.state.innerText())?.[1]);
  }

  async reaches(moves: number): Promise<void> {
    await expect.poll(async () => this.moves()).toBeGreaterThanOrEqual(moves);
  }
}

test("they solve themselves", async ({ page, stage }) => {
  const towers = await Towers.open(page, stage);
  await towers.hasOnPeg(0, [LARGE, MIDDLE, SMALL, EMPTY]);
  await towers.hasOnPeg(1, [EMPTY]);
  await towers.hasOnPeg(2, [EMPTY]);
  await towers.press("Start");
  await towers.is("Move 7 of 7, solved");
  await towers.hasOnPeg(0, [EMPTY]);
  await towers.hasOnPeg(1, [EMPTY]);
  await towers.hasOnPeg(2, [LARGE, MIDDLE, SMALL, EMPTY]);
});

test("the number of disks can be chosen", async ({ page, stage }) => {
  const towers = await Towers.open(page, stage);
  await towers.choose("2");
  await towers.is("Move 0 of 3, ready");
  await towers.hasOnPeg(0, [MIDDLE, SMALL, EMPTY]);
  await towers.press("Start");
  await towers.is("Move 3 of 3, solved");
  await towers.hasOnPeg(0, [EMPTY]);
  await towers.hasOnPeg(2, [MIDDLE, SMALL, EMPTY]);
  await towers.choose("10");
  await towers.is("Move 0 of 1023, ready");
});

test("a number of disks that can't be is refused with a hint", async ({ page, stage }) => {
  const towers = await Towers.open(page, stage);
  for (const bad of ["0", "11", "three", ""]) {
    await towers.choose(bad);
    await expect(towers.hint).toHaveText("A number from 1 to 10, please.");
    await towers.is("Move 0 of 7, ready");
    await towers.choose("3");
    await expect(towers.hint).toHaveText("");
  }
});

test("they pause and resume", async ({ context, page, stage }) => {
  const towers = await Towers.open(page, stage);
  await towers.choose("5");
  await towers.is("Move 0 of 31, ready");
  await towers.press("Start");
  await towers.reaches(2);
  await towers.press("Pause");
  await expect(towers.state).toHaveText(/paused$/);
  const moves = await towers.moves();

  // Others tell the time in which the first would have gone on.
  const others = await Towers.open(await context.newPage(), stage);
  await others.press("Start");
  await others.reaches(3);
  await towers.is(`Move ${moves} of 31, paused`);
  // To start is not to resume.
  await towers.press("Start");
  await towers.is(`Move ${moves} of 31, paused`);
  await towers.press("Resume");
  await expect(towers.state).toHaveText(/running$/);
  await towers.reaches(moves + 2);
});

test("they start anew while they run", async ({ page, stage }) => {
  const towers = await Towers.open(page, stage);
  await towers.choose("5");
  await towers.press("Start");
  await towers.reaches(5);
  await towers.press("Restart");
  await towers.press("Pause");
  await expect(towers.state).toHaveText(/^Move [0-4] of 31, paused$/);
  await towers.press("Resume");
  await towers.reaches(5);
});

test("they start anew when they are solved", async ({ page, stage }) => {
  const towers = await Towers.open(page, stage);
  await towers.press("Start");
  await towers.is("Move 7 of 7, solved");
  await towers.press("Restart");
  await towers.press("Pause");
  await expect(towers.state).toHaveText(/^Move [0-6] of 7, paused$/);
  await towers.press("Resume");
  await towers.is("Move 7 of 7, solved");
  await towers.hasOnPeg(2, [LARGE, MIDDLE, SMALL, EMPTY]);
});
