/** `column`: children one below the other. */
import type { Component } from "../component";

export function column(): Component {
  const element = document.createElement("div");
  element.className = "column";
  return { element, slot: element, actions: {} };
}
