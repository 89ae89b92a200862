/**
 * Paints the cells of a grid on a canvas: a cell costs the same in a grid of any size, and only cells that
 * changed are painted, at most once a frame. Cells lie on whole device pixels, so every line is crisp.
 *
 * The colours of the theme come from the canvas' own style: `background-color` for the lines, which show
 * where nothing is painted, `fill` for empty cells, `color` for text on them.
 */
import { inkOn } from "../../color";
import { FrameTask } from "../../frame";
import type { Cell, Cells } from "./cells";

/** Browsers refuse larger canvases; a larger grid is painted coarser. */
const MOST_PIXELS_ACROSS = 8_192;
/** Smaller cells have no lines between them: there would be nothing else to see. */
const SMALLEST_LINED_PX = 5;
const TEXT_SHARE = 0.5;
const SMALLEST_TEXT_PX = 8;

interface Theme {
  readonly empty: string;
  readonly ink: string;
  readonly font: string;
}

export class GridPainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #cells: Cells;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #painting = new FrameTask(() => {
    this.#paint();
  });
  readonly #resizing: ResizeObserver;
  readonly #darkness = matchMedia("(prefers-color-scheme: dark)");
  #theme: Theme | undefined;
  /** Where the columns and rows begin, and at last where they end, in device pixels. */
  #lefts: readonly number[] = [];
  #tops: readonly number[] = [];
  /** How wide the lines between the cells are. */
  #line = 0;
  /** Device pixels in a CSS pixel. */
  #density = 1;

  constructor(canvas: HTMLCanvasElement, cells: Cells) {
    this.#canvas = canvas;
    this.#cells = cells;
    this.#context = canvas.getContext("2d");
    this.#resizing = new ResizeObserver(([entry]) => {
      if (entry !== undefined) this.#resize(entry.contentRect);
    });
    this.#resizing.observe(canvas);
    this.#darkness.addEventListener("change", this.#handleTheme);
  }

  /** To be called after every change of the cells. */
  request(): void {
    this.#painting.request();
  }

  dispose(): void {
    this.#painting.cancel();
    this.#resizing.disconnect();
    this.#darkness.removeEventListener("change", this.#handleTheme);
  }

  readonly #handleTheme = (): void => {
    this.#theme = undefined;
    this.#cells.touchAll();
    this.request();
  };

  /** Called by the browser after layout and before it paints, so a new size never shows a stretched grid. */
  #resize({ width, height }: DOMRectReadOnly): void {
    if (width === 0 || height === 0) return;
    this.#density = Math.min(devicePixelRatio, MOST_PIXELS_ACROSS / Math.max(width, height));
    const [across, down] = [Math.round(width * this.#density), Math.round(height * this.#density)];
    if (this.#canvas.width === across && this.#canvas.height === down && this.#theme !== undefined) return;
    this.#canvas.width = across;
    this.#canvas.height = down;
    this.#lefts = edges(across, this.#cells.columns);
    this.#tops = edges(down, this.#cells.rows);
    const cell = Math.min(across / this.#cells.columns, down / this.#cells.rows);
    this.#line = cell < SMALLEST_LINED_PX * this.#density ? 0 : Math.max(1, Math.round(this.#density));
    this.#theme = undefined;
    this.#cells.touchAll();
    this.#painting.cancel();
    this.#paint();
  }

  #paint(): void {
    const context = this.#context;
    if (context === null) return;
    const theme = (this.#theme ??= this.#readTheme());
    context.textAlign = "center";
    context.textBaseline = "middle";
    this.#cells.takeChanges(
      () => {
        this.#paintEmpty(context, theme);
      },
      (x, y, cell) => {
        this.#paintCell(context, theme, x, y, cell);
      },
    );
  }

  #readTheme(): Theme {
    const style = getComputedStyle(this.#canvas);
    return { empty: style.fill, ink: style.color, font: style.fontFamily };
  }

  #paintEmpty(context: CanvasRenderingContext2D, theme: Theme): void {
    const { width, height } = this.#canvas;
    context.fillStyle = theme.empty;
    context.fillRect(0, 0, width, height);
    if (this.#line === 0) return;
    for (const left of this.#lefts.slice(1, -1)) context.clearRect(left, 0, this.#line, height);
    for (const top of this.#tops.slice(1, -1)) context.clearRect(0, top, width, this.#line);
  }

  #paintCell(context: CanvasRenderingContext2D, theme: Theme, x: number, y: number, cell: Cell): void {
    const left = (this.#lefts[x] ?? 0) + (x === 0 ? 0 : this.#line);
    const top = (this.#tops[y] ?? 0) + (y === 0 ? 0 : this.#line);
    const width = (this.#lefts[x + 1] ?? 0) - left;
    const height = (this.#tops[y + 1] ?? 0) - top;
    // A colour that can be seen through shows an empty cell, not what was there before.
    if (cell.color === undefined || !isOpaque(cell.color)) {
      context.fillStyle = theme.empty;
      context.fillRect(left, top, width, height);
    }
    if (cell.color !== undefined) {
      context.fillStyle = cell.color;
      context.fillRect(left, top, width, height);
    }
    if (cell.text === "") return;
    context.fillStyle = cell.color === undefined ? theme.ink : inkOn(cell.color, theme.ink);
    this.#paintText(context, theme, cell.text, left + width / 2, top + height / 2, width, height);
  }

  /** Text that is too wide gets smaller, as far as it can still be read; then it is squeezed. */
  #paintText(
    context: CanvasRenderingContext2D,
    theme: Theme,
    text: string,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    const room = width * 0.9;
    const size = height * TEXT_SHARE;
    context.font = `${size}px ${theme.font}`;
    const needed = context.measureText(text).width;
    if (needed > room) {
      const smaller = Math.max((size * room) / needed, Math.min(size, SMALLEST_TEXT_PX * this.#density));
      context.font = `${smaller}px ${theme.font}`;
    }
    context.fillText(text, x, y, room);
  }
}

/** Divides a length into equal parts that begin on whole pixels. */
function edges(length: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, index) => Math.round((index * length) / count));
}

/** The notations that can't be transparent; of anything else nothing is known. */
function isOpaque(color: string): boolean {
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$|^rgb\([^/,]*,[^/,]*,[^/,]*\)$/i.test(color);
}
