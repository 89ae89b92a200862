/**
 * Says how things stand: in the status element, in the title and icon of the browser's tab, and on the
 * empty page. The words for each state are here and nowhere else.
 */
import type { ConnectionView } from "./connection";
import type { Status } from "./connection/machine";
import { iconAddress } from "./icon";

interface Words {
  readonly status: string;
  /** In front of the page's name in the tab; empty where there is nothing to say. */
  readonly title: string;
  /** What an empty page says. */
  readonly headline: string;
  readonly hint: string;
}

const WORDS: Readonly<Record<Status, Words>> = {
  connecting: {
    status: "Connecting…",
    title: "Connecting…",
    headline: "Connecting",
    hint: "Looking for the program.",
  },
  waiting: {
    status: "Waiting for the program…",
    title: "Waiting…",
    headline: "Ready when your program is",
    hint: "This page comes to life as soon as the program starts.",
  },
  live: {
    status: "Live",
    title: "",
    headline: "Nothing to show yet",
    hint: "The program is running. What it shows appears here.",
  },
  reconnecting: {
    status: "Connection lost. Reconnecting…",
    title: "Reconnecting…",
    headline: "Connection lost",
    hint: "The page keeps trying, and goes on by itself.",
  },
  ended: {
    status: "The program has ended",
    title: "Ended",
    headline: "The program has ended",
    hint: "Run it again, and this page goes on by itself.",
  },
  refused: {
    status:
      "This address is not valid any more; start the program again and use the address it prints",
    title: "Not valid",
    headline: "Nothing behind this address",
    hint: "Each program has an address of its own, printed when it starts.",
  },
};

const PAGE_NAME = "Sidekick";

/** The elements of the page that speak of the connection. */
export interface StatusElements {
  readonly root: HTMLElement;
  readonly status: HTMLElement;
  readonly icon: HTMLLinkElement;
  readonly headline: HTMLElement;
  readonly hint: HTMLElement;
}

export class StatusDisplay {
  readonly #elements: StatusElements;

  constructor(elements: StatusElements) {
    this.#elements = elements;
    // When the animation has run its course, the next nudge can start it again.
    elements.status.addEventListener("animationend", () => {
      delete elements.status.dataset.nudge;
    });
  }

  show({ status, isStale }: ConnectionView): void {
    const { root, status: element, icon, headline, hint } = this.#elements;
    const words = WORDS[status];
    element.dataset.state = status;
    element.textContent = words.status;
    document.title = words.title === "" ? PAGE_NAME : `${words.title} · ${PAGE_NAME}`;
    icon.href = iconAddress(status);
    headline.textContent = words.headline;
    hint.textContent = words.hint;
    root.classList.toggle("is-stale", isStale);
    root.setAttribute("aria-busy", String(isStale && status !== "ended"));
  }

  /** Draws the eye to the status: something was asked for that only a live program can do. */
  nudge(): void {
    this.#elements.status.dataset.nudge = "";
  }
}
