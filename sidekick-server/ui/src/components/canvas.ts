/**
 * `canvas`: drawings, on the screen and in buffers beside it.
 *
 * Operations are drawn in order, once a frame. Its paper is white in both themes: programs choose their
 * colours for it.
 */
import type { Action, Component, Context } from "../component";
import { createElement } from "../dom";
import type { Fields } from "../fields";
import { FrameTask } from "../frame";
import { ACTIONS, readOperation, SCREEN, withoutUnseen, type Operation } from "./canvas/operations";
import { listenForClicks } from "./canvas/pointer";
import { Surfaces } from "./canvas/surfaces";

/** Where no frame comes, as in a hidden tab, so many operations are drawn without one. */
const MOST_WAITING = 5_000;

export function canvas(payload: Fields, context: Context): Component {
  const size = { width: payload.size("width"), height: payload.size("height") };
  const screen = createElement("canvas", "canvas-screen");
  const element = canvasElement(screen, size.width, size.height);
  const surfaces = new Surfaces(screen, size.width, size.height);
  const buffers = new Set([SCREEN]);
  let waiting: Operation[] = [];

  const drawing = new FrameTask(() => {
    const operations = withoutUnseen(waiting);
    waiting = [];
    for (const operation of operations) surfaces.apply(operation);
  });

  const report = (message: string): void => {
    context.report(message);
  };
  const enqueue = (action: string): Action => (options) => {
    const operation = readOperation(action, options, report);
    checkBuffers(operation, buffers);
    waiting.push(operation);
    drawing.request();
    if (waiting.length >= MOST_WAITING) drawing.flush();
  };

  listenForClicks(element, screen, size, (x, y) => {
    context.emit({ event: "click", x, y });
  });
  const stopWatching = watchDensity(() => {
    surfaces.adapt();
  });

  return {
    element,
    focusTarget: element,
    actions: Object.fromEntries(ACTIONS.map((action) => [action, enqueue(action)])),
    dispose: () => {
      drawing.cancel();
      stopWatching();
    },
  };
}

function canvasElement(screen: HTMLCanvasElement, width: number, height: number): HTMLElement {
  const element = createElement("div", "canvas", screen);
  element.tabIndex = 0;
  // The keys are for pointing, which no role with a fixed meaning knows.
  element.setAttribute("role", "application");
  element.setAttribute("aria-roledescription", "canvas");
  element.setAttribute("aria-label", `Canvas, ${width} by ${height}`);
  screen.setAttribute("aria-hidden", "true");
  element.style.width = `${width}px`;
  element.style.aspectRatio = `${width} / ${height}`;
  return element;
}

/** Keeps the books of the buffers that there will be once everything that waits is drawn. */
function checkBuffers(operation: Operation, buffers: Set<number>): void {
  const { kind, buffer } = operation;
  if (kind === "create") {
    if (buffers.has(buffer)) throw new Error(`bufferId: there is already a buffer ${buffer}`);
    buffers.add(buffer);
    return;
  }
  if (kind === "copy") requireBuffer(buffers, "sourceBufferId", operation.source);
  requireBuffer(buffers, kind === "copy" ? "targetBufferId" : "bufferId", buffer);
  if (kind === "destroy") {
    if (buffer === SCREEN) throw new Error("bufferId: the screen can't be destroyed");
    buffers.delete(buffer);
  }
}

function requireBuffer(buffers: ReadonlySet<number>, name: string, buffer: number): void {
  if (!buffers.has(buffer)) throw new Error(`${name}: there is no buffer ${buffer}`);
}

/** Calls `handle` whenever the page is shown with another density. Returns what ends it. */
function watchDensity(handle: () => void): () => void {
  const controller = new AbortController();
  function watch(): void {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener(
      "change",
      () => {
        handle();
        watch();
      },
      { once: true, signal: controller.signal },
    );
  }
  watch();
  return () => {
    controller.abort();
  };
}
