/**
 * `console`: text that grows at its end, with a line for input if the program asks for one.
 *
 * It follows its end, unless the person has scrolled up to read. Enter submits the input line and empties
 * it; the program says itself whether the line is to be shown.
 */
import type { Component, Context } from "../component";
import { createElement } from "../dom";
import { draftKeeper } from "../draft";
import type { Fields } from "../fields";
import { FrameTask } from "../frame";
import { Scrollback } from "./console/scrollback";
import { copyButton } from "./console/copy-button";

/** What waits for a frame is text; more than this is put in its place at once, also in a hidden tab. */
const MOST_WAITING = 1 << 20;
/** So near to its end a console counts as being there: zoomed pages scroll in fractions. */
const NEAR_PX = 8;

export function console(payload: Fields, context: Context): Component {
  const output = createElement("div", "console-output");
  output.tabIndex = 0;
  output.setAttribute("role", "log");
  output.setAttribute("aria-label", "Console");
  const scrollback = new Scrollback(output, payload.optionalCount("scrollback"));
  const copy = copyButton(() => {
    writing.flush();
    return scrollback.text();
  });
  const element = createElement("div", "console", output, copy);

  let waiting = "";
  let isFollowing = true;

  function follow(): void {
    if (isFollowing) output.scrollTop = output.scrollHeight;
  }

  const writing = new FrameTask(() => {
    const text = waiting;
    waiting = "";
    scrollback.append(text);
    follow();
  });

  function append(text: string): void {
    if (text === "") return;
    waiting += text;
    writing.request();
    if (waiting.length > MOST_WAITING) writing.flush();
  }

  output.addEventListener("scroll", () => {
    isFollowing = output.scrollHeight - output.scrollTop - output.clientHeight <= NEAR_PX;
  });
  const resizing = new ResizeObserver(follow);
  resizing.observe(output);

  const input = payload.flag("showInput") ? inputLine(context) : undefined;
  if (input !== undefined) element.append(input);
  append(payload.text("text"));

  return {
    element,
    focusTarget: input ?? output,
    ...(input && { draft: draftKeeper(input, () => input.value !== "") }),
    actions: {
      append: (options) => {
        append(options.text("text"));
      },
      clear: () => {
        waiting = "";
        writing.cancel();
        scrollback.clear();
        isFollowing = true;
      },
    },
    dispose: () => {
      writing.cancel();
      resizing.disconnect();
    },
  };
}

function inputLine(context: Context): HTMLInputElement {
  const input = createElement("input", "console-input");
  input.type = "text";
  input.autocomplete = "off";
  input.spellcheck = false;
  input.placeholder = "Type a line";
  input.setAttribute("aria-label", "Console input");
  input.addEventListener("keydown", (event) => {
    // While an input method composes, the key belongs to it.
    if (event.key !== "Enter" || event.isComposing) return;
    // A line that reached nobody stays, and so can be submitted later.
    if (context.emit({ event: "submit", value: input.value })) input.value = "";
  });
  return input;
}
