import { describe, expect, it, vi } from "vitest";
import type { Component } from "../src/component";
import { decodeMessage, type SceneMessage } from "../src/protocol";
import { Scene } from "../src/scene";
import { clearAll, move, outline, remove, sceneFixture, spawn, update } from "./support/messages";

const label = (id: string, layout: object = {}): object => spawn("label", id, { text: id, ...layout });

describe("placing", () => {
  it("puts components in order, into the page or the container named", () => {
    const { root, apply } = sceneFixture();
    apply(label("a"), spawn("row", "r"), label("b", { parent: "r" }), label("c", { parent: "root" }));
    expect(outline(root)).toBe("a r(b) c");
  });

  it("inserts before a sibling", () => {
    const { root, apply } = sceneFixture();
    apply(label("a"), label("c"), label("b", { insertBefore: "c" }));
    expect(outline(root)).toBe("a b c");
  });

  it("moves between containers, to the end or before a sibling, also within the same one", () => {
    const { root, apply } = sceneFixture();
    apply(spawn("row", "r"), spawn("column", "c"), label("a"), label("b"), label("d", { parent: "r" }));
    apply(move("label", "a", "r"), move("label", "b", "r", "d"));
    expect(outline(root)).toBe("r(b d a) c");
    apply(move("label", "a", "r", "b"), move("row", "r", "c"));
    expect(outline(root)).toBe("c(r(a b d))");
    apply(move("label", "b", "r", "b"));
    expect(outline(root)).toBe("c(r(a b d))");
    apply(move("label", "a", "root"));
    expect(outline(root)).toBe("c(r(b d)) a");
  });

  it("rather misplaces a component than lose it, and says so", () => {
    const { root, apply, report } = sceneFixture();
    apply(label("a"), label("b", { parent: "gone" }), label("c", { parent: "a" }));
    apply(label("d", { insertBefore: "gone" }));
    expect(outline(root)).toBe("a b c d");
    expect(report.mock.calls).toEqual([
      ["label", "b", "parent: there is no container gone"],
      ["label", "c", "parent: there is no container a"],
      ["label", "d", "insertBefore: gone is not in that place"],
    ]);
  });

  it("does not take a component for its own parent when it is spawned", () => {
    const { root, apply, report } = sceneFixture();
    apply(spawn("row", "r", { parent: "r" }), label("a", { parent: "r" }));
    expect(outline(root)).toBe("r(a)");
    expect(report).toHaveBeenCalledExactlyOnceWith("row", "r", "parent: there is no container r");
  });

  it("does not take a child of another container for a sibling", () => {
    const { root, apply, report } = sceneFixture();
    apply(spawn("row", "r"), label("a", { parent: "r" }), label("b", { insertBefore: "a" }));
    expect(outline(root)).toBe("r(a) b");
    expect(report).toHaveBeenCalledOnce();
  });

  it("refuses to put a container into itself or into what it holds", () => {
    const { root, apply, report } = sceneFixture();
    apply(spawn("row", "r"), spawn("column", "c", { parent: "r" }));
    apply(move("row", "r", "r"), move("row", "r", "c"));
    expect(outline(root)).toBe("r(c)");
    expect(report).toHaveBeenCalledTimes(2);
  });
});

