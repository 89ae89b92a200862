import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createElement } from "../src/dom";
import { Notices } from "../src/notices";
import { decodeMessage, type Notice } from "../src/protocol";
import { notice } from "./support/messages";

let container: HTMLElement;
let button: HTMLElement;
let notices: Notices;

function show(level: string, title: string, message = "", src?: string): void {
  notices.show(decodeMessage(notice(level, title, message, src)) as Notice);
}

const toasts = (): HTMLElement[] => Array.from(container.querySelectorAll<HTMLElement>(".toast"));
const titles = (): (string | null | undefined)[] =>
  toasts().map((toast) => toast.querySelector(".toast-title")?.textContent);

beforeEach(() => {
  vi.useFakeTimers();
  container = createElement("section", "notices");
  button = createElement("button", "");
  document.body.replaceChildren(container, button);
  notices = new Notices(container, (id) => (id === "go" ? button : undefined));
});

afterEach(() => {
  vi.useRealTimers();
});

describe("a toast", () => {
  it("shows title and message as texts, and its level to everyone", () => {
    show("error", "A handler <b>panicked</b>", "line 1\nline 2");
    const [toast] = toasts();
    expect(toast?.querySelector(".toast-head")?.textContent).toBe("Error: A handler <b>panicked</b>");
    expect(toast?.querySelector(".toast-message")?.textContent).toBe("line 1\nline 2");
    expect(toast?.getAttribute("role")).toBe("alert");
    expect(toast?.dataset.level).toBe("error");
  });

  it("interrupts a screen reader only for errors", () => {
    show("info", "a");
    show("warning", "b");
    expect(toasts().map((toast) => toast.getAttribute("role"))).toEqual(["status", "status"]);
  });

  it("goes by itself, unless it is an error", () => {
    show("info", "info");
    show("warning", "warning");
    show("error", "error");
    vi.advanceTimersByTime(6_000);
    expect(titles()).toEqual(["warning", "error"]);
    vi.advanceTimersByTime(6_000);
    expect(titles()).toEqual(["error"]);
    vi.advanceTimersByTime(3_600_000);
    expect(titles()).toEqual(["error"]);
  });

  it("stays while someone is at it", () => {
    show("info", "read me");
    container.querySelector<HTMLElement>(".toast-dismiss")?.focus();
    vi.advanceTimersByTime(60_000);
    expect(titles()).toEqual(["read me"]);
    button.focus();
    vi.advanceTimersByTime(6_000);
    expect(titles()).toEqual([]);
  });

  it("can be dismissed", () => {
    show("error", "a");
    show("error", "b");
    container.querySelector<HTMLElement>(".toast-dismiss")?.click();
    expect(titles()).toEqual(["b"]);
  });

  it("is counted when it comes again, and lives on", () => {
    show("info", "again");
    vi.advanceTimersByTime(5_000);
    show("info", "again");
    show("info", "again", "but different");
    vi.advanceTimersByTime(5_000);
    const counts = toasts().map((toast) => toast.querySelector<HTMLElement>(".toast-count"));
    expect(counts.map((count) => [count?.hidden, count?.textContent])).toEqual([
      [false, "×2"],
      [true, ""],
    ]);
  });

  it("makes room for newer ones", () => {
    for (const title of ["1", "2", "3", "4", "5", "6", "7"]) show("error", title);
    expect(titles()).toEqual(["3", "4", "5", "6", "7"]);
  });

  it("goes with all others when the page is told so", () => {
    show("error", "a");
    show("info", "b", "", "go");
    notices.clear();
    expect(titles()).toEqual([]);
    expect(button.dataset.notice).toBeUndefined();
  });
});

describe("a mark", () => {
  it("is at the component that the notice is about, as long as the toast", () => {
    show("info", "Title", "Message", "go");
    expect(button.dataset.notice).toBe("info");
    expect(button.title).toBe("Title\nMessage");
    vi.advanceTimersByTime(6_000);
    expect(button.dataset.notice).toBeUndefined();
    expect(button.hasAttribute("title")).toBe(false);
  });

  it("passes to another notice about the same component", () => {
    show("error", "first", "", "go");
    show("warning", "second", "", "go");
    expect(button.dataset.notice).toBe("warning");
    vi.advanceTimersByTime(12_000);
    expect(button.dataset.notice).toBe("error");
    expect(button.title).toBe("first\n");
  });

  it("is not missed where the component is gone", () => {
    show("error", "about nobody", "", "gone");
    expect(titles()).toEqual(["about nobody"]);
    notices.clear();
    expect(titles()).toEqual([]);
  });
});
