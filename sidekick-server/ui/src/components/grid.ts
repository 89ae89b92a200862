/**
 * `grid`: cells with colours and texts, which can be clicked.
 *
 * The cells are painted, not built of elements. What is in a cell can be read with the root element's
 * method `cellAt(x, y)`, which gives `{color, text}`; a cell is clicked at its place on the grid, whose
 * columns are equally wide and whose rows are equally high. With the keyboard, arrow keys, Home and End
 * lead to a cell, and Enter or Space clicks it.
 */
import { isColor } from "../color";
import type { Component, Context } from "../component";
import { createElement } from "../dom";
import type { Fields } from "../fields";
import { FrameTask } from "../frame";
import { Cells, type Cell } from "./grid/cells";
import { GridCursor } from "./grid/cursor";
import { GridPainter } from "./grid/painter";

/** The root element of a grid. */
export interface GridElement extends HTMLElement {
  cellAt(x: number, y: number): Cell;
}

export function grid(payload: Fields, context: Context): Component {
  const cells = new Cells(countOf(payload, "numColumns"), countOf(payload, "numRows"));
  const canvas = createElement("canvas", "grid-canvas");
  canvas.setAttribute("aria-hidden", "true");
  const element = gridElement(cells, canvas);
  const painter = new GridPainter(canvas, cells);
  const cursor = new GridCursor(element, cells);
  const speaking = new FrameTask(() => {
    cursor.refresh();
  });

  function click(x: number, y: number): void {
    context.emit({ event: "click", x, y });
  }

  canvas.addEventListener("click", ({ offsetX, offsetY }) => {
    cursor.moveTo(
      Math.floor((offsetX * cells.columns) / canvas.clientWidth),
      Math.floor((offsetY * cells.rows) / canvas.clientHeight),
    );
    click(cursor.x, cursor.y);
  });
  element.addEventListener("keydown", (event) => {
    if (cursor.handleKey(event)) event.preventDefault();
    else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      click(cursor.x, cursor.y);
    }
  });

  /** Makes an action of a change of cells. */
  const change = (apply: (options: Fields) => void) => (options: Fields): void => {
    apply(options);
    painter.request();
    speaking.request();
  };

  return {
    element,
    focusTarget: element,
    actions: {
      setColor: change((options) => {
        cells.setColor(options.count("x"), options.count("y"), colorOf(options));
      }),
      setText: change((options) => {
        cells.setText(options.count("x"), options.count("y"), options.optionalText("text") ?? "");
      }),
      clearCell: change((options) => {
        cells.clearCell(options.count("x"), options.count("y"));
      }),
      clear: change(() => {
        cells.clear();
      }),
    },
    dispose: () => {
      painter.dispose();
      speaking.cancel();
    },
  };
}

function gridElement(cells: Cells, canvas: HTMLCanvasElement): GridElement {
  const { columns, rows } = cells;
  const element = createElement("div", "grid", canvas);
  element.tabIndex = 0;
  element.setAttribute("role", "grid");
  element.setAttribute("aria-label", `Grid of ${columns} columns and ${rows} rows`);
  element.setAttribute("aria-colcount", String(columns));
  element.setAttribute("aria-rowcount", String(rows));
  element.style.setProperty("--columns", String(columns));
  element.style.setProperty("--rows", String(rows));
  return Object.assign(element, { cellAt: (x: number, y: number) => cells.at(x, y) });
}

function countOf(payload: Fields, name: string): number {
  payload.size(name);
  return payload.count(name);
}

function colorOf(options: Fields): string | undefined {
  const color = options.optionalText("color");
  if (color !== undefined && !isColor(color)) throw new Error(`color: ${color} is not a CSS colour`);
  return color;
}
