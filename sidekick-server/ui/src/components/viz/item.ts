/**
 * One value in the tree, with what is in it. It keeps what it shows and the elements that show it in step;
 * elements exist only where they are unfolded, so that what is folded costs next to nothing.
 */
import type { Part, Representation } from "./representation";
import { Row } from "./row";

/** What the tree does about its items. */
export interface Tree {
  /** An item shows something new. */
  handleChange(item: Item): void;
  /** Elements of a list have got other indices. */
  handleShift(list: Item): void;
  /** An item is about to leave the tree. Who is in it finds a place next to it, or at `refuge`. */
  handleRemoval(item: Item, refuge?: Item): void;
}

/** Unfolded from the start: a variable itself, and what is short, down to this depth. */
const OPEN_DEPTH = 2;
const SHORT = 10;

export class Item {
  readonly parent: Item | undefined;
  readonly key: string;
  readonly #tree: Tree;
  readonly #depth: number;
  #label: string;
  #content: Representation;
  #children: Item[] = [];
  /** The children of a set, map or struct by their keys. */
  readonly #byKey = new Map<string, Item>();
  #isOpen: boolean;
  #row: Row | undefined;

  constructor(tree: Tree, parent: Item | undefined, { key, label, value }: Part) {
    this.#tree = tree;
    this.parent = parent;
    this.key = key;
    this.#depth = parent === undefined ? 0 : parent.#depth + 1;
    this.#label = label;
    this.#content = value;
    this.#isOpen = this.#depth === 0 || (this.#depth <= OPEN_DEPTH && value.parts.length <= SHORT);
    this.#fill(value.parts);
  }

  /** The element of the item, made when it is first asked for. */
  get element(): HTMLElement {
    return this.#build().element;
  }

  /** What takes the focus for it. */
  get handle(): HTMLElement {
    return this.#build().handle;
  }

  get isContainer(): boolean {
    return ["list", "set", "dict", "object"].includes(this.#content.shape);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  get shape(): Representation["shape"] {
    return this.#content.shape;
  }

  get children(): readonly Item[] {
    return this.#children;
  }

  /** Whether the item has an element, and so can be seen. */
  get isShown(): boolean {
    return this.#row !== undefined && (this.parent === undefined || this.parent.#showsChildren);
  }

  /** How many elements of a list are here; those that were left out are not. */
  get shownLength(): number {
    return this.isCutShort ? this.#children.length - 1 : this.#children.length;
  }

  /** Whether a note at the end says that there is more. */
  get isCutShort(): boolean {
    return this.#children.at(-1)?.shape === "truncated";
  }

  get #showsChildren(): boolean {
    return this.#isOpen && this.isContainer && this.#row !== undefined;
  }

  find(key: string): Item | undefined {
    return this.#byKey.get(key);
  }

  setOpen(isOpen: boolean): void {
    if (!this.isContainer || isOpen === this.#isOpen) return;
    this.#isOpen = isOpen;
    if (isOpen) this.#row?.group.replaceChildren(...this.#children.map((child) => child.element));
    this.#show();
  }

  /** Shows another value in the same place; what is unfolded stays so, and only what differs is changed. */
  replace(next: Representation): void {
    const previous = this.#content;
    const isSameShape = previous.shape === next.shape;
    this.#content = next;
    if (!isSameShape) {
      this.clear();
      this.#fill(next.parts);
      if (this.#showsChildren) this.#row?.group.append(...this.#children.map((child) => child.element));
    } else if (next.shape === "list") {
      this.#replaceElements(next.parts);
    } else {
      this.#replaceKeyed(next.parts);
    }
    this.#show();
    const isSame = isSameShape && previous.text === next.text && previous.type === next.type;
    if (!isSame || previous.length !== next.length) this.#tree.handleChange(this);
  }

  /** Puts a part in before the child at `index`. */
  insert(index: number, part: Part): Item {
    const child = new Item(this.#tree, this, part);
    const before = this.#children[index];
    this.#children.splice(index, 0, child);
    if (part.key !== "") this.#byKey.set(part.key, child);
    if (this.#showsChildren) this.#row?.group.insertBefore(child.element, before?.element ?? null);
    this.#tree.handleChange(child);
    if (this.shape === "list") this.#tree.handleShift(this);
    return child;
  }

  removeAt(index: number): void {
    const child = this.#children[index];
    if (child === undefined) return;
    this.#tree.handleRemoval(child);
    this.#children.splice(index, 1);
    this.#byKey.delete(child.key);
    child.#row?.element.remove();
    if (this.shape === "list") this.#tree.handleShift(this);
  }

  removeChild(child: Item): void {
    this.removeAt(this.#children.indexOf(child));
  }

  clear(): void {
    for (const child of this.#children) this.#tree.handleRemoval(child, this);
    this.#children = [];
    this.#byKey.clear();
    this.#row?.group.replaceChildren();
  }

  setLength(length: number | undefined): void {
    if (length === undefined || length === this.#content.length) return;
    this.#content = { ...this.#content, length };
    this.#show();
    this.#tree.handleChange(this);
  }

  /** Writes the indices of a list's elements anew. */
  renumber(): void {
    const count = this.shownLength;
    for (let index = 0; index < count; index += 1) this.#children[index]?.relabel(String(index));
  }

  relabel(label: string): void {
    if (this.#label === label) return;
    this.#label = label;
    this.#row?.showLabel(label);
  }

  #build(): Row {
    if (this.#row !== undefined) return this.#row;
    this.#row = new Row(this.#depth + 1);
    this.#show();
    if (this.#showsChildren) this.#row.group.append(...this.#children.map((child) => child.element));
    return this.#row;
  }

  #show(): void {
    this.#row?.show(this.#content, {
      label: this.#label,
      isContainer: this.isContainer,
      isOpen: this.#isOpen,
    });
  }

  #fill(parts: readonly Part[]): void {
    for (const part of parts) {
      const child = new Item(this.#tree, this, part);
      this.#children.push(child);
      if (part.key !== "") this.#byKey.set(part.key, child);
    }
    if (this.shape === "list") this.renumber();
  }

  #replaceElements(parts: readonly Part[]): void {
    parts.forEach((part, index) => {
      const child = this.#children[index];
      if (child === undefined) this.insert(index, part);
      else child.replace(part.value);
    });
    while (this.#children.length > parts.length) this.removeAt(this.#children.length - 1);
    this.renumber();
  }

  #replaceKeyed(parts: readonly Part[]): void {
    const keys = new Set(parts.map(({ key }) => key));
    for (const child of [...this.#children]) if (!keys.has(child.key)) this.removeChild(child);
    parts.forEach((part, index) => {
      const child = this.#children[index];
      const known = part.key === "" ? child : this.#byKey.get(part.key);
      if (known?.key !== part.key) {
        this.insert(index, part);
        return;
      }
      if (known !== child) this.#moveChild(known, index);
      known.replace(part.value);
    });
    while (this.#children.length > parts.length) this.removeAt(this.#children.length - 1);
  }

  #moveChild(child: Item, index: number): void {
    this.#children.splice(this.#children.indexOf(child), 1);
    const before = this.#children[index];
    this.#children.splice(index, 0, child);
    if (this.#showsChildren) this.#row?.group.insertBefore(child.element, before?.element ?? null);
  }
}
