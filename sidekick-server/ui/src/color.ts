/** What the page has to know of colours before it paints with them. */

/** Programs use few colours many times; one that uses many must not fill the memory. */
const CACHE_SIZE = 4_096;

/** Means another colour in every place, or none, so that nothing can be painted with it. */
const RELATIVE = /^(?:inherit|initial|unset|revert|revert-layer)$|var\(/i;

const knownColors = new Map<string, boolean>();
const knownInks = new Map<string, string>();

/** Whether a text is a colour in CSS. */
export function isColor(text: string): boolean {
  return cached(knownColors, text, () => CSS.supports("color", text) && !RELATIVE.test(text.trim()));
}

/** Black or white, whichever reads better on a colour. A colour that lets little cover what is below: `ink`. */
export function inkOn(color: string, ink: string): string {
  return cached(knownInks, color, () => contrastingInk(color)) || ink;
}

function contrastingInk(color: string): string {
  const context = probe();
  if (context === null) return "";
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
  if (alpha < 128) return "";
  // WCAG 2.2, relative luminance: below 0.179 white has the higher contrast.
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return luminance > 0.179 ? "#000" : "#fff";
}

function linear(channel: number): number {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

let probeContext: CanvasRenderingContext2D | null | undefined;

/** A canvas of one pixel: the browser itself says what a colour's name stands for. */
function probe(): CanvasRenderingContext2D | null {
  if (probeContext === undefined) {
    const canvas = document.createElement("canvas");
    canvas.width = 1;
    canvas.height = 1;
    probeContext = canvas.getContext("2d", { willReadFrequently: true });
  }
  return probeContext;
}

function cached<T>(cache: Map<string, T>, key: string, make: () => T): T {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= CACHE_SIZE) cache.clear();
  const value = make();
  cache.set(key, value);
  return value;
}
