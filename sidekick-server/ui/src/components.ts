/**
 * The registry of component types. To add one, write its module in `components`, its style sheet beside
 * it, and name both: here and in `style.css`.
 */
import type { ComponentFactory } from "./component";
import { button } from "./components/button";
import { canvas } from "./components/canvas";
import { column } from "./components/column";
import { console } from "./components/console";
import { grid } from "./components/grid";
import { label } from "./components/label";
import { markdown } from "./components/markdown";
import { row } from "./components/row";
import { textbox } from "./components/textbox";
import { viz } from "./components/viz";

export const components: ReadonlyMap<string, ComponentFactory> = new Map(
  Object.entries({ button, canvas, column, console, grid, label, markdown, row, textbox, viz }),
);
