/** Streams as a hero of the base protocol puts them on the wire, and what must be on the page after them. */
import { describe, expect, it } from "vitest";
import { announce, clearAll, move, outline, remove, sceneFixture, spawn, update } from "./support/messages";
import { decodeMessage } from "../src/protocol";

describe("streams of a hero without extensions", () => {
  it("label and button", () => {
    const { root, apply, element, emit } = sceneFixture();
    apply(
      clearAll,
      spawn("label", "label-1", { text: "hello" }),
      update("label", "label-1", "setText", { text: 'world ✓ "quoted" <b>&</b>' }),
      spawn("button", "go", { text: "Go" }),
      update("button", "go", "setText", { text: "Stop" }),
    );
    expect(outline(root)).toBe("label-1 go");
    expect(element("label-1").textContent).toBe('world ✓ "quoted" <b>&</b>');
    element("go").click();
    expect(emit).toHaveBeenCalledExactlyOnceWith("button", "go", { event: "click" });
  });

  it("textbox", () => {
    const { apply, element } = sceneFixture();
    apply(
      clearAll,
      spawn("textbox", "textbox-1", { value: "v", placeholder: "p" }),
      update("textbox", "textbox-1", "setValue", { value: "new" }),
      update("textbox", "textbox-1", "setPlaceholder", { placeholder: "np" }),
    );
    const input = element("textbox-1").querySelector("input");
    expect([input?.value, input?.placeholder]).toEqual(["new", "np"]);
  });

  it("layout, with parents given after the spawn", () => {
    const { root, apply, report } = sceneFixture();
    apply(
      clearAll,
      spawn("row", "bar"),
      spawn("button", "button-1", { text: "1" }),
      spawn("button", "button-2", { text: "2" }),
      move("button", "button-1", "bar"),
      move("button", "button-2", "bar"),
      spawn("label", "label-3", { text: "in" }),
      spawn("label", "label-4", { text: "deep" }),
      spawn("row", "inner"),
      move("label", "label-4", "inner"),
      spawn("column", "col"),
      move("label", "label-3", "col"),
      move("row", "inner", "col"),
      spawn("label", "label-5", { text: "late", parent: "col" }),
      spawn("label", "label-6", { text: "bystr", parent: "bar" }),
      remove("button", "button-2"),
    );
    expect(outline(root)).toBe("bar(button-1 label-6) col(label-3 inner(label-4) label-5)");
    apply(remove("row", "bar"), spawn("label", "label-7", { text: "after clear" }));
    expect(outline(root)).toBe("col(label-3 inner(label-4) label-5) label-7");
    expect(report).not.toHaveBeenCalled();
  });

  it("announces without capabilities", () => {
    expect(decodeMessage(announce("online", "hero-py-1"))).toMatchObject({ peerId: "hero-py-1" });
  });
});
