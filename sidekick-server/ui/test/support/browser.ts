/** What browsers do and the simulated DOM doesn't, and a socket that tests hold the other end of. */
import { vi } from "vitest";

/**
 * Makes an element that leaves its place lose the focus first, with a `blur` event, while it is still in
 * the document: as Chromium does.
 */
export function blurOnDetach(): void {
  const prototype = Element.prototype;
  const { remove, replaceChildren, insertBefore } = {
    remove: Reflect.get(prototype, "remove"),
    replaceChildren: Reflect.get(prototype, "replaceChildren"),
    insertBefore: Reflect.get(prototype, "insertBefore"),
  };
  vi.spyOn(prototype, "remove").mockImplementation(function (this: Element) {
    blurWithin(this);
    remove.call(this);
  });
  vi.spyOn(prototype, "replaceChildren").mockImplementation(function (this: Element, ...nodes) {
    for (const child of Array.from(this.children)) blurWithin(child);
    replaceChildren.call(this, ...nodes);
  });
  vi.spyOn(prototype, "insertBefore").mockImplementation(function (this: Element, node, child) {
    if (node.isConnected) blurWithin(node);
    return insertBefore.call(this, node, child);
  });
}

function blurWithin(node: Node): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused !== document.body && node.contains(focused)) focused.blur();
}

/**
 * Notes what is listened to at the window and the document from now on; the function that it returns takes
 * all of it away, so that what one test has started doesn't hear the next one.
 */
export function trackListeners(): () => void {
  const controller = new AbortController();
  for (const target of [window, document]) {
    const addEventListener = target.addEventListener.bind(target);
    vi.spyOn(target, "addEventListener").mockImplementation((type: string, listener: unknown) => {
      addEventListener(type, listener as EventListener, { signal: controller.signal });
    });
  }
  return () => {
    controller.abort();
  };
}

/** Stands in for the browser's `WebSocket`; a test plays the server. */
export class FakeSocket extends EventTarget {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 3;
  /** Every socket made since the last `install`. */
  static made: FakeSocket[] = [];

  readonly url: string;
  readonly sent: string[] = [];
  readyState = FakeSocket.CONNECTING;

  constructor(url: string) {
    super();
    this.url = url;
    FakeSocket.made.push(this);
  }

  static install(): void {
    FakeSocket.made = [];
    vi.stubGlobal("WebSocket", FakeSocket);
  }

  /** The socket made last. */
  static get last(): FakeSocket {
    const last = FakeSocket.made.at(-1);
    if (last === undefined) throw new Error("no socket was made");
    return last;
  }

  send(frame: string): void {
    if (this.readyState !== FakeSocket.OPEN) throw new Error("the socket is not open");
    this.sent.push(frame);
  }

  close(): void {
    this.readyState = FakeSocket.CLOSED;
  }

  /** The server accepts. */
  accept(): void {
    this.readyState = FakeSocket.OPEN;
    this.dispatchEvent(new Event("open"));
  }

  /** The server closes, or turns the socket away. */
  drop(): void {
    this.readyState = FakeSocket.CLOSED;
    this.dispatchEvent(new Event("close"));
  }

  /** The server sends one frame: a message, or an array of them. */
  deliver(frame: object | string): void {
    const data = typeof frame === "string" ? frame : JSON.stringify(frame);
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** What the page has sent, decoded. */
  get received(): unknown[] {
    return this.sent.map((frame): unknown => JSON.parse(frame));
  }
}
