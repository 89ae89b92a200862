/**
 * Clicks on a canvas, in its own coordinates however large the page shows it. With the keyboard, arrow keys
 * move a cross (with Shift by single pixels), and Enter or Space clicks there.
 */
import { createElement } from "../../dom";

const STEP = 10;
const FINE_STEP = 1;

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

export function listenForClicks(
  element: HTMLElement,
  screen: HTMLCanvasElement,
  { width, height }: CanvasSize,
  click: (x: number, y: number) => void,
): void {
  const cross = createElement("div", "canvas-cross");
  element.append(cross);
  let x = width / 2;
  let y = height / 2;

  function point(toX: number, toY: number): void {
    x = Math.max(0, Math.min(width, toX));
    y = Math.max(0, Math.min(height, toY));
    cross.style.left = `${(100 * x) / width}%`;
    cross.style.top = `${(100 * y) / height}%`;
  }

  screen.addEventListener("click", ({ offsetX, offsetY }) => {
    point(
      hundredths((offsetX * width) / screen.clientWidth),
      hundredths((offsetY * height) / screen.clientHeight),
    );
    click(x, y);
  });
  element.addEventListener("keydown", (event) => {
    const step = event.shiftKey ? FINE_STEP : STEP;
    const [byX, byY] = direction(event.key);
    if (byX !== 0 || byY !== 0) point(x + byX * step, y + byY * step);
    else if (event.key === "Enter" || event.key === " ") click(x, y);
    else return;
    event.preventDefault();
  });
  point(x, y);
}

function direction(key: string): readonly [number, number] {
  switch (key) {
    case "ArrowLeft":
      return [-1, 0];
    case "ArrowRight":
      return [1, 0];
    case "ArrowUp":
      return [0, -1];
    case "ArrowDown":
      return [0, 1];
    default:
      return [0, 0];
  }
}

/** No one points more exactly than this, and fewer digits read better in a program's output. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
