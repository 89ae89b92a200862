/** A grid on a page: what is in its cells, and clicking them. */
import type { Locator } from "@playwright/test";

/** What the grid's element tells of a cell. */
interface Cell {
  readonly color?: string | undefined;
  readonly text: string;
}

type GridElement = HTMLElement & { cellAt(x: number, y: number): Cell };

export class Grid {
  readonly element: Locator;
  readonly columns: number;
  readonly rows: number;

  constructor(element: Locator, columns: number, rows: number) {
    this.element = element;
    this.columns = columns;
    this.rows = rows;
  }

  /** The cell that the keyboard is at. */
  get current(): Locator {
    return this.element.getByRole("gridcell");
  }

  /** Clicks in the middle of a cell. */
  async click(x: number, y: number): Promise<void> {
    const surface = this.element.locator("canvas");
    const box = await surface.boundingBox();
    if (!box) throw new Error("the grid has no place on the page");
    const position = {
      x: ((x + 0.5) * box.width) / this.columns,
      y: ((y + 0.5) * box.height) / this.rows,
    };
    await surface.click({ position });
  }

  async colorAt(x: number, y: number): Promise<string | undefined> {
    return (await this.#cellAt(x, y)).color;
  }

  async textAt(x: number, y: number): Promise<string> {
    return (await this.#cellAt(x, y)).text;
  }

  /** The cells that have a colour, row by row, as `x,y`. */
  async coloured(): Promise<string[]> {
    const size = { columns: this.columns, rows: this.rows };
    return this.element.evaluate((element, { columns, rows }) => {
      const grid = element as GridElement;
      const found: string[] = [];
      for (let y = 0; y < rows; y += 1) {
        for (let x = 0; x < columns; x += 1) {
          if (grid.cellAt(x, y).color !== undefined) found.push(`${x},${y}`);
        }
      }
      return found;
    }, size);
  }

  async #cellAt(x: number, y: number): Promise<Cell> {
    return this.element.evaluate((element, at) => (element as GridElement).cellAt(at.x, at.y), { x, y });
  }
}
