import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { withoutUnseen, type Operation } from "../../src/components/canvas/operations";
import { nextFrame, noteDrawings, type DrawingLog } from "../support/canvas";
import { move, sceneFixture, spawn, update, type SceneFixture } from "../support/messages";

let logOf: (canvas: HTMLCanvasElement) => DrawingLog;
beforeEach(() => {
  logOf = noteDrawings();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

interface CanvasFixture extends SceneFixture {
  readonly screen: HTMLCanvasElement;
  readonly draw: (action: string, options: object) => void;
  /** What has been drawn on the screen since the last time. */
  readonly drawn: () => Promise<string>;
}

function canvasFixture(): CanvasFixture {
  const fixture = sceneFixture();
  fixture.apply(spawn("canvas", "c", { width: 100, height: 80 }));
  const screen = fixture.element("c").querySelector("canvas");
  if (screen === null) throw new Error("no canvas");
  logOf(screen).length = 0;
  return {
    ...fixture,
    screen,
    draw: (action, options) => {
      fixture.apply(update("canvas", "c", action, options));
    },
    drawn: async () => {
      await nextFrame();
      return logOf(screen).splice(0).join(" ");
    },
  };
}

describe("shapes", () => {
  const stroke = (color = "#000", width = 1): string => `strokeStyle=${color} lineWidth=${width} stroke()`;

  it.each([
    ["drawLine", { x1: 0, y1: 1, x2: 2, y2: 3 }, `beginPath() moveTo(0,1) lineTo(2,3) ${stroke()}`],
    [
      "drawLine",
      { x1: 0, y1: 1, x2: 2, y2: 3, lineColor: "red", lineWidth: 2 },
      `beginPath() moveTo(0,1) lineTo(2,3) ${stroke("red", 2)}`,
    ],
    ["drawRect", { x: 1, y: 2, width: 3, height: 4 }, `beginPath() rect(1,2,3,4) ${stroke()}`],
    [
      "drawRect",
      { x: 1, y: 2, width: 3, height: 4, fillColor: "blue", lineWidth: 0 },
      "beginPath() rect(1,2,3,4) fillStyle=blue fill()",
    ],
    ["drawRect", { x: 1, y: 2, width: 0, height: 0, fillColor: null }, `beginPath() rect(1,2,0,0) ${stroke()}`],
    ["drawCircle", { cx: 5, cy: 6, radius: 7 }, `beginPath() arc(5,6,7,0,${2 * Math.PI}) ${stroke()}`],
    [
      "drawEllipse",
      { cx: 1, cy: 2, radiusX: 3, radiusY: 4, fillColor: "cyan", lineWidth: 3 },
      `beginPath() ellipse(1,2,3,4,0,0,${2 * Math.PI}) fillStyle=cyan fill() ${stroke("#000", 3)}`,
    ],
    [
      "drawPolyline",
      { points: [{ x: 0, y: 0 }, { x: 1, y: 1 }] },
      `beginPath() lineTo(0,0) lineTo(1,1) ${stroke()}`,
    ],
    [
      "drawPolygon",
      { points: [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 0 }], fillColor: "yellow" },
      `beginPath() lineTo(0,0) lineTo(1,1) lineTo(2,0) closePath() fillStyle=yellow fill() ${stroke()}`,
    ],
    ["drawText", { x: 1, y: 2, text: "hi" }, "font=16px sans-serif fillStyle=#000 fillText(hi,1,2)"],
    [
      "drawText",
      { x: 1, y: 2, text: "hi", textColor: "red", textSize: 20 },
      "font=20px sans-serif fillStyle=red fillText(hi,1,2)",
    ],
  ])("%s %j", async (action, options, expected) => {
    const { draw, drawn, report } = canvasFixture();
    draw(action, { bufferId: 0, ...options });
    expect(await drawn()).toBe(expected);
    expect(report).not.toHaveBeenCalled();
  });

  it("draws with black where a text is no colour, and says so", async () => {
    const { draw, drawn, report } = canvasFixture();
    draw("drawRect", { bufferId: 0, x: 1, y: 2, width: 3, height: 4, fillColor: "k" });
    expect(await drawn()).toContain("fillStyle=#000 fill()");
    expect(report).toHaveBeenCalledExactlyOnceWith("canvas", "c", "fillColor: k is not a CSS colour, black is used");
  });

  it.each([
    ["drawCircle", { bufferId: 0, cx: 1, cy: 1, radius: 0 }, "payload.options.radius: expected a number above 0, found 0"],
    ["drawLine", { bufferId: 0, x1: 1, y1: 1, x2: 1 }, "payload.options.y2: expected a number, found nothing"],
    ["drawRect", { bufferId: 3, x: 1, y: 1, width: 1, height: 1 }, "bufferId: there is no buffer 3"],
    ["drawBuffer", { sourceBufferId: 2, targetBufferId: 0 }, "sourceBufferId: there is no buffer 2"],
    ["destroyBuffer", { bufferId: 0 }, "bufferId: the screen can't be destroyed"],
    ["createBuffer", { bufferId: 0 }, "bufferId: there is already a buffer 0"],
  ])("says what is wrong with %s %j, and draws the next", async (action, options, message) => {
    const { draw, drawn, report } = canvasFixture();
    draw(action, options);
    draw("drawText", { bufferId: 0, x: 1, y: 2, text: "next" });
    expect(report).toHaveBeenCalledExactlyOnceWith("canvas", "c", message);
    expect(await drawn()).toContain("fillText(next,1,2)");
  });
});

describe("buffers", () => {
  it("composites, or replaces in one step", async () => {
    const { draw, drawn } = canvasFixture();
    draw("createBuffer", { bufferId: 1 });
    draw("drawBuffer", { sourceBufferId: 1, targetBufferId: 0 });
    draw("drawBuffer", { sourceBufferId: 1, targetBufferId: 0 });
    expect(await drawn()).toBe(Array(2).fill(copied("source-over")).join(" "));
    draw("drawBuffer", { sourceBufferId: 1, targetBufferId: 0, replace: true });
    expect(await drawn()).toBe(copied("copy"));
    draw("destroyBuffer", { bufferId: 1 });
    draw("createBuffer", { bufferId: 1 });
    expect(await drawn()).toBe("");
  });

  const copied = (operation: string): string =>
    `globalCompositeOperation=${operation} drawImage(…,0,0,100,80) globalCompositeOperation=source-over`;
});

describe("the screen", () => {
  it("stays the same element when it is moved, and so keeps its drawing", () => {
    const { apply, element, screen } = canvasFixture();
    apply(spawn("row", "r"), move("canvas", "c", "r"));
    expect(element("r").querySelector("canvas")).toBe(screen);
  });

  it("has the pixels of the screen it is on", () => {
    vi.stubGlobal("devicePixelRatio", 2);
    const { screen, element } = canvasFixture();
    expect([screen.width, screen.height]).toEqual([200, 160]);
    expect(element("c").style.width).toBe("100px");
  });

  it("says clicks in its own coordinates, however large it is shown", () => {
    const { screen, emit } = canvasFixture();
    vi.spyOn(screen, "clientWidth", "get").mockReturnValue(50);
    vi.spyOn(screen, "clientHeight", "get").mockReturnValue(40);
    const click = new MouseEvent("click", { bubbles: true });
    Object.defineProperties(click, { offsetX: { value: 10 }, offsetY: { value: 30 } });
    screen.dispatchEvent(click);
    expect(emit).toHaveBeenCalledExactlyOnceWith("canvas", "c", { event: "click", x: 20, y: 60 });
  });

  it("can be clicked with the keyboard", () => {
    const { element, emit } = canvasFixture();
    const press = (key: string, shiftKey = false): void => {
      element("c").dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true }));
    };
    press("ArrowRight");
    press("ArrowUp", true);
    press("Enter");
    expect(emit).toHaveBeenCalledExactlyOnceWith("canvas", "c", { event: "click", x: 60, y: 39 });
  });

  it("doesn't let a hidden tab pile up operations", () => {
    const { draw, screen } = canvasFixture();
    vi.stubGlobal("requestAnimationFrame", () => 1);
    for (let count = 0; count < 5_001; count += 1) draw("drawText", { bufferId: 0, x: count, y: 0, text: "" });
    expect(logOf(screen).filter((entry) => entry.startsWith("fillText"))).toHaveLength(5_000);
  });
});

