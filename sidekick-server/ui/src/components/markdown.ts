/**
 * `markdown`: formatted text. What renders it is loaded when the first one appears; until then the text
 * shows as it is. Of several texts within a frame only the last is rendered.
 */
import type { Component, Context } from "../component";
import type { Fields } from "../fields";
import { FrameTask } from "../frame";
import type * as MarkdownRenderer from "./markdown/markdown-renderer";

type Renderer = typeof MarkdownRenderer;

let renderer: Renderer | undefined;
let loading: Promise<Renderer> | undefined;

export function markdown(payload: Fields, context: Context): Component {
  const element = document.createElement("div");
  element.className = "markdown";
  let text = payload.text("text");

  const rendering = new FrameTask(() => {
    if (renderer === undefined) return;
    element.classList.remove("is-plain");
    element.replaceChildren(renderer.renderMarkdown(text));
  });

  function show(): void {
    if (renderer !== undefined) {
      rendering.request();
      return;
    }
    element.textContent = text;
    element.classList.add("is-plain");
  }

  show();
  if (renderer === undefined) {
    loadRenderer().then(
      () => {
        rendering.request();
      },
      (error: unknown) => {
        context.report(`the text is shown unformatted: ${String(error)}`);
      },
    );
  }

  return {
    element,
    actions: {
      setText: (options) => {
        text = options.text("text");
        show();
      },
    },
    dispose: () => {
      rendering.cancel();
    },
  };
}

async function loadRenderer(): Promise<Renderer> {
  loading ??= import("./markdown/markdown-renderer");
  try {
    renderer = await loading;
    return renderer;
  } catch (error) {
    // The next component tries again.
    loading = undefined;
    throw error;
  }
}
