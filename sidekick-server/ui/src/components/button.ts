/** `button`: says `click`. */
import type { Component, Context } from "../component";
import type { Fields } from "../fields";

export function button(payload: Fields, context: Context): Component {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "button";
  const text = document.createTextNode(payload.text("text"));
  element.append(text);
  element.addEventListener("click", () => {
    context.emit({ event: "click" });
  });
  return {
    element,
    focusTarget: element,
    actions: {
      setText: (options) => {
        text.data = options.text("text");
      },
    },
  };
}