describe("what nobody would see", () => {
  /** Operations by name: `d0` draws on 0, `c0` clears it, `1>0` and `1=0` put 1 over, in place of 0. */
  const operation = (name: string): Operation => {
    const copy = /^(\d)([>=])(\d)$/.exec(name);
    if (copy !== null) {
      return { kind: "copy", source: Number(copy[1]), buffer: Number(copy[3]), replaces: copy[2] === "=" };
    }
    const buffer = Number(name.slice(1));
    if (name.startsWith("d")) return { kind: "draw", buffer, draw: () => undefined };
    const kind = name.startsWith("c") ? "clear" : name.startsWith("+") ? "create" : "destroy";
    return { kind, buffer };
  };

  it.each([
    ["d0 d0", "d0 d0"],
    ["d0 c0 d0 c0 d0", "c0 d0"],
    ["d0 c1 d1 1=0 c1 d1 1=0", "c1 d1 1=0"],
    ["d0 c1 d1 1>0 c1 d1 1>0", "d0 c1 d1 1>0 c1 d1 1>0"],
    ["d1 1>0 c1", "d1 1>0 c1"],
    ["d1 d0 0>1 c0", "d1 d0 0>1 c0"],
    ["+1 d1 -1", "+1 -1"],
    ["+1 d1 1>0 -1 +1 d1", "+1 d1 1>0 -1 +1 d1"],
    ["d0 0=0", "d0 0=0"],
  ])("of %s leaves %s", (before, after) => {
    const names = before.split(" ");
    const operations = names.map(operation);
    const left = withoutUnseen(operations).map((each) => names[operations.indexOf(each)]);
    expect(left.join(" ")).toBe(after);
  });
});
