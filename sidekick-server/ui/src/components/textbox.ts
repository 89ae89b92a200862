/**
 * `textbox`: a line of text that a person edits and submits.
 *
 * The agreed value is the text that program and person last had in common: what the program set, or what
 * the person submitted. A text that differs from it is a draft, and a draft is the person's: `setValue`
 * then changes the agreed value only, and what is being typed stays. Submitting sends the draft, Escape
 * gives it up and shows the agreed value.
 *
 * Enter always submits, the same text again if need be. Leaving the field submits a draft only, so that
 * walking through a form with Tab says nothing. Switching to another window is not leaving the field.
 */
import type { Component, Context } from "../component";
import { draftKeeper } from "../draft";
import type { Fields } from "../fields";

export function textbox(payload: Fields, context: Context): Component {
  const input = document.createElement("input");
  input.type = "text";
  input.className = "textbox-input";
  input.autocomplete = "off";
  const element = document.createElement("div");
  element.className = "textbox";
  element.append(input);

  let agreed = "";
  const isDraft = (): boolean => input.value !== agreed;

  function show(value: string): void {
    input.value = value;
    // Read back: the browser takes out line breaks, which would make every such value look like a draft.
    agreed = input.value;
  }

  function setValue(value: string): void {
    if (isDraft()) agreed = value;
    else if (value !== agreed) show(value);
  }

  function setPlaceholder(placeholder: string): void {
    input.placeholder = placeholder;
    input.setAttribute("aria-label", placeholder === "" ? "Text" : placeholder);
  }

  function submit(): void {
    // A text that reached nobody stays a draft, and so survives until it can be submitted.
    if (context.emit({ event: "submit", value: input.value })) agreed = input.value;
  }

  input.addEventListener("keydown", (event) => {
    // While an input method composes, these keys belong to it.
    if (event.isComposing) return;
    if (event.key === "Enter") submit();
    else if (event.key === "Escape") show(agreed);
  });
  input.addEventListener("blur", () => {
    const leftWindow = document.activeElement === input;
    if (isDraft() && !leftWindow && !context.isRearranging()) submit();
  });

  show(payload.text("value"));
  setPlaceholder(payload.text("placeholder"));

  return {
    element,
    focusTarget: input,
    draft: draftKeeper(input, isDraft),
    actions: {
      setValue: (options) => {
        setValue(options.text("value"));
      },
      setPlaceholder: (options) => {
        setPlaceholder(options.text("placeholder"));
      },
    },
  };
}
