/**
 * What a person has under their hands, kept while the picture is dropped and built anew: typed text that
 * is not submitted, the selection, the focus. It comes back to a component of the same id and type, so
 * that a lost connection never costs a word. It must never take the focus from where a person has put it
 * since.
 */
import type { Component, Draft } from "./component";

/** More than anyone has open at a time; what was never claimed can't pile up. */
const CAPACITY = 64;

interface Keepsake {
  readonly draft: Draft | undefined;
  readonly hadFocus: boolean;
}

export class Keepsakes {
  readonly #kept = new Map<string, Keepsake>();

  /** Keeps what would be lost with the component. To be called while it is still on the page. */
  take(id: string, type: string, component: Component): void {
    const draft = component.draft?.save();
    const hadFocus = component.focusTarget !== undefined && document.activeElement === component.focusTarget;
    if (draft === undefined && !hadFocus) return;
    const key = keyOf(id, type);
    this.#kept.delete(key);
    this.#kept.set(key, { draft, hadFocus });
    if (this.#kept.size > CAPACITY) this.#dropOldest();
  }

  /** Gives a new component what one of the same id and type left. To be called once it is on the page. */
  giveBack(id: string, type: string, component: Component): void {
    // The usual case, kept cheap: nothing waits to be claimed.
    if (this.#kept.size === 0) return;
    const key = keyOf(id, type);
    const keepsake = this.#kept.get(key);
    if (keepsake === undefined) return;
    this.#kept.delete(key);
    if (keepsake.draft !== undefined) component.draft?.restore(keepsake.draft);
    if (keepsake.hadFocus && isFocusFree()) component.focusTarget?.focus({ preventScroll: true });
  }

  #dropOldest(): void {
    const oldest = this.#kept.keys().next();
    if (oldest.done !== true) this.#kept.delete(oldest.value);
  }
}

function keyOf(id: string, type: string): string {
  // A type never contains a slash, so no two pairs share a key.
  return `${type}/${id}`;
}

function isFocusFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
