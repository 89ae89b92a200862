/** Leads through the tree by keyboard, as the ARIA pattern for tree views has it. */
import type { Item } from "./item";
import type { Variables } from "./variables";

/** Follows a key. False if the key is none of the tree's. */
export function handleTreeKey(key: string, variables: Variables): boolean {
  const item = variables.current;
  if (item === undefined) return false;
  switch (key) {
    case "ArrowDown":
      go(variables, below(item, variables));
      return true;
    case "ArrowUp":
      go(variables, above(item, variables));
      return true;
    case "ArrowRight":
      if (item.isContainer && !item.isOpen) item.setOpen(true);
      else go(variables, item.children[0]);
      return true;
    case "ArrowLeft":
      if (item.isContainer && item.isOpen) item.setOpen(false);
      else go(variables, item.parent);
      return true;
    case "Home":
      go(variables, variables.roots[0]);
      return true;
    case "End":
      go(variables, lastWithin(variables.roots));
      return true;
    case "Enter":
    case " ":
      item.setOpen(!item.isOpen);
      return true;
    default:
      return false;
  }
}

function go(variables: Variables, item: Item | undefined): void {
  if (item === undefined) return;
  variables.setCurrent(item);
  item.handle.focus();
}

function below(item: Item, variables: Variables): Item | undefined {
  const [first] = item.children;
  if (item.isOpen && first !== undefined) return first;
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) {
    const siblings: readonly Item[] = at.parent?.children ?? variables.roots;
    const next = siblings[siblings.indexOf(at) + 1];
    if (next !== undefined) return next;
  }
  return undefined;
}

function above(item: Item, variables: Variables): Item | undefined {
  const siblings = item.parent?.children ?? variables.roots;
  const index = siblings.indexOf(item);
  return index === 0 ? item.parent : lastWithin(siblings.slice(index - 1, index));
}

/** The lowest item that can be seen in the last of these. */
function lastWithin(items: readonly Item[]): Item | undefined {
  const last = items.at(-1);
  if (last === undefined || !last.isOpen || last.children.length === 0) return last;
  return lastWithin(last.children);
}
