/**
 * Work that is done at most once a frame, right before the browser paints. In a hidden tab no frame comes:
 * whoever collects work must bound what it collects, or do it with `flush`.
 */
export class FrameTask {
  readonly #work: () => void;
  #handle: number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  /** Asks for the work to be done in the next frame. However often it is asked, it is done once. */
  request(): void {
    this.#handle ??= requestAnimationFrame(() => {
      this.#handle = undefined;
      this.#work();
    });
  }

  /** Does at once what was asked for. */
  flush(): void {
    if (this.#handle === undefined) return;
    this.cancel();
    this.#work();
  }

  cancel(): void {
    if (this.#handle === undefined) return;
    cancelAnimationFrame(this.#handle);
    this.#handle = undefined;
  }
}
