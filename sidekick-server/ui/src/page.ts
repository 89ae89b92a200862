/**
 * The page as a whole: leads each message to the part that it concerns, and what the parts say back to the
 * program. A message that can't be understood is named in the browser's console, and the rest goes on.
 */
import { components } from "./components";
import { Connection } from "./connection";
import { createElement, holdHeight, requireElement } from "./dom";
import { WireError } from "./fields";
import { Notices } from "./notices";
import {
  decodeMessage,
  encodeError,
  encodeEvent,
  splitFrame,
  type Announce,
  type HeroMessage,
} from "./protocol";
import { Scene } from "./scene";
import { StatusDisplay } from "./status";

export class Page {
  readonly #root = requireElement("root");
  readonly #connection: Connection;
  readonly #scene: Scene;
  readonly #notices: Notices;
  /** The program whose notices are on the page. */
  #heroId: string | undefined;

  constructor() {
    const status = new StatusDisplay({
      root: this.#root,
      status: requireElement("status"),
      icon: iconLink(),
      headline: requireElement("empty-headline"),
      hint: requireElement("empty-hint"),
    });
    this.#connection = new Connection(location, {
      handleFrame: (frame) => {
        this.#handleFrame(frame);
      },
      handleView: (view) => {
        status.show(view);
      },
    });
    this.#scene = new Scene(this.#root, components, {
      emit: (component, src, payload) => {
        const isSent = this.#connection.send(encodeEvent(component, src, payload));
        if (!isSent) status.nudge();
        return isSent;
      },
      report: (component, src, message) => {
        this.#connection.send(encodeError(component, src, message));
      },
    });
    this.#notices = new Notices(requireElement("notices"), (id) => this.#scene.elementOf(id));
    status.show(this.#connection.view);
  }

  start(): void {
    this.#connection.start();
  }

  #handleFrame(frame: string): void {
    guarded(() => {
      for (const raw of splitFrame(frame)) {
        guarded(() => {
          this.#handleMessage(decodeMessage(raw));
        });
      }
    });
  }

  #handleMessage(message: HeroMessage): void {
    switch (message.type) {
      case "announce":
        this.#handleAnnounce(message);
        break;
      case "notice":
        this.#notices.show(message);
        break;
      case "clearAll":
        if (this.#connection.view.isStale) holdHeight(this.#root);
        this.#scene.apply(message);
        this.#connection.handleCleared();
        break;
      case "spawn":
      case "update":
      case "remove":
        this.#scene.apply(message);
        break;
    }
  }

  #handleAnnounce(announce: Announce): void {
    if (announce.role === "hero" && announce.status === "online" && announce.peerId !== this.#heroId) {
      this.#heroId = announce.peerId;
      this.#notices.clear();
    }
    this.#connection.handleAnnounce(announce);
  }
}

/** Runs `handle`; a message that is not as it should be costs nothing but a warning. */
function guarded(handle: () => void): void {
  try {
    handle();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    console.warn(`sidekick: a message was dropped: ${error.message}`);
  }
}

function iconLink(): HTMLLinkElement {
  const existing = document.querySelector<HTMLLinkElement>("link[rel=icon]");
  if (existing !== null) return existing;
  const link = createElement("link", "");
  link.rel = "icon";
  document.head.append(link);
  return link;
}
