/**
 * Marks what has just changed, for a moment. Marks are set once a frame, and only so many: a program that
 * changes everything has nothing to point out.
 */
import { FrameTask } from "../../frame";
import type { Item } from "./item";

const MOST_MARKS = 64;
const SHOWN_MS = 1_200;

export class Highlights {
  readonly #changed = new Set<Item>();
  readonly #marked = new Map<HTMLElement, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #marking = new FrameTask(() => {
    this.#markAll();
  });

  add(item: Item): void {
    if (this.#changed.size < MOST_MARKS) this.#changed.add(item);
    this.#marking.request();
  }

  dispose(): void {
    this.#marking.cancel();
    clearTimeout(this.#timer);
  }

  #markAll(): void {
    const now = performance.now();
    for (const item of this.#changed) {
      if (!item.isShown || this.#marked.size >= MOST_MARKS) continue;
      const { element } = item;
      // Two names for the same animation: changing from one to the other starts it anew.
      element.dataset.changed = element.dataset.changed === "again" ? "once" : "again";
      this.#marked.delete(element);
      this.#marked.set(element, now + SHOWN_MS);
    }
    this.#changed.clear();
    this.#timer ??= setTimeout(this.#sweep, SHOWN_MS);
  }

  /** Takes away the marks whose time is over. They are in the order of their ends. */
  readonly #sweep = (): void => {
    this.#timer = undefined;
    const now = performance.now();
    for (const [element, end] of this.#marked) {
      if (end > now) {
        this.#timer = setTimeout(this.#sweep, end - now);
        return;
      }
      this.#marked.delete(element);
      delete element.dataset.changed;
    }
  };
}
