/** `row`: children side by side, wrapping where the page is narrow. */
import type { Component } from "../component";

export function row(): Component {
  const element = document.createElement("div");
  element.className = "row";
  return { element, slot: element, actions: {} };
}
