/**
 * The shell around the connection machine: one socket, one timer, one probe, and the browser's events that
 * say when a new try is worth while. It decides nothing itself, and never reads what a frame says.
 */
import { socketAddress, type PageAddress } from "./connection/address";
import { ConnectionMachine, type Effect, type Input, type Status } from "./connection/machine";
import { encodeAnnounce, type Announce } from "./protocol";

const PROBE_TIMEOUT_MS = 2_000;

export interface ConnectionView {
  readonly status: Status;
  /** What is shown is of the past, until the program sends its picture again. */
  readonly isStale: boolean;
}

export interface ConnectionListener {
  handleFrame(frame: string): void;
  handleView(view: ConnectionView): void;
}

export class Connection {
  readonly #address: PageAddress;
  readonly #listener: ConnectionListener;
  readonly #machine = new ConnectionMachine(Math.random);
  readonly #peerId = `sidekick-ui-${randomHex(16)}`;
  #socket: WebSocket | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(address: PageAddress, listener: ConnectionListener) {
    this.#address = address;
    this.#listener = listener;
  }

  /** Connects, and from then on reconnects for ever. To be called once. */
  start(): void {
    this.#watchBrowser();
    this.#handle({ type: document.hidden ? "hidden" : "shown" });
    this.#handle({ type: "started" });
  }

  get view(): ConnectionView {
    return { status: this.#machine.status, isStale: this.#machine.isStale };
  }

  /** Sends a frame. False, and nothing is sent, if no program is there. */
  send(frame: string): boolean {
    if (this.#machine.status !== "live" || this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(frame);
    return true;
  }

  /** To be told of every announce that came in a frame. */
  handleAnnounce({ role, status, peerId }: Announce): void {
    if (role !== "hero") return;
    this.#handle({ type: status === "online" ? "heroOnline" : "heroOffline", peerId });
  }

  /** To be told of every `clearAll`: the picture on screen is the program's present again. */
  handleCleared(): void {
    this.#handle({ type: "cleared" });
  }

  #handle(input: Input): void {
    const before = this.view;
    for (const effect of this.#machine.handle(input)) this.#carryOut(effect);
    const after = this.view;
    if (before.status !== after.status || before.isStale !== after.isStale) this.#listener.handleView(after);
  }

  #carryOut(effect: Effect): void {
    switch (effect.type) {
      case "connect":
        this.#disconnect();
        this.#connect();
        break;
      case "disconnect":
        this.#disconnect();
        break;
      case "probe":
        void this.#probe();
        break;
      case "setTimer":
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => {
          this.#handle({ type: "timedOut" });
        }, effect.ms);
        break;
      case "clearTimer":
        clearTimeout(this.#timer);
        break;
    }
  }

  #connect(): void {
    const socket = new WebSocket(socketAddress(this.#address));
    this.#socket = socket;
    // A socket that has been replaced may still have events on the way; they are no longer ours.
    const ifCurrent = (react: () => void) => (): void => {
      if (this.#socket === socket) react();
    };
    socket.addEventListener(
      "open",
      ifCurrent(() => {
        socket.send(encodeAnnounce(this.#peerId, "online", Date.now()));
        this.#handle({ type: "opened" });
      }),
    );
    socket.addEventListener(
      "close",
      ifCurrent(() => {
        this.#socket = undefined;
        this.#handle({ type: "closed" });
      }),
    );
    socket.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (this.#socket === socket && typeof data === "string") this.#listener.handleFrame(data);
    });
  }

  #disconnect(): void {
    const socket = this.#socket;
    if (socket === undefined) return;
    this.#socket = undefined;
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(encodeAnnounce(this.#peerId, "offline", Date.now()));
    }
    socket.close();
  }

  async #probe(): Promise<void> {
    let isThere = true;
    try {
      // Any answer will do: it is not about what the server says, but whether there is one.
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      await fetch("/", { method: "HEAD", cache: "no-store", signal });
    } catch {
      isThere = false;
    }
    this.#handle({ type: "probed", isThere });
  }

  #watchBrowser(): void {
    const wake = (): void => {
      this.#handle({ type: "woken" });
    };
    window.addEventListener("online", wake);
    window.addEventListener("focus", wake);
    document.addEventListener("visibilitychange", () => {
      this.#handle({ type: document.hidden ? "hidden" : "shown" });
    });
    window.addEventListener("hashchange", () => {
      this.#handle({ type: "readdressed" });
    });
    window.addEventListener("pagehide", () => {
      this.#handle({ type: "left" });
    });
    // The browser may bring the page back as it was, from its cache.
    window.addEventListener("pageshow", () => {
      this.#handle({ type: "started" });
    });
  }
}

function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return Array.from(values, (value) => value.toString(16).padStart(2, "0")).join("");
}
