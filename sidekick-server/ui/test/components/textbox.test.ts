import { describe, expect, it } from "vitest";
import { clearAll, remove, sceneFixture, spawn, update, type SceneFixture } from "../support/messages";

interface TextboxFixture extends SceneFixture {
  readonly input: HTMLInputElement;
  /** Types a text in place of the one that is there, as a person does: in the field that has the focus. */
  readonly type: (text: string) => void;
  readonly press: (key: string, init?: KeyboardEventInit) => void;
  readonly setValue: (value: string) => void;
  /** The values submitted so far. */
  readonly submitted: () => readonly unknown[];
}

function textboxFixture(value = ""): TextboxFixture {
  const fixture = sceneFixture();
  fixture.apply(spawn("textbox", "t", { value, placeholder: "Your name" }));
  const input = fixture.element("t").querySelector("input");
  if (input === null) throw new Error("no input");
  return {
    ...fixture,
    input,
    type: (text) => {
      input.focus();
      input.value = text;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    },
    press: (key, init) => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
    },
    setValue: (text) => {
      fixture.apply(update("textbox", "t", "setValue", { value: text }));
    },
    submitted: () => fixture.emit.mock.calls.map(([, , payload]) => payload.value),
  };
}

describe("submitting", () => {
  it("submits on Enter, the same text again too", () => {
    const { type, press, submitted, emit } = textboxFixture();
    type("Ada");
    press("Enter");
    press("Enter");
    expect(submitted()).toEqual(["Ada", "Ada"]);
    expect(emit).toHaveBeenCalledWith("textbox", "t", { event: "submit", value: "Ada" });
  });

  it("submits a change when the person leaves the field, once", () => {
    const { input, type, press, submitted } = textboxFixture("old");
    input.focus();
    input.blur();
    expect(submitted()).toEqual([]);
    type("new");
    input.blur();
    expect(submitted()).toEqual(["new"]);
    type("newer");
    press("Enter");
    input.blur();
    expect(submitted()).toEqual(["new", "newer"]);
  });

  it("doesn't take another window for leaving the field", () => {
    const { input, type, submitted } = textboxFixture();
    type("half");
    // A browser then sends `blur`, but the field stays the document's active element.
    input.dispatchEvent(new FocusEvent("blur"));
    expect(submitted()).toEqual([]);
  });

  it("leaves Enter to an input method that composes", () => {
    const { type, press, submitted } = textboxFixture();
    type("にほ");
    press("Enter", { isComposing: true });
    expect(submitted()).toEqual([]);
  });

  it.each([
    ["clearAll", clearAll],
    ["remove", remove("textbox", "t")],
  ])("submits nothing when %s takes the field away", (_, message) => {
    const { apply, type, submitted } = textboxFixture();
    type("half");
    apply(message);
    expect(submitted()).toEqual([]);
  });

  it("keeps a text that reached nobody as a draft", () => {
    const { input, type, press, submitted, emit, setValue } = textboxFixture();
    emit.mockReturnValue(false);
    type("unheard");
    press("Enter");
    setValue("other");
    expect(input.value).toBe("unheard");
    emit.mockReturnValue(true);
    input.blur();
    expect(submitted()).toEqual(["unheard", "unheard"]);
  });
});

describe("setValue", () => {
  it("shows the value where there is no draft, also while the field has the focus", () => {
    const { input, setValue } = textboxFixture("a");
    setValue("b");
    expect(input.value).toBe("b");
    input.focus();
    setValue("c");
    expect(input.value).toBe("c");
  });

  it("can clear the field after a submit", () => {
    const { input, type, press, setValue } = textboxFixture();
    type("Ada");
    press("Enter");
    setValue("");
    expect(input.value).toBe("");
  });

  it("never overwrites a draft, which the person can submit", () => {
    const { input, type, setValue, submitted } = textboxFixture();
    type("mine");
    setValue("yours");
    expect(input.value).toBe("mine");
    input.blur();
    expect(submitted()).toEqual(["mine"]);
  });

  it("is what Escape brings back", () => {
    const { input, type, press, setValue, submitted } = textboxFixture();
    type("mine");
    setValue("yours");
    press("Escape");
    expect(input.value).toBe("yours");
    input.blur();
    expect(submitted()).toEqual([]);
  });

  it("ends the draft when it says the same", () => {
    const { input, type, setValue, submitted } = textboxFixture();
    type("same");
    setValue("same");
    input.blur();
    setValue("next");
    expect(input.value).toBe("next");
    expect(submitted()).toEqual([]);
  });

  it("does not take a text with line breaks, which a field can't show, for a draft", () => {
    const { input, setValue, submitted } = textboxFixture("a\nb");
    input.focus();
    input.blur();
    expect(submitted()).toEqual([]);
    setValue("c");
    expect(input.value).toBe("c");
  });
});

describe("setPlaceholder", () => {
  it("names the field for everyone", () => {
    const { apply, input } = textboxFixture();
    expect([input.placeholder, input.getAttribute("aria-label")]).toEqual(["Your name", "Your name"]);
    apply(update("textbox", "t", "setPlaceholder", { placeholder: "" }));
    expect([input.placeholder, input.getAttribute("aria-label")]).toEqual(["", "Text"]);
  });
});
