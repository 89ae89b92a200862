import { beforeEach, describe, expect, it } from "vitest";
import type { Status } from "../src/connection/machine";
import { createElement } from "../src/dom";
import { iconAddress } from "../src/icon";
import { StatusDisplay, type StatusElements } from "../src/status";

let elements: StatusElements;
let display: StatusDisplay;

beforeEach(() => {
  elements = {
    root: createElement("div", ""),
    status: createElement("p", "status"),
    icon: createElement("link", ""),
    headline: createElement("h2", ""),
    hint: createElement("p", ""),
  };
  display = new StatusDisplay(elements);
});

describe("StatusDisplay", () => {
  it.each<[Status, string, string]>([
    ["connecting", "Connecting…", "Connecting… · Sidekick"],
    ["waiting", "Waiting for the program…", "Waiting… · Sidekick"],
    ["live", "Live", "Sidekick"],
    ["reconnecting", "Connection lost. Reconnecting…", "Reconnecting… · Sidekick"],
    ["ended", "The program has ended", "Ended · Sidekick"],
    [
      "refused",
      "This address is not valid any more; start the program again and use the address it prints",
      "Not valid · Sidekick",
    ],
  ])("says %s everywhere", (status, words, title) => {
    display.show({ status, isStale: false });
    expect(elements.status.dataset.state).toBe(status);
    expect(elements.status.textContent).toBe(words);
    expect(document.title).toBe(title);
    expect(elements.icon.href).toBe(iconAddress(status));
    expect(elements.headline.textContent).not.toBe("");
    expect(elements.hint.textContent).not.toBe("");
  });

  it("marks a picture of the past, and says whether a newer one is to be expected", () => {
    display.show({ status: "reconnecting", isStale: true });
    expect(elements.root.classList.contains("is-stale")).toBe(true);
    expect(elements.root.getAttribute("aria-busy")).toBe("true");
    display.show({ status: "ended", isStale: true });
    expect(elements.root.getAttribute("aria-busy")).toBe("false");
    display.show({ status: "live", isStale: false });
    expect(elements.root.classList.contains("is-stale")).toBe(false);
  });

  it("can be nudged again and again", () => {
    display.nudge();
    expect(elements.status.dataset.nudge).toBe("");
    elements.status.dispatchEvent(new Event("animationend"));
    expect(elements.status.dataset.nudge).toBeUndefined();
    display.nudge();
    expect(elements.status.dataset.nudge).toBe("");
  });
});

describe("iconAddress", () => {
  it("is a picture in itself, with a colour for live, ended and refused", () => {
    const live = decodeURIComponent(iconAddress("live"));
    expect(live).toMatch(/^data:image\/svg\+xml,<svg .*<\/svg>$/);
    const colours = new Set((["live", "waiting", "ended", "refused"] as const).map(iconAddress));
    expect(colours.size).toBe(4);
  });
});
