import { describe, expect, it } from "vitest";
import { components } from "../../src/components";
import { sceneFixture, spawn, update } from "../support/messages";

describe.each(["label", "button"])("%s", (type) => {
  it("shows its text as it is, and never as markup", () => {
    const { apply, element } = sceneFixture();
    apply(spawn(type, "x", { text: "<b>&</b>\n" }));
    expect(element("x").textContent).toBe("<b>&</b>\n");
    expect(element("x").children).toHaveLength(0);
  });

  it("changes its text in place", () => {
    const { apply, element } = sceneFixture();
    apply(spawn(type, "x", { text: "old" }));
    const node = element("x").firstChild;
    apply(update(type, "x", "setText", { text: "" }));
    expect(element("x").textContent).toBe("");
    apply(update(type, "x", "setText", { text: "new" }));
    expect(element("x").textContent).toBe("new");
    expect(element("x").firstChild).toBe(node);
  });
});

describe("button", () => {
  it("says each click, and submits no form", () => {
    const { apply, element, emit } = sceneFixture();
    apply(spawn("button", "go", { text: "Go" }));
    element("go").click();
    element("go").click();
    expect(emit).toHaveBeenCalledTimes(2);
    expect(element("go").getAttribute("type")).toBe("button");
  });
});

describe("the registry", () => {
  it("knows the components", () => {
    expect([...components.keys()].sort()).toEqual([
      "button",
      "canvas",
      "column",
      "console",
      "grid",
      "label",
      "markdown",
      "row",
      "textbox",
      "viz",
    ]);
  });
});
