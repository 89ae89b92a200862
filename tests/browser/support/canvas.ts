/**
 * A canvas on a page: what is drawn on it, and pointing at it. Points are in the program's coordinates.
 *
 * Pixels are read from a copy that was made for it: Chromium warns of canvases that are read again and again.
 */
import type { Locator } from "@playwright/test";

/** The colours of CSS by their names, as `Canvas.colorAt` tells them. */
export const COLORS = {
  aliceblue: "#f0f8ff",
  cornflowerblue: "#6495ed",
  gold: "#ffd700",
  ivory: "#fffff0",
  mediumseagreen: "#3cb371",
  tomato: "#ff6347",
  /** Nothing was drawn there. */
  none: "none",
} as const;

/** Where the pixels of a colour are: how many they are, in CSS pixels, and the middle of them all. */
export interface Spot {
  readonly area: number;
  readonly x: number;
  readonly y: number;
}

export class Canvas {
  readonly element: Locator;
  readonly screen: Locator;

  constructor(element: Locator) {
    this.element = element;
    this.screen = element.locator("canvas.canvas-screen");
  }

  async click(x: number, y: number): Promise<void> {
    await this.screen.click({ position: { x, y } });
  }

  /** The colours at some points, as `#rrggbb`, or `none` where nothing is drawn. */
  async colorsAt(points: readonly (readonly [x: number, y: number])[]): Promise<string[]> {
    return this.screen.evaluate((screen: HTMLCanvasElement, asked) => {
      const copy = new OffscreenCanvas(screen.width, screen.height);
      const context = copy.getContext("2d", { willReadFrequently: true });
      context?.drawImage(screen, 0, 0);
      const density = screen.width / screen.clientWidth;
      return asked.map(([x, y]) => {
        const pixel = context?.getImageData(Math.floor(x * density), Math.floor(y * density), 1, 1);
        const [red = 0, green = 0, blue = 0, alpha = 0] = pixel?.data ?? [];
        const hex = [red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("");
        return alpha === 0 ? "none" : `#${hex}`;
      });
    }, points);
  }

  async colorAt(x: number, y: number): Promise<string | undefined> {
    return (await this.colorsAt([[x, y]]))[0];
  }

  /** Looks for a colour in each of so many frames of the browser, one after the other. */
  async follow(color: string, frames: number): Promise<Spot[]> {
    return this.screen.evaluate(watchSpot, { color, frames });
  }
}

/** Runs in the page, and so must not use anything from around it. */
async function watchSpot(
  screen: HTMLCanvasElement,
  { color, frames }: { color: string; frames: number },
): Promise<Spot[]> {
  const [red, green, blue] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const { width, height } = screen;
  const copy = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
  const spots: Spot[] = [];
  for (let frame = 0; frame < frames; frame += 1) {
    await new Promise(requestAnimationFrame);
    copy?.clearRect(0, 0, width, height);
    copy?.drawImage(screen, 0, 0);
    const data = copy?.getImageData(0, 0, width, height).data ?? [];
    let [count, x, y] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 4) {
      if (data[at] !== red || data[at + 1] !== green || data[at + 2] !== blue) continue;
      count += 1;
      x += (at / 4) % width;
      y += Math.floor(at / 4 / width);
    }
    const density = width / screen.clientWidth;
    spots.push({ area: count / density ** 2, x: x / count / density, y: y / count / density });
  }
  return spots;
}
