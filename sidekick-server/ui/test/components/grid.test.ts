import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { GridElement } from "../../src/components/grid";
import { Cells, type Cell } from "../../src/components/grid/cells";
import { nextFrame, noteDrawings, type DrawingLog } from "../support/canvas";
import { sceneFixture, spawn, update, type SceneFixture } from "../support/messages";

let logOf: (canvas: HTMLCanvasElement) => DrawingLog;
let resize: (width: number, height: number) => void;

beforeEach(() => {
  logOf = noteDrawings();
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(handle: (entries: object[]) => void) {
        resize = (width, height) => {
          handle([{ contentRect: { width, height } }]);
        };
      }
      observe(): void {
        // The test says when there is a size.
      }
      disconnect(): void {
        resize = () => undefined;
      }
    },
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
});

interface GridFixture extends SceneFixture {
  readonly grid: GridElement;
  readonly canvas: HTMLCanvasElement;
  readonly act: (action: string, options?: object) => void;
  readonly press: (key: string, init?: KeyboardEventInit) => void;
  /** What a screen reader says of the cell that the keyboard is at. */
  readonly spoken: () => string;
  /** The rectangles painted since the last time. */
  readonly painted: () => Promise<readonly string[]>;
}

function gridFixture(numColumns = 4, numRows = 3): GridFixture {
  const fixture = sceneFixture();
  fixture.apply(spawn("grid", "g", { numColumns, numRows }));
  const grid = fixture.element("g") as GridElement;
  const canvas = grid.querySelector("canvas");
  if (canvas === null) throw new Error("no canvas");
  return {
    ...fixture,
    grid,
    canvas,
    act: (action, options) => {
      fixture.apply(update("grid", "g", action, options));
    },
    press: (key, init) => {
      grid.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
    },
    spoken: () => {
      const id = grid.getAttribute("aria-activedescendant") ?? "";
      return document.getElementById(id)?.textContent ?? "";
    },
    painted: async () => {
      await nextFrame();
      return logOf(canvas).splice(0).filter((entry) => /^fill(?:Rect|Text)/.test(entry));
    },
  };
}

describe("cells", () => {
  it("keep colour and text apart", () => {
    const { grid, act } = gridFixture();
    act("setColor", { x: 3, y: 2, color: "red" });
    act("setText", { x: 3, y: 2, text: "x" });
    expect(grid.cellAt(3, 2)).toEqual({ color: "red", text: "x" });
    act("setColor", { x: 3, y: 2, color: null });
    expect(grid.cellAt(3, 2)).toEqual({ color: undefined, text: "x" });
    act("setText", { x: 3, y: 2, text: null });
    expect(grid.cellAt(3, 2)).toEqual({ color: undefined, text: "" });
  });

  it("are cleared one by one and all at once", () => {
    const { grid, act } = gridFixture();
    for (const x of [0, 1]) act("setColor", { x, y: 0, color: "red" });
    act("clearCell", { x: 0, y: 0 });
    expect([grid.cellAt(0, 0).color, grid.cellAt(1, 0).color]).toEqual([undefined, "red"]);
    act("clear");
    expect(grid.cellAt(1, 0).color).toBeUndefined();
  });

  it.each([
    ["setColor", { x: 4, y: 0, color: "red" }, "cell: (4, 0) is outside of 4 columns and 3 rows"],
    ["setText", { x: 0, y: 3, text: "a" }, "cell: (0, 3) is outside of 4 columns and 3 rows"],
    ["setColor", { x: -1, y: 0, color: "red" }, "payload.options.x: expected a whole number from 0 on, found -1"],
    ["setColor", { x: 0, y: 0, color: "k" }, "color: k is not a CSS colour"],
  ])("%s %j is reported and changes nothing", (action, options, message) => {
    const { grid, act, report } = gridFixture();
    act(action, options);
    expect(report).toHaveBeenCalledExactlyOnceWith("grid", "g", message);
    expect(grid.cellAt(0, 0)).toEqual({ color: undefined, text: "" });
  });

  it.each([[0, 1], [1, 0], [1.5, 1]])("a grid of %j by %j is refused", (numColumns, numRows) => {
    const { apply, report, root } = sceneFixture();
    apply(spawn("grid", "g", { numColumns, numRows }));
    expect(report).toHaveBeenCalledOnce();
    expect(root.childElementCount).toBe(0);
  });

  it("are visited once each, however often they changed", () => {
    const cells = new Cells(200, 200);
    const visited: string[] = [];
    const take = (): string[] => {
      cells.takeChanges(
        () => visited.push("all"),
        (x, y, { text }: Cell) => visited.push(`${x},${y},${text}`),
      );
      return visited.splice(0);
    };
    cells.setText(1, 0, "a");
    expect(take()).toEqual(["all", "1,0,a"]);
    cells.setText(199, 199, "b");
    cells.setText(199, 199, "c");
    expect(take()).toEqual(["199,199,c"]);
    expect(take()).toEqual([]);
    cells.clear();
    cells.setText(5, 6, "d");
    expect(take()).toEqual(["all", "5,6,d"]);
  });
});

