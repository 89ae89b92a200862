/**
 * The connection as a pure value: what happens goes in, what is to be done comes out. It must never touch
 * a socket, a timer or the DOM.
 *
 * ```text
 *            start                     opened
 *   away ────────────▶ connecting ───────────────▶ open
 *    ▲ leave (anywhere)  │   ▲  │ closed              │ closed
 *                  closed│   │  └──────────────┐      ▼
 *                (first) │   │ probed: there   └─▶ pausing
 *                        ▼   │    (after a probe)   │  ▲
 *                       probing ◀──── timer, wake ──┘  │
 *                          └────── probed: absent ─────┘
 * ```
 *
 * Why a probe: browsers don't tell a page why a socket failed, and slow down pages whose sockets fail
 * often. A plain request is answered wherever a server runs. So the page asks for one first, and opens a
 * socket only when there is an answer; if the server then turns the socket away, it is the address that
 * is wrong.
 */

/** What the person is told; the value of `data-state` at the status element. */
export type Status = "connecting" | "waiting" | "live" | "reconnecting" | "ended" | "refused";

export type Input =
  /** The page appears and goes; a page that was left can be started again. */
  | { readonly type: "started" | "left" }
  /** Someone looks at the page, or no longer. */
  | { readonly type: "shown" | "hidden" }
  /** A new try is worth while. */
  | { readonly type: "woken" }
  /** The page's address has changed. */
  | { readonly type: "readdressed" }
  /** What the socket and the timer say. */
  | { readonly type: "opened" | "closed" | "timedOut" }
  /** A `clearAll` came: the picture is the program's present again. */
  | { readonly type: "cleared" }
  | { readonly type: "probed"; readonly isThere: boolean }
  | { readonly type: "heroOnline" | "heroOffline"; readonly peerId: string };

export type Effect =
  /** Open a socket to the page's address, and drop the one before it. */
  | { readonly type: "connect" }
  /** Drop the socket, opened or not, without hearing from it again. */
  | { readonly type: "disconnect" }
  /** Find out whether a server is there. */
  | { readonly type: "probe" }
  /** Send `timedOut` after that time, in place of any timer before. */
  | { readonly type: "setTimer"; readonly ms: number }
  | { readonly type: "clearTimer" };

const FIRST_PAUSE_MS = 100;
const PAUSE_GROWTH = 1.6;
const LONGEST_PAUSE_MS = 1_000;
const HIDDEN_PAUSE_MS = 5_000;
const REFUSED_PAUSE_MS = 5_000;
const CONNECT_TIMEOUT_MS = 5_000;

type Phase = "away" | "connecting" | "open" | "pausing" | "probing";

export class ConnectionMachine {
  readonly #random: () => number;
  #phase: Phase = "away";
  readonly #heroes = new Set<string>();
  /** Failures since a hero was last heard from. */
  #failures = 0;
  #isHidden = false;
  /** A server answered just now: if it turns the socket away, it does so on purpose. */
  #isServerThere = false;
  #isRefused = false;
  #wasOpen = false;
  #hasEnded = false;
  #picture: "none" | "current" | "stale" = "none";

  /** `random` gives the jitter of the pauses, from 0 to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  get status(): Status {
    if (this.#phase === "open") {
      if (this.#heroes.size > 0) return "live";
      return this.#hasEnded ? "ended" : "waiting";
    }
    if (this.#isRefused) return "refused";
    if (this.#hasEnded) return "ended";
    return this.#wasOpen ? "reconnecting" : "connecting";
  }

  /** What is shown is of the past: it can be looked at, but nobody answers. */
  get isStale(): boolean {
    return this.#picture === "stale";
  }

  handle(input: Input): readonly Effect[] {
    switch (input.type) {
      case "started":
        return this.#phase === "away" ? this.#connect() : [];
      case "readdressed":
        return this.#phase === "away" ? [] : this.#readdress();
      case "left":
        this.#lose();
        this.#phase = "away";
        return [{ type: "clearTimer" }, { type: "disconnect" }];
      case "opened":
        return this.#handleOpened();
      case "closed":
        return this.#handleClosed();
      case "timedOut":
        return this.#handleTimedOut();
      case "probed":
        return this.#handleProbed(input.isThere);
      case "shown":
        this.#isHidden = false;
        return this.#wake();
      case "woken":
        return this.#wake();
      case "hidden":
        this.#isHidden = true;
        return [];
      case "cleared":
        this.#picture = "current";
        return [];
      case "heroOnline":
        this.#heroes.add(input.peerId);
        this.#failures = 0;
        this.#hasEnded = false;
        return [];
      case "heroOffline":
        return this.#handleHeroOffline(input.peerId);
    }
  }

  /** Another address may be another program: nothing that was known holds. */
  #readdress(): readonly Effect[] {
    this.#lose();
    this.#failures = 0;
    this.#isServerThere = false;
    this.#isRefused = false;
    this.#wasOpen = false;
    this.#hasEnded = false;
    return this.#connect();
  }

  #handleOpened(): readonly Effect[] {
    if (this.#phase !== "connecting") return [];
    this.#phase = "open";
    this.#wasOpen = true;
    this.#isRefused = false;
    this.#isServerThere = false;
    return [{ type: "clearTimer" }];
  }

  #handleClosed(): readonly Effect[] {
    if (this.#phase === "open") {
      this.#lose();
      return this.#pause();
    }
    if (this.#phase !== "connecting") return [];
    if (!this.#isServerThere) return this.#probe();
    this.#isRefused = true;
    return this.#pause();
  }

  #handleTimedOut(): readonly Effect[] {
    if (this.#phase === "pausing") return this.#probe();
    if (this.#phase !== "connecting") return [];
    return [{ type: "disconnect" }, ...this.#pause()];
  }

  #handleProbed(isThere: boolean): readonly Effect[] {
    if (this.#phase !== "probing") return [];
    this.#isServerThere = isThere;
    if (isThere) return this.#connect();
    this.#isRefused = false;
    return this.#pause();
  }

  #handleHeroOffline(peerId: string): readonly Effect[] {
    const wasLast = this.#heroes.delete(peerId) && this.#heroes.size === 0;
    if (wasLast) {
      this.#hasEnded = true;
      this.#outdate();
    }
    return [];
  }

  #connect(): readonly Effect[] {
    this.#phase = "connecting";
    return [{ type: "connect" }, { type: "setTimer", ms: CONNECT_TIMEOUT_MS }];
  }

  #wake(): readonly Effect[] {
    return this.#phase === "pausing" ? this.#probe() : [];
  }

  #probe(): readonly Effect[] {
    this.#phase = "probing";
    return [{ type: "clearTimer" }, { type: "probe" }];
  }

  #pause(): readonly Effect[] {
    this.#phase = "pausing";
    this.#isServerThere = false;
    const grown = Math.min(FIRST_PAUSE_MS * PAUSE_GROWTH ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures += 1;
    // Up to a quarter shorter, so that many pages don't knock at the same moment.
    const jittered = grown * (1 - this.#random() / 4);
    const patience = this.#isHidden ? HIDDEN_PAUSE_MS : this.#isRefused ? REFUSED_PAUSE_MS : 0;
    return [{ type: "setTimer", ms: Math.max(jittered, patience) }];
  }

  /** The link is gone, and with it all that was known about who is there. */
  #lose(): void {
    this.#heroes.clear();
    this.#outdate();
  }

  #outdate(): void {
    if (this.#picture === "current") this.#picture = "stale";
  }
}