describe("removing", () => {
  it("removes what a container holds, at any depth", () => {
    const { root, apply, scene } = sceneFixture();
    apply(spawn("row", "r"), spawn("column", "c", { parent: "r" }), label("a", { parent: "c" }), label("b"));
    apply(remove("row", "r"));
    expect(outline(root)).toBe("b");
    expect([scene.elementOf("r"), scene.elementOf("c"), scene.elementOf("a")]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    apply(label("a"));
    expect(outline(root)).toBe("b a");
  });

  it("leaves alone what was moved out before", () => {
    const { root, apply } = sceneFixture();
    apply(spawn("row", "r"), label("a", { parent: "r" }), move("label", "a", "root"), remove("row", "r"));
    expect(outline(root)).toBe("a");
    apply(update("label", "a", "setText", { text: "still here" }));
    expect(root.textContent).toBe("still here");
  });

  it("survives nesting of any depth", () => {
    const { root, apply, scene } = sceneFixture();
    const depth = 2_000;
    apply(spawn("row", "r0"));
    for (let i = 1; i < depth; i += 1) apply(spawn("row", `r${i}`, { parent: `r${i - 1}` }));
    apply(remove("row", "r0"));
    expect(root.childNodes).toHaveLength(0);
    expect(scene.elementOf(`r${depth - 1}`)).toBeUndefined();
  });

  it("drops everything on clearAll", () => {
    const { root, apply, scene } = sceneFixture();
    apply(spawn("row", "r"), label("a", { parent: "r" }), clearAll);
    expect(root.childNodes).toHaveLength(0);
    expect(scene.elementOf("a")).toBeUndefined();
  });
});

describe("components that hold on to something", () => {
  it.each([
    ["clearAll", { id: 0, component: "global", type: "clearAll" }],
    ["the removal of what they are in", remove("row", "outer")],
  ])("are told to let go by %s, once", (_, message) => {
    const dispose = vi.fn();
    const root = document.createElement("div");
    const make = (): Component => {
      const element = document.createElement("div");
      return { element, slot: element, actions: {}, dispose };
    };
    const scene = new Scene(root, new Map([["row", make]]), { emit: () => true, report: () => undefined });
    const raw = [spawn("row", "outer"), spawn("row", "inner", { parent: "outer" })];
    for (const each of [...raw, message]) scene.apply(decodeMessage(each) as SceneMessage);
    expect(dispose).toHaveBeenCalledTimes(2);
  });
});

describe("bad messages", () => {
  it.each([
    [update("label", "gone", "setText", { text: "" }), "gone", "target: there is no component gone"],
    [remove("label", "gone"), "gone", "target: there is no component gone"],
    [update("label", "a", "explode"), "a", "update: label has no action explode"],
    [update("label", "a", "toString"), "a", "update: label has no action toString"],
    [update("label", "a", "setText"), "a", "payload.options.text: expected text, found nothing"],
    [update("label", "a", "setText", { text: 5 }), "a", "payload.options.text: expected text, found 5"],
    [spawn("label", "b", {}), "b", "payload.text: expected text, found nothing"],
    [spawn("label", "b", { text: "", parent: 5 }), "b", "payload.parent: expected text, found 5"],
    [spawn("label", "a", { text: "", insertBefore: [] }), "a", "payload.insertBefore: expected text, found an array"],
    [move("label", "a", "a"), "a", "parent: there is no container a"],
  ])("are reported and change nothing: %j", (message, id, problem) => {
    const { root, apply, report } = sceneFixture();
    apply(label("a"));
    const before = root.innerHTML;
    apply(message);
    expect(root.innerHTML).toBe(before);
    expect(report.mock.calls).toEqual([["label", id, problem]]);
    apply(label("c"));
    expect(outline(root)).toBe("a c");
  });

  it("warns once about a component type that it doesn't know, and goes on", () => {
    const { root, apply, report } = sceneFixture();
    apply(spawn("hologram", "h"), update("hologram", "h", "spin"), remove("hologram", "h"), label("a"));
    expect(console.warn).toHaveBeenCalledOnce();
    expect(report).not.toHaveBeenCalled();
    expect(outline(root)).toBe("a");
  });

  it("lets the newer of two components with one id win", () => {
    const { root, apply, report } = sceneFixture();
    apply(spawn("row", "x"), label("in", { parent: "x" }), spawn("button", "x", { text: "new" }));
    expect(outline(root)).toBe("x");
    expect(root.textContent).toBe("new");
    expect(report).toHaveBeenCalledOnce();
  });
});

describe("hooks", () => {
  it("marks each element with its id and type", () => {
    const { apply, element } = sceneFixture();
    apply(spawn("button", "go", { text: "Go" }));
    expect(element("go").dataset.component).toBe("button");
    expect(element("go").tagName).toBe("BUTTON");
  });

  it("passes events on with type and id", () => {
    const { apply, element, emit } = sceneFixture();
    apply(spawn("button", "go", { text: "Go" }));
    element("go").click();
    expect(emit.mock.calls).toEqual([["button", "go", { event: "click" }]]);
  });

  it("touches no other element when one changes", async () => {
    const { root, apply, element } = sceneFixture();
    apply(label("a"), label("b"), label("c"));
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((seen) => records.push(...seen));
    observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
    apply(update("label", "b", "setText", { text: "new" }));
    await vi.waitFor(() => {
      expect(records).toHaveLength(1);
    });
    expect(element("b").contains(records[0]?.target ?? null)).toBe(true);
    observer.disconnect();
  });
});
