/** The few DOM helpers that more than one module needs. None of them turns text into markup. */

/** Makes an element with a class and children. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
}

/**
 * Finds an element that `index.html` promises.
 *
 * @throws Error if the page is not the one this script was written for.
 */
export function requireElement(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no element #${id}`);
  return element;
}

/** Browsers that have it move an element without taking it out of the document in between. */
interface AtomicMove {
  moveBefore?(node: Node, child: Node | null): void;
}

/**
 * Puts an element before `before`, or at the end, and keeps the focus where it is: a program may rearrange
 * the very thing that a person is working in.
 */
export function moveElement(element: HTMLElement, parent: HTMLElement, before: Node | null): void {
  const target: Omit<HTMLElement, "moveBefore"> & AtomicMove = parent;
  if (!element.isConnected || !parent.isConnected) {
    parent.insertBefore(element, before);
  } else if (target.moveBefore !== undefined) {
    target.moveBefore(element, before);
  } else {
    const focused = document.activeElement;
    parent.insertBefore(element, before);
    if (focused instanceof HTMLElement && element.contains(focused)) focused.focus({ preventScroll: true });
  }
}

/** Long enough for the whole picture to come again, short enough not to be noticed if it is a smaller one. */
const HOLD_MS = 500;

/**
 * Keeps an element as high as it is while its content is built anew, so that the page doesn't jump to its
 * top for whoever has scrolled. It reads layout, so it is only for the rare rebuild after a lost link.
 */
export function holdHeight(element: HTMLElement): void {
  element.style.minHeight = `${element.offsetHeight}px`;
  setTimeout(() => {
    element.style.minHeight = "";
  }, HOLD_MS);
}