describe("painting", () => {
  it("begins with the size, and from then on paints what changed", async () => {
    const { act, painted } = gridFixture();
    act("setColor", { x: 1, y: 1, color: "#ff0000" });
    resize(40, 30);
    expect(await painted()).toEqual(["fillRect(0,0,40,30)", "fillRect(11,11,9,9)"]);
    act("setText", { x: 0, y: 0, text: "a" });
    act("setText", { x: 0, y: 0, text: "b" });
    expect(await painted()).toEqual(["fillRect(0,0,10,10)", "fillText(b,5,5,9)"]);
    act("clear");
    expect(await painted()).toEqual(["fillRect(0,0,40,30)"]);
  });

  it("leaves out the lines where cells are tiny", async () => {
    const { act, painted } = gridFixture();
    act("setColor", { x: 1, y: 1, color: "#ff0000" });
    resize(8, 6);
    expect(await painted()).toEqual(["fillRect(0,0,8,6)", "fillRect(2,2,2,2)"]);
  });

  it("ends with the grid", async () => {
    const { apply, act, painted } = gridFixture();
    resize(40, 30);
    await painted();
    act("setColor", { x: 1, y: 1, color: "red" });
    apply({ id: 0, component: "grid", type: "remove", target: "g" });
    expect(await painted()).toEqual([]);
  });
});

describe("a person", () => {
  it("clicks a cell", () => {
    const { canvas, emit, spoken } = gridFixture();
    vi.spyOn(canvas, "clientWidth", "get").mockReturnValue(80);
    vi.spyOn(canvas, "clientHeight", "get").mockReturnValue(60);
    const click = new MouseEvent("click", { bubbles: true });
    Object.defineProperties(click, { offsetX: { value: 79.9 }, offsetY: { value: 20 } });
    canvas.dispatchEvent(click);
    expect(emit).toHaveBeenCalledExactlyOnceWith("grid", "g", { event: "click", x: 3, y: 1 });
    expect(spoken()).toBe("Column 3, row 1: empty");
  });

  it("goes from cell to cell and clicks by keyboard, and stays inside", () => {
    const { press, emit, grid } = gridFixture();
    const at = (): unknown => emit.mock.calls.at(-1)?.[2];
    for (const key of ["ArrowRight", "ArrowRight", "ArrowDown", "Enter"]) press(key);
    expect(at()).toEqual({ event: "click", x: 2, y: 1 });
    for (const key of ["ArrowLeft", "ArrowUp", "ArrowUp", " "]) press(key);
    expect(at()).toEqual({ event: "click", x: 1, y: 0 });
    press("End", { ctrlKey: true });
    for (const key of ["ArrowRight", "ArrowDown", "Enter"]) press(key);
    expect(at()).toEqual({ event: "click", x: 3, y: 2 });
    for (const key of ["Home", "Enter"]) press(key);
    expect(at()).toEqual({ event: "click", x: 0, y: 2 });
    expect(grid.tabIndex).toBe(0);
  });

  it("hears what is in the cell, in a new element for each step", async () => {
    const { press, act, grid, spoken } = gridFixture();
    act("setColor", { x: 1, y: 0, color: "red" });
    act("setText", { x: 1, y: 0, text: "7" });
    const before = grid.getAttribute("aria-activedescendant");
    press("ArrowRight");
    expect(grid.getAttribute("aria-activedescendant")).not.toBe(before);
    expect(spoken()).toBe("Column 1, row 0: 7, red");
    act("clear");
    await nextFrame();
    expect(spoken()).toBe("Column 1, row 0: empty");
  });
});
