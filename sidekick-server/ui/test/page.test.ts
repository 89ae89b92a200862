/** The whole page, from `index.html` to the socket. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import html from "../index.html?raw";
import { Page } from "../src/page";
import { FakeSocket, trackListeners } from "./support/browser";
import { announce, clearAll, notice, outline, remove, spawn, update } from "./support/messages";

/** The part of `index.html` that the page's script works on; its script and links are not fetched here. */
const body = /<body>([^]*)<\/body>/.exec(html)?.[1] ?? "";

const byId = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`no #${id}`);
  return element;
};

const LABEL = spawn("label", "l", { text: "Hello" });
const BUTTON = spawn("button", "go", { text: "Go" });

let forgetListeners: () => void;

beforeEach(() => {
  forgetListeners = trackListeners();
  FakeSocket.install();
  vi.stubGlobal("fetch", vi.fn<typeof fetch>().mockRejectedValue(new TypeError("no server")));
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  document.body.innerHTML = body;
  new Page().start();
  FakeSocket.last.accept();
});

afterEach(() => {
  forgetListeners();
  vi.unstubAllGlobals();
});

describe("the page", () => {
  it("shows what a program sends, one message a frame or many", () => {
    const socket = FakeSocket.last;
    expect(byId("status").dataset.state).toBe("waiting");
    socket.deliver(announce("online"));
    socket.deliver(clearAll);
    socket.deliver([LABEL, BUTTON, update("label", "l", "setText", { text: "Hi" })]);
    expect(byId("status").dataset.state).toBe("live");
    expect(outline(byId("root"))).toBe("l go");
    expect(byId("root").textContent).toBe("HiGo");
    socket.deliver([remove("label", "l")]);
    expect(outline(byId("root"))).toBe("go");
  });

  it("sends events and errors back", () => {
    const socket = FakeSocket.last;
    socket.deliver([announce("online"), clearAll, BUTTON, update("button", "go", "fly")]);
    document.querySelector<HTMLElement>("[data-id=go]")?.click();
    expect(socket.received.slice(1)).toEqual([
      { id: 0, component: "button", type: "error", src: "go", payload: { message: "update: button has no action fly" } },
      { id: 0, component: "button", type: "event", src: "go", payload: { event: "click" } },
    ]);
  });

  it("goes on after a message that it can't understand, also within a batch", () => {
    FakeSocket.last.deliver("not json");
    FakeSocket.last.deliver([announce("online"), clearAll, 5, { component: "label" }, LABEL]);
    expect(outline(byId("root"))).toBe("l");
    expect(console.warn).toHaveBeenCalledTimes(3);
  });

  it("keeps the picture when the program ends, and points to the status when it is used", () => {
    const socket = FakeSocket.last;
    socket.deliver([announce("online"), clearAll, BUTTON, announce("offline")]);
    expect(byId("status").textContent).toBe("The program has ended");
    expect(byId("root").classList.contains("is-stale")).toBe(true);
    const sent = socket.sent.length;
    document.querySelector<HTMLElement>("[data-id=go]")?.click();
    expect(socket.sent).toHaveLength(sent);
    expect(byId("status").dataset.nudge).toBe("");
    expect(outline(byId("root"))).toBe("go");
  });

  it("holds its height while the picture of the past is replaced, and only then", () => {
    vi.spyOn(byId("root"), "offsetHeight", "get").mockReturnValue(700);
    FakeSocket.last.deliver([announce("online"), clearAll, LABEL, clearAll, LABEL]);
    expect(byId("root").style.minHeight).toBe("");
    FakeSocket.last.deliver([announce("offline"), announce("online", "hero-2"), clearAll, LABEL]);
    expect(byId("root").style.minHeight).toBe("700px");
    expect(byId("root").classList.contains("is-stale")).toBe(false);
  });

  it("shows notices, and drops those of a program that is no longer there", () => {
    const socket = FakeSocket.last;
    socket.deliver([announce("online"), clearAll, BUTTON, notice("error", "A handler panicked", "why", "go")]);
    expect(byId("notices").textContent).toContain("A handler panicked");
    expect(document.querySelector<HTMLElement>("[data-id=go]")?.dataset.notice).toBe("error");
    socket.deliver([announce("online"), clearAll, BUTTON]);
    expect(byId("notices").children).toHaveLength(1);
    socket.deliver(announce("online", "hero-2"));
    expect(byId("notices").children).toHaveLength(0);
  });
});

describe("index.html", () => {
  it("has nothing that the Content-Security-Policy would stop", () => {
    document.body.innerHTML = body;
    expect(document.querySelectorAll("[style], style, script:not([src])")).toHaveLength(0);
    expect(html).not.toMatch(/\son[a-z]+=|<style|javascript:|https?:\/\//);
  });

  it("has a root that is really empty, on which the empty state depends", () => {
    expect(html).toContain('<div id="root"></div>');
  });
});
