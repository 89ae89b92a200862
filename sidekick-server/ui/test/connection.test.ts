import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Connection, type ConnectionView } from "../src/connection";
import type { PageAddress } from "../src/connection/address";
import { decodeMessage } from "../src/protocol";
import { FakeSocket, trackListeners } from "./support/browser";
import { announce } from "./support/messages";

const ADDRESS: PageAddress = {
  protocol: "http:",
  host: "127.0.0.1:5163",
  pathname: "/",
  hash: "#secret",
};

interface Fixture {
  readonly connection: Connection;
  readonly frames: string[];
  readonly views: ConnectionView[];
}

function startConnection(): Fixture {
  const frames: string[] = [];
  const views: ConnectionView[] = [];
  const connection = new Connection(ADDRESS, {
    handleFrame: (frame) => frames.push(frame),
    handleView: (view) => views.push(view),
  });
  connection.start();
  return { connection, frames, views };
}

function tellAnnounce(connection: Connection, message: object): void {
  const decoded = decodeMessage(message);
  if (decoded.type === "announce") connection.handleAnnounce(decoded);
}

const fetchMock = vi.fn<typeof fetch>();

function setHidden(isHidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(isHidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

let forgetListeners: () => void;

beforeEach(() => {
  forgetListeners = trackListeners();
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
  FakeSocket.install();
  fetchMock.mockReset().mockResolvedValue(new Response());
  vi.stubGlobal("fetch", fetchMock);
});

afterEach(() => {
  forgetListeners();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("a link", () => {
  it("goes to the page's own server, and begins with an announce", () => {
    startConnection();
    expect(FakeSocket.last.url).toBe("ws://127.0.0.1:5163/?token=secret");
    expect(FakeSocket.last.sent).toEqual([]);
    FakeSocket.last.accept();
    expect(FakeSocket.last.received).toMatchObject([
      { component: "system", type: "announce", payload: { role: "sidekick", status: "online" } },
    ]);
  });

  it("hands frames on as they are, and nothing but text", () => {
    const { frames } = startConnection();
    FakeSocket.last.accept();
    FakeSocket.last.deliver("{");
    FakeSocket.last.dispatchEvent(new MessageEvent("message", { data: new Blob() }));
    FakeSocket.last.deliver("[]");
    expect(frames).toEqual(["{", "[]"]);
  });

  it("sends only while a program is there", () => {
    const { connection } = startConnection();
    expect(connection.send("early")).toBe(false);
    FakeSocket.last.accept();
    expect(connection.send("nobody there")).toBe(false);
    tellAnnounce(connection, announce("online", "other-page", "sidekick"));
    expect(connection.send("a page is no program")).toBe(false);
    tellAnnounce(connection, announce("online"));
    expect(connection.send("hello")).toBe(true);
    tellAnnounce(connection, announce("offline"));
    expect(connection.send("too late")).toBe(false);
    expect(FakeSocket.last.sent.slice(1)).toEqual(["hello"]);
  });

  it("tells each change of view once", () => {
    const { connection, views } = startConnection();
    FakeSocket.last.accept();
    tellAnnounce(connection, announce("online"));
    tellAnnounce(connection, announce("online"));
    connection.handleCleared();
    FakeSocket.last.drop();
    expect(views).toEqual([
      { status: "waiting", isStale: false },
      { status: "live", isStale: false },
      { status: "reconnecting", isStale: true },
    ]);
  });
});

describe("a lost link", () => {
  it("is made again as the same peer, once the server answers", async () => {
    const { views } = startConnection();
    const first = FakeSocket.last;
    first.accept();
    first.drop();
    fetchMock.mockRejectedValueOnce(new TypeError("refused"));
    await vi.advanceTimersByTimeAsync(100);
    expect(fetchMock).toHaveBeenCalledOnce();
    expect(FakeSocket.made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(fetchMock).toHaveBeenCalledTimes(2);
    expect(FakeSocket.made).toHaveLength(2);
    FakeSocket.last.accept();
    expect(views.at(-1)?.status).toBe("waiting");
    const peers = FakeSocket.made.map((socket) => (socket.received[0] as { payload: { peerId: string } }).payload.peerId);
    expect(peers[0]).toMatch(/^sidekick-ui-[0-9a-f]{32}$/);
    expect(peers[1]).toBe(peers[0]);
  });

  it("is tried again for ever", async () => {
    startConnection();
    FakeSocket.last.accept();
    FakeSocket.last.drop();
    fetchMock.mockRejectedValue(new TypeError("refused"));
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(fetchMock.mock.calls.length).toBeGreaterThan(3_500);
    expect(FakeSocket.made).toHaveLength(1);
    fetchMock.mockResolvedValue(new Response());
    await vi.advanceTimersByTimeAsync(1_000);
    expect(FakeSocket.made).toHaveLength(2);
  });

  it("waits longer while nobody looks, and not at all when someone does", async () => {
    startConnection();
    setHidden(true);
    FakeSocket.last.accept();
    FakeSocket.last.drop();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(fetchMock).not.toHaveBeenCalled();
    setHidden(false);
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.made).toHaveLength(2);
  });

  it.each(["online", "focus"])("is made again at once on %s", async (event) => {
    startConnection();
    FakeSocket.last.accept();
    FakeSocket.last.drop();
    window.dispatchEvent(new Event(event));
    await vi.advanceTimersByTimeAsync(0);
    expect(FakeSocket.made).toHaveLength(2);
  });
});

describe("an address", () => {
  it("that the server turns away is said to be not valid", async () => {
    const { connection } = startConnection();
    FakeSocket.last.drop();
    await vi.advanceTimersByTimeAsync(0);
    FakeSocket.last.drop();
    expect(connection.view.status).toBe("refused");
    expect(fetchMock).toHaveBeenCalledExactlyOnceWith("/", expect.objectContaining({ method: "HEAD" }));
  });

  it("is followed when it changes; the old socket is heard no more", () => {
    const { connection, frames } = startConnection();
    const old = FakeSocket.last;
    old.accept();
    window.dispatchEvent(new Event("hashchange"));
    expect(FakeSocket.made).toHaveLength(2);
    expect(old.received.at(-1)).toMatchObject({ payload: { status: "offline" } });
    old.deliver("late");
    old.drop();
    expect(frames).toEqual([]);
    FakeSocket.last.accept();
    expect(connection.view.status).toBe("waiting");
  });
});

describe("a page", () => {
  it("says goodbye when it is left, and connects when it is brought back", () => {
    startConnection();
    const first = FakeSocket.last;
    first.accept();
    window.dispatchEvent(new Event("pagehide"));
    expect(first.received.at(-1)).toMatchObject({ type: "announce", payload: { status: "offline" } });
    expect(first.readyState).toBe(FakeSocket.CLOSED);
    window.dispatchEvent(new Event("pageshow"));
    expect(FakeSocket.made).toHaveLength(2);
  });
});
