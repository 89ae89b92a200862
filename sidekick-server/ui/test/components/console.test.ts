import { describe, expect, it, vi } from "vitest";
import { MOST_CHARACTERS, MOST_LINES, Scrollback } from "../../src/components/console/scrollback";
import { nextFrame } from "../support/canvas";
import { clearAll, sceneFixture, spawn, update, type SceneFixture } from "../support/messages";

interface ConsoleFixture extends SceneFixture {
  readonly output: HTMLElement;
  readonly append: (...texts: string[]) => void;
  readonly clear: () => void;
}

function consoleFixture(payload: object = { showInput: false, text: "start\n" }): ConsoleFixture {
  const fixture = sceneFixture();
  fixture.apply(spawn("console", "k", payload));
  return {
    ...fixture,
    output: only(fixture.element("k"), ".console-output"),
    append: (...texts) => {
      for (const text of texts) fixture.apply(update("console", "k", "append", { text }));
    },
    clear: () => {
      fixture.apply(update("console", "k", "clear"));
    },
  };
}

function only(element: HTMLElement, selector: string): HTMLElement {
  const found = element.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`there is no ${selector}`);
  return found;
}

function inputOf({ element }: SceneFixture): HTMLInputElement {
  const input = only(element("k"), "input");
  if (!(input instanceof HTMLInputElement)) throw new Error("no input");
  return input;
}

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}\n`).join("");

function scrollback(): { readonly container: HTMLElement; readonly scrollback: Scrollback } {
  const container = document.createElement("div");
  return { container, scrollback: new Scrollback(container) };
}

describe("output", () => {
  it("shows what is appended in order, as text", async () => {
    const { output, append } = consoleFixture();
    append("a-1-None!\n", "\n", "<b>no", " markup</b>");
    await nextFrame();
    expect(output.textContent).toBe("start\na-1-None!\n\n<b>no markup</b>");
    expect(output.querySelector("b")).toBeNull();
  });

  it("leaves alone what is there", async () => {
    const { output, append } = consoleFixture({ showInput: false, text: lines(0, 250) });
    await nextFrame();
    const before = Array.from(output.children);
    const observer = new MutationObserver(() => undefined);
    before.slice(0, 2).forEach((chunk) => {
      observer.observe(chunk, { characterData: true, childList: true, subtree: true, attributes: true });
    });
    append(lines(250, 300));
    await nextFrame();
    expect(observer.takeRecords()).toEqual([]);
    expect(Array.from(output.children)).toEqual(before);
    expect(output.textContent).toBe(lines(0, 300));
  });

  it("is cleared, along with what still waits for a frame", async () => {
    const { output, append, clear } = consoleFixture();
    append("gone\n");
    clear();
    append("kept\n");
    await nextFrame();
    expect(output.textContent).toBe("kept\n");
  });

  it("doesn't wait for a frame with more than it should hold", () => {
    const { output, append } = consoleFixture({ showInput: false, text: "" });
    vi.stubGlobal("requestAnimationFrame", () => 1);
    append("x".repeat(1 << 20));
    expect(output.textContent).toBe("");
    append("y");
    expect(output.textContent).toHaveLength((1 << 20) + 1);
    vi.unstubAllGlobals();
  });

  it("follows its end, unless the person has scrolled up", async () => {
    const { output, append } = consoleFixture();
    vi.spyOn(output, "clientHeight", "get").mockReturnValue(100);
    const height = vi.spyOn(output, "scrollHeight", "get").mockReturnValue(500);
    append("more\n");
    await nextFrame();
    expect(output.scrollTop).toBe(500);
    output.scrollTop = 200;
    output.dispatchEvent(new Event("scroll"));
    height.mockReturnValue(600);
    append("more\n");
    await nextFrame();
    expect(output.scrollTop).toBe(200);
    output.scrollTop = 500;
    output.dispatchEvent(new Event("scroll"));
    append("more\n");
    await nextFrame();
    expect(output.scrollTop).toBe(600);
  });

  it("is copied as a whole, and says so", async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    const { element, append } = consoleFixture();
    append("waiting");
    const button = only(element("k"), "button");
    button.click();
    expect(writeText).toHaveBeenCalledExactlyOnceWith("start\nwaiting");
    await vi.waitFor(() => {
      expect(button.textContent).toBe("Copied");
    });
    vi.unstubAllGlobals();
  });
});

describe("scrollback", () => {
  it.each([1, 99, 100, 101, 777])("holds the last lines, appended %i at a time", (step) => {
    const { container, scrollback: target } = scrollback();
    const total = MOST_LINES + 1_234;
    for (let from = 0; from < total; from += step) target.append(lines(from, Math.min(from + step, total)));
    expect(target.text()).toBe(lines(total - MOST_LINES, total));
    expect(container.textContent).toBe(target.text());
    expect(container.childElementCount).toBeLessThanOrEqual(MOST_LINES / 100 + 1);
  });

  it.each([0, 1, 100, 250])("holds %i lines if the program says so", async (scrollback) => {
    const { output, append } = consoleFixture({ showInput: false, text: lines(0, 20), scrollback });
    for (let from = 20; from < 400; from += 20) append(lines(from, from + 20));
    append("unfinished");
    await nextFrame();
    expect(output.textContent).toBe(`${lines(400 - scrollback, 400)}unfinished`);
  });

  it("goes on with an unfinished line", () => {
    const { container, scrollback: target } = scrollback();
    for (const text of ["a", "b\nc", "", "d\n"]) target.append(text);
    expect(container.textContent).toBe("ab\ncd\n");
    expect(container.childElementCount).toBe(1);
  });

  it("bounds a line that never ends", () => {
    const { container, scrollback: target } = scrollback();
    for (let count = 0; count < 10; count += 1) target.append(String(count).repeat(1 << 20));
    expect(target.text().length).toBeLessThanOrEqual(MOST_CHARACTERS);
    expect(target.text().length).toBeGreaterThan(MOST_CHARACTERS / 2);
    expect(container.textContent.endsWith("9".repeat(1 << 20))).toBe(true);
  });

  it("begins anew after clear", () => {
    const { container, scrollback: target } = scrollback();
    target.append(lines(0, MOST_LINES));
    target.clear();
    target.append(lines(0, MOST_LINES));
    expect(container.textContent).toBe(lines(0, MOST_LINES));
  });
});

describe("input", () => {
  const withInput = { showInput: true, text: "" };
  const type = (input: HTMLInputElement, text: string): void => {
    input.focus();
    input.value = text;
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  };

  it.each([
    [true, 1],
    [false, 0],
  ])("is there only if asked for: %j", (showInput, count) => {
    const { element } = consoleFixture({ showInput, text: "" });
    expect(element("k").querySelectorAll("input")).toHaveLength(count);
  });

  it("submits on Enter, and is empty then", () => {
    const fixture = consoleFixture(withInput);
    const { emit } = fixture;
    const input = inputOf(fixture);
    type(input, "yo");
    type(input, "");
    expect(emit.mock.calls).toEqual([
      ["console", "k", { event: "submit", value: "yo" }],
      ["console", "k", { event: "submit", value: "" }],
    ]);
    expect(input.value).toBe("");
  });

  it("keeps a line that reached nobody, also over a rebuild", () => {
    const fixture = consoleFixture(withInput);
    fixture.emit.mockReturnValue(false);
    type(inputOf(fixture), "unheard");
    fixture.apply(clearAll, spawn("console", "k", withInput));
    expect(inputOf(fixture).value).toBe("unheard");
  });
});
