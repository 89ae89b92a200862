/**
 * The buffers of a canvas: the screen and those beside it. Each has as many pixels as the screen shows, so
 * that drawings are crisp on high-density screens, and all are drawn on in CSS pixels.
 */
import { createElement } from "../../dom";
import { SCREEN, type Operation } from "./operations";

/** Browsers refuse larger canvases; a larger one is drawn coarser. */
const MOST_PIXELS_ACROSS = 8_192;

export class Surfaces {
  readonly #width: number;
  readonly #height: number;
  readonly #contexts = new Map<number, CanvasRenderingContext2D>();
  #density: number;

  constructor(screen: HTMLCanvasElement, width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#density = this.#currentDensity();
    this.#add(SCREEN, screen);
  }

  apply(operation: Operation): void {
    const target = this.#contexts.get(operation.buffer);
    switch (operation.kind) {
      case "create":
        this.#add(operation.buffer, createElement("canvas", ""));
        break;
      case "destroy":
        this.#contexts.delete(operation.buffer);
        break;
      case "draw":
        if (target !== undefined) operation.draw(target);
        break;
      case "clear":
        target?.clearRect(0, 0, this.#width, this.#height);
        break;
      case "copy":
        this.#copy(this.#contexts.get(operation.source), target, operation.replaces);
        break;
    }
  }

  /** Adapts to a screen of another density, or another zoom of the page. What is drawn stays. */
  adapt(): void {
    const density = this.#currentDensity();
    if (density === this.#density) return;
    this.#density = density;
    for (const { canvas } of this.#contexts.values()) {
      const kept = createElement("canvas", "");
      kept.width = canvas.width;
      kept.height = canvas.height;
      kept.getContext("2d")?.drawImage(canvas, 0, 0);
      const context = this.#prepare(canvas);
      context?.drawImage(kept, 0, 0, this.#width, this.#height);
    }
  }

  #copy(
    source: CanvasRenderingContext2D | undefined,
    target: CanvasRenderingContext2D | undefined,
    replaces: boolean,
  ): void {
    if (source === undefined || target === undefined) return;
    // `copy` puts the source in place of all that is there, in one step.
    target.globalCompositeOperation = replaces ? "copy" : "source-over";
    target.drawImage(source.canvas, 0, 0, this.#width, this.#height);
    target.globalCompositeOperation = "source-over";
  }

  #add(buffer: number, canvas: HTMLCanvasElement): void {
    const context = this.#prepare(canvas);
    if (context !== null) this.#contexts.set(buffer, context);
  }

  /** Gives a canvas its size, which empties it, and makes the CSS pixel its unit. */
  #prepare(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
    canvas.width = Math.max(1, Math.round(this.#width * this.#density));
    canvas.height = Math.max(1, Math.round(this.#height * this.#density));
    const context = canvas.getContext("2d");
    context?.setTransform(canvas.width / this.#width, 0, 0, canvas.height / this.#height, 0, 0);
    return context;
  }

  #currentDensity(): number {
    return Math.min(devicePixelRatio, MOST_PIXELS_ACROSS / Math.max(this.#width, this.#height));
  }
}
