/** `label`: a text, shown as it is, line breaks included. */
import type { Component } from "../component";
import type { Fields } from "../fields";

export function label(payload: Fields): Component {
  const element = document.createElement("p");
  element.className = "label";
  // One text node for life: setting its data is the cheapest way to change what is shown.
  const text = document.createTextNode(payload.text("text"));
  element.append(text);
  return {
    element,
    actions: {
      setText: (options) => {
        text.data = options.text("text");
      },
    },
  };
}
