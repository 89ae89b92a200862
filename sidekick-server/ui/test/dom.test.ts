import { afterEach, describe, expect, it, vi } from "vitest";
import { createElement, holdHeight, moveElement, requireElement } from "../src/dom";
import { blurOnDetach } from "./support/browser";

describe("createElement", () => {
  it("takes texts for texts", () => {
    const element = createElement("p", "note", "<i>", createElement("b", "", "x"));
    expect(element.outerHTML).toBe('<p class="note">&lt;i&gt;<b class="">x</b></p>');
  });
});

describe("requireElement", () => {
  it("finds what the page has, and names what it lacks", () => {
    const element = createElement("div", "");
    element.id = "here";
    document.body.replaceChildren(element);
    expect(requireElement("here")).toBe(element);
    expect(() => requireElement("gone")).toThrow("#gone");
  });
});

describe("moveElement", () => {
  const from = createElement("div", "");
  const to = createElement("div", "");

  it("keeps the focus in browsers that take it from what moves", () => {
    document.body.replaceChildren(from, to);
    const input = createElement("input", "");
    const box = createElement("div", "", input);
    from.append(box);
    input.focus();
    blurOnDetach();
    moveElement(box, to, null);
    expect(to.firstChild).toBe(box);
    expect(document.activeElement).toBe(input);
  });

  it("moves in one step where the browser can", () => {
    document.body.replaceChildren(from, to);
    const box = createElement("div", "");
    from.replaceChildren(box);
    const moveBefore = vi.fn();
    Object.assign(to, { moveBefore });
    moveElement(box, to, null);
    expect(moveBefore).toHaveBeenCalledExactlyOnceWith(box, null);

    const fresh = createElement("div", "");
    moveElement(fresh, to, null);
    expect(moveBefore).toHaveBeenCalledOnce();
    expect(to.contains(fresh)).toBe(true);
  });
});

describe("holdHeight", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it("holds, and lets go after a while", () => {
    vi.useFakeTimers();
    const element = createElement("div", "");
    vi.spyOn(element, "offsetHeight", "get").mockReturnValue(1234);
    holdHeight(element);
    expect(element.style.minHeight).toBe("1234px");
    vi.advanceTimersByTime(1_000);
    expect(element.style.minHeight).toBe("");
  });
});
