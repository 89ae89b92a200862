/**
 * Notices: what the person should see besides the picture, such as a handler that panicked. Each is shown
 * as a toast, and as a mark at the component it is about. A notice that comes again is counted, not
 * stacked: a handler that fails at every click must not bury the page.
 */
import { createElement } from "./dom";
import type { Notice, NoticeLevel } from "./protocol";

/** More would cover the page; the oldest goes first. */
const MOST_TOASTS = 5;

/** How long a toast stays. Errors stay until they are dismissed. */
const LIFETIME_MS: Readonly<Record<NoticeLevel, number | undefined>> = {
  info: 6_000,
  warning: 12_000,
  error: undefined,
};

const LEVEL_NAMES: Readonly<Record<NoticeLevel, string>> = {
  info: "Note",
  warning: "Warning",
  error: "Error",
};

interface Toast {
  readonly notice: Notice;
  readonly element: HTMLElement;
  readonly counter: HTMLElement;
  count: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class Notices {
  readonly #container: HTMLElement;
  readonly #elementOf: (id: string) => HTMLElement | undefined;
  /** By everything that makes two notices the same, oldest first. */
  readonly #toasts = new Map<string, Toast>();

  constructor(container: HTMLElement, elementOf: (id: string) => HTMLElement | undefined) {
    this.#container = container;
    this.#elementOf = elementOf;
  }

  show(notice: Notice): void {
    const key = keyOf(notice);
    const known = this.#toasts.get(key);
    if (known === undefined) this.#add(key, notice);
    else this.#countAgain(known);
    this.#mark(notice);
  }

  /** Drops all toasts: they speak of a program that is no longer there. */
  clear(): void {
    for (const key of [...this.#toasts.keys()]) this.#dismiss(key);
  }

  #add(key: string, notice: Notice): void {
    const counter = createElement("span", "toast-count");
    counter.hidden = true;
    const title = createElement("strong", "toast-title", notice.title);
    const level = createElement("span", "visually-hidden", `${LEVEL_NAMES[notice.level]}: `);
    const dismiss = createElement("button", "toast-dismiss", "×");
    dismiss.type = "button";
    dismiss.setAttribute("aria-label", "Dismiss");
    const message = createElement("p", "toast-message", notice.message);
    const head = createElement("p", "toast-head", level, title, counter);
    const element = createElement("div", "toast", head, message, dismiss);
    element.dataset.level = notice.level;
    element.setAttribute("role", notice.level === "error" ? "alert" : "status");

    const toast: Toast = { notice, element, counter, count: 1, timer: undefined };
    dismiss.addEventListener("click", () => {
      this.#dismiss(key);
    });
    this.#letExpire(key, toast);
    this.#toasts.set(key, toast);
    this.#container.append(element);
    const [oldest] = this.#toasts.keys();
    if (this.#toasts.size > MOST_TOASTS && oldest !== undefined) this.#dismiss(oldest);
  }

  #countAgain(toast: Toast): void {
    toast.count += 1;
    toast.counter.textContent = `×${toast.count}`;
    toast.counter.hidden = false;
    this.#letExpire(keyOf(toast.notice), toast);
  }

  /** Lets a toast go when its time is over, but not while someone reads it or is about to act on it. */
  #letExpire(key: string, toast: Toast): void {
    const lifetime = LIFETIME_MS[toast.notice.level];
    if (lifetime === undefined) return;
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => {
      const isInUse = toast.element.matches(":hover") || toast.element.contains(document.activeElement);
      if (isInUse) this.#letExpire(key, toast);
      else this.#dismiss(key);
    }, lifetime);
  }

  #dismiss(key: string): void {
    const toast = this.#toasts.get(key);
    if (toast === undefined) return;
    this.#toasts.delete(key);
    clearTimeout(toast.timer);
    toast.element.remove();
    this.#unmark(toast.notice);
  }

  #mark({ level, title, message, src }: Notice): void {
    const element = src === undefined ? undefined : this.#elementOf(src);
    if (element === undefined) return;
    element.dataset.notice = level;
    element.title = `${title}\n${message}`;
  }

  #unmark({ src }: Notice): void {
    if (src === undefined) return;
    const element = this.#elementOf(src);
    if (element === undefined) return;
    delete element.dataset.notice;
    element.removeAttribute("title");
    // Another toast may be about the same component: its mark takes over.
    for (const { notice } of this.#toasts.values()) if (notice.src === src) this.#mark(notice);
  }
}

function keyOf({ level, src, title, message }: Notice): string {
  return JSON.stringify([level, src, title, message]);
}
