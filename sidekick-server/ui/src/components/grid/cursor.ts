/**
 * The cell that the keyboard is at. The whole grid is one tab stop; the cell is shown by a frame, and said
 * by a hidden cell of a real grid, which is made anew with each step: that is what makes a screen reader
 * speak.
 */
import { createElement } from "../../dom";
import type { Cells } from "./cells";

let idsGiven = 0;

export class GridCursor {
  readonly #grid: HTMLElement;
  readonly #cells: Cells;
  readonly #frame = createElement("div", "grid-cursor");
  readonly #row = createElement("div", "visually-hidden");
  #x = 0;
  #y = 0;

  constructor(grid: HTMLElement, cells: Cells) {
    this.#grid = grid;
    this.#cells = cells;
    this.#row.setAttribute("role", "row");
    grid.append(this.#frame, this.#row);
    this.#frame.style.width = `${100 / cells.columns}%`;
    this.#frame.style.height = `${100 / cells.rows}%`;
    this.#show();
  }

  get x(): number {
    return this.#x;
  }

  get y(): number {
    return this.#y;
  }

  /** Goes to a cell, or as near as there is one. */
  moveTo(x: number, y: number): void {
    const [nearX, nearY] = [clamp(x, this.#cells.columns), clamp(y, this.#cells.rows)];
    if (nearX === this.#x && nearY === this.#y) return;
    this.#x = nearX;
    this.#y = nearY;
    this.#show();
  }

  /** Follows a key. False if the key is none of ours. */
  handleKey({ key, ctrlKey }: KeyboardEvent): boolean {
    const { columns, rows } = this.#cells;
    switch (key) {
      case "ArrowLeft":
        this.moveTo(this.#x - 1, this.#y);
        break;
      case "ArrowRight":
        this.moveTo(this.#x + 1, this.#y);
        break;
      case "ArrowUp":
        this.moveTo(this.#x, this.#y - 1);
        break;
      case "ArrowDown":
        this.moveTo(this.#x, this.#y + 1);
        break;
      case "Home":
        this.moveTo(0, ctrlKey ? 0 : this.#y);
        break;
      case "End":
        this.moveTo(columns - 1, ctrlKey ? rows - 1 : this.#y);
        break;
      default:
        return false;
    }
    this.#frame.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  /** Says what is in the cell now; to be called when that may have changed. */
  refresh(): void {
    const said = this.#row.firstElementChild;
    const words = this.#words();
    if (said !== null && said.textContent !== words) said.textContent = words;
  }

  #show(): void {
    this.#frame.style.left = `${(100 * this.#x) / this.#cells.columns}%`;
    this.#frame.style.top = `${(100 * this.#y) / this.#cells.rows}%`;
    const cell = createElement("div", "", this.#words());
    idsGiven += 1;
    cell.id = `grid-cell-${idsGiven}`;
    cell.setAttribute("role", "gridcell");
    cell.setAttribute("aria-colindex", String(this.#x + 1));
    this.#row.setAttribute("aria-rowindex", String(this.#y + 1));
    this.#row.replaceChildren(cell);
    this.#grid.setAttribute("aria-activedescendant", cell.id);
  }

  #words(): string {
    const { text, color } = this.#cells.at(this.#x, this.#y);
    const content = [text, color ?? ""].filter((part) => part !== "").join(", ");
    return `Column ${this.#x}, row ${this.#y}: ${content === "" ? "empty" : content}`;
  }
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
