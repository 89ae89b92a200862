/** The elements of one item in the tree: its row, and the group of what is in it. */
import { createElement } from "../../dom";
import type { Representation } from "./representation";

/** What the row shows besides the representation. */
export interface RowState {
  readonly label: string;
  readonly isContainer: boolean;
  readonly isOpen: boolean;
}

export class Row {
  /** The item as a whole, with what is in it. */
  readonly element = createElement("li", "viz-item");
  /** What is shown of the item itself, and takes the focus. */
  readonly handle = createElement("div", "viz-row");
  /** Where the elements of what is in it go. */
  readonly group = createElement("ul", "viz-group");
  readonly #label = document.createTextNode("");
  readonly #value = createElement("span", "viz-value");
  readonly #type = createElement("span", "viz-type");
  readonly #length = createElement("span", "viz-length");
  readonly #labelElement = createElement("span", "viz-label", this.#label);

  constructor(level: number) {
    const parts = [this.#labelElement, this.#value, this.#type, this.#length];
    this.handle.append(...parts.flatMap((part) => [part, " "]));
    this.handle.tabIndex = -1;
    this.handle.setAttribute("role", "treeitem");
    this.handle.setAttribute("aria-level", String(level));
    this.group.setAttribute("role", "group");
    // The row alone is the tree's item: its name must not be the text of everything in it.
    this.element.setAttribute("role", "none");
    this.element.append(this.handle);
  }

  show(content: Representation, state: RowState): void {
    this.showLabel(state.label);
    const { element, handle } = this;
    element.dataset.shape = content.shape;
    element.dataset.type = content.type;
    element.classList.toggle("is-tracked", content.isTracked);
    setText(this.#value, content.text);
    setText(this.#type, content.shape === "scalar" || state.isContainer ? content.type : "");
    setText(this.#length, state.isContainer ? countOf(content.length ?? 0) : "");
    if (state.isContainer) handle.setAttribute("aria-expanded", String(state.isOpen));
    else handle.removeAttribute("aria-expanded");
    const hasGroup = state.isContainer && state.isOpen;
    // Putting in again what is there would lay out everything in it anew.
    if (!hasGroup) this.group.remove();
    else if (this.group.parentNode !== element) element.append(this.group);
  }

  showLabel(label: string): void {
    if (this.#label.data !== label) this.#label.data = label;
    this.#labelElement.hidden = label === "";
  }
}

function countOf(length: number): string {
  return length === 1 ? "1 item" : `${length} items`;
}

function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
  element.hidden = text === "";
}
