/** Applies the `update` actions to the tree. What doesn't fit the tree is an error, and changes nothing. */
import type { Fields } from "../../fields";
import type { Item } from "./item";
import { keyOf, readElement, readKey, readMember, readNode, type Part } from "./representation";
import type { Variables } from "./variables";

/** A step of a path: an index, a key, or the name of a field. */
type Step = unknown;

/** What an action is applied to. */
interface Place {
  readonly container: Item;
  readonly step: Step;
}

type VizAction = (variables: Variables, name: string, options: Fields) => void;

export const vizActions: Readonly<Record<string, VizAction>> = {
  set: (variables, name, options) => {
    if (options.list("path").length > 0) {
      setItem(placeOf(variables, name, options), options);
      return;
    }
    const value = readNode(options.fields("valueRepresentation"));
    variables.set(name, { ...value, length: options.optionalCount("length") ?? value.length });
  },
  setitem: (variables, name, options) => {
    setItem(placeOf(variables, name, options), options);
  },
  append: insert,
  insert,
  pop: remove,
  remove,
  delitem: remove,
  add_set: (variables, name, options) => {
    const set = walk(variables.find(name), options.list("path"));
    const part = readMember(options.fields("valueRepresentation"));
    const known = set.find(part.key);
    if (known === undefined) set.insert(set.shownLength, part);
    else known.replace(part.value);
    set.setLength(options.optionalCount("length"));
  },
  discard_set: (variables, name, options) => {
    const set = walk(variables.find(name), options.list("path"));
    const { key } = readMember(options.fields("valueRepresentation"));
    const member = set.find(key);
    if (member === undefined && !set.isCutShort) throw new Error(`valueRepresentation: ${key} is not in the set`);
    if (member !== undefined) set.removeChild(member);
    set.setLength(options.optionalCount("length"));
  },
  clear: (variables, name, options) => {
    const container = walk(variables.find(name), options.list("path"));
    container.clear();
    container.setLength(options.optionalCount("length") ?? 0);
  },
  removeVariable: (variables, name) => {
    variables.remove(name);
  },
};

function setItem({ container, step }: Place, options: Fields): void {
  const node = options.fields("valueRepresentation");
  const known = childAt(container, step, options);
  const length = options.optionalCount("length");
  if (known !== undefined) {
    known.replace(readNode(node));
  } else if (container.shape === "dict" && !container.isCutShort) {
    container.insert(container.children.length, entryPart(step, node, options));
  } else if (!container.isCutShort) {
    throw new Error(`path: there is nothing at ${JSON.stringify(step)}`);
  }
  container.setLength(length ?? lengthOf(container));
}

function insert(variables: Variables, name: string, options: Fields): void {
  const { container, step } = placeOf(variables, name, options);
  if (typeof step !== "number" || container.shape !== "list") throw new Error("path: expected an index of a list");
  const part = readElement(options.fields("valueRepresentation"));
  if (step <= container.shownLength) {
    // At the end of what is shown of a longer list, there is something else in between.
    if (step < container.shownLength || !container.isCutShort) container.insert(step, part);
  } else if (!container.isCutShort) {
    throw new Error(`path: the list has no place ${step}`);
  }
  container.setLength(options.optionalCount("length"));
}

function remove(variables: Variables, name: string, options: Fields): void {
  const { container, step } = placeOf(variables, name, options);
  const child = childAt(container, step, options);
  if (child === undefined && !container.isCutShort) {
    throw new Error(`path: there is nothing at ${JSON.stringify(step)}`);
  }
  if (child !== undefined) container.removeChild(child);
  container.setLength(options.optionalCount("length"));
}

function placeOf(variables: Variables, name: string, options: Fields): Place {
  const path = options.list("path");
  if (path.length === 0) throw new Error("path: expected a path to an element");
  return { container: walk(variables.find(name), path.slice(0, -1)), step: path.at(-1) };
}

/** Follows a path down from an item. */
function walk(item: Item, path: readonly Step[]): Item {
  return path.reduce<Item>((at, step) => {
    const child = childAt(at, step);
    if (child === undefined) throw new Error(`path: there is nothing at ${JSON.stringify(step)}`);
    return child;
  }, item);
}

function childAt(container: Item, step: Step, options?: Fields): Item | undefined {
  switch (container.shape) {
    case "list":
      return typeof step === "number" && step < container.shownLength ? container.children[step] : undefined;
    case "dict": {
      const key = options?.optionalFields("keyRepresentation");
      return container.find(keyOf(step)) ?? (key && container.find(readKey(key).key));
    }
    case "set":
    case "object":
      return typeof step === "string" ? container.find(step) : undefined;
    case "scalar":
    case "truncated":
    case "recursive_ref":
    case "error":
      return undefined;
  }
}

function entryPart(step: Step, node: Fields, options: Fields): Part {
  const key = options.optionalFields("keyRepresentation");
  const named = key === undefined ? { key: keyOf(step), label: JSON.stringify(step) } : readKey(key);
  return { ...named, value: readNode(node) };
}

/** A map that isn't cut short is as long as it is shown: `setitem` needn't say so. */
function lengthOf(container: Item): number | undefined {
  return container.shape === "dict" && !container.isCutShort ? container.children.length : undefined;
}
