/** A button that copies a text, and says so for a moment. */
import { createElement } from "../../dom";

const SAID_MS = 2_000;

export function copyButton(text: () => string): HTMLButtonElement {
  const button = createElement("button", "copy", "Copy");
  button.type = "button";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(words: string): void {
    button.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = "Copy";
    }, SAID_MS);
  }

  button.addEventListener("click", () => {
    navigator.clipboard.writeText(text()).then(
      () => {
        say("Copied");
      },
      () => {
        say("Not allowed");
      },
    );
  });
  return button;
}
