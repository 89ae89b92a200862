/** A canvas that notes what is drawn on it: the simulated DOM has none. */
import { vi } from "vitest";

/** What was called and set on a canvas, such as `fillRect(0,0,10,10)` and `fillStyle=red`. */
export type DrawingLog = string[];

/** Gives every canvas from now on a context that notes; the function returns the notes of one. */
export function noteDrawings(): (canvas: HTMLCanvasElement) => DrawingLog {
  const logs = new Map<HTMLCanvasElement, DrawingLog>();
  const contexts = new Map<HTMLCanvasElement, unknown>();
  const logOf = (canvas: HTMLCanvasElement): DrawingLog => {
    const log = logs.get(canvas) ?? [];
    logs.set(canvas, log);
    return log;
  };
  vi.stubGlobal("CSS", { supports: (_: string, value: string) => /^(?:[a-z]{3,}|#[0-9a-f]{3,6})$/.test(value) });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(function (this: HTMLCanvasElement) {
    const context = contexts.get(this) ?? notingContext(this, logOf(this));
    contexts.set(this, context);
    return context as RenderingContext;
  });
  return logOf;
}

function notingContext(canvas: HTMLCanvasElement, log: DrawingLog): unknown {
  const answers: Record<string, unknown> = {
    measureText: (text: string) => ({ width: text.length * 10 }),
    getImageData: () => ({ data: [0, 0, 0, 255] }),
  };
  return new Proxy(
    { canvas },
    {
      get: (_, name) => {
        if (name === "canvas") return canvas;
        return (
          answers[String(name)] ??
          ((...args: unknown[]) => {
            log.push(`${String(name)}(${args.map(wordsOf).join(",")})`);
          })
        );
      },
      set: (_, name, value: unknown) => {
        log.push(`${String(name)}=${wordsOf(value)}`);
        return true;
      },
    },
  );
}

function wordsOf(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? String(value) : "…";
}

/** Resolves once everything that was asked for by now has been painted. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      resolve();
    });
  });
}
