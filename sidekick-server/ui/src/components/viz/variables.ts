/** All variables of one view, as a tree of items, and the tasks that are done for them once a frame. */
import { FrameTask } from "../../frame";
import { Highlights } from "./highlights";
import { Item, type Tree } from "./item";
import type { Representation } from "./representation";

/** Where no frame comes, as in a hidden tab, so many lists are dealt with without one. */
const MOST_WAITING = 1_000;

export class Variables implements Tree {
  readonly #list: HTMLElement;
  readonly #highlights = new Highlights();
  readonly #byName = new Map<string, Item>();
  readonly #shifted = new Set<Item>();
  readonly #numbering = new FrameTask(() => {
    for (const list of this.#shifted) list.renumber();
    this.#shifted.clear();
  });
  /** The item that is the tree's one tab stop. */
  #current: Item | undefined;

  constructor(list: HTMLElement) {
    this.#list = list;
  }

  get roots(): readonly Item[] {
    return [...this.#byName.values()];
  }

  get current(): Item | undefined {
    return this.#current;
  }

  /** @throws Error if there is no such variable. */
  find(name: string): Item {
    const item = this.#byName.get(name);
    if (item === undefined) throw new Error(`variableName: there is no variable ${name}`);
    return item;
  }

  /** Shows or replaces a whole variable. */
  set(name: string, value: Representation): void {
    const known = this.#byName.get(name);
    if (known !== undefined) {
      known.replace(value);
      return;
    }
    const item = new Item(this, undefined, { key: name, label: name, value });
    item.element.dataset.variable = name;
    this.#byName.set(name, item);
    this.#list.append(item.element);
    this.#list.hidden = false;
    if (this.#current === undefined) this.setCurrent(item);
  }

  remove(name: string): void {
    const item = this.find(name);
    this.handleRemoval(item);
    this.#byName.delete(name);
    item.element.remove();
    this.#list.hidden = this.#byName.size === 0;
  }

  /** Makes an item the tab stop. */
  setCurrent(item: Item | undefined): void {
    if (this.#current !== undefined) this.#current.handle.tabIndex = -1;
    this.#current = item;
    if (item !== undefined) item.handle.tabIndex = 0;
  }

  /** The item that an element in the tree belongs to. */
  itemOf(element: Element): Item | undefined {
    const closest = element.closest(".viz-item");
    return closest === null ? undefined : this.#search(this.roots, closest);
  }

  handleChange(item: Item): void {
    this.#highlights.add(item);
  }

  handleShift(list: Item): void {
    this.#shifted.add(list);
    this.#numbering.request();
    if (this.#shifted.size > MOST_WAITING) this.#numbering.flush();
  }

  handleRemoval(item: Item, refuge?: Item): void {
    if (this.#current === undefined || !isWithin(this.#current, item)) return;
    const hadFocus = document.activeElement === this.#current.handle;
    const siblings = item.parent?.children ?? this.roots;
    const index = siblings.indexOf(item);
    const next = refuge ?? siblings[index + 1] ?? siblings[index - 1] ?? item.parent;
    this.setCurrent(next);
    if (hadFocus) next?.handle.focus({ preventScroll: true });
  }

  dispose(): void {
    this.#numbering.cancel();
    this.#highlights.dispose();
  }

  /** Descends only where the element is; clicks are rare enough to look for it. */
  #search(items: readonly Item[], element: Element): Item | undefined {
    for (const item of items) {
      if (!item.element.contains(element)) continue;
      return item.element === element ? item : this.#search(item.children, element);
    }
    return undefined;
  }
}

function isWithin(item: Item, ancestor: Item): boolean {
  for (let at: Item | undefined = item; at !== undefined; at = at.parent) if (at === ancestor) return true;
  return false;
}
