/**
 * `viz`: the program's variables as a tree that can be unfolded, and that changes with them.
 *
 * A variable is the element with `data-variable`; each item below has `data-shape` and `data-type`.
 */
import type { Action, Component } from "../component";
import { createElement } from "../dom";
import { vizActions } from "./viz/actions";
import { handleTreeKey } from "./viz/keyboard";
import { Variables } from "./viz/variables";

export function viz(): Component {
  const tree = createElement("ul", "viz-tree");
  tree.setAttribute("role", "tree");
  tree.setAttribute("aria-label", "Variables");
  tree.hidden = true;
  const element = createElement("div", "viz", tree, createElement("p", "viz-empty", "No variables yet"));
  const variables = new Variables(tree);

  tree.addEventListener("click", ({ target }) => {
    if (!(target instanceof Element) || target.closest(".viz-row") === null) return;
    const item = variables.itemOf(target);
    if (item === undefined) return;
    variables.setCurrent(item);
    item.handle.focus({ preventScroll: true });
    // A click that ends a selection of text is not meant for the fold.
    if (getSelection()?.isCollapsed !== false) item.setOpen(!item.isOpen);
  });
  tree.addEventListener("keydown", (event) => {
    const isPlain = !event.ctrlKey && !event.altKey && !event.metaKey;
    if (isPlain && handleTreeKey(event.key, variables)) event.preventDefault();
  });

  const actions = Object.entries(vizActions).map(([name, apply]): [string, Action] => [
    name,
    (options, payload) => {
      apply(variables, payload.text("variableName"), options);
    },
  ]);
  return {
    element,
    actions: Object.fromEntries(actions),
    dispose: () => {
      variables.dispose();
    },
  };
}
