/**
 * The shapes of a canvas, with the defaults of the existing UI: an outline is always drawn, black and 1 px
 * wide unless given; a shape is filled only with a `fillColor`; text is black, 16 px, sans-serif, and stands
 * on its `y`. An outline of width 0 is none. A text that is no CSS colour is reported, and the default taken.
 */
import { isColor } from "../../color";
import type { Fields } from "../../fields";

/** Draws on a context whose unit is the CSS pixel. Leaves no state behind that the next one relies on. */
export type Drawing = (context: CanvasRenderingContext2D) => void;

type Report = (message: string) => void;
type DrawingReader = (options: Fields, report: Report) => Drawing;
type Trace = (context: CanvasRenderingContext2D) => void;

const DEFAULT_COLOR = "#000";
const DEFAULT_LINE_WIDTH = 1;
const DEFAULT_TEXT_SIZE = 16;

export const drawings: Readonly<Record<string, DrawingReader>> = {
  drawLine: (options, report) => {
    const [x1, y1] = [options.number("x1"), options.number("y1")];
    const [x2, y2] = [options.number("x2"), options.number("y2")];
    return outline(options, report, (context) => {
      context.moveTo(x1, y1);
      context.lineTo(x2, y2);
    });
  },
  drawRect: (options, report) => {
    const [x, y] = [options.number("x"), options.number("y")];
    const [width, height] = [options.number("width"), options.number("height")];
    return shape(options, report, (context) => {
      context.rect(x, y, width, height);
    });
  },
  drawCircle: (options, report) => {
    const [x, y, radius] = [options.number("cx"), options.number("cy"), options.size("radius")];
    return shape(options, report, (context) => {
      context.arc(x, y, radius, 0, 2 * Math.PI);
    });
  },
  drawEllipse: (options, report) => {
    const [x, y] = [options.number("cx"), options.number("cy")];
    const [radiusX, radiusY] = [options.size("radiusX"), options.size("radiusY")];
    return shape(options, report, (context) => {
      context.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
    });
  },
  drawPolyline: (options, report) => outline(options, report, path(options)),
  drawPolygon: (options, report) => {
    const sides = path(options);
    return shape(options, report, (context) => {
      sides(context);
      context.closePath();
    });
  },
  drawText: (options, report) => {
    const [x, y, text] = [options.number("x"), options.number("y"), options.text("text")];
    const color = colorOf(options, "textColor", report) ?? DEFAULT_COLOR;
    const size = options.optionalNumber("textSize") ?? DEFAULT_TEXT_SIZE;
    return (context) => {
      context.font = `${size}px sans-serif`;
      context.fillStyle = color;
      context.fillText(text, x, y);
    };
  },
};

/** A shape with an inside. */
function shape(options: Fields, report: Report, trace: Trace): Drawing {
  const fill = colorOf(options, "fillColor", report);
  const stroke = strokeOf(options, report);
  return (context) => {
    context.beginPath();
    trace(context);
    if (fill !== undefined) {
      context.fillStyle = fill;
      context.fill();
    }
    stroke(context);
  };
}

/** Lines without an inside. */
function outline(options: Fields, report: Report, trace: Trace): Drawing {
  const stroke = strokeOf(options, report);
  return (context) => {
    context.beginPath();
    trace(context);
    stroke(context);
  };
}

function strokeOf(options: Fields, report: Report): Drawing {
  const color = colorOf(options, "lineColor", report) ?? DEFAULT_COLOR;
  const width = options.optionalNumber("lineWidth") ?? DEFAULT_LINE_WIDTH;
  return (context) => {
    if (width <= 0) return;
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
}

function path(options: Fields): Trace {
  const points = options.records("points").map((point) => [point.number("x"), point.number("y")] as const);
  return (context) => {
    for (const [x, y] of points) context.lineTo(x, y);
  };
}

function colorOf(options: Fields, name: string, report: Report): string | undefined {
  const color = options.optionalText(name);
  if (color === undefined || isColor(color)) return color;
  report(`${name}: ${color} is not a CSS colour, black is used`);
  return DEFAULT_COLOR;
}
