/**
 * What is in the cells of a grid, and which of them have to be painted again. Only cells with something in
 * them take memory. It must never touch the DOM.
 */

export interface Cell {
  readonly color: string | undefined;
  readonly text: string;
}

const EMPTY: Cell = { color: undefined, text: "" };

export class Cells {
  readonly columns: number;
  readonly rows: number;
  readonly #filled = new Map<number, Cell>();
  /** Cells that changed since they were last taken; undefined if all of them did. */
  #changed: Set<number> | undefined;

  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.rows = rows;
  }

  at(x: number, y: number): Cell {
    return this.#filled.get(this.#indexOf(x, y)) ?? EMPTY;
  }

  setColor(x: number, y: number, color: string | undefined): void {
    const index = this.#indexOf(x, y);
    this.#put(index, { color, text: this.#filled.get(index)?.text ?? "" });
  }

  setText(x: number, y: number, text: string): void {
    const index = this.#indexOf(x, y);
    this.#put(index, { color: this.#filled.get(index)?.color, text });
  }

  clearCell(x: number, y: number): void {
    this.#put(this.#indexOf(x, y), EMPTY);
  }

  clear(): void {
    this.#filled.clear();
    this.#changed = undefined;
  }

  /** Has every cell painted again. */
  touchAll(): void {
    this.#changed = undefined;
  }

  /**
   * Visits what has to be painted, and forgets it: each changed cell, or, after `beginAll`, each cell that
   * isn't empty.
   */
  takeChanges(beginAll: () => void, visit: (x: number, y: number, cell: Cell) => void): void {
    const changed = this.#changed;
    this.#changed = new Set();
    if (changed === undefined) {
      beginAll();
      for (const [index, cell] of this.#filled) this.#visit(index, cell, visit);
    } else {
      for (const index of changed) this.#visit(index, this.#filled.get(index) ?? EMPTY, visit);
    }
  }

  #visit(index: number, cell: Cell, visit: (x: number, y: number, cell: Cell) => void): void {
    visit(index % this.columns, Math.floor(index / this.columns), cell);
  }

  #put(index: number, cell: Cell): void {
    if (cell.color === undefined && cell.text === "") this.#filled.delete(index);
    else this.#filled.set(index, cell);
    this.#changed?.add(index);
  }

  #indexOf(x: number, y: number): number {
    if (!(x >= 0 && x < this.columns && y >= 0 && y < this.rows)) {
      throw new Error(`cell: (${x}, ${y}) is outside of ${this.columns} columns and ${this.rows} rows`);
    }
    return y * this.columns + x;
  }
}
